"""What each issued code has meant, from the history of its branch, and which means another now.

A procedure may get another title, official title or national code, but not all three at once: then
it is another procedure, and whoever scans the printed code is told of a thing that was not asked
for. Compared is each step of the history, so that what was wrong once stays wrong until it is back.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.library.editions.git import FileHistory
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, parse_document
from generator.library.models.base import quoted

_NAMED_BY = ("title", "official_title", "national_code")


@dataclass(frozen=True)
class _Meaning:
    """By what a procedure is known, and at which commit it was so."""

    names: tuple[str, ...]
    commit: str

    def is_that_of(self, other: _Meaning) -> bool:
        """Whether something by which the two are known is the same."""
        pairs = zip(self.names, other.names, strict=True)
        return any(one == another for one, another in pairs if one)


def changed_meanings(
    roots: Roots, history: FileHistory, since: str, issued: Container[str]
) -> Iterator[Problem]:
    """A problem for each file whose code, one of those `issued`, has meant something else.

    What stood before the commit `since` binds nobody.
    """
    held = _held(roots, history, since, issued)
    found, kept = [], set[str]()
    for path in procedure_files(roots):
        document = parse_document(path.read_bytes(), roots.name(path))[0]
        code, now = _meaning(document, "")
        before = held.get(code)
        if document is None or now is None or before is None:
            continue
        if now.is_that_of(before):
            kept.add(code)
        else:
            found.append((document, code, now, before))
    for document, code, now, before in found:
        if code in kept:
            continue  # another file took a code that lives: told as «duplicate-code»
        message = (
            f"Mã {code} đã cấp cho {quoted(before.names[0])} (so với {before.commit[:9]}), nay là "
            f"{quoted(now.names[0])}: tên, tên chính thức và mã quốc gia đều đã đổi, nên người "
            "quét mã đã in sẽ mở nhầm thủ tục."
        )
        hint = (
            f"Lấy lại nội dung cũ của mã {code}. Thủ tục khác thì viết vào tệp mới với mã mới; thủ "
            "tục không còn nữa thì ghi status: withdrawn và replaced_by."
        )
        yield document.problem(("title",), "code-means-another", message, hint)


def _held(
    roots: Roots, history: FileHistory, since: str, issued: Container[str]
) -> Mapping[str, _Meaning]:
    """What each code means by its history: the last meaning that was no other."""
    commits = list(history.commits)
    free = set(commits[: commits.index(since)] if since in commits else commits)
    held: dict[str, _Meaning] = {}
    for name, file, text in history.written:
        if not is_procedure(roots, file):
            continue
        code, meant = _meaning(parse_document(text, file)[0], name)
        if meant is None:
            continue
        before = held.get(code)
        if before is None or name in free or meant.is_that_of(before):
            held[code] = meant
    return {code: meant for code, meant in held.items() if code in issued}


def is_procedure(roots: Roots, file: str) -> bool:
    """Whether a procedure is described there, rather than its English."""
    folder, _, name = file.rpartition("/")
    inside = folder.rpartition("/")[0] in roots.procedure_folders
    return inside and re.fullmatch(r"[^.]+\.yml", name) is not None


def procedure_files(roots: Roots) -> list[Path]:
    """The files of the procedures as they are now."""
    found = (path for one in roots.procedure_folders for path in (roots / one).glob("*/*.yml"))
    return sorted(
        path for path in found if is_procedure(roots, roots.name(path)) and path.is_file()
    )


def _meaning(document: Document | None, commit: str) -> tuple[str, _Meaning | None]:
    """The code of a procedure's file and what it means; nothing where it does not say."""
    data = document.data if document and isinstance(document.data, dict) else {}
    said = (data.get(key) for key in _NAMED_BY)
    names = tuple(name if isinstance(name, str) else "" for name in said)
    code = data.get("code")
    if not isinstance(code, str) or not names[0]:
        return "", None
    return code, _Meaning(names, commit)
