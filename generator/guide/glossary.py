"""Hard words explained where they stand: «trích lục (giấy …)», each once a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.library.models.glossary import Term

_APART = r"<a .*?</a>|<strong>.*?</strong>|<[^>]*>"
"""Where nothing is explained: what is pressed, what is loud already, and tags."""
_WHOLE = r"(?<![\w&#])(?:{})(?!\w)(?!\s*\(|\s+là\s)"
"""Whole words, and no entity; what has a bracket behind it, or «là», the text explains itself."""
_WITHIN = re.compile(r"[^\s.!?:;–“«(>]\s+$")
"""What stands before a word within a sentence; a capital there begins a name: «Luật Cư trú»."""
_GLOSS = Markup(' <span class="mc-gloss">({})</span>')


class Glossary:
    """The words of one page that wait for their first place in its prose."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._waiting = {str(escape(each.term)).lower(): each.means for each in terms}
        longest_first = sorted(self._waiting, key=len, reverse=True)
        words = _WHOLE.format("|".join(map(re.escape, longest_first)))
        self._pattern = re.compile(f"{_APART}|{words}", re.IGNORECASE)

    def explain(self, html: Markup) -> Markup:
        """`html`, its text escaped, with the meaning behind each word that has not stood before."""
        if not self._waiting:
            return html
        return Markup(self._pattern.sub(self._first, str(html)))  # noqa: S704 - of escaped text

    def _first(self, found: re.Match[str]) -> str:
        word = found[0]
        named = word[0].isupper() and _WITHIN.search(found.string, 0, found.start())
        if named or word.lower() not in self._waiting:
            return word
        return word + str(_GLOSS.format(self._waiting.pop(word.lower())))
