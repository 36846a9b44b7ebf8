"""How little of the search index is sent: columns, and only the situations that say something new.

The index is fetched with the first letter typed, on a slow network: 40 KB with gzip is all it may
weigh with every national record. Values of one kind stand together, since gzip finds more there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.library.language.locale import ENGLISH, VIETNAMESE

Item = Mapping[str, object]

NEW_WORDS = {VIETNAMESE: 4, ENGLISH: 2}
"""So many words that its page's names have not yet make a situation worth its bytes."""
_LISTS = ("k", "q", "o")
_BETWEEN = "|"
"""Between the names of a list."""


def columns(items: Sequence[Item], keys: Iterable[str]) -> dict[str, object]:
    """The items as columns: of `c` and `n` one text with spaces, of lists a text each.

    A value that all share is written once. What an item does not have is empty.
    """
    return {key: _column(key, [item.get(key, "") for item in items]) for key in keys}


def _column(key: str, values: list[object]) -> object:
    if key == "c":
        return " ".join(str(value or "-") for value in values)
    if key == "n":
        return " ".join(str(value or "-").replace(".", "") for value in values)
    if key in _LISTS:
        values = [_BETWEEN.join(_names(value)) for value in values]
    return values[0] if values and all(value == values[0] for value in values) else values


def _names(value: object) -> Iterator[str]:
    if isinstance(value, (list, tuple)):
        yield from (str(name).replace(_BETWEEN, " ") for name in value)


def worth_sending(
    said: Iterable[str], names: Iterable[str], light: frozenset[str], language: str
) -> tuple[str, ...]:
    """Of the situations of a page the telling words, where `NEW_WORDS` of them are new to it."""
    known = {word for name in names for word in _words(name)}
    kept = []
    for each in said:
        words = [word for word in _words(each) if word not in light]
        if len({word for word in words if word not in known}) >= NEW_WORDS[language]:
            kept.append(" ".join(words))
            known.update(words)
    return tuple(kept)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
