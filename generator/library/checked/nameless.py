"""A unit without its words: a slot in the place of each text that names it, filled afterwards.

What is made of such a unit is the same for all that differ in their words alone, so it is made once
for them, and filled for each. A slot is two signs that no file can hold, halves of surrogate pairs:
it goes wherever the text would have gone, and equal texts have the same one.

So only a text gets a slot that is written alike everywhere: on pages, in JSON, in Markdown and in
addresses. One with a sign that any of them writes otherwise stays as it is, and what is made of it
is that unit's own. Where texts are cut or their blanks taken out, each part has its own slot.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from generator.library.checked.published import Published
from generator.library.language.mixed_text import Translated, Untranslated
from generator.library.models.base import Model
from generator.library.models.ward import Ward

_SLOT, _OWN = "\udc00", "\udfff"
"""A slot's first sign, and the last of those of which the second says which slot it is."""
OWN_SLOT = _SLOT + _OWN
"""A slot that names no word of the unit: for one text of what is being made."""
_CUT = re.compile("(^https://|/(?:en/)?$| · |(?<=[0-9]) (?=[0-9]))")
"""Where views take a text apart: an address, the name of a counter, a number to call."""
_ALIKE = re.compile(r"[^\W_](?:[^\W_]|[,.:/@?=#%+·-]| (?! ))*(?<=[^\W_])")
"""What is written alike everywhere: letters, digits, and signs that are no markup among them."""
_NUMBERED = re.compile(r"[0-9]+[.](?: |$)")
"""Markdown takes it for the first of a list."""
_UNTOLD = (
    "former_site_urls",
    "sending",
    "colour",
    "emblem",
    "greeting",
    "hours_note",
    "offered",
    "not_offered",
    "trusted_hosts",
    "neighbourhoods",
    "renovations",
)
"""What other pages alone tell, or what a page is told beside the unit (see `alone`)."""
_AS_THEY_ARE = frozenset({"id", "fields", "closures"})
"""Keys by which things find each other; days off, which are told with their reasons."""


class Words:
    """The words of a unit, each with its slot."""

    def __init__(self) -> None:
        self._slotted: dict[str, str] = {}
        self._of: dict[str, str] = {}

    def filled(self, text: str, own: str = "") -> str:
        """`text` with the words of the unit in their slots, and `own` in the one that is free."""
        of = self._of | {_OWN: own}
        first, *others = text.split(_SLOT)
        return "".join([first, *(of[other[0]] + other[1:] for other in others)])

    def without(self, value: Any) -> Any:
        """`value` with slots for the texts in it."""
        kind = type(value)
        if kind is str or kind is Untranslated:
            return kind(self._without(value))
        if kind is Translated:
            return Translated(self._without(value), self._without(value.original))
        if isinstance(value, tuple):
            return tuple(map(self.without, value))
        if isinstance(value, Model):
            told = {key: each for key, each in value if key not in _AS_THEY_ARE}
            return value.model_copy(update={key: self.without(each) for key, each in told.items()})
        return value

    def _without(self, text: str) -> str:
        text = str(text)
        if text not in self._slotted:
            parts = _CUT.split(text)
            alike = all(not part or _is_alike(part) for part in parts[::2])
            if alike and ord(_SLOT) + len(self._of) + len(parts) < ord(_OWN):
                parts[::2] = map(self._slot, parts[::2])
            self._slotted[text] = "".join(parts)
        return self._slotted[text]

    def _slot(self, part: str) -> str:
        if not part:
            return ""
        sign = chr(ord(_SLOT) + 1 + len(self._of))
        self._of[sign] = part
        return _SLOT + sign


def _is_alike(text: str) -> bool:
    return bool(_ALIKE.fullmatch(text)) and not _NUMBERED.match(text)


def nameless(around: Published) -> tuple[Published, Words]:
    """What is `around` the procedures without the words of its unit, and these words."""
    words = Words()
    fields = Ward.model_fields
    told = around.ward.model_copy(update={key: fields[key].default for key in _UNTOLD})
    return replace(around, ward=words.without(told), emblem=None), words
