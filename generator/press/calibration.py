"""The sheet to measure a printer with, A4: crosses and rulers, and what to do with them."""

from __future__ import annotations

from datetime import date

from generator.press.adjusting import adjusted
from generator.press.marking import mark_of, put_mark
from generator.press.pdf import make_press_ready, opened, saved
from generator.press.printers import CROSS_MM, EXACT, PRINTERS, Printer
from generator.press.proof import A4_MM, prove
from generator.press.typesetting import typeset

RULER_MM = 100
CALIBRATION = "calibration"
"""What the sheet is called, where papers are called by their kinds."""


def calibration_sheet(on: date, printer: Printer = EXACT, name: str = "") -> bytes:
    """The PDF, dated `on`, drawn for `printer`, whose `name` it then says; proven.

    Raises MotchamError where the printer's numbers push a text off the page.
    """
    data = {
        "file": PRINTERS,
        "printer": name,
        "page": A4_MM,
        "cross": CROSS_MM,
        "ruler": RULER_MM,
    }
    with opened(typeset("calibration.typ", data, on)) as document:
        make_press_ready(document)
        put_mark(document, mark_of(CALIBRATION, ()), on)
        pdf = saved(document)
    pdf, marks = adjusted(pdf, [()], A4_MM, printer)
    prove(pdf, marks, A4_MM)
    return pdf
