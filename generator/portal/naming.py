"""Names: upper-case ones in sentence case, a short title and a file name proposed."""

from __future__ import annotations

import re
from collections.abc import Container

from generator.library.language.folding import fold

_MOSTLY = 0.8
_ABBREVIATIONS = set(
    re.findall(
        r"\w+",
        "ANTT ATTP BHTN BHXH BHYT BLĐTBXH CCCD CMND CNTT CSDL CSDLQG GCN GPLX GPXD HĐND HTX KCB"
        " NQ NĐ PCCC QSDĐ QĐ SXKD THCS THPT TNHH TP TT TTHC TTPVHCC UBND USD VNeID VNĐ XHCN",
    )
)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_NAMES = {
    "việt nam": "Việt Nam",
    "nhà nước": "Nhà nước",
    "chính phủ": "Chính phủ",
    "thủ tướng": "Thủ tướng",
    "ủy ban nhân dân": "Ủy ban nhân dân",
    "uỷ ban nhân dân": "Uỷ ban nhân dân",
    "hội đồng nhân dân": "Hội đồng nhân dân",
    "bà mẹ việt nam anh hùng": "Bà mẹ Việt Nam anh hùng",
}
_BORDER = re.compile(
    r"\s*[,;:(–]\s*"
    r"|\s+(?=(?:đối với|theo|thuộc|trong|trên|khi|cho|do|tại|của|từ|và|hoặc|để|có|bằng)\s)"
)
_TITLE = 80
_SHORTEST = 20
_SUMMARY = 200
_SLUG = 60


def sentence_case(name: str) -> str:
    """An upper-case name in sentence case, abbreviations kept; any other name as it is."""
    letters = [char for char in name if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < _MOSTLY * len(letters):
        return name
    if " " not in name.strip():
        return name
    words = re.split(r"(\W+)", name)
    lowered = "".join(word if _stays(word) else word.lower() for word in words)
    for plain, proper in _NAMES.items():
        lowered = re.sub(rf"\b{plain}\b", proper, lowered)
    first = next((i for i, char in enumerate(lowered) if char.isalpha()), 0)
    return lowered[:first] + lowered[first].upper() + lowered[first + 1 :]


def _stays(word: str) -> bool:
    return word in _ABBREVIATIONS or any(map(str.isdigit, word)) or bool(_ROMAN.fullmatch(word))


def official(name: str) -> str:
    """The official name without «Thủ tục» before it and a full stop after it."""
    plain = re.sub(r"^thủ tục\s*:?\s+(?=\w)", "", name.strip(), flags=re.IGNORECASE)
    plain = plain.rstrip(" .;:")
    return sentence_case(plain[:1].upper() + plain[1:])


def short_title(name: str) -> str:
    """A title of at most 80 characters proposed from an official name."""
    if len(name) <= _TITLE:
        return name
    bare = re.sub(r"\s*\([^()]*\)", "", name).strip()
    if len(bare) <= _TITLE:
        return bare or name[:_TITLE].strip()
    borders = [
        found.start() for found in _BORDER.finditer(bare) if _SHORTEST < found.start() <= _TITLE
    ]
    cut = borders[-1] if borders else bare.rfind(" ", 0, _TITLE)
    return bare[: cut if cut > 0 else _TITLE].strip(" ,;:(–-.")


def summary(name: str) -> str:
    """A first summary: the name as a sentence, of at most 200 characters."""
    bare = name if len(name) < _SUMMARY else re.sub(r"\s*\([^()]*\)", "", name).strip()
    if len(bare) < _SUMMARY:
        return f"{bare}."
    cut = bare.rfind(" ", 0, _SUMMARY - 1)
    return bare[: cut if cut > 0 else _SUMMARY - 1].rstrip(" ,;") + "…"


def slug(text: str, taken: Container[str] = (), limit: int = _SLUG) -> str:
    """Plain letters and hyphens, cut at a word; a number is added where the name is taken."""
    words = fold(text).split()
    name = ""
    for word in words:
        if name and len(name) + 1 + len(word) > limit:
            break
        name = f"{name}-{word}" if name else word[:limit]
    name = name or "thu-tuc"
    number, unique = 1, name
    while unique in taken:
        number += 1
        unique = f"{name}-{number}"
    return unique
