"""Print records of a unit, `prints.csv`: what was printed, when, and where it hangs. Append-only.

One row is one printed paper and stands on one line, so that two changes merge line by line. A
later print of the same paper for the same place takes the place of the earlier one; a row of no
copies says that the paper was taken down. A paper of one case names it behind the code:
`HT01/bo-roi`.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from generator.clock import today
from generator.disk.places import locked
from generator.disk.reading import read_plain, read_plain_text
from generator.disk.refusals import reason, writing_to
from generator.disk.writing import write_together
from generator.library.forms.problems import Problem
from generator.library.models.base import SLUG, quoted
from generator.library.privacy.personal_data import personal_data
from generator.library.registers.sheet_kinds import SheetKind
from generator.library.registers.spreadsheet import read_back

COLUMNS = ("printed_on", "kind", "codes", "editions", "copies", "place")
HEADER = ",".join(COLUMNS)
_LOST = "Lấy lại bản cũ: git checkout {file}."


_OF_ONE = frozenset(kind for kind in SheetKind if kind.says_facts)


@dataclass(frozen=True)
class PrintRecord:
    """One printed paper. `editions` are those printed beside `codes`, in the same order.

    `copies` is 0 where the paper was taken down; `place` is empty where nobody said it. `line` is
    where the record stands in the file, 0 while it does not. `case` is the id of the one case that
    the paper is for; of earlier rows nobody knows whether there was one.
    """

    printed_on: date
    kind: SheetKind
    codes: tuple[str, ...]
    editions: tuple[str, ...]
    copies: int = 1
    place: str = ""
    case: str = ""
    line: int = field(default=0, compare=False)

    @property
    def paper(self) -> str:
        """What it is of, as the file says it: `HT01`, `HT01/bo-roi`, `HT01 HT02`."""
        return " ".join(self.codes) + (f"/{self.case}" if self.case else "")


def one_line(place: str) -> str:
    """A place as the file holds it: on one line, without control characters, composed (NFC)."""
    unseen = {"Cc", "Cs"}
    letters = (" " if unicodedata.category(letter) in unseen else letter for letter in place)
    return unicodedata.normalize("NFC", " ".join("".join(letters).split()))


def read_prints(path: Path, file: str) -> tuple[list[PrintRecord], list[Problem]]:
    """Read the print records, which are named `file`; a missing file holds none."""
    try:
        text = read_plain_text(path).removeprefix("\ufeff")
    except FileNotFoundError:
        return [], []
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "tệp phải là văn bản UTF-8"
        message = f"Không đọc được sổ in: {why}."
        hint = _LOST.format(file=file)
        return [], [Problem(file, 1, 1, "prints-unreadable", message, hint)]
    return parse_prints(text, file)


def parse_prints(text: str, file: str) -> tuple[list[PrintRecord], list[Problem]]:
    """Parse the file's text; every fault of every line is a problem, a blank line is none."""
    records: list[PrintRecord] = []
    text, problems = read_back(text, COLUMNS, file)
    numbered = enumerate(text.split("\n"), start=1)
    lines = [(number, line.rstrip("\r")) for number, line in numbered if line.strip()]
    if not lines:
        message = "Sổ in trống, mất cả dòng đầu: không còn biết tờ nào đang dùng."
        problems.append(Problem(file, 1, 1, "prints-unreadable", message, _LOST.format(file=file)))
    if lines and lines[0][1] != HEADER:
        number, line = lines[0]
        problems.append(Problem(file, number, 1, *_header_fault(line)))
        lines = lines if line[0].isdigit() else lines[1:]
    for number, line in lines:
        if line == HEADER:  # a second one comes with a merge of two new files
            continue
        fields = _fields(line)
        faults = list(_faults(line, fields))
        problems += [Problem(file, number, 1, *fault) for fault in faults]
        if not faults:
            records.append(_record(fields, number))
    return records, problems


class _Fault(NamedTuple):
    rule: str
    message: str
    hint: str


def _header_fault(line: str) -> _Fault:
    missing = [name for name in COLUMNS if name not in line.split(",")]
    lacks = f" (thiếu cột {', '.join(missing)})" if missing else ""
    message = f"Dòng đầu là {quoted(line)}{lacks}, cần dòng tên cột."
    return _Fault("prints-header", message, f"Dòng đầu của sổ in phải là: {HEADER}")


def _fields(line: str) -> list[str]:
    """The fields of a line; none where its quotes are broken."""
    try:
        [fields] = csv.reader([line], strict=True)
    except (ValueError, csv.Error):
        return []
    return fields


def _faults(line: str, fields: Sequence[str]) -> Iterator[_Fault]:
    """All that is wrong with one line."""
    if not fields:
        yield _Fault(
            "prints-row",
            f"Không đọc được dòng {quoted(line)}: dấu ngoặc kép không khớp.",
            'Nơi dán có dấu phẩy thì đặt trong một cặp ngoặc kép: "Quầy 1, tầng 2".',
        )
        return
    if len(fields) != len(COLUMNS):
        yield _Fault(
            "prints-row",
            f"Dòng {quoted(line)} có {len(fields)} cột, cần {len(COLUMNS)}.",
            f"Viết đủ các cột, cách nhau bằng dấu phẩy: {HEADER}.",
        )
        return
    printed_on, kind, codes, editions, copies, place = fields
    if _day(printed_on) is None:
        yield _Fault(
            "prints-date",
            f"Có {quoted(printed_on)}, cần ngày in dạng năm-tháng-ngày.",
            "Viết như 2026-11-25 (ngày 25 tháng 11 năm 2026).",
        )
    if kind not in list(SheetKind):
        [near] = get_close_matches(kind, list(SheetKind), n=1, cutoff=0) or [SheetKind.POSTER]
        yield _Fault(
            "prints-kind",
            f"Có {quoted(kind)}, cần loại giấy: {' hoặc '.join(SheetKind)}.",
            f"Sửa thành {near}.",
        )
    yield from _code_faults(kind, codes.split(), editions.split())
    if not re.fullmatch("0|[1-9][0-9]{0,5}", copies):
        yield _Fault(
            "prints-copies",
            f"Có {quoted(copies)}, cần số tờ, chỉ có chữ số.",
            "Viết như 1; viết 0 khi tờ dán đã gỡ.",
        )
    for found in personal_data(place)[:1]:
        yield _Fault(
            "prints-place",
            f"Nơi dán {quoted(place)} có {found.kind}: {quoted(found.words)}.",
            "Chỉ ghi nơi dán, như Quầy 1; sổ in không giữ thông tin của người dân.",
        )


def _code_faults(kind: str, codes: Sequence[str], editions: Sequence[str]) -> Iterator[_Fault]:
    form = "[A-Z0-9]{2,8}" + (f"(?:/{SLUG})?" if kind in _OF_ONE else "")
    wrong = [code for code in codes if not re.fullmatch(form, code)]
    if wrong or not codes:
        yield _Fault(
            "prints-codes",
            f"Có {quoted(' '.join(wrong))}, cần các mã cách nhau bằng dấu cách.",
            "Viết như HT01 HT02.",
        )
    elif kind in _OF_ONE and len(codes) > 1:
        yield _Fault(
            "prints-codes",
            f"Giấy loại {kind} có {len(codes)} mã, cần đúng một mã.",
            "Tách thành mỗi tờ một dòng.",
        )
    wrong = [edition for edition in editions if not re.fullmatch(r"\d\d/\d{4}·\w+", edition)]
    if wrong:
        yield _Fault(
            "prints-editions",
            f"Có {quoted(' '.join(wrong))}, cần bản in như 11/2026·4f2a.",
            "Chép lại từ góc dưới tờ giấy, sau chữ «Bản».",
        )
    elif len(editions) != len(codes):
        yield _Fault(
            "prints-editions",
            f"Có {len(codes)} mã nhưng {len(editions)} bản in, cần mỗi mã một bản.",
            "Ghi các bản in theo thứ tự của mã, cách nhau bằng dấu cách.",
        )


def _record(fields: Sequence[str], line: int) -> PrintRecord:
    printed_on, kind, codes, editions, copies, place = fields
    codes, _, case = codes.partition("/")
    return PrintRecord(
        date.fromisoformat(printed_on),
        SheetKind(kind),
        tuple(codes.split()),
        tuple(editions.split()),
        int(copies),
        one_line(place),
        case,
        line,
    )


def _day(text: str) -> date | None:
    try:
        return (
            date.fromisoformat(text) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
        )
    except ValueError:
        return None


def appended(before: bytes, records: Iterable[PrintRecord]) -> bytes:
    """The file's bytes with `records` added as its last lines; nothing that stood there changes.

    An empty file gets its header.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    if not before.strip():
        before = b""
        writer.writerow(COLUMNS)
    elif not before.endswith(b"\n"):
        before += b"\n"
    for record in records:
        codes, editions = record.paper, " ".join(record.editions)
        day, place = record.printed_on.isoformat(), one_line(record.place)
        writer.writerow([day, record.kind, codes, editions, record.copies, place])
    return before + out.getvalue().encode()


def append(
    path: Path, records: Iterable[PrintRecord], papers: Mapping[Path, bytes] | None = None
) -> None:
    """Add `records` to the file, which is made where it is missing; write their `papers` with it.

    Whatever other processes add at the same time stays. Raises MotchamError, with nothing written,
    where one of the files cannot be.
    """
    with locked(path.parent, path), writing_to(path):
        before = read_plain(path) if path.exists() else b""
        write_together({**(papers or {}), path: appended(before, records)})


def hanging(records: Iterable[PrintRecord]) -> list[PrintRecord]:
    """The papers with facts that are still about, in the order of their printing.

    A day to come is a slip, which nobody may mend once it is published; it counts as today.
    """
    last: dict[tuple[SheetKind, str, str], PrintRecord] = {}
    latest = today()
    for record in sorted(records, key=lambda record: min(record.printed_on, latest)):
        if record.kind.says_facts:
            key = (record.kind, record.paper, record.place.casefold())
            last.pop(key, None)
            last[key] = record
    return [record for record in last.values() if record.copies]
