from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.language.folding import first_letter, fold, sort_key
from tests.cases import cases_of

# Each is in the order of a Vietnamese dictionary.
ORDERS = [
    list("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklm"),
    list("noòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"),
    ["ba", "bà", "bá", "ban", "bán", "bàn ghế"],
    ["Chứng thực", "Cư trú", "Dân số", "Đăng ký kết hôn", "Đăng ký khai sinh", "Em bé"],
    ["Điều 2", "Điều lệ", "Đình công"],
]


@pytest.mark.parametrize("words", ORDERS, ids=lambda words: words[0])
def test_words_sort_as_in_a_vietnamese_dictionary(words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(backwards, key=sort_key) == words


def test_case_and_unicode_form_do_not_matter_for_the_order() -> None:
    for word in ("Đăng ký", "khóa", "ƯỚC"):
        assert sort_key(word) == sort_key(word.lower())
        assert sort_key(word) == sort_key(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(("text", "folded"), cases_of("fold"))
def test_folding_is_what_people_type_without_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    sort_key(text)


@pytest.mark.parametrize(
    ("text", "letter"),
    [("ấn", "Â"), ("Ủy ban", "U"), ("đất", "Đ"), ("ăn", "Ă"), ("ở", "Ơ"), ("Ý", "Y"), ("", "")],
)
def test_the_heading_is_the_letter_without_its_tone(text: str, letter: str) -> None:
    assert first_letter(text) == letter
