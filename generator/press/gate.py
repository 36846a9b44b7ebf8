"""The card for the gate of one renovation, A5, to be laminated: where, until when, a code."""

from __future__ import annotations

from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.matrix import module_mm, svg
from generator.press.announced import announced
from generator.press.notice import side_of
from generator.press.printers import PLAIN, Finish
from generator.press.proof import A5_MM, Mark
from generator.press.sheet import Sheet, drawn, proven_sheet, symbols
from generator.views.edition import edition_of
from generator.views.sheets import gate_view

SYMBOL_MM = 60.0
"""The code's side without its quiet zone."""
SYMBOL_TOP_MM = 66.0


def gate_card(published: Published, code: str, *, finish: Finish = PLAIN) -> Sheet:
    """The card of the renovation `code`; proven.

    Raises MotchamError where the works may not be announced, a text does not fit, or the proof
    fails.
    """
    view = gate_view(published, announced(published, code, SheetKind.GATE))
    symbol = symbols([view.code])[code]
    side = side_of(symbol.size, SYMBOL_MM)
    module_mm(symbol.text, symbol.size, side)
    left = (A5_MM[0] - side) / 2
    edition = edition_of(view, published.day)
    data = {
        **drawn(view),
        "edition": edition,
        "svg": svg(symbol),
        "symbol": {"left": left, "top": SYMBOL_TOP_MM, "side": side},
    }
    marks = [[Mark.of(code, symbol, left, SYMBOL_TOP_MM, side)]]
    return proven_sheet(
        SheetKind.GATE, data, published.day, marks, {code: edition}, page_mm=A5_MM, finish=finish
    )
