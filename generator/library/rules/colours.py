"""A unit's own colour can be read: white on it, and it on white.

Passes: `colour: "#1f5d8c"`. Fails: `colour: "#e5a000"`, 2.24 to 1, where WCAG 2.2 asks for 4.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from generator.colours import READABLE, WHITE, contrast, readable
from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem where the colour is too pale."""
    ward = collection.ward
    colour = ward and ward.model.colour
    if ward is None or not colour or contrast(colour, WHITE) >= READABLE:
        return
    message = (
        f"Màu {colour} nhạt quá: tương phản với trắng {_ratio(contrast(colour, WHITE))}, "
        f"cần ít nhất {_ratio(READABLE)} thì chữ mới dễ đọc."
    )
    hint = f'Màu đậm hơn gần nhất đọc được: "{readable(colour, [WHITE])}".'
    yield ward.document.problem(("colour",), "pale-colour", message, hint)


def _ratio(value: float) -> str:
    """`4,49 : 1`: cut, as what is rounded up to the least would seem to pass."""
    return f"{floor(value * 100) / 100:g} : 1".replace(".", ",")
