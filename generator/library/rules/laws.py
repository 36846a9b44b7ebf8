"""Numbers of laws and decisions are written as published, without the words around them.

Passes: `number: 60/2014/QH13`, `decision: 163/QĐ-BTP`. Fails: `number: Luật 60/2014/QH13`,
`number: 60/214/QH13`, the same law twice in one file. Only a procedure with a page is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.base import quoted
from generator.library.models.procedure import UNKNOWN_DECISION, Procedure

LAW = re.compile(r"\d{1,5}(?:\.?[a-z]|\.\d+)?(?:/(?:19|20)\d\d)?/[A-ZĐ][A-ZĐa-z0-9]*(?:-[\w&]+)*")
"""The number of a legal document as it is published."""
DECISION = re.compile(r"\w+(?:[.-]\w+)*(?:/\w+(?:[.-]\w+)*)+")
"""Wider than a law's: ministries also write `QĐ/0001-BTP`."""


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each number that is none, and for each law that stands twice."""
    for sourced in collection.published:
        yield from _decision(sourced)
        yield from _laws(sourced)


def _decision(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    decision = sourced.model.source.decision
    if sourced.model.is_record and decision == UNKNOWN_DECISION:
        return
    if not (DECISION.fullmatch(decision) and re.search(r"\d", decision)):
        message = f"Có {quoted(decision)}, cần chỉ số quyết định như 163/QĐ-BTP."
        hint = _mend("decision", DECISION, decision)
        yield sourced.document.problem(("source", "decision"), "bad-decision", message, hint)


def _laws(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for index, law in enumerate(sourced.model.legal_basis):
        location = ("legal_basis", index, "number")
        if not LAW.fullmatch(law.number):
            message = f"Có {quoted(law.number)}, cần chỉ số hiệu như 60/2014/QH13."
            hint = _mend("number", LAW, law.number)
            yield sourced.document.problem(location, "bad-law-number", message, hint)
        elif law.number in first:
            line = sourced.document.mark(first[law.number]).line
            message = f"Văn bản {law.number} đã có ở dòng {line}."
            yield sourced.document.problem(location, "law-twice", message, "Xoá một dòng.")
        first.setdefault(law.number, location)


def _mend(key: str, form: re.Pattern[str], written: str) -> str:
    inside = form.search(written)
    if inside and inside[0] != written:
        return f"Viết {key}: {inside[0]}; tên văn bản để ở «title»."
    return "Chép lại số hiệu ở đầu văn bản."
