"""Results that many units of one process share: made once from what none of them changes.

`made_once` stands before a function whose result follows from its arguments, the language in use
and the level of the unit that speaks, and from nothing else. Models and documents are told apart by
being the same object, which takes no time: `loading.shared` gives every unit the same ones, and
what is made of them here is the same again. So whatever names one unit, or differs in it, has to be
an argument, and is then no other unit's. What is made of the library's files alone, later runs find
too (`remembered`).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable
from datetime import date
from functools import lru_cache, wraps
from typing import Any, TypeVar, TypeVarTuple

from generator.library.language.locale import current_level, current_locale
from generator.library.language.remembered import call_of, is_frozen, recalled

Asked = TypeVarTuple("Asked")
Made = TypeVar("Made")

KEPT = 4096
"""How many results of a function are kept: more than a library has procedures, in two languages."""

_BY_VALUE = frozenset({str, date, type(None)})
"""Of these two that are equal are the same. Texts that know their language are equal to others."""


class Same:
    """An object that cannot change, equal to itself alone; it lives as long as it is a key.

    With `parts`, of which alone something follows, it is equal to what has the same.
    """

    __slots__ = ("it", "parts")

    def __init__(self, it: object, *parts: object) -> None:
        self.it, self.parts = it, parts or (it,)

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.parts)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Same) or len(self.parts) != len(other.parts):
            return False
        return all(map(operator.is_, self.parts, other.parts))


def made_once(function: Callable[[*Asked], Made]) -> Callable[[*Asked], Made]:
    """`function`, which is asked once in each language, at each level, for the same arguments.

    They are given by place. What it gives nobody may change. It raises TypeError for an argument
    that could change: a list, a dict, an object that is not frozen.
    """
    return _once(function, later=True)


def made_in_each_run(function: Callable[[*Asked], Made]) -> Callable[[*Asked], Made]:
    """As `made_once`, for what later runs make in less time than they read it."""
    return _once(function, later=False)


def _once(function: Callable[[*Asked], Made], *, later: bool) -> Callable[[*Asked], Made]:
    step = f"{function.__module__}.{function.__qualname__}"
    ask: Callable[..., Made] = function

    @lru_cache(maxsize=KEPT)
    def made(_language: str, _level: str, *keys: Hashable) -> Made:
        return ask(*map(_argument, keys))

    @wraps(function)
    def asked(*arguments: *Asked, **named: object) -> Made:
        if named:
            raise TypeError(f"{function.__name__} takes its arguments by place")
        if (call := call_of(step, arguments)) is not None:
            return recalled(step, call, lambda: function(*arguments), later=later)
        return made(current_locale(), current_level(), *map(_key, arguments))

    return asked


def _key(argument: Any) -> Hashable:
    kind: Any = type(argument)
    if kind in _BY_VALUE:
        value: Hashable = argument
        return value
    if isinstance(argument, tuple):
        return kind, *map(_key, argument)
    if not is_frozen(kind):
        raise TypeError(f"{kind.__name__} can change, so nothing that is made of it can be shared")
    return Same(argument)


def _argument(key: Any) -> Any:
    if isinstance(key, Same):
        return key.it
    if isinstance(key, tuple):
        kind, *inner = key
        values = map(_argument, inner)
        return tuple(values) if kind is tuple else kind(*values)
    return key
