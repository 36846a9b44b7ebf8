"""A paper for a print shop: PDF/X-4 with bleed, black ink alone, the unit's colour as inks.

No validator of PDF/X can be had here: what the standard asks of such a file is looked at point by
point, and the plates are Ghostscript's.
"""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Name, parse_content_stream
from PIL import Image, ImageChops, ImageCms

from generator.colours import levels
from generator.library.checked.published import Published
from generator.press.formats import shipped_formats
from generator.press.ink import drawings, may_mix
from generator.press.pdf import MM_PER_POINT, opened
from generator.press.poster import poster
from generator.press.printers import Finish
from generator.press.sheet import Sheet
from generator.press.shop import PROFILE, inks
from generator.press.tags import tag_sheet
from generator.press.verify import verify
from tests.breadth import first
from tests.emblems import COLOUR, DRAWING
from tests.guide_files import Guide
from tests.press.commands import PAPERS
from tests.press.separations import INKS, coloured, plates
from tests.press.tags_of import tags_of
from tests.press.test_brand import with_look
from tests.running import motcham

SHOP = Finish(shop=True)
NO_SHEETS = ("ready", "calibration")


@pytest.fixture
def shop_poster(library: Published) -> Sheet:
    return poster(library, "HT01", finish=SHOP)


def at_the_reddest(sheet: dict[str, Image.Image]) -> dict[str, float]:
    """How much of each ink is laid where magenta is laid most, 0–1."""
    magenta = sheet["Magenta"].tobytes()
    at = magenta.index(min(magenta))
    return {ink: 1 - plate.tobytes()[at] / 255 for ink, plate in sheet.items()}


def box(values: object) -> list[float]:
    return [float(edge) for edge in values]  # type: ignore[attr-defined]


def test_a_page_grows_by_3_mm_around_and_is_cut_where_it_ended(
    library: Published, shop_poster: Sheet
) -> None:
    with opened(shop_poster.pdf) as document, opened(poster(library, "HT01").pdf) as plain:
        page, before = document.pages[0], box(plain.pages[0].mediabox)
        assert box(page.trimbox) == pytest.approx(before, abs=0.001)
        grown = [
            edge + side * 3 / MM_PER_POINT
            for edge, side in zip(before, (-1, -1, 1, 1), strict=True)
        ]
        assert box(page.bleedbox) == box(page.mediabox) == pytest.approx(grown, abs=0.001)
        assert "/CropBox" not in page.obj
        assert "/ArtBox" not in page.obj


def test_a_sheet_that_says_where_its_pieces_are_cut_keeps_its_boxes(library: Published) -> None:
    form = shipped_formats()["30x45"].model_copy(update={"bleed_mm": Decimal(2)})
    made, plain = (
        tag_sheet(library, ["HT01"], form=form, finish=finish) for finish in (SHOP, Finish())
    )
    with opened(made.pdf) as document, opened(plain.pdf) as before:
        for name in ("mediabox", "bleedbox", "trimbox"):
            assert box(getattr(document.pages[0], name)) == box(getattr(before.pages[0], name))


def test_the_file_says_what_pdf_x_4_asks_and_stays_pdf_a_and_pdf_ua(shop_poster: Sheet) -> None:
    with opened(shop_poster.pdf) as document:
        assert document.pdf_version == "1.6"
        assert document.docinfo["/Trapped"] == Name("/False")
        facts = bytes(document.Root.Metadata.read_bytes()).decode()
        for fact in (
            "<pdfxid:GTS_PDFXVersion>PDF/X-4<",
            "<pdf:Trapped>False<",
            "<pdf:PDFVersion>1.6<",
            "<xmpMM:VersionID>",
            "<xmpMM:DocumentID>",
            "<xmpMM:RenditionClass>",
            "<xmp:CreateDate>",
            "<xmp:ModifyDate>",
            "<xmp:MetadataDate>",
            "<dc:title>",
            "<pdfaid:part>2<",
            "<pdfaid:conformance>A<",
            "<pdfuaid:part>1<",
            "<pdfaSchema:prefix>pdfxid<",
        ):
            assert facts.count(fact) == 1, fact
        assert len(document.trailer.ID) == 2
        assert "/Encrypt" not in document.trailer
        both = list(document.Root.OutputIntents)
        assert [str(one.S) for one in both] == ["/GTS_PDFX", "/GTS_PDFA1"]
        assert {str(one.OutputConditionIdentifier) for one in both} == {"FOGRA39"}
        assert {str(one.RegistryName) for one in both} == {"http://www.color.org"}
        assert len({one.DestOutputProfile.objgen for one in both}) == 1
        assert both[0].DestOutputProfile.read_bytes() == PROFILE.read_bytes()
        assert both[0].DestOutputProfile.N == 4


def test_the_profile_is_of_a_press_with_four_inks() -> None:
    data = PROFILE.read_bytes()
    assert (data[12:16], data[16:20]) == (b"prtr", b"CMYK")
    assert len(data) < 32_000
    profile = ImageCms.getOpenProfile(BytesIO(data))
    assert "FOGRA39L" in ImageCms.getProfileDescription(profile)
    assert "zlib" in (PROFILE.parent / "LICENSE").read_text(encoding="utf-8")


def test_no_colour_is_mixed_of_red_green_and_blue(shop_poster: Sheet) -> None:
    with opened(shop_poster.pdf) as document:
        found = [
            (str(command.operator), [float(part) for part in command.operands])
            for command in parse_content_stream(document.pages[0])
            if str(command.operator) in {"k", "K"}
        ]
        mixed = [
            command
            for command in parse_content_stream(document.pages[0], "rg RG sc SC scn SCN")
            if len(command.operands) == 3
        ]
    assert found == [("k", [0, 0.89, 0.82, 0.45])] * len(found) != []
    assert not mixed


def test_an_emblems_plain_colours_become_inks_too(library: Published) -> None:
    branded = with_look(library, COLOUR, "emblem.svg", DRAWING)
    with opened(poster(branded, "HT01", finish=SHOP).pdf) as document:
        painted = {
            tuple(map(float, command.operands))
            for drawing in drawings(document)
            for command in parse_content_stream(drawing, "k K")
        }
        assert not [drawing for drawing in drawings(document) if may_mix(drawing)]
    yellow = (255, 0xD0, 0)
    drawn = {inks(*(level / 255 for level in colour)) for colour in (levels(COLOUR), yellow)}
    assert drawn <= painted


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ((0, 0, 0), (0, 0, 0, 1)),
        ((1, 1, 1), (0, 0, 0, 0)),
        ((0.4, 0.4, 0.4), (0, 0, 0, 0.6)),
        ((0x8C / 255, 0x1D / 255, 0x18 / 255), (0, 0.89, 0.82, 0.45)),
    ],
)
def test_a_grey_is_black_alone_and_a_colour_is_what_comes_nearest(
    colour: tuple[float, ...], expected: tuple[float, ...]
) -> None:
    assert inks(*colour) == pytest.approx(expected, abs=0.011)


@pytest.mark.parametrize(
    "kind", first(["tags", "poster", "gate"], [kind for kind in PAPERS if kind not in NO_SHEETS])
)
def test_a_shops_plates_are_black_alone_but_for_the_red_in_its_inks(
    announcing: Guide, tmp_path: Path, kind: str
) -> None:
    made = ["print", kind, *PAPERS[kind][0], "-o", "made.pdf", "--for-print-shop"]
    printed = motcham(*made)
    assert printed.exit_code == 0, printed.output
    assert "PDF/X-4" in printed.output
    pdf = announcing.path("made.pdf").read_bytes()
    for number, sheet in enumerate(plates(pdf, tmp_path)):
        red = coloured(pdf, number).resize(sheet["Black"].size)
        assert min(sheet["Black"].tobytes()) < 64, "a page without black"
        for ink in INKS[:3]:
            assert min(ImageChops.lighter(sheet[ink], red).tobytes()) == 255, (kind, number, ink)
        if red.getbbox():  # the unit's name, and the bar below it
            share = at_the_reddest(sheet)
            assert share["Magenta"] > 0.4, "nothing is red"
            of_magenta = [share[ink] / share["Magenta"] for ink in INKS]
            assert of_magenta == pytest.approx([0, 1, 0.82 / 0.89, 0.45 / 0.89], abs=0.05)


def test_verify_and_a_screen_reader_read_it_as_any_other(
    library: Published, shop_poster: Sheet
) -> None:
    plain = poster(library, "HT01")
    assert [one.code for one in verify(shop_poster.pdf, site=library.site)] == ["HT01"]
    assert [(tag.roles, tag.words) for tag in tags_of(shop_poster.pdf)] == [
        (tag.roles, tag.words) for tag in tags_of(plain.pdf)
    ]
    assert shop_poster.editions == plain.editions
    assert shop_poster.measures == plain.measures


def test_it_is_the_same_bytes_again(library: Published, shop_poster: Sheet) -> None:
    assert poster(library, "HT01", finish=SHOP).pdf == shop_poster.pdf


def test_a_shop_has_no_printer_of_the_units(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(guide.root)
    asked = ["print", "poster", "HT01", "--for-print-shop", "--printer", "may-quay-1"]
    refused = motcham(*asked)
    assert refused.exit_code == 2
    assert "không dùng cùng --printer" in refused.output
