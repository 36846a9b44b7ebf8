"""A guide's files held by one process, so that what it reads is still so when it writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from generator.disk.places import locked, sweep_below
from generator.library.forms.paths import Roots


@contextmanager
def held_guide(roots: Roots) -> Iterator[None]:
    """Hold the guide, all its units with it; what killed commands left among its files is swept.

    Raises MotchamError where nothing may be written there.
    """
    with locked(roots.folder, roots / roots.unit_ledger):
        for folder in (*roots.procedure_folders, roots.own()):
            sweep_below(roots / folder)
        yield
