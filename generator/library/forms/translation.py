"""From Vietnamese models to the same ones in English, text by text.

A text is translated where the translation was made from exactly this Vietnamese: the translation
file keeps its short hash. Everything else stays in Vietnamese, and says so (see `mixed_text`). What
is translated is what people read, as the models say it of each text (`TextKind`).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeVar, get_args

from generator.library.forms.reader import Location
from generator.library.forms.writer import scalar
from generator.library.language.folding import mark_of
from generator.library.language.made_once import KEPT, Same, made_in_each_run, made_once
from generator.library.language.mixed_text import Translated, Untranslated
from generator.library.models.base import Model, Reference, TextKind
from generator.library.models.translation import WAITING, TranslatedString, TranslationFile

AnyModel = TypeVar("AnyModel", bound=Model)


class Freshness(StrEnum):
    """How far the translation of one text is."""

    FRESH = "fresh"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True)
class Entry:
    """One text of a Vietnamese file: its place there, its words, and its translation so far."""

    place: str
    vietnamese: str
    state: Freshness
    english: str = ""
    """The translation; where it is outdated, the English of the older wording."""


def entries(model: Model, translation: TranslationFile | None) -> list[Entry]:
    """Every text of `model` that people read, with the state of its translation."""
    strings = translation.strings if translation else {}
    english_of = _finder(translation)
    found = []
    for place, text in texts(model):
        if english := english_of(place, text):
            found.append(Entry(place, text, Freshness.FRESH, english))
        elif older := _older(strings.get(place)):
            found.append(Entry(place, text, Freshness.OUTDATED, older))
        else:
            found.append(Entry(place, text, Freshness.MISSING))
    return found


def _finder(translation: TranslationFile | None) -> Callable[[str, str], str]:
    """Gives the English of a text: that of its own place, or of another with the same words."""
    strings = translation.strings if translation else {}
    done = {place: string for place, string in strings.items() if string.text != WAITING}
    anywhere = {string.of: string.text for string in done.values()}

    def english_of(place: str, text: str) -> str:
        mark, own = mark_of(text), done.get(place)
        return own.text if own and own.of == mark else anywhere.get(mark, "")

    return english_of


def _older(string: TranslatedString | None) -> str:
    if string is None:
        return ""
    return string.was or "" if string.text == WAITING else string.text


def texts(model: Model) -> tuple[tuple[str, str], ...]:
    """The texts of `model` with their places: `title`, `documents.0.name`, `cases.me-don.title`."""
    return _texts(Same(model))


@lru_cache(maxsize=KEPT)
def _texts(model: Same) -> tuple[tuple[str, str], ...]:
    """They are sought once: several rules look at them."""
    found: list[tuple[str, str]] = []

    def note(place: str, text: str) -> str:
        found.append((place, text))
        return text

    mapped(model.it, note)
    return tuple(found)


def place_in_file(place: str) -> Location:
    """Where in the file a text stands that `texts` found at `place`."""
    return tuple(int(part) if part.isdigit() else part for part in place.split("."))


def in_english(model: AnyModel, translation: TranslationFile | None) -> AnyModel:
    """`model` with each text in English, or marked where it has no translation."""
    return _translated(model, translation) if translation else _untranslated(model)


@made_once
def _translated(model: AnyModel, translation: TranslationFile) -> AnyModel:
    english_of = _finder(translation)

    def translated(place: str, text: str) -> str:
        english = english_of(place, text)
        return Translated(english, text) if english else Untranslated(text)

    english: AnyModel = mapped(model, translated)
    return english


@made_in_each_run
def _untranslated(model: AnyModel) -> AnyModel:
    marked: AnyModel = mapped(model, lambda _, text: Untranslated(text))
    return marked


def mapped(value: Any, change: Callable[[str, str], str], place: str = "") -> Any:
    """`value` with `change(place, text)` in the stead of each text that people read.

    What nothing changes in is the same object.
    """
    if isinstance(value, str):
        return value if isinstance(value, Reference) else change(place, value)
    if isinstance(value, tuple):
        inside = tuple(
            mapped(inner, change, f"{place}.{inner.id if _has_id(inner.__class__) else index}")
            for index, inner in enumerate(value)
        )
        return value if all(map(operator.is_, inside, value)) else inside
    if not (keys := _keys_of(value.__class__)):
        return value
    before = f"{place}." if place else ""
    changed = {}
    for name in keys:
        was = getattr(value, name)
        if was is not None and (now := mapped(was, change, before + name)) is not was:
            changed[name] = now
    return value.model_copy(update=changed) if changed else value


@cache
def _has_id(kind: type) -> bool:
    """Whether things of this kind are told apart by an id, not by their place in a list."""
    return "id" in getattr(kind, "model_fields", ())


@cache
def _keys_of(kind: type) -> tuple[str, ...]:
    """The `translated_keys` of a form; what is none has none."""
    return translated_keys(kind) if issubclass(kind, Model) else ()


@cache
def translated_keys(form: type[Model]) -> tuple[str, ...]:
    """The keys of `form` that hold words to be translated, themselves or further down."""
    return tuple(
        key
        for key, field in form.model_fields.items()
        if _is_marked_so(field.metadata, field.annotation)
    )


def _holds_words(kind: Any) -> bool:
    return _is_marked_so(getattr(kind, "__metadata__", ()), kind)


def _is_marked_so(marks: Iterable[object], kind: Any) -> bool:
    if TextKind.AS_IT_STANDS in marks:
        return False
    if TextKind.WORDS in marks:
        return True
    if isinstance(kind, type) and issubclass(kind, Model):
        return bool(translated_keys(kind))
    return any(_holds_words(inner) for inner in get_args(kind))


def translation_text(found: list[Entry], name: str) -> str:
    """The translation file of the Vietnamese file `name`: what is there stays, the rest waits."""
    lines = [
        f"# Bản tiếng Anh của {name}. Dưới mỗi câu tiếng Việt, viết tiếng Anh vào «text».",
        "# Đừng sửa «of»: nó cho biết câu tiếng Anh dịch từ câu tiếng Việt nào.",
        "strings:",
    ]
    for entry in found:
        shown = entry.vietnamese.replace("\n", " ⏎ ")
        text = entry.english if entry.state is Freshness.FRESH else WAITING
        lines += [
            f"  # {shown}",
            f"  {entry.place}:",
            f"    of: {scalar(mark_of(entry.vietnamese))}",
        ]
        lines.append(f"    text: {scalar(text)}")
        if entry.state is Freshness.OUTDATED:
            lines.append(f"    was: {scalar(entry.english)}")
    return "\n".join(lines) + "\n"
