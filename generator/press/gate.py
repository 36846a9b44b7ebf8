"""The card for the gate of one renovation, A5, to be laminated: where, until when, a code."""

from __future__ import annotations

from datetime import date

from generator.library.facts import day_words, edition_of
from generator.library.library import Library
from generator.library.models.renovation import Renovation
from generator.matrix import module_mm, svg
from generator.press.announced import announced, trouble
from generator.press.notice import side_of
from generator.press.printers import PLAIN, Finish
from generator.press.proof import A5_MM, Mark
from generator.press.sheet import Sheet, proven_sheet, symbols, ward_data

SYMBOL_MM = 60.0
"""The code's side without its quiet zone."""
SYMBOL_TOP_MM = 66.0


def gate_card(library: Library, code: str, on: date, *, finish: Finish = PLAIN) -> Sheet:
    """The card of the renovation `code`, dated `on`; proven.

    Raises MotchamError where the works may not be announced, a text does not fit, or the proof
    fails.
    """
    renovation = announced(library, code, on)
    symbol = symbols(library, [code])[code]
    side = side_of(symbol.size, SYMBOL_MM)
    module_mm(symbol.text, symbol.size, side)
    left = (A5_MM[0] - side) / 2
    edition = gate_edition(library, renovation, on)
    data = {
        "ward": {**ward_data(library), "sample": library.ward.sample or renovation.sample},
        **_shown(library, renovation, on),
        "words": library.site.words(code),
        "edition": edition,
        "svg": svg(symbol),
        "symbol": {"left": left, "top": SYMBOL_TOP_MM, "side": side},
    }
    marks = [[Mark.of(code, symbol, left, SYMBOL_TOP_MM, side)]]
    return proven_sheet("gate", data, on, marks, {code: edition}, page_mm=A5_MM, finish=finish)


def gate_edition(library: Library, renovation: Renovation, on: date) -> str:
    """The edition on a card: its hash changes exactly when the facts on it do."""
    return edition_of(_shown(library, renovation, on), on)


def _shown(library: Library, renovation: Renovation, on: date) -> dict[str, str]:
    return {
        "code": renovation.code,
        "title": renovation.address,
        "neighbourhood": renovation.place.neighbourhood or "",
        "until": day_words(renovation.last_day),
        "trouble": trouble(renovation, on),
        "hotline": library.ward.hotline.number,
    }
