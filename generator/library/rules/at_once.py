"""All texts of a file as one: what is not in them together is in none of them.

To look for a word in many texts one by one takes longer than all else that a rule does.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.library.forms.translation import texts
from generator.library.models.base import Model


def together(said: Iterable[str]) -> str:
    """The texts, a line each."""
    return "\n".join(said)


def small(text: str) -> str:
    """`text` in small letters, with those that IGNORECASE takes for the same as i and s."""
    return text.lower().replace("ı", "i").replace("ſ", "s")


def read_by_people(model: Model) -> str:
    """The texts of `model` that people read, a line each."""
    return together(text for _, text in texts(model))
