"""Rules across files: a module each, whose docstring says the rule and whose `check` applies it.

A hint that is meant to stay has its reason in the file's `source.differences`, with the rule's id
as `fact`. What each id means to staff stands in `explained.yml`. What rules find is kept for later
runs, but for what a few of them find that ask for more than what was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from generator.library.forms.problems import Problem
from generator.library.language.kept import kept
from generator.library.loading.collection import Collection
from generator.library.rules import (
    addresses,
    articles,
    cases,
    codes,
    colours,
    complete,
    dates,
    deadlines,
    fields,
    glossary,
    issued_codes,
    laws,
    links,
    local_facts,
    money,
    names,
    national_codes,
    offer,
    one_form,
    other_offices,
    outdated,
    papers,
    personal_data,
    phones,
    places,
    plain_words,
    portal,
    printed_codes,
    renovations,
    situations,
    steps,
    synonyms,
    times,
    titles,
    translations,
    unit,
    unit_words,
)

Rule = Callable[[Collection], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    names.check,
    personal_data.check,
    codes.check,
    national_codes.check,
    fields.check,
    links.check,
    addresses.check,
    cases.check,
    dates.check,
    deadlines.check,
    laws.check,
    titles.check,
    times.check,
    money.check,
    papers.check,
    steps.check,
    complete.check,
    plain_words.check,
    articles.check,
    one_form.check,
    portal.check,
    outdated.check,
    issued_codes.check,
    printed_codes.check,
    renovations.check,
    synonyms.check,
    situations.check,
    glossary.check,
    other_offices.check,
    translations.check,
    unit.check,
    local_facts.check,
    places.check,
    phones.check,
    offer.check,
    unit_words.check,
    colours.check,
)


_BEYOND: tuple[Rule, ...] = (dates.check, renovations.check, unit.check)
"""Those that ask for more than what was read: for the day, and what other units are called."""


def broken_rules(collection: Collection) -> Iterator[Problem]:
    """Every problem of every rule, without the hints for which a file gives its reason."""
    explained = {
        (sourced.document.file, difference.fact)
        for sourced in collection.procedures
        for difference in sourced.model.source.differences
    }
    beyond = chain.from_iterable(rule(collection) for rule in _BEYOND)
    for problem in chain(_in_what_was_read(collection), beyond):
        if problem.severity == "error" or (problem.file, problem.rule) not in explained:
            yield problem


@kept
def _in_what_was_read(collection: Collection) -> tuple[Problem, ...]:
    """What the other rules find, which follows from what was read alone."""
    rules = (rule for rule in RULES if rule not in _BEYOND)
    return tuple(chain.from_iterable(rule(collection) for rule in rules))
