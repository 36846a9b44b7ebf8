"""A ledger, `codes.csv`: every code ever issued. Append-only: a printed code never dies.

The library has one, and each unit its own. Their codes are told apart by their form, so that none
which the library will issue can be one that a unit has issued.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from generator.disk.reading import read_plain_text
from generator.disk.refusals import reason
from generator.errors import MotchamError
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.models.base import quoted
from generator.library.registers.spreadsheet import read_back

OWN_PREFIX = "P"
"""How the code of a unit's own procedure begins."""
_OWN = re.compile(OWN_PREFIX + r"[0-9]{1,7}|R[0-9A-Z]{6}|TT[0-9]{1,6}")
COLUMNS = ("code", "kind", "target", "issued_on", "withdrawn_on")


class CodeKind(StrEnum):
    """What a code leads to."""

    HOME = "home"
    FIELD = "field"
    LIFE_EVENT = "life_event"
    PROCEDURE = "procedure"
    PAGE = "page"
    RENOVATION = "renovation"


@dataclass(frozen=True, order=True)
class Row:
    """One code. `target` is the thing's identity (a file's stem or an id), which never changes."""

    code: str
    kind: CodeKind
    target: str
    issued_on: date
    withdrawn_on: date | None = None


class RowPlace(NamedTuple):
    """Where a row stands: the name of the ledger's file, and the line there."""

    file: str
    line: int


@dataclass(frozen=True)
class Ledger:
    """All rows by code, and where each stands.

    `others` has the rows that a code has besides, where two branches that issued it were merged.
    """

    rows: Mapping[str, Row] = field(default_factory=dict)
    places: Mapping[str, RowPlace] = field(default_factory=dict)
    others: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    def __or__(self, other: Ledger) -> Ledger:
        """Both as one; a code that both have is this one's."""
        return Ledger(
            {**other.rows, **self.rows},
            {**other.places, **self.places},
            {**other.others, **self.others},
        )

    def of(self, file: str) -> list[Row]:
        """The rows that stand in `file`."""
        return [row for code, row in self.rows.items() if self.places[code].file == file]


def is_own_code(code: str) -> bool:
    """Whether `code` has the form of those that a unit issues: P01, R7K2QXM, TT001."""
    return _OWN.fullmatch(code) is not None


def read_ledgers(roots: Roots) -> tuple[Ledger, list[Problem]]:
    """The library's ledger and the unit's as one, and the problems of both."""
    whole, problems = Ledger(), []
    for file in roots.ledgers:
        ledger, found = read_ledger(roots / file, file)
        problems += found
        for code in ledger.rows.keys() & whole.rows.keys():
            message = f"Mã {code} đã có trong {whole.places[code].file}: hai sổ không cấp cùng mã."
            hint = "Xoá dòng này nếu chưa in gì; đã in thì hỏi người giữ thư viện trước."
            problems.append(_problem(ledger.places[code], "ledger-twice", message, hint))
        whole |= ledger
    return whole, problems


def read_ledger(path: Path, file: str) -> tuple[Ledger, list[Problem]]:
    """Read the ledger, which is named `file`; a missing file is an empty ledger."""
    try:
        text = read_plain_text(path).removeprefix("\ufeff")
    except FileNotFoundError:
        return Ledger(), []
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "tệp phải là văn bản UTF-8"
        message = f"Không đọc được sổ mã: {why}."
        hint = f"Lấy lại bản cũ: git checkout {file}."
        return Ledger(), [Problem(file, 1, 1, "ledger-unreadable", message, hint)]
    return parse_ledger(text, file)


def safe_ledgers(roots: Roots) -> Ledger:
    """Both ledgers as one, to be written anew with more in them.

    Raises MotchamError where it has a line that is not understood: that line would be lost.
    """
    ledger, problems = read_ledgers(roots)
    for first in problems:
        raise MotchamError(f"{first.file}, dòng {first.line}: {first.message}", first.hint)
    return ledger


def parse_ledger(text: str, file: str) -> tuple[Ledger, list[Problem]]:
    """Parse the ledger's text; lines that are not understood are problems, blank ones are not."""
    rows: dict[str, Row] = {}
    places: dict[str, RowPlace] = {}
    others: dict[str, list[Row]] = {}
    text, problems = read_back(text, COLUMNS, file)
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or (not rows and line == ",".join(COLUMNS)):
            continue
        row, place = _row(line), RowPlace(file, number)
        if row is None:
            expected = "mã, loại, đích, ngày cấp, ngày bãi bỏ"
            message = f"Có dòng {quoted(line)}, cần dạng {expected}."
            problems.append(_problem(place, "ledger-row", message, _RESTORE))
        elif row.code in rows:
            if rows[row.code] == row:
                continue
            message = (
                f"Mã {row.code} có hai dòng khác nhau; dòng đầu là dòng {places[row.code].line}."
            )
            others.setdefault(row.code, []).append(row)
            problems.append(_problem(place, "ledger-twice", message, _twice(rows[row.code], row)))
        else:
            rows[row.code] = row
            places[row.code] = place
    return Ledger(rows, places, others), problems


def _twice(one: Row, other: Row) -> str:
    """How two rows of one code become one, whichever of them main had."""
    if (one.kind, one.target) == (other.kind, other.target):
        return "Hai nhánh cùng cấp mã này. Giữ dòng của nhánh chính, xoá dòng kia."
    return (
        "Hai nhánh cùng cấp mã này. Giữ dòng của nhánh chính, xoá dòng kia; thủ tục của dòng bị "
        "xoá lấy mã khác (sửa code: trong tệp ấy)."
    )


_RESTORE = (
    "Khôi phục dòng này như trong nhánh chính; sổ mã chỉ được thêm bằng «motcham codes update»."
)


def _problem(place: RowPlace, rule: str, message: str, hint: str) -> Problem:
    return Problem(place.file, place.line, 1, rule, message, hint)


def _row(line: str) -> Row | None:
    try:
        [[code, kind, target, issued_on, withdrawn_on]] = csv.reader([line])
        if not re.fullmatch("[A-Z0-9]{2,8}", code) or not target:
            return None
        withdrawn = date.fromisoformat(withdrawn_on) if withdrawn_on else None
        return Row(code, CodeKind(kind), target, date.fromisoformat(issued_on), withdrawn)
    except (ValueError, csv.Error):
        return None


def format_ledger(rows: Iterable[Row]) -> str:
    """The ledger's text, sorted by code so that two changes seldom meet on a line."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in sorted(rows):
        withdrawn = row.withdrawn_on.isoformat() if row.withdrawn_on else ""
        writer.writerow([row.code, row.kind, row.target, row.issued_on.isoformat(), withdrawn])
    return out.getvalue()


@dataclass(frozen=True)
class Claim:
    """A thing that claims a code now: a procedure, a field, a renovation, a written page.

    `ledger` is the name of the file that issues the code.
    """

    code: str
    kind: CodeKind
    target: str
    ledger: str
    withdrawn_on: date | None = None


class PlacedClaim(NamedTuple):
    """A claim, and how a problem is told where it stands: of a rule, a message and a hint."""

    claim: Claim
    problem: Callable[[str, str, str], Problem]


def updated(ledger: Ledger, claims: Iterable[Claim], today: date) -> Ledger:
    """The ledger with new codes added and withdrawals noted; nothing is ever dropped.

    Raises MotchamError where a thing that has a code claims another one.
    """
    rows, places = dict(ledger.rows), dict(ledger.places)
    claims = list(claims)
    claimed = {claim.code for claim in claims}
    for claim in claims:
        if before := _code_before(ledger, claim, claimed):
            raise MotchamError(*_another_code(claim, before))
        row = rows.setdefault(claim.code, Row(claim.code, claim.kind, claim.target, today))
        places.setdefault(claim.code, RowPlace(claim.ledger, 0))
        if claim.withdrawn_on and row.withdrawn_on is None:
            rows[claim.code] = replace(row, withdrawn_on=claim.withdrawn_on)
    return Ledger(rows, places)


def check_claims(ledger: Ledger, claims: Mapping[str, PlacedClaim]) -> list[Problem]:
    """Compare the ledger with what claims codes now, by code."""
    problems = []
    for code, (claim, problem) in claims.items():
        row, place = ledger.rows.get(code), ledger.places.get(code, RowPlace(claim.ledger, 1))
        if row is None:
            before = _code_before(ledger, claim, claims)
            message = f"Mã {code} chưa có trong sổ mã."
            hint = f"Chạy «motcham codes update» rồi lưu cả {claim.ledger}."
            told = _another_code(claim, before) if before else (message, hint)
            problems.append(problem("code-not-issued", *told))
        elif code in ledger.others:
            continue  # told where it stands twice
        elif (row.kind, row.target) != (claim.kind, claim.target):
            message = (
                f"Mã {code} đã cấp cho «{row.target}», nay lại dùng cho «{claim.target}». "
                "Mã đã in không bao giờ trỏ sang thứ khác."
            )
            hint = f"Đổi lại tên tệp thành «{row.target}», hoặc lấy một mã mới."
            problems.append(problem("code-retargeted", message, hint))
        elif place.file != claim.ledger:
            message = f"Mã {code} đứng ở {place.file}, phải đứng ở {claim.ledger}."
            hint = "Chuyển nguyên dòng ấy sang sổ kia: mỗi sổ chỉ cấp mã của mình."
            problems.append(_problem(place, "code-in-other-ledger", message, hint))
        elif claim.kind is CodeKind.RENOVATION and row.withdrawn_on:
            message = f"Sổ mã ghi công trình {code} đã xong, mà tệp của công trình vẫn còn."
            hint = (
                f"Chưa xong thì xoá ngày cuối ở dòng {code} của {place.file}; xong rồi thì chạy "
                "«motcham renovations archive»."
            )
            problems.append(problem("renovation-ended-twice", message, hint))
        elif row.withdrawn_on and claim.withdrawn_on is None:
            message = f"Sổ mã ghi {code} đã bãi bỏ, mà trang của mã vẫn còn dùng."
            hint = (
                f"Còn dùng thì xoá ngày cuối ở dòng {code} của {place.file}. Đã bãi bỏ thì ghi "
                "status: withdrawn, withdrawn_on và reason ở tệp."
            )
            problems.append(problem("withdrawn-in-ledger-only", message, hint))
    for code, row in ledger.rows.items():
        archived = row.kind is CodeKind.RENOVATION and row.withdrawn_on is not None
        if code not in claims and not archived:
            problems.append(_orphan(row, ledger.places[code]))
    return problems


def _code_before(ledger: Ledger, claim: Claim, claimed: Container[str]) -> str | None:
    """The code that was issued for what makes a new `claim`, and that nothing claims any more."""
    if claim.code in ledger.rows:
        return None
    for code, row in ledger.rows.items():
        same = (row.kind, row.target) == (claim.kind, claim.target)
        if same and code not in claimed and ledger.places[code].file == claim.ledger:
            return code
    return None


def _another_code(claim: Claim, before: str) -> tuple[str, str]:
    """What is wrong with a claim of something that had the code `before`, and what mends it."""
    message = f"«{claim.target}» đã được cấp mã {before}, nay lại ghi mã {claim.code}."
    return message, f"Ghi lại code: {before}. Mã đã cấp thì không đổi: có thể đã in trên thẻ."


def _orphan(row: Row, place: RowPlace) -> Problem:
    message = f"Mã {row.code} đã cấp cho «{row.target}» nhưng không còn trang nào mang mã này."
    if row.kind is CodeKind.PROCEDURE:
        hint = (
            f"Lấy lại tệp {row.target}.yml với code: {row.code}. Nếu thủ tục không còn nữa, "
            "đừng xoá tệp: ghi status: withdrawn, withdrawn_on và reason."
        )
    elif row.kind is CodeKind.RENOVATION:
        hint = (
            f"Lấy lại tệp {row.target}.yml. Công trình đã xong lâu thì cất bằng "
            "«motcham renovations archive», đừng xoá tay."
        )
    else:
        hint = f"Lấy lại mục «{row.target}» với code: {row.code}: mã đã in phải luôn mở được."
    return _problem(place, "code-lost", message, hint)


def _issued(row: Row) -> tuple[CodeKind, str, date]:
    """What of a row never changes."""
    return row.kind, row.target, row.issued_on


class PastRow(NamedTuple):
    """A row that once stood in the ledger `file`, and the name of the last commit that had it."""

    row: Row
    file: str
    commit: str


def lost_rows(ledger: Ledger, past: Mapping[str, PastRow]) -> list[Problem]:
    """What has been done to rows that once stood in the ledger, by code."""
    problems = []
    for code, (old, file, commit) in past.items():
        new = ledger.rows.get(code)
        if any(_issued(row) == _issued(old) for row in ledger.others.get(code, ())):
            continue  # it is there still: told where it stands twice
        if new is None:
            message = f"Dòng của mã {code} («{old.target}») đã bị xoá khỏi sổ mã (so với {commit})."
            place = RowPlace(file, 1)
        elif _issued(new) != _issued(old):
            message = f"Dòng của mã {code} đã bị sửa (so với {commit}): trước là «{old.target}»."
            place = ledger.places[code]
        elif old.withdrawn_on and new.withdrawn_on is None:
            message = f"Ngày bãi bỏ của mã {code} đã bị xoá (so với {commit})."
            place = ledger.places[code]
        else:
            continue
        hint = (
            f"Khôi phục dòng của {code}: mã đã in trên thẻ thì phải sống mãi. Thủ tục không còn "
            "thì giữ tệp và ghi status: withdrawn."
        )
        problems.append(_problem(place, "ledger-rewritten", message, hint))
    return problems
