"""The picture for the ward's report: what was opened most in a month, and how many each month.

An SVG of boxes and words, which Word, browsers and printers draw. It shows what the report says and
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from generator.library.language.formats import number_words
from generator.library.registers.ledger import CodeKind
from generator.scans.report import ALL, KINDS, OpenedRow

_WIDTH = 960
_MOST = 12
_MONTHS = 12
_LEFT, _BARS, _BAR_END = 24, 420, 840
_STEP, _HEIGHT = 30, 18
_INK, _BLUE, _JADE = "#1f2328", "#1b5fa8", "#1c7a57"
_LETTERS = 46
"""Characters of a title that stand left of its bar."""


def picture(found: Sequence[OpenedRow], name: str) -> bytes:
    """The SVG; `name` is the unit's."""
    months = sorted({row.month for row in found})
    drawn, y = list[str](), 44
    drawn.append(_words(_LEFT, y, f"Lượt mở trang hướng dẫn của {name}", 24, "bold"))
    if months:
        last = months[-1]
        pages = [row for row in found if row.month == last and _is_page(row)]
        top = sorted(pages, key=lambda row: (-row.opened.least, row.code))[:_MOST]
        y += 44
        drawn.append(_words(_LEFT, y, f"Được mở nhiều nhất, tháng {_month(last)}", 18, "bold"))
        drawn += _bars([(f"{row.title}|{row.code}", row) for row in top], y, _BLUE)
        y += _STEP * len(top) + 56
        drawn.append(_words(_LEFT, y, "Mỗi tháng, mọi trang có mã", 18, "bold"))
        sums = [row for row in found if row.kind == ALL][-_MONTHS:]
        drawn += _bars([(f"Tháng {_month(row.month)}|", row) for row in sums], y, _JADE)
        y += _STEP * len(sums) + 40
    note = "Đếm từ nhật ký máy chủ, bỏ máy quét; trang mở khi không có mạng không đếm được."
    drawn.append(_words(_LEFT, y + 8, note, 14, "normal"))
    height = y + 32
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" font-family="Noto Sans, Segoe UI, Arial, sans-serif" '
        f'role="img"><title>Lượt mở trang</title>'
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>'
    )
    return "\n".join([head, *drawn, "</svg>", ""]).encode()


def _is_page(row: OpenedRow) -> bool:
    """Whether it is a page with a number; the home page would make all others look like nothing."""
    pages = {name for kind, name in KINDS.items() if kind is not CodeKind.HOME}
    return row.kind in pages and row.opened.exact


def _month(month: str) -> str:
    return f"{month[5:]}/{month[:4]}"


def _bars(lines: Sequence[tuple[str, OpenedRow]], y: int, colour: str) -> Iterator[str]:
    most = max((row.opened.least for _, row in lines), default=0) or 1
    for number, (words, row) in enumerate(lines):
        title, _, code = words.rpartition("|")
        top = y + 20 + number * _STEP
        width = max(2, round((_BAR_END - _BARS) * row.opened.least / most))
        short = title if len(title) <= _LETTERS else f"{title[: _LETTERS - 1].rstrip()}…"
        yield _words(_LEFT, top + 14, short, 15, "normal")
        yield (
            f'<rect x="{_BARS}" y="{top}" width="{width}" height="{_HEIGHT}" fill="{colour}">'
            f"<title>{escape(' '.join(filter(None, [code, title])))}</title></rect>"
        )
        said = row.opened.words(number_words(row.opened.least))
        yield _words(_BARS + width + 8, top + 14, said, 15, "normal")


def _words(x: int, y: int, text: str, size: int, weight: str) -> str:
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{_INK}">'
        f"{escape(text)}</text>"
    )
