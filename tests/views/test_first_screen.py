"""What of many answers is told first, where room is short."""

from __future__ import annotations

import pytest

from generator.library.language.formats import NBSP
from generator.views.first_screen import between


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
