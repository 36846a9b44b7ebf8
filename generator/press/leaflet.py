"""The leaflet of one procedure, A5, to take home: what it is for, the facts, the papers, the steps.

What is long goes on to the back; the code is on the front.
"""

from __future__ import annotations

from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.press.printers import PLAIN, Finish
from generator.press.procedure_sheet import in_plain_words, procedure_sheet
from generator.press.proof import A5_MM
from generator.press.sheet import Sheet
from generator.views.procedure import procedure_view
from generator.views.sheets import leaflet_view

SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM = 101, 50, 40
"""The code's place on most fronts; see `symbol_place`."""
CAUTION_MM = 11
"""The room of each thing that is to be known first, above the facts and the code."""


def symbol_place(published: Published, code: str, case: str = "") -> tuple[float, float, float]:
    """Where the code stands on the front: left, top and side in mm, quiet zone included."""
    procedure = published.by_code.get(code)
    cautions = len(procedure_view(published, procedure).cautions) if procedure else 0
    cautions += bool(case)
    return SYMBOL_LEFT_MM, SYMBOL_TOP_MM + cautions * CAUTION_MM, SYMBOL_SIDE_MM


def leaflet(published: Published, code: str, *, case: str = "", finish: Finish = PLAIN) -> Sheet:
    """The leaflet of the procedure `code`; proven. Raises as `procedure_sheet` does.

    Raises MotchamError for a national record that nobody has put into plain words.
    """
    in_plain_words(published, code, "tờ rơi")
    return procedure_sheet(
        SheetKind.LEAFLET,
        published,
        code,
        leaflet_view,
        called="tờ rơi",
        symbol_mm=symbol_place(published, code, case),
        page_mm=A5_MM,
        flows=True,
        case=case,
        finish=finish,
    )
