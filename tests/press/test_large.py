"""The card in large print: every procedure has one, and nothing on it is small but for staff."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.press.large import LEAST_PT, large_card
from generator.press.pdf import page_sizes_mm
from generator.press.records import record_of, stale
from generator.views.fees_and_times import Fact
from generator.views.procedure import procedure_view
from generator.views.sheets import large_view
from tests.breadth import first
from tests.guide_files import BIRTH_FILE, Guide
from tests.press.conftest import ON, titled
from tests.press.paper import said, says, words_of
from tests.press.tags_of import sizes_of

MANY = ("HT01", "CU01", "HT21", "DD01")
"""Those with long answers, long titles and many papers."""
LONG = "Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh cho người đang ở nơi xa ạ"


@pytest.mark.parametrize("code", first(MANY[:1], MANY))
def test_what_a_resident_needs_is_in_letters_of_18_points_at_least(
    real: Published, code: str
) -> None:
    pdf = large_card(real, code).pdf
    view = large_view(real, real.by_code[code])
    small = " ".join(words for words, size in sizes_of(pdf) if size < LEAST_PT - 0.01)
    for word in (
        view.ward.name,
        real.site.words(code),
        "MẪU",
        "In ở tỉ lệ 100 %",
        "Mã",
        code,
        "· Bản",
        "· Mặt",
    ):
        small = small.replace(word, " ")
    assert re.fullmatch(r"(?:11/2026·\w+ \d/\d ?)+", " ".join(small.split())), small
    words = words_of(pdf)
    for fact in view.facts:
        assert said(words, fact.name)
    assert said(words, "Mang theo")


def test_the_deadline_the_fee_the_time_and_the_hours_are_said(real: Published) -> None:
    procedure = real.by_code["HT01"]
    view = procedure_view(real, procedure)
    words = words_of(large_card(real, "HT01").pdf)
    assert view.deadline
    for part in (Fact(view.deadline).words, "1\N{NO-BREAK SPACE}ngày làm việc", "7:30–11:30"):
        assert said(words, part)


def test_it_has_two_sides_and_its_code_in_front(library: Published) -> None:
    sheet = large_card(library, "HT01")
    assert len(page_sizes_mm(sheet.pdf)) == 2
    assert (sheet.proof.codes, sheet.proof.pages) == (1, 2)
    assert says(sheet.pdf, "Giấy chứng sinh")


def test_many_papers_go_on_to_another_leaf(real: Published) -> None:
    pdf = large_card(real, "HT01").pdf
    assert len(page_sizes_mm(pdf)) == 3
    assert says(pdf, "Mang theo (tiếp)") == 1
    papers = large_view(real, real.by_code["HT01"]).papers
    assert all(says(pdf, paper.name) for paper in papers)


def test_a_card_of_one_case_says_so_and_brings_its_papers_alone(library: Published) -> None:
    pdf = large_card(library, "HT01", case="bo-roi").pdf
    assert says(pdf, "Tờ này chỉ cho trường hợp: Trẻ bị bỏ rơi") == 1
    assert says(pdf, "Biên bản") == 1


def test_the_longest_title_fits(library: Published) -> None:
    assert says(large_card(titled(library, "HT01", LONG), "HT01").pdf, LONG) >= 2


def test_a_record_that_nobody_has_rewritten_has_none(real: Published) -> None:
    record = next(one.code for one in real.procedures if one.is_record)
    with pytest.raises(MotchamError, match="chưa viết lại, nên không có thẻ chữ to"):
        large_card(real, record)


def test_a_recorded_card_is_stale_when_the_fee_has_changed(guide: Guide) -> None:
    library = guide.published(ON)
    record = record_of(large_card(library, "HT01"), ON, "quầy 1", 1)
    assert not list(stale(replace(library, prints=(record,))))
    guide.replace(BIRTH_FILE, "amount: 0", "amount: 8000")
    [told] = stale(replace(guide.published(ON), prints=(record,)))
    assert "In lại rồi thay: motcham print large HT01" in told.hint
