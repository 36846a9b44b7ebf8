"""What people say who need a page, word by word: all of it would weigh more than the rest.

A page is known by the words that its people say, and those of its name, not by their sentences:
nobody says one of them again word for word. Each word is sent once, with the items in which it is
said, as a run of characters, so that the whole index keeps within 40 KB with gzip:

* The words that stand in titles and keywords are in the index already. They are taken in the order
  of their letters, and the others are sent.
* An item of a run is one sign: how many items lie between it and the one before, and SPAN more
  where two people or more have said the word. MORE stands before it for each SPAN between.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from unicodedata import normalize

MORE = "~"
SIGNS = "".join(chr(code) for code in range(ord("#"), ord(MORE)) if chr(code) != "\\")
"""None of them is written otherwise in JSON."""
SPAN = len(SIGNS) // 2

Words = Mapping[str, int]
"""How many situations of an item hold a word."""


def words_of(text: str) -> list[str]:
    """The words of a text, as the search finds them in names."""
    return re.findall(r"[^\W_]+", normalize("NFC", text).lower())


def telling_words(
    said: Sequence[Sequence[str]], names: Collection[str], light: frozenset[str]
) -> list[Words]:
    """Of each item's situations the words that tell of it.

    What stands in no name and one alone has said once, nobody says again.
    """
    counts = [
        Counter(word for each in situations for word in {*words_of(each)} - light)
        for situations in said
    ]
    known = {word for name in names for word in words_of(name)}
    times = Counter(chain.from_iterable(words.elements() for words in counts))
    return [
        {word: said for word, said in words.items() if word in known or times[word] > 1}
        for words in counts
    ]


def packed_words(said: Sequence[Words], names: Collection[str]) -> tuple[str, str, str]:
    """The words that stand in no name, their runs, and the runs of those that do."""
    runs: dict[str, str] = {}
    last: dict[str, int] = {}
    for place, words in enumerate(said):
        for word, times in words.items():
            far, near = divmod(place - last.get(word, -1) - 1, SPAN)
            sign = SIGNS[near + SPAN * (times > 1)]
            runs[word] = runs.get(word, "") + MORE * far + sign
            last[word] = place
    known = sorted({word for name in names for word in words_of(name)})
    new = sorted(runs.keys() - set(known))
    ours, theirs = (" ".join(runs.get(word, "") for word in words) for words in (new, known))
    return " ".join(new), ours, theirs
