"""Numbers of legal documents, which records spell in many ways."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.portal.plain import tidy

_TYPES = {"NĐ", "TT", "NQ", "QĐ", "TTLT", "NQLT", "PL", "L", "LCT", "CT", "HĐBT", "VBHN", "BLĐTBXH"}
_DASH = re.compile(r"\s*[-–—]\s*")
_NUMBER = re.compile(
    r"(?P<no>\d+(?:\.\d+)?(?:\.?[a-z])?)\s*/+\s*(?:(?P<year>(?:19|20)\d\d)\s*/+\s*)?"
    r"(?P<sign>[^\W\d_][\w]*(?:\s*[-–—]\s*[^\W\d_]\w*)*)",
    re.IGNORECASE,
)
_OLD = re.compile(r"(?P<no>\d+)\s*[-–—]\s*(?P<sign>HĐBT|CP|CT|TTg|LCT|L)\b", re.IGNORECASE)
_MIXED = {"TTG": "TTg", "UBTƯMTTQVN": "UBTƯMTTQVN"}
_GOOD_SIGN = re.compile(
    r"NĐ-CP|QH\d+|UBTVQH\d+|NQ-(?:CP|QH\d+|HĐND|UBTVQH\d+|HĐTP)|QĐ-\w+(?:-\w+)*|TT-\w+|TTLT(?:-\w+)+"
    r"|NQLT(?:-\w+)+|PL-UBTVQH\d+|HĐBT|VBHN-\w+|CT-\w+|BLĐTBXH-TT|TTLT|CP|TT\w*(?:-\w+)*"
)


class ReadNumber(NamedTuple):
    """A number as published; `sure` is False where its spelling is not one that is known."""

    number: str
    sure: bool


def read_number(raw: str) -> ReadNumber | None:
    """The number in `raw`: «Thông tư số 03/2023/TT-BTP» → 03/2023/TT-BTP. None without one."""
    text = tidy(raw)
    found = _NUMBER.search(text)
    if found is None:
        if old := _OLD.search(text):
            return ReadNumber(f"{old['no']}-{old['sign'].upper()}", sure=True)
        return None
    sign = _DASH.sub("-", found["sign"]).upper()
    sign = "-".join(_MIXED.get(part, part) for part in sign.split("-"))
    sign = re.sub(r"^ND-", "NĐ-", sign)
    sign = re.sub(r"^QD-", "QĐ-", sign)
    number = "/".join(filter(None, [found["no"].lower(), found["year"], sign]))
    has_year = found["year"] is not None or sign.startswith("QĐ") or sign in ("HĐBT", "CP")
    return ReadNumber(number, sure=bool(_GOOD_SIGN.fullmatch(sign)) and has_year)


def normal_number(raw: str) -> str:
    """A number to compare by: upper case, without the zeros before it.

    A resolution of the National Assembly is written both 190/2025/QH15 and 190/2025/NQ-QH15.
    """
    read = read_number(raw)
    number = read.number if read else tidy(raw)
    return number.upper().replace("/NQ-QH", "/QH").lstrip("0")
