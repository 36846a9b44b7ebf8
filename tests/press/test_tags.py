"""Tag sheets: every code that may be printed is, every title as it is written."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import combinations
from typing import Literal

import pytest
from pikepdf import Dictionary

from generator.errors import MotchamError, WrongUseError
from generator.library.checked.published import Published
from generator.press.formats import Make, shipped_formats
from generator.press.pdf import opened
from generator.press.sheet import printable_codes
from generator.press.tags import tag_sheet
from generator.press.verify import verify
from generator.views import sheets
from generator.views.sheets import HOME_TITLE, english_titles
from tests.guide_files import BIRTH_FILE, FIELDS_FILE, WARD_FILE, Guide
from tests.press.paper import letters_of, says, words_of

ON = date(2026, 11, 22)
SINGLE = shipped_formats()["40x55-mot-mat"]
TITLE = "title: Đăng ký khai sinh"


def with_title(guide: Guide, title: str) -> Published:
    """The library whose procedure HT01 is called `title`."""
    guide.replace(BIRTH_FILE, TITLE, "title: " + "'" + title.replace("'", "''") + "'")
    return guide.published(ON)


def test_each_kind_of_code_is_printed_with_its_title_address_and_hotline(guide: Guide) -> None:
    library = guide.published(ON)
    codes = ["HT01", "LVHT", "VDSINH", "NHA"]
    sheet = tag_sheet(library, codes)
    assert [reading.code for reading in verify(sheet.pdf, site=library.site)] == codes
    words = words_of(sheet.pdf)
    for code in codes:
        assert library.site.words(code) in words
        assert {**library.titles(), "NHA": HOME_TITLE}[code] in words
        assert sheet.editions[code] in words
        assert sheet.editions[code].startswith("11/2026·")
    assert words.count("028 3800 0000") == len(codes)
    assert words.count("Chỉ phát tại quầy của phường") == len(codes)
    assert "In ở tỉ lệ 100 %" in words


def test_a_sheet_flows_over_as_many_pages_as_it_needs(guide: Guide) -> None:
    sheet = tag_sheet(guide.published(ON), ["HT01"] * 20 + ["HT02"] * 21, form=SINGLE)
    assert (sheet.proof.codes, sheet.proof.pages) == (41, 3)
    assert "Tờ 3/3" in words_of(sheet.pdf)


def test_a_sheet_says_what_it_is_to_archives_and_screen_readers(guide: Guide) -> None:
    with opened(tag_sheet(guide.published(ON), ["HT01"]).pdf) as pdf:
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert str(pdf.Root.Lang) == "vi"
        assert bool(pdf.Root.MarkInfo.Marked)
    assert "pdfaid:part>2<" in metadata
    assert "pdfuaid:part>1<" in metadata
    assert "Thẻ móc khóa · Phường Thử" in metadata


def test_the_same_order_gives_the_same_bytes(guide: Guide) -> None:
    library = guide.published(ON)
    first, second = (tag_sheet(library, ["HT01", "NHA"]).pdf for _ in range(2))
    assert first == second


def test_the_edition_changes_with_what_the_tag_says(guide: Guide) -> None:
    before = tag_sheet(guide.published(ON), ["HT01", "HT02"]).editions
    after = tag_sheet(with_title(guide, "Khai sinh"), ["HT01", "HT02"]).editions
    assert before["HT01"] != after["HT01"]
    assert before["HT02"] == after["HT02"]
    assert re.fullmatch("11/2026·[0-9a-f]{4}", before["HT01"])


@pytest.mark.parametrize(
    "title",
    [
        "Khai sinh #let x = 1",
        "Khai *sinh* _con_ `mã`",
        "Phí $x^2$ và 100 % @ai <nhãn>",
        "<script>alert(1)</script>",
        "Gạch \\ chéo // và /* chú thích */",
        "Ngoặc \"kép\" và 'đơn' -- --- ...",
        "= Không phải tiêu đề",
        '{{ slot }} #include "x.typ"',
    ],
)
def test_a_title_prints_literally(guide: Guide, title: str) -> None:
    assert says(tag_sheet(with_title(guide, title), ["HT01"]).pdf, title) == 1


LONG = "Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh cho người đang ở nơi xa ạ"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_eighty_letters_print_whole_and_composed(guide: Guide, form: Literal["NFC", "NFD"]) -> None:
    assert 78 <= len(LONG) <= 80
    library = with_title(guide, unicodedata.normalize(form, LONG))
    assert LONG in words_of(tag_sheet(library, ["HT01"]).pdf)


@pytest.mark.parametrize(("sample", "times"), [("sample: false\n", 0), ("sample: true\n", 6)])
def test_a_sample_ward_is_marked_on_both_faces_of_every_piece(
    guide: Guide, sample: str, times: int
) -> None:
    guide.add(WARD_FILE, sample)
    words = words_of(tag_sheet(guide.published(ON), ["HT01", "HT02", "NHA"]).pdf)
    assert words.count("MẪU") == times


def test_a_long_ward_name_and_address_stay_inside_the_tag_and_apart(guide: Guide) -> None:
    name = "Ủy ban nhân dân Đặc khu Phú Quý, Lâm Đồng"
    guide.replace(WARD_FILE, "name: Phường Thử", f"name: {name}")
    host = "https://dackhuphuquy.lamdong.hethong.gov.vn/motcham/"
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", host)
    guide.add(WARD_FILE, "sample: true\n")
    pdf = tag_sheet(guide.published(ON), ["VDSINH"], form=SINGLE).pdf
    assert says(pdf, name) == 1
    assert says(pdf, host.removeprefix("https://") + "Q/VDSINH") == 1
    left, top = map(float, SINGLE.corner(0))
    bottom = top + float(SINGLE.piece.height)
    inside = [letter for letter in letters_of(pdf) if letter.bottom < bottom]
    assert min(letter.left for letter in inside) > left
    assert max(letter.right for letter in inside) < left + float(SINGLE.piece.width)
    assert min(letter.top for letter in inside) > top
    assert not [
        (one, other)
        for one, other in combinations(inside, 2)
        if one.left + 0.1 < other.right
        and other.left + 0.1 < one.right
        and one.top + 0.1 < other.bottom
        and other.top + 0.1 < one.bottom
    ]


def test_an_address_too_long_for_the_tag_is_refused(guide: Guide) -> None:
    label = "a" * 60
    host = f"https://{label}.{label}.{label}.vn/{'b' * 200}/"
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", host)
    with pytest.raises(MotchamError, match="ô vuông chỉ"):
        tag_sheet(guide.published(ON), ["HT01"], form=SINGLE)


def test_an_unknown_code_is_refused_with_the_nearest(guide: Guide) -> None:
    with pytest.raises(MotchamError, match="Mã «HT91» không có trong sổ mã") as error:
        tag_sheet(guide.published(ON), ["HT91"])
    assert "HT01" in error.value.hint


def test_no_codes_make_no_sheet(guide: Guide) -> None:
    with pytest.raises(MotchamError, match="Chưa có mã"):
        tag_sheet(guide.published(ON), [])


def test_a_field_prints_under_its_own_title(guide: Guide) -> None:
    guide.replace(FIELDS_FILE, "title: Hộ tịch", "title: Hộ tịch & nhân thân")
    assert "Hộ tịch & nhân thân" in words_of(tag_sheet(guide.published(ON), ["LVHT"]).pdf)


BOTH = [name for name, form in shipped_formats().items() if form.roomy]


@pytest.mark.parametrize("name", BOTH)
def test_the_longest_english_titles_fit_below_the_vietnamese_ones(
    real: Published, name: str
) -> None:
    titles = english_titles(real)
    codes = sorted(
        titles.keys() & real.titles().keys() & set(printable_codes(real)),
        key=lambda code: len(titles[code]) + len(real.titles()[code]),
    )
    sheet = tag_sheet(real, codes[-8:], form=shipped_formats()[name], in_english=True)
    assert sheet.notes == ()
    for code in codes[-8:]:
        assert says(sheet.pdf, titles[code]) == says(sheet.pdf, real.titles()[code]) == 1


def test_the_code_of_a_tag_in_both_languages_is_that_of_any_tag(real: Published) -> None:
    plain, both = (tag_sheet(real, ["HT01"], in_english=english) for english in (False, True))
    [one], [other] = (verify(sheet.pdf, site=real.site) for sheet in (plain, both))
    assert (one.text, one.ok) == (other.text, other.ok)
    assert plain.editions != both.editions


def test_screen_readers_are_told_what_of_a_tag_is_english(real: Published) -> None:
    with opened(tag_sheet(real, ["HT01"], in_english=True).pdf) as pdf:
        told = [
            str(item.Lang)
            for item in pdf.objects
            if isinstance(item, Dictionary) and "/Lang" in item and "/S" in item
        ]
    assert told
    assert set(told) == {"en-GB"}


def test_a_page_without_an_english_title_is_told(guide: Guide) -> None:
    sheet = tag_sheet(guide.published(ON), ["NHA", "HT01"], in_english=True)
    assert sheet.notes == ("Chưa có tên tiếng Anh, nên thẻ chỉ có tiếng Việt: HT01.",)
    assert "Find any procedure" in words_of(sheet.pdf)


@pytest.mark.parametrize("name", shipped_formats())
def test_a_tag_promises_papers_only_where_its_page_lists_some(real: Published, name: str) -> None:
    form = shipped_formats()[name]
    for codes, said, not_said in [
        (["TTQR", "TTGIO"], "Quét mã để xem", "giấy tờ"),
        (["HT01", "LVHT", "VDSINH", "NHA"], "giấy tờ", "Quét mã"),
    ]:
        words = words_of(tag_sheet(real, codes, form=form, in_english=form.roomy).pdf)
        assert not_said not in words
        assert "what to bring" not in words or said == "giấy tờ"
        if form.says_code_in_front or form.make is Make.ROUND:
            assert words.count(said) == len(codes)
        if form.says_code_in_front and form.roomy:
            assert words.count("Scan to read") == (2 if "TTQR" in codes else 0)


def test_only_what_a_tag_says_of_a_page_without_papers_makes_a_new_edition(
    real: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = tag_sheet(real, ["TTQR", "HT01"]).editions
    monkeypatch.setattr(sheets, "SCAN_TO_READ", "")
    before = tag_sheet(real, ["TTQR", "HT01"]).editions
    assert now["TTQR"] != before["TTQR"]
    assert now["HT01"] == before["HT01"]


@pytest.mark.parametrize("name", sorted(shipped_formats().keys() - BOTH))
def test_a_tag_without_room_for_two_titles_is_refused(guide: Guide, name: str) -> None:
    form = shipped_formats()[name]
    with pytest.raises(WrongUseError, match="không đủ chỗ cho tên tiếng Anh"):
        tag_sheet(guide.published(ON), ["HT01"], form=form, in_english=True)
