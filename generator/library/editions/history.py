"""What the guide has promised on paper, from the history of its branch, and what of it is gone.

A code that was ever in the ledger may hang in the street, and its paper names the site's address
of then. So all that ever stood on the branch is held against the files of today, not only one
base: what was lost stays lost until it is back. Counted are the commits along first parents and
the ends of the branches merged there; a code that a branch tried and dropped was never issued.

A unit begins where its folder is there and says no longer `sample: true`; from then on it holds the
library's codes too, whose pages it has. A sample is held like a unit, from the day after it issued
a code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from generator.clock import day_at
from generator.errors import MotchamError
from generator.library.editions.erased_works import code_of_renovation, erased_works
from generator.library.editions.git import (
    UNKNOWN_HINT,
    blobs,
    file_history,
    folders_of,
    git,
    known_commit,
)
from generator.library.editions.identities import changed_meanings, is_procedure, procedure_files
from generator.library.forms.paths import LIBRARY_LEDGER, WARDS, Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, parse_document
from generator.library.models.base import quoted
from generator.library.models.ward import site_address
from generator.library.registers.ledger import (
    CodeKind,
    Ledger,
    PastRow,
    Row,
    lost_rows,
    parse_ledger,
    read_ledgers,
)
from generator.library.registers.prints import COLUMNS, HEADER
from generator.library.registers.spreadsheet import read_back


@dataclass(frozen=True)
class _Version:
    """What stood in the files at one commit, or stands there now."""

    name: str
    commit: str
    """The commit along first parents by which it came."""
    day: date
    real: bool
    """Whether the unit was there, and no sample."""
    address: str | None
    ledger: Ledger
    prints: Counter[str]

    @property
    def rows(self) -> Collection[Row]:
        """The rows of both ledgers."""
        return self.ledger.rows.values()


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
        if version.rows:
            self.since = self.since or version.commit
        for row in rows:
            file = version.ledger.places[row.code].file
            held = self.rows.get(row.code, PastRow(row, file, version.name)).row
            if _issued(held) == _issued(row):
                withdrawn = row.withdrawn_on or held.withdrawn_on
                kept = replace(held, withdrawn_on=withdrawn)
                self.rows[row.code] = PastRow(kept, file, version.name)
        for line, count in version.prints.items():
            if count >= self.prints.get(line, (0, ""))[0]:
                self.prints[line] = (count, version.name)
        if version.address and version.ledger.rows:
            self.addresses[version.address] = version.name


def compare_history(roots: Roots, revision: str) -> list[Problem]:
    """What has been lost of all that was ever promised up to a git revision.

    A revision that git does not know is a problem too, as is a history that is cut off. A commit
    that is gone, as after a forced push, is only a warning: held is what the history still has.
    """
    root = roots.folder
    commit = known_commit(root, revision)
    gone: list[Problem] = []
    if commit is None and re.fullmatch("[0-9a-f]{40}", revision):
        message = (
            f"Phiên bản {revision[:9]} không còn trong kho: lịch sử đã bị ghi đè (force push). So "
            "sổ mã với phần lịch sử còn lại."
        )
        hint = "Đừng ghi đè lịch sử nhánh chính: bật bảo vệ nhánh (branch protection) trên GitHub."
        gone = [Problem(LIBRARY_LEDGER, 1, 1, "history-overwritten", message, hint, "warning")]
        revision = "HEAD"
        commit = known_commit(root, revision)
    if commit is None:
        message = f"Không tìm thấy phiên bản git «{revision}» để so sánh sổ mã."
        return [*gone, Problem(LIBRARY_LEDGER, 1, 1, "unknown-revision", message, UNKNOWN_HINT)]
    past = _past(roots, commit, revision)
    ledger, _ = read_ledgers(roots)
    lines = _lines(_read(roots / roots.prints))
    document = _document(_read(roots / roots.ward_file), roots.ward_file)
    sample = _ward(document)[0] if document else not past[-1].real
    promised = _promised(past, sample=sample)
    history = file_history(
        root,
        commit,
        lambda file: is_procedure(roots, file) or code_of_renovation(roots, file) is not None,
    )
    return [
        *gone,
        *_cut_off(root),
        *lost_rows(ledger, _restored(roots, promised.rows)),
        *_lost_prints(roots, lines, promised.prints),
        *(_moved(document, promised.addresses) if document else ()),
        *changed_meanings(roots, history, promised.since, promised.rows),
        *erased_works(roots, history, ledger),
        *_lost_units(roots, commit),
    ]


def _lost_units(roots: Roots, commit: str) -> Iterator[Problem]:
    """A problem for each unit, no sample, that stood at `commit` and whose folder is gone."""
    folder = (git(roots.folder, "rev-parse", "--show-prefix") or b"").decode().strip()
    tree = f"{commit}:{folder}{WARDS}"
    names = (git(roots.folder, "ls-tree", "--name-only", "-z", tree) or b"").decode().split("\0")
    there = [replace(roots, ward=name) for name in names if name]
    lost = [one for one in there if not (one / one.ward_file).exists()]
    texts = blobs(roots.folder, [f"{commit}:{folder}{one.ward_file}" for one in lost])
    for one, text in zip(lost, texts, strict=True):
        document = parse_document(text, one.ward_file)[0] if text else None
        if document and not _ward(document)[0]:
            message = (
                f"{one.own()} có ở {commit[:9]}, nay không còn: mã đã in của đơn vị ấy sẽ chết."
            )
            hint = "Lấy lại thư mục ấy, với đúng tên cũ; đơn vị đã nhập thì giữ trang của mã đã in."
            yield Problem(one.ward_file, 1, 1, "unit-lost", message, hint)


def _restored(roots: Roots, rows: Mapping[str, PastRow]) -> dict[str, PastRow]:
    """The rows; what lives again, as its file says, need not keep the day on which it ended."""
    works = {path.stem for path in (roots / roots.renovations).glob("*/*.yml")}
    living = {path.stem for path in procedure_files(roots) if not _withdrawn(path)}
    there = {CodeKind.RENOVATION: works, CodeKind.PROCEDURE: living}
    return {
        code: past._replace(row=_issued(past.row))
        if past.row.target in there.get(past.row.kind, ())
        else past
        for code, past in rows.items()
    }


def _withdrawn(path: Path) -> bool:
    return re.search(rb"(?m)^status: *withdrawn\b", _read(path)) is not None


def _promised(past: Sequence[_Version], *, sample: bool) -> _Promised:
    """What the versions of the `past`, oldest first, have promised and must be kept."""
    promised = _Promised()
    for version in past:
        binding = version.real or version is past[-1]
        rows = [row for row in version.rows if binding or row.issued_on < version.day]
        if version.real or sample:
            promised.add(version, rows)
        else:  # the unit is not there yet; the library is
            shared = version.ledger.of(LIBRARY_LEDGER)
            alone = replace(version, address=None, prints=Counter())
            promised.add(alone, [row for row in rows if row in shared])
    return promised


def _past(roots: Roots, commit: str, revision: str) -> list[_Version]:
    """The versions up to `commit`, oldest first; `commit` itself bears the name `revision`."""
    asked = ("--first-parent", "--reverse", "--no-show-signature", "--format=%ct %H %P")
    log = git(roots.folder, "log", *asked, commit) or b""
    commits = [end for line in log.decode().splitlines() for end in _ends(line)]
    folders = folders_of(roots.folder, LIBRARY_LEDGER, [name for _, name, _ in commits])
    files = (*roots.ledgers, roots.ward_file, roots.prints)
    names = [
        f"{name}:{folder}{file}"
        for (_, _, name), folder in zip(commits, folders, strict=True)
        for file in files
    ]
    found = iter(blobs(roots.folder, names))
    read_ledgers, read_ward, read_lines = cache(_ledgers), cache(_document), cache(_lines)
    versions: list[_Version] = []
    said: tuple[bool, str | None] | None = None
    for day, first_parent, name in commits:
        library, own, ward, prints = (next(found) for _ in files)
        if not ward:
            said = None
        elif document := read_ward(ward):  # one that cannot be read says nothing new
            said = _ward(document)
        label = revision if name == commit else name[:9]
        stood = read_ledgers(roots, library, own), read_lines(prints)
        real, address = (not said[0], said[1]) if said else (False, None)
        versions.append(_Version(label, first_parent, day, real, address, *stood))
    return versions


def _ends(line: str) -> Iterator[tuple[date, str, str]]:
    """Of a line of the log: the ends of the branches that the commit merged, then itself."""
    seconds, commit, *parents = line.split()
    for name in (*parents[1:], commit):
        yield day_at(int(seconds)), commit, name


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _document(raw: bytes, file: str = "") -> Document | None:
    return parse_document(raw, file)[0]


def _ledgers(roots: Roots, library: bytes, own: bytes) -> Ledger:
    whole = Ledger()
    for file, raw in zip(roots.ledgers, (library, own), strict=True):
        whole |= parse_ledger(raw.decode("utf-8-sig", "replace"), file)[0]
    return whole


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
    text, _ = read_back(raw.decode("utf-8-sig", "replace"), COLUMNS, "")
    lines = (line.strip() for line in text.splitlines())
    return Counter(line for line in lines if line and line != HEADER)


def _cut_off(root: Path) -> Iterator[Problem]:
    if git(root, "rev-parse", "--is-shallow-repository") == b"true\n":
        message = "Kho này chỉ tải về một phần lịch sử, nên không biết hết những mã đã từng cấp."
        hint = "Tải đủ: git fetch --unshallow; trên máy chủ thì ghi fetch-depth: 0."
        yield Problem(LIBRARY_LEDGER, 1, 1, "history-cut-off", message, hint)


def _lost_prints(
    roots: Roots, now: Counter[str], promised: Mapping[str, tuple[int, str]]
) -> Iterator[Problem]:
    hint = "Khôi phục dòng ấy. Tờ giấy đã gỡ thì thêm một dòng mới có số tờ là 0."
    for row, (count, where) in promised.items():
        if now[row] < count:
            message = (
                f"Dòng {quoted(row)} đã bị sửa hay xoá khỏi sổ in (so với {where}); sổ in chỉ "
                "được thêm dòng."
            )
            yield Problem(roots.prints, 1, 1, "prints-rewritten", message, hint)


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
