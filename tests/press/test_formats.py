"""Formats are data: each is read, proven, and refused with its line where it cannot be printed."""

from __future__ import annotations

import os
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.errors import MotchamError
from generator.library.library import Library
from generator.press.formats import (
    DEFAULT_FORMAT,
    FORMATS,
    Format,
    Make,
    load_formats,
    read_formats,
    shipped_formats,
)
from generator.press.pdf import page_sizes_mm
from generator.press.pictures import pictures
from generator.press.tags import tag_sheet
from generator.press.verify import verify
from tests.guide_files import WARD_FILE, Guide
from tests.press.paper import Letter, letters_of, says, words_of

ON = date(2026, 11, 22)
ALL = list(shipped_formats().values())
FOLDED = [form for form in ALL if form.make is Make.FOLD]
LABEL = "tem-63x38"

OWN = """\
formats:
  - id: the-50x50
    title: Thẻ của phường
    make: single
    paper: {width: 148, height: 210}
    piece: {width: 50, height: 50}
    columns: 2
    rows: 3
    margin: {left: 20, top: 10}
    pitch: {x: 55, y: 55.5}
    symbol: 30
"""


def box(form: Format, place: int = 0) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a piece on the paper, in mm."""
    x, y = map(float, form.corner(place))
    return x, y, x + float(form.piece.width), y + float(form.printed_height)


def symbol_box(form: Format, place: int = 0) -> tuple[float, float, float, float]:
    x, y = (float(a + b) for a, b in zip(form.corner(place), form.symbol_corner, strict=True))
    return x, y, x + float(form.symbol), y + float(form.symbol)


def meet(one: Letter, left: float, top: float, right: float, bottom: float) -> bool:
    slack = 0.1
    return (
        one.left + slack < right
        and left + slack < one.right
        and one.top + slack < bottom
        and top + slack < one.bottom
    )


def assert_clear(pdf: bytes, form: Format) -> None:
    """The first piece's letters stay in it, off the code, off the fold and off each other."""
    left, top, right, bottom = box(form)
    letters = [letter for letter in letters_of(pdf) if meet(letter, left, top, right, bottom)]
    assert letters
    for letter in letters:
        assert left + 0.5 < letter.left
        assert letter.right < right - 0.5
        assert top + 0.3 < letter.top
        assert letter.bottom < bottom - 0.3
        assert not meet(letter, *symbol_box(form)), letter
        if form.make is Make.FOLD:
            fold = top + float(form.piece.height)
            assert letter.bottom < fold - 0.5 or letter.top > fold + 0.5
        if form.make is Make.ROUND:
            middle, radius = (left + (right - left) / 2, top + (bottom - top) / 2), 20
            for x in (letter.left, letter.right):
                for y in (letter.top, letter.bottom):
                    assert (x - middle[0]) ** 2 + (y - middle[1]) ** 2 < (radius - 0.5) ** 2
    assert not [pair for pair in combinations(letters, 2) if meet(pair[0], *pair[1][1:])]


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.id)
def test_each_format_prints_the_longest_and_the_shortest_title(real: Library, form: Format) -> None:
    titles = real.titles()
    for code in (
        max(titles, key=lambda c: len(titles[c])),
        min(titles, key=lambda c: len(titles[c])),
    ):
        sheet = tag_sheet(real, [code], ON, form=form)
        assert [reading.code for reading in verify(sheet.pdf, site=real.site)] == [code]
        assert page_sizes_mm(sheet.pdf) == [
            pytest.approx((float(form.paper.width), float(form.paper.height)), abs=0.01)
        ]
        assert_clear(sheet.pdf, form)
        if form.make is not Make.ROUND and form.piece.width >= 30:
            assert says(sheet.pdf, titles[code]) == 1
        for words in (code, real.site.words(code), real.ward.hotline.number, sheet.editions[code]):
            assert says(sheet.pdf, words) >= 1
        if form.make is not Make.ROUND:
            assert says(sheet.pdf, "Chỉ phát tại quầy của phường") == 1


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.id)
def test_a_whole_sheet_and_one_more_are_read_back_where_they_lie(
    guide: Guide, form: Format
) -> None:
    sheet = tag_sheet(guide.library(), ["HT01"] * (form.places + 1), ON, form=form)
    assert (sheet.proof.codes, sheet.proof.pages) == (form.places + 1, 2)


@pytest.mark.parametrize("form", FOLDED, ids=lambda form: form.id)
def test_a_long_ward_name_and_address_fit_each_folded_tag(guide: Guide, form: Format) -> None:
    name = "Ủy ban nhân dân Đặc khu Phú Quý, Lâm Đồng"
    guide.replace(WARD_FILE, "name: Phường Thử", f"name: {name}")
    guide.replace(WARD_FILE, "https://phuong.example/", "https://motcham.danang.gov.vn/")
    pdf = tag_sheet(guide.library(), ["VDSINH"], ON, form=form).pdf
    assert says(pdf, name) == 1
    assert_clear(pdf, form)


@pytest.mark.parametrize("form", FOLDED, ids=lambda form: form.id)
def test_a_folded_tag_has_its_code_in_front_and_its_words_behind(
    guide: Guide, form: Format
) -> None:
    pdf = tag_sheet(guide.library(), ["HT01"], ON, form=form).pdf
    fold = box(form)[1] + float(form.piece.height)
    assert symbol_box(form)[1] >= fold + 1
    front = [letter.char for letter in letters_of(pdf) if fold < letter.top < box(form)[3]]
    assert "".join(front) == ("HT01" if form.says_code_in_front else "")


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.id)
def test_only_pieces_that_are_cut_have_marks_and_none_is_in_a_code(
    guide: Guide, form: Format
) -> None:
    pdf = tag_sheet(guide.library(), ["HT01"], ON, form=form).pdf
    with pictures(pdf) as pages:
        image, scale = pages.page(0)
    left, top, right, _ = (round(at * scale) for at in box(form))
    width, rim = round(3 * scale), round(0.5 * scale)
    above = image.crop((left - rim, top - width, left + rim, top - round(1.2 * scale)))
    cut = form.make in {Make.FOLD, Make.SINGLE}
    assert (above.getextrema()[0] < 200) is cut  # type: ignore[operator]  # greys
    edge = round(left + (right - left) / 2)
    circle = image.crop((edge - rim, top - 2, edge + rim, top + rim))
    assert (circle.getextrema()[0] < 230) is (form.make is Make.ROUND)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("start", "codes", "pages"), [(1, 21, 1), (21, 1, 1), (21, 2, 2), (5, 17, 1), (5, 18, 2)]
)
def test_a_used_sheet_goes_on_at_its_first_free_place(
    guide: Guide, start: int, codes: int, pages: int
) -> None:
    form = shipped_formats()[LABEL]
    sheet = tag_sheet(guide.library(), ["HT01"] * codes, ON, form=form, start=start)
    assert sheet.proof.pages == pages
    first = box(form, start - 1)
    letters = [letter for letter in letters_of(sheet.pdf) if letter.bottom < 282]
    assert min(letter.top for letter in letters) > first[1]
    assert any(meet(letter, *first) for letter in letters)


@pytest.mark.parametrize("start", [0, -1, 22])
def test_a_place_that_the_sheet_does_not_have_is_refused(guide: Guide, start: int) -> None:
    with pytest.raises(MotchamError, match=f"Không có chỗ số {start}") as error:
        tag_sheet(guide.library(), ["HT01"], ON, form=shipped_formats()[LABEL], start=start)
    assert "từ 1 đến 21" in error.value.mend


def test_too_small_a_module_names_the_ways_out(guide: Guide) -> None:
    guide.replace(WARD_FILE, "https://phuong.example/", f"https://a.vn/{'x' * 150}/")
    with pytest.raises(MotchamError, match="cần ít nhất 0,40 mm") as error:
        tag_sheet(guide.library(), ["HT01"], ON, form=shipped_formats()["25x25"])
    assert "--format" in error.value.mend
    assert "site_url" in error.value.mend


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("piece: {width: 50,", "piece: {width: 150,", 6, "Thẻ rộng 150 mm, giấy chỉ rộng 148 mm"),
        ("pitch: {x: 55,", "pitch: {x: 49.99,", 10, "chồng lên nhau: bước 49,99 mm"),
        ("y: 55.5}", "y: 49}", 10, "chồng lên nhau: bước 49 mm, thẻ cao 50 mm"),
        ("make: single", "make: fold", 10, "thẻ cao 100 mm (gấp đôi)"),
        ("columns: 2", "columns: 3", 7, "3 cột cần 180 mm kể cả lề, giấy chỉ rộng 148 mm"),
        ("rows: 3", "rows: 4", 8, "4 hàng cần 226,5 mm"),
        ("symbol: 30", "symbol: 51", 11, "Mã 51 mm quá lớn"),
        ("height: 50}", "height: 40}\n    simbol: 3", 7, "Không có mục «simbol»"),
        ("columns: 2", "columns: hai", 7, "Có «hai», cần một số nguyên"),
        ("x: 55,", "x: 55mm,", 10, "Có «55mm», cần một số"),
        ("columns: 2", "columns: 0", 7, "ngoài khoảng"),
        ("symbol: 30\n", "symbol: 0\n", 11, "lớn hơn 0"),
        ("    rows: 3\n", "", 2, "Thiếu mục «rows»"),
        ("make: single", "make: gap", 4, "Có «gap» ở «make»"),
        ("formats:", "format:", 1, "chỉ có một mục «formats»"),
        ("make: single", "make: round\n    extra: 1", 5, "Không có mục «extra»"),
    ],
)
def test_a_broken_format_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in OWN
    (tmp_path / FORMATS).write_text(OWN.replace(old, new, 1), encoding="utf-8")
    _, problems = read_formats(tmp_path / FORMATS, FORMATS)
    assert [(problem.file, problem.line) for problem in problems] == [(FORMATS, line)]
    assert message in problems[0].message
    assert problems[0].mend


def test_all_faults_of_all_formats_are_told_at_once(tmp_path: Path) -> None:
    second = OWN.removeprefix("formats:\n").replace("columns: 2", "columns: 3")
    text = OWN.replace("symbol: 30", "symbol: 60").replace("x: 55,", "x: 40,") + second
    (tmp_path / FORMATS).write_text(text, encoding="utf-8")
    _, problems = load_formats(tmp_path)
    assert [problem.rule for problem in problems] == [
        "pieces-overlap",
        "symbol-too-large",
        "duplicate-id",
        "grid-over-paper",
    ]


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.id)
def test_every_shipped_format_is_as_large_as_its_name_says(form: Format) -> None:
    found, problems = read_formats(Path("generator/press/formats.yml"), FORMATS)
    assert problems == []
    assert form in found
    assert DEFAULT_FORMAT in shipped_formats()


def command(guide: Guide, *arguments: str) -> Result:
    before = Path.cwd()
    os.chdir(guide.root)
    try:
        return CliRunner().invoke(main, arguments)
    finally:
        os.chdir(before)


def test_a_ward_adds_and_replaces_formats(guide: Guide) -> None:
    own = OWN + OWN.removeprefix("formats:\n").replace("the-50x50", "25x25")
    guide.write(FORMATS, own)
    formats, problems = load_formats(guide.root)
    assert problems == []
    assert set(formats) == {*shipped_formats(), "the-50x50"}
    assert formats["25x25"].piece.width == 50
    result = command(
        guide, "print", "tags", "HT01", "HT02", "--format", "the-50x50", "--start", "6"
    )
    assert result.exit_code == 0, result.output
    pdf = guide.path("print/tags.pdf").read_bytes()
    assert page_sizes_mm(pdf) == [pytest.approx((148, 210), abs=0.01)] * 2
    assert "Đăng ký khai sinh" in words_of(pdf)


def test_the_command_says_how_large_the_codes_are(guide: Guide) -> None:
    result = command(guide, "print", "tags", "HT01", "--format", "25x25")
    assert "Cỡ 23,00 mm, phiên bản 3, mức H, ô 0,62 mm, tầm quét khoảng 18 cm." in result.output


def test_an_unknown_format_is_answered_with_all_that_there_are(guide: Guide) -> None:
    result = command(guide, "print", "tags", "--format", "40x50")
    assert result.exit_code == 1
    assert "Ý bạn là «40x55»?" in result.output
    for form in ALL:
        assert form.id in result.output
        assert form.title in result.output


def test_broken_formats_stop_the_print(guide: Guide) -> None:
    guide.write(FORMATS, OWN.replace("symbol: 30", "symbol: 300"))
    result = command(guide, "print", "tags", "HT01")
    assert result.exit_code == 1
    assert f"{FORMATS}:11:" in result.output
    assert not guide.path("print").exists()
