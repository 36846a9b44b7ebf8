"""Vietnamese text: folding for search and addresses, order for lists, marks for translations."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_ORDER = {letter: index for index, letter in enumerate("0123456789" + _LETTERS, start=1)}

_BETWEEN = re.compile("[^a-z0-9]+")
_MARKS = re.compile("[\u0300-\u036f]+")
"""Those of Vietnamese, and others."""


class _Unmarked(dict[int, int | None]):
    """What each letter of a decomposed text becomes: nothing of a mark, itself of any other."""

    def __missing__(self, point: int) -> int | None:
        """Look at a letter once."""
        mark = unicodedata.category(chr(point))[0] == "M"
        return self.setdefault(point, None if mark else point)


_UNMARKED = _Unmarked()


def slug(text: str) -> str:
    """`text` as the name of a file or a place: `phu-tho` of «Phú Thọ»."""
    return fold(text).replace(" ", "-")


def fold(text: str) -> str:
    """`text` as people type it without accents: lower case, no marks, đ as d, single spaces.

    The scripts' twin is `javascripts/shared/fold.js`; `tests/cases/fold.json` holds them together.
    """
    return _BETWEEN.sub(" ", without_accents(text)).strip()


def without_accents(text: str) -> str:
    """`text` in lower case, without marks and with đ as d; letters of other scripts stay."""
    apart = _MARKS.sub("", unicodedata.normalize("NFD", text.lower().replace("đ", "d")))
    return apart if apart.isascii() else apart.translate(_UNMARKED)


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A key that sorts as Vietnamese dictionaries do: by letters first, by tones second."""
    placed = [_place(char) for char in unicodedata.normalize("NFC", text.lower())]
    return tuple(letter for letter, _ in placed), tuple(tone for _, tone in placed)


@cache
def _place(char: str) -> tuple[int, int]:
    """Where a letter stands among letters, and its tone among tones."""
    marks = unicodedata.normalize("NFD", char)
    tone = next((mark for mark in marks if mark in _TONES), "")
    letter = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks)
    return _ORDER.get(letter, 0), _TONES.get(tone, 0)


def first_letter(text: str) -> str:
    """The heading under which `text` stands in an A–Z list: its first letter without tone."""
    marks = unicodedata.normalize("NFD", text[:1].upper())
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))


def mark_of(text: str) -> str:
    """The short hash by which a translation knows the Vietnamese it was made from."""
    return hashlib.sha256(text.encode()).hexdigest()[:6]
