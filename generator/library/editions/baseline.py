"""What a change may be blamed for: the files it touches, and the registers that only ever grow."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from generator.errors import MotchamError
from generator.library.editions.git import checked_out, git, known_commit
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem

REACHING = frozenset(
    {
        "address-taken", "code-in-other-ledger", "code-not-issued", "code-retargeted",
        "duplicate-code",
        "lost-translation", "same-file-name", "symlink", "unknown-case", "unknown-code",
        "unknown-field",
    }
)  # fmt: skip
"""Rules that one file breaks and another file shows: they always decide too."""


Find = Callable[[Roots], Iterable[Problem]]
"""Gives the problems of a guide."""


def judged(roots: Roots, revision: str, problems: Iterable[Problem], find: Find) -> list[Problem]:
    """`problems`, in which only those that the change since `revision` can have made are errors.

    The others become warnings: those of files that it does not touch, which were there before, as
    `find` says of the guide as it was. Where git does not know the revision, all stay as they are.
    Those of the registers always decide: what is printed cannot be taken back.
    """
    root = roots.folder
    problems = list(problems)
    start = _fork(root, revision)
    if start is None:
        return problems
    registers = (*roots.ledgers, roots.prints)
    touched = touched_files(root, start) or set()
    deciding = [
        problem.file in touched or problem.file in registers or problem.rule in REACHING
        for problem in problems
    ]
    if all(deciding):
        return problems
    before = {_known_by(problem) for problem in _before(roots, start, find)}
    return [
        problem
        if decides or _known_by(problem) not in before
        else replace(problem, severity="warning")
        for problem, decides in zip(problems, deciding, strict=True)
    ]


def _known_by(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.rule, problem.message


def _before(roots: Roots, commit: str, find: Find) -> list[Problem]:
    """The problems of the guide as it was at `commit`; none where there was no guide."""
    try:
        with checked_out(roots.folder, commit) as folder:
            return list(find(roots.in_folder(folder)))
    except MotchamError:
        return []


def _fork(root: Path, revision: str) -> str | None:
    """The commit at which this branch left `revision`; None where git does not know that."""
    commit = known_commit(root, revision)
    if commit is None:
        return None
    fork = git(root, "merge-base", commit, "HEAD")
    return fork.decode().strip() if fork else commit


def touched_files(root: Path, revision: str) -> set[str] | None:
    """The files below `root` that differ from where this branch left `revision`, new ones too.

    None where git does not know the revision.
    """
    start = _fork(root, revision)
    if start is None:
        return None
    asked = ("diff", "--name-only", "--no-renames", "--relative", "-z", start, "--")
    changed = git(root, *asked) or b""
    new = git(root, "ls-files", "--others", "--exclude-standard", "-z") or b""
    names = (changed + new).decode("utf-8", "surrogateescape").split("\0")
    return set(filter(None, names))
