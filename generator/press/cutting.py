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
    size = float(form.paper.width), float(form.paper.height)
    beside = [place for place in places if form.folds_sideways(place)]
    for place in beside:
        yield from _corners(form, place, size)
    places = [place for place in places if place not in beside]
    if not places:
        return
    first, last = min(places) // form.columns, max(places) // form.columns
    columns = _edges(range(form.columns), form.margin.left, form.pitch.x, form.piece.width)
    rows = _edges(range(first, last + 1), form.margin.top, form.pitch.y, form.printed_height)
    yield from _outside(form, columns, rows, size)
    if form.bleed_mm:
        return
    bare = min(columns[0], size[0] - columns[-1]) < GAP_MM + MARK_MM + PRINTABLE_MM
    for x in columns:
        for y in rows:
            yield from _cross(x, y, size, strong=bare)


def _outside(
    form: Format, columns: list[float], rows: list[float], size: tuple[float, float]
) -> Iterator[Line]:
    """Yield the marks outside the grid, but none where pieces that fold sideways stand below it."""
    gap = max(GAP_MM, float(form.bleed_mm))
    for ends, across, length in ((rows, columns, size[1]), (columns, rows, size[0])):
        for start in (ends[0] - gap - MARK_MM, ends[-1] + gap):
            taken = form.side_folds and ends is rows and start > ends[-1]
            if taken or start < PRINTABLE_MM or start + MARK_MM > length - PRINTABLE_MM:
                continue
            for at in across:
                line = (at, start, at, start + MARK_MM)
                x, y, to_x, to_y = line if ends is rows else (line[1], at, line[3], at)
                yield Line(x, y, to_x, to_y, strong=True)


def _corners(form: Format, place: int, size: tuple[float, float]) -> Iterator[Line]:
    """Yield crosses at the four corners of a piece that stands below the grid."""
    (x, y), (width, height) = form.corner(place), form.printed_size(place)
    for across in (x, x + width):
        for down in (y, y + height):
            yield from _cross(float(across), float(down), size, strong=True)


def _cross(x: float, y: float, size: tuple[float, float], *, strong: bool) -> Iterator[Line]:
    left, right = _within(x, size[0])
    top, bottom = _within(y, size[1])
    yield Line(left, y, right, y, strong)
    yield Line(x, top, x, bottom, strong)


def _within(at: float, length: float) -> tuple[float, float]:
    """The two ends of a cross's arm around `at`, where the printer reaches."""
    return max(at - CROSS_MM, PRINTABLE_MM), min(at + CROSS_MM, length - PRINTABLE_MM)


def _edges(indexes: range, margin: object, pitch: object, length: object) -> list[float]:
    """Where pieces begin and end along one axis, each place once."""
    start, step, size = (float(str(mm)) for mm in (margin, pitch, length))
    ends = {round(start + at * step + add, 2) for at in indexes for add in (0, size)}
    return sorted(ends)
