"""Key-tag inserts of 40 × 55 mm, twenty to a sheet of A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.errors import MotchamError
from generator.library.facts import edition_of
from generator.library.library import Library
from generator.matrix import module_mm, svg
from generator.press.proof import Mark
from generator.press.sheet import Sheet, printed_title, proven_sheet, symbols, ward_data

WIDTH_MM, HEIGHT_MM = 40, 55
COLUMNS, ROWS = 4, 5
LEFT_MM, TOP_MM = 25, 7
"""The grid's top left corner: cut marks around it, and the ruler below."""
SYMBOL_SIDE_MM = 30
SYMBOL_LEFT_MM, SYMBOL_TOP_MM = (WIDTH_MM - SYMBOL_SIDE_MM) / 2, 5.0
"""The code's place in a tag, quiet zone included."""


def tag_sheet(library: Library, codes: Sequence[str], on: date, *, strict: bool = False) -> Sheet:
    """Inserts for `codes` in their order, each as often as it is named, dated `on`; proven.

    Raises MotchamError where a code must not be printed, a text does not fit, a module would be
    too small, or the proof fails.
    """
    if not codes:
        raise MotchamError("Chưa có mã nào để in.", "Ghi các mã sau lệnh, như: HT01 HT02.")
    titles = {code: printed_title(library, code) for code in dict.fromkeys(codes)}
    drawn = symbols(library, titles)
    for symbol in drawn.values():
        module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    ward = ward_data(library)
    tags = {
        code: {"code": code, "title": title, "words": library.site.words(code)}
        for code, title in titles.items()
    }
    editions = {code: edition_of([ward, tag, drawn[code].text], on) for code, tag in tags.items()}
    pages = [
        codes[start : start + COLUMNS * ROWS] for start in range(0, len(codes), COLUMNS * ROWS)
    ]
    data = {
        "ward": ward,
        "grid": {
            "columns": COLUMNS,
            "left": LEFT_MM,
            "top": TOP_MM,
            "width": WIDTH_MM,
            "height": HEIGHT_MM,
        },
        "symbol": {"left": SYMBOL_LEFT_MM, "top": SYMBOL_TOP_MM, "side": SYMBOL_SIDE_MM},
        "tags": {
            code: {**tag, "edition": editions[code], "svg": svg(drawn[code])}
            for code, tag in tags.items()
        },
        "pages": pages,
    }
    marks = [
        [_mark(place, code, drawn[code].text, drawn[code].size) for place, code in enumerate(page)]
        for page in pages
    ]
    return proven_sheet("tags", data, on, marks, editions, strict=strict)


def _mark(place: int, code: str, text: str, size: int) -> Mark:
    row, column = divmod(place, COLUMNS)
    x = LEFT_MM + column * WIDTH_MM + SYMBOL_LEFT_MM
    y = TOP_MM + row * HEIGHT_MM + SYMBOL_TOP_MM
    return Mark(code, text, size, x, y, SYMBOL_SIDE_MM)
