"""Until when a resident must act stands in `deadline`, which pages and papers show first.

Passes: `deadline: {within: 60, unit: day, of: ngày sinh}` beside `Khai trong 60 ngày từ ngày sinh.`
A hint: that sentence among notes, conditions or the resident's steps of a file without `deadline`.
Fails: nothing. Sentences about what an office does are left alone; a file gives its reason where
the days are not those for handing in. Only a procedure with a page that people wrote is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection
from generator.library.models.procedure import Actor, Procedure

_DEADLINE = re.compile(
    r"\b(?:trong|chậm nhất|ít nhất|không quá)(?: vòng| thời hạn| tối đa)? \d+ (?:ngày|tháng|giờ)"
    r"(?: làm việc)? (?:(?:kể )?từ|trước) (?:ngày|khi|lúc)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\{phường\}|ủy ban|công an|cán bộ|trường (?:báo|công khai)|nơi đó|cơ quan|trả lời"
    r"|rà soát|cấp giấy|nhận giấy|nhận kết quả",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a hint for each deadline that stands in a sentence alone."""
    for sourced in collection.written:
        if sourced.model.deadline is not None:
            continue
        for location, text in _of_residents(sourced.model):
            for sentence in _SENTENCE.split(text):
                found = _DEADLINE.search(sentence)
                if found and not _OFFICE.search(sentence):
                    message = f"Có hạn của người dân («{found[0]}…») mà tệp không có deadline."
                    hint = "Thêm deadline: {within: 60, unit: day, of: ngày sinh}, hoặc text."
                    yield sourced.document.warning(location, "no-deadline", message, hint)


def _of_residents(procedure: Procedure) -> Iterator[tuple[Location, str]]:
    for key in ("notes", "conditions"):
        for index, statement in enumerate(getattr(procedure, key)):
            yield (key, index), statement.text
    for index, step in enumerate(procedure.steps):
        if step.by is Actor.CITIZEN:
            yield ("steps", index), step.text
