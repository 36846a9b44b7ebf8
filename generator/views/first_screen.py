"""What of the first questions stands on a small phone's first screen: 360 × 640 px hold so much.

All that is left out here stands further down the same page, with the ways to hand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.library.language.locale import _
from generator.library.language.mixed_text import first_sentence, join_mixed, original
from generator.library.models.procedure import Via
from generator.views.fees_and_times import Fact, between, common_day, exempt_in_short, is_number
from generator.views.procedure import ProcedureView, QuestionView, law_question

MOST_ANSWERS = 2
LONGEST_LABEL = 40
LONGEST_NOTE = 60
LONGEST_SAID = 40
"""Of a record's own words beside its answer; characters, of which a phone's line has some 28."""
LONGEST_ASIDE = 60
"""Characters of what a law says of a payment beside a sure amount."""

_FROM_WHICH_DAY = "Tính từ"


@dataclass(frozen=True)
class Box:
    """A question with the `answers` that are told first.

    Where these are too many, `brief` stands for them all until a case is chosen; `brief_of` says
    on what it depends, and `by_case` whether it does on that. `more` is told further down.
    """

    question: QuestionView
    answers: tuple[Fact, ...]
    brief: str = ""
    brief_of: str = ""
    by_case: bool = False
    more: bool = False


def boxes(view: ProcedureView) -> tuple[Box, ...]:
    """The questions of `view`, in their order, each with what is told of it first."""
    found, asides = [], []
    for question in view.questions:
        if question.whole:
            found.append(Box(question, question.answers))
            continue
        told, aside = _told_first(question.first_answers)
        asides += aside
        found.append(_box(view, question, told))
    if asides:
        law = found.pop().question.answers if found[-1].question.of_law else ()
        answers = (*law, *asides)
        found.append(Box(law_question(answers), answers))
    return tuple(found)


def _told_first(answers: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The answers; and apart what a law says at length where there is an amount to tell."""
    sure = any(fact.tone in ("free", "known") and is_number(fact.words) for fact in answers)
    aside = [
        fact for fact in answers if sure and fact.tone == "law" and len(fact.words) > LONGEST_ASIDE
    ]
    return (
        [fact for fact in answers if fact not in aside],
        [Fact(fact.words, note=fact.note) for fact in aside],
    )


def _box(view: ProcedureView, question: QuestionView, answers: Sequence[Fact]) -> Box:
    longest = LONGEST_SAID if view.record else LONGEST_NOTE
    asked = [fact for fact in answers if fact.tone == "ask"]
    short = tuple(
        replace(
            fact,
            note="" if fact in asked[1:] else _short_note(fact, longest, alone=not answers[1:]),
        )
        for fact in answers
    )
    more = any(len(fact.note) > longest for fact in answers)
    first, ordinary = short[0], view.ordinary_case
    alike = {(fact.words, fact.tone, fact.until) for fact in short}
    if len(short) > 1 and len(alike) == 1:
        same = Fact(first.words, tone=first.tone, until=first.until)
        return Box(question, (same,), more=True)
    seen = [fact for fact in short if not (ordinary and fact.cases) or ordinary in fact.cases]
    long = any(len(fact.holds_for) > LONGEST_LABEL for fact in seen)
    bare = bool(view.record) and not any(fact.holds_for or fact.note for fact in seen)
    if len(seen) > MOST_ANSWERS or ((long or bare) and len(seen) > 1):
        brief = between(fact.words for fact in seen if fact.tone != "ask")
        by_case = any(fact.cases for fact in short)
        of = join_mixed(" · ", [depends_on(seen), common_day(seen)]) if brief else ""
        return Box(question, short, brief, of, by_case, more)
    return Box(question, short, more=more)


def _short_note(fact: Fact, longest: int, *, alone: bool) -> str:
    """The note, or its first sentence, where it is short; of who is exempt, that some are.

    From which day a time counts stands with the ways to hand in.
    """
    if fact.tone == "law" or original(fact.note).startswith(_FROM_WHICH_DAY):
        return ""
    if len(fact.note) <= longest:
        return fact.note
    if exempt := exempt_in_short(fact.note):
        return exempt if alone or fact.tone != "ask" else ""
    told = longest == LONGEST_NOTE and fact.tone != "ask"
    return first_sentence(fact.note, LONGEST_NOTE) if told else ""


def depends_on(answers: Iterable[Fact]) -> str:
    """On what it depends which of `answers` holds: the case, the way of handing in, or both."""
    answers = tuple(answers)
    by_case = any(fact.cases for fact in answers)
    ways = tuple(_(via.label) for via in Via)
    by_way = any(way in fact.label for fact in answers for way in ways)
    if by_case and by_way:
        return _("Tùy trường hợp, cách nộp")
    return _("Tùy cách nộp") if by_way else _("Tùy trường hợp")
