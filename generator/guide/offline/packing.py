"""Packing: many like texts in one JSON object, for a reader that has no more than JavaScript.

A guide's pages repeat each other over long distances, further than the 32 KiB that gzip looks back.
So each text is a row of numbers of the pieces it is made of, and each piece stands there once: gzip
then makes of the sample's pages a third of what it makes of them as they are. `sw.js` puts them
together again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import count

_PIECE = re.compile(r"<[^>]*>?\s*|[^<]+")
"""A tag with the space behind it, or the words between two: smaller and larger pieces both weigh
more (measured)."""


class Packing:
    """The packed form, to which one text after the other is added."""

    def __init__(self) -> None:
        self._places: defaultdict[str, int] = defaultdict(count().__next__)
        self.texts: list[list[int]] = []
        """Of each text, the places of its pieces."""

    @property
    def pieces(self) -> list[str]:
        """Each piece, in the order in which they came first."""
        return list(self._places)

    def add(self, text: str) -> None:
        """Pack `text` behind those that are there."""
        self.texts.append([*map(self._places.__getitem__, _PIECE.findall(text))])
