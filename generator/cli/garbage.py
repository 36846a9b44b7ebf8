"""When Python looks for garbage; to be said before all else is imported."""

from __future__ import annotations

import atexit
import gc

FIRST = 1_000_000
"""So many objects, and it looks for the first time: more than an edit makes, or a small guide."""
MADE = 400_000
"""So many more than before, and it looks again: nearly all that a build makes stays, or is no
circle and goes by itself."""


def collect_seldom() -> None:
    """Look for garbage in circles only now and then: a guide is many objects that all stay.

    When the process ends, Python would look through all of them twice more.
    """
    gc.set_threshold(FIRST, 20, 50)
    gc.callbacks.append(_look_sooner)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def _look_sooner(_phase: str, _info: dict[str, int]) -> None:
    gc.set_threshold(MADE, 20, 50)
