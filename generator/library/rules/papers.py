"""A document is a paper that can be held, and stands once; what all bring stands first.

Passes: `name: Giấy chứng sinh`. Fails: the same name twice for the same case. A hint: `name: Lưu ý:
nộp trước 15 giờ`, which is a note, and would be counted and ticked as a paper; a paper of everyone
below one of some; `{for: [doi-the], when: bạn đổi thẻ}`, which is folded away from whoever chose
that case, as a paper that may not be needed; `or_copies` without the number of originals. Only a
procedure with a page that people wrote is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.base import quoted
from generator.library.models.procedure import Procedure, Role

_NOTE = re.compile(
    r"(?:lưu ý|ghi chú|chú ý|trường hợp|đối với|nếu|khi|người nộp|bạn)\b|[*(+-]|.*:$", re.IGNORECASE
)


_WORD = re.compile(r"\w+")
_WHO = {"bạn", "tôi"}


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each repeated document, a hint for what reads or stands amiss."""
    for sourced in collection.written:
        yield from _order(sourced)
        yield from _said_by_case(sourced)
        first: dict[object, Location] = {}
        for index, paper in enumerate(sourced.model.documents):
            location = ("documents", index, "name")
            if _NOTE.match(paper.name):
                message = f"{quoted(paper.name)} là lời dặn, không phải một giấy tờ."
                hint = "Chuyển sang «notes», hoặc bắt đầu bằng tên giấy; trường hợp để ở «when»."
                yield sourced.document.warning(location, "note-as-document", message, hint)
            same = (paper.name.casefold(), paper.for_cases, paper.when, paper.role)
            if same in first:
                line = sourced.document.mark(first[same]).line
                message = f"Giấy {quoted(paper.name)} đã có ở dòng {line}."
                hint = "Xoá một dòng; nếu khác trường hợp thì thêm «when» hoặc «for»."
                yield sourced.document.problem(location, "document-twice", message, hint)
            first.setdefault(same, location)
            if paper.or_copies and not paper.originals:
                place: Location = ("documents", index, "or_copies")
                message = f"Giấy {quoted(paper.name)} ghi bản sao cũng được, mà không ghi mấy bản."
                hint = "Thêm originals; hồ sơ không ghi số bản thì bỏ or_copies, nói ở note."
                yield sourced.document.warning(place, "copies-of-none", message, hint)


def _order(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    """Papers that everyone brings, below one that only some do; a role has its own list."""
    some: dict[Role, str] = {}
    for index, paper in enumerate(sourced.model.documents):
        if paper.for_cases or paper.when:
            some.setdefault(paper.role, paper.name)
        elif paper.role in some:
            message = (
                f"Giấy {quoted(paper.name)} ai cũng cần, mà đứng sau {quoted(some[paper.role])}."
            )
            hint = "Giấy ai cũng cần xếp trước, rồi mới đến giấy có «for» hoặc «when»."
            yield sourced.document.warning(("documents", index), "papers-order", message, hint)


def _said_by_case(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    """Conditions with which a case of the paper begins: whoever chose it meets them."""
    for index, paper in enumerate(sourced.model.documents):
        wanted = _words(paper.when or "")
        for case in sourced.model.cases:
            mine = not paper.for_cases or case.id in paper.for_cases
            if wanted and mine and _words(case.title)[: len(wanted)] == wanted:
                message = f"Trường hợp «{case.title}» đã nói điều kiện «{paper.when}»."
                hint = f"Bỏ «when», ghi for: [{case.id}]; trường hợp khác thì thêm một dòng."
                location = ("documents", index, "when")
                yield sourced.document.warning(location, "when-is-case", message, hint)
                break


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _WHO]
