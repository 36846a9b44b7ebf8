"""Two independent readers of QR codes: zxing always, zbar where the machine has its library."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import zxingcpp
from PIL import Image

try:
    from pyzbar import pyzbar
except (ImportError, OSError):  # pyzbar is an extra, and needs libzbar beside it
    pyzbar = None


class Seen(NamedTuple):
    """A code that was read, and the box around it in px: left, top, right, bottom.

    `module_px` is the side of one module in px, and `turn` how far the code's upper edge is turned
    to the right, in degrees; None where the reader does not say.
    """

    text: str
    box: tuple[int, int, int, int]
    module_px: float | None = None
    turn: float | None = None

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box in px."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


Decoder = Callable[[Image.Image], list[Seen]]

_QR_CODE = zxingcpp.barcode_formats_from_str("QRCode")


def zxing(image: Image.Image) -> list[Seen]:
    """All codes in `image`, dark on light only: phones often fail on inverted ones."""
    found = zxingcpp.read_barcodes(image, formats=_QR_CODE, try_invert=False, try_downscale=False)
    return [
        Seen(code.text, _around(code.position), _module_px(code), _turn(code.position))
        for code in found
    ]


def unread_by_zxing(image: Image.Image) -> list[tuple[float, float]]:
    """The middles, in px, of codes that zxing sees in `image` and cannot read."""
    found = zxingcpp.read_barcodes(
        image, formats=_QR_CODE, try_invert=False, try_downscale=False, return_errors=True
    )
    lost: list[Seen] = []
    for code in found:
        seen = Seen("", _around(code.position))
        if not code.valid and not any(_holds(other, seen) for other in lost):
            lost.append(seen)  # zxing sees some twice
    return [seen.centre for seen in lost]


def _holds(seen: Seen, other: Seen) -> bool:
    left, top, right, bottom = seen.box
    x, y = other.centre
    return left <= x <= right and top <= y <= bottom


def _around(at: zxingcpp.Position) -> tuple[int, int, int, int]:
    corners = (at.top_left, at.top_right, at.bottom_left, at.bottom_right)
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _turn(at: zxingcpp.Position) -> float:
    """By the upper edge and the lower one, which perspective turns apart."""
    across = at.top_right.x - at.top_left.x + at.bottom_right.x - at.bottom_left.x
    down = at.top_right.y - at.top_left.y + at.bottom_right.y - at.bottom_left.y
    return math.degrees(math.atan2(down, across))


def _module_px(code: zxingcpp.Barcode) -> float | None:
    """The mean side of the code over its modules; its version says how many these are."""
    version = getattr(code, "extra", {}).get("Version", "")  # zxing-cpp 2 does not say
    if not version.isdigit():
        return None
    at = code.position
    corners = [(p.x, p.y) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
    around = sum(map(math.dist, corners, [*corners[1:], corners[0]]))
    # Corners are the first and the last px of a side, so that each side is one px longer.
    return (around / 4 + 1) / (17 + 4 * int(version))


def zbar(image: Image.Image) -> list[Seen]:
    """All codes in `image`; none where zbar is missing (see DECODERS)."""
    if pyzbar is None:
        return []
    found = pyzbar.decode(image, symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [
        Seen(
            code.data.decode(errors="replace"),
            (
                code.rect.left,
                code.rect.top,
                code.rect.left + code.rect.width,
                code.rect.top + code.rect.height,
            ),
        )
        for code in found
    ]


DECODERS: dict[str, Decoder] = {"zxing": zxing, **({} if pyzbar is None else {"zbar": zbar})}
"""The readers of this machine, by name."""
