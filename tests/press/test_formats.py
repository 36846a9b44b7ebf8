"""Formats are data: each is read, proven, and refused with its line where it cannot be printed."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.press.cutting import cut_lines
from generator.press.formats import (
    DEFAULT_FORMAT,
    FORMATS,
    HOLE_MIDDLE_MM,
    HOLE_MM,
    Format,
    Make,
    load_formats,
    punched,
    read_formats,
    shipped_formats,
)
from generator.press.pdf import MM_PER_POINT, opened, page_sizes_mm
from generator.press.pictures import pictures
from generator.press.sheet import printable_codes, printed_title
from generator.press.tags import tag_sheet
from generator.views.sheets import tag_view
from tests.guide_files import WARD_FILE, Guide, unit_in
from tests.press.conftest import titled
from tests.press.paper import Letter, letters_of, said, says, words_of
from tests.press.pieces import Box, assert_clear, box, meet, symbol_box
from tests.running import motcham

ON = date(2026, 11, 22)
ALL = list(shipped_formats().values())
FOLDED = [form for form in ALL if form.make is Make.FOLD]
SINGLE = shipped_formats()["40x55-mot-mat"]
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
    symbol: 27
"""


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.id)
def test_a_whole_sheet_and_one_more_are_read_back_where_they_lie(
    guide: Guide, form: Format
) -> None:
    sheet = tag_sheet(guide.published(ON), ["HT01"] * (form.places + 1), form=form)
    pages = 4 if form.make is Make.DUPLEX else 2
    assert (sheet.proof.codes, sheet.proof.pages) == (form.places + 1, pages)


@pytest.mark.parametrize("form", FOLDED, ids=lambda form: form.id)
def test_a_long_ward_name_and_address_fit_each_folded_tag(guide: Guide, form: Format) -> None:
    name = "Ủy ban nhân dân Đặc khu Phú Quý, Lâm Đồng"
    guide.replace(WARD_FILE, "name: Phường Thử", f"name: {name}")
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", "https://motcham.danang.gov.vn/")
    pdf = tag_sheet(guide.published(ON), ["VDSINH"], form=form).pdf
    assert says(pdf, name) == 1
    assert_clear(pdf, form)


@pytest.mark.parametrize("form", FOLDED, ids=lambda form: form.id)
def test_a_folded_tag_has_its_code_in_front_with_whose_and_what_for_and_its_words_behind(
    guide: Guide, form: Format
) -> None:
    pdf = tag_sheet(guide.published(ON), ["HT01"], form=form).pdf
    fold = box(form)[1] + float(form.piece.height)
    assert symbol_box(form)[1] >= fold + 1
    front = [letter.char for letter in letters_of(pdf) if fold < letter.top < box(form)[3]]
    around = "PhườngThử" + "Quétđểxemgiấytờ" + "HT01"
    assert "".join(front) == (around if form.says_code_in_front else "")


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.id)
def test_cut_lines_stay_where_printers_reach_and_out_of_every_code(form: Format) -> None:
    places = range(form.places)
    lines = list(cut_lines(form, places))
    assert bool(lines) is (form.make in {Make.FOLD, Make.DUPLEX, Make.SINGLE})
    for line in lines:
        assert min(line[:4]) >= 5
        assert max(line.x, line.to_x) <= float(form.paper.width) - 5
        assert max(line.y, line.to_y) <= float(form.paper.height) - 5
        for place in places:
            left, top, right, bottom = symbol_box(form, place)
            assert line.to_x < left or line.x > right or line.to_y < top or line.y > bottom
    guided = {line.x for line in lines if line.strong and line.x == line.to_x}
    assert {box(form, place)[0] for place in places} <= guided or not lines


def test_marks_stand_outside_the_bleed_and_print_shops_are_told(library: Published) -> None:
    wide = {"bleed_mm": "3", "columns": "3", "pitch": {"x": "46", "y": "61"}, "rows": "4"}
    form = Format.model_validate({**SINGLE.model_dump(mode="json"), **wide})
    left, top, right, bottom = *box(form)[:2], *box(form, form.places - 1)[2:]
    for line in cut_lines(form, range(form.places)):
        outside = (line.to_x <= left - 3, line.x >= right + 3, line.to_y <= top - 3)
        assert any(outside) or line.y >= bottom + 3
    pdf = tag_sheet(library, ["HT01"] * 3, form=form).pdf
    with opened(pdf) as document:
        page = document.pages[0]
        height = float(page.mediabox[3]) * MM_PER_POINT
        trim, bleed = (
            [float(at) * MM_PER_POINT for at in edges] for edges in (page.trimbox, page.bleedbox)
        )
    assert trim == pytest.approx([left, height - bottom, right, height - top], abs=0.01)
    assert bleed == pytest.approx([trim[0] - 3, trim[1] - 3, trim[2] + 3, trim[3] + 3], abs=0.01)


@pytest.mark.parametrize("start", [1, 3])
def test_each_back_lies_behind_its_front(library: Published, start: int) -> None:
    """Seen through the paper, the words of a code are in the piece in which the code is."""
    form = shipped_formats()["40x55-hai-mat"]
    codes = ["HT01", "HT02", "CT01", "NHA", "LVHT"]
    pdf = tag_sheet(library, codes, form=form, start=start).pdf
    fronts, backs = (letters_of(pdf, page, loose=True) for page in (0, 1))
    for place, code in enumerate(codes, start - 1):
        left, top, right, bottom = box(form, place)
        middle = (left + right) / 2
        assert middle_of(fronts, code, (left, top, right, bottom)) == pytest.approx(middle, abs=0.1)
        behind = (210 - right, top, 210 - left, bottom)
        for words in (printed_title(library, code), library.site.words(code)):
            assert 210 - middle_of(backs, words, behind) == pytest.approx(middle, abs=0.1)
    first = box(form, start - 1)
    assert not [one for one in fronts if meet(one, 0, 0, first[0], first[3])]


def middle_of(letters: list[Letter], words: str, piece: tuple[float, float, float, float]) -> float:
    """The middle of `words` in a piece, in mm from the paper's left edge."""
    mine = [letter for letter in letters if meet(letter, *piece)]
    start = "".join(letter.char for letter in mine).index("".join(words.split()))
    found = mine[start : start + len("".join(words.split()))]
    return (min(one.left for one in found) + max(one.right for one in found)) / 2


def test_titles_that_are_left_out_are_told(library: Published) -> None:
    small = shipped_formats()["25x25"]
    long = titled(library, "HT01", "Nghiêng" * 5)
    sheet = tag_sheet(long, ["HT02", "HT01", "HT01"], form=small)
    assert sheet.notes == ("Khổ này không đủ chỗ cho tên của HT01: trên thẻ ấy chỉ có mã.",)
    assert tag_sheet(library, ["HT02"], form=small).notes == ()


RECORD = "Giải thể cơ sở giáo dục mầm non độc lập (theo đề nghị của tổ chức, cá nhân)"


@pytest.mark.parametrize("name", ["25x25", "tron-40", "30x45"])
@pytest.mark.parametrize("title", [RECORD, RECORD[:37], RECORD[:29]])
def test_a_title_without_room_ends_at_a_word_and_no_line_stands_twice(
    library: Published, name: str, title: str
) -> None:
    sheet = tag_sheet(titled(library, "HT01", title), ["HT01"], form=shipped_formats()[name])
    words = words_of(sheet.pdf)
    assert words.count("Giải thể cơ sở") == 1
    assert words.count("Quét để xem giấy tờ") <= 1
    if said(words, title):
        assert sheet.notes == ()
        return
    [note] = sheet.notes
    assert "tên của HT01: trên thẻ ấy tên dừng ở «…»" in note
    shown = words[words.index("Giải thể") : words.index("…")]
    assert title.startswith(shown)
    assert title[len(shown)] in " ,("


@pytest.mark.parametrize("name", ["25x25", "tron-40"])
def test_every_page_in_plain_words_has_a_title_that_fits_a_small_tag(
    real: Published, name: str
) -> None:
    codes = printable_codes(real)
    records = {each.code for each in real.procedures if each.is_record}
    shown = [tag_view(real, code, printed_title(real, code)) for code in codes]
    assert [tag.code.code for tag in shown if not tag.short and tag.code.code not in records] == []
    assert all(len(tag.short) <= 24 for tag in shown)
    long = [tag for tag in shown if len(tag.short) > 20 and tag.code.title != tag.short][:12]
    sheet = tag_sheet(real, [tag.code.code for tag in long], form=shipped_formats()[name])
    assert sheet.notes == ()
    assert all(says(sheet.pdf, tag.short) or says(sheet.pdf, tag.code.title) for tag in long)


def test_a_sheet_is_filled_and_a_round_has_the_largest_code() -> None:
    forms = shipped_formats()
    assert (forms["40x55-hai-mat"].places, forms["40x55"].places) == (20, 12)
    assert forms["25x25"].places == 44
    assert forms["tron-40"].symbol == forms["tron-40"].largest_symbol == 24


@pytest.mark.parametrize("name", ["40x55", "25x25"])
def test_a_tag_that_folds_sideways_has_both_faces_upright(library: Published, name: str) -> None:
    form = shipped_formats()[name]
    grid = form.columns * form.rows
    pdf = tag_sheet(library, ["HT01"], form=form, start=grid + 1).pdf
    left, top, right, bottom = box(form, grid)
    letters = [one for one in letters_of(pdf) if meet(one, left, top, right, bottom)]
    middle = (left + right) / 2
    panel = "".join(one.char for one in letters if one.right < middle)
    front = "".join(one.char for one in letters if one.left > middle)
    assert panel.startswith("PhườngThử")
    assert "ĐăngkýkhaisinhHT01" in panel
    assert front == ("PhườngThửQuétđểxemgiấytờHT01" if form.says_code_in_front else "")
    assert not [one for one in letters if meet(one, *symbol_box(form, grid))]
    assert not [one for one in letters if one.left < middle < one.right]


HOLED = ["40x55", "30x45", "40x55-hai-mat", "40x55-mot-mat"]


@pytest.mark.parametrize("name", HOLED)
@pytest.mark.parametrize("code", ["HT21", "LVCU"])
def test_words_and_code_keep_a_millimetre_from_the_hole(
    real: Published, name: str, code: str
) -> None:
    """On both faces, at the middle of the upper edge, 2.5 mm of paper above it."""
    form = punched(shipped_formats()[name])
    places = [0, form.places - 1]
    codes = [code] * form.places
    pdf = tag_sheet(real, codes, form=form).pdf
    for place in places:
        for page, face in enumerate(faces(form, place)):
            left, top, right, _ = face
            middle = (left + right) / 2
            folded = form.make is Make.FOLD and not form.folds_sideways(place)
            upside_down = folded and page == 0
            free = (middle - 3.5, top + 1.5, middle + 3.5, top + 8.4)
            if upside_down:
                free = (middle - 3.5, face[3] - 8.4, middle + 3.5, face[3] - 1.5)
            sheet = page if form.make is Make.DUPLEX else 0
            assert not [one for one in letters_of(pdf, sheet) if meet(one, *free)]
    assert symbol_box(form)[1] >= holes(form)[1] + HOLE_MM / 2 + 1
    assert says(pdf, "Quét để xem giấy tờ") or form.make is Make.SINGLE


def faces(form: Format, place: int) -> list[Box]:
    """The faces of a piece, those on the paper's back where they lie there."""
    left, top, right, bottom = box(form, place)
    if form.make is Make.FOLD:
        if form.folds_sideways(place):
            middle = (left + right) / 2
            return [(left, top, middle, bottom), (middle, top, right, bottom)]
        middle = (top + bottom) / 2
        return [(left, top, right, middle), (left, middle, right, bottom)]
    if form.make is Make.DUPLEX:
        width = float(form.paper.width)
        return [(left, top, right, bottom), (width - right, top, width - left, bottom)]
    return [(left, top, right, bottom)]


def holes(form: Format) -> tuple[float, float]:
    """The middle of the first piece's hole, on the face with the code."""
    left, top, right, _ = faces(form, 0)[-1 if form.make is Make.FOLD else 0]
    return (left + right) / 2, top + HOLE_MIDDLE_MM


@pytest.mark.parametrize("name", HOLED)
def test_a_fine_ring_marks_the_hole_and_its_middle(library: Published, name: str) -> None:
    form = punched(shipped_formats()[name])
    with pictures(tag_sheet(library, ["HT01"], form=form).pdf) as pages:
        image, scale = pages.page(0)
    x, y = holes(form)
    for right, down in [(0, 0), (2.5, 0), (-2.5, 0), (0, 2.5), (0, -2.5), (1, 0), (0, -1)]:
        at = [round((mm + off) * scale) for mm, off in ((x, right), (y, down))]
        around = image.crop((at[0] - 3, at[1] - 3, at[0] + 4, at[1] + 4))
        assert 100 < around.getextrema()[0] < 220  # type: ignore[operator]  # greys


@pytest.mark.parametrize(
    ("name", "message"),
    [("tron-40", "tem dán"), ("tem-63x38", "tem dán"), ("25x25", "quá nhỏ để đục lỗ")],
)
def test_what_cannot_be_punched_is_refused(guide: Guide, name: str, message: str) -> None:
    result = command(guide, "print", "tags", "HT01", "--format", name, "--hole")
    assert (result.exit_code, message in result.output) == (2, True)
    assert "--hole" in result.output


def test_the_command_marks_holes(guide: Guide) -> None:
    result = command(guide, "print", "tags", "HT01", "--hole")
    assert result.exit_code == 0, result.output
    assert "Đục lỗ 5 mm ở vòng tròn" in words_of(guide.path("print/tags.pdf").read_bytes())


@pytest.mark.parametrize(
    ("start", "codes", "pages"), [(1, 21, 1), (21, 1, 1), (21, 2, 2), (5, 17, 1), (5, 18, 2)]
)
def test_a_used_sheet_goes_on_at_its_first_free_place(
    guide: Guide, start: int, codes: int, pages: int
) -> None:
    form = shipped_formats()[LABEL]
    sheet = tag_sheet(guide.published(ON), ["HT01"] * codes, form=form, start=start)
    assert sheet.proof.pages == pages
    first = box(form, start - 1)
    letters = [letter for letter in letters_of(sheet.pdf) if letter.bottom < 282]
    assert min(letter.top for letter in letters) > first[1]
    assert any(meet(letter, *first) for letter in letters)


@pytest.mark.parametrize("start", [0, -1, 22])
def test_a_place_that_the_sheet_does_not_have_is_refused(guide: Guide, start: int) -> None:
    with pytest.raises(MotchamError, match=f"Không có chỗ số {start}") as error:
        tag_sheet(guide.published(ON), ["HT01"], form=shipped_formats()[LABEL], start=start)
    assert "từ 1 đến 21" in error.value.hint


def test_too_small_a_module_names_the_ways_out(guide: Guide) -> None:
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", f"https://a.vn/{'x' * 150}/")
    with pytest.raises(MotchamError, match="cần ít nhất 0,40 mm") as error:
        tag_sheet(guide.published(ON), ["HT01"], form=shipped_formats()["25x25"])
    assert "--format" in error.value.hint
    assert "site_url" in error.value.hint


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("piece: {width: 50,", "piece: {width: 150,", 6, "Thẻ rộng 150 mm, giấy chỉ rộng 148 mm"),
        ("pitch: {x: 55,", "pitch: {x: 49.99,", 10, "chồng lên nhau: bước 49,99 mm"),
        ("y: 55.5}", "y: 49}", 10, "chồng lên nhau: bước 49 mm, thẻ cao 50 mm"),
        ("make: single", "make: fold", 10, "thẻ cao 100 mm (gấp đôi)"),
        ("columns: 2", "columns: 3", 7, "3 cột cần 180 mm kể cả lề, giấy chỉ rộng 148 mm"),
        ("rows: 3", "rows: 4", 8, "4 hàng cần 226,5 mm"),
        ("symbol: 27", "symbol: 51", 11, "Mã 51 mm quá lớn"),
        ("height: 50}", "height: 40}\n    simbol: 3", 7, "Không có mục «simbol»"),
        ("columns: 2", "columns: hai", 7, "Có «hai», cần một số nguyên"),
        ("x: 55,", "x: 55mm,", 10, "Có «55mm», cần một số"),
        ("columns: 2", "columns: 0", 7, "ngoài khoảng"),
        ("symbol: 27\n", "symbol: 0\n", 11, "lớn hơn 0"),
        ("    rows: 3\n", "", 2, "Thiếu mục «rows»"),
        ("make: single", "make: gap", 4, "Có «gap» ở «make»"),
        (
            "symbol: 27",
            "symbol: 27\n    bleed_mm: 2.6",
            10,
            "thẻ rộng 55,2 mm, kể cả chừa xén 2,6",
        ),
        ("symbol: 27", "symbol: 27\n    bleed_mm: 4", 12, "ngoài khoảng"),
        ("formats:", "format:", 1, "chỉ có một mục «formats»"),
        ("symbol: 27", "symbol: 27\n    side_folds: 1", 12, "chỉ có ở thẻ gấp đôi"),
        ("height: 50}", "height: 50}\n    hole: có", 7, "«có» ở «hole»"),
        ("symbol: 27", "symbol: 27\n    hole: true", 11, "Mã 27 mm quá lớn"),
        ("make: single", "make: round\n    hole: true", 5, "không có chỗ đục lỗ"),
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
    assert problems[0].hint


def test_all_faults_of_all_formats_are_told_at_once(tmp_path: Path) -> None:
    second = OWN.removeprefix("formats:\n").replace("columns: 2", "columns: 3")
    text = OWN.replace("symbol: 27", "symbol: 60").replace("x: 55,", "x: 40,") + second
    unit = unit_in(tmp_path)
    (unit.unit / FORMATS).write_text(text, encoding="utf-8")
    _, problems = load_formats(unit)
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
        return motcham(*arguments)
    finally:
        os.chdir(before)


def test_a_ward_adds_and_replaces_formats(guide: Guide) -> None:
    own = OWN + OWN.removeprefix("formats:\n").replace("the-50x50", "25x25")
    guide.write_own(FORMATS, own)
    formats, problems = load_formats(guide.roots)
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
    assert "Cỡ 21,00 mm, phiên bản 2, mức M, ô 0,64 mm, tầm quét khoảng 21 cm." in result.output


def test_an_unknown_format_is_answered_with_all_that_there_are(guide: Guide) -> None:
    result = command(guide, "print", "tags", "--format", "40x50")
    assert result.exit_code == 2
    assert "Ý bạn là «40x55»?" in result.output
    for form in ALL:
        assert form.id in result.output
        assert form.title in result.output


def test_broken_formats_stop_the_print(guide: Guide) -> None:
    guide.write_own(FORMATS, OWN.replace("symbol: 27", "symbol: 300"))
    result = command(guide, "print", "tags", "HT01")
    assert result.exit_code == 1
    assert f"{FORMATS}:11:" in result.output
    assert not guide.path("print").exists()
