"""The last change of the guide, or of one file, and what stood in its files before it.

A change is one commit along first parents: a pull request as it was taken in. Registers (the
ledgers and what was printed) are no part of what is put back: what was issued or printed stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.clock import day_at
from generator.errors import MotchamError, WrongUseError
from generator.library.editions.git import git
from generator.library.forms.base_line import base_of, without_base
from generator.library.forms.paths import Roots
from generator.library.language.formats import day_words
from generator.library.models.base import quoted
from generator.library.registers.ledger import Claim, Ledger, parse_ledger

_ALREADY = "Chưa có gì để hoàn tác."


@dataclass(frozen=True)
class LastChange:
    """A commit: its name, its day, its title, and its files as they were before."""

    commit: str
    day: date
    title: str
    before: Mapping[str, bytes | None]
    """By name; None for a file that was not there."""
    ledgers: Ledger
    """Those of the guide as they were before it."""


def last_change(roots: Roots, file: str | None = None) -> LastChange:
    """What the last commit that changed `file`, or else anything of the guide, changed.

    Raises MotchamError where there is none, where nothing stood before it, where `file` is a
    register or no part of the guide, and where what it changed is being changed again.
    """
    root, places = roots.folder, roots.places
    registers = {*roots.ledgers, roots.prints}
    if file in registers:
        message = f"{file} không lấy lại được: mã đã cấp, tờ đã in thì phải còn trong sổ."
        raise WrongUseError(message, "Sửa tệp của thủ tục, tin hay công trình, không sửa sổ.")
    if file and not any(file == place or file.startswith(f"{place}/") for place in places):
        message = f"{file} không phải tệp của {roots.own()} hay của thư viện."
        raise WrongUseError(message, f"Chọn một tệp trong {', '.join(places)}.")
    wanted = [file] if file else [*places, *(f":(exclude){name}" for name in sorted(registers))]
    asked = ("log", "--first-parent", "-1", "--format=%H%x00%ct%x00%s", "--no-show-signature")
    found = (git(root, *asked, "HEAD", "--", *wanted) or b"").decode("utf-8", "replace").strip()
    if not found:
        what = file or "tệp nào của đơn vị"
        raise MotchamError(f"Git chưa ghi lần sửa nào của {what}.", _ALREADY)
    commit, seconds, title = found.split("\0")
    day = day_at(int(seconds))
    parent = f"{commit}^1"
    changed = ("diff", "--name-only", "--no-renames", "--relative", "-z", parent, commit, "--")
    names = git(root, *changed, *wanted)
    if names is None:
        message = (
            f"Trước lần ghi {quoted(title)} ({day_words(day)}) chưa có gì, nên không có bản cũ."
        )
        raise MotchamError(message, "Trên máy chủ, tải đủ lịch sử (fetch-depth: 0).")
    files = sorted(filter(None, names.decode("utf-8", "surrogateescape").split("\0")))
    _refuse_unfinished(roots, files)
    return LastChange(
        commit,
        day,
        title,
        {name: _older(git(root, "show", f"{parent}:./{name}")) for name in files},
        _ledgers_at(roots, parent),
    )


def _refuse_unfinished(roots: Roots, files: Sequence[str]) -> None:
    said = git(roots.folder, "status", "--porcelain", "-z", "--", *files)
    links = [name for name in files if (roots / name).is_symlink()]
    if said or links:
        [first, *_] = links or (said or b"").decode("utf-8", "replace")[3:].split("\0")
        message = f"{first} đang sửa dở, chưa ghi vào git: hoàn tác thì mất phần ấy."
        raise MotchamError(message, f"Ghi lại (git commit) hoặc bỏ đi (git checkout -- {first}).")


def _older(data: bytes | None) -> bytes | None:
    """The older text, without the line by which it says from which base it once began."""
    text = (data or b"").decode("utf-8", "replace")
    return data if base_of(text) is None else without_base(text).encode()


def _ledgers_at(roots: Roots, revision: str) -> Ledger:
    whole = Ledger()
    for file in roots.ledgers:
        text = (git(roots.folder, "show", f"{revision}:./{file}") or b"").decode("utf-8", "replace")
        whole |= parse_ledger(text, file)[0]
    return whole


def in_use_again(ledger: Ledger, before: Ledger, claims: Iterable[Claim]) -> Ledger:
    """`ledger`, in which the withdrawal that came since `before` is taken from codes in use again.

    No row is dropped.
    """
    rows = dict(ledger.rows)
    for claim in claims:
        row, old = rows.get(claim.code), before.rows.get(claim.code)
        if row and old and row.withdrawn_on and not (claim.withdrawn_on or old.withdrawn_on):
            rows[claim.code] = replace(row, withdrawn_on=None)
    return Ledger(rows, ledger.places)
