"""How little of the search index is sent: columns, and only the situations that say something new.

The index is fetched with the first letter typed, on a slow network: 40 KB with gzip is all it may
weigh with every national record. Values of one kind stand together, since gzip finds more there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

Item = Mapping[str, object]

LEAST_WORTH = 3
"""So much a situation must tell to be worth its bytes: with it, the index keeps to its budget."""
LONG = 0.8
"""How much length speaks against a situation: not at all at 0, by its mean word at 1."""
_LISTS = ("k", "q", "o")
_BETWEEN = "|"
"""Between the names of a list."""


def columns(items: Sequence[Item], keys: Iterable[str]) -> dict[str, object]:
    """The items as columns: of `c` and `n` one text with spaces, of lists a text each.

    Codes that follow one another are told as a run.
    A value that all share is written once. What an item does not have is empty.
    """
    return {key: _column(key, [item.get(key, "") for item in items]) for key in keys}


def _column(key: str, values: list[object]) -> object:
    if key == "c":
        return " ".join(_runs([str(value or "-") for value in values]))
    if key == "n":
        return " ".join(str(value or "-").replace(".", "") for value in values)
    if key in _LISTS:
        values = [_BETWEEN.join(_names(value)) for value in values]
    return values[0] if values and all(value == values[0] for value in values) else values


def _runs(codes: Sequence[str]) -> Iterator[str]:
    """«HS001 HS002 HS003» as «HS001+2»: a code, and how many follow it by number."""
    first, more = "", 0
    for code in codes:
        if first and code == _next(first, more + 1):
            more += 1
            continue
        if first:
            yield f"{first}+{more}" if more else first
        first, more = code, 0
    if first:
        yield f"{first}+{more}" if more else first


def _next(code: str, by: int) -> str:
    letters = code.rstrip("0123456789")
    digits = code[len(letters) :]
    return f"{letters}{int(digits) + by:0{len(digits)}}" if digits else ""


def _names(value: object) -> Iterator[str]:
    if isinstance(value, (list, tuple)):
        yield from (str(name).replace(_BETWEEN, " ") for name in value)


@dataclass(frozen=True)
class Said:
    """What a page is called, and what people say who need it."""

    names: Sequence[str]
    situations: Sequence[str]


def worth_sending(
    pages: Mapping[str, Said], light: frozenset[str]
) -> Mapping[str, tuple[str, ...]]:
    """Of the situations of each page, by their telling words, those whose new words tell most.

    A word tells much that several people say of a page and few say of others: they will say it
    again. New are the words that neither the page's names have nor a situation before.
    """
    told = {
        code: [_telling(each, light) for each in page.situations] for code, page in pages.items()
    }
    pages_of = Counter(word for said in told.values() for word in {w for ws in said for w in ws})
    rare = {word: log(1 + len(pages) / (1 + found)) for word, found in pages_of.items()}
    return {
        code: tuple(_chosen(said, {w for n in pages[code].names for w in _words(n)}, rare))
        for code, said in told.items()
    }


def _chosen(
    situations: Sequence[Sequence[str]], known: set[str], rare: Mapping[str, float]
) -> Iterator[str]:
    """The situations worth sending, the best first; what is sent is known to the next."""
    saying = Counter(word for words in situations for word in words)

    def worth(words: Sequence[str]) -> float:
        new = (saying[word] * rare[word] for word in words if word not in known)
        return sum(new) / len(words) ** LONG if words else 0

    while situations and worth(best := max(situations, key=worth)) >= LEAST_WORTH:
        yield " ".join(best)
        known.update(best)


def _telling(text: str, light: frozenset[str]) -> list[str]:
    return [word for word in dict.fromkeys(_words(text)) if word not in light]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
