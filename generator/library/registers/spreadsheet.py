"""A register that Excel has saved: read all the same, and said once instead of once a line.

Excel writes semicolons where Windows speaks Vietnamese, tabs where it saves as text, and days as
22/11/2026.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date

from generator.library.forms.problems import Problem

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ENOUGH = 2
"""One such day may be a slip of the pen."""


def read_back(text: str, columns: Sequence[str], file: str) -> tuple[str, list[Problem]]:
    """`text` as it was before Excel saved it, and the problem that it did; lines stay lines."""
    lines = text.splitlines()
    width = len(columns) - 1
    same = (one for one in ";\t" if lines and all(line.count(one) >= width for line in lines))
    mark = next(same, ",")
    days = sum(bool(_DAY.search(line)) for line in lines)
    if mark == "," and (days < _ENOUGH or any(re.search(r"\d{4}-\d\d-\d\d", one) for one in lines)):
        return text, []
    message = "Excel đã lưu lại tệp này: dấu ngăn cột, dạng của ngày đã đổi."
    hint = (
        f"Lấy lại bản trước đó: trên GitHub mở {file}, chọn History; hoặc chạy git checkout {file}."
        " Chỉ máy ghi tệp này, đừng mở rồi lưu bằng Excel."
    )
    read = (",".join(map(_field, row)) for row in _rows(lines, mark))
    return "\n".join(read) + "\n", [Problem(file, 1, 1, "saved-by-excel", message, hint)]


def _rows(lines: Iterable[str], mark: str) -> Iterable[list[str]]:
    """The fields of each line; a line that is none stays one field."""
    for line in lines:
        try:
            yield next(csv.reader([line], delimiter=mark), [])
        except csv.Error:
            yield [line]


def _field(text: str) -> str:
    if found := _DAY.fullmatch(text):
        first, second, year = map(int, found.groups())
        for day, month in ((first, second), (second, first)):
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                continue
    return f'"{text}"' if "," in text else text
