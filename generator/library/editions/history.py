"""What the guide has promised on paper, from the history of its branch, and what of it is gone.

A code that was ever in the ledger may hang in the street, and its paper names the site's address
of then. So all that ever stood on the branch is held against the files of today, not only one
base: what was lost stays lost until it is back. Counted are the commits along first parents and
the ends of the branches merged there; a code that a branch tried and dropped was never issued.

A ward begins where `sample: true` leaves `ward.yml`: what the sample had issued hangs nowhere.
Where the ward keeps the sample's codes, it holds them; it may begin a ledger of its own once, as
README says, in which none of them is left. A sample that stays one is held like a ward, from the
day after it issued a code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import MotchamError
from generator.library.editions.erased_works import erased_works, is_renovation
from generator.library.editions.git import (
    UNKNOWN_HINT,
    blobs,
    file_history,
    folders_of,
    git,
    known_commit,
)
from generator.library.editions.identities import changed_meanings, is_procedure
from generator.library.forms.paths import PROCEDURES, RENOVATIONS, WARD
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, parse_document
from generator.library.models.base import quoted
from generator.library.models.ward import site_address
from generator.library.registers.ledger import (
    LEDGER,
    CodeKind,
    PastRow,
    Row,
    lost_rows,
    parse_ledger,
    read_ledger,
)
from generator.library.registers.prints import COLUMNS, HEADER, PRINTS
from generator.library.registers.spreadsheet import read_back

_FILES = (LEDGER, WARD, PRINTS)
_STILL_A_SAMPLE = (
    "Đây còn là trang mẫu: phường thật, chưa in gì, thì xoá dòng sample: true ở ward.yml."
)


@dataclass(frozen=True)
class _Version:
    """What stood in the files at one commit, or stands there now."""

    name: str
    commit: str
    """The commit along first parents by which it came."""
    day: date
    sample: bool
    address: str | None
    rows: Mapping[str, Row]
    prints: Counter[str]

    @property
    def issued(self) -> set[Row]:
        """The rows as they were issued."""
        return {_issued(row) for row in self.rows.values()}


@dataclass
class _Promised:
    """What holds: rows by code, lines of the print records, addresses; each with its commit."""

    rows: dict[str, PastRow] = field(default_factory=dict)
    prints: dict[str, tuple[int, str]] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    since: str = ""
    """The commit with which it begins."""

    def add(self, version: _Version, rows: Iterable[Row]) -> None:
        """Hold what `version` had; a code stays as it was first issued."""
        self.since = self.since or version.commit
        for row in rows:
            held = self.rows.get(row.code, PastRow(row, version.name)).row
            if _issued(held) == _issued(row):
                withdrawn = row.withdrawn_on or held.withdrawn_on
                self.rows[row.code] = PastRow(replace(held, withdrawn_on=withdrawn), version.name)
        for line, count in version.prints.items():
            if count >= self.prints.get(line, (0, ""))[0]:
                self.prints[line] = (count, version.name)
        if version.address and version.rows:
            self.addresses[version.address] = version.name


def compare_history(root: Path, revision: str) -> list[Problem]:
    """What has been lost of all that was ever promised up to a git revision.

    A revision that git does not know is a problem too, as is a history that is cut off. A commit
    that is gone, as after a forced push, is only a warning: held is what the history still has.
    """
    commit = known_commit(root, revision)
    gone: list[Problem] = []
    if commit is None and re.fullmatch("[0-9a-f]{40}", revision):
        message = (
            f"Phiên bản {revision[:9]} không còn trong kho: lịch sử đã bị ghi đè (force push). So "
            "sổ mã với phần lịch sử còn lại."
        )
        hint = "Đừng ghi đè lịch sử nhánh chính: bật bảo vệ nhánh (branch protection) trên GitHub."
        gone = [Problem(LEDGER, 1, 1, "history-overwritten", message, hint, "warning")]
        revision = "HEAD"
        commit = known_commit(root, revision)
    if commit is None:
        message = f"Không tìm thấy phiên bản git «{revision}» để so sánh sổ mã."
        return [*gone, Problem(LEDGER, 1, 1, "unknown-revision", message, UNKNOWN_HINT)]
    past = _past(root, commit, revision)
    ledger, _ = read_ledger(root / LEDGER)
    lines = _lines(_read(root / PRINTS))
    document = _document(_read(root / WARD))
    sample, address = _ward(document) if document else (past[-1].sample, None)
    now = _Version("", "", date.max, sample, address, ledger.rows, lines)
    promised = _promised(past, now)
    history = file_history(root, commit, lambda file: is_procedure(file) or is_renovation(file))
    lost = [
        *lost_rows(ledger, _restored(root, promised.rows)),
        *_lost_prints(lines, promised.prints),
        *(_moved(document, promised.addresses) if document else ()),
        *changed_meanings(root, history, promised.since, promised.rows),
        *erased_works(root, history, ledger),
    ]
    if sample:
        lost = [replace(one, hint=f"{one.hint} {_STILL_A_SAMPLE}") for one in lost]
    return [*gone, *_cut_off(root), *lost]


def _restored(root: Path, rows: Mapping[str, PastRow]) -> dict[str, PastRow]:
    """The rows; what lives again, as its file says, need not keep the day on which it ended."""
    works = {path.stem for path in (root / RENOVATIONS).glob("*/*.yml")}
    living = {path.stem for path in (root / PROCEDURES).glob("*/*.yml") if not _withdrawn(path)}
    there = {CodeKind.RENOVATION: works, CodeKind.PROCEDURE: living}
    return {
        code: past._replace(row=_issued(past.row))
        if past.row.target in there.get(past.row.kind, ())
        else past
        for code, past in rows.items()
    }


def _withdrawn(path: Path) -> bool:
    return re.search(rb"(?m)^status: *withdrawn\b", _read(path)) is not None


def _promised(past: Sequence[_Version], now: _Version) -> _Promised:
    """What the versions of the `past`, oldest first, have promised and `now` must keep."""
    promised = _Promised()
    own = [version for version in past if not version.sample]
    if not own and now.sample:
        for version in past:
            rows = version.rows.values()
            old = [row for row in rows if row.issued_on < version.day or version is past[-1]]
            promised.add(version, old)
    if not own:
        return promised
    foreign = set[Row]().union(*(version.issued for version in past if version.sample))
    elsewhere = past[0].address if past[0].sample else None
    begun = not own[0].issued & foreign
    for version in (*own, now):
        if not begun and _begins(version, promised, foreign):
            promised, begun = _Promised(), True
        if version is not now:
            promised.add(version, version.rows.values())
    if elsewhere:
        promised.addresses.pop(elsewhere, None)  # the sample's, which is nobody's
    return promised


def _begins(version: _Version, promised: _Promised, foreign: set[Row]) -> bool:
    """Whether the ward begins its own ledger with `version`: the sample's rows are gone at once.

    Nothing may be noted as printed before, and a code of its own still leads where it led.
    """
    meant = {code: (row.kind, row.target) for code, row in version.rows.items()}
    held = [past.row for past in promised.rows.values()]
    return (
        bool(version.rows and held)
        and not promised.prints
        and not version.issued & foreign
        and all(
            meant.get(row.code) == (row.kind, row.target)
            for row in held
            if _issued(row) not in foreign
        )
    )


def _past(root: Path, commit: str, revision: str) -> list[_Version]:
    """The versions up to `commit`, oldest first; `commit` itself bears the name `revision`."""
    asked = ("--first-parent", "--reverse", "--no-show-signature", "--format=%cs %H %P")
    log = git(root, "log", *asked, commit) or b""
    commits = [end for line in log.decode().splitlines() for end in _ends(line)]
    folders = folders_of(root, LEDGER, [name for _, name, _ in commits])
    names = [
        f"{name}:{folder}{file}"
        for (_, _, name), folder in zip(commits, folders, strict=True)
        for file in _FILES
    ]
    found = blobs(root, names)
    read_rows, read_ward, read_lines = cache(_rows), cache(_document), cache(_lines)
    versions: list[_Version] = []
    said: tuple[bool, str | None] = (False, None)
    for (day, first_parent, name), ledger, ward, prints in zip(
        commits, found[::3], found[1::3], found[2::3], strict=True
    ):
        if document := read_ward(ward):  # one that cannot be read says nothing new
            said = _ward(document)
        label = revision if name == commit else name[:9]
        stood = read_rows(ledger), read_lines(prints)
        versions.append(_Version(label, first_parent, day, *said, *stood))
    return versions


def _ends(line: str) -> Iterator[tuple[date, str, str]]:
    """Of a line of the log: the ends of the branches that the commit merged, then itself."""
    day, commit, *parents = line.split()
    for name in (*parents[1:], commit):
        yield date.fromisoformat(day), commit, name


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _document(raw: bytes) -> Document | None:
    return parse_document(raw, WARD)[0]


def _rows(raw: bytes) -> Mapping[str, Row]:
    return parse_ledger(raw.decode("utf-8-sig", "replace"))[0].rows


def _ward(document: Document) -> tuple[bool, str | None]:
    """Whether the ward is a sample, and its site's address."""
    data = document.data if isinstance(document.data, dict) else {}
    return data.get("sample") == "true", _address(data.get("site_url"))


def _address(value: object) -> str | None:
    """The address as it is compared: hosts are alike in any letters. None for none."""
    try:
        parts = urlsplit(site_address(str(value)))
    except MotchamError:
        return None
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path}"


def _issued(row: Row) -> Row:
    """The row as it was issued, whether or not it was withdrawn later."""
    return replace(row, withdrawn_on=None)


def _lines(raw: bytes) -> Counter[str]:
    """The lines of the print records."""
    text, _ = read_back(raw.decode("utf-8-sig", "replace"), COLUMNS, PRINTS)
    lines = (line.strip() for line in text.splitlines())
    return Counter(line for line in lines if line and line != HEADER)


def _cut_off(root: Path) -> Iterator[Problem]:
    if git(root, "rev-parse", "--is-shallow-repository") == b"true\n":
        message = "Kho này chỉ tải về một phần lịch sử, nên không biết hết những mã đã từng cấp."
        hint = "Tải đủ: git fetch --unshallow; trên máy chủ thì ghi fetch-depth: 0."
        yield Problem(LEDGER, 1, 1, "history-cut-off", message, hint)


def _lost_prints(now: Counter[str], promised: Mapping[str, tuple[int, str]]) -> Iterator[Problem]:
    hint = "Khôi phục dòng ấy. Tờ giấy đã gỡ thì thêm một dòng mới có số tờ là 0."
    for row, (count, where) in promised.items():
        if now[row] < count:
            message = (
                f"Dòng {quoted(row)} đã bị sửa hay xoá khỏi sổ in (so với {where}); sổ in chỉ "
                "được thêm dòng."
            )
            yield Problem(PRINTS, 1, 1, "prints-rewritten", message, hint)


def _moved(document: Document, promised: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for each address under which codes were issued and which is no longer told of."""
    data = document.data if isinstance(document.data, dict) else {}
    former = data.get("former_site_urls")
    told = {_address(one) for one in (data.get("site_url"), *(former or ()))}
    for address, where in promised.items():
        if address not in told:
            message = (
                f"Địa chỉ trang đã đổi từ {address} (so với {where}): mã đã in trên thẻ và tờ dán "
                "vẫn dẫn tới địa chỉ cũ và sẽ không mở được nữa."
            )
            hint = (
                f"Ghi lại site_url: {address} như trước. Buộc phải dời thì giữ địa chỉ cũ chuyển "
                f"tiếp mãi về đây và ghi thêm former_site_urls: [{address}]."
            )
            yield document.problem(("site_url",), "site-url-changed", message, hint)
