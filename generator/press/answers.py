"""What papers say of one procedure: how long, how much, where, and which papers to bring."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.library import facts
from generator.library.facts import Fact
from generator.library.library import Library
from generator.library.models.procedure import Actor, Paper, PerCase, Procedure, Role

MOST_FACTS = 4
LONGEST_LABEL = 100
"""More facts, or a longer label (characters), are not read on paper: they are left to the page."""
ONE_LINE = 70
"""Characters of a condition that stand beside the number of sheets on a line of a leaflet."""
DEPENDS = "Tùy trường hợp"

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^\s()]+\)")


def caution_rows(procedure: Procedure) -> list[str]:
    """What is to be known before all else, each with the law that says so."""
    rows = []
    for caution in procedure.caution:
        source = facts.caution_source(caution)
        rows.append(f"{_unmarked(caution.text)} ({source})" if source else _unmarked(caution.text))
    return rows


def answer_rows(library: Library, procedure: Procedure) -> list[dict[str, object]]:
    """The three questions of `procedure`, its fees already current, each with its answers."""
    return [
        _row("Bao lâu", _short(facts.times(procedure))),
        _row("Bao nhiêu tiền", _short(facts.fees(procedure))),
        _row("Ở đâu", [facts.where(procedure, library.ward)], keep_notes=True),
    ]


def paper_rows(procedure: Procedure) -> list[dict[str, str]]:
    """The papers to bring, those that everyone needs first."""
    cases = _special_cases(procedure)
    papers = sorted(procedure.documents, key=lambda paper: bool(_condition(paper, cases)))
    return [{"name": paper.name, "detail": _detail(paper, cases)} for paper in papers]


def step_rows(procedure: Procedure) -> list[dict[str, str]]:
    """The steps in order, without bold and links, each with who takes it and for whom it is.

    Where there is an ordinary case its steps come first: the others are of few.
    """
    cases = _special_cases(procedure)
    rows = []
    steps = list(procedure.steps)
    if procedure.ordinary_case:
        steps.sort(key=lambda step: bool(_cases_of(step, cases)))
    for step in steps:
        office = "cán bộ làm" if step.by is Actor.OFFICE else ""
        words = _unmarked(step.text)
        rows.append({"case": _cases_of(step, cases), "name": words, "detail": office})
    return rows


def _unmarked(text: str) -> str:
    """`text` without bold and links."""
    return _BOLD.sub(r"\1", _LINK.sub(r"\1", text))


def _short(found: Sequence[Fact]) -> list[Fact]:
    """The facts that can be read on paper, or that it depends."""
    long = [fact for fact in found if len(fact.holds_for) > LONGEST_LABEL]
    if len(found) > MOST_FACTS or (long and len(found) > 1):
        return [Fact(DEPENDS, note="Quét mã để xem.")]
    return [Fact(fact.words, DEPENDS.lower(), fact.note) for fact in long] or list(found)


def _row(name: str, found: Sequence[Fact], *, keep_notes: bool = False) -> dict[str, object]:
    """A question with its answers; a note that all of them share stands once, at last.

    Notes that need not be kept are left out where room is short.
    """
    shared = len({fact.note for fact in found}) == 1
    answers = [
        {
            "words": fact.words,
            "label": fact.holds_for,
            "note": "" if shared and fact is not found[-1] else fact.note,
        }
        for fact in found
    ]
    return {"name": name, "answers": answers, "keep": keep_notes}


def _special_cases(procedure: Procedure) -> dict[str, str]:
    """The cases to be named on paper, by their ids: all but the ordinary one."""
    return {case.id: case.title for case in procedure.cases if not case.ordinary}


def _cases_of(part: PerCase, cases: Mapping[str, str]) -> str:
    """For which of `cases` a part is; empty where it is for everyone, or for the ordinary case."""
    named = all(case in cases for case in part.for_cases)
    return "; ".join(cases[case] for case in part.for_cases) if named else ""


def _condition(paper: Paper, cases: Mapping[str, str]) -> str:
    """For whom a paper is; empty where everyone needs it."""
    who = _cases_of(paper, cases)
    group = f"chỉ cho: {who}" if who else ""
    when = f"nếu {paper.when}" if paper.when else ""
    whole, short = (
        "; ".join(part for part in (group, last) if part) for last in (when, DEPENDS.lower())
    )
    if len(whole) <= LONGEST_LABEL:
        return whole
    return short if len(short) <= ONE_LINE else DEPENDS.lower()


def _detail(paper: Paper, cases: Mapping[str, str]) -> str:
    shown = "chỉ cho xem" if paper.role is Role.SHOW else ""
    parts = (facts.sheet_words(paper), shown, _condition(paper, cases))
    return " · ".join(part for part in parts if part)
