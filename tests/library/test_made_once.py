"""Results are shared only where all that they are made of is the same, and cannot change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from generator.library.language.locale import current_level, current_locale, use_locale
from generator.library.language.made_once import KEPT, made_once
from generator.library.language.mixed_text import Untranslated
from generator.library.models.glossary import Term
from generator.library.models.procedure import Role


@dataclass(frozen=True)
class Frozen:
    word: str


@dataclass
class Open:
    word: str


def counted() -> tuple[list[tuple[object, ...]], Callable[..., str]]:
    asked: list[tuple[object, ...]] = []

    @made_once
    def say(*arguments: object) -> str:
        asked.append(arguments)
        return f"{current_locale()} {current_level()} {arguments}"

    return asked, say


def test_the_same_arguments_are_asked_once_in_each_language_and_at_each_level() -> None:
    asked, say = counted()
    thing = Frozen("a")
    said = set()
    for _ in range(2):
        for language in ("vi", "en"):
            for level in ("ward", "commune", "special_zone"):
                with use_locale(language, level):
                    said.add(say(thing, "a", date(2026, 11, 30), None, (thing, Role.SUBMIT)))
    assert (len(asked), len(said)) == (6, 6)
    assert asked[0] == (thing, "a", date(2026, 11, 30), None, (thing, Role.SUBMIT))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Frozen("a"), Frozen("a")),
        ("a", Untranslated("a")),
        (Untranslated("a"), Untranslated("a")),
        ((Frozen("a"),), (Frozen("a"),)),
        ((), None),
        (("a", ("b",)), ("a", "b")),
    ],
)
def test_equal_is_not_the_same(one: object, other: object) -> None:
    asked, say = counted()
    for argument in (one, other, one, other):
        say(argument)
    assert list(map(type, (a for [a] in asked))) == [type(one), type(other)]


def test_what_is_gone_is_never_taken_for_what_stands_where_it_stood() -> None:
    asked, say = counted()
    for number in range(KEPT + 100):
        assert repr(str(number)) in say(Frozen(str(number)))
    assert len(asked) == KEPT + 100


@pytest.mark.parametrize("argument", [[], {}, Open("a"), ({},), 1, 1.5, object()])
def test_what_can_change_is_refused(argument: object) -> None:
    _, say = counted()
    with pytest.raises(TypeError, match="can change"):
        say(argument)


def test_forms_are_frozen_and_may_be_shared() -> None:
    asked, say = counted()
    means = Term(id="trich-luc", term="trích lục", means="bản sao từ sổ")
    say(means)
    say(means)
    assert len(asked) == 1
