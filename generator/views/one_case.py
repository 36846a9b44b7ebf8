"""A procedure as it is for one of its cases: what is of the others left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from generator.errors import WrongUseError
from generator.library.models.procedure import Case, PerCase, Procedure

_Part = TypeVar("_Part", bound=PerCase)
_PARTS = ("documents", "steps", "notes", "results", "conditions")


def case_called(procedure: Procedure, case: str) -> Case:
    """The case `case` of `procedure`. Raises MotchamError, with all there are, for another."""
    found = next((one for one in procedure.cases if one.id == case), None)
    if found is None:
        listed = "".join(f"\n    {one.id:<14} {one.title}" for one in procedure.cases)
        raise WrongUseError(
            f"Thủ tục {procedure.code} không có trường hợp «{case}».",
            f"Các trường hợp có:{listed}" if listed else "Bỏ --case: mọi người làm như nhau.",
        )
    return found


def of_case(procedure: Procedure, case: Case) -> Procedure:
    """`procedure` for those alone whose case it is: nothing is said of cases any more."""
    channels = tuple(
        channel.model_copy(update={"fees": _of(channel.fees, case)})
        for channel in _of(procedure.channels, case)
    )
    parts = {name: _of(getattr(procedure, name), case) for name in _PARTS}
    return procedure.model_copy(update={**parts, "channels": channels, "cases": ()})


def _of(parts: Iterable[_Part], case: Case) -> tuple[_Part, ...]:
    mine = (part for part in parts if not part.for_cases or case.id in part.for_cases)
    return tuple(part.model_copy(update={"for_cases": ()}) for part in mine)
