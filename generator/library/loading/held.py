"""A guide's files held by one process, so that what it reads is still so when it writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.disk.places import locked, sweep_below
from generator.library.forms.paths import PROCEDURES, RENOVATIONS
from generator.library.registers.ledger import LEDGER


@contextmanager
def held_guide(root: Path) -> Iterator[None]:
    """Hold the guide in `root`; what killed commands left among its files is swept.

    Raises MotchamError where nothing may be written there.
    """
    with locked(root, root / LEDGER):
        for folder in (PROCEDURES, RENOVATIONS):
            sweep_below(root / folder)
        yield
