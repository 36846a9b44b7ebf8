"""Articles of law that a person has still to look up: each once, whatever pages go by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from generator.library.checked.library import Library
from generator.library.desk.asking import Asking
from generator.library.models.procedure import LawFact, Procedure
from generator.library.rules.laws import LAW

_OFFICIAL = "https://vbpl.vn/van-ban/trung-uong"
"""The state's base of laws, kept by the Ministry of Justice; it lists what has a number."""


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


def official_pages(law: str) -> tuple[str, ...]:
    """Where a person finds the official text of what `law` names: a page for each number in it."""
    numbers = dict.fromkeys(LAW.findall(law))
    return tuple(f"{_OFFICIAL}?keyword={quote(number)}" for number in numbers) or (_OFFICIAL,)


def unconfirmed_articles(library: Library, on: date) -> Iterator[UnconfirmedArticle]:
    """All that are in force `on` that day; first what the most asked procedure goes by."""
    asking = Asking(library.most_asked, library.life_events)
    found: dict[tuple[str, str], list[tuple[Procedure, LawFact]]] = {}
    for procedure in sorted(library.in_force, key=lambda one: (asking.rank(one), one.code)):
        for fact in procedure.law_facts_on(on):
            if fact.confirmed_on is None:
                found.setdefault((fact.law, fact.article), []).append((procedure, fact))
    for (law, article), those in found.items():
        facts: dict[str, list[str]] = {}
        for procedure, fact in those:
            facts.setdefault(fact.fact, []).append(procedure.code)
        yield UnconfirmedArticle(
            law,
            article,
            tuple((said, tuple(codes)) for said, codes in facts.items()),
            official_pages(law),
            tuple(dict.fromkeys(fact.source for _, fact in those)),
            tuple(dict.fromkeys(library.files[procedure.code] for procedure, _ in those)),
        )
