"""When Python looks for garbage; to be said before all else is imported."""

from __future__ import annotations

import atexit
import gc

MADE = 400_000
"""So many objects more than before, and it looks: nearly all that a build makes stays, or is no
circle and goes by itself."""


def collect_seldom() -> None:
    """Look for garbage in circles only now and then: a guide is many objects that all stay.

    When the process ends, Python would look through all of them twice more.
    """
    gc.set_threshold(MADE, 20, 50)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
