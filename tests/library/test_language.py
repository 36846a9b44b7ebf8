from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from generator.library.language.formats import day_words, join_words, money_words, number_words
from generator.library.language.locale import (
    CATALOGUES,
    ENGLISH,
    current_locale,
    gettext,
    ngettext,
    use_locale,
)
from generator.library.models.procedure import Currency, Paper, Time, TimeUnit
from generator.views.fees_and_times import time_words
from generator.views.procedure import sheet_words

PROJECT = Path(__file__).parents[2]
SOURCES = (
    ("python", "generator", "*.py"),
    ("jinja2.ext:babel_extract", "generator/guide/templates", "*.j2"),
    ("jinja2.ext:babel_extract", "site_src/theme", "*.html"),
    ("javascript", "site_src/theme/javascripts", "*.js"),
)
KEYWORDS = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2)}


def said() -> Iterator[tuple[object, str]]:
    """Every word marked for the catalogue, with its place."""
    for method, folder, pattern in SOURCES:
        for path in sorted((PROJECT / folder).rglob(pattern)):
            with path.open("rb") as file:
                for line, message, _, _ in extract(method, file, keywords=KEYWORDS):
                    yield message, f"{path.relative_to(PROJECT)}:{line}"


@pytest.fixture(scope="module")
def english() -> set[object]:
    with (CATALOGUES / "en.po").open("rb") as file:
        catalogue = read_po(file, locale=ENGLISH, abort_invalid=True)
    assert [m.id for m in catalogue if m.id and not (m.string and all(m.string))] == []
    return {message.id for message in catalogue if message.id}


def test_every_word_of_the_interface_has_its_english(english: set[object]) -> None:
    assert {place: message for message, place in said() if message not in english} == {}


def test_the_catalogue_holds_nothing_that_is_said_nowhere(english: set[object]) -> None:
    assert english - {message for message, _ in said()} == set()


def test_the_english_keeps_every_name_in_braces() -> None:
    with (CATALOGUES / "en.po").open("rb") as file:
        for message in read_po(file, locale=ENGLISH):
            [vietnamese, *_], strings = texts(message.id), texts(message.string)
            for string in strings:
                assert names_in(string) == names_in(vietnamese)


def names_in(text: str) -> set[str]:
    """What is filled in; each language says the unit's own word where it likes."""
    return set(re.findall(r"{\w+}", text)) - {"{phường}", "{Phường}", "{ward}", "{Ward}"}


def texts(one_or_more: object) -> list[str]:
    """The singular and plural of a message, or its one text."""
    found = one_or_more if isinstance(one_or_more, (tuple, list)) else [one_or_more]
    return [str(text) for text in found]


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        (lambda: gettext("Miễn phí"), "Free"),
        (lambda: ngettext("bản sao", "bản sao", 1), "copy"),
        (lambda: ngettext("bản sao", "bản sao", 2), "copies"),
        (lambda: gettext("một lời chưa dịch"), "một lời chưa dịch"),
        (lambda: day_words(date(2026, 1, 6)), "6 January 2026"),
        (lambda: number_words(Decimal("7.50")), "7.5"),
        (lambda: money_words(1_250_000), "1,250,000\u00a0VND"),
        (lambda: money_words(10, Currency.USD), "10\u00a0USD"),
        (lambda: join_words(["a", "b", "c"]), "a, b and c"),
        (lambda: time_words(Time(value=Decimal(1), unit=TimeUnit.DAY)), "1\u00a0day"),
        (lambda: time_words(Time(value=Decimal("7.5"), unit=TimeUnit.DAY)), "7.5\u00a0days"),
        (
            lambda: sheet_words(Paper(name="x", originals=1, copies=2)),
            "1\u00a0original, 2\u00a0copies",
        ),
    ],
)
def test_facts_are_put_into_english(vietnamese: object, english: str) -> None:
    with use_locale(ENGLISH):
        assert vietnamese() == english  # type: ignore[operator]  # a function


def test_the_language_ends_with_its_block() -> None:
    with use_locale(ENGLISH):
        assert current_locale() == ENGLISH
    assert current_locale() == "vi"
    assert gettext("Miễn phí") == "Miễn phí"
