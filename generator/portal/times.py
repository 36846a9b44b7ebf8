"""Processing times: `5 WORKING_DAY`, `15 ngày`, `12 HOUR`, `1 OTHER`, nothing."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from generator.library.language.folding import fold
from generator.library.models.procedure import TimeUnit
from generator.portal.plain import pieces
from generator.portal.record import Leftover

_UNITS = {
    "working day": TimeUnit.WORKING_DAY,
    "working days": TimeUnit.WORKING_DAY,
    "ngay lam viec": TimeUnit.WORKING_DAY,
    "day": TimeUnit.DAY,
    "days": TimeUnit.DAY,
    "ngay": TimeUnit.DAY,
    "calendar day": TimeUnit.DAY,
    "hour": TimeUnit.HOUR,
    "hours": TimeUnit.HOUR,
    "gio": TimeUnit.HOUR,
    "month": TimeUnit.MONTH,
    "months": TimeUnit.MONTH,
    "thang": TimeUnit.MONTH,
}
_WORDS = {
    "minute": "phút",
    "phut": "phút",
    "week": "tuần",
    "tuan": "tuần",
    "year": "năm",
    "nam": "năm",
    "quarter": "quý",
    "second": "giây",
}
NO_UNIT = "(không ghi đơn vị)"
_IN_VIETNAMESE = {
    "working day": "ngày làm việc",
    "day": "ngày",
    "hour": "giờ",
    "month": "tháng",
    "other": NO_UNIT,
    **_WORDS,
}
_UNKNOWN = ("", "other", "khac")
_MAX = 9999
_LIMIT = 300
_TIME_WORDS = re.compile(
    r"(?:\d|một|hai|ba|bốn|năm|mười)[\w()\s,]{0,20}(?:ngày|giờ|tháng|năm|tuần|phút)\b"
    r"|trong ngày|ngay sau khi|\bngay khi\b",
    re.IGNORECASE,
)


def unit_words(unit: str) -> str:
    """What the portal's own word for a unit of time is in Vietnamese; any other word as it is."""
    return _IN_VIETNAMESE.get(fold(unit).removesuffix("s"), unit)


class ReadTime(NamedTuple):
    """`time` as in a file, or None where the record does not say; and what is left to look at."""

    time: dict[str, str] | None
    left: tuple[Leftover, ...] = ()


def read_time(number: str, unit: str, description: str = "") -> ReadTime:
    """The time of one method. A unit is never guessed: without one, the words speak."""
    value = _value(number)
    folded = fold(unit)
    shown = " ".join(filter(None, [number, unit]))
    if value is not None and value > 0 and folded in _UNITS:
        return ReadTime({"value": f"{value.normalize():f}", "unit": str(_UNITS[folded])})
    if folded not in _UNKNOWN and fold(unit) != "khong co thong tin":
        words = _WORDS.get(folded, unit)
        text = " ".join(filter(None, [number, words]))
        if folded in _WORDS and value:
            return ReadTime({"text": text})
        left = Leftover(f"Thời hạn: {shown}", "Thời hạn không có dạng «số + đơn vị»; xem lại.")
        if value is None and not number and len(text) <= _LIMIT:
            return ReadTime({"text": text}, (left,))
        return ReadTime(None, (left,))
    found = _from_words(description)
    if not number:
        return ReadTime({"text": found} if found else None)
    hint = "Hồ sơ ghi số mà không ghi đơn vị; tìm thời hạn trong phần lời rồi điền time."
    return ReadTime({"text": found} if found else None, (Leftover(f"Thời hạn: {shown}", hint),))


def _value(number: str) -> Decimal | None:
    """The number, where a file can hold it: at most four digits and two decimals."""
    plain = number.replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,2})?", plain):
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value <= _MAX else None


def _from_words(description: str) -> str:
    """The first sentence of a description that speaks of time, where it fits on one line."""
    for sentence in pieces(description, _LIMIT) if len(description) > _LIMIT else [description]:
        if _TIME_WORDS.search(sentence):
            return sentence
    return ""
