"""Where the pieces of a format are on the paper, and that their words keep clear."""

from __future__ import annotations

from itertools import combinations

from generator.press.formats import Format, Make
from tests.press.paper import Letter, letters_of

Box = tuple[float, float, float, float]
"""Left, top, right and bottom on the paper, in mm."""


def box(form: Format, place: int = 0) -> Box:
    """A piece as it is printed, a folded one with both its faces."""
    x, y = map(float, form.corner(place))
    width, height = map(float, form.printed_size(place))
    return x, y, x + width, y + height


def symbol_box(form: Format, place: int = 0) -> Box:
    """The code of a piece with its quiet zone."""
    x, y = map(float, form.symbol_place(place))
    return x, y, x + float(form.symbol), y + float(form.symbol)


def meet(one: Letter, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a letter reaches into a box, by more than a hair."""
    slack = 0.1
    return (
        one.left + slack < right
        and left + slack < one.right
        and one.top + slack < bottom
        and top + slack < one.bottom
    )


def assert_clear(pdf: bytes, form: Format) -> None:
    """The first piece's letters stay in it, off the code, off the fold and off each other."""
    left, top, right, bottom = box(form)
    letters = [letter for letter in letters_of(pdf) if meet(letter, left, top, right, bottom)]
    assert letters
    for letter in letters:
        assert left + 0.5 < letter.left
        assert letter.right < right - 0.5
        assert top + 0.3 < letter.top
        assert letter.bottom < bottom - 0.3
        assert not meet(letter, *symbol_box(form)), letter
        if form.make is Make.FOLD:
            fold = top + float(form.piece.height)
            assert letter.bottom < fold - 0.5 or letter.top > fold + 0.5
    assert not [pair for pair in combinations(letters, 2) if meet(pair[0], *pair[1][1:])]
