"""What each word tells of pages, as `python -m tests.bench.learn` learned it from what people say.

`learned.txt` has a line for each word without accents, below the name of its language: of which
pages (by code) and other offices (by place) the word tells, and how far, as the place of a weight
in LEVELS. The first line says of which situations that holds.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.library.language.folding import without_accents
from generator.library.models.situation import Situations

FILE = Path(__file__).with_name("learned.txt")
LEVELS = (-0.75, -0.35, 0.3, 0.6, 1.05, 1.8)
"""How far a word speaks for a page, or against it; the script's twin is `search/engine/said.js`."""
ONCE, OFTEN = 2, 3
"""The levels of what one, and what several, say of a page that nothing was learned of."""

Learned = Mapping[str, Mapping[str, int]]
"""By words: of what a word tells, and on which level."""


def words_of(text: str) -> list[str]:
    """The words of a text as people type them without accents, y at a word's end as i."""
    folded = re.sub(r"([^aeou\W])y(?![a-z])", r"\1i", without_accents(text))
    return re.findall(r"[^\W_]+", folded)


def mark_of(situations: Mapping[str, Situations]) -> str:
    """By what it is known of which situations something was learned."""
    told = repr(sorted((code, each.vi, each.en) for code, each in situations.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def learned_text(learned: Mapping[str, Learned], mark: str) -> str:
    """What stands in the file."""
    lines = [mark]
    for language, words in learned.items():
        lines.append(f"[{language}]")
        for word, told in words.items():
            lines.append(" ".join([word, *(f"{of}:{level}" for of, level in told.items())]))
    return "\n".join(lines) + "\n"


@cache
def learned_from(file: Path) -> tuple[str, Mapping[str, Learned]]:
    """The mark of the situations, and what was learned in each language."""
    mark, *lines = file.read_text(encoding="utf-8").splitlines()
    learned: dict[str, dict[str, dict[str, int]]] = {}
    for line in lines:
        if line.startswith("["):
            of_language = learned.setdefault(line[1:-1], {})
            continue
        word, *told = line.split()
        of_language[word] = {of: int(level) for of, _, level in (t.partition(":") for t in told)}
    return mark, learned
