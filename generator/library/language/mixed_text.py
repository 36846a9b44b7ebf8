"""Text that knows its language: on an English page, what stands there in Vietnamese.

Screen readers must be told where the language changes, so a text that has no translation stays
recognisable even inside a longer phrase. Everywhere else these are plain strings.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from string import Formatter
from typing import Self


class Untranslated(str):
    """A Vietnamese text shown on a page of another language."""

    __slots__ = ()


class Translated(str):  # noqa: SLOT000 - it carries one more text
    """A text of the page's language; `original` is the Vietnamese from which it was made."""

    original: str

    def __new__(cls, text: str, original: str) -> Self:
        """`text`, made from `original`."""
        made = super().__new__(cls, text)
        made.original = original
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # what `__new__` takes
        """What another one that is the same is made from."""
        return str(self), self.original


class MixedText(str):  # noqa: SLOT000 - it carries its parts
    """A text made of others, each in its own language; `parts` joined give the text."""

    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[str]) -> Self:
        """The parts in a row; empty ones are left out."""
        kept = tuple(part for part in parts if part)
        made = super().__new__(cls, "".join(kept))
        made.parts = kept
        return made

    def __getnewargs__(self) -> tuple[tuple[str, ...]]:  # type: ignore[override]  # as above
        """What another one that is the same is made from."""
        return (self.parts,)


def original(text: str) -> str:
    """The Vietnamese of `text`: what the file says, whatever the page's language."""
    return text.original if isinstance(text, Translated) else text


def closed(text: str) -> str:
    """`text` as a sentence: with a full stop, where no mark of its own stands at its end."""
    return text if text.endswith((".", "?", "!", "…", ":")) else join_mixed("", [text, "."])


def first_sentence(text: str, longest: int) -> str:
    """The first of several sentences in one language; empty where it has more than `longest`."""
    sentence, stop, _rest = text.partition(". ")
    if not stop or len(sentence) >= longest or isinstance(text, MixedText):
        return ""
    return Untranslated(f"{sentence}.") if isinstance(text, Untranslated) else f"{sentence}."


def format_mixed(template: str, **values: str) -> str:
    """`template` with each `{name}` replaced, the languages of the values kept."""
    parts: list[str] = []
    for literal, name in _pieces(template):
        parts.append(literal)
        if name is not None:
            parts.append(values[name])
    return _mixed(parts)


@lru_cache(maxsize=1024)
def _pieces(template: str) -> list[tuple[str, str | None]]:
    """What stands before each name in braces, and the name; of what is behind them, none."""
    return [(literal, name) for literal, name, _format, _conversion in Formatter().parse(template)]


def join_mixed(separator: str, texts: Iterable[str]) -> str:
    """The texts that are not empty in a row, the language of each kept."""
    parts: list[str] = []
    for text in filter(None, texts):
        parts.extend([separator, text] if parts else [text])
    return _mixed(parts)


def capitalised(text: str) -> str:
    """`text` with a capital first letter, its language kept; all else stays as it is."""
    if not text[:1].islower():
        return text
    if isinstance(text, MixedText):
        return MixedText([capitalised(text.parts[0]), *text.parts[1:]])
    capital = text[0].upper() + text[1:]
    if isinstance(text, Translated):
        return Translated(capital, text.original)
    return type(text)(capital)


_OF_TWO_LANGUAGES = frozenset({MixedText, Untranslated})


def _mixed(parts: list[str]) -> str:
    if _OF_TWO_LANGUAGES.isdisjoint(map(type, parts)):
        return "".join(parts)
    flat: list[str] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, MixedText) else [part])
    if any(isinstance(part, Untranslated) for part in flat):
        return MixedText(flat)
    return "".join(flat)
