"""From a text to the squares of its QR code, drawn as one vector path: for paper and for pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from qrcode.base import rs_blocks
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.main import QRCode
from qrcode.util import BIT_LIMIT_TABLE, PAD0, PAD1, BitBuffer, create_bytes, length_in_bits

from generator.errors import MotchamError
from generator.masking import penalty

Level = Literal["L", "M", "Q", "H"]

QUIET_MODULES = 4
"""White modules around a code, from ISO/IEC 18004."""
MIN_MODULE_MM = 0.40
"""The smallest module that is printed: below it, office printers and older phones fail."""

_LEVELS: dict[Level, int] = {
    "L": ERROR_CORRECT_L,
    "M": ERROR_CORRECT_M,
    "Q": ERROR_CORRECT_Q,
    "H": ERROR_CORRECT_H,
}
"""From the weakest correction to the strongest."""
_PAGE_MASK = 3
_DARK = re.compile(rb"\x01+")
_NEXT_DARK = re.compile(rb"\0*\x01+")
_ONE = b"\1"
"""What stands where nothing is said yet: qrcode cannot correct a block of zeros."""
_SHORTEST_RUN = 6
"""Characters from which a change to alphanumeric mode pays: 13 bits spent, 2.5 saved by each."""


@dataclass(frozen=True)
class Symbol:
    """One QR code. `rows` holds a byte for each module, 1 where it is dark, without quiet zone."""

    text: str
    level: Level
    version: int
    rows: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """Modules along one side, without the quiet zone."""
        return len(self.rows)


def symbol(text: str) -> Symbol:
    """The code of `text` to be carried about: the smallest version, at the best level it holds.

    A larger version has smaller modules at the same size. Those cost more reads than the stronger
    correction wins, at each size from 20 to 40 mm and for each length: see `tests.bench.levels`.
    Raises MotchamError where no QR code holds the text.
    """
    least = _version(text, "L")
    level = next(each for each in reversed(_LEVELS) if each == "L" or _version(text, each) == least)
    return symbol_at(text, level)


def page_symbol(text: str) -> Symbol:
    """The code of `text` at the end of a printed page: level M, as fresh paper needs no more.

    The mask is always the same: to weigh all eight takes 0.4 ms a code, and every page has one.
    Raises MotchamError where no QR code holds the text.
    """
    return symbol_at(text, "M", _PAGE_MASK)


def symbol_at(text: str, level: Level, mask: int | None = None) -> Symbol:
    """The code of `text` at `level`, with the best of the eight masks, or with `mask` (0–7).

    It is put together from parts: which modules a bit turns over, its correction included, follows
    from its place alone, whatever the others are; and so it is for a mask.
    Raises MotchamError where no QR code holds the text.
    """
    code = _fitted(text, level)
    version, side = code.version, 17 + 4 * code.version
    data = _data(code)
    turned = 0
    for place, byte in enumerate(data):
        turned ^= _turned(version, level, len(data), place, byte)
    ones = _ONE * len(data)
    if mask is None:
        mask = min(
            range(8),
            key=lambda each: penalty(_drawn(version, level, ones, each, bare=True) ^ turned, side),
        )
    modules = (_drawn(version, level, ones, mask) ^ turned).to_bytes(side * side)
    rows = tuple(modules[at : at + side] for at in range(0, len(modules), side))
    return Symbol(text, level, version, rows)


@lru_cache(maxsize=8192)
def _turned(version: int, level: Level, length: int, place: int, byte: int) -> int:
    """The modules that `byte` at a place of the data turns over, of a code that holds ones."""
    turned, differing = 0, byte ^ _ONE[0]
    for bit in range(8):
        if differing >> bit & 1:
            turned ^= _turned_by_bit(version, level, length, place, bit)
    return turned


@lru_cache(maxsize=8192)
def _turned_by_bit(version: int, level: Level, length: int, place: int, bit: int) -> int:
    """The modules that one bit of the byte at a place of the data turns over."""
    ones = _ONE * length
    alone = ones[:place] + bytes([_ONE[0] ^ 1 << bit]) + ones[place + 1 :]
    return _drawn(version, level, alone, 0) ^ _drawn(version, level, ones, 0)


@lru_cache(maxsize=256)
def _drawn(version: int, level: Level, data: bytes, mask: int, *, bare: bool = False) -> int:
    """The code with this data: a byte a module, row by row, 1 where it is dark.

    A `bare` one does not yet say which mask it has: so masks are compared.
    """
    code = QRCode(version, _LEVELS[level], border=0, mask_pattern=mask)
    buffer = BitBuffer()
    buffer.buffer = [*data]
    code.data_cache = create_bytes(buffer, rs_blocks(version, _LEVELS[level]))
    code.makeImpl(bare, mask)
    return int.from_bytes(bytes(bool(dark) for row in code.modules for dark in row))


class _Bits:
    """What qrcode writes its data into; its own buffer takes each bit alone."""

    def __init__(self) -> None:
        self.value = self.length = 0

    def put(self, number: int, length: int) -> None:
        """Add the last `length` bits of `number`."""
        self.value = self.value << length | number
        self.length += length


def _data(code: QRCode) -> bytes:
    """What `code` holds before its correction, filled up as ISO/IEC 18004 wants it."""
    bits = _Bits()
    for part in code.data_list:
        bits.put(part.mode, 4)
        bits.put(len(part), length_in_bits(part.mode, code.version))
        part.write(bits)
    room: int = BIT_LIMIT_TABLE[code.error_correction][code.version]
    bits.put(0, min(4, room - bits.length))
    bits.put(0, -bits.length % 8)
    for number in range((room - bits.length) // 8):
        bits.put(PAD1 if number % 2 else PAD0, 8)
    return bits.value.to_bytes(room // 8)


def _fitted(text: str, level: Level) -> QRCode:
    code = _code(text, level)
    if _fit(code) is None:
        raise MotchamError(
            f"Địa chỉ dài {len(text)} ký tự, không mã QR nào chứa nổi.",
            "Rút ngắn site_url trong ward.yml.",
        )
    return code


def _version(text: str, level: Level) -> int | None:
    return _fit(_code(text, level))


def _fit(code: QRCode) -> int | None:
    """Give `code` the smallest version that holds its text; None where there is none.

    As qrcode's `best_fit` does it, which writes the text bit by bit to count them.
    """
    written = _Bits()
    for part in code.data_list:
        part.write(written)
    for version in range(1, 41):
        heads = sum(4 + length_in_bits(part.mode, version) for part in code.data_list)
        if heads + written.length <= BIT_LIMIT_TABLE[code.error_correction][version]:
            code.version = version
            return version
    return None


def _code(text: str, level: Level) -> QRCode:
    # A new object each time: qrcode 8.2 keeps state across clear().
    code = QRCode(error_correction=_LEVELS[level], border=0)
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
    last_x, last_y = -QUIET_MODULES, 0
    for y, row in enumerate(drawn.rows, start=QUIET_MODULES):
        for run in _DARK.finditer(row):
            x, end = run.span()
            width = end - x
            runs.append(f"m{x - last_x} {y - last_y}h{width}v1h-{width}z")
            last_x, last_y = x, y
    return "".join(runs)


def strokes(drawn: Symbol) -> str:
    """The dark modules as lines of one SVG path, each as wide as a module; quiet zone included.

    Half as long as `path`. For a screen and its printer: what cuts or engraves wants outlines.
    """
    runs = []
    last_x, last_y = -QUIET_MODULES, -0.5
    for y, row in enumerate(drawn.rows, start=QUIET_MODULES):
        if not (found := _NEXT_DARK.findall(row)):
            continue
        first, *others = found
        dark = first.count(_ONE)
        runs.append(f"m{len(first) - dark - last_x} {y - last_y:g}h{dark}")
        runs += map(_stroke, others)
        last_x, last_y = len(row.rstrip(b"\0")), y
    return "".join(runs)


@lru_cache(maxsize=1024)  # of which a code has some sixty
def _stroke(modules: bytes) -> str:
    """A line over the dark ones of `modules`, which are the last, from where they begin."""
    dark = modules.count(_ONE)
    return f"m{len(modules) - dark} 0h{dark}"


def svg(drawn: Symbol) -> str:
    """The code in black on white, with its quiet zone, as a picture of its own."""
    side = drawn.size + 2 * QUIET_MODULES
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{path(drawn)}"/></svg>'
    )
