"""The counter poster says the facts of one procedure, and its code is large."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.press.large import large_card
from generator.press.leaflet import leaflet
from generator.press.poster import SYMBOL_SIDE_MM, poster
from generator.press.sheet import Sheet
from generator.press.verify import verify
from generator.views.edition import edition_of
from generator.views.sheets import poster_view
from generator.views.unit import unit_view
from tests.guide_files import BIRTH_FILE, MARRIAGE_FILE, PROVINCE_FILE, WARD_FILE, Guide
from tests.press.paper import letters_of, said, says, words_of

ON = date(2026, 11, 22)


def test_a_poster_says_how_long_how_much_where_and_what_to_bring(guide: Guide) -> None:
    library = guide.published(ON)
    sheet = poster(library, "HT01")
    for part in (
        "Phường Thử",
        "Đăng ký khai sinh",
        "1 ngày làm việc",
        "Miễn phí",
        "Quầy 1",
        "1 Đường Thử, Phường Thử",
        unit_view(library).open_line,
        "Giấy chứng sinh",
        "Trẻ bị bỏ rơi",
        "Quét mã để xem đủ giấy tờ và các bước",
        "phuong.tinh.vn/Q/HT01",
        "028 3800 0000",
        "In ở tỉ lệ 100 %",
        edition_of(poster_view(library, library.by_code["HT01"]), ON),
    ):
        assert says(sheet.pdf, part), part
    assert not says(sheet.pdf, "MẪU")
    assert [reading.ok for reading in verify(sheet.pdf, site=library.site)] == [True]


@pytest.mark.parametrize("make", [poster, leaflet])
def test_a_paper_says_by_when_and_what_to_know_first(
    guide: Guide, make: Callable[[Published, str], Sheet]
) -> None:
    before = make(guide.published(ON), "HT01")
    guide.replace(BIRTH_FILE, "Làm giấy khai sinh cho trẻ.", "Làm trong 60 ngày từ ngày sinh.")
    law = "{text: '**Luật mới** đã áp dụng.', law: 135/2025/QH15, since: 2026-07-01}"
    guide.replace(BIRTH_FILE, "channels:", f"caution: [{law}]\nchannels:")
    sheet = make(guide.published(ON), "HT01")
    assert says(sheet.pdf, "Làm trong 60 ngày từ ngày sinh.")
    assert says(sheet.pdf, "Luật mới đã áp dụng. (135/2025/QH15, từ 01/07/2026)")
    assert sheet.editions != before.editions


def test_the_code_is_at_least_70_mm_wide_without_its_quiet_zone() -> None:
    smallest_in_use = 25  # modules of version 2: https://A.VN/Q/HT01/
    assert SYMBOL_SIDE_MM * smallest_in_use / (smallest_in_use + 8) >= 70


def test_the_amount_that_the_province_sets_is_filled_in(guide: Guide) -> None:
    assert "Tỉnh, thành phố quy định" in words_of(poster(guide.published(ON), "HT02").pdf)
    fee = "{procedure: HT02, kind: charge, amount: 8000, decision: 12/2025/NQ-HĐND}"
    guide.write(PROVINCE_FILE, f"fees:\n  - {fee}\n")
    pdf = poster(guide.published(ON), "HT02").pdf
    assert says(pdf, "8.000 đ")
    assert says(pdf, "12/2025/NQ-HĐND")


def test_more_papers_than_fit_are_left_to_the_page_and_said_so(guide: Guide) -> None:
    papers = "\n".join(
        f"  - {{name: Giấy tờ thứ {number} có một cái tên khá dài để xuống dòng, originals: 1}}"
        for number in range(1, 30)
    )
    guide.replace(BIRTH_FILE, "documents:\n", f"documents:\n{papers}\n")
    words = words_of(poster(guide.published(ON), "HT01").pdf)
    assert "Giấy tờ thứ 1 " in words
    assert "Giấy tờ thứ 29" not in words
    assert "… xem đủ khi quét mã" in words


@pytest.mark.parametrize(
    ("code", "shown", "left"),
    [
        ("CU01", ["Tờ khai thay đổi", "Giấy chứng minh chỗ ở hợp pháp"], "Hộ chiếu Việt Nam"),
        ("XD01", ["Đơn đề nghị", "Giấy chứng nhận nhà, đất", "Bản vẽ thiết kế"], "Hợp đồng thuê"),
    ],
)
def test_a_poster_lists_first_what_most_need_as_far_as_there_is_room(
    real: Published, code: str, shown: list[str], left: str
) -> None:
    pdf = poster(real, code).pdf
    assert [says(pdf, name) for name in shown] == [1] * len(shown)
    assert not says(pdf, left)
    letters = letters_of(pdf)
    text = "".join(letter.char for letter in letters)
    end, below = (letters[text.index(words)] for words in ("…xemđủkhiquétmã", "Hỏithêm,gọi"))
    assert below.top - end.bottom < 15


def test_papers_that_everybody_needs_come_first_in_their_order(real: Published) -> None:
    for procedure in (each for each in real.procedures if not each.is_record):
        papers = poster_view(real, procedure).papers
        of_some = [bool(re.search("chỉ cho: |nếu |tùy", paper.detail)) for paper in papers]
        assert of_some == sorted(of_some), procedure.code
        needed = [
            paper.name
            for paper in procedure.documents
            if not paper.when
            and (not paper.for_cases or procedure.ordinary_case in paper.for_cases)
        ]
        first_of_all = [paper.name for paper, some in zip(papers, of_some, strict=True) if not some]
        assert [name for name in first_of_all if name in needed] == needed, procedure.code


def test_a_paper_that_all_need_in_two_cases_stands_once_for_everyone(guide: Guide) -> None:
    one = "- {name: Sổ đỏ, originals: 1, for: [thuong], note: Bản mới.}"
    other = "- {name: Sổ đỏ, originals: 1, for: [bo-roi]}"
    guide.replace(BIRTH_FILE, "documents:\n", f"documents:\n  {one}\n  {other}\n")
    guide.replace(BIRTH_FILE, ", ordinary: true", "")
    library = guide.published(ON)
    papers = poster_view(library, library.by_code["HT01"]).papers
    [paper] = [paper for paper in papers if paper.name == "Sổ đỏ"]
    assert paper.detail == "1\N{NO-BREAK SPACE}bản chính"
    assert papers[0] == paper


def test_more_fees_than_can_be_read_on_a_wall_are_left_to_the_page(guide: Guide) -> None:
    fees = "\n      - ".join(f"{{kind: fee, amount: {amount}000}}" for amount in range(1, 7))
    guide.replace(MARRIAGE_FILE, "{kind: charge, set_by: province}", fees)
    pdf = poster(guide.published(ON), "HT02").pdf
    assert says(pdf, "1.000 đến 6.000 đ (tùy trường hợp)")
    assert not says(pdf, "5.000")


@pytest.mark.parametrize("code", ["CU02", "CU03"])
def test_amounts_by_way_and_case_are_told_from_the_least_to_the_most(
    real: Published, code: str
) -> None:
    words = words_of(poster(real, code).pdf)
    assert said(words, "5.000 đến 15.000 đ (tùy trường hợp)") == 1
    assert not said(words, "Tùy trường hợp")


@pytest.mark.parametrize("code", ["BT02", "CU02", "KD01", "XD02", "XE03"])
@pytest.mark.parametrize("make", [poster, leaflet])
def test_where_and_when_to_go_stands_before_what_the_law_says(
    real: Published, make: Callable[[Published, str], Sheet], code: str
) -> None:
    words = words_of(make(real, code).pdf)
    rows = poster_view(real, real.by_code[code]).facts
    [where] = [row for row in rows if row.keep and not row.of_law]
    for place in where.answers:
        assert place.note.count("\n") == 1
        assert said(words, place.note), place
    for law in [answer for row in rows if row.of_law for answer in row.answers]:
        assert not said(words, law.words) or said(words, law.note), law


@pytest.mark.parametrize("code", ["HT01", "HT05"])
@pytest.mark.parametrize("make", [poster, leaflet, large_card])
def test_four_counters_of_one_field_are_all_named(
    real: Published, make: Callable[[Published, str], Sheet], code: str
) -> None:
    first = next(one for one in real.ward.counters if "ho-tich" in one.fields)
    names = [f"Hộ tịch cơ sở {number}" for number in range(2, 5)]
    others = [
        first.model_copy(update={"name": name, "place": f"{name}, Đường Mẫu"}) for name in names
    ]
    ward = real.ward.model_copy(update={"counters": (*real.ward.counters, *others)})
    words = words_of(make(replace(real, ward=ward), code).pdf)
    assert all(said(words, name) for name in (first.name, *names))


@pytest.mark.parametrize(
    ("make", "code", "gist"),
    [
        (poster, "CU01", "Có người được miễn."),
        (leaflet, "HT07", "Có người được miễn."),
        (large_card, "HT11", "Có người được miễn."),
        (poster, "CC06", "Không rõ là miễn hay chưa có mức; hỏi phường."),
    ],
)
def test_a_fee_stands_with_who_is_exempt_or_whom_to_ask_though_its_note_has_no_room(
    real: Published, make: Callable[[Published, str], Sheet], code: str, gist: str
) -> None:
    words = words_of(make(real, code).pdf)
    rows = poster_view(real, real.by_code[code]).facts
    notes = [one.note for row in rows for one in row.answers if one.gist]
    assert notes
    assert all(len(note) > len(gist) for note in notes)
    assert said(words, gist)


def test_what_a_note_says_in_short_has_no_edition_of_its_own(real: Published) -> None:
    view = poster_view(real, real.by_code["CU01"])
    [fee] = [row for row in view.facts if any(one.gist for one in row.answers)]
    bare = replace(fee, answers=tuple(replace(one, gist="") for one in fee.answers))
    facts = tuple(bare if row is fee else row for row in view.facts)
    assert facts != view.facts
    assert edition_of(replace(view, facts=facts), ON) == edition_of(view, ON)


def test_a_record_page_fills_its_poster_and_says_how_a_code_is_opened(real: Published) -> None:
    code = next(each.code for each in real.procedures if each.is_record)
    pdf = poster(real, code).pdf
    tallest = max(one.bottom - one.top for one in letters_of(pdf))
    assert tallest > 30 * 0.714 / 72 * 25.4  # capitals of 30 pt
    assert says(pdf, "Xem bằng điện thoại")
    assert not says(pdf, "Giấy tờ cần có")


@pytest.mark.parametrize(
    "title", ["Ô" * 20 + " " + "ạ" * 19, "# *Khai* $sinh$ <b>\\ " + "dài " * 14]
)
def test_long_and_odd_titles_print_whole(guide: Guide, title: str) -> None:
    guide.replace(BIRTH_FILE, "title: Đăng ký khai sinh", f"title: '{title}'")
    assert says(poster(guide.published(ON), "HT01").pdf, title) == 1


def test_the_same_poster_has_the_same_bytes(guide: Guide) -> None:
    library = guide.published(ON)
    assert poster(library, "HT01").pdf == poster(library, "HT01").pdf


def test_a_sample_ward_is_marked(guide: Guide) -> None:
    guide.add(WARD_FILE, "sample: true\n")
    assert "MẪU" in words_of(poster(guide.published(ON), "HT01").pdf)


@pytest.mark.parametrize(
    ("code", "message"),
    [("LVHT", "không phải một thủ tục"), ("NHA", "không phải một thủ tục")],
)
def test_only_procedures_have_posters(guide: Guide, code: str, message: str) -> None:
    with pytest.raises(MotchamError, match=message):
        poster(guide.published(ON), code)
