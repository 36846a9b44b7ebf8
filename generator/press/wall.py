"""The wall poster, A4: every code of the ward, field by field, over as many pages as it needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.library.checked.published import Published
from generator.library.registers.address import HOME_CODE
from generator.library.registers.sheet_kinds import SheetKind
from generator.press.grid import grid_sheet
from generator.press.printers import PLAIN, Finish
from generator.press.sheet import Sheet, printable_codes
from generator.views.sheets import HOME_TITLE, CodeView, Section, code_view, grid_view, in_force

SUMMARY = "Quét mã của việc bạn cần: bao lâu, bao nhiêu tiền, ở đâu, giấy tờ gì."


def wall_poster(published: Published, *, finish: Finish = PLAIN) -> Sheet:
    """The poster of all codes that may be printed; proven.

    Raises MotchamError where a text does not fit, a module would be too small, or the proof fails.
    """
    sections = _sections(published)
    home = code_view(published, HOME_CODE, HOME_TITLE)
    view = grid_view(published, home, "Mọi mã một chạm", SUMMARY, sections)
    return grid_sheet(SheetKind.ALL, view, published.day, finish=finish)


def _sections(published: Published) -> Iterator[Section]:
    """Each field, its own code first; then life events, information pages, and record pages."""
    printable = set(printable_codes(published))

    def issued(entries: Iterable[CodeView]) -> tuple[CodeView, ...]:
        return tuple(entry for entry in entries if entry.code in printable)

    for group in published.fields:
        own = code_view(published, group.code, group.title, "cả lĩnh vực")
        mine = in_force(published, [p.code for p in published.in_field(group)])
        if entries := issued([own, *mine]):
            yield Section(group.title, entries)
    for heading, subjects in (("Việc đời", published.life_events), ("Thông tin", published.pages)):
        yield Section(heading, issued(code_view(published, s.code, s.title) for s in subjects))
    records = (p for p in published.procedures if p.is_record)
    if entries := issued(code_view(published, p.code, p.title) for p in records):
        yield Section("Hồ sơ quốc gia, chưa viết lại", entries)
