"""A text as clauses of words: which have capitals or accents, what stands between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.library.privacy.lexicon import ACTS_BARE, bare


class Word(NamedTuple):
    """A word, the same bare and small, and where in the text it stands."""

    text: str
    bare: str
    small: str
    start: int
    end: int
    capital: bool
    """Whether it begins with a capital letter."""
    shouted: bool
    """Whether it is all in capital letters."""
    accentless: bool
    """Whether the part of the text around it is written without any accent."""


class Clause(NamedTuple):
    """A text and its words."""

    text: str
    bare: str
    words: tuple[Word, ...]

    @classmethod
    def of(cls, text: str) -> Clause:
        """The composed `text` with its words."""
        plain = bare(text)
        words = []
        for part in re.finditer("[^:;.]+", plain):
            accentless = text[slice(*part.span())] == part[0]
            for match in _WORD.finditer(plain, *part.span()):
                start, end = match.span()
                word = text[start:end]
                shouted = len(word) > 1 and word.isupper()
                simple, small = match[0].lower(), word.lower()
                words.append(
                    Word(word, simple, small, start, end, word[0].isupper(), shouted, accentless)
                )
        return cls(text, plain, tuple(words))

    def gap(self, index: int) -> str:
        """What stands before the word, up to the one before it."""
        start = self.words[index - 1].end if index else 0
        return self.text[start : self.words[index].start]

    def shouting(self, index: int) -> bool:
        """Whether capitals say nothing here: the words around are all in them."""
        near = self.words[max(0, index - 2) : index + 3]
        return sum(word.shouted for word in near) >= min(3, len(near))

    def run(self, index: int) -> int:
        """The end of the run of capitals that begins with the word."""
        end = index + 1
        while end < len(self.words) and self.words[end].capital and self.gap(end) in (" ", "-"):
            end += 1
        return end

    def named(self, first: int, end: int) -> str:
        """The words from `first` to `end` as they are written."""
        return self.text[self.words[first].start : self.words[end - 1].end]

    def acts(self, end: int, *, at_once: bool = False) -> bool:
        """Whether somebody does something behind the word before `end`, or a comma there."""
        doing = _ACTS.match(self.bare, self.words[end - 1].end)
        return doing is not None and not (at_once and doing[0][0] in ",(")

    @property
    def in_title_case(self) -> bool:
        """Whether Capitals Begin Nearly Every Word, so that they say nothing of names."""
        capitals = sum(word.text.istitle() for word in self.words)
        return len(self.words) >= _TITLE_WORDS and capitals >= 0.8 * len(self.words)

    def begins(self, index: int) -> bool:
        """Whether a sentence or a part of one begins with the word."""
        before = self.text[: self.words[index].start].rstrip(" '\"«“(")
        return not before or before[-1] in ".:;!?–-#"


_WORD = re.compile(r"[^\W\d_]+")
_TITLE_WORDS = 6
"""Fewer words with capitals may all be one name."""
_ACTS = re.compile(rf"[,(]? *(?:{ACTS_BARE})\b")
