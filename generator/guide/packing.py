"""Packing: many like texts in one small JSON object, for a reader that has no more than JavaScript.

A guide's pages repeat each other over long distances, further than the 32 KiB that gzip looks back,
and say everything in a few thousand syllables. So each text is split into syllables and marks; what
stood anywhere before becomes a copy ("from so far back, so many"), syllables that often stand
together become one, and the rest is written in the letters of `LETTERS`, one letter for the
commonest, up to four for the rare. gzip then saves twice as much. `sw.js` unpacks.

Packed form: `{"words": […], "size": 0, "text": "…", "back": "…", "count": "…"}`. `size` counts the
syllables of all texts. The first two words stand for a copy and for the end of a text; a word may
hold several syllables, with `JOINT` between them. `back` says how far back each copy begins, in
syllables: all first letters, all second letters, then the other two of each. `count` has how many
are copied, beyond `SHORTEST`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

LETTERS = "".join(chr(number) for number in range(32, 127) if chr(number) not in '"\\')
"""What JSON writes as it is: one byte each."""

LEADING = (50, 36, 6, 1)
"""How many letters begin a word's name of one, two, three and four letters; in `LETTERS`' order."""

SHORTEST = 16
"""The shortest copy, in syllables: a shorter one costs more than it saves (measured)."""

JOINT = "\x7f"
"""Between the syllables of one word: the one byte that no text has and JSON writes as it is."""

_COPY, _END = 0, 1
_PLACE_LETTERS = 4
_JOININGS, _JOINED = 2, 500
"""How often the commonest pairs become words, and how many at a time."""
_SELDOM = 12
"""Pairs that stand together less often cost more than they save."""

_SYLLABLES = re.compile(
    r"<(?:svg|style|script)\b[^<>]*>.*?</(?:svg|style|script)>"  # spelt alike everywhere
    r"|(?:<[^<>]{1,48}>\s*)+|<[^<>\"]*\"?"  # elements; one with long attributes in pieces
    r"|[^\W\d_]+ ?|[\d_]+|[^\w<]+",
    re.DOTALL,
)


@dataclass(frozen=True)
class Packed:
    """The packed form; its names are those of the JSON object."""

    words: list[str]
    size: int
    text: str
    back: str
    count: str


def pack(texts: Iterable[str]) -> Packed:
    """All `texts`, in their order, in one packed form."""
    numbers: dict[str, int] = {"": _COPY, "\0": _END}
    every: list[int] = []
    for text in texts:
        syllables = _SYLLABLES.findall(text.replace(JOINT, ""))
        every += [numbers.setdefault(syllable, len(numbers)) for syllable in syllables]
        every.append(_END)
    words = list(numbers)
    written, copies = _copied(every)
    for _ in range(_JOININGS):
        written = _joined(written, words)
    order = _in_order(written, words)
    names = dict(zip(order, _names(), strict=False))
    if len(names) < len(order):
        raise ValueError(f"{len(order)} words are more than {len(names)} names")
    back = [_digits(place, _PLACE_LETTERS) for place, _ in copies]
    return Packed(
        words=[words[number] for number in order],
        size=len(every),
        text="".join([names[number] for number in written]),
        back="".join([*(b[0] for b in back), *(b[1] for b in back), *(b[2:] for b in back)]),
        count="".join(_counted(count - SHORTEST) for _, count in copies),
    )


def _copied(every: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """`every` with `_COPY` for each long enough repetition, and those as (how far, how many)."""
    seen: dict[tuple[int, ...], int] = {}
    written: list[int] = []
    copies: list[tuple[int, int]] = []
    at, end = 0, len(every)
    while at < end:
        next_ones = tuple(every[at : at + SHORTEST])
        place = seen.get(next_ones)
        seen[next_ones] = at
        if place is None or at + SHORTEST > end:
            written.append(every[at])
            at += 1
            continue
        count = SHORTEST
        while at + count < end and every[at + count] == every[place + count]:
            count += 1
        written.append(_COPY)
        copies.append((at - place, count))
        at += count
    return written, copies


def _joined(written: list[int], words: list[str]) -> list[int]:
    """`written` with the commonest pairs as one word each; those are added to `words`."""
    pairs = Counter(pairwise(written)).most_common(3 * _JOINED)
    common = [pair for pair, often in pairs if often >= _SELDOM and min(pair) > _END][:_JOINED]
    together = {pair: len(words) + number for number, pair in enumerate(common)}
    words += [words[first] + JOINT + words[second] for first, second in common]
    fewer = []
    at = 0
    while at < len(written):
        word = together.get((written[at], written[at + 1] if at + 1 < len(written) else _END))
        fewer.append(written[at] if word is None else word)
        at += 1 if word is None else 2
    return fewer


def _in_order(written: list[int], words: list[str]) -> list[int]:
    """The words that are written, the commonest first; sorted where their names are equally long.

    Sorted, they repeat each other's beginnings.
    """
    ranked = [word for word, _ in Counter(written).most_common() if word > _END]
    one = LEADING[0] - 2  # for a copy and an end
    two = one + LEADING[1] * len(LETTERS)
    bands = (ranked[:one], ranked[one:two], ranked[two:])
    return [_COPY, _END, *(word for band in bands for word in sorted(band, key=words.__getitem__))]


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
