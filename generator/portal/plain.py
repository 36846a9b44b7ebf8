"""Plain text of records: tidying, «nothing» in all its spellings, cutting at sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.library.forms.reader import clean_text
from generator.library.language.folding import fold
from generator.library.language.garbled import mended

_UNFIT = re.compile(
    "[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_CONTROL = re.compile("[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""Signs that say nothing, not even where a line ends."""
_SPACE = re.compile(r"[\s\u00a0\u2028\u2029\x1c-\x1f\x85]+")
_BULLET = re.compile(r"^(?:[-–—+*•·▪●○◦➢✓\uf02d\uf0b7]\s*)+(?=\S)")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_NOTHING = {
    "khong",
    "khong co",
    "khong co thong tin",
    "khong co thong tin can cu phap ly",
    "khong co thong tin thanh phan ho so",
    "khong quy dinh",
    "khong co quy dinh",
    "khong yeu cau",
}


def tidy(text: str) -> str:
    """`text` on one line, in form NFC, mended, without invisible or unprintable characters."""
    return mended(" ".join(clean_text(_UNFIT.sub("", _SPACE.sub(" ", text))).split()))


def printable(text: str) -> str:
    """`text` in form NFC without control characters and invisible ones; lines and spaces stay."""
    return clean_text(_CONTROL.sub("", text))


def says_nothing(text: str) -> bool:
    """Whether `text` only says that there is nothing: «Không có thông tin», «Không.», «-»."""
    return not any(char.isalnum() for char in text) or fold(text) in _NOTHING


def is_portal_code(text: str) -> bool:
    """Whether `text` is a value of the portal's own machinery, such as NOT_ASSIGNED_REGULATION."""
    return bool(re.fullmatch("[A-Z]+(?:_[A-Z]+)+", text))


def without_bullet(text: str) -> str:
    """`text` without the dashes, plus signs and stars before it."""
    return _BULLET.sub("", text.strip())


def paragraphs(lines: Iterable[str]) -> tuple[str, ...]:
    """Tidied lines, those put together again that were broken in the middle of a sentence."""
    found: list[str] = []
    for line in map(tidy, lines):
        if not line:
            continue
        goes_on = found and line[0].islower() and found[-1][-1] not in ".;:!?"
        if goes_on and not re.match(r"\w{1,3}[.)]", line):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return tuple(found)


def pieces(text: str, limit: int) -> list[str]:
    """`text` in pieces of at most `limit` characters: at sentences, else commas, else words."""
    if len(text) <= limit:
        return [text] if text else []
    return _pack(
        [part for whole in _SENTENCE.split(text) for part in _fitting(whole, limit)], limit
    )


def _fitting(sentence: str, limit: int) -> list[str]:
    if len(sentence) <= limit:
        return [sentence]
    clauses = re.split(r"(?<=,)\s+", sentence)
    if len(clauses) > 1:
        return _pack([part for clause in clauses for part in _fitting(clause, limit)], limit)
    words = [
        word[start : start + limit]
        for word in sentence.split(" ")
        for start in range(0, max(len(word), 1), limit)
    ]
    return _pack(words, limit)


def _pack(parts: Sequence[str], limit: int) -> list[str]:
    packed: list[str] = []
    for part in parts:
        if packed and len(packed[-1]) + 1 + len(part) <= limit:
            packed[-1] = f"{packed[-1]} {part}"
        elif part:
            packed.append(part)
    return packed


def head_and_rest(text: str, limit: int) -> tuple[str, str]:
    """The first sentences of `text` within `limit`, and all that follows."""
    first = pieces(text, limit)[:1]
    head = first[0] if first else ""
    return head, text[len(head) :].strip()
