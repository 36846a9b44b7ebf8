"""Results that later runs share: made once from arguments, and kept on disk (`disk.store`).

`kept` stands before a pure step: its result follows from its arguments, the language in use, the
level of the unit that speaks and the program, and from nothing else. A key is the hash of all of
these, and a step knows nothing but its arguments, so that none can be left out. The program counts
as a whole: its own files, the Python that runs it and whatever is installed beside it.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from hashlib import blake2b
from typing import Any, TypeVar, TypeVarTuple

from pydantic import BaseModel

from generator.disk.store import Store, current_store
from generator.library.language.locale import current_level, current_locale
from generator.library.language.made_once import Same
from generator.library.language.program import program
from generator.library.language.remembered import Name, hashed, is_frozen, name_of

Asked = TypeVarTuple("Asked")
First = TypeVar("First")
Made = TypeVar("Made")


def kept(function: Callable[[*Asked], Made]) -> Callable[[*Asked], Made]:
    """`function`, which is not asked again for what a store has kept of it.

    Arguments are told apart by their content and type, and given by place. Each has to be one that
    `pickle` knows; what the function gives, too. Sets are never found again: they have no order.
    """
    step = _step(function)

    @wraps(function)
    def asked(*arguments: *Asked, **named: object) -> Made:
        store = _store(function, named)
        if store is None:
            return function(*arguments)
        key = store.key(program(), step, _speaking(), *map(_content, arguments))
        if (data := store.load(key)) is not None:
            return _read(data)  # type: ignore[no-any-return]  # `function` gave it once
        made = function(*arguments)
        store.save(key, _pickled(made))
        return made

    return asked


def kept_together(
    function: Callable[[First, *Asked], Made],
) -> Callable[[First, *Asked], Made]:
    """As `kept`, for a step that is asked very often: one file has all with one first argument."""
    step = _step(function)

    @wraps(function)
    def asked(first: First, *arguments: *Asked, **named: object) -> Made:
        store = _store(function, named)
        if store is None:
            return function(first, *arguments)
        pack = store.pack(program(), b"kept", step, _speaking(), _content(first))
        name = hashed(*map(_content, arguments))
        if (data := pack.get(name)) is not None:
            return _read(data)  # type: ignore[no-any-return]  # as above
        made = function(first, *arguments)
        pack.add(name, _pickled(made))
        return made

    return asked


def _store(function: Callable[..., object], named: Mapping[str, object]) -> Store | None:
    if named:
        raise TypeError(f"{function.__name__} takes its arguments by place")
    return current_store()


def _step(function: Callable[..., object]) -> bytes:
    return f"{function.__module__}.{function.__qualname__}".encode()


def _read(data: bytes) -> Any:
    return pickle.loads(data)  # noqa: S301 - sealed by this machine's secret


def _pickled(made: object) -> bytes:
    return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)


def _speaking() -> bytes:
    return f"{current_locale()} {current_level()}".encode()


def _content(value: Any) -> bytes:
    """The hash of all that `value` holds; of what cannot change, it is remembered.

    What has a name is made from all that the name says.
    """
    if name := name_of(value):
        return name.whole()
    kind: Any = type(value)
    return _of_same(Same(value)) if is_frozen(kind) else _written(value)


@lru_cache(maxsize=256)
def _of_same(value: Same) -> bytes:
    return _written(value.it)


class _Writer(pickle.Pickler):
    """Writes all that a value holds, only to be hashed."""

    def reducer_override(self, value: Any) -> Any:
        """What has a name; a model, whose set of keys that were given has no order of its own."""
        if name := name_of(value):
            return Name, tuple(name)
        if not isinstance(value, BaseModel):
            return NotImplemented
        given = tuple(sorted(value.__pydantic_fields_set__))
        rest = value.__pydantic_extra__, value.__pydantic_private__
        return type(value), (given, value.__dict__, *rest)


def _written(value: object) -> bytes:
    """The hash of all that `value` holds, whichever of its parts happen to be one object."""
    written = io.BytesIO()
    writer = _Writer(written, pickle.HIGHEST_PROTOCOL)
    writer.fast = True  # writes a part as often as it occurs
    writer.dump(value)
    return blake2b(written.getbuffer()).digest()
