"""The poster of a field or a life event, A4: its own code, and those of all its procedures."""

from __future__ import annotations

from dataclasses import replace

from generator.errors import MotchamError, WrongUseError
from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.press.grid import ROOMY, grid_sheet
from generator.press.printers import PLAIN, Finish
from generator.press.sheet import Sheet, printed_title
from generator.views.sheets import Section, code_view, grid_view, in_force


def group_poster(published: Published, code: str, *, finish: Finish = PLAIN) -> Sheet:
    """The poster of the field or life event `code`; proven.

    Procedures that are withdrawn are left out; those of a life event come in the order in which
    one does them; beside few of them stands what each is for. Raises MotchamError where the code
    must not be printed, is of another kind, has no procedure in force, a text does not fit, or the
    proof fails.
    """
    title = printed_title(published, code)
    large = code_view(published, code, title)
    for group in published.fields:
        if group.code == code:
            kind, summary = "Lĩnh vực", group.summary
            entries = in_force(published, [p.code for p in published.in_field(group)])
            break
    else:
        event = next((event for event in published.life_events if event.code == code), None)
        if event is None:
            raise WrongUseError(
                f"Mã {code} («{title}») không phải lĩnh vực hay việc đời, nên không có tờ nhóm.",
                f"In thẻ cho mã này: motcham print tags {code}.",
            )
        kind, summary = "Việc đời", event.summary
        entries = in_force(published, event.procedures)
    if not entries:
        raise MotchamError(
            f"Mã {code} («{title}») không có thủ tục nào để in.", "Công bố thủ tục rồi in."
        )
    if len(entries) <= ROOMY:
        entries = tuple(
            replace(entry, note=published.by_code[entry.code].summary) for entry in entries
        )
    view = grid_view(published, large, kind, summary, [Section("", entries)])
    return grid_sheet(SheetKind.GROUP, view, published.day, finish=finish)
