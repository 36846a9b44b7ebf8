"""The counter poster of one procedure, A4: how long, how much, where, and a code to scan."""

from __future__ import annotations

from datetime import date

from generator.errors import MotchamError
from generator.library import facts
from generator.library.library import Library
from generator.matrix import module_mm, svg
from generator.press.answers import answer_rows, paper_rows
from generator.press.proof import Mark
from generator.press.sheet import Sheet, printed_title, proven_sheet, symbols, ward_data

SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM = 108, 160, 93
"""The code's place, quiet zone included: the smallest code in use is then 70 mm wide."""


def poster(library: Library, code: str, on: date, *, strict: bool = False) -> Sheet:
    """The poster of the procedure `code`, dated `on`; proven.

    Raises MotchamError where the code must not be printed or is not a procedure's, a text does not
    fit, or the proof fails.
    """
    title = printed_title(library, code)
    procedure = library.by_code.get(code)
    if procedure is None:
        raise MotchamError(
            f"Mã {code} («{title}») không phải một thủ tục, nên không có tờ dán quầy.",
            f"In thẻ cho mã này: motcham print tags {code}.",
        )
    procedure = facts.with_current_fees(procedure, library.ward, on)
    symbol = symbols(library, [code])[code]
    module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    edition = facts.edition(procedure, library.ward, on)
    data = {
        "ward": ward_data(library),
        "field": library.field_by_id[procedure.field].title,
        "title": title,
        "code": code,
        "words": library.site.words(code),
        "edition": edition,
        "svg": svg(symbol),
        "symbol": {"left": SYMBOL_LEFT_MM, "top": SYMBOL_TOP_MM, "side": SYMBOL_SIDE_MM},
        "facts": answer_rows(library, procedure),
        "papers": paper_rows(procedure),
    }
    mark = Mark(code, symbol.text, symbol.size, SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM)
    return proven_sheet("poster", data, on, [[mark]], {code: edition}, strict=strict)
