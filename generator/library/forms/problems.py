"""A problem: one finding about one place in one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. Errors block; warnings advise.

    `file` is a path relative to the project's root, with forward slashes. `line` and `column`
    count from 1. `rule` is the rule's id. `message` says what was found and what was expected,
    `hint` what to do; both are Vietnamese.
    """

    file: str
    line: int
    column: int
    rule: str
    message: str
    hint: str
    severity: Severity = field(default="error", compare=False)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any problem blocks."""
    return any(problem.severity == "error" for problem in problems)
