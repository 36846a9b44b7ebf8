"""The ruler of 100 mm that every sheet has, found on its picture: at which scale the sheet is."""

from __future__ import annotations

import re

from PIL import Image

TICKS = 101
"""One at each mm, from 0 to 100."""
LENGTH_MM = 100
_DARK = 185
"""Greys (0–255) up to which a px is ink: the ruler is a grey line of two px."""
_THICKEST = 0.4
"""Of the pitch: a tick is thinner, whatever else stands there is mostly thicker."""
_UNEVEN = 0.3
"""Of the pitch: how far from its place a tick may be."""
_INK = re.compile(rb"\x01+")


def ruler_px(image: Image.Image) -> float | None:
    """The length in px of the ruler in `image`, in greys; None where none lies across it."""
    ink = image.point([1] * (_DARK + 1) + [0] * (255 - _DARK)).tobytes()
    width = image.width
    lengths = []
    for start in range(0, len(ink), width):
        row = ink[start : start + width]
        if row.count(1) >= TICKS:
            runs = [(run.start(), run.end()) for run in _INK.finditer(row)]
            if (length := _length(runs)) is not None:
                lengths.append(length)
    if not lengths:
        return None
    return sorted(lengths)[len(lengths) // 2]


def _length(runs: list[tuple[int, int]]) -> float | None:
    """From the first to the last of TICKS even and thin runs; None where there are not so many."""
    middles = [(start + end) / 2 for start, end in runs]
    for first in range(len(runs) - TICKS + 1):
        last = first + TICKS - 1
        length = middles[last] - middles[first]
        pitch = length / (TICKS - 1)
        here = runs[first : last + 1]
        if max(end - start for start, end in here) > max(3, _THICKEST * pitch):
            continue
        off = max(abs(middles[first + n] - middles[first] - n * pitch) for n in range(TICKS))
        if off <= max(1, _UNEVEN * pitch):
            return length
    return None
