"""What the papers of one procedure share: one code, one edition, the same refusals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.errors import MotchamError, WrongUseError
from generator.library.checked.published import Published
from generator.library.models.procedure import Procedure
from generator.library.registers.sheet_kinds import SheetKind
from generator.matrix import module_mm, svg
from generator.press.printers import PLAIN, Finish
from generator.press.proof import A4_MM, Mark
from generator.press.sheet import Sheet, drawn, printed_title, proven_sheet, symbols
from generator.views.edition import edition_of
from generator.views.sheets import code_view

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def procedure_sheet(  # noqa: PLR0913 - a paper: what of, called what, how laid out, how proven
    kind: SheetKind,
    published: Published,
    code: str,
    view_of: Callable[[Published, Procedure, str], DataclassInstance],
    *,
    called: str,
    symbol_mm: tuple[float, float, float],
    page_mm: tuple[float, float] = A4_MM,
    flows: bool = False,
    case: str = "",
    more: Mapping[str, object] = MappingProxyType({}),
    finish: Finish = PLAIN,
) -> Sheet:
    """The paper of the procedure `code`, which staff know as `called`; proven.

    It draws what `view_of` says, of one `case` where it is named; the code stays the procedure's.
    `symbol_mm` is the code's place on the first page: left, top and side in mm, quiet zone
    included; `more` is what its template is told beside. Raises MotchamError where the code must
    not be printed or is not a procedure's, there is no such case, a text does not fit, or the proof
    fails.
    """
    title = printed_title(published, code)
    procedure = published.by_code.get(code)
    if procedure is None:
        raise WrongUseError(
            f"Mã {code} («{title}») không phải một thủ tục, nên không có {called}.",
            f"In thẻ cho mã này: motcham print tags {code}.",
        )
    view = view_of(published, procedure, case)
    symbol = symbols([code_view(published, code, title)])[code]
    left, top, side = symbol_mm
    module_mm(symbol.text, symbol.size, side)
    edition = edition_of(view, published.day)
    data = {
        **drawn(view),
        **more,
        "page": {"width": page_mm[0], "height": page_mm[1]},
        "edition": edition,
        "svg": svg(symbol),
        "symbol": {"left": left, "top": top, "side": side},
    }
    marks = [[Mark.of(code, symbol, left, top, side)]]
    return proven_sheet(
        kind,
        data,
        published.day,
        marks,
        {code: edition},
        page_mm=page_mm,
        flows=flows,
        finish=finish,
    )


def in_plain_words(published: Published, code: str, called: str) -> None:
    """Raise MotchamError where `code` is a record that nobody has written for residents.

    What is `called` so says facts that such a record does not have in short.
    """
    procedure = published.by_code.get(code)
    if procedure and procedure.is_record:
        raise MotchamError(
            f"Mã {code} («{procedure.title}») còn là hồ sơ quốc gia chưa viết lại, nên không có "
            f"{called}.",
            f"In tờ dán quầy: motcham print poster {code}.",
        )
