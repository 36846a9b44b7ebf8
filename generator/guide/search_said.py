"""What words tell of items, word by word: what people say would weigh more than all the rest.

Nobody says a sentence again word for word. So a page is known by the words that its people say, and
by how far each of them speaks for it or against it (`search_learned`). Each word is sent once,
without its accents, with the items that it tells of, as a run of characters, so that the whole
index keeps within 40 KB with gzip:

* The words that stand in titles and keywords are in the index already. They are taken in the order
  of their letters, and the others are sent.
* An item of a run is one sign: how many items lie between it and the one before, and SPAN more for
  each level. MORE stands before it for each SPAN between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from generator.guide.search_learned import LEVELS, OFTEN, ONCE, Learned, mark_of, words_of
from generator.library.language.kept import kept

MORE = "~"
SIGNS = "".join(chr(code) for code in range(ord("#"), ord(MORE)) if chr(code) != "\\")
"""None of them is written otherwise in JSON."""
SPAN = len(SIGNS) // len(LEVELS)

Words = Mapping[str, int]
"""The level on which each word tells of an item."""


def telling_words(
    items: Sequence[tuple[str, Sequence[str]]],
    names: Collection[str],
    light: Collection[str],
    learned: Learned,
) -> list[Words]:
    """The words that tell of each item, which is its code or place and what people say of it.

    Where nothing was learned of an item, or other things are said of it since, they are those of
    its situations too: what stands in no name and one alone has said once, nobody says again.
    """
    told: dict[str, dict[str, int]] = {}
    for word, of_what in learned.words.items():
        for of, level in of_what.items():
            told.setdefault(of, {})[word] = level
    counted = _counted([said for _, said in items], tuple(light))
    known = {word for name in names for word in words_of(name)}
    times = Counter(chain.from_iterable(words.elements() for _, words in counted))
    found: list[Words] = []
    for (of, _), (mark, words) in zip(items, counted, strict=True):
        is_learned = of in told and learned.marks.get(of) == mark
        own = {} if is_learned else words
        telling = (word for word in own if word in known or times[word] > 1)
        new = {word: OFTEN if own[word] > 1 else ONCE for word in telling}
        found.append(new | told.get(of, {}))
    return found


@kept
def _counted(
    sayings: Sequence[Sequence[str]], light: tuple[str, ...]
) -> list[tuple[str, Counter[str]]]:
    """Of what is said of each item: its mark, and in how many sayings each telling word stands."""
    little = {word for each in light for word in words_of(each)}
    return [
        (mark_of(said), Counter(word for each in said for word in {*words_of(each)} - little))
        for said in sayings
    ]


def packed_words(told: Sequence[Words], names: Collection[str]) -> tuple[str, str, str]:
    """The words that stand in no name, their runs, and the runs of those that do."""
    runs: dict[str, str] = {}
    last: dict[str, int] = {}
    for place, words in enumerate(told):
        for word, level in words.items():
            far, near = divmod(place - last.get(word, -1) - 1, SPAN)
            runs[word] = runs.get(word, "") + MORE * far + SIGNS[near + SPAN * level]
            last[word] = place
    known = sorted({word for name in names for word in words_of(name)})
    new = sorted(runs.keys() - set(known))
    ours, theirs = (" ".join(runs.get(word, "") for word in words) for words in (new, known))
    return " ".join(new), ours, theirs
