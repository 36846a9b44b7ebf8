"""Hard words explained where they stand: «trích lục (giấy …)», each once a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from markupsafe import Markup, escape

from generator.library.language.made_once import Same
from generator.library.models.glossary import Term

_APART = r"<a .*?</a>|<strong>.*?</strong>|<[^>]*>"
"""Where nothing is explained: what is pressed, what is loud already, and tags."""
_WHOLE = r"(?<![\w&#])(?:{})(?!\w)(?!\s*\(|\s+là\s)"
"""Whole words, and no entity; what has a bracket behind it, or «là», the text explains itself."""
_WITHIN = re.compile(r"[^\s.!?:;–“«(>]\s+$")
"""What stands before a word within a sentence; a capital there begins a name: «Luật Cư trú»."""
_GLOSS = Markup(' <span class="mc-gloss">({})</span>')


class Glossary:
    """The hard words of one page; those that were `said` have had their first place in its prose.

    `terms` nobody may change.
    """

    def __init__(self, terms: Sequence[Term], said: tuple[str, ...] = ()) -> None:
        self.terms, self.said = terms, said
        self._meanings, self._pattern = _known(Same(terms))

    def explain(self, html: Markup) -> Markup:
        """`html`, its text escaped, with the meaning behind each word that has not stood before."""
        if len(self.said) == len(self._meanings):
            return html
        return Markup(self._pattern.sub(self._first, str(html)))  # noqa: S704 - of escaped text

    def _first(self, found: re.Match[str]) -> str:
        word = found[0]
        named = word[0].isupper() and _WITHIN.search(found.string, 0, found.start())
        known = word.lower()
        if named or known in self.said or known not in self._meanings:
            return word
        self.said = (*self.said, known)
        return word + str(_GLOSS.format(self._meanings[known]))


@lru_cache(maxsize=8)
def _known(terms: Same) -> tuple[dict[str, str], re.Pattern[str]]:
    """What each word means, in small letters, and where one may stand: read once for all pages."""
    of: Sequence[Term] = cast("Sequence[Term]", terms.it)
    meanings = {str(escape(each.term)).lower(): each.means for each in of}
    longest_first = sorted(meanings, key=len, reverse=True)
    words = _WHOLE.format("|".join(map(re.escape, longest_first)))
    return meanings, re.compile(f"{_APART}|{words}", re.IGNORECASE)
