"""The leaflet of one procedure, A5, to take home: the facts, the papers to tick, the steps.

What is long goes on to the back; the code is on the front.
"""

from __future__ import annotations

from datetime import date

from generator.errors import MotchamError
from generator.library import facts
from generator.library.library import Library
from generator.matrix import module_mm, svg
from generator.press.answers import answer_rows, paper_rows, step_rows
from generator.press.proof import Mark
from generator.press.sheet import Sheet, printed_title, proven_sheet, symbols, ward_data

A5_MM = (148.0, 210.0)
SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM = 101, 43, 40
"""The code's place on the front, quiet zone included."""


def leaflet(library: Library, code: str, on: date, *, strict: bool = False) -> Sheet:
    """The leaflet of the procedure `code`, dated `on`; proven.

    Raises MotchamError where the code must not be printed or is not a procedure's, a text does not
    fit, or the proof fails.
    """
    title = printed_title(library, code)
    procedure = library.by_code.get(code)
    if procedure is None:
        raise MotchamError(
            f"Mã {code} («{title}») không phải một thủ tục, nên không có tờ rơi.",
            f"In thẻ cho mã này: motcham print tags {code}.",
        )
    procedure = facts.with_current_fees(procedure, library.ward, on)
    symbol = symbols(library, [code])[code]
    module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    edition = facts.edition(procedure, library.ward, on)
    data = {
        "ward": ward_data(library),
        "page": {"width": A5_MM[0], "height": A5_MM[1]},
        "field": library.field_by_id[procedure.field].title,
        "title": title,
        "code": code,
        "words": library.site.words(code),
        "edition": edition,
        "svg": svg(symbol),
        "symbol": {"left": SYMBOL_LEFT_MM, "top": SYMBOL_TOP_MM, "side": SYMBOL_SIDE_MM},
        "facts": answer_rows(library, procedure),
        "papers": paper_rows(procedure),
        "steps": step_rows(procedure),
    }
    mark = Mark(code, symbol.text, symbol.size, SYMBOL_LEFT_MM, SYMBOL_TOP_MM, SYMBOL_SIDE_MM)
    marks, editions = [[mark]], {code: edition}
    return proven_sheet(
        "leaflet", data, on, marks, editions, page_mm=A5_MM, flows=True, strict=strict
    )
