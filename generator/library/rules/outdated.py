"""A published procedure does not send people after what is no longer used.

Passes: `Không cần mang sổ hộ khẩu.`, an old record's own page with a `caution`. A hint:
`name: Sổ hộ khẩu`, `nộp ở công an cấp huyện`, the decision `QĐ/0001-BTP` of a record never
published anew, on the page of that record too where it has no `caution`. A hint too, unless a
`caution` says so above the facts: a law that another has replaced, a period (`2022-2025`) that was
over when the file was last checked. Fails: nothing; where an old paper still serves, the file gives
its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document
from generator.library.forms.translation import place_in_file, texts
from generator.library.language.made_once import made_once
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.procedure import Procedure, Status
from generator.library.rules.at_once import read_by_people, small, together

REPLACED: Mapping[str, str] = {"50/2014/QH13": "135/2025/QH15"}
"""Laws that records still name, and what has replaced them."""

_FORMER_RECORD = re.compile(r"QĐ/0+1-")
_PAPER = re.compile(
    r"sổ hộ khẩu|sổ tạm trú|(?<!số )chứng minh (?:nhân dân|thư)|CMND", re.IGNORECASE
)
_OFFICE = re.compile(
    r"cấp huyện|(?:ủy ban nhân dân|uỷ ban nhân dân|công an|phòng tư pháp) (?:quận|huyện)",
    re.IGNORECASE,
)
_SIGNS = ("hộ khẩu", "tạm trú", "chứng minh ", "cmnd", "huyện", "quận")
"""One of these is in whatever is found above."""
_CALM = re.compile(
    r"không (?:cần|phải|còn|dùng|nộp|mang|đòi)|thay (?:cho|thế)|thôi dùng|đã bỏ|trước đây|còn ghi",
    re.IGNORECASE,
)
"""Words of a sentence that speaks of old things without asking for them."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_PERIOD = re.compile(r"(?:19|20)(?<!\w\d\d)\d\d ?[-–] ?((?:19|20)\d\d)\b")
"""What stands before it is looked at behind the first digits: to seek these is quick."""
_SEARCHED = ("keywords", "caution")
"""Keys that may name old things: people search for them, and are told of them."""


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a hint for each sign that a published procedure follows an old record."""
    for sourced in collection.published:
        if sourced.model.is_record and not sourced.model.caution:
            yield from _record(sourced)
        if sourced.model.status is Status.PUBLISHED:
            yield from _hints(sourced.document, sourced.model)


@made_once
def _hints(document: Document, procedure: Procedure) -> tuple[Problem, ...]:
    sourced = Sourced(procedure, document)
    basis = () if procedure.caution else _basis(sourced)
    return (*_record(sourced), *_words(sourced), *basis)


def _record(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    decision = sourced.model.source.decision
    if _FORMER_RECORD.match(decision):
        message = f"Quyết định «{decision}» là số của hồ sơ cũ, chưa công bố lại."
        hint = "Tìm hồ sơ thay thế; không có thì ghi withdrawn, trang hồ sơ thì ghi caution."
        yield sourced.document.warning(("source", "decision"), "old-record", message, hint)


def _words(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    if not _has_a_sign(read_by_people(sourced.model)):
        return
    for place, text in texts(sourced.model):
        if place.startswith(_SEARCHED) or not _has_a_sign(text):
            continue
        for sentence in _SENTENCE.split(text):
            if _CALM.search(sentence):
                continue
            if paper := _PAPER.search(sentence):
                message = f"Còn nhắc «{paper[0]}», là giấy cũ."
                hint = "Viết giấy đang dùng; nếu giấy cũ vẫn có ích thì ghi lý do ở differences."
                yield sourced.document.warning(place_in_file(place), "old-paper", message, hint)
            if office := _OFFICE.search(sentence):
                message = f"Còn nhắc «{office[0]}»; từ 01/07/2025 không còn cấp huyện."
                hint = "Viết nơi làm hiện nay, hoặc «hỏi {phường}»."
                yield sourced.document.warning(place_in_file(place), "old-office", message, hint)


def _has_a_sign(text: str) -> bool:
    lower = small(text)
    return any(sign in lower for sign in _SIGNS)


def _basis(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    procedure = sourced.model
    numbers = {law.number for law in procedure.legal_basis}
    for index, law in enumerate(procedure.legal_basis):
        new = REPLACED.get(law.number)
        if new and new not in numbers:
            message = f"Văn bản {law.number} đã được {new} thay, mà trang chưa nói."
            yield sourced.document.warning(
                ("legal_basis", index, "number"), "replaced-law", message, _WARN
            )
    checked = procedure.source.checked_on.year
    if not _PERIOD.search(
        together((read_by_people(procedure), *(law.title or "" for law in procedure.legal_basis)))
    ):
        return
    titles = ((f"legal_basis.{n}.title", law.title) for n, law in enumerate(procedure.legal_basis))
    for place, text in (*texts(procedure), *titles):
        period = _PERIOD.search(text or "")
        if period and int(period[1]) < checked:
            message = f"Giai đoạn {period[0]} đã hết trước lần đối chiếu cuối (năm {checked})."
            yield sourced.document.warning(place_in_file(place), "past-period", message, _WARN)


_WARN = "Nói điều ấy ở caution: nó đứng trên thời hạn, tiền và trên mọi tờ in."
