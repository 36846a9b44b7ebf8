"""Lines of Noto Sans as masks: how wide they are, where they break, how they look.

A letter is drawn once for each size and set beside the others, as the font itself does it: its
basic layout knows no pairs. To draw word by word takes the font three times as long, even when
each word is kept.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache, lru_cache
from math import ceil
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from generator.typeface import font_bytes

LEADING = 1.4
"""A line's height in ems: room for an accent upon an accent above, and a dot below, as in Ậ."""
MEASURED = 200
"""px: the size at which widths are taken."""
BASELINE = 0.795
"""Where letters stand in a line, of its height from above."""


class Type(NamedTuple):
    """A weight of Noto Sans and its size in px."""

    weight: str
    size: int


def leading(type_: Type) -> int:
    """The height of a line, in px."""
    return round(type_.size * LEADING)


def width(text: str, type_: Type) -> int:
    """The width of `text` in px, word by word."""
    words = text.split(" ")
    return sum(_word_width(word, type_) for word in words) + len(words[1:]) * _word_width(
        " ", type_
    )


def wrapped(text: str, type_: Type, room: int) -> Iterator[str]:
    """`text` in lines no wider than `room` px; words are never broken."""
    line: list[str] = []
    taken, space = 0, _word_width(" ", type_)
    for word in filter(None, text.split(" ")):
        own = _word_width(word, type_)
        if line and taken + space + own > room:
            yield " ".join(line)
            line = []
        taken = taken + space + own if line else own
        line.append(word)
    yield " ".join(line)


def cut(line: str, type_: Type, room: int) -> str:
    """`line`, or as much of it as fits into `room` px, with «…»."""
    if width(line, type_) <= room:
        return line
    kept = line.rstrip(" …")
    while kept and width(f"{kept}…", type_) > room:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def line_mask(text: str, type_: Type) -> Image.Image:
    """The mask of a line, with a space behind it for what leans out of its last letter."""
    left, space = 0, _word_width(" ", type_)
    mask = Image.new("L", (width(text, type_) + space, leading(type_)))
    pen = ImageDraw.Draw(mask)  # sets a letter in half the time that `mask.paste` takes
    for word in text.split(" "):
        at = left
        for one in word:
            letter = _letter(one, type_)
            # Where letters overlap, the second takes of what the first leaves free.
            pen.bitmap((at + letter.left, letter.top), letter.mask, 255)
            at += letter.width
        left += _word_width(word, type_) + space
    return mask


class _Letter(NamedTuple):
    """A letter's ink, where it lies from where the letter is set, and how far the next one is."""

    mask: Image.Image
    left: int
    top: int
    width: int


@cache
def _letter(one: str, type_: Type) -> _Letter:
    font, height = _font(type_), leading(type_)
    room = Image.new("L", (3 * height, height))
    # Set on the baseline, so that an accent never moves a letter up or down.
    at = (height, round(height * BASELINE))
    ImageDraw.Draw(room).text(at, one, 255, font, anchor="ls")
    box = room.getbbox() or (0, 0, 0, 0)
    return _Letter(room.crop(box), box[0] - height, box[1], int(font.getlength(one)))


@lru_cache(maxsize=16384)
def _word_width(word: str, type_: Type) -> int:
    # Measured once, large, and scaled: to ask the font at each size takes longer than drawing.
    large = sum(_large_width(one, type_.weight) for one in word)
    return ceil(large * type_.size / MEASURED)


@cache
def _large_width(one: str, weight: str) -> float:
    return _font(Type(weight, MEASURED)).getlength(one)


@cache
def _font(type_: Type) -> ImageFont.FreeTypeFont:
    # The basic layout is enough for Vietnamese in its composed form, and the same everywhere.
    return ImageFont.truetype(
        io.BytesIO(font_bytes(type_.weight)), type_.size, layout_engine=ImageFont.Layout.BASIC
    )
