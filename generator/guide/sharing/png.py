"""A PNG that is put together from bands, so that one that many pictures share is packed once.

A PNG's pixels are one zlib stream. Bands that are packed each for itself stand in it one behind the
other: each ends where a byte does and looks back at no other (a full flush), and the stream's
checksum follows from theirs.
"""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = b"\x78\x5e"
"""Of a zlib stream (RFC 1950) that looks back 32 KiB, packed neither best nor fastest."""
ONCE, SMALL, QUICK = 9, 6, 5
"""Levels of zlib: for what many pictures share, for large letters, and for small ones. The titles
take 4.1 KB a picture in 1.5 ms by level 6, 4.5 KB in 0.8 ms by level 5, 3.9 KB in 2.3 ms by level
7; of the codes level 5 makes 2.6 KB in 0.4 ms, level 6 2.4 KB in 0.6. More memory than zlib takes
by itself makes it larger, and so does each filter of PNG."""
ALIKE = 16
"""So many rows that are all alike are a band of their own: 3 % are saved, and a tenth of the time.
"""
_PALETTE = 3
_END = zlib.compressobj(wbits=-zlib.MAX_WBITS).flush()
"""The last block of a stream, which is empty."""
_UNFILTERED = b"\0"
"""Stands before a row whose pixels are as they are."""
_BASE = 65521


class Band(NamedTuple):
    """Rows of pixels as deflate has them (RFC 1951), and their Adler-32."""

    data: bytes
    check: int
    length: int
    """Bytes before they were packed."""
    height: int


def packed(image: Image.Image, bits: int, level: int = SMALL) -> Band:
    """The rows of `image`, which has a palette, with 4 or 8 `bits` a pixel.

    Where many are alike, other pictures have the same, and what is left has fewer kinds of bytes.
    """
    raw = image.tobytes("raw", "P;4" if bits == 4 else "P")  # noqa: PLR2004 - as said above
    width = len(raw) // image.height
    rows = [raw[at : at + width] for at in range(0, len(raw), width)]
    bands: list[Band] = []
    drawn: list[bytes] = []
    for row, group in groupby(rows):
        alike = list(group)
        if len(alike) < ALIKE:
            drawn += alike
        else:
            bands += [*_deflated(drawn, level), *_alike(row, len(alike))]
            drawn = []
    return joined(*bands, *_deflated(drawn, level))


@lru_cache(maxsize=512)
def _alike(row: bytes, height: int) -> list[Band]:
    return _deflated([row] * height, ONCE)


def _deflated(rows: list[bytes], level: int) -> list[Band]:
    """A band; none where there are no rows."""
    if not rows:
        return []
    raw = b"".join((_UNFILTERED, _UNFILTERED.join(rows)))
    packer = zlib.compressobj(level, wbits=-zlib.MAX_WBITS)
    data = packer.compress(raw) + packer.flush(zlib.Z_FULL_FLUSH)
    return [Band(data, zlib.adler32(raw), len(raw), len(rows))]


def joined(*bands: Band) -> Band:
    """Bands one below the other, as one."""
    check = 1
    for band in bands:
        check = _with(check, band)
    return Band(
        b"".join(band.data for band in bands),
        check,
        sum(band.length for band in bands),
        sum(band.height for band in bands),
    )


def png(width: int, bits: int, palette: bytes, *bands: Band) -> bytes:
    """The file: bands one below the other, each `width` px wide and packed with these `bits`.

    `palette` has red, green and blue of each colour in its turn.
    """
    whole = joined(*bands)
    size = struct.pack(">IIBBBBB", width, whole.height, bits, _PALETTE, 0, 0, 0)
    pixels = b"".join((_HEADER, whole.data, _END, struct.pack(">I", whole.check)))
    parts = ((b"IHDR", size), (b"PLTE", palette), (b"IDAT", pixels), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _with(check: int, band: Band) -> int:
    """The Adler-32 of what has `check`, with the rows of `band` behind it."""
    low, high = check & 0xFFFF, check >> 16
    more_low, more_high = band.check & 0xFFFF, band.check >> 16
    high = (high + more_high + band.length * (low - 1)) % _BASE
    return high << 16 | (low + more_low - 1) % _BASE
