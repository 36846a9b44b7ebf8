"""What follows from the library's files alone: known by how it came about, also to later runs.

A form that was read has a name: the hash of its bytes and of the step that read it. Whatever a pure
step makes of things with names has one too: the hash of the step, of the language in use, the level
of the unit that speaks, and of those names. So a name says all that a thing was made from, down to
the bytes of files, and is known before the thing is made.

In one process a name stands for one object; a later process finds what a store has kept of it, the
results of a step in one pack (`disk.packs`). There, things that have a name of their own are
written as this name, so that what was one object is one again.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from generator.disk.packs import Pack
from generator.disk.store import current_store
from generator.library.language.locale import current_level, current_locale
from generator.library.language.program import program

Made = TypeVar("Made")

MOST = 100_000
"""How many results a process remembers; then it begins anew."""


class Name(NamedTuple):
    """How a thing came about: the step, the hash of the call, and which part of what it gave."""

    step: str
    call: bytes
    part: bytes = b""

    def whole(self) -> bytes:
        """The name as a part of others."""
        return b"%b%b%d" % (self.call, self.part, len(self.part))


class _LostError(Exception):
    """What a kept result refers to is not kept any more."""


_made: dict[bytes, Any] = {}
"""What each call gave."""
_names: dict[int, tuple[object, Name]] = {}
"""By its `id`: each thing that has a name; it lives as long as it has."""
_loading: set[bytes] = set()
_set = object.__setattr__
"""Also of what never changes once it is made."""


def recalled(step: str, call: bytes, make: Callable[[], Made], *, later: bool = True) -> Made:
    """What this `call` of a `step` gave, to this process or an earlier one; else what `make` gives.

    `call` is a hash of all that the result follows from, but for the program. Without `later`, a
    later process makes it anew.
    """
    if call in _made:
        known: Made = _made[call]
        return known
    step = f"{step} {current_locale()}"  # two processes may tell two languages at the same time
    pack = _pack(step) if later else None
    if pack is not None:
        try:
            return _loaded(pack, step, call)  # type: ignore[no-any-return]  # `make` gave it once
        except _LostError:
            made = make()
            pack.put(call, lambda: _written(made, call))
    else:
        made = make()
    _remember(step, call, made)
    return made


def call_of(step: str, arguments: tuple[object, ...]) -> bytes | None:
    """The hash of a call in the language in use; None where an argument has no name."""
    parts = [f"{step} {current_locale()} {current_level()}".encode()]
    for argument in arguments:
        part = _part(argument)
        if part is None:
            return None
        parts.append(part)
    return hashed(*parts)


def hashed(*parts: bytes) -> bytes:
    """The hash of these parts, and of no others."""
    whole = b"".join([b"%d %b" % (len(part), part) for part in parts])
    return blake2b(whole, digest_size=20).digest()


def name_of(thing: object) -> Name | None:
    """The name of a thing that has one."""
    found = _names.get(id(thing))
    return found[1] if found else None


def forget() -> None:
    """Know no more than a process that begins."""
    _made.clear()
    _names.clear()


@cache
def is_frozen(kind: Any) -> bool:
    """Whether what is of this `kind` can never change."""
    if issubclass(kind, BaseModel):
        return bool(kind.model_config.get("frozen"))
    parameters = getattr(kind, "__dataclass_params__", None)
    return parameters.frozen if parameters else issubclass(kind, str | Enum)


def _part(argument: Any) -> bytes | None:
    kind: Any = type(argument)
    if kind is str:
        return f"text {argument}".encode(errors="surrogatepass")
    if argument is None or kind is date:
        return f"day {argument}".encode()
    if issubclass(kind, Enum):
        return f"{kind.__module__} {kind.__qualname__} {argument.name}".encode()
    if kind is tuple:
        parts = [*map(_part, argument)]
        return None if None in parts else b"all" + hashed(*filter(None, parts))
    name = name_of(argument)
    return b"named" + name.whole() if name else None


def _remember(step: str, call: bytes, made: object) -> None:
    if len(_made) >= MOST:
        forget()
    _made[call] = made
    _name(made, Name(step, call))


def _name(thing: object, name: Name) -> None:
    """Give a name to `thing`, or to each thing in a tuple; the first that it gets it keeps."""
    kind: Any = type(thing)
    if isinstance(thing, tuple):
        for index, inner in enumerate(thing[:256]):
            _name(inner, name._replace(part=name.part + bytes([index])))
    elif is_frozen(kind) and not issubclass(kind, str | Enum):
        _names.setdefault(id(thing), (thing, name))


def _pack(step: str) -> Pack | None:
    store = current_store()
    return store.pack(program(), b"pack", step.encode()) if store else None


def _loaded(pack: Pack, step: str, call: bytes) -> Any:
    """What the pack has kept of a call. Raises _LostError where it has not, or not all of it."""
    data = pack.get(call)
    if data is None or call in _loading:
        raise _LostError
    _loading.add(call)
    try:
        made = pickle.loads(data)  # noqa: S301 - sealed by this machine's secret
    finally:
        _loading.discard(call)
    _remember(step, call, made)
    return made


def _found(step: str, call: bytes, part: bytes) -> Any:
    """The thing of that name, for what refers to it. Raises _LostError where it is not kept."""
    if call in _made:
        thing = _made[call]
    else:
        pack = _pack(step)
        if pack is None:
            raise _LostError
        thing = _loaded(pack, step, call)
    for index in part:
        thing = thing[index]
    return thing


def _model(kind: type[BaseModel], values: dict[str, Any], given: set[str]) -> BaseModel:
    """A model as pydantic makes it, in two thirds of the time."""
    made = object.__new__(kind)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", given)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


@cache
def _is_member(kind: Any) -> bool:
    return issubclass(kind, Enum)


@cache
def _is_model(kind: Any) -> bool:
    return issubclass(kind, BaseModel)


class _Namer(pickle.Pickler):
    """Writes what a call gave; of what came from other calls, only the name."""

    def __init__(self, file: io.BytesIO, call: bytes) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.call = call

    def reducer_override(self, value: Any) -> Any:
        """The way to a thing that has a name of its own; a model as no more than it holds.

        A member of an `Enum` is looked up by its name, in a fifth of the time.
        """
        found = _names.get(id(value))
        if found is not None and found[1].call != self.call:
            return _found, tuple(found[1])
        kind: Any = type(value)
        if _is_member(kind):
            return getattr, (kind, value.name)
        if _is_model(kind) and not (value.__pydantic_extra__ or value.__pydantic_private__):
            return _model, (kind, value.__dict__, value.__pydantic_fields_set__)
        return NotImplemented


def _written(made: object, call: bytes) -> bytes:
    file = io.BytesIO()
    _Namer(file, call).dump(made)
    return file.getvalue()
