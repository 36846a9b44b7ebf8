"""The table card: A4 folded to a tent, each face of A5 landscape with one large code."""

from __future__ import annotations

from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.matrix import module_mm, svg
from generator.press.printers import PLAIN, Finish
from generator.press.proof import A4_MM, Mark
from generator.press.sheet import Sheet, drawn, printed_title, proven_sheet, symbols
from generator.views.edition import edition_of
from generator.views.sheets import code_sheet_view

FOLD_MM = A4_MM[1] / 2
"""The fold's distance from the top: the card's upper edge when it stands."""
SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM = 111, 27, 93
"""The code's place on a face, quiet zone included."""


def table_card(published: Published, code: str, *, finish: Finish = PLAIN) -> Sheet:
    """The card of `code`; proven on both faces.

    Raises MotchamError where the code must not be printed, a text does not fit, or the proof fails.
    """
    view = code_sheet_view(published, code, printed_title(published, code))
    symbol = symbols([view.code])[code]
    module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    edition = edition_of(view, published.day)
    data = {
        **drawn(view),
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
    return proven_sheet(
        SheetKind.CARD, data, published.day, [marks], {code: edition}, finish=finish
    )
