"""From a text to the squares of its QR code, drawn as one vector path: for paper and for pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from generator.errors import MotchamError

Level = Literal["M", "Q", "H"]

QUIET_MODULES = 4
"""White modules around a code, from ISO/IEC 18004."""
MIN_MODULE_MM = 0.40
"""The smallest module that is printed: below it, office printers and older phones fail."""

_LEVELS: dict[Level, int] = {"M": ERROR_CORRECT_M, "Q": ERROR_CORRECT_Q, "H": ERROR_CORRECT_H}
_PAGE_MASK = 3
_DARK = re.compile(rb"\x01+")
_SHORTEST_RUN = 6
"""Characters from which a change to alphanumeric mode pays: 13 bits spent, 2.5 saved by each."""


@dataclass(frozen=True)
class Symbol:
    """One QR code. `rows` holds True for each dark module, without the quiet zone."""

    text: str
    level: Level
    version: int
    rows: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> int:
        """Modules along one side, without the quiet zone."""
        return len(self.rows)


def symbol(text: str) -> Symbol:
    """The code of `text` to be carried about: level Q, or H where it costs no larger version.

    At a fixed size a larger version has smaller modules, and those cost more reads than the
    stronger correction wins. Raises MotchamError where no QR code holds the text.
    """
    level: Level = "H" if _version(text, "H") == _version(text, "Q") else "Q"
    return symbol_at(text, level)


def page_symbol(text: str) -> Symbol:
    """The code of `text` at the end of a printed page: level M, as fresh paper needs no more.

    The mask is always the same: to weigh all eight takes 7 ms a code, and every page has one.
    Raises MotchamError where no QR code holds the text.
    """
    return symbol_at(text, "M", mask=_PAGE_MASK)


def symbol_at(text: str, level: Level, mask: int | None = None) -> Symbol:
    """The code of `text` at `level`, with the best of the eight masks, or with `mask` (0–7).

    Raises MotchamError where no QR code holds the text.
    """
    code = _code(text, level, mask)
    if _fit(code) is None:
        raise MotchamError(
            f"Địa chỉ dài {len(text)} ký tự, không mã QR nào chứa nổi.",
            "Rút ngắn site_url trong ward.yml.",
        )
    code.make(fit=False)
    rows = tuple(tuple(map(bool, row)) for row in code.get_matrix())
    return Symbol(text, level, code.version, rows)


def _version(text: str, level: Level) -> int | None:
    return _fit(_code(text, level))


def _fit(code: QRCode) -> int | None:
    """Give `code` the smallest version that holds its text; None where there is none."""
    try:
        return int(code.best_fit(start=1))
    except (DataOverflowError, ValueError):  # qrcode raises ValueError for a version over 40
        return None


def _code(text: str, level: Level, mask: int | None = None) -> QRCode:
    # A new object each time: qrcode 8.2 keeps state across clear().
    code = QRCode(error_correction=_LEVELS[level], border=0, mask_pattern=mask)
    code.add_data(text, optimize=_SHORTEST_RUN)
    return code


def module_mm(text: str, size: int, side_mm: float) -> float:
    """The side of one module in mm; `side_mm` holds a code of `size` modules and its quiet zone.

    Raises MotchamError below MIN_MODULE_MM.
    """
    pitch = side_mm / (size + 2 * QUIET_MODULES)
    if pitch < MIN_MODULE_MM:
        found, least = (f"{mm:.2f}".replace(".", ",") for mm in (pitch, MIN_MODULE_MM))
        raise MotchamError(
            f"Mã của «{text}» có ô vuông chỉ {found} mm, cần ít nhất {least} mm.",
            "Rút ngắn địa chỉ (site_url trong ward.yml), hoặc in trên thẻ lớn hơn.",
        )
    return pitch


def path(drawn: Symbol) -> str:
    """The dark modules as the data of one SVG path, quiet zone included; one module is one unit.

    One path, because separate rectangles leave hairlines in some renderers. Each run of modules
    starts relative to the run before it: such a path packs to half the size of an absolute one.
    """
    runs = []
    last_x = last_y = 0
    for y, row in enumerate(drawn.rows, start=QUIET_MODULES):
        for run in _DARK.finditer(bytes(row)):
            x, width = run.start() + QUIET_MODULES, run.end() - run.start()
            runs.append(f"m{x - last_x} {y - last_y}h{width}v1h-{width}z")
            last_x, last_y = x, y
    return "".join(runs)


def svg(drawn: Symbol) -> str:
    """The code in black on white, with its quiet zone, as a picture of its own."""
    side = drawn.size + 2 * QUIET_MODULES
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{path(drawn)}"/></svg>'
    )
