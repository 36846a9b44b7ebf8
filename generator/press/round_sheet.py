"""The route sheet of an inspection round, A4: each of the works on a row, with a code to scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby

from generator.library.checked.published import Published
from generator.library.models.renovation import Renovation
from generator.library.registers.sheet_kinds import SheetKind
from generator.matrix import module_mm, svg
from generator.press.printers import PLAIN, Finish
from generator.press.proof import Mark
from generator.press.rounds import round_view
from generator.press.sheet import Sheet, drawn, proven_sheet, symbols
from generator.views.edition import edition_of
from generator.views.sheets import RoundRow

SYMBOL_LEFT_MM, SYMBOL_SIDE_MM = 12.0, 22.0
"""A row's code, quiet zone included: its modules are 0.40 mm up to version 7, in any address."""
ROW_MM, HEADING_MM = 27.0, 11.0
TOP_MM, BOTTOM_MM = 36.0, 274.0
"""Between these a page holds its rows."""


@dataclass
class _RoundPage:
    """Headings and rows with their distance in mm from the page's top."""

    headings: list[dict[str, object]] = field(default_factory=list)
    rows: list[tuple[RoundRow, float]] = field(default_factory=list)


def round_sheet(
    published: Published, works: Sequence[Renovation], *, finish: Finish = PLAIN
) -> Sheet:
    """The route sheet of `works`, in their order; proven.

    Raises MotchamError where a text does not fit, a module would be too small, or the proof fails.
    """
    view = round_view(published, works)
    qr = symbols(row.code for row in view.rows)
    for symbol in qr.values():
        module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    pages = _flowed(view.rows)
    edition = edition_of(view, published.day)
    data = {
        **asdict(view),
        "count": len(view.rows),
        "edition": edition,
        "symbol": {"left": SYMBOL_LEFT_MM, "side": SYMBOL_SIDE_MM},
        "row": ROW_MM,
        "svg": {code: svg(symbol) for code, symbol in qr.items()},
        "pages": [
            {
                "headings": page.headings,
                "rows": [{**drawn(row), "y": y} for row, y in page.rows],
            }
            for page in pages
        ],
    }
    marks = [
        [
            Mark.of(row.code.code, qr[row.code.code], SYMBOL_LEFT_MM, y, SYMBOL_SIDE_MM)
            for row, y in page.rows
        ]
        for page in pages
    ]
    editions = dict.fromkeys(qr, edition)
    return proven_sheet(SheetKind.ROUND, data, published.day, marks, editions, finish=finish)


def _flowed(rows: Sequence[RoundRow]) -> list[_RoundPage]:
    """The pages. A heading stays with its first row, and stands again where its rows go on."""
    pages = [_RoundPage()]
    y = TOP_MM
    for heading, group in groupby(rows, lambda row: row.neighbourhood):
        members = list(group)
        for number, row in enumerate(members):
            headed = number == 0
            if y + ROW_MM + (HEADING_MM if headed else 0) > BOTTOM_MM:
                pages.append(_RoundPage())
                y = TOP_MM
                headed = True
            if headed:
                again = " (tiếp)" if number else f" · {len(members)} công trình"
                pages[-1].headings.append({"words": heading + again, "y": y})
                y += HEADING_MM
            pages[-1].rows.append((row, y))
            y += ROW_MM
    return pages
