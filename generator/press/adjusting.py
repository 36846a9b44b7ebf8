"""A finished page as it is drawn for one printer, so that it comes out as it was meant.

What a printer does to a page, and how that is undone, `printers` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.errors import MotchamError
from generator.matrix import MIN_MODULE_MM, QUIET_MODULES
from generator.press.pdf import moved
from generator.press.pictures import text_boxes
from generator.press.printers import EXACT, PRINTERS, Printer
from generator.press.proof import Mark


def adjusted(
    pdf: bytes,
    marks: Sequence[Sequence[Mark]],
    page_mm: tuple[float, float],
    printer: Printer,
) -> tuple[bytes, Sequence[Sequence[Mark]]]:
    """`pdf` as it is drawn for `printer`, and where `marks` are then; its pages stay as large.

    Raises MotchamError where a module would be too small, or a code or a text would leave the page.
    """
    if printer == EXACT:
        return pdf, marks
    drawn = [[_adjusted_mark(mark, page_mm, printer) for mark in page] for page in marks]
    for left, top, right, bottom in text_boxes(pdf):
        if not _on_page(printer, (left, top, right, bottom), page_mm):
            raise _off_page("chữ")
    return moved(pdf, *printer.scales, printer.lean, *printer.shift), drawn


def _adjusted_mark(mark: Mark, page_mm: tuple[float, float], printer: Printer) -> Mark:
    across, down = printer.scales
    side = mark.side * across
    module = mark.side * min(across, down) / (mark.size + 2 * QUIET_MODULES)
    if module < MIN_MODULE_MM:
        found, least = (f"{mm:.2f}".replace(".", ",") for mm in (module, MIN_MODULE_MM))
        raise MotchamError(
            f"Mã {mark.code} thu theo máy in thì ô vuông chỉ {found} mm, cần ít nhất {least} mm.",
            f"Sửa các số scale… trong {PRINTERS}, hoặc chọn khổ lớn hơn.",
        )
    if not _on_page(printer, (mark.x, mark.y, mark.x + mark.side, mark.y + mark.side), page_mm):
        raise _off_page(f"mã {mark.code}")
    x, y = printer.placed(mark.x + mark.side / 2, mark.y + mark.side / 2)
    return replace(
        mark,
        x=x - side / 2,
        y=y - mark.side * down / 2,
        side=side,
        stretch=down / across,
        lean=printer.lean,
    )


def _on_page(
    printer: Printer, box: tuple[float, float, float, float], page_mm: tuple[float, float]
) -> bool:
    """Whether all corners of `box` (left, top, right, bottom) are drawn on the page."""
    left, top, right, bottom = box
    corners = [printer.placed(x, y) for x in (left, right) for y in (top, bottom)]
    return all(0 <= x <= page_mm[0] and 0 <= y <= page_mm[1] for x, y in corners)


def _off_page(what: str) -> MotchamError:
    return MotchamError(
        f"Dời theo máy in thì {what} ra ngoài giấy, nên không ghi tệp.",
        f"Xem lại x_mm, y_mm, skew_mm, scale… trong {PRINTERS}, hoặc chọn khổ có lề rộng hơn.",
    )
