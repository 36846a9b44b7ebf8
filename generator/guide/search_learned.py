"""What each word tells of pages, as `python -m tests.bench.learn` learned it from what people say.

`learned.txt` has a line for each word without accents, below the name of its language: of which
pages (by code) and other offices (by place) the word tells, and how far, as the place of a weight
in LEVELS. The line that begins with `=` has a mark of each page's sayings from which it was
learned: where they have changed since, what they say now counts too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from generator.library.language import unit_words
from generator.library.language.folding import without_accents

FILE = Path(__file__).with_name("learned.txt")
LEVELS = (-0.75, -0.35, 0.3, 0.6, 1.05, 1.8)
"""How far a word speaks for a page, or against it; the script's twin is `search/engine/said.js`."""
ONCE, OFTEN = 2, 3
"""The levels of what one, and what several, say of a page that nothing was learned of."""

_MARKS = "="
UNITS = frozenset(
    word
    for level in unit_words.WORDS.values()
    for name in level.values()
    for word in re.findall(r"\w+", without_accents(name))
)
"""Every unit says another of these."""


class Learned(NamedTuple):
    """What was learned in a language."""

    words: Mapping[str, Mapping[str, int]] = {}
    """By words: of what a word tells, and on which level."""
    marks: Mapping[str, str] = {}
    """By the code of a page: the mark of the sayings from which this was learned."""


@lru_cache(maxsize=16384)  # sayings and titles come again and again, and for other units
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as people type them without accents, y at a word's end as i."""
    folded = re.sub(r"([^aeou\W])y(?![a-z])", r"\1i", without_accents(text))
    return tuple(re.findall(r"[^\W_]+", folded))


def mark_of(said: Iterable[str]) -> str:
    """A short hash of what is said of a page, whatever the unit is called."""
    words = sorted(" ".join(w for w in words_of(each) if w not in UNITS) for each in said)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]


def learned_text(learned: Mapping[str, Learned]) -> str:
    """What stands in the file, of each language."""
    lines = []
    for language, (words, marks) in learned.items():
        lines += [f"[{language}]", _line(_MARKS, marks)]
        lines += (_line(word, told) for word, told in words.items())
    return "\n".join(lines) + "\n"


def _line(name: str, told: Mapping[str, object]) -> str:
    return " ".join([name, *(f"{of}:{what}" for of, what in told.items())])


@cache
def learned_from(file: Path) -> Mapping[str, Learned]:
    """What was learned in each language."""
    learned: dict[str, Learned] = {}
    words: dict[str, Mapping[str, int]] = {}
    marks: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words, marks = {}, {}
            learned[line[1:-1]] = Learned(words, marks)
            continue
        name, *told = line.split()
        pairs = [(of, what) for of, _, what in (each.partition(":") for each in told)]
        if name == _MARKS:
            marks.update(pairs)
        else:
            words[name] = {of: int(level) for of, level in pairs}
    return learned
