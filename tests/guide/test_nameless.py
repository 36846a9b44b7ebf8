"""What is drawn of a unit without its words, and filled, is what is drawn of the unit itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.disk.store import storing
from generator.guide import procedure_files as files
from generator.guide.fragments import Context, procedure_body
from generator.guide.procedure_files import ProcedureFiles, procedure_files
from generator.library.checked.nameless import Words, nameless
from generator.library.checked.published import Published
from generator.library.language.locale import ENGLISH, VIETNAMESE, use_locale
from generator.library.language.mixed_text import Translated, Untranslated
from generator.library.models.base import Model, Reference
from generator.library.models.ward import Ward
from tests.guide_files import write_guide
from tests.views.full import changes_of, write_full

DAY = date(2027, 3, 10)
"""A few days before the unit is closed."""
LANGUAGES = (VIETNAMESE, ENGLISH)
NO_WORDS = frozenset(
    {"id", "fields", "site_url", "colour", "emblem", "offered", "not_offered", "number", "phone"}
)
"""Keys of a unit that hold something else, or that say what it does."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A guide in which everything is said: a procedure of each kind, and each key of the unit."""
    guide = write_full(write_guide(tmp_path_factory.mktemp("nameless") / "guide"))
    return guide.published(DAY)


def of_unit(published: Published, ward: Ward) -> Published:
    """The same guide of another unit."""
    return replace(published, ward=ward)


def files_of(published: Published, translated: str = "") -> list[tuple[str, str, ProcedureFiles]]:
    """All that lies at the addresses of its procedures, in both languages.

    In English the unit's name is `translated`, if it is.
    """
    found = []
    for language in LANGUAGES:
        with use_locale(language, published.ward.level):
            context = Context(published, LANGUAGES).in_language(language)
            if translated and language == ENGLISH:
                ward = context.published.ward
                name = Translated(translated, str(ward.name))
                own = of_unit(context.published, ward.model_copy(update={"name": name}))
                context = Context(own, LANGUAGES)
            made = procedure_files(context, context.published.procedures)
            found += [(language, code, each) for code, each in made]
    return found


@contextmanager
def with_its_words() -> Iterator[None]:
    """Let the step be told the words of the unit at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "nameless", lambda around: (around, Words()))
        yield


def assert_alike(published: Published, translated: str = "") -> None:
    made = files_of(published, translated)
    with with_its_words():
        drawn = files_of(published, translated)
    assert len(made) == len(drawn) >= 8
    for one, other in zip(made, drawn, strict=True):
        for key, told, wanted in zip(ProcedureFiles._fields, one[2], other[2], strict=True):
            assert told == wanted, (one[:2], key)


def test_every_kind_of_page_is_among_them(published: Published) -> None:
    kinds = {one.status for one in published.procedures}
    assert len(kinds) == 3, "told in plain words, withdrawn, a record"
    assert published.elsewhere


@pytest.mark.parametrize("at", range(12))
def test_whatever_is_changed_of_a_unit(published: Published, at: int) -> None:
    """Each key of `ward.yml`, one at a time, in a dozen parts; where the site lies, see below."""
    changed = [*changes_of(published.ward)][at::12]
    assert changed
    for place, ward in changed:
        if place != "site_url":
            assert_alike(of_unit(published, ward))


def reworded(value: Any, word: Callable[[str], str]) -> Any:
    """A unit, or a part of it, with other words."""
    if type(value) is str:
        https, found, rest = value.partition("https://")
        return f"{found}{''.join(word('').split())}{rest}" if found and not https else word(value)
    if isinstance(value, tuple):
        return tuple(reworded(each, word) for each in value)
    if isinstance(value, Model):
        told = {key: each for key, each in value if key not in NO_WORDS}
        if hasattr(value, "reason"):  # of days off: its place is an id
            told.pop("place")
        return value.model_copy(update={key: reworded(each, word) for key, each in told.items()})
    return value


WORDS = [
    "A & B",
    "\"A\" <b>'c'",
    "</script><!--motcham:language-->",
    "*A* **B** _c_ `d` ~e~",
    "[a](https://b.vn) [a](code:HT01)",
    'href="code:XX99"',
    "1. A",
    "1) A",
    "12",
    "12.",
    "-A",
    "#A",
    "+A",
    "A  B",
    "A \u00b7 B",
    " \u00b7 ",
    "7:30\u201311:30",
    "&amp; &#38;",
    "{phường} {name} {} %s %(x)s",
    "A\\B \\n",
    "A/en/",
    "en/",
    "A/",
    "A.",
    "giấy khai sinh",
    "HT01",
    "\ud7ff\ue000",
    "Q",
]
"""What some way of writing changes, takes apart, or finds elsewhere on the page."""


@pytest.mark.parametrize("words", WORDS)
def test_whatever_a_unit_is_called(published: Published, words: str) -> None:
    assert_alike(of_unit(published, reworded(published.ward, lambda _: words)), words)
    longer = reworded(published.ward, lambda before: f"{before} {words}")
    assert_alike(of_unit(published, longer), words)


@given(st.lists(st.sampled_from([*WORDS, " ", "0", "ế", ".", ",", "a"]), min_size=1).map("".join))
def test_whatever_it_is_called_by_chance(published: Published, words: str) -> None:
    assert_alike(of_unit(published, reworded(published.ward, lambda _: words)))


@pytest.mark.parametrize("number", ["1022", "0 0 0 0", "028  3800 0000", "+84 28 3800 0000"])
def test_whatever_its_numbers(published: Published, number: str) -> None:
    ward = published.ward
    phones = tuple(one.model_copy(update={"number": number}) for one in ward.phones)
    counters = tuple(one.model_copy(update={"phone": number}) for one in ward.counters)
    assert_alike(
        of_unit(published, ward.model_copy(update={"phones": phones, "counters": counters}))
    )


SITES = [
    "https://a.vn/en/",
    "https://a.vn/en/en/",
    "https://a.vn//",
    "https://a-b.vn:8443/_c_/~d/",
    "https://a.vn/Q/HT01/",
]


@pytest.mark.parametrize("url", SITES)
def test_wherever_its_site_lies(published: Published, url: str) -> None:
    assert_alike(of_unit(published, published.ward.model_copy(update={"site_url": url})))


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Phường Thử", 1),
        ("Quầy 1 · Hộ tịch, chứng thực", 2),
        ("028 3800 0000", 3),
        ("https://phuong.tinh.vn/", 1),
        ("https://phuong.tinh.vn/en/", 1),
        ("12/3 Đường A, Phường B", 1),
        ("A & B", 0),
        ("1. A", 0),
        ("A  B", 0),
        ("", 0),
    ],
)
def test_a_text_has_a_slot_where_it_is_written_alike_everywhere(text: str, slots: int) -> None:
    words = Words()
    without = words.without(text)
    assert without.count("\udc00") == slots
    assert (without == text) is (slots == 0)
    assert words.filled(f"({without})") == f"({text})"
    assert words.without(text) == without, "the same text, the same slots"


def test_a_text_without_its_words_keeps_its_language() -> None:
    words = Words()
    assert type(words.without(Untranslated("Phường"))) is Untranslated
    translated = words.without(Translated("Ward", "Phường"))
    assert (words.filled(translated), words.filled(translated.original)) == ("Ward", "Phường")
    place = Reference("co-so-2")
    assert words.without(place) is place, "by which another thing is found"


def test_a_unit_that_differs_in_its_words_alone_is_drawn_no_second_time(
    published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = reworded(published.ward, "{}i".format).model_copy(
        update={"site_url": "https://xa-khac.tinh.vn/", "closures": published.ward.closures}
    )
    assert nameless(of_unit(published, other))[0].ward == nameless(published)[0].ward
    drawn = []

    def counted(context: Context, view: Any) -> str:
        drawn.append(view.code)
        return procedure_body(context, view)

    monkeypatch.setattr("generator.guide.procedure_files.procedure_body", counted)
    with storing(tmp_path):
        one = files_of(published)
        assert len(drawn) == len(one)
        second = files_of(of_unit(published, other))
        assert len(drawn) == len(one), "in the same run already"
    assert not [each for each in second if "//phuong.tinh.vn/" in f"{each}"]
    assert_alike(of_unit(published, other))
