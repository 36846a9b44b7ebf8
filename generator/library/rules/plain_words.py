"""Residents understand the page: short sentences, plain words, abbreviations explained.

Passes: `Mang căn cước đến quầy.` Fails: a sentence of more than 35 words, a median over
16, `CMND` without a word of explanation, `THỦ TỤC` in capitals, `thành phần hồ sơ`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location
from generator.library.language.made_once import made_once
from generator.library.loading.collection import Collection
from generator.library.models.procedure import Procedure

LONGEST_SENTENCE = 35
HIGHEST_MEDIAN = 16
"""Words; the sources are plain-language guides that ask for 15 to 20 and never over 35 or 40."""

_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+")
_GREAT = re.compile(r"[^\W\d_a-z](?<![\w/.-].)[^\W\d_a-z]+(?![\w/-]|\.\d)")
"""A word that may be all in capitals, so without a–z: to seek such letters is quick."""
_ROMAN = re.compile(r"[IVX]+")
_CODE = re.compile(r"(?:mẫu|Mẫu|khai|phiếu|Phiếu)\s+(?:số\s+)?[A-ZĐ]{1,3}\d+")

COMMON = frozenset({"VNĐ", "TP", "USD", "HĐND", "UBND", "QR", "OTP", "SMS", "ID", "AI", "PDF"})
"""Abbreviations that need no explanation, or are parts of names."""

OFFICIALESE = {
    "thành phần hồ sơ": "giấy tờ cần có",
    "theo quy định của pháp luật": "bỏ đi, hoặc nói rõ quy định nào",
    "cơ quan có thẩm quyền": "tên cơ quan, hoặc «nơi cấp giấy»",
    "cơ quan nhà nước có thẩm quyền": "tên cơ quan",
    "có trách nhiệm": "phải, hoặc bỏ đi",
    "trong thời hạn": "trong",
    "kể từ ngày nhận đủ hồ sơ hợp lệ": "từ ngày {phường} nhận đủ giấy tờ",
    "người có yêu cầu": "bạn",
    "thực hiện việc": "bỏ đi",
    "tiến hành": "bỏ đi",
    "căn cứ vào": "theo",
}
"""Words of offices, and what people say instead."""


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a hint for each sentence, word or abbreviation that is hard to read."""
    for sourced in collection.written:
        yield from _hints(sourced.document, sourced.model)


@made_once
def _hints(document: Document, procedure: Procedure) -> tuple[Problem, ...]:
    return tuple(_each_hint(document, procedure))


def _each_hint(document: Document, procedure: Procedure) -> Iterator[Problem]:
    lengths = []
    explained = " ".join(text for _, text in _texts(procedure))
    seen: set[str] = set()
    for location, text in _texts(procedure):
        for sentence in filter(None, _SENTENCE.split(text)):
            words = len(sentence.split())
            lengths.append(words)
            if words > LONGEST_SENTENCE:
                most = f"nhiều nhất nên {LONGEST_SENTENCE}"
                message = f"Câu dài {words} từ, {most}: «{sentence[:50]}…»."
                hint = "Tách thành hai, ba câu ngắn."
                yield document.warning(location, "long-sentence", message, hint)
        lower = text.lower()
        for phrase, plain in OFFICIALESE.items():
            if phrase in lower:
                message = f"«{phrase}» là lời công văn."
                yield document.warning(location, "officialese", message, f"Viết: {plain}.")
        for word in filter(str.isupper, _GREAT.findall(_CODE.sub("", text))):
            known = word in COMMON or f"({word}" in explained or f"{word} (" in explained
            if not (known or _ROMAN.fullmatch(word) or word in seen):
                seen.add(word)
                message = f"«{word}» viết tắt hoặc viết hoa mà chưa giải thích."
                hint = f"Lần đầu viết đủ chữ, ví dụ: «{word} (nghĩa là…)»; đừng viết hoa để nhấn."
                yield document.warning(location, "unexplained", message, hint)
    if lengths and (middle := median(lengths)) > HIGHEST_MEDIAN:
        message = f"Một nửa số câu dài hơn {middle:g} từ, nên dưới {HIGHEST_MEDIAN}."
        yield document.warning((), "long-sentences", message, "Viết câu ngắn hơn.")


def _texts(procedure: Procedure) -> Iterator[tuple[Location, str]]:
    """What residents read as sentences; names of laws and forms are left as they are."""
    yield ("summary",), procedure.summary
    for key in ("caution", "notes", "steps", "conditions"):
        for index, part in enumerate(getattr(procedure, key)):
            yield (key, index), part.text
    for index, fact in enumerate(procedure.law_facts):
        yield ("law_facts", index, "fact"), fact.fact
    for index, paper in enumerate(procedure.documents):
        if paper.note:
            yield ("documents", index, "note"), paper.note
    for index, channel in enumerate(procedure.channels):
        if channel.note:
            yield ("channels", index, "note"), channel.note
        for number, fee in enumerate(channel.fees):
            if fee.note:
                yield ("channels", index, "fees", number, "note"), fee.note
