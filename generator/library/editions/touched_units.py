"""Which units a change can have changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.errors import WrongUseError
from generator.library.editions.baseline import touched_files
from generator.library.editions.git import UNKNOWN_HINT
from generator.library.forms.paths import DEFAULTS, PROCEDURES, PROVINCES, Roots

_OF_ALL = (
    f"{PROCEDURES}/", f"{PROVINCES}/", "site_src/", "generator/", "mkdocs", "requirements", DEFAULTS
)  # fmt: skip
"""How the names of files begin that every unit's site is made of."""


def touched_units(folder: Path, revision: str, units: Iterable[str]) -> list[str]:
    """Those of `units` whose files, or the files of all, have changed since a git revision.

    Raises MotchamError where git does not know the revision.
    """
    touched = touched_files(folder, revision)
    if touched is None:
        raise WrongUseError(f"Không tìm thấy phiên bản git «{revision}».", UNKNOWN_HINT)
    if any(file.startswith(_OF_ALL) for file in touched):
        return list(units)
    return [
        unit
        for unit in units
        if any(file.startswith(f"{Roots(folder, unit).own()}/") for file in touched)
    ]
