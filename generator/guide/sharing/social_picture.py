"""The picture that a chat shows beside a link: the answer, before anyone opens the page.

1200 × 630 px, in Noto Sans and the colours of the theme, or the unit's own in the place of its red.
The picture has its sixteen colours from the start: a line is a mask whose greys become the steps
from its ground to its colour. That is ten times quicker than drawing in full colour and reducing it
afterwards, and the file is small. A unit's emblem brings more colours, behind the sixteen.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from PIL import Image, ImageDraw

from generator.colours import WHITE, levels, mixed
from generator.emblems.emblem import Emblem
from generator.emblems.making import pixels
from generator.guide.sharing.lettering import Type, cut, leading, line_mask, width, wrapped
from generator.guide.sharing.png import Band, joined, packed, png
from generator.library.language.kept import kept_together
from generator.library.language.mixed_text import closed
from generator.typeface import BOLD, REGULAR
from generator.views.brand import Brand
from generator.views.fees_and_times import Tone

FILE = "og.png"
"""The picture's name beside its page."""
WIDTH, HEIGHT = 1200, 630
"""px: what chats and networks ask for, 1.91 : 1."""
DESIGN = 2
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
        return f"{closed(self.title)} {self.words}"


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
CHIP_TOP, CHIP_BOTTOM = 26, BAND - 26
"""Between them the code stands."""
CARD_TOP, CARD_HEIGHT, RADIUS = 376, 202, 30
PADDING = 36
AIR = 34
"""Left free above and below a title, together."""
TITLE_SIZES = range(88, 47, -4)
"""px, from the largest tried to the least used: 48 px is 14 px where a chat shows 350 px."""
SUMMARY_SIZES = range(44, 33, -2)
ANSWER_SIZES = range(56, 35, -4)
NAME, NOTE = Type(REGULAR, 34), Type(REGULAR, 28)
"""Of what is asked, above an answer, and of what the answer holds for, below it."""
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
    named = _named(brand, ward, tagline)
    first, last = _edges(brand, ward, tagline, bits)
    image = named.crop((0, CHIP_TOP, WIDTH, CHIP_BOTTOM))
    chip, shown = _chip(mark)
    image.paste(chip, (WIDTH - MARGIN - chip.width, 0), shown)
    return bytes(named.getpalette() or []), joined(first, packed(image, bits), last)


@lru_cache(maxsize=8)
def _edges(brand: Brand, ward: str, tagline: str, bits: int) -> tuple[Band, Band]:
    """What of the band lies above and below the code."""
    image = _named(brand, ward, tagline)
    above, below = ((0, 0, WIDTH, CHIP_TOP), (0, CHIP_BOTTOM, WIDTH, BAND))
    return packed(image.crop(above), bits), packed(image.crop(below), bits)


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
    head = Block(title, BOLD, TITLE_SIZES, CARD_TOP - BAND - AIR, "ink")
    if answers:
        return joined(packed(_blocks(CARD_TOP - BAND, head), bits), _card(answers, bits))
    text = Block(summary, REGULAR, SUMMARY_SIZES, HEIGHT - CARD_TOP - AIR, "soft")
    return packed(_blocks(HEIGHT - BAND, head, text), bits)


class Block(NamedTuple):
    """A text that may take several lines: as large as `height` allows, of `sizes` (both in px)."""

    text: str
    weight: str
    sizes: range
    height: int
    colour: str


def _blocks(height: int, *blocks: Block) -> Image.Image:
    """Blocks of text one under the other, in the middle of a ground of that height."""
    image = Image.new("P", (WIDTH, height), _NAMES.index("sand"))
    lines = []
    for block in blocks:
        type_, fitted = _fitted(block, WIDTH - 2 * MARGIN)
        lines += [(line, type_, block.colour) for line in fitted]
    top = (height - sum(leading(type_) for _, type_, _ in lines)) // 2
    for line, type_, colour in lines:
        _line(image, (MARGIN, top + leading(type_) // 2), line, type_, (colour, "sand"))
        top += leading(type_)
    return image


@lru_cache(maxsize=512)  # many procedures have the same answers
def _card(answers: tuple[Answer, ...], bits: int) -> Band:
    """What stands below a title: the answers side by side, a wider one in a wider column."""
    room = WIDTH - 2 * MARGIN - 2 * PADDING * len(answers)
    for size in ANSWER_SIZES:
        widths = [
            max(
                width(answer.words, Type(BOLD, size)),
                width(answer.name, NAME),
                min(width(answer.note, NOTE), room // len(answers)),
            )
            for answer in answers
        ]
        if sum(widths) <= room:
            break
    else:
        widths = [room // len(answers)] * len(answers)
    noted = any(answer.note for answer in answers)
    spare = (room - sum(widths)) // len(answers)
    image, left = _empty_card().copy(), MARGIN
    for answer, natural in zip(answers, widths, strict=True):
        if left > MARGIN:
            image.paste(_NAMES.index("line"), (left, 30, left + 2, CARD_HEIGHT - 30))
        column = natural + spare
        height = 45 if noted else 61
        at = left + PADDING
        _line(image, (at, height), answer.name, NAME, ("soft", "paper"))
        height += 62 if noted else 73
        words = cut(answer.words, Type(BOLD, size), column)
        _line(image, (at, height), words, Type(BOLD, size), (TONES[answer.tone], "paper"))
        if answer.note:
            _line(image, (at, height + 54), cut(answer.note, NOTE, column), NOTE, ("soft", "paper"))
        left += column + 2 * PADDING
    return packed(image, bits)


@lru_cache(maxsize=1024)  # of each page, for all units
def _chip(mark: str) -> tuple[Image.Image, Image.Image]:
    """The code, as it stands on the tag, at the right of the band, and what of it is seen."""
    type_ = Type(BOLD, 44 if len(mark) <= LONGEST_CODE else 30)
    size = width(mark, type_) + 56, CHIP_BOTTOM - CHIP_TOP
    mask = _rounded_mask(size, 18)
    chip = _coloured(mask, ("paper", "lacquer"))
    _line(chip, (28, size[1] // 2), mark, type_, ("lacquer", "paper"))
    return chip, mask.point(_ANY)


def _fitted(block: Block, room: int) -> tuple[Type, list[str]]:
    """The largest type in which a text fits, and its lines; in the smallest, it is cut."""
    for size in block.sizes:
        type_ = Type(block.weight, size)
        lines = list(wrapped(block.text, type_, room))
        most = block.height // leading(type_)
        if len(lines) <= most and all(width(line, type_) <= room for line in lines):
            return type_, lines
    kept = lines[:most]
    if len(lines) > len(kept):
        kept[-1] += " …"
    return type_, [cut(line, type_, room) for line in kept]


def _line(
    image: Image.Image, at: tuple[int, int], text: str, type_: Type, colour: tuple[str, str]
) -> None:
    """One line of text, `at` the middle of its left edge, in a colour on a ground."""
    mask = line_mask(text, type_)
    # Only where there is ink, so that no line wipes off what hangs down from the one above.
    if box := mask.getbbox():
        inked = _coloured(mask.crop(box), colour)
        image.paste(inked, (at[0] + box[0], at[1] - mask.height // 2 + box[1]))


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
    return large.reduce(4)


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
def _band(brand: Brand) -> Image.Image:
    """The band with the emblem, and the palette of the whole picture."""
    image = Image.new("P", (WIDTH, BAND), _NAMES.index("lacquer"))
    palette = [value for colour in _palette(brand.colour).values() for value in colour]
    image.putpalette(palette)
    if brand.emblem:
        _badge(image, brand.emblem, palette)
    return image


@cache
def _empty_card() -> Image.Image:
    """The card and its ground, before it has answers."""
    image = Image.new("P", (WIDTH, HEIGHT - CARD_TOP), _NAMES.index("sand"))
    box = (MARGIN, 0, WIDTH - MARGIN, CARD_HEIGHT)
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
