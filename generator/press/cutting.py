"""Where the pieces of a sheet are cut: lines outside the grid, and small crosses in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from generator.press.formats import Format, Make

PRINTABLE_MM = 5
"""Office printers leave about this much white along the paper's edges: no mark reaches into it."""
MARK_MM, GAP_MM, CROSS_MM = 3, 1, 0.8
"""A mark's length, its distance from the grid, and how far a cross reaches from its middle."""


class Line(NamedTuple):
    """A line from one point to another, in mm from the paper's left top corner.

    It is `strong` where it must guide a cut alone.
    """

    x: float
    y: float
    to_x: float
    to_y: float
    strong: bool


def cut_lines(form: Format, places: Collection[int]) -> Iterator[Line]:
    """Yield the lines to cut the pieces at `places` along, with those rows of the grid whole.

    Marks stand outside the grid and its bleed, where the printer reaches; crosses at the corners of
    pieces that have no bleed. Stickers and labels have none: one is cut along its ring, the other
    is cut already.
    """
    if form.make in {Make.ROUND, Make.LABEL}:
        return
    first, last = min(places) // form.columns, max(places) // form.columns
    size = float(form.paper.width), float(form.paper.height)
    columns = _edges(range(form.columns), form.margin.left, form.pitch.x, form.piece.width)
    rows = _edges(range(first, last + 1), form.margin.top, form.pitch.y, form.printed_height)
    gap = max(GAP_MM, float(form.bleed_mm))
    for ends, across, length in ((rows, columns, size[1]), (columns, rows, size[0])):
        for start in (ends[0] - gap - MARK_MM, ends[-1] + gap):
            if start < PRINTABLE_MM or start + MARK_MM > length - PRINTABLE_MM:
                continue
            for at in across:
                line = (at, start, at, start + MARK_MM)
                x, y, to_x, to_y = line if ends is rows else (line[1], at, line[3], at)
                yield Line(x, y, to_x, to_y, strong=True)
    if form.bleed_mm:
        return
    bare = min(columns[0], size[0] - columns[-1]) < GAP_MM + MARK_MM + PRINTABLE_MM
    for x in columns:
        for y in rows:
            left, right = _within(x, size[0])
            top, bottom = _within(y, size[1])
            yield Line(left, y, right, y, strong=bare)
            yield Line(x, top, x, bottom, strong=bare)


def _within(at: float, length: float) -> tuple[float, float]:
    """The two ends of a cross's arm around `at`, where the printer reaches."""
    return max(at - CROSS_MM, PRINTABLE_MM), min(at + CROSS_MM, length - PRINTABLE_MM)


def _edges(indexes: range, margin: object, pitch: object, length: object) -> list[float]:
    """Where pieces begin and end along one axis, each place once."""
    start, step, size = (float(str(mm)) for mm in (margin, pitch, length))
    ends = {round(start + at * step + add, 2) for at in indexes for add in (0, size)}
    return sorted(ends)
