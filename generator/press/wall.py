"""The wall poster, A4: every code of the ward, field by field, over as many pages as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.library.address import HOME_CODE
from generator.library.library import Library
from generator.press.grid import Entry, Head, Section, grid_sheet, in_force
from generator.press.printers import PLAIN, Finish
from generator.press.sheet import HOME_TITLE, Sheet, printable_codes

SUMMARY = "Quét mã của việc bạn cần: bao lâu, bao nhiêu tiền, ở đâu, giấy tờ gì."


def wall_poster(library: Library, on: date, *, finish: Finish = PLAIN) -> Sheet:
    """The poster of all codes that may be printed, dated `on`; proven.

    Raises MotchamError where a text does not fit, a module would be too small, or the proof fails.
    """
    head = Head(HOME_CODE, "Mọi mã một chạm", HOME_TITLE, SUMMARY)
    return grid_sheet("all", library, head, list(_sections(library)), on, finish=finish)


def _sections(library: Library) -> Iterator[Section]:
    """Each field, its own code first; then the life events, then the information pages."""
    printable = set(printable_codes(library))

    def issued(entries: list[Entry]) -> list[Entry]:
        return [entry for entry in entries if entry.code in printable]

    for group in library.fields:
        mine = in_force(library, [p.code for p in library.in_field(group)])
        yield Section(group.title, issued([Entry(group.code, group.title, "cả lĩnh vực"), *mine]))
    events = [Entry(event.code, event.title) for event in library.life_events]
    yield Section("Việc đời", issued(events))
    yield Section("Thông tin", issued([Entry(page.code, page.title) for page in library.pages]))
