"""What of many answers is told first, where room is short."""

from __future__ import annotations

import pytest

from generator.library.language.formats import NBSP
from generator.views.fees_and_times import Fact
from generator.views.first_screen import between, depends_on


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
