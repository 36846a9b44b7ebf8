"""Which renovations may be announced on paper."""

from __future__ import annotations

from difflib import get_close_matches

from generator.errors import MotchamError, WrongUseError
from generator.library.checked.published import Published
from generator.library.language.formats import day_words
from generator.library.models.renovation import Renovation
from generator.library.registers.ledger import CodeKind
from generator.library.registers.sheet_kinds import SheetKind
from generator.library.renovations.state import State, finished_on, state


def announced(published: Published, code: str, kind: SheetKind) -> Renovation:
    """The renovation `code`, which may be announced on a paper of this `kind`.

    Raises MotchamError where it has ended, is no renovation, or its code was never issued.
    """
    row = published.rows.get(code)
    if row is None or row.kind is not CodeKind.RENOVATION:
        open_ = [item.code for item in published.renovations if not ended(published, item)]
        near = ", ".join(get_close_matches(code.upper(), open_, n=3, cutoff=0.5))
        raise WrongUseError(
            f"Mã «{code}» không phải một công trình trong sổ mã, nên không in {kind.label}.",
            f"Mã gần giống: {near}." if near else "Xem các công trình: motcham renovations.",
        )
    found = renovation_called(published, code)
    if found is None or ended(published, found):
        day = finished_on(found) if found else row.withdrawn_on
        since = f" từ {day_words(day)}" if day else ""
        raise MotchamError(
            f"Công trình {code} đã kết thúc{since}, nên không in {kind.label} nữa.",
            "Gỡ các tờ còn treo; trang của mã này tự báo là đã kết thúc.",
        )
    return found


def renovation_called(published: Published, code: str) -> Renovation | None:
    """The renovation `code` whose facts are still public; None where there is none."""
    return next((item for item in published.renovations if item.code == code), None)


def ended(published: Published, renovation: Renovation) -> bool:
    """Whether works have ended: nothing is announced on paper from then on."""
    return state(renovation, published.day) is State.FINISHED
