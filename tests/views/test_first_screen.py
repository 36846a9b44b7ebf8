"""What of many answers is told first, where room is short."""

from __future__ import annotations

from datetime import date

import pytest

from generator.library.checked.library import load_library
from generator.library.checked.published import Published
from generator.library.language.formats import NBSP
from generator.views.fees_and_times import Fact, between, told_in_one
from generator.views.first_screen import boxes, depends_on
from generator.views.procedure import LONGEST_ANSWER, procedure_view
from tests.guide_files import BIRTH_FILE, THE_SAMPLE, Guide


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["7 ngày làm việc", "2 ngày làm việc"], "2 hoặc 7 ngày làm việc"),
        (["27 ngày", "17 ngày", "20 ngày"], "17 đến 27 ngày"),
        (["10 ngày", "9 ngày"], "9 hoặc 10 ngày"),
        (["7,5 ngày", "10 ngày"], "7,5 hoặc 10 ngày"),
        (["7 ngày", "7 ngày làm việc"], "7 ngày hoặc 7 ngày làm việc"),
        (["15.000 đ/lần", "5.000 đ/người", "10.000 đ/lần"], "5.000 đến 15.000 đ"),
        (["20.000 đ/lần", "10.000 đ/lần"], "10.000 hoặc 20.000 đ/lần"),
        (["Miễn phí", "400.000 đ/trường hợp"], "Miễn phí hoặc 400.000 đ/trường hợp"),
        (["10 ngày", "Theo ngày hẹn"], "10 ngày"),
        (["Theo ngày hẹn", "Miễn phí"], ""),
    ],
)
def test_many_answers_are_told_in_one(answers: list[str], told: str) -> None:
    numbers = [words.replace(" ", NBSP, 1) if words[0].isdigit() else words for words in answers]
    assert between(numbers).replace(NBSP, " ") == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("đến hết 31/12/2026", "đến hết 31/12/2026"), "5 hoặc 7 đ đến hết 31/12/2026"),
        (("đến hết 31/12/2026", ""), "5 hoặc 7 đ"),
        (("", ""), "5 hoặc 7 đ"),
    ],
)
def test_amounts_that_end_on_one_day_are_told_with_it(days: tuple[str, str], told: str) -> None:
    facts = [Fact(f"{number}{NBSP}đ", until=day) for number, day in zip("57", days, strict=True)]
    other = Fact("Có người được miễn theo luật", tone="law")
    assert told_in_one([*facts, other]).replace(NBSP, " ") == told


@pytest.fixture(scope="module")
def sample() -> Published:
    library, _ = load_library(THE_SAMPLE)
    assert library is not None
    return library.on(date(2026, 11, 22))


def test_a_list_tells_as_much_as_the_page_does_first(sample: Published) -> None:
    told = 0
    for procedure in (one for one in sample.procedures if not one.withdrawn_on):
        view = procedure_view(sample, procedure)
        for box in boxes(view):
            if box.brief and len(box.brief) <= LONGEST_ANSWER and not view.elsewhere:
                assert box.brief in view.brief, procedure.code
                told += 1
    assert told > 5


NOTES = [
    ("note: Chưa kể 30 ngày xác minh. " + "Rồi còn nhiều điều khác nữa phải kể ra ở đây.",
     "Chưa kể 30 ngày xác minh."),
    ("note: Chưa kể 30 ngày xác minh.", "Chưa kể 30 ngày xác minh."),
    ("note: Một câu dài hơn sáu mươi chữ thì đứng cùng cách nộp ở dưới chứ không đứng ở đây.", ""),
    ("waived_for: [người có công, hộ nghèo, người khuyết tật, trẻ em, người cao tuổi]",
     "Có người được miễn."),
    ("waived_for: [hộ nghèo]", "Miễn cho: hộ nghèo."),
]  # fmt: skip


@pytest.mark.parametrize(("said", "told"), NOTES, ids=[told or "none" for _, told in NOTES])
def test_of_a_long_note_the_first_screen_tells_what_it_begins_with(
    guide: Guide, said: str, told: str
) -> None:
    guide.replace(BIRTH_FILE, "amount: 0", f"amount: 8000, {said}")
    published = guide.published()
    view = procedure_view(published, published.by_code["HT01"])
    [money] = [box for box in boxes(view) if box.question.label == "Tiền"]
    assert money.answers[0].note == told


ABANDONED = ("bo-roi",)


@pytest.mark.parametrize(
    ("labels", "cases", "told"),
    [
        (["Tại quầy", "Trực tuyến"], (), "Tùy cách nộp"),
        (["Trẻ bị bỏ rơi", "Trường hợp khác"], ABANDONED, "Tùy trường hợp"),
        (["Tại quầy · Trẻ bị bỏ rơi", "Trực tuyến"], ABANDONED, "Tùy trường hợp, cách nộp"),
    ],
)
def test_on_what_they_depend_is_said(labels: list[str], cases: tuple[str, ...], told: str) -> None:
    assert depends_on(Fact("1 ngày", label, cases=cases) for label in labels) == told
