"""The counter poster of one procedure, A4 or A5: how long, how much, where, and a code to scan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.press.printers import PLAIN, Finish
from generator.press.procedure_sheet import procedure_sheet
from generator.press.proof import A4_MM, A5_MM
from generator.press.sheet import Sheet
from generator.views.sheets import poster_view

PaperSize = Literal["A4", "A5"]
SIZES_MM: Mapping[PaperSize, tuple[float, float]] = {"A4": A4_MM, "A5": A5_MM}
SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM = 108, 160, 93
"""The code's place on A4, quiet zone included: the smallest code in use is then 70 mm wide."""


def poster(
    published: Published,
    code: str,
    *,
    size: PaperSize = "A4",
    case: str = "",
    finish: Finish = PLAIN,
) -> Sheet:
    """The poster of the procedure `code`; proven. Raises as `procedure_sheet` does.

    A smaller one is the same, drawn smaller, for a counter at which one stands.
    """
    page_mm = SIZES_MM[size]
    shrunk = page_mm[0] / A4_MM[0]
    left, top, side = (mm * shrunk for mm in (SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM))
    return procedure_sheet(
        SheetKind.POSTER,
        published,
        code,
        poster_view,
        called="tờ dán quầy",
        symbol_mm=(left, top, side),
        page_mm=page_mm,
        case=case,
        finish=finish,
    )
