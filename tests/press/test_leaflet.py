"""The leaflet says what to bring and what to do, on one or two pages of A5."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.press.large import large_card
from generator.press.leaflet import leaflet, symbol_place
from generator.press.poster import poster
from generator.press.records import record_of, stale
from generator.press.sheet import Sheet
from generator.press.verify import verify
from generator.views.edition import edition_of
from generator.views.sheets import leaflet_view
from tests.breadth import EVERY_27TH
from tests.guide_files import BIRTH_FILE, STEPS, WARD_FILE, Guide
from tests.press.conftest import titled
from tests.press.paper import letters_in, said, says, words_of

ON = date(2026, 11, 22)


def test_a_leaflet_says_the_facts_the_papers_and_the_steps(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, STEPS, "steps:\n  - Nộp **tờ khai** ở [quầy](code:HT02).\n")
    library = guide.published(ON)
    sheet = leaflet(library, "HT01")
    for part in (
        "Phường Thử",
        "Đăng ký khai sinh",
        "1 ngày làm việc",
        "Miễn phí",
        "Quầy 1",
        "Giấy chứng sinh",
        "Trẻ bị bỏ rơi",
        "Nộp tờ khai ở quầy.",
        "phuong.tinh.vn/Q/HT01",
        "028 3800 0000",
        "In ở tỉ lệ 100 %",
        edition_of(leaflet_view(library, library.by_code["HT01"]), ON),
    ):
        assert says(sheet.pdf, part), part
    assert not says(sheet.pdf, "MẪU")
    assert [reading.code for reading in verify(sheet.pdf, site=library.site)] == ["HT01"]


@EVERY_27TH
def test_every_procedure_has_room_on_its_leaflet_its_poster_and_its_card(
    real: Published, step: int
) -> None:
    without_room = set()
    for procedure in [p for p in real.procedures if not p.withdrawn_on and not p.is_record][::step]:
        for make in (leaflet, poster, large_card):
            try:
                make(real, procedure.code)
            except MotchamError as error:
                without_room.add(str(error))
    assert without_room == set()


@pytest.mark.parametrize("ordinary", [True, False])
def test_a_step_of_some_stands_where_it_comes_says_whose_it_is_and_is_not_counted(
    guide: Guide, *, ordinary: bool
) -> None:
    few = "{text: Lập biên bản., by: office, for: [bo-roi]}"
    steps = ["Lấy số.", few, "Nộp tờ khai.", "Nhận giấy."]
    guide.replace(BIRTH_FILE, STEPS, "steps:\n" + "".join(f"  - {step}\n" for step in steps))
    if not ordinary:
        guide.replace(BIRTH_FILE, ", ordinary: true", "")
    words = words_of(leaflet(guide.published(ON), "HT01").pdf)
    told = "1 Lấy số. – Trẻ bị bỏ rơi: Lập biên bản. (cán bộ làm) 2 Nộp tờ khai. 3 Nhận giấy."
    assert told in words
    assert "chỉ cho: Trẻ bị bỏ rơi" in words


def test_a_condition_that_is_too_long_still_says_whose_the_paper_is(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "for: [bo-roi]", f"when: bạn {'rất ' * 25}bận, for: [bo-roi]")
    words = words_of(leaflet(guide.published(ON), "HT01").pdf)
    assert "chỉ cho: Trẻ bị bỏ rơi; tùy trường hợp" in words


def test_the_fullest_leaflets_have_at_most_two_pages(real: Published) -> None:
    """Each page says the address, the edition, the hotline, and «MẪU»; no paper is missing."""
    told = (each for each in real.procedures if not each.is_record)
    in_force = [each for each in told if not each.withdrawn_on]
    by_papers = sorted(in_force, key=lambda p: len(p.documents) + len(p.steps))
    for procedure in (by_papers[0], *by_papers[-3:]):
        sheet = leaflet(real, procedure.code)
        words, pages = words_of(sheet.pdf), sheet.proof.pages
        assert pages in {1, 2}
        for part in (
            procedure.title,
            real.site.words(procedure.code),
            sheet.editions[procedure.code],
            real.ward.hotline.number,
            "MẪU",
        ):
            assert said(words, part) == pages, (procedure.code, part)
        for paper in procedure.documents:
            assert said(words, paper.name), (procedure.code, paper.name)
        assert letters_in(sheet.pdf, symbol_place(real, procedure.code)) == []


def test_steps_and_papers_that_do_not_fit_are_left_to_the_page_and_said_so(guide: Guide) -> None:
    papers = "\n".join(
        f"  - {{name: Giấy tờ thứ {number} có một cái tên khá dài để xuống dòng, originals: 1}}"
        for number in range(1, 60)
    )
    guide.replace(BIRTH_FILE, "documents:\n", f"documents:\n{papers}\n")
    guide.replace(BIRTH_FILE, STEPS, "steps:\n  - Nộp tờ khai.\n")
    sheet = leaflet(guide.published(ON), "HT01")
    words = words_of(sheet.pdf)
    assert sheet.proof.pages == 2
    assert "Giấy tờ thứ 1 " in words
    assert "Giấy tờ thứ 59" not in words
    assert "… xem đủ khi quét mã" in words
    assert "Nộp tờ khai" not in words
    assert "Các bước: xem khi quét mã." in words


@pytest.mark.parametrize("title", ["Ô" * 20 + " " + "ạ" * 19, "# *Khai* $sinh$ " + "dài " * 16])
def test_long_and_odd_titles_print_whole(real: Published, title: str) -> None:
    pdf = leaflet(titled(real, "HT01", title), "HT01").pdf
    assert says(pdf, title) == 2
    assert letters_in(pdf, symbol_place(real, "HT01")) == []


def test_a_long_address_stays_away_from_the_code(guide: Guide) -> None:
    host = "https://dackhuphuquy.lamdong.hethong.gov.vn/motcham/"
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", host)
    library = guide.published(ON)
    pdf = leaflet(library, "HT01").pdf
    assert says(pdf, host.removeprefix("https://") + "Q/HT01") == 1
    assert letters_in(pdf, symbol_place(library, "HT01")) == []


def test_the_same_leaflet_has_the_same_bytes(real: Published) -> None:
    assert leaflet(real, "HT01").pdf == leaflet(real, "HT01").pdf


@pytest.mark.parametrize(
    ("code", "message"),
    [("LVHT", "không phải một thủ tục"), ("HT99", "không có trong sổ mã")],
)
def test_only_procedures_have_leaflets(real: Published, code: str, message: str) -> None:
    with pytest.raises(MotchamError, match=message):
        leaflet(real, code)


PAPERS_OF = {
    "thuong": (["Giấy chứng sinh"], ["Biên bản về việc trẻ bị bỏ rơi"]),
    "bo-roi": (["Biên bản về việc trẻ bị bỏ rơi"], ["Chưa biết cả cha và mẹ"]),
}


@pytest.mark.parametrize("make", [poster, leaflet, large_card])
@pytest.mark.parametrize("case", PAPERS_OF)
def test_a_paper_may_be_of_one_case_and_its_code_stays(
    real: Published, make: Callable[..., Sheet], case: str
) -> None:
    sheet = make(real, "HT01", case=case)
    its, others = PAPERS_OF[case]
    title = next(one.title for one in real.by_code["HT01"].cases if one.id == case)
    assert says(sheet.pdf, f"Tờ này chỉ cho trường hợp: {title}")
    assert says(sheet.pdf, "60 ngày từ ngày sinh")
    assert all(says(sheet.pdf, paper) for paper in its)
    assert not any(says(sheet.pdf, paper) for paper in others)
    assert [reading.code for reading in verify(sheet.pdf, site=real.site)] == ["HT01"]
    record = record_of(sheet, real.day, "quầy 1", 1)
    assert not list(stale(replace(real, prints=(record,))))


def test_what_few_need_comes_last(real: Published) -> None:
    papers = [paper.name for paper in leaflet_view(real, real.by_code["HT01"]).papers]
    assert papers[-1] == "Biên bản về việc trẻ bị bỏ rơi"


def test_an_unknown_case_is_refused_with_all_there_are(real: Published) -> None:
    with pytest.raises(MotchamError, match="không có trường hợp «song-sinh»") as error:
        leaflet(real, "HT01", case="song-sinh")
    assert "bo-roi" in error.value.hint


def test_money_reads_on_paper_as_the_page_says_it_first(real: Published) -> None:
    for paper in (leaflet, poster, large_card):
        pdf = paper(real, "HT01").pdf
        assert says(pdf, "Đúng hạn thì không mất lệ phí")
        assert not says(pdf, "Tùy trường hợp")


def test_times_of_cases_with_long_names_are_said_in_one(real: Published) -> None:
    assert says(poster(real, "XE06").pdf, "2 hoặc 7 ngày làm việc (tùy trường hợp)")
    assert says(leaflet(real, "KD07").pdf, "1 hoặc 3 ngày làm việc (tùy trường hợp)")


def test_what_a_law_says_depends_on_no_case(real: Published) -> None:
    pdf = large_card(real, "HT03").pdf
    assert says(pdf, "Luật cho biết Xem khi quét mã")
    assert not says(pdf, "Tùy trường hợp")
