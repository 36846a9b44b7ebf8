"""A document is a paper that can be held, and stands once.

Passes: `name: Giấy chứng sinh`. Fails: the same name twice for the same case. A hint: `name: Lưu ý:
nộp trước 15 giờ`, which is a note, and would be counted and ticked as a paper. Only a procedure
with a page that people wrote is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection
from generator.library.models.base import quoted

_NOTE = re.compile(
    r"(?:lưu ý|ghi chú|chú ý|trường hợp|đối với|nếu|khi|người nộp|bạn)\b|[*(+-]|.*:$", re.IGNORECASE
)


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each repeated document, a hint for each that reads like a note."""
    for sourced in collection.written:
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
