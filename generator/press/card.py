"""The table card: A4 folded to a tent, each face of A5 landscape with one large code."""

from __future__ import annotations

from datetime import date

from generator.library.facts import edition_of
from generator.library.library import Library
from generator.matrix import module_mm, svg
from generator.press.printers import PLAIN, Finish
from generator.press.proof import A4_MM, Mark
from generator.press.sheet import Sheet, printed_title, proven_sheet, symbols, ward_data

FOLD_MM = A4_MM[1] / 2
"""The fold's distance from the top: the card's upper edge when it stands."""
SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM = 111, 27, 93
"""The code's place on a face, quiet zone included."""


def table_card(library: Library, code: str, on: date, *, finish: Finish = PLAIN) -> Sheet:
    """The card of `code`, dated `on`; proven on both faces.

    Raises MotchamError where the code must not be printed, a text does not fit, or the proof fails.
    """
    title = printed_title(library, code)
    symbol = symbols(library, [code])[code]
    module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    ward = ward_data(library)
    shown = {"code": code, "title": title, "words": library.site.words(code)}
    edition = edition_of([ward, shown, symbol.text], on)
    data = {
        "ward": ward,
        **shown,
        "edition": edition,
        "svg": svg(symbol),
        "fold": FOLD_MM,
        "symbol": {"left": SYMBOL_LEFT_MM, "top": SYMBOL_TOP_MM, "side": SYMBOL_SIDE_MM},
    }
    left, top, side = SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM
    marks = [
        Mark.of(code, symbol, A4_MM[0] - left - side, FOLD_MM - top - side, side, turned=True),
        Mark.of(code, symbol, left, FOLD_MM + top, side),
    ]
    return proven_sheet("card", data, on, [marks], {code: edition}, finish=finish)
