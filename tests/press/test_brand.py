"""A unit's own colour and emblem on large papers, far from every code; never on tags."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pypdfium2 import PdfDocument

from generator.colours import levels
from generator.emblems.making import read_emblem
from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.press.formats import shipped_formats
from generator.press.poster import poster
from generator.press.sheet import Sheet
from generator.press.tags import tag_sheet
from tests.emblems import COLOUR, DRAWING, GREEN, picture, with_brand
from tests.guide_files import WARD_FILE, write_guide
from tests.press.conftest import ON
from tests.press.test_papers import PAPERS
from tests.press.works import WORKS, with_works

BLACK_ALONE = {SheetKind.TAGS, SheetKind.NOTICE, SheetKind.ROUND}
SCALE = 2
"""px to a point."""


@pytest.fixture(scope="module")
def plain(library: Published) -> Published:
    return with_works(library, WORKS)


@pytest.fixture(scope="module")
def branded(plain: Published) -> Published:
    """The small guide, with a colour and an emblem."""
    return with_look(plain, COLOUR, "emblem.svg", DRAWING)


def with_look(library: Published, colour: str, name: str, data: bytes) -> Published:
    ward = library.ward.model_copy(update={"colour": colour})
    return replace(library, ward=ward, emblem=read_emblem(name, data))


def page_of(sheet: Sheet) -> Image.Image:
    """The first page as a picture."""
    with PdfDocument(sheet.pdf) as pdf:
        image: Image.Image = pdf[0].render(scale=SCALE).to_pil()
        return image.convert("RGB")


def where(image: Image.Image, colour: tuple[int, ...]) -> tuple[int, int, int, int] | None:
    """The box around what is of about that colour."""
    off = ImageChops.difference(image, Image.new("RGB", image.size, colour))
    near = off.point([255 if level < 6 else 0 for level in range(256)] * 3).split()
    return ImageChops.darker(ImageChops.darker(near[0], near[1]), near[2]).getbbox()


@pytest.mark.parametrize("kind", [kind for kind in PAPERS if kind not in BLACK_ALONE])
def test_a_large_paper_has_the_colour_and_the_emblem_at_its_head(
    plain: Published, branded: Published, kind: SheetKind
) -> None:
    sheet = PAPERS[kind].make(branded)
    image = page_of(sheet)
    assert where(image, levels(COLOUR)) is not None
    assert where(image, (0x8C, 0x1D, 0x18)) is None, "the theme's red is gone"
    emblem = where(image, GREEN)
    assert emblem is not None
    # All that the emblem and the colour change lies in the head: every code is where it was.
    before = PAPERS[kind].make(plain)
    changed = ImageChops.difference(image, page_of(before)).getbbox()
    assert changed is not None
    head = 29 if kind is not SheetKind.CARD else 176  # mm; the card's second face stands below
    assert changed[3] <= head * SCALE * 72 / 25.4
    assert sheet.proof == before.proof
    assert sheet.editions == before.editions, "nothing goes stale by it"


@pytest.mark.parametrize("kind", sorted(BLACK_ALONE))
def test_tags_notices_and_route_sheets_stay_as_they_are(
    plain: Published, branded: Published, kind: SheetKind
) -> None:
    assert PAPERS[kind].make(branded).pdf == PAPERS[kind].make(plain).pdf


@pytest.mark.parametrize("name", shipped_formats())
def test_every_tag_sticker_and_label_is_of_black_alone(branded: Published, name: str) -> None:
    image = page_of(tag_sheet(branded, ["HT01"], form=shipped_formats()[name]))
    red, green, blue = image.split()
    assert ImageChops.difference(red, green).getbbox() is None
    assert ImageChops.difference(green, blue).getbbox() is None


LOOKS: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "a picture": (COLOUR, "emblem.png", picture),
    "a colour that is a grey": ("#333333", "emblem.svg", lambda: DRAWING),
    "black": ("#000000", "emblem.png", partial(picture, (96, 190))),
}


@pytest.mark.parametrize("look", LOOKS)
def test_any_look_is_proven(plain: Published, look: str) -> None:
    colour, name, data = LOOKS[look]
    image = page_of(poster(with_look(plain, colour, name, data()), "HT01", size="A5"))
    assert where(image, GREEN) is not None
    assert where(image, levels(colour)) is not None


def test_a_file_beside_the_wards_reaches_the_paper(tmp_path: Path) -> None:
    guide = with_brand(write_guide(tmp_path / "guide"))
    assert where(page_of(poster(guide.published(ON), "HT01")), GREEN) is not None
    purple = DRAWING.replace(b"#00a000", b"#a000a0")
    guide.path(WARD_FILE).with_name("emblem.svg").write_bytes(purple)
    assert where(page_of(poster(guide.published(ON), "HT01")), GREEN) is None
