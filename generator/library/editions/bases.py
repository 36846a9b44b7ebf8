"""Files that a form wrote from an older edition than main's, and what they would take back.

A form is filled from the published file. Who pastes what it wrote over main's takes back what
others changed there meanwhile, and git sees nothing wrong. The file names its base (`base_line.py`)
so it can be seen: from the base to main's, the lines that came must be in the file, and those that
went must not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from generator.disk.reading import read_plain
from generator.library.editions.baseline import touched_files
from generator.library.editions.git import blobs, git, known_commit
from generator.library.forms.base_line import NEW, base_of, known_by, without_base
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.models.base import quoted

_KINDS = frozenset({".yml", ".md"})
_MOST_SAID = 5
"""Lines that one message names; of more it says how many."""


def outdated_bases(roots: Roots, revision: str) -> Iterator[Problem]:
    """A problem for each changed file whose base is older than at `revision`, and loses something.

    Nothing where git does not know the revision: that is told elsewhere.
    """
    root = roots.folder
    commit = known_commit(root, revision)
    if commit is None:
        return
    for file in sorted(touched_files(root, commit) or ()):
        if PurePosixPath(file).suffix not in _KINDS or not (root / file).is_file():
            continue
        text = read_plain(root / file).decode("utf-8", "replace")
        base = base_of(text)
        there = _text_at(roots, commit, file)
        if base is None or there == text or base == known_by(there or ""):
            continue
        if base == NEW and there is None:
            continue
        line = 2 if text.startswith("---") else 1
        if problem := _judged(roots, commit, file, base, (there or "", text), line):
            yield problem


def _judged(  # noqa: PLR0913, PLR0917 - a file, its base, and the two texts that go on from it
    roots: Roots, commit: str, file: str, base: str, texts: tuple[str, str], line: int
) -> Problem | None:
    there, text = (_lines(one) for one in texts)
    began = [] if base == NEW else _found(roots, commit, file, base)
    if began is None:
        message = f"Tệp ghi bản gốc là {quoted(base)}, mà tệp này chưa từng có bản nào như thế."
        hint = (
            "Mở lại biểu mẫu, điền lại phần bạn sửa rồi gửi. Sửa tay, không qua biểu mẫu, thì xoá "
            "dòng «# bản gốc»."
        )
        return Problem(file, line, 1, "base-unknown", message, hint)
    old, main, new = Counter(began), Counter(there), Counter(text)
    lost = [one for one in main if main[one] > max(old[one], new[one])]
    back = [one for one in old if main[one] < min(old[one], new[one])]
    if not lost and not back:
        return None
    said = [*_said("sẽ mất dòng", lost), *_said("sẽ có lại dòng đã bỏ", back)]
    message = (
        "Biểu mẫu điền từ bản cũ; từ đó nhánh chính đã có người khác sửa. Nhận tệp này thì "
        f"{'; '.join(said)}."
    )
    hint = (
        "Mở lại biểu mẫu từ bản mới, điền lại phần bạn sửa rồi gửi. Đã tự gộp bằng tay cả hai bản, "
        "hoặc cố ý bỏ, thì xoá dòng «# bản gốc»."
    )
    return Problem(file, line, 1, "base-outdated", message, hint)


def _said(what: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        more = f" và {len(lines) - _MOST_SAID} dòng nữa" if len(lines) > _MOST_SAID else ""
        yield f"{what} {', '.join(quoted(line) for line in lines[:_MOST_SAID])}{more}"


def _lines(text: str) -> list[str]:
    """The lines that say something, as they are compared."""
    lines = (line.strip() for line in without_base(text).splitlines())
    return [line for line in lines if line]


def _text_at(roots: Roots, commit: str, file: str) -> str | None:
    """The file as it is at the commit; None where it is not there."""
    folder = _prefix(roots)
    if git(roots.folder, "cat-file", "-e", f"{commit}:{folder}{file}") is None:
        return None
    return blobs(roots.folder, [f"{commit}:{folder}{file}"])[0].decode("utf-8", "replace")


def _found(roots: Roots, commit: str, file: str, base: str) -> list[str] | None:
    """The lines of the edition of the file that the base names; None where none was like that."""
    asked = ("log", "--first-parent", "--format=%H", "--no-show-signature", commit, "--", file)
    commits = (git(roots.folder, *asked) or b"").decode().split()
    folder = _prefix(roots)
    for raw in blobs(roots.folder, [f"{one}:{folder}{file}" for one in commits]):
        text = raw.decode("utf-8", "replace")
        if known_by(text) == base:
            return _lines(text)
    return None


def _prefix(roots: Roots) -> str:
    return (git(roots.folder, "rev-parse", "--show-prefix") or b"").decode().strip()
