"""A time's words do not say another number than the number; who knows one way's time knows all.

Passes: `{value: 3, unit: working_day, text: Tính từ ngày {phường} nhận đủ}`. Fails:
`{value: 3, unit: working_day, text: 5 ngày làm việc}`. Only words that begin with a time are
compared: later ones may speak of another case. A hint: no time online where the same case has one
at the counter, for readers take that for their own. Only a procedure with a page is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.procedure import Procedure, Time, TimeUnit

_UNITS = {
    "ngày làm việc": TimeUnit.WORKING_DAY,
    "ngày": TimeUnit.DAY,
    "giờ": TimeUnit.HOUR,
    "tháng": TimeUnit.MONTH,
}
_SAID = re.compile(
    rf"(?:trong |không quá |tối đa |thời hạn |là )*(\d+(?:[.,]\d+)?) ({'|'.join(_UNITS)})\b",
    re.IGNORECASE,
)


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each time whose words begin with another time, a hint for each gap."""
    for sourced in collection.written:
        yield from _gaps(sourced)
        for index, channel in enumerate(sourced.model.channels):
            if channel.time and (said := _other_time(channel.time)):
                message = f"Lời nói «{said}», nhưng value và unit ghi khác."
                hint = "Sửa một trong hai; lời chỉ nói thêm điều mà số không nói."
                location = ("channels", index, "time", "text")
                yield sourced.document.problem(location, "time-contradicts", message, hint)


def _gaps(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    """Ways without a time of cases that have one another way."""
    cases = [case.id for case in sourced.model.cases] or [""]
    known = {
        case: channel.via.label
        for channel in sourced.model.channels
        for case in channel.for_cases or cases
        if channel.time
    }
    for index, channel in enumerate(sourced.model.channels):
        other = next((known[one] for one in channel.for_cases or cases if one in known), "")
        if other and channel.time is None:
            message = f"«{channel.via.label}» không có thời hạn, còn «{other}» thì có."
            hint = "Thêm time; hồ sơ không ghi số thì nói bằng lời: time: {text: …}."
            location = ("channels", index)
            yield sourced.document.warning(location, "time-of-one-way", message, hint)


def _other_time(time: Time) -> str:
    """The time that the words begin with, where it is another than the number."""
    said = _SAID.match(time.text or "")
    if said is None or time.unit is None:
        return ""
    value, unit = Decimal(said[1].replace(",", ".")), _UNITS[said[2].lower()]
    return "" if (value, unit) == (time.value, time.unit) else said[0]
