"""The report of what was opened: by month and kind, as a table, as text and as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.library.privacy.personal_data import personal_data
from generator.library.registers.ledger import CodeKind
from generator.scans.counting import Counts
from generator.scans.hiding import SMALL, Told, told, told_sum, told_total
from generator.scans.logs import Month

KINDS: Mapping[CodeKind, str] = {
    CodeKind.PROCEDURE: "thủ tục",
    CodeKind.FIELD: "lĩnh vực",
    CodeKind.LIFE_EVENT: "việc đời",
    CodeKind.PAGE: "trang tin",
    CodeKind.RENOVATION: "công trình",
    CodeKind.HOME: "trang chủ",
}
IN_FIELD = "thủ tục của lĩnh vực"
DEAD = "địa chỉ không có"
ALL = "tất cả"
COLUMNS = ("thang", "loai", "ma", "ten", "luot")
_MOST_DEAD = 30
_BETWEEN_WORDS = re.compile(r"[-_+.]+(?! )")
_DAY = re.compile(r"(?<!\d)(?:(?:\d{1,2}\D){2}(?:19|20)?\d\d|(?:19|20)\d\d(?:\D\d{1,2}){2})(?!\d)")
"""A day, as 1-2-1990 or 1990-02-01."""


@dataclass(frozen=True)
class CodedPage:
    """A page that has a code; `field` is the code of a procedure's field, empty for all others."""

    code: str
    kind: CodeKind
    title: str
    field: str = ""


@dataclass(frozen=True)
class OpenedRow:
    """One line of the report. `code` is empty for what has none, and for sums."""

    month: Month
    kind: str
    code: str
    title: str
    opened: Told


def rows(counts: Counts, pages: Sequence[CodedPage]) -> list[OpenedRow]:
    """What may be said, by month, kind and count; pages that nobody opened are left out."""
    return [row for month in counts.months for row in _of_month(month, counts, pages)]


def _of_month(month: Month, counts: Counts, pages: Sequence[CodedPage]) -> Iterator[OpenedRow]:
    opened = [(page, counts.opened[month, page.code]) for page in pages]
    for kind, name in KINDS.items():
        found = [(page, count) for page, count in opened if page.kind is kind and count]
        for page, count in sorted(found, key=_by_what_is_said):
            yield OpenedRow(month, name, page.code, page.title, told(count))
    groups: dict[str, list[int]] = {}
    for page, count in opened:
        groups.setdefault(page.field, []).append(count)
    for page in pages:
        inside = groups.get(page.code, [])
        if page.kind is CodeKind.FIELD and any(inside):
            yield OpenedRow(month, IN_FIELD, page.code, page.title, told_sum(inside))
    yield OpenedRow(month, ALL, "", "Mọi trang có mã", told_total(groups.values()))
    dead = [(path, count) for (on, path), count in counts.dead.items() if on == month]
    often = sorted((one for one in dead if one[1] >= SMALL), key=lambda one: (-one[1], one[0]))
    for path, count in islice((one for one in often if not _is_private(one[0])), _MOST_DEAD):
        yield OpenedRow(month, DEAD, "", f"/{path}", told(count))


def _is_private(path: str) -> bool:
    """Whether somebody's name or birthday stands in an address, with its words apart or not."""
    words = _BETWEEN_WORDS.sub(" ", path.replace("/", ". "))
    return _DAY.search(path) is not None or bool(personal_data(words))


def _by_what_is_said(one: tuple[CodedPage, int]) -> tuple[int, str]:
    """Most first; among the hidden the order says nothing."""
    return -told(one[1]).least, one[0].code


def as_csv(found: Sequence[OpenedRow]) -> bytes:
    """The rows as CSV, which spreadsheets open as UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in found:
        writer.writerow([row.month, row.kind, row.code, _harmless(row.title), row.opened.text])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _harmless(text: str) -> str:
    """The text, which no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@" else text


def as_text(found: Sequence[OpenedRow]) -> str:
    """The rows as a table to read; pages of small counts are told by their number alone."""
    parts = []
    for month in sorted({row.month for row in found}):
        here = [row for row in found if row.month == month]
        parts.append(f"Tháng {month[5:]}/{month[:4]}")
        for kind in dict.fromkeys(row.kind for row in here):
            of_kind = [row for row in here if row.kind == kind]
            small = sum(row.opened.hidden for row in of_kind)
            parts.append(f"  {kind[0].upper()}{kind[1:]}")
            parts += [_line(row) for row in of_kind if not row.opened.hidden]
            parts += [f"    {small} trang được mở dưới {SMALL} lượt"] if small else []
    return "\n".join(parts)


def _line(row: OpenedRow) -> str:
    number = row.opened.words(str(row.opened.least))
    return f"    {number:>12}  {row.code:<7}  {row.title}"
