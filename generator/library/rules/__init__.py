"""Rules across files: a module each, whose docstring says the rule and whose `check` applies it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.library.collection import Collection
from generator.library.problems import Problem
from generator.library.rules import (
    cases,
    codes,
    dates,
    fields,
    issued_codes,
    links,
    names,
    personal_data,
    plain_words,
    printed_codes,
    renovations,
    synonyms,
    translations,
)

Rule = Callable[[Collection], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    names.check,
    personal_data.check,
    codes.check,
    fields.check,
    links.check,
    cases.check,
    dates.check,
    issued_codes.check,
    plain_words.check,
    printed_codes.check,
    renovations.check,
    synonyms.check,
    translations.check,
)
