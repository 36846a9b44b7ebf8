"""Packing: many like texts in one JSON object, for a reader that has no more than JavaScript.

A guide's pages repeat each other over long distances, further than the 32 KiB that gzip looks back.
So each text is a row of numbers of the pieces it is made of, and each piece stands there once: gzip
then makes of the sample's pages a third of what it makes of them as they are. `sw.js` puts them
together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_PIECE = re.compile(r"<[^>]*>?\s*|[^<]+")
"""A tag with the space behind it, or the words between two: smaller and larger pieces both weigh
more (measured)."""


@dataclass(frozen=True)
class Packed:
    """The packed form; its names are those of the JSON object."""

    pieces: list[str]
    texts: list[list[int]]
    """Of each text, the places of its pieces."""


def pack(texts: Iterable[str]) -> Packed:
    """All `texts`, in their order, in one packed form."""
    places: dict[str, int] = {}
    rows = [
        [places.setdefault(piece, len(places)) for piece in _PIECE.findall(text)] for text in texts
    ]
    return Packed(list(places), rows)
