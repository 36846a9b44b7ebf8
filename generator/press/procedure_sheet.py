"""What the papers of one procedure share: its facts, papers and steps, one code, one edition."""

from __future__ import annotations

from datetime import date

from generator.errors import MotchamError
from generator.library import facts
from generator.library.library import Library
from generator.matrix import module_mm, svg
from generator.press.answers import answer_rows, caution_rows, paper_rows, step_rows
from generator.press.printers import PLAIN, Finish
from generator.press.proof import A4_MM, Mark
from generator.press.sheet import (
    Sheet,
    SheetKind,
    printed_title,
    proven_sheet,
    symbols,
    ward_data,
)


def procedure_sheet(  # noqa: PLR0913 - a paper: what of, called what, how laid out, how proven
    kind: SheetKind,
    library: Library,
    code: str,
    on: date,
    *,
    called: str,
    symbol_mm: tuple[float, float, float],
    page_mm: tuple[float, float] = A4_MM,
    flows: bool = False,
    finish: Finish = PLAIN,
) -> Sheet:
    """The paper of the procedure `code`, which staff know as `called`, dated `on`; proven.

    `symbol_mm` is the code's place on the first page: left, top and side in mm, quiet zone
    included. Raises MotchamError where the code must not be printed or is not a procedure's, a text
    does not fit, or the proof fails.
    """
    title = printed_title(library, code)
    procedure = library.by_code.get(code)
    if procedure is None:
        raise MotchamError(
            f"Mã {code} («{title}») không phải một thủ tục, nên không có {called}.",
            f"In thẻ cho mã này: motcham print tags {code}.",
        )
    procedure = facts.with_current_fees(procedure, library.ward, on)
    symbol = symbols(library, [code])[code]
    left, top, side = symbol_mm
    module_mm(symbol.text, symbol.size, side)
    edition = facts.edition(procedure, library.ward, on)
    data = {
        "ward": ward_data(library),
        "page": {"width": page_mm[0], "height": page_mm[1]},
        "field": library.field_by_id[procedure.field].title,
        "title": title,
        "summary": procedure.summary,
        "cautions": caution_rows(procedure),
        "code": code,
        "words": library.site.words(code),
        "edition": edition,
        "svg": svg(symbol),
        "symbol": {"left": left, "top": top, "side": side},
        "facts": answer_rows(library, procedure),
        "papers": paper_rows(procedure),
        "steps": step_rows(procedure),
    }
    marks = [[Mark.of(code, symbol, left, top, side)]]
    return proven_sheet(
        kind, data, on, marks, {code: edition}, page_mm=page_mm, flows=flows, finish=finish
    )
