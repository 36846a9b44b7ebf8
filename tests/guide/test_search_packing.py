"""Of what people say only that is sent which the search would not know without it."""

from __future__ import annotations

import pytest

from generator.guide.search_packing import LEAST_WORTH, Said, worth_sending

NAMES = ("Đăng ký khai sinh", "giấy khai sinh")
LIGHT = frozenset({"tôi", "có"})


def sent(*situations: str) -> tuple[str, ...]:
    """What is sent of one page of some hundred."""
    others = {f"X{n}": Said((), (f"chuyện {n}",)) for n in range(100)}
    return worth_sending({"HT01": Said(NAMES, situations), **others}, LIGHT)["HT01"]


@pytest.mark.parametrize(
    ("situations", "kept"),
    [
        (("tôi có bé",), ("bé",)),
        (("giấy khai sinh", "Khai Sinh"), ()),
        (("vợ đẻ", "chị đẻ", "em đẻ"), ("vợ đẻ",)),
        (("bé", "bé"), ("bé",)),
        ((), ()),
    ],
)
def test_telling_words_that_the_names_lack_are_sent(
    situations: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    assert sent(*situations) == kept


def test_what_several_people_say_comes_first() -> None:
    assert sent("đi công chuyện", "sổ hồng", "sổ hồng nhà", "xin sổ hồng")[0] == "sổ hồng"


def test_what_is_said_of_every_page_is_not_worth_its_bytes() -> None:
    pages = {f"X{n}": Said((), ("ra phường",)) for n in range(100)}
    assert LEAST_WORTH > 0
    assert set(worth_sending(pages, frozenset()).values()) == {()}
