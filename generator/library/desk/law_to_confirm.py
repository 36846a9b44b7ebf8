"""Articles of law that a person has still to look up: each once, whatever pages go by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from generator.library.checked.library import Library
from generator.library.desk.asking import Asking
from generator.library.forms.paths import RIGHTS
from generator.library.models.procedure import LawFact
from generator.library.rules.laws import LAW

_OFFICIAL = "https://vbpl.vn/van-ban/trung-uong"
"""The state's base of laws, kept by the Ministry of Justice; it lists what has a number."""


ALL = "mọi thủ tục"
"""Who says a right of everybody, in the place of a code."""


class _Said(NamedTuple):
    """A fact with the code and the file of what says it."""

    fact: LawFact
    code: str
    file: str


@dataclass(frozen=True)
class UnconfirmedArticle:
    """One article of one law that nobody has compared with the official text yet.

    `facts` are what pages say by it, each with their codes; `pages` are where to look the law up,
    `sources` where it was read, `files` where the day goes once it is confirmed.
    """

    law: str
    article: str
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    pages: tuple[str, ...]
    sources: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The procedures that say something by it, the most asked for first."""
        return tuple(dict.fromkeys(code for _, codes in self.facts for code in codes))


def official_pages(law: str, records: Mapping[str, str]) -> tuple[str, ...]:
    """Where a person finds the official text of what `law` names: a page for each number in it.

    `records` are the addresses of national records by their codes, for a fact that a record states.
    """
    if found := [url for code, url in records.items() if law.endswith(f" {code}")]:
        return tuple(found)
    numbers = dict.fromkeys(LAW.findall(law))
    return tuple(f"{_OFFICIAL}?keyword={quote(number)}" for number in numbers) or (_OFFICIAL,)


def unconfirmed_articles(library: Library, on: date) -> Iterator[UnconfirmedArticle]:
    """All that are in force `on` that day; rights first, then by how much a procedure is asked."""
    records = {
        one.national_code: one.source.url
        for one in library.procedures
        if one.national_code and one.source.url
    }
    asking = Asking(library.most_asked, library.life_events)
    found: dict[tuple[str, str], list[_Said]] = {}
    for right in library.rights:
        if right.holds(on) and right.confirmed_on is None:
            found.setdefault((right.law, right.article), []).append(_Said(right, ALL, RIGHTS))
    for procedure in sorted(library.in_force, key=lambda one: (asking.rank(one), one.code)):
        for fact in procedure.law_facts_on(on):
            if fact.confirmed_on is None:
                said = _Said(fact, procedure.code, library.files[procedure.code])
                found.setdefault((fact.law, fact.article), []).append(said)
    for (law, article), those in found.items():
        facts: dict[str, list[str]] = {}
        for one in those:
            facts.setdefault(one.fact.fact, []).append(one.code)
        yield UnconfirmedArticle(
            law,
            article,
            tuple((said, tuple(codes)) for said, codes in facts.items()),
            official_pages(law, records),
            tuple(dict.fromkeys(one.fact.source for one in those)),
            tuple(dict.fromkeys(one.file for one in those)),
        )
