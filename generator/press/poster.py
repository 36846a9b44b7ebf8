"""The counter poster of one procedure, A4: how long, how much, where, and a code to scan."""

from __future__ import annotations

from datetime import date

from generator.library.library import Library
from generator.press.printers import PLAIN, Finish
from generator.press.procedure_sheet import procedure_sheet
from generator.press.sheet import Sheet

SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM = 108, 160, 93
"""The code's place, quiet zone included: the smallest code in use is then 70 mm wide."""


def poster(library: Library, code: str, on: date, *, finish: Finish = PLAIN) -> Sheet:
    """The poster of the procedure `code`, dated `on`; proven. Raises as `procedure_sheet` does."""
    place = (SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM)
    return procedure_sheet(
        "poster", library, code, on, called="tờ dán quầy", symbol_mm=place, finish=finish
    )
