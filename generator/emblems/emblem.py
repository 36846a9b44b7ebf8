"""An emblem as pages, papers and pictures show it; `making` makes it from the bytes of a file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

MOST_BYTES = {"svg": 100 * 1024, "png": 1024 * 1024}


@dataclass(frozen=True)
class Emblem:
    """A clean emblem, square, see-through around what it shows.

    `data` is what pages load. `drawing` is an SVG for paper, which holds the larger picture where
    the emblem is a PNG.
    """

    kind: Literal["svg", "png"]
    data: bytes
    drawing: str

    @property
    def version(self) -> str:
        """A short hash: it changes exactly when the emblem does."""
        return hashlib.sha256(self.data).hexdigest()[:8]
