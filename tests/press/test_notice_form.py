"""The form of official papers, measured on the finished notice: decree 30/2020/NĐ-CP, annex I.

The points themselves stand in `decree`, which prints them as a table too.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from generator.library.checked.published import Published
from generator.press.notice import notice
from generator.press.pdf import MM_PER_POINT, page_sizes_mm
from generator.press.typesetting import FONTS
from generator.press.wording import SHIPPED, Wording, load_wording, shipped_wording
from tests.breadth import first
from tests.guide_files import unit_in
from tests.press.conftest import named
from tests.press.decree import NAME, ON, POINTS, WORDING, Page, Point, runs_of, sample
from tests.press.paper import says, words_of
from tests.press.works import WORKS, changed, with_works

HANGING = 2
"""The last pages of a notice, which are posters."""


@pytest.fixture(scope="module")
def library(library: Published) -> Published:
    return replace(library, day=ON)


@pytest.fixture(scope="module")
def pdf(library: Published) -> bytes:
    return sample(library)


@pytest.mark.parametrize("point", POINTS, ids=str)
def test_each_point_of_the_decree_is_kept(pdf: bytes, point: Point) -> None:
    page = Page(pdf)
    assert point.kept(page), point.measured(page)


def test_margins_above_and_below_are_of_20_to_25_mm(library: Published) -> None:
    """Section I.3; above stands a page's number alone, below what helps to reach the unit."""
    works = with_works(library, changed(allowed=("Sơn lại mặt tiền, thay cửa",) * 30))
    pdf = notice(works, WORKS.code, wording=WORDING).pdf
    for index, height in enumerate(size[1] for size in page_sizes_mm(pdf)[:-HANGING]):
        page = Page(pdf, index)
        line = next(base for left, right, base in page.rules if right - left > 160)
        body = [run for run in page.runs if run.base > line and run.text != str(index + 1)]
        top = height - max(run.base + 0.891 * run.size for run in body) * MM_PER_POINT
        assert 19.9 <= top <= 25
        assert min(run.base - 0.216 * run.size for run in body) * MM_PER_POINT >= 20 - 0.1


def test_pages_are_numbered_from_the_second_on_in_the_middle_above(library: Published) -> None:
    """Section I.7: 13–14 points, upright."""
    works = with_works(library, changed(allowed=("Sơn lại mặt tiền, thay cửa",) * 30))
    pdf = notice(works, WORKS.code, wording=WORDING).pdf
    first, second = Page(pdf), Page(pdf, 1)
    assert not [run for run in first.runs if run.text == "1"]
    number = second.run("2")
    assert number == second.runs[0] or number.base > second.runs[0].base
    assert (number.font, number.size) == ("LiberationSerif", 13)
    assert (number.left + number.right) / 2 == pytest.approx(30 + 165 / 2, abs=1)


WARD_NAMES = [
    "Phường Thử",
    "Phường Nguyễn Thị Minh Khai nối dài đến ngã ba Bình Quới",
    "Đặc khu " + "Thổ Châu Lý Sơn Côn Đảo " * 3,
]


@pytest.mark.parametrize("name", WARD_NAMES)
@pytest.mark.parametrize("points", first((0, 9, 21), range(0, 24, 3)))
def test_a_signature_never_stands_alone_on_a_page(
    library: Published, name: str, points: int
) -> None:
    works = changed(allowed=("Sơn lại",) * (points + 1))
    paper = notice(
        with_works(named(library, name.strip()[:80]), works), WORKS.code, wording=WORDING
    )
    signed = [
        index
        for index in range(len(page_sizes_mm(paper.pdf)) - HANGING)
        if any(run.text.startswith(NAME) for run in runs_of(paper.pdf, index))
    ]
    assert len(signed) == 1
    page = Page(paper.pdf, signed[0])
    order = [run.text for run in page.runs]
    assert any(text.startswith("Thông báo này do") for text in order)
    above = [run for run in page.runs if run.base > page.run("Thông báo này do").base]
    assert [run for run in above if run.size == 13 and run.text != str(signed[0] + 1)]


VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = (
    "".join(
        unicodedata.normalize("NFC", (letter.upper() if upper else letter) + tone)
        for upper in (False, True)
        for letter in VOWELS
        for tone in TONES
    )
    + "đĐ"
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("part", range(6))
def test_every_vietnamese_letter_is_drawn_and_copied(
    library: Published, form: str, part: int
) -> None:
    """«Nơi nhận» was copied as «Nơơi nhận» from a font that draws ơ of two glyphs."""
    letters = LETTERS[part * 25 : (part + 1) * 25]
    assert len(LETTERS) == 146
    text = unicodedata.normalize(form, " ".join(letters))  # type: ignore[arg-type]
    wording = WORDING.model_copy(update={"opening": text, "subject": text, "signed_at": text[:20]})
    pdf = notice(with_works(library, WORKS), WORKS.code, wording=wording).pdf
    found = unicodedata.normalize("NFC", words_of(pdf))
    spaceless = "".join(found.split())
    assert spaceless.count(letters) >= 2
    assert says(pdf, "Nơi nhận")


def test_the_font_is_shipped_with_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "LICENSE").read_text(encoding="utf-8")
    assert {path.suffix for path in FONTS.iterdir()} == {"", ".ttf"}


def test_who_signs_is_named_as_signed(library: Published) -> None:
    office = ("KT. Chủ tịch", "Phó Chủ tịch")
    wording = Wording.model_validate(
        {**shipped_wording().model_dump(), "signer": {"name": NAME, "office": office}}
    )
    page = Page(notice(with_works(library, WORKS), WORKS.code, wording=wording).pdf)
    assert page.run("KT. CHỦ TỊCH").base > page.run("PHÓ CHỦ TỊCH").base > page.run(NAME).base
    assert not [run for run in page.runs if run.text.startswith("TM.")]


SIGNERS = [
    (f"signer: {NAME}\n", "CHỦ TỊCH"),
    (f"signer: {{name: {NAME}}}\n", "CHỦ TỊCH"),
    (f"signer: {{name: {NAME}, office: [Phó Chủ tịch]}}\n", "PHÓ CHỦ TỊCH"),
]


@pytest.mark.parametrize(("text", "office"), SIGNERS)
def test_a_signer_may_be_a_bare_name(tmp_path: Path, text: str, office: str) -> None:
    roots = unit_in(tmp_path)
    (roots.unit / SHIPPED.name).write_text(text, encoding="utf-8")
    wording, problems = load_wording(roots)
    assert problems == []
    filled = wording.filled(dict.fromkeys(("ward", "place", "unit", "hotline"), ""))
    assert filled["signer"] == NAME
    signature = filled["signature"]
    assert isinstance(signature, list)
    assert signature[-1].upper() == office
