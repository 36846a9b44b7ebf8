"""The poster of a field or a life event, A4: its own code, and those of all its procedures."""

from __future__ import annotations

from datetime import date

from generator.errors import MotchamError
from generator.library.library import Library
from generator.press.grid import Head, Section, grid_sheet, in_force
from generator.press.printers import PLAIN, Finish
from generator.press.sheet import Sheet, printed_title


def group_poster(library: Library, code: str, on: date, *, finish: Finish = PLAIN) -> Sheet:
    """The poster of the field or life event `code`, dated `on`; proven.

    Procedures that are withdrawn are left out; those of a life event come in the order in which
    one does them. Raises MotchamError where the code must not be printed, is of another kind, has
    no procedure in force, a text does not fit, or the proof fails.
    """
    title = printed_title(library, code)
    for group in library.fields:
        if group.code == code:
            head = Head(code, "Lĩnh vực", title, group.summary)
            entries = in_force(library, [p.code for p in library.in_field(group)])
            break
    else:
        event = next((event for event in library.life_events if event.code == code), None)
        if event is None:
            raise MotchamError(
                f"Mã {code} («{title}») không phải lĩnh vực hay việc đời, nên không có tờ nhóm.",
                f"In thẻ cho mã này: motcham print tags {code}.",
            )
        head = Head(code, "Việc đời", title, event.summary)
        entries = in_force(library, [step.procedure for step in event.steps if step.procedure])
    if not entries:
        raise MotchamError(
            f"Mã {code} («{title}») không có thủ tục nào để in.", "Công bố thủ tục rồi in."
        )
    return grid_sheet("group", library, head, [Section("", entries)], on, finish=finish)
