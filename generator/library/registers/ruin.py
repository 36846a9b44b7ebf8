"""A register that cannot be read, or that a spreadsheet has saved, is named first, and alone.

Once it is as it was, nothing else may be wrong with it; and who followed the other hints first
would make it worse, for they tell to add rows that are there.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.library.forms.problems import Problem

RUIN = "saved-by-excel"
_UNREADABLE = frozenset({RUIN, "ledger-unreadable", "prints-unreadable"})
_OF_LEDGERS = frozenset(
    {
        "code-in-other-ledger", "code-lost", "code-not-issued", "code-retargeted", "duplicate-code",
        "ledger-rewritten", "ledger-row", "ledger-twice", "renovation-ended-twice",
        "withdrawn-in-ledger-only",
    }
)  # fmt: skip
"""What may be wrong only because a ledger is."""
_LEDGER = "codes.csv"


def ruin_first(problems: Sequence[Problem]) -> Sequence[Problem]:
    """The problems: registers that say nothing any more first, without what follows from that."""
    ruin = [problem for problem in problems if problem.rule in _UNREADABLE]
    files = {problem.file for problem in ruin}
    ledgers = any(file.rpartition("/")[2] == _LEDGER for file in files)
    others = [
        problem
        for problem in problems
        if problem.file not in files and not (ledgers and problem.rule in _OF_LEDGERS)
    ]
    return [*ruin, *others] if ruin else problems
