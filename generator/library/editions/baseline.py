"""What a change may be blamed for: the files it touches, and the registers that only ever grow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.library.editions.git import git, known_commit
from generator.library.forms.problems import Problem
from generator.library.registers.ledger import LEDGER
from generator.library.registers.prints import PRINTS

REGISTERS = (LEDGER, PRINTS)
"""A problem of these always decides: what is printed cannot be taken back."""
REACHING = frozenset(
    {
        "address-taken", "code-not-issued", "code-retargeted", "duplicate-code",
        "lost-translation", "same-file-name", "symlink", "unknown-case", "unknown-code",
        "unknown-field",
    }
)  # fmt: skip
"""Rules that one file breaks and another file shows: they always decide too."""


def judged(root: Path, revision: str, problems: Iterable[Problem]) -> list[Problem]:
    """`problems`, in which only those that the change since `revision` can have made are errors.

    The others become warnings. Where git does not know the revision, all stay as they are.
    """
    touched = touched_files(root, revision)
    if touched is None:
        return list(problems)
    return [
        problem
        if problem.file in touched or problem.file in REGISTERS or problem.rule in REACHING
        else replace(problem, severity="warning")
        for problem in problems
    ]


def touched_files(root: Path, revision: str) -> set[str] | None:
    """The files below `root` that differ from where this branch left `revision`, new ones too.

    None where git does not know the revision.
    """
    commit = known_commit(root, revision)
    if commit is None:
        return None
    fork = git(root, "merge-base", commit, "HEAD")
    start = fork.decode().strip() if fork else commit
    changed = git(root, "diff", "--name-only", "--relative", "-z", start, "--") or b""
    new = git(root, "ls-files", "--others", "--exclude-standard", "-z") or b""
    names = (changed + new).decode("utf-8", "surrogateescape").split("\0")
    return set(filter(None, names))
