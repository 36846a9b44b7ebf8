"""Who, what and when a text means is said in words; the law may stand behind them, in brackets.

Passes: `người khuyết tật nặng (Điều 5 Nghị định 20/2021/NĐ-CP)`. A hint: `Bạn thuộc Điều 12 Luật
Nghĩa vụ quân sự`, `những người ở khoản 2 Điều 20`, for a resident cannot tell whether that is them;
`trước ngày Nghị định 1/2025/NĐ-CP có hiệu lực`, for nobody knows that day. Fails: nothing. Only
a procedure with a page that people wrote is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document
from generator.library.forms.translation import place_in_file, texts
from generator.library.language.made_once import made_once
from generator.library.loading.collection import Collection
from generator.library.models.procedure import Procedure
from generator.library.rules.at_once import read_by_people, small

_ARTICLE = r"(?:(?:điểm|khoản) [\da-zđ, ]{1,20})*Điều \d"
_MEANT = re.compile(
    r"(?:\bthuộc(?: diện| đối tượng| trường hợp| một trong)*"
    r"|\b(?:người|diện|đối tượng|trường hợp)(?: thuộc diện miễn)? (?:ở|theo|tại|nêu ở))"
    rf" (?:quy định tại )?{_ARTICLE}",
    re.IGNORECASE,
)
_FORCE = re.compile(
    r"(?:trước|sau|từ|đến|kể từ) (?:ngày|khi) (?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định)"
    r"[^.;()]*có hiệu lực"
)
_DATE = re.compile(r"\d{2}/\d{2}/\d{4}")
_BRACKETS = re.compile(r"\([^()]*\)")


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a hint for each person or thing that only an article describes."""
    for sourced in collection.written:
        yield from _hints(sourced.document, sourced.model)


@made_once
def _hints(document: Document, procedure: Procedure) -> tuple[Problem, ...]:
    words = read_by_people(procedure)
    if "điều" in small(words) or "có hiệu lực" in words:
        return tuple(_each_hint(document, procedure))
    return ()


def _each_hint(document: Document, procedure: Procedure) -> Iterator[Problem]:
    for place, text in texts(procedure):
        article = "điều" in small(text)
        if article and (found := _MEANT.search(_BRACKETS.sub("", text))):
            message = f"«{found[0]}…»: người đọc không biết đó là ai, là gì."
            hint = "Viết bằng lời rồi ghi điều luật trong ngoặc đơn; hồ sơ không nói thì hỏi."
            yield document.warning(place_in_file(place), "article-only", message, hint)
        if (found := _FORCE.search(text)) and not _DATE.search(text):
            message = f"«{found[0]}»: người đọc không biết đó là ngày nào."
            hint = "Viết ngày, như «trước ngày 01/07/2025», rồi ghi văn bản trong ngoặc đơn."
            yield document.warning(place_in_file(place), "day-by-law", message, hint)
