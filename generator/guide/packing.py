"""Packing: many like texts in one small JSON object, for a reader that has no more than JavaScript.

A guide's pages repeat each other over long distances, further than the 32 KiB that gzip looks back,
and say everything in a few thousand syllables. So each text is split into syllables and marks; what
stood anywhere before becomes a copy ("from that place, so many"), and the rest is written in the
letters of `LETTERS`, one letter for the commonest syllables, up to four for the rare. gzip then
finds twice as much to save. `sw.js` unpacks.

Packed form: `{"words": […], "size": 0, "text": "…", "from": "…", "count": "…"}`. `size` counts the
syllables of all texts. The first two words stand for
a copy and for the end of a text. `from` has the places that are copied, in syllables from the
beginning of all texts, four letters each; `count` has how many are copied, beyond `SHORTEST`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

LETTERS = "".join(chr(number) for number in range(32, 127) if chr(number) not in '"\\')
"""What JSON writes as it is: one byte each."""

LEADING = (50, 36, 6, 1)
"""How many letters begin a word's name of one, two, three and four letters; in `LETTERS`' order."""

SHORTEST = 16
"""The shortest copy, in syllables: a shorter one costs more than it saves (measured)."""

_COPY, _END = 0, 1
_PLACE_LETTERS = 4
_SYLLABLES = re.compile(
    r"<(?:svg|style|script)\b[^<>]*>.*?</(?:svg|style|script)>"  # drawn and spelt alike everywhere
    r"|<[^<>]{1,48}>|<[^<>\"]*\"?"  # an element; or one with long attributes, as far as the first
    r"|[^\W\d_]+ ?|[\d_]+|[^\w<]+",
    re.DOTALL,
)


@dataclass(frozen=True)
class Packed:
    """The packed form; its names are those of the JSON object."""

    words: list[str]
    size: int
    text: str
    from_: str
    count: str

    def as_json(self) -> dict[str, object]:
        """The object to be written as JSON."""
        return {name.rstrip("_"): value for name, value in asdict(self).items()}


def pack(texts: Iterable[str]) -> Packed:
    """All `texts`, in their order, in one packed form."""
    numbers: dict[str, int] = {"": _COPY, "\0": _END}
    every: list[int] = []
    for text in texts:
        every += [numbers.setdefault(word, len(numbers)) for word in _SYLLABLES.findall(text)]
        every.append(_END)
    written, copies = _copied(every)
    ranked = [word for word, _ in Counter(written).most_common() if word not in (_COPY, _END)]
    order = [_COPY, _END, *ranked]
    names = dict(zip(order, _names(), strict=False))
    if len(names) < len(order):
        raise ValueError(f"{len(order)} syllables are more than {len(names)} names")
    words = list(numbers)
    return Packed(
        ["", "", *(words[number] for number in order[2:])],
        len(every),
        "".join([names[number] for number in written]),
        "".join(_digits(place, _PLACE_LETTERS) for place, _ in copies),
        "".join(_counted(count - SHORTEST) for _, count in copies),
    )


def _copied(every: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """`every` with `_COPY` for each long enough repetition, and those as (place, how many)."""
    seen: dict[tuple[int, ...], int] = {}
    written: list[int] = []
    copies: list[tuple[int, int]] = []
    at, end = 0, len(every)
    while at < end:
        place = seen.setdefault(tuple(every[at : at + SHORTEST]), at)
        if place == at or at + SHORTEST > end:
            written.append(every[at])
            at += 1
            continue
        count = SHORTEST
        while at + count < end and every[at + count] == every[place + count]:
            count += 1
        written.append(_COPY)
        copies.append((place, count))
        at += count
    return written, copies


def _names() -> Iterator[str]:
    """Names of words, the shortest first; no name begins another."""
    first = 0
    for more, leading in enumerate(LEADING):
        for letter in LETTERS[first : first + leading]:
            for rest in range(len(LETTERS) ** more):
                yield letter + _digits(rest, more)
        first += leading


def _digits(number: int, letters: int) -> str:
    base = len(LETTERS)
    return "".join(LETTERS[number // base**power % base] for power in reversed(range(letters)))


def _counted(number: int) -> str:
    """One letter for a small number; the last letter leads a greater one, of four letters."""
    last = len(LETTERS) - 1
    return LETTERS[number] if number < last else LETTERS[last] + _digits(number, _PLACE_LETTERS)
