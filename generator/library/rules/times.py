"""A time's words do not say another number than the number.

Passes: `{value: 3, unit: working_day, text: Tính từ ngày {phường} nhận đủ}`. Fails:
`{value: 3, unit: working_day, text: 5 ngày làm việc}`. Only words that begin with a time are
compared: later ones may speak of another case. Only a procedure with a page is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection
from generator.library.models.procedure import Time, TimeUnit

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
    """Yield a problem for each time whose words begin with another time."""
    for sourced in collection.written:
        for index, channel in enumerate(sourced.model.channels):
            if channel.time and (said := _other_time(channel.time)):
                message = f"Lời nói «{said}», nhưng value và unit ghi khác."
                hint = "Sửa một trong hai; lời chỉ nói thêm điều mà số không nói."
                location = ("channels", index, "time", "text")
                yield sourced.document.problem(location, "time-contradicts", message, hint)


def _other_time(time: Time) -> str:
    """The time that the words begin with, where it is another than the number."""
    said = _SAID.match(time.text or "")
    if said is None or time.unit is None:
        return ""
    value, unit = Decimal(said[1].replace(",", ".")), _UNITS[said[2].lower()]
    return "" if (value, unit) == (time.value, time.unit) else said[0]
