"""Rules across files: each module has one rule, its docstring says it, its `check` finds breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.library.collection import Collection
from generator.library.problems import Problem
from generator.library.rules import (
    cases,
    codes,
    fields,
    issued_codes,
    links,
    names,
)

Rule = Callable[[Collection], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    names.check,
    codes.check,
    fields.check,
    links.check,
    cases.check,
    issued_codes.check,
)
