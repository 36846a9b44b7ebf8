"""Of words that tell of items each is sent once; what is said of a new page speaks at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.guide.search_learned import (
    FILE,
    LEVELS,
    Learned,
    learned_from,
    learned_text,
    mark_of,
    words_of,
)
from generator.guide.search_said import packed_words, telling_words
from generator.library.checked.library import load_library
from generator.library.forms.paths import SAMPLE
from generator.library.loading.units import roots_of

ROOT = Path(__file__).parents[2]
SAID_JS = ROOT / "site_src/theme/search/engine/said.js"
NAMES = ("Đăng ký khai sinh", "giấy khai sinh")
LIGHT = frozenset({"tôi", "có"})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([("tôi có bé", "bé khóc")], [{"be": 3}]),
        ([("bé",), ("em bé",)], [{"be": 2}, {"be": 2}]),
        ([("làm Khai Sinh",)], [{"khai": 2, "sinh": 2}]),
        ([("bé bé bé",)], [{}]),
        ([()], [{}]),
    ],
)
def test_of_a_page_of_which_nothing_was_learned_tell_the_words_of_its_situations(
    said: list[tuple[str, ...]], told: list[dict[str, int]]
) -> None:
    items = [(f"HT{at}", each) for at, each in enumerate(said)]
    assert telling_words(items, NAMES, LIGHT, Learned()) == told


def test_what_was_learned_of_a_page_stands_in_the_stead_of_its_situations() -> None:
    learned = Learned({"be": {"HT01": 5, "HT09": 0}}, {"HT01": mark_of(["khai sinh"])})
    items = [("HT01", ("khai sinh",)), ("HT02", ("khai sinh",))]
    assert telling_words(items, NAMES, LIGHT, learned) == [{"be": 5}, {"khai": 2, "sinh": 2}]


def test_what_is_said_since_speaks_too() -> None:
    learned = Learned({"be": {"HT01": 5}, "sinh": {"HT01": 0}}, {"HT01": mark_of(["sinh bé"])})
    [told] = telling_words([("HT01", ("sinh bé", "khai sinh"))], NAMES, LIGHT, learned)
    assert told == {"be": 5, "sinh": 0, "khai": 2}


def test_what_is_said_is_the_same_in_units_of_all_levels() -> None:
    said = [f"lên {unit} làm giấy" for unit in ("phường", "xã", "đặc khu")]
    assert len({mark_of([each]) for each in said}) == 1
    assert mark_of(["lên xã làm thẻ"]) != mark_of(said[:1])


def test_a_word_is_sent_once_with_the_items_it_tells_of_and_how_far() -> None:
    told = [{"be": 0, "giay": 1}, {}, {"be": 1}]
    assert packed_words(told, ["giấy khai"]) == ("be", "#3", "2 ")


def test_an_item_far_from_the_one_before_is_told_too() -> None:
    told: list[dict[str, int]] = [*[{}] * 20, {"be": 0}]
    assert packed_words(told, []) == ("be", "~(", "")


def test_words_are_read_without_accents_and_y_at_the_end_as_i() -> None:
    assert words_of("Mỹ, Huỳnh đi ngày 3") == ("mi", "huynh", "di", "ngay", "3")


def test_what_was_learned_is_read_as_it_was_written(tmp_path: Path) -> None:
    learned = {
        "vi": Learned({"be": {"HT01": 5}}, {"HT01": "0123abcd"}),
        "en": Learned({"baby": {"HT01": 4, "viec-sim": 0}}, {}),
    }
    file = tmp_path / "learned.txt"
    file.write_text(learned_text(learned), encoding="utf-8")
    assert learned_from(file) == learned


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_was_learned_from_nearly_all_that_the_library_says(language: str) -> None:
    library, _ = load_library(roots_of(ROOT, SAMPLE), site_url=None)
    assert library
    marks = learned_from(FILE)[language].marks
    said = {code: each.said_in(language) for code, each in library.situations.items()}
    changed = [code for code in said if marks.get(code) != mark_of(said[code])]
    assert len(changed) < len(said) / 4, "run: python -m tests.bench.learn"


def test_the_search_knows_the_same_levels() -> None:
    found = re.search(r"LEVELS = \[(.*)\]", SAID_JS.read_text(encoding="utf-8"))
    assert found
    assert tuple(float(level) for level in found[1].split(",")) == LEVELS
