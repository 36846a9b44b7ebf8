"""From a text to the squares of its QR code, drawn as one vector path: for paper and for pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, zip_longest
from operator import itemgetter
from typing import Literal

from qrcode.base import RSBlock, rs_blocks
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
_DIGITS = bytes.maketrans(b"01", b"\0\1")
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

    It is put together from parts: what the patterns of a version and a mask are without any data,
    and which module shows which bit. The data turns over those whose bit is 1.
    Raises MotchamError where no QR code holds the text.
    """
    code = _fitted(text, level)
    version, side = code.version, 17 + 4 * code.version
    words = _corrected(_data(code), rs_blocks(version, _LEVELS[level]))
    bits = f"0{int.from_bytes(words):0{8 * len(words)}b}".encode().translate(_DIGITS)
    turned = int.from_bytes(itemgetter(*_shown(version))(bits))
    if mask is None:
        mask = min(
            range(8),
            key=lambda each: penalty(_drawn(version, level, each, bare=True) ^ turned, side),
        )
    modules = (_drawn(version, level, mask) ^ turned).to_bytes(side * side)
    rows = tuple(modules[at : at + side] for at in range(0, len(modules), side))
    return Symbol(text, level, version, rows)


def _corrected(data: bytes, blocks: Sequence[RSBlock]) -> bytes:
    """`data` and its correction as they stand in a code, whose blocks lie within each other."""
    parts, corrections, at = [], [], 0
    for block in blocks:
        parts.append(data[at : at + block.data_count])
        corrections.append(_correction(parts[-1], block.total_count - block.data_count))
        at += block.data_count
    # Some blocks hold a byte less than others.
    return bytes(
        word
        for words in chain(zip_longest(*parts), zip(*corrections, strict=True))
        for word in words
        if word is not None
    )


def _correction(block: bytes, count: int) -> bytes:
    """The `count` bytes that correct a block of data: what is left of it, as a polynomial."""
    left, shift, most = 0, 8 * (count - 1), (1 << 8 * count) - 1
    for byte in block:
        left = left << 8 & most ^ _of_one_byte(count)[left >> shift ^ byte]
    return left.to_bytes(count)


@lru_cache(maxsize=64)
def _of_one_byte(count: int) -> list[int]:
    """The correction of a block of one byte, for each byte; qrcode takes none that is 0."""
    block, buffer = RSBlock(1 + count, 1), BitBuffer()
    corrections = [0]
    for byte in range(1, 256):
        buffer.buffer = [byte]
        corrections.append(int.from_bytes(create_bytes(buffer, [block])[1:]))
    return corrections


@lru_cache(maxsize=40)
def _shown(version: int) -> list[int]:
    """For each module which bit it shows of a code's bytes, counted from 1; 0 where it shows none.

    So many codes are drawn as a bit's number has digits: of each bit the first shows the first of
    them, and so on. Which modules are turned over is then the number.
    """
    words = sum(block.total_count for block in rs_blocks(version, ERROR_CORRECT_L))
    numbers = range(1, 8 * words + 1)
    empty = _drawn(version, "L", 0)
    side = 17 + 4 * version
    shown = [0] * side**2
    for digit in range((8 * words).bit_length()):
        data = int("".join(str(number >> digit & 1) for number in numbers), 2).to_bytes(words)
        turned = _draw(version, "L", 0, data) ^ empty
        for module, bit in enumerate(turned.to_bytes(side**2)):
            shown[module] |= bit << digit
    return shown


@lru_cache(maxsize=256)
def _drawn(version: int, level: Level, mask: int, *, bare: bool = False) -> int:
    """The code without any data: a byte a module, row by row, 1 where it is dark.

    A `bare` one does not yet say which mask it has: so masks are compared.
    """
    return _draw(version, level, mask, b"", bare=bare)


def _draw(version: int, level: Level, mask: int, words: bytes, *, bare: bool = False) -> int:
    code = QRCode(version, _LEVELS[level], border=0, mask_pattern=mask)
    code.data_cache = words
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
        dark = first.count(1)
        runs.append(f"m{len(first) - dark - last_x} {y - last_y:g}h{dark}")
        runs += map(_stroke, others)
        last_x, last_y = len(row.rstrip(b"\0")), y
    return "".join(runs)


@lru_cache(maxsize=1024)  # of which a code has some sixty
def _stroke(modules: bytes) -> str:
    """A line over the dark ones of `modules`, which are the last, from where they begin."""
    dark = modules.count(1)
    return f"m{len(modules) - dark} 0h{dark}"


def svg(drawn: Symbol) -> str:
    """The code in black on white, with its quiet zone, as a picture of its own."""
    side = drawn.size + 2 * QUIET_MODULES
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{path(drawn)}"/></svg>'
    )
