"""Every product in every format, with the longest and the shortest title that this guide has.

A new product, or a new format, is tried by itself; what is special of one is tested beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from itertools import product

import pytest
from pikepdf import Name, parse_content_stream
from PIL import Image, ImageDraw

from generator.library.checked.published import Published
from generator.library.models.catalogue import Field
from generator.matrix import QUIET_MODULES, symbol
from generator.press.adjusting import adjusted
from generator.press.card import table_card
from generator.press.decoders import zxing
from generator.press.formats import Format, Make, shipped_formats
from generator.press.group import group_poster
from generator.press.large import large_card
from generator.press.leaflet import leaflet
from generator.press.pdf import fonts_not_embedded, opened, page_sizes_mm
from generator.press.pictures import pictures
from generator.press.poster import poster
from generator.press.printers import Printer
from generator.press.proof import A4_MM, A5_MM
from generator.press.sheet import Sheet, printable_codes, printed_title
from generator.press.tags import tag_sheet
from generator.press.verify import verify_pdf
from generator.press.wall import wall_poster
from generator.views.sheets import in_force
from tests.breadth import first
from tests.press.conftest import titled
from tests.press.paper import said, says, words_of
from tests.press.pieces import assert_clear, box, symbol_box

ON = date(2026, 11, 22)
SAFE_MM = 2
LONG = "Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh cho người đang ở nơi xa ạ"
"""79 letters: a title may have 80."""

FORMATS = {f"tags {name}": form for name, form in shipped_formats().items()}


def tag(form: Format, library: Published, code: str) -> Sheet:
    """A sheet of one piece."""
    return tag_sheet(library, [code], form=form)


MAKE: dict[str, Callable[[Published, str], Sheet]] = {
    "poster": poster,
    "poster A5": partial(poster, size="A5"),
    "leaflet": leaflet,
    "large": large_card,
    "card": table_card,
    "group": group_poster,
    "wall": lambda library, _: wall_poster(library),
    **{name: partial(tag, form) for name, form in FORMATS.items()},
}
SIZES = {"poster A5": A5_MM, "leaflet": A5_MM, "large": A5_MM} | {
    name: (float(form.paper.width), float(form.paper.height)) for name, form in FORMATS.items()
}
TABLE = [
    (name, end)
    for name, end in product(MAKE, ("longest", "shortest"))
    if (name, end) != ("wall", "shortest")
]
LONGEST = [(name, end) for name, end in TABLE if end == "longest"]
SMALL = {"tags tron-40", "tags 25x25"}
"""Of these tags some have the short title."""


def codes_for(name: str, library: Published) -> list[str]:
    """The codes of which there is such a paper."""
    if name in {"poster", "poster A5", "leaflet", "large"}:
        for_residents = name in {"leaflet", "large"}
        mine = [each for each in library.procedures if not each.withdrawn_on]
        return [each.code for each in mine if not (for_residents and each.is_record)]
    if name == "group":
        fields = [group.code for group in library.fields if _written(library, group)]
        return fields + [e.code for e in library.life_events]
    return ["NHA"] if name == "wall" else printable_codes(library)


def _written(library: Published, group: Field) -> list[str]:
    return [one.code for one in library.in_field(group) if not one.is_record]


def codes_on(name: str, code: str, library: Published) -> Counter[str]:
    """The codes that the paper of `code` must have."""
    members = {group.code: _written(library, group) for group in library.fields}
    for event in library.life_events:
        members[event.code] = [p.code for p in in_force(library, event.procedures)]
    others = {"wall": set(printable_codes(library)) - {code}, "group": members.get(code, ())}
    return Counter([code] * (2 if name == "card" else 1) + list(others.get(name, ())))


Made = Callable[[str, str], tuple[str, Sheet]]


@pytest.fixture(scope="module")
def made(real: Published, wall: Sheet) -> Made:
    """Gives the paper with the longest or the shortest title, and its code; each made once."""

    @cache
    def make(name: str, end: str) -> tuple[str, Sheet]:
        pick = max if end == "longest" else min
        code = pick(codes_for(name, real), key=lambda code: len(printed_title(real, code)))
        return code, wall if name == "wall" else MAKE[name](real, code)

    return make


def drawn_pages(sheet: Sheet) -> Iterator[tuple[Image.Image, float]]:
    """Each page as a picture in greys, with its px per mm."""
    with pictures(sheet.pdf) as pages:
        for index in range(len(pages)):
            yield pages.page(index)


def quiet_zones_are_white(image: Image.Image) -> int:
    """How many codes are on a page; around each, four modules are white."""
    found = zxing(image)
    for seen in found:
        left, top, right, bottom = seen.box
        size = symbol(seen.text).size
        quiet = int(QUIET_MODULES * (right - left + 1) / size) - 2
        around = image.crop((left - quiet, top - quiet, right + quiet + 1, bottom + quiet + 1))
        inner = (quiet - 2, quiet - 2, around.width - quiet + 2, around.height - quiet + 2)
        ImageDraw.Draw(around).rectangle(inner, fill=255)
        assert around.getextrema()[0] >= 230, seen.text  # type: ignore[operator]  # greys
    return len(found)


@pytest.mark.parametrize(("name", "end"), first({*LONGEST} - {("wall", "longest")}, TABLE))
def test_every_paper_is_read_back_whole_and_exact(
    real: Published, made: Made, name: str, end: str
) -> None:
    code, sheet = made(name, end)
    verified = verify_pdf(sheet.pdf, site=real.site)
    readings = verified.readings
    assert verified.lost == ()
    assert all(reading.ok for reading in readings)
    assert Counter(reading.code for reading in readings) == codes_on(name, code, real)
    for size in page_sizes_mm(sheet.pdf):
        assert size == pytest.approx(SIZES.get(name, A4_MM), abs=0.1)
    assert fonts_not_embedded(sheet.pdf) == []
    assert sum(quiet_zones_are_white(image) for image, _ in drawn_pages(sheet)) == len(readings)
    assert sheet.measures
    shown = [code, real.site.words(code), real.ward.hotline.number, sheet.editions[code], "MẪU"]
    if name in SMALL:
        shown.append(real.short_titles[code] if end == "longest" else printed_title(real, code))
    elif not sheet.notes:
        shown.append(printed_title(real, code))
    if name in FORMATS:
        shown.append("Chỉ phát tại quầy")
        assert_clear(sheet.pdf, FORMATS[name])
    words = words_of(sheet.pdf)
    for part in shown:
        assert said(words, part), part


LACQUER = (0.55, 0.11, 0.09)
"""The ward's red, for its name on the large papers."""


@pytest.mark.parametrize("name", MAKE)
def test_all_but_the_wards_red_is_printed_with_black_ink_alone(made: Made, name: str) -> None:
    """A device's grey, which PDF/A allows as the file says for what output it is meant."""
    _, sheet = made(name, "longest")
    greys, reds = 0, set[tuple[float, ...]]()
    with opened(sheet.pdf) as document:
        for page in document.pages:
            space: object = None
            for found in parse_content_stream(page):
                operator = str(found.operator).lower()
                assert operator not in {"g", "rg", "k", "do", "sh"}
                if operator == "cs":
                    space = page.obj.Resources.ColorSpace[str(found.operands[0])]
                elif operator == "scn" and len(found.operands) == 1:
                    greys += 1
                    assert space == Name.DeviceGray
                elif operator == "scn":
                    reds.add(tuple(round(float(part), 2) for part in found.operands))
        assert document.Root.OutputIntents[0].S == Name.GTS_PDFA1
        assert document.open_metadata().get("pdfaid:part") == "2"
    assert greys
    assert reds <= {LACQUER}


SHRINKS = Printer.model_validate({"x_mm": "-1.43", "y_mm": "0.10", "scale_percent": "102.04"})
"""What undoes the printer that the calibration sheet has as its example."""


@pytest.mark.parametrize(("name", "end"), first(LONGEST, TABLE))
def test_no_word_leaves_the_page_of_a_printer_that_draws_all_smaller(
    made: Made, name: str, end: str
) -> None:
    _, sheet = made(name, end)
    assert adjusted(sheet.pdf, [], SIZES.get(name, A4_MM), SHRINKS)


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_printed_near_a_cut(made: Made, name: str) -> None:
    """On the picture: what stands within 2 mm of a cut is only its lines, and the fold."""
    form = FORMATS[name]
    left, top, right, bottom = symbol_box(form)
    around = box(form)
    if form.make is not Make.ROUND:
        assert min(left - around[0], around[2] - right) >= SAFE_MM
        assert min(top - around[1], around[3] - bottom) >= SAFE_MM
    for end in ("longest", "shortest"):
        _, sheet = made(name, end)
        for index, (image, scale) in enumerate(drawn_pages(sheet)):
            edges = around
            if index > 0:  # the back lies behind its front
                width = float(form.paper.width)
                edges = (width - around[2], around[1], width - around[0], around[3])
            piece = image.crop([round(mm * scale) for mm in edges])  # type: ignore[arg-type]
            assert blackest(rim_of(piece, form, scale)) >= 230


def blackest(image: Image.Image) -> int:
    """The darkest grey of a picture."""
    return int(image.getextrema()[0])  # type: ignore[arg-type]  # greys


def rim_of(piece: Image.Image, form: Format, scale: float) -> Image.Image:
    """The 2 mm inside a piece's cut, without lines to cut along and fold along."""
    rim = piece.copy()
    draw = ImageDraw.Draw(rim)
    width, height = piece.size
    safe, line = round(SAFE_MM * scale) - 1, round(0.3 * scale)
    if form.make is Make.ROUND:
        draw.ellipse((safe, safe, width - safe, height - safe), fill=255)
        outside = Image.new("L", piece.size, 255)
        ring = Image.new("L", piece.size, 0)
        ImageDraw.Draw(ring).ellipse((line, line, width - line, height - line), fill=255)
        return Image.composite(rim, outside, ring)
    draw.rectangle((safe, safe, width - safe, height - safe), fill=255)
    cross = round(1 * scale)
    for x, y in product((0, width), (0, height)):
        draw.rectangle((x - cross, y - cross, x + cross, y + cross), fill=255)
    if form.make is Make.FOLD:
        draw.rectangle((0, height / 2 - line, width, height / 2 + line), fill=255)
    return rim


@pytest.mark.parametrize("name", MAKE)
def test_the_longest_title_that_is_allowed_wraps_and_leaves_the_codes_alone(
    library: Published, name: str
) -> None:
    code = "LVHT" if name == "group" else "HT01"
    sheet = MAKE[name](titled(library, code, LONG), code)
    for image, _ in drawn_pages(sheet):
        quiet_zones_are_white(image)
    if name not in SMALL:
        assert says(sheet.pdf, LONG) >= 1 or sheet.notes
    if name in FORMATS:
        assert_clear(sheet.pdf, FORMATS[name])
