"""What of a change matters to a resident: time, fee, papers, place and the like, not the wording.

A thing that is only called otherwise, or stands in another place, is no change; nor is a text that
says the same with a few other words: it has the same numbers, and the same words that turn a
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.library.models.change_log import Topic
from generator.library.registers.address import HOME_CODE
from generator.views.changes import (
    ALIKE,
    Alteration,
    Came,
    Change,
    Replaced,
    Went,
    topics,
    worded,
)
from generator.views.procedure import ProcedureView
from generator.views.telling import name_of
from generator.views.unit import UnitView

_FIELDS: Mapping[type[ProcedureView | UnitView], Mapping[str, Topic]] = {
    ProcedureView: {
        "standing": Topic.STANDING,
        "withdrawal": Topic.STANDING,
        "elsewhere": Topic.PLACE,
        "cautions": Topic.CAUTION,
        "time_sentences": Topic.TIME,
        "fee_sentences": Topic.FEE,
        "deadline": Topic.DEADLINE,
        "places": Topic.PLACE,
        "papers": Topic.PAPERS,
    },
    UnitView: {
        "address": Topic.PLACE,
        "places": Topic.PLACE,
        "hours": Topic.HOURS,
        "closures": Topic.HOURS,
    },
}
"""The fields of views whose changes are told to residents."""

_TURNING = re.compile(
    r"\d+|\b(?:không|chưa|miễn|trừ|chỉ|hoặc|phải|not?|only|unless|except|free|or|must)\b",
    re.IGNORECASE,
)


class Substance(NamedTuple):
    """What is otherwise now in one topic of the page of `code`."""

    code: str
    topic: Topic
    text: str


def substance(found: Iterable[Change]) -> Iterator[Substance]:
    """Of what `changes` found, what matters to residents, in the language in use."""
    by_name = _topics()
    for change in found:
        code = change.subject.code or HOME_CODE
        if not change.topic:
            if change.subject.kind == _PROCEDURE:
                yield Substance(code, Topic.STANDING, worded(change))
            continue
        topic = by_name.get((change.subject.kind == _PROCEDURE, change.topic))
        kept = tuple(one for one in change.differences if _matters(one))
        if topic and kept and (change.subject.kind == _PROCEDURE or not change.subject.code):
            yield Substance(code, topic, "; ".join(map(worded, kept)))


_PROCEDURE = "thủ tục"


def additions(view: ProcedureView, topic: Topic) -> Iterator[str]:
    """How it is told that each thing of this topic of `view` has been added."""
    named = _topics()
    for name, (things, listed) in topics(view).items():
        if named.get((True, name)) is topic:
            for thing, details in things.items():
                yield worded(Came(thing, details) if listed else Replaced((), (thing,)))


def _topics() -> dict[tuple[bool, str], Topic]:
    """By the names under which changes of the fields are told."""
    return {
        (view is ProcedureView, name): named[field.name]
        for view, named in _FIELDS.items()
        for field in fields(view)
        if field.name in named and (name := name_of(field))
    }


def _matters(one: Alteration) -> bool:
    match one:
        case Came() | Went():
            return True
        case Replaced():
            return not _same(" ".join(one.old), " ".join(one.new))
        case _:
            return False


def _same(old: str, new: str) -> bool:
    """Whether two texts say the same, as far as can be told by looking."""
    turns = [[turn.lower() for turn in _TURNING.findall(text)] for text in (old, new)]
    if not old or not new or turns[0] != turns[1]:
        return False
    return SequenceMatcher(None, old.split(), new.split()).ratio() >= ALIKE
