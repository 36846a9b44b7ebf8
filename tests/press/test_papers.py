"""What every paper is, whatever it says: fit for archives, screen readers, printers and cutters.

A new kind of paper is one more line in PAPERS.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import pytest
from pikepdf import Dictionary, Name, Page, Pdf, parse_content_stream

from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.press.card import table_card
from generator.press.gate import gate_card
from generator.press.group import group_poster
from generator.press.large import large_card
from generator.press.leaflet import leaflet
from generator.press.notice import notice
from generator.press.pdf import fonts_not_embedded, opened, page_sizes_mm, scales_when_printed
from generator.press.poster import poster
from generator.press.products import PRODUCTS
from generator.press.proof import A4_MM, A5_MM, SIZE_TOLERANCE_MM
from generator.press.round_sheet import round_sheet
from generator.press.rounds import on_round
from generator.press.sheet import Sheet, printable_codes
from generator.press.tags import tag_sheet
from generator.press.verify import verify
from generator.press.wall import wall_poster
from generator.press.wording import shipped_wording
from tests.press.paper import beside_rulers, said, says, words_of
from tests.press.tags_of import Tag, tags_of
from tests.press.works import WORKS, changed, with_works

ON = date(2026, 11, 22)


class Kind(NamedTuple):
    """A kind of paper: how one is made, its pages' size, its title in windows, what it says."""

    make: Callable[[Published], Sheet]
    size_mm: tuple[float, float]
    title: str
    says: str = "Đăng ký khai sinh"


PLACE = "182/4 Đường Mẫu"
WORDING = shipped_wording()
PAPERS: dict[SheetKind, Kind] = {
    SheetKind.TAGS: Kind(
        lambda library: tag_sheet(library, printable_codes(library) * 3),
        A4_MM,
        "Thẻ móc khóa",
    ),
    SheetKind.POSTER: Kind(lambda library: poster(library, "HT01"), A4_MM, "Đăng ký khai sinh"),
    SheetKind.LEAFLET: Kind(lambda library: leaflet(library, "HT01"), A5_MM, "Đăng ký khai sinh"),
    SheetKind.LARGE: Kind(lambda library: large_card(library, "HT01"), A5_MM, "Đăng ký khai sinh"),
    SheetKind.GROUP: Kind(lambda library: group_poster(library, "LVHT"), A4_MM, "Hộ tịch"),
    SheetKind.ALL: Kind(wall_poster, A4_MM, "Tra cứu mọi thủ tục"),
    SheetKind.CARD: Kind(lambda library: table_card(library, "HT01"), A4_MM, "Đăng ký khai sinh"),
    SheetKind.NOTICE: Kind(
        lambda library: notice(library, WORKS.code, wording=WORDING), A4_MM, PLACE, PLACE
    ),
    SheetKind.GATE: Kind(lambda library: gate_card(library, WORKS.code), A5_MM, PLACE, PLACE),
    SheetKind.ROUND: Kind(
        lambda library: round_sheet(library, library.renovations),
        A4_MM,
        "Phiếu đi xem",
        PLACE,
    ),
}


class Paper(NamedTuple):
    """A paper as made."""

    kind: Kind
    library: Published
    sheet: Sheet


@pytest.fixture(scope="module", params=PAPERS)
def paper(request: pytest.FixtureRequest, library: Published) -> Paper:
    kind = PAPERS[request.param]
    library = with_works(library, WORKS)
    return Paper(kind, library, kind.make(library))


@pytest.fixture
def pdf(paper: Paper) -> Iterator[Pdf]:
    with opened(paper.sheet.pdf) as document:
        yield document


def test_every_kind_of_paper_is_looked_at() -> None:
    assert set(PAPERS) == set(PRODUCTS)


def test_no_word_is_near_the_ruler(paper: Paper) -> None:
    assert beside_rulers(paper.sheet.pdf, within_mm=0.5) == []


def test_a_paper_claims_the_standards_of_archives_and_screen_readers(pdf: Pdf) -> None:
    claims = pdf.open_metadata()
    assert (claims["pdfaid:part"], claims["pdfaid:conformance"]) == ("2", "A")
    assert claims["pdfuaid:part"] == "1"
    assert [str(intent.S) for intent in pdf.Root.OutputIntents] == ["/GTS_PDFA1"]


def test_a_paper_is_tagged_and_in_vietnamese(pdf: Pdf) -> None:
    assert bool(pdf.Root.MarkInfo.Marked)
    assert pdf.Root.StructTreeRoot.K
    assert str(pdf.Root.Lang) == "vi"
    assert all("/StructParents" in page.obj for page in pdf.pages)


def test_a_window_shows_a_papers_title(paper: Paper, pdf: Pdf) -> None:
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert paper.kind.title in str(pdf.docinfo.Title)
    assert pdf.open_metadata()["dc:title"] == str(pdf.docinfo.Title)


def test_a_screen_reader_says_where_each_code_leads(paper: Paper, pdf: Pdf) -> None:
    said = [
        str(item.Alt)
        for item in pdf.objects
        if isinstance(item, Dictionary) and item.get("/S") == Name.Figure
    ]
    site = paper.library.site
    readings = verify(paper.sheet.pdf, site=site)
    assert Counter(said) == Counter(f"Mã QR mở {site.words(read.code)}" for read in readings)
    assert len(said) == paper.sheet.proof.codes


def test_a_paper_brings_its_fonts_and_of_them_only_what_it_needs(paper: Paper, pdf: Pdf) -> None:
    assert fonts_not_embedded(paper.sheet.pdf) == []
    fonts = [
        str(item.BaseFont)
        for item in pdf.objects
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font
    ]
    assert fonts
    assert [
        font for font in fonts if not re.match(r"/[A-Z]{6}\+(NotoSans|LiberationSerif)\b", font)
    ] == []


def test_a_paper_has_its_exact_size_and_is_cut_and_printed_at_it(paper: Paper, pdf: Pdf) -> None:
    for size in page_sizes_mm(paper.sheet.pdf):
        assert size == pytest.approx(paper.kind.size_mm, abs=SIZE_TOLERANCE_MM)
    for page in pdf.pages:
        assert "/TrimBox" in page.obj
        assert list(page.obj.TrimBox) == list(page.obj.MediaBox)
    assert not scales_when_printed(paper.sheet.pdf)


def test_the_same_paper_has_the_same_bytes(paper: Paper) -> None:
    assert paper.kind.make(paper.library).pdf == paper.sheet.pdf


def test_vietnamese_is_copied_from_a_paper_as_it_is_typed(paper: Paper) -> None:
    words = words_of(paper.sheet.pdf)
    assert unicodedata.is_normalized("NFC", words)
    assert "Phường Thử" in words
    assert says(paper.sheet.pdf, paper.kind.says)


class Ink(NamedTuple):
    """What something is drawn with: the levels of its colour, and whether it is in a code."""

    levels: tuple[float, ...]
    in_code: bool
    is_text: bool


def inks(page: Page) -> Iterator[Ink]:
    """Yield what each text, each area and each line of a page is drawn with."""
    colours: dict[bool, tuple[float, ...]] = {}  # of lines, and of all else
    kept = []
    marked: list[bool] = []  # for each level of marked content: whether it is a code's figure
    for instruction in parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "q":
                kept.append(dict(colours))
            case "Q":
                colours = kept.pop()
            case "BDC" | "BMC":
                properties = operands[-1]
                marked.append(isinstance(properties, Dictionary) and "/Alt" in properties)
            case "EMC":
                marked.pop()
            case "scn" | "sc" | "g" | "rg" | "k" | "SCN" | "SC" | "G" | "RG" | "K" as operator:
                colours[operator.isupper()] = tuple(float(level) for level in operands)
            case "f" | "f*" | "S" | "Tj" | "TJ" as operator:
                yield Ink(colours[operator == "S"], any(marked), operator.startswith("T"))


LACQUER = pytest.approx((0x8C / 255, 0x1D / 255, 0x18 / 255))
"""The ward's colour: its name, and the bar below it."""


def test_black_and_grey_are_of_black_ink_alone(paper: Paper, pdf: Pdf) -> None:
    """One level of grey: three levels of a dark colour may come out of three toners, and blur."""
    found = {ink for page in pdf.pages for ink in inks(page)}
    assert {ink.levels for ink in found if ink.in_code} == {(0,), (1,)}
    assert (0,) in {ink.levels for ink in found if ink.is_text}
    coloured = [ink.levels for ink in found if len(ink.levels) > 1]
    assert all(levels == LACQUER for levels in coloured)
    assert bool(coloured) is (paper.sheet.kind not in {"tags", "notice", "round"})


@pytest.fixture(scope="module")
def tags(paper: Paper) -> list[Tag]:
    return tags_of(paper.sheet.pdf)


def test_headings_are_read_in_the_order_in_which_they_stand(tags: list[Tag]) -> None:
    """From the top, those of a row in any order."""
    for page in {tag.page for tag in tags}:
        headings = [tag for tag in tags if tag.page == page and re.match(r"/H\d", tag.role)]
        tops = [tag.top for tag in headings]
        assert all(later <= first + 60 for first, later in pairwise(tops)), headings


def test_all_words_of_a_paper_are_in_its_tags_or_beside_its_content(
    paper: Paper, tags: list[Tag]
) -> None:
    assert said("".join(tag.words for tag in tags), paper.kind.says)


@pytest.mark.parametrize("kind", [SheetKind.POSTER, SheetKind.LEAFLET, SheetKind.LARGE])
def test_each_answer_is_tied_to_its_question(library: Published, kind: SheetKind) -> None:
    cells = [tag for tag in tags_of(PAPERS[kind].make(library).pdf) if "/TR" in tag.roles]
    words = [tag.words.strip() for tag in cells if tag.role == "/TD"]
    assert words[words.index("Bao lâu") + 1].startswith("1 ngày làm việc")
    assert "Ở đâu" in words


def test_a_route_sheet_is_read_house_by_house_below_its_neighbourhood(library: Published) -> None:
    houses = ("1", "2", "3")
    places = [
        {"house": house, "street": "Đường Mẫu", "neighbourhood": f"Khu phố {int(house) % 2 + 1}"}
        for house in houses
    ]
    works = [
        changed(code=f"R7K2QX{letter}", place=place)
        for letter, place in zip("MNP", places, strict=True)
    ]
    town = with_works(library, *works)
    read = [
        (tag.role, tag.words.strip())
        for tag in tags_of(round_sheet(town, on_round(town, None)).pdf)
        if tag.role in {"/H2", "/H3", "/Figure"}
    ]
    assert [words.split(" · ")[0] for role, words in read if role != "/Figure"] == [
        "Khu phố 1",
        "2 Đường Mẫu",
        "Khu phố 2",
        "1 Đường Mẫu",
        "3 Đường Mẫu",
    ]
    house = ["/Figure", "/H3"]
    assert [role for role, _ in read] == ["/H2", *house, "/H2", *house, *house]
