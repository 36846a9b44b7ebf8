"""A finished page as it is drawn for one printer, so that it comes out as it was meant.

What a printer does to a page, and how that is undone, `printers` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.errors import MotchamError
from generator.matrix import MIN_MODULE_MM, QUIET_MODULES
from generator.press.pdf import moved
from generator.press.pictures import texts_of
from generator.press.printers import EXACT, PRINTERS, Printer
from generator.press.proof import Mark

_Box = tuple[float, float, float, float]
"""Left, top, right and bottom in mm."""


def adjusted(
    pdf: bytes,
    marks: Sequence[Sequence[Mark]],
    page_mm: tuple[float, float],
    printer: Printer,
) -> tuple[bytes, Sequence[Sequence[Mark]]]:
    """`pdf` as it is drawn for `printer`, and where `marks` are then; its pages stay as large.

    Raises MotchamError where a module would be too small, or where codes or texts would leave the
    page: it says which is the farthest out, and by how much.
    """
    if printer == EXACT:
        return pdf, marks
    drawn = [[_adjusted_mark(mark, printer) for mark in page] for page in marks]
    boxes = [
        (f"mã {mark.code}", number, (mark.x, mark.y, mark.x + mark.side, mark.y + mark.side))
        for number, page in enumerate(marks, start=1)
        for mark in page
    ]
    boxes += [
        (f"chữ «{words}»", number, box)
        for number, page in enumerate(texts_of(pdf), start=1)
        for words, box in page
    ]
    _check_on_page(printer, boxes, page_mm, pages=len(marks))
    return moved(pdf, *printer.scales, printer.lean, *printer.shift), drawn


def _adjusted_mark(mark: Mark, printer: Printer) -> Mark:
    across, down = printer.scales
    side = mark.side * across
    module = mark.side * min(across, down) / (mark.size + 2 * QUIET_MODULES)
    if module < MIN_MODULE_MM:
        found, least = (f"{mm:.2f}".replace(".", ",") for mm in (module, MIN_MODULE_MM))
        raise MotchamError(
            f"Mã {mark.code} thu theo máy in thì ô vuông chỉ {found} mm, cần ít nhất {least} mm.",
            f"Sửa các số scale… trong {PRINTERS}, hoặc chọn khổ lớn hơn.",
        )
    x, y = printer.placed(mark.x + mark.side / 2, mark.y + mark.side / 2)
    return replace(
        mark,
        x=x - side / 2,
        y=y - mark.side * down / 2,
        side=side,
        stretch=down / across,
        lean=printer.lean,
    )


def _check_on_page(
    printer: Printer,
    boxes: Iterable[tuple[str, int, _Box]],
    page_mm: tuple[float, float],
    *,
    pages: int,
) -> None:
    """Raise MotchamError where one of `boxes`, called so and on such a page, leaves the paper."""
    outs = ((*_out(printer, box, page_mm), what, page) for what, page, box in boxes)
    by, edge, what, page = max(outs, key=lambda out: out[0], default=(0, "", "", 0))
    if by <= 0:
        return
    where = f" (trang {page})" if pages > 1 else ""
    mm = f"{max(by, 0.1):.1f}".replace(".", ",")
    raise MotchamError(
        f"Dời theo máy in thì {what}{where} ra ngoài mép {edge} của giấy {mm} mm, "
        "nên không ghi tệp.",
        f"Xem lại x_mm, y_mm, skew_mm, scale… trong {PRINTERS}, hoặc chọn khổ có lề rộng hơn.",
    )


def _out(printer: Printer, box: _Box, page_mm: tuple[float, float]) -> tuple[float, str]:
    """By how many mm `box` is drawn off the page where it is farthest, and beyond which edge."""
    left, top, right, bottom = box
    corners = [printer.placed(x, y) for x in (left, right) for y in (top, bottom)]
    across, down = ([corner[axis] for corner in corners] for axis in (0, 1))
    return max(
        (-min(across), "trái"),
        (max(across) - page_mm[0], "phải"),
        (-min(down), "trên"),
        (max(down) - page_mm[1], "dưới"),
    )
