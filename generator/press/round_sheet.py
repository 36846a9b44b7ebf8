"""The route sheet of an inspection round, A4: each of the works on a row, with a code to scan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from generator.library.facts import day_words, edition_of
from generator.library.library import Library
from generator.library.models.renovation import Renovation
from generator.matrix import module_mm, svg
from generator.press.printers import PLAIN, Finish
from generator.press.proof import Mark
from generator.press.rounds import NOWHERE, row_of
from generator.press.sheet import Sheet, proven_sheet, symbols, ward_data

SYMBOL_LEFT_MM, SYMBOL_SIDE_MM = 12.0, 22.0
"""A row's code, quiet zone included: its modules are 0.40 mm up to version 7, in any address."""
ROW_MM, HEADING_MM = 27.0, 11.0
TOP_MM, BOTTOM_MM = 36.0, 274.0
"""Between these a page holds its rows."""


@dataclass
class _Page:
    """Headings and rows with their distance in mm from the page's top."""

    headings: list[dict[str, object]] = field(default_factory=list)
    rows: list[tuple[Renovation, float]] = field(default_factory=list)


def round_sheet(
    library: Library, works: Sequence[Renovation], on: date, *, finish: Finish = PLAIN
) -> Sheet:
    """The route sheet of `works`, in their order, dated `on`; proven.

    Raises MotchamError where a text does not fit, a module would be too small, or the proof fails.
    """
    drawn = symbols(library, [item.code for item in works])
    for symbol in drawn.values():
        module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    pages = _flowed(works)
    rows = {item.code: row_of(item, on) for item in works}
    edition = edition_of(rows, on)
    sample = library.ward.sample or any(item.sample for item in works)
    data = {
        "ward": {**ward_data(library), "sample": sample},
        "day": day_words(on),
        "count": len(works),
        "edition": edition,
        "symbol": {"left": SYMBOL_LEFT_MM, "side": SYMBOL_SIDE_MM},
        "row": ROW_MM,
        "svg": {code: svg(symbol) for code, symbol in drawn.items()},
        "pages": [
            {
                "headings": page.headings,
                "rows": [
                    {**rows[item.code], "words": library.site.words(item.code), "y": y}
                    for item, y in page.rows
                ],
            }
            for page in pages
        ],
    }
    marks = [
        [
            Mark.of(item.code, drawn[item.code], SYMBOL_LEFT_MM, y, SYMBOL_SIDE_MM)
            for item, y in page.rows
        ]
        for page in pages
    ]
    return proven_sheet("round", data, on, marks, dict.fromkeys(rows, edition), finish=finish)


def _flowed(works: Sequence[Renovation]) -> list[_Page]:
    """The pages. A heading stays with its first row, and stands again where its rows go on."""
    pages = [_Page()]
    y = TOP_MM
    for heading, group in groupby(works, lambda item: item.place.neighbourhood or NOWHERE):
        members = list(group)
        for number, item in enumerate(members):
            headed = number == 0
            if y + ROW_MM + (HEADING_MM if headed else 0) > BOTTOM_MM:
                pages.append(_Page())
                y = TOP_MM
                headed = True
            if headed:
                again = " (tiếp)" if number else f" · {len(members)} công trình"
                pages[-1].headings.append({"words": heading + again, "y": y})
                y += HEADING_MM
            pages[-1].rows.append((item, y))
            y += ROW_MM
    return pages
