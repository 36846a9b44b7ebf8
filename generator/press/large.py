"""The card in large print, A5 on both sides, for those who read small letters badly.

In front are what it is for, the answers and the code; on the back what to bring. Where that is much
a second leaf goes on with it; only what four sides do not hold is left to the page.
"""

from __future__ import annotations

from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.press.printers import PLAIN, Finish
from generator.press.procedure_sheet import in_plain_words, procedure_sheet
from generator.press.proof import A5_MM
from generator.press.sheet import Sheet
from generator.views.sheets import large_view

LEAST_PT = 18
"""No word of the facts is smaller: WCAG calls letters large from 18 points."""
SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM = 87, 141, 55
"""The code's place on the front, quiet zone included."""


def large_card(published: Published, code: str, *, case: str = "", finish: Finish = PLAIN) -> Sheet:
    """The large-print card of the procedure `code`; proven. Raises as `procedure_sheet` does.

    Raises MotchamError for a national record that nobody has put into plain words.
    """
    in_plain_words(published, code, "thẻ chữ to")
    return procedure_sheet(
        SheetKind.LARGE,
        published,
        code,
        large_view,
        called="thẻ chữ to",
        symbol_mm=(SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM),
        page_mm=A5_MM,
        flows=True,
        case=case,
        more={"least": LEAST_PT},
        finish=finish,
    )
