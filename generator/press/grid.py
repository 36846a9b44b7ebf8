"""Posters of many codes, A4: a large code in the head, then a grid of smaller ones that flows."""

from __future__ import annotations

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
COLUMNS, GUTTER_MM = 2, 6
ROW_MM, HEADING_MM = 28, 11
FIRST_TOP_MM, NEXT_TOP_MM, BOTTOM_MM = 103, 33, 272
"""Between these a page holds its grid: the first page has the head above it."""
SYMBOL_SIDE_MM = 26
"""The side of a code in the grid, quiet zone included."""
SYMBOL_OUTDENT_MM = 2.5
"""How far a quiet zone reaches out of its column, so that what is dark stands in line with text."""
HEAD_LEFT_MM, HEAD_TOP_MM, HEAD_SIDE_MM = 131, 28, 70
"""The place of the large code, quiet zone included."""


@dataclass
class _GridPage:
    """Headings and entries with their places in mm from the page's top left corner."""

    headings: list[dict[str, object]] = field(default_factory=list)
    entries: list[tuple[CodeView, float, float]] = field(default_factory=list)


def grid_sheet(kind: SheetKind, view: GridView, day: date, *, finish: Finish = PLAIN) -> Sheet:
    """The poster of `view`, dated `day`; proven. One edition holds for the paper.

    Raises MotchamError where a text does not fit, a module would be too small, or the proof fails.
    """
    pages = _flowed(view.sections)
    entries = [entry for section in view.sections for entry in section.entries]
    qr = symbols([view.code, *entries])
    for symbol in qr.values():
        module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    edition = edition_of(view, day)
    data = {
        **drawn(view),
        "count": len(entries),
        "edition": edition,
        "left": LEFT_MM,
        "width": WIDTH_MM,
        "cell": {"width": _CELL_MM, "height": ROW_MM, "side": SYMBOL_SIDE_MM},
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
        [_mark(qr, entry.code, x, y, SYMBOL_SIDE_MM) for entry, x, y in page.entries]
        for page in pages
    ]
    marks[0].insert(0, large)
    return proven_sheet(kind, data, day, marks, {code: edition}, template="grid", finish=finish)


_CELL_MM = (WIDTH_MM - GUTTER_MM * (COLUMNS - 1)) / COLUMNS


def _mark(qr: Mapping[str, Symbol], code: str, x: float, y: float, side: float) -> Mark:
    return Mark.of(code, qr[code], x, y, side)


def _flowed(sections: Sequence[Section]) -> list[_GridPage]:
    """The pages. A heading stays with its first row, and stands again where its entries go on."""
    pages = [_GridPage()]
    y: float = FIRST_TOP_MM
    for section in sections:
        rows = [
            section.entries[start : start + COLUMNS]
            for start in range(0, len(section.entries), COLUMNS)
        ]
        for number, row in enumerate(rows):
            headed = bool(section.heading) and number == 0
            if y + ROW_MM + (HEADING_MM if headed else 0) > BOTTOM_MM:
                pages.append(_GridPage())
                y = NEXT_TOP_MM
                headed = bool(section.heading)
            if headed:
                again = " (tiếp)" if number else ""
                pages[-1].headings.append({"words": section.heading + again, "y": y})
                y += HEADING_MM
            for column, entry in enumerate(row):
                x = LEFT_MM - SYMBOL_OUTDENT_MM + column * (_CELL_MM + GUTTER_MM)
                pages[-1].entries.append((entry, x, y))
            y += ROW_MM
    return pages
