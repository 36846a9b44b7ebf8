"""Posters of many codes, A4: a large code in the head, then a grid of smaller ones that flows.

Few codes under no heading are drawn larger, so that they fill the sheet.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from generator.library.registers.sheet_kinds import SheetKind
from generator.matrix import Symbol, module_mm, svg
from generator.press.printers import PLAIN, Finish
from generator.press.proof import Mark
from generator.press.sheet import Sheet, drawn, proven_sheet, symbols
from generator.views.edition import edition_of
from generator.views.sheets import CodeView, GridView, Section

LEFT_MM, WIDTH_MM = 16, 178
GUTTER_MM, HEADING_MM = 6, 11
FIRST_TOP_MM, NEXT_TOP_MM, BOTTOM_MM = 103, 33, 272
"""Between these a page holds its grid: the first page has the head above it."""
ROOMY = 5
"""So many codes at most stand below each other: each has room for a sentence beside it."""
SYMBOL_OUTDENT = 0.096
"""How much of its side a code reaches out of its column, so that what is dark in it stands in line
with text: a little less than its quiet zone."""
HEAD_LEFT_MM, HEAD_TOP_MM, HEAD_SIDE_MM = 131, 28, 70
"""The place of the large code, quiet zone included."""


@dataclass(frozen=True)
class Layout:
    """How large the codes of a grid are, quiet zone included, and how they stand; in mm."""

    columns: int
    row: float
    side: float

    @property
    def cell(self) -> float:
        """How wide a code and its words are."""
        return (WIDTH_MM - GUTTER_MM * (self.columns - 1)) / self.columns


_ROUNDING_MM = 0.01
FLOWING = Layout(2, 28, 26)
"""Of more codes than one sheet holds, or of several headings."""
_TALLEST_MM, _TIGHTEST_MM = 110, 24
_LARGEST_MM = {1: 64, 2: 34}
"""The largest side of a code, which leaves its words room."""


def layout_of(sections: Sequence[Section]) -> Layout:
    """The layout at which the codes fill one sheet, or the flowing one."""
    count = sum(len(section.entries) for section in sections)
    columns = 1 if count <= ROOMY else 2
    rows = math.ceil(count / columns)
    row = min((BOTTOM_MM - FIRST_TOP_MM) / rows, _TALLEST_MM)
    if row < _TIGHTEST_MM or any(section.heading for section in sections):
        return FLOWING
    return Layout(columns, row, min(row - 2, _LARGEST_MM[columns]))


@dataclass
class _GridPage:
    """Headings and entries with their places in mm from the page's top left corner."""

    headings: list[dict[str, object]] = field(default_factory=list)
    entries: list[tuple[CodeView, float, float]] = field(default_factory=list)


def grid_sheet(kind: SheetKind, view: GridView, day: date, *, finish: Finish = PLAIN) -> Sheet:
    """The poster of `view`, dated `day`; proven. One edition holds for the paper.

    Raises MotchamError where a text does not fit, a module would be too small, or the proof fails.
    """
    layout = layout_of(view.sections)
    pages = _flowed(view.sections, layout)
    entries = [entry for section in view.sections for entry in section.entries]
    qr = symbols([view.code, *entries])
    for symbol in qr.values():
        module_mm(symbol.text, symbol.size, layout.side)
    edition = edition_of(view, day)
    data = {
        **drawn(view),
        "count": len(entries),
        "edition": edition,
        "left": LEFT_MM,
        "width": WIDTH_MM,
        "cell": {"width": layout.cell, "side": layout.side, "columns": layout.columns},
        "symbol": {"left": HEAD_LEFT_MM, "top": HEAD_TOP_MM, "side": HEAD_SIDE_MM},
        "svg": {code: svg(symbol) for code, symbol in qr.items()},
        "pages": [
            {
                "headings": page.headings,
                "entries": [{**asdict(entry), "x": x, "y": y} for entry, x, y in page.entries],
            }
            for page in pages
        ],
    }
    code = view.code.code
    large = _mark(qr, code, HEAD_LEFT_MM, HEAD_TOP_MM, HEAD_SIDE_MM)
    marks = [
        [_mark(qr, entry.code, x, y, layout.side) for entry, x, y in page.entries] for page in pages
    ]
    marks[0].insert(0, large)
    return proven_sheet(kind, data, day, marks, {code: edition}, template="grid", finish=finish)


def _mark(qr: Mapping[str, Symbol], code: str, x: float, y: float, side: float) -> Mark:
    return Mark.of(code, qr[code], x, y, side)


def _flowed(sections: Sequence[Section], layout: Layout) -> list[_GridPage]:
    """The pages. A heading stays with its first row, and stands again where its entries go on."""
    pages = [_GridPage()]
    y: float = FIRST_TOP_MM
    for section in sections:
        rows = [
            section.entries[start : start + layout.columns]
            for start in range(0, len(section.entries), layout.columns)
        ]
        for number, row in enumerate(rows):
            headed = bool(section.heading) and number == 0
            if y + layout.row + (HEADING_MM if headed else 0) > BOTTOM_MM + _ROUNDING_MM:
                pages.append(_GridPage())
                y = NEXT_TOP_MM
                headed = bool(section.heading)
            if headed:
                again = " (tiếp)" if number else ""
                pages[-1].headings.append({"words": section.heading + again, "y": y})
                y += HEADING_MM
            for column, entry in enumerate(row):
                x = LEFT_MM - SYMBOL_OUTDENT * layout.side + column * (layout.cell + GUTTER_MM)
                pages[-1].entries.append((entry, x, y + (layout.row - layout.side) / 2))
            y += layout.row
    return pages
