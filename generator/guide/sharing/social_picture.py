"""The picture that a chat shows beside a link: the answer, before anyone opens the page.

1200 × 630 px, in Noto Sans and the colours of the theme, or the unit's own in the place of its red.
The picture has its sixteen colours from the start: a word is a mask whose greys become the steps
from its ground to its colour. That is ten times quicker than drawing in full colour and reducing it
afterwards, and the file is small. A unit's emblem brings more colours, behind the sixteen.
Vietnamese is written in short words that come again and again, so each is drawn once and kept.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from math import ceil
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from generator.colours import WHITE, levels, mixed
from generator.emblems.emblem import Emblem, pixels
from generator.guide.sharing.png import Band, packed, png
from generator.library.language.kept import kept_together
from generator.typeface import BOLD, REGULAR, font_bytes
from generator.views.brand import Brand
from generator.views.fees_and_times import Tone

FILE = "og.png"
"""The picture's name beside its page."""
WIDTH, HEIGHT = 1200, 630
"""px: what chats and networks ask for, 1.91 : 1."""
DESIGN = 1
"""Raise it when the drawing changes, so that chats fetch the pictures anew."""


UNBRANDED = Brand()
"""Of a guide that has neither colour nor emblem of its own."""


class Answer(NamedTuple):
    """One fact of the card: what is asked, the answer, and what it holds for where not for all."""

    name: str
    words: str
    tone: Tone = "known"
    note: str = ""


@dataclass(frozen=True)
class SocialPicture:
    """What a picture says. `mark` is the page's code, or the address of the whole guide.

    `answers` stand in a card; without any, `summary` follows the title.
    """

    title: str
    mark: str
    ward: str
    tagline: str
    summary: str
    answers: tuple[Answer, ...] = ()
    brand: Brand = UNBRANDED

    @property
    def edition(self) -> str:
        """A short hash of what the picture says; it changes exactly when the picture does."""
        return _edition(self)

    @property
    def address(self) -> str:
        """The picture's address as seen from its page.

        Chats keep a picture by its address, so the edition is in it. It is in the query and not in
        the name: a chat that knows the page of last month still finds a picture, and a true one.
        """
        return f"{FILE}?v={self.edition}"

    @property
    def words(self) -> str:
        """What the picture says below its title."""
        return (
            "; ".join(f"{answer.name}: {answer.words}" for answer in self.answers) or self.summary
        )

    @property
    def alt(self) -> str:
        """The picture in words."""
        return f"{self.title}. {self.words}"


@lru_cache(maxsize=64)  # all national records of a guide share one picture
def _edition(picture: SocialPicture) -> str:
    facts = asdict(picture)
    del facts["brand"]
    drawn = [DESIGN, facts, *picture.brand.marks]
    said = json.dumps(drawn, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:8]


PALETTE = {
    "sand": (246, 241, 234),
    "paper": (255, 253, 250),
    "line": (222, 215, 205),
    "lacquer": (140, 29, 24),
    "ink": (29, 27, 25),
    "soft": (92, 86, 80),
    "pale": (240, 214, 208),
    "jade": (15, 95, 76),
    "amber": (111, 68, 0),
    "ink 1": (178, 175, 171),
    "ink 2": (101, 99, 96),
    "soft 1": (172, 168, 163),
    "jade 1": (135, 174, 163),
    "amber 1": (183, 160, 125),
    "lacquer 1": (217, 178, 175),
    "lacquer 2": (178, 104, 99),
}
"""The theme's colours, then steps between them and their grounds: sixteen, four bits a pixel."""

_NAMES = list(PALETTE)
_STEPS = {
    ("ink", "sand"): ("sand", "ink 1", "ink 2", "ink"),
    ("soft", "sand"): ("sand", "soft 1", "soft"),
    ("soft", "paper"): ("paper", "soft 1", "soft"),
    ("ink", "paper"): ("paper", "ink 1", "ink 2", "ink"),
    ("jade", "paper"): ("paper", "jade 1", "jade"),
    ("amber", "paper"): ("paper", "amber 1", "amber"),
    ("lacquer", "paper"): ("paper", "lacquer 1", "lacquer 2", "lacquer"),
    ("paper", "lacquer"): ("lacquer", "lacquer 2", "lacquer 1", "paper"),
    ("pale", "lacquer"): ("lacquer", "lacquer 2", "lacquer 1", "pale"),
    ("line", "sand"): ("sand", "line"),
    ("paper", "line"): ("line", "paper"),
}
"""From a ground to a colour upon it."""

TONES: dict[Tone, str] = {"free": "jade", "known": "ink", "law": "ink", "ask": "amber"}

LONGEST_CODE = 8
MARGIN = 64
BAND = 116
"""The ward's line at the top."""
CARD_TOP, CARD_BOTTOM, RADIUS = 376, 578, 30
PADDING = 36
AIR = 34
"""Left free above and below a title, together."""
TITLE_SIZES = range(88, 47, -4)
"""px, from the largest tried to the least used: 48 px is 14 px where a chat shows 350 px."""
SUMMARY_SIZES = range(44, 33, -2)
ANSWER_SIZES = range(56, 35, -4)
LEADING = 1.4
"""A line's height in ems: room for an accent upon an accent above, and a dot below, as in Ậ."""
MEASURED = 200
"""px: the size at which widths are taken."""
BASELINE = 0.795
"""Where letters stand in a line, of its height from above."""
EMBLEM, BADGE = 72, 84
"""px: the emblem, and the square below it, which is white as the paper it was drawn for."""
EMBLEM_COLOURS = 64


def draw(picture: SocialPicture) -> bytes:
    """The picture as a PNG; the same words, the same bytes.

    What stands below the band names no unit, and is drawn once for all of them.
    """
    bits = 8 if picture.brand.emblem else 4
    palette, above = _above(picture.brand, picture.ward, picture.tagline, picture.mark, bits)
    below = _below(bits, picture.title, picture.answers, picture.summary)
    return png(WIDTH, bits, palette, above, below)


@kept_together
def _above(brand: Brand, ward: str, tagline: str, mark: str, bits: int) -> tuple[bytes, Band]:
    """The palette of the whole picture and its band, which names the unit and the page."""
    image = _named(brand, ward, tagline).copy()
    _chip(image, mark)
    return bytes(image.getpalette() or []), packed(image, bits)


@lru_cache(maxsize=8)
def _named(brand: Brand, ward: str, tagline: str) -> Image.Image:
    """The band as all pages of a unit have it in a language."""
    image = _band(brand).copy()
    middle = BAND // 2
    left = MARGIN + BADGE + 24 if brand.emblem else MARGIN
    _line(image, (left, middle - 19), ward, Type(BOLD, 40), ("paper", "lacquer"))
    _line(image, (left, middle + 25), tagline, Type(REGULAR, 28), ("pale", "lacquer"))
    return image


@lru_cache(maxsize=512)
@kept_together
def _below(bits: int, title: str, answers: tuple[Answer, ...], summary: str) -> Band:
    """What stands below the band, about 10 KB: the title, then a card or the summary."""
    image = _room(card=bool(answers)).copy()
    head = Block(title, BOLD, TITLE_SIZES, CARD_TOP - BAND - AIR, "ink")
    if answers:
        _blocks(image, (BAND, CARD_TOP), [head])
        _card(image, answers)
    else:
        text = Block(summary, REGULAR, SUMMARY_SIZES, HEIGHT - CARD_TOP - AIR, "soft")
        _blocks(image, (BAND, HEIGHT), [head, text])
    return packed(image.crop((0, BAND, WIDTH, HEIGHT)), bits)


class Type(NamedTuple):
    """A weight of Noto Sans and its size in px."""

    weight: str
    size: int


NAME, NOTE = Type(REGULAR, 34), Type(REGULAR, 28)


class Block(NamedTuple):
    """A text that may take several lines: as large as `height` allows, of `sizes` (both in px)."""

    text: str
    weight: str
    sizes: range
    height: int
    colour: str


def _blocks(image: Image.Image, room: tuple[int, int], blocks: list[Block]) -> None:
    """Blocks of text one under the other, in the middle of the room between two heights."""
    lines = []
    for block in blocks:
        type_, fitted = _fitted(block, WIDTH - 2 * MARGIN)
        lines += [(line, type_, block.colour) for line in fitted]
    top = room[0] + (room[1] - room[0] - sum(_leading(type_) for _, type_, _ in lines)) // 2
    for line, type_, colour in lines:
        height = _leading(type_)
        _line(image, (MARGIN, top + height // 2), line, type_, (colour, "sand"))
        top += height


def _card(image: Image.Image, answers: tuple[Answer, ...]) -> None:
    """The answers side by side in one size; the wider answer has the wider column."""
    room = WIDTH - 2 * MARGIN - 2 * PADDING * len(answers)
    for size in ANSWER_SIZES:
        widths = [
            max(
                _width(answer.words, Type(BOLD, size)),
                _width(answer.name, NAME),
                min(_width(answer.note, NOTE), room // len(answers)),
            )
            for answer in answers
        ]
        if sum(widths) <= room:
            break
    else:
        widths = [room // len(answers)] * len(answers)
    noted = any(answer.note for answer in answers)
    spare = (room - sum(widths)) // len(answers)
    left = MARGIN
    for answer, natural in zip(answers, widths, strict=True):
        if left > MARGIN:
            image.paste(_NAMES.index("line"), (left, CARD_TOP + 30, left + 2, CARD_BOTTOM - 30))
        width = natural + spare
        height = CARD_TOP + (45 if noted else 61)
        at = left + PADDING
        _line(image, (at, height), answer.name, NAME, ("soft", "paper"))
        height += 62 if noted else 73
        words = _cut(answer.words, Type(BOLD, size), width)
        _line(image, (at, height), words, Type(BOLD, size), (TONES[answer.tone], "paper"))
        if answer.note:
            _line(image, (at, height + 54), _cut(answer.note, NOTE, width), NOTE, ("soft", "paper"))
        left += width + 2 * PADDING


def _chip(image: Image.Image, mark: str) -> None:
    """The code, as it stands on the tag, at the right of the band."""
    chip, shown = _drawn_chip(mark)
    image.paste(chip, (WIDTH - MARGIN - chip.width, 26), shown)


@lru_cache(maxsize=1024)  # of each page, for all units
def _drawn_chip(mark: str) -> tuple[Image.Image, Image.Image]:
    """A code in its place on the band, and what of it is seen."""
    type_ = Type(BOLD, 44 if len(mark) <= LONGEST_CODE else 30)
    size = _width(mark, type_) + 56, BAND - 52
    mask = _rounded_mask(size, 18)
    chip = _coloured(mask, ("paper", "lacquer"))
    _line(chip, (28, size[1] // 2), mark, type_, ("lacquer", "paper"))
    return chip, mask.point(_ANY)


def _fitted(block: Block, width: int) -> tuple[Type, list[str]]:
    """The largest type in which a text fits, and its lines; in the smallest, it is cut."""
    for size in block.sizes:
        type_ = Type(block.weight, size)
        lines = list(_wrapped(block.text, type_, width))
        most = block.height // _leading(type_)
        if len(lines) <= most and all(_width(line, type_) <= width for line in lines):
            return type_, lines
    kept = lines[:most]
    if len(lines) > len(kept):
        kept[-1] += " …"
    return type_, [_cut(line, type_, width) for line in kept]


def _wrapped(text: str, type_: Type, width: int) -> Iterator[str]:
    """`text` in lines no wider than `width` px; words are never broken."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and _width(longer, type_) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


def _cut(line: str, type_: Type, width: int) -> str:
    """`line`, or as much of it as fits, with «…»."""
    if _width(line, type_) <= width:
        return line
    kept = line.rstrip(" …")
    while kept and _width(f"{kept}…", type_) > width:
        kept = kept[:-1].rstrip()
    return f"{kept}…"


def _line(
    image: Image.Image, at: tuple[int, int], text: str, type_: Type, colour: tuple[str, str]
) -> None:
    """One line of text, `at` the middle of its left edge, in a colour on a ground."""
    mask = Image.new("L", (_width(text, type_) + 1, _leading(type_)))
    left = 0
    for word in text.split(" "):
        mask.paste(_word(word, type_), (left, 0))
        left += _width(f"{word} ", type_)
    image.paste(_coloured(mask, colour), (at[0], at[1] - mask.height // 2))


@lru_cache(maxsize=4096)
def _word(word: str, type_: Type) -> Image.Image:
    """The mask of a word, as high as its line."""
    height = _leading(type_)
    mask = Image.new("L", (_width(f"{word} ", type_), height))
    # Set on the baseline, so that an accent never moves a word up or down.
    at = (0, round(height * BASELINE))
    ImageDraw.Draw(mask).text(at, word, 255, _font(type_), anchor="ls")
    return mask


def _width(text: str, type_: Type) -> int:
    """The width of `text` in px, word by word."""
    words = text.split(" ")
    return sum(_word_width(word, type_) for word in words) + len(words[1:]) * _word_width(
        " ", type_
    )


def _word_width(word: str, type_: Type) -> int:
    # Measured once, large, and scaled: to ask the font at each size takes longer than drawing.
    return ceil(_large_width(word, type_.weight) * type_.size / MEASURED)


@lru_cache(maxsize=16384)
def _large_width(word: str, weight: str) -> float:
    return _font(Type(weight, MEASURED)).getlength(word)


def _leading(type_: Type) -> int:
    return round(type_.size * LEADING)


def _rounded(
    image: Image.Image, box: tuple[int, int, int, int], radius: int, colour: tuple[str, str]
) -> None:
    """A smooth rounded rectangle in a colour on a ground."""
    mask = _rounded_mask((box[2] - box[0], box[3] - box[1]), radius)
    image.paste(_coloured(mask, colour), box, mask.point(_ANY))


@cache
def _rounded_mask(size: tuple[int, int], radius: int) -> Image.Image:
    # Pillow draws rough edges, so it is drawn larger.
    large = Image.new("L", (size[0] * 4, size[1] * 4))
    ImageDraw.Draw(large).rounded_rectangle(
        (0, 0, large.width - 1, large.height - 1), radius * 4, fill=255
    )
    return large.resize(size, Image.Resampling.BOX)


_ANY = [0] + [255] * 255
"""A mask's pixels that are not quite empty."""


def _coloured(mask: Image.Image, colour: tuple[str, str]) -> Image.Image:
    """A mask's greys as indexes in the palette: twice as fast as Pillow's own `point`."""
    return Image.frombytes("L", mask.size, mask.tobytes().translate(_ramp(*colour)))


@cache
def _ramp(colour: str, ground: str) -> bytes:
    """The index in the palette for each grey of a mask."""
    steps = [_NAMES.index(name) for name in _STEPS[colour, ground]]
    return bytes(steps[round(grey * (len(steps) - 1) / 255)] for grey in range(256))


@cache
def _font(type_: Type) -> ImageFont.FreeTypeFont:
    # The basic layout is enough for Vietnamese in its composed form, and the same everywhere.
    return ImageFont.truetype(
        io.BytesIO(font_bytes(type_.weight)), type_.size, layout_engine=ImageFont.Layout.BASIC
    )


@cache
def _band(brand: Brand) -> Image.Image:
    """The band with the emblem, and the palette of the whole picture."""
    image = Image.new("P", (WIDTH, BAND), _NAMES.index("lacquer"))
    palette = [value for colour in _palette(brand.colour).values() for value in colour]
    image.putpalette(palette)
    if brand.emblem:
        _badge(image, brand.emblem, palette)
    return image


@cache
def _room(*, card: bool) -> Image.Image:
    """The whole picture but for its band: with the empty card, where there is one."""
    image = Image.new("P", (WIDTH, HEIGHT), _NAMES.index("sand"))
    if card:
        box = (MARGIN, CARD_TOP, WIDTH - MARGIN, CARD_BOTTOM)
        _rounded(image, box, RADIUS, ("line", "sand"))
        inner = (box[0] + 2, box[1] + 2, box[2] - 2, box[3] - 2)
        _rounded(image, inner, RADIUS - 2, ("paper", "line"))
    return image


def _palette(colour: str) -> dict[str, tuple[int, int, int]]:
    """The colours of a picture; those of a unit's own `colour` stand for the red's."""
    if not colour:
        return PALETTE
    paper = "#fffdfa"
    own = {
        "lacquer": colour,
        "pale": mixed(colour, WHITE, 0.84),
        "lacquer 1": mixed(paper, colour, 1 / 3),
        "lacquer 2": mixed(paper, colour, 2 / 3),
    }
    return PALETTE | {name: levels(shade) for name, shade in own.items()}


def _badge(image: Image.Image, emblem: Emblem, palette: list[int]) -> None:
    """The emblem on its square at the left of the band; its colours follow those of `palette`."""
    top, inset = (BAND - BADGE) // 2, (BADGE - EMBLEM) // 2
    _rounded(image, (MARGIN, top, MARGIN + BADGE, top + BADGE), 16, ("paper", "lacquer"))
    flat = Image.new("RGBA", (EMBLEM, EMBLEM), PALETTE["paper"])
    flat.alpha_composite(pixels(emblem.drawing, EMBLEM))
    few = flat.convert("RGB").quantize(EMBLEM_COLOURS)
    image.putpalette([*palette, *(few.getpalette() or [])])
    shown = few.point([index + len(PALETTE) for index in range(256 - len(PALETTE))] + [0] * 16)
    image.paste(shown, (MARGIN + inset, top + inset))
