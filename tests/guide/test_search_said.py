"""Of what people say each word is sent once, and none that one alone has said."""

from __future__ import annotations

import pytest

from generator.guide.search_said import packed_words, telling_words

NAMES = ("Đăng ký khai sinh", "giấy khai sinh")
LIGHT = frozenset({"tôi", "có"})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([("tôi có bé", "bé khóc")], [{"bé": 2}]),
        ([("bé",), ("em bé",)], [{"bé": 1}, {"bé": 1}]),
        ([("làm Khai Sinh",)], [{"khai": 1, "sinh": 1}]),
        ([("bé bé bé",)], [{}]),
        ([()], [{}]),
    ],
)
def test_words_are_told_that_others_say_too_or_that_stand_in_a_name(
    said: list[tuple[str, ...]], told: list[dict[str, int]]
) -> None:
    assert telling_words(said, NAMES, LIGHT) == told


def test_a_word_is_sent_once_with_the_items_in_which_it_is_said() -> None:
    said = [{"bé": 1, "giấy": 2}, {}, {"bé": 2}]
    assert packed_words(said, ["giấy khai"]) == ("bé", "#Q", "P ")


def test_an_item_far_from_the_one_before_is_told_too() -> None:
    said: list[dict[str, int]] = [*[{}] * 60, {"bé": 1}]
    assert packed_words(said, []) == ("bé", "~2", "")
