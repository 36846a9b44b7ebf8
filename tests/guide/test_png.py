"""A PNG from bands is whole: its size, each pixel and both checksums, wherever it is cut."""

from __future__ import annotations

import io
import zlib
from hashlib import shake_256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.guide.sharing.png import Band, joined, packed, png

WIDTH, HEIGHT = 60, 210
COLOURS = bytes(range(48))
"""The palette: sixteen colours."""


def striped(heights: list[int]) -> Image.Image:
    """Rows of any pixels, so many as said, then rows that are all alike, in turn."""
    image = Image.new("P", (WIDTH, sum(heights)))
    image.putpalette(COLOURS)
    top = 0
    for turn, height in enumerate(heights):
        rows = 1 if turn % 2 else height
        pixels = bytes(byte % 16 for byte in shake_256(bytes([turn])).digest(WIDTH * rows))
        band = pixels * height if turn % 2 else pixels
        image.paste(Image.frombytes("P", (WIDTH, height), band), (0, top))
        top += height
    return image


PICTURES = {
    "one colour": [0, HEIGHT],
    "no row like the next": [HEIGHT],
    "alike between others": [50, 16, 128, 16],
    "alike above and below": [0, 90, 30, 90],
    "two kinds of rows": [0, 100, 0, 110],
}


def decoded(file: bytes) -> Image.Image:
    """The picture as a reader has it that believes no checksum."""
    at = file.index(b"IDAT")
    length = int.from_bytes(file[at - 4 : at])
    stream, check = file[at + 4 :][:length], file[at + 4 + length :][:4]
    assert zlib.crc32(b"IDAT" + stream) == int.from_bytes(check)
    zlib.decompress(stream)
    image = Image.open(io.BytesIO(file))
    image.load()
    return image


def cut(image: Image.Image, tops: list[int], bits: int) -> list[Band]:
    edges = zip([0, *tops], [*tops, image.height], strict=True)
    return [packed(image.crop((0, top, WIDTH, end)), bits) for top, end in edges]


@pytest.mark.parametrize("kind", PICTURES)
@given(
    tops=st.sets(st.integers(1, HEIGHT - 1), max_size=6),
    bits=st.sampled_from([4, 8]),
)
def test_every_pixel_is_there_wherever_the_picture_is_cut(
    kind: str, tops: set[int], bits: int
) -> None:
    image = striped(PICTURES[kind])
    bands = cut(image, sorted(tops), bits)
    shown = decoded(png(WIDTH, bits, COLOURS, *bands))
    assert shown.size == image.size == (WIDTH, HEIGHT)
    assert shown.convert("RGB").tobytes() == image.convert("RGB").tobytes()


def test_joined_bands_are_one_band() -> None:
    image = striped(PICTURES["alike between others"])
    bands = cut(image, [70, 130], 4)
    whole = joined(*bands)
    assert whole.height == image.height
    assert whole.length == image.height * (1 + WIDTH // 2)
    assert joined(joined(*bands[:2]), bands[2]) == whole == joined(whole)
