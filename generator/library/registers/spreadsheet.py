"""A register that Excel has saved: read all the same, and said once instead of once a line.

Excel writes semicolons where Windows speaks Vietnamese, tabs where it saves as text, days as
22/11/2026, 22-11-26 or 22-Nov-26, or as the number 46348; and rows of empty cells at the end.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from generator.library.forms.problems import Problem

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)(?: 0?0:00(?::00)?)?")
_NAMED_MONTH = re.compile(r"\d{1,2}-[A-Z][a-z]{2}-\d\d(?:\d\d)?")
_NUMBER = re.compile(r"4[4-9]\d{3}")
"""Days since 1899, of the years from 2020 to 2036: so Excel counts them."""
_FIRST_DAY = date(1899, 12, 30)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_EMPTY = re.compile(r'[\s,;"]*')
_SEPARATOR = re.compile(r'"?sep=.*')
_CENTURY = 2000


def read_back(text: str, columns: Sequence[str], file: str) -> tuple[str, list[Problem]]:
    """`text` as it was before Excel saved it, and the problem that it did; lines stay lines."""
    lines = ["" if _EMPTY.fullmatch(line) else line for line in text.splitlines()]
    said = [line for line in lines if line and not _SEPARATOR.fullmatch(line)]
    width = len(columns) - 1
    same = (one for one in ";\t" if said and all(line.count(one) >= width for line in said))
    mark = next(same, ",")
    rows = [next(_rows([line], mark)) if line in said else [] for line in lines]
    rows = [[*columns] if [one.lower() for one in row] == [*columns] else row for row in rows]
    days = sum(any(_day(one) for one in row) for row in rows)
    iso = sum(any(_ISO.fullmatch(one) for one in row) for row in rows)
    if mark == "," and _SEPARATOR.fullmatch((lines or [""])[0]) is None and days <= max(iso, 1):
        head = [",".join(columns)] if rows and rows[0] == [*columns] else lines[:1]
        return "\n".join([*head, *lines[1:]]) + "\n", []
    message = "Excel đã lưu lại tệp này: dấu ngăn cột, dạng của ngày đã đổi."
    hint = (
        f"Lấy lại bản trước đó: trên GitHub mở {file}, chọn History; hoặc chạy git checkout {file}."
        " Chỉ máy ghi tệp này, đừng mở rồi lưu bằng Excel."
    )
    read = (",".join(map(_field, row)) for row in rows)
    return "\n".join(read) + "\n", [Problem(file, 1, 1, "saved-by-excel", message, hint)]


def _rows(lines: Iterable[str], mark: str) -> Iterator[list[str]]:
    """The fields of each line; a line that is none stays one field."""
    for line in lines:
        try:
            yield next(csv.reader([line], delimiter=mark), [])
        except csv.Error:
            yield [line]


def _day(text: str) -> date | None:
    """The day that Excel wrote so; None where it is none, or was not written by Excel."""
    if _NUMBER.fullmatch(text):
        return _FIRST_DAY + timedelta(days=int(text))
    if _NAMED_MONTH.fullmatch(text):
        for form in ("%d-%b-%y", "%d-%b-%Y"):
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day alone
            except ValueError:
                continue
    if found := _DAY.fullmatch(text):
        first, second, year = map(int, found.groups())
        for day, month in ((first, second), (second, first)):
            try:
                return date(year if year >= _CENTURY else _CENTURY + year, month, day)
            except ValueError:
                continue
    return None


def _field(text: str) -> str:
    if day := _day(text):
        return day.isoformat()
    return f'"{text}"' if "," in text else text
