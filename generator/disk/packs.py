"""Many small entries of a store that lie in one file: read together, and written together.

Reading thousands of files takes longer than making what most of them hold. A pack is read when the
first of its entries is looked for. It is written when a run ends that made many new ones; a few are
made again by the next run, which costs less than to write all of them.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

_WORTH = 8
"""A pack is written when the new entries are more than this part of those that it has."""
_HEAD = struct.Struct(">HBI")
"""Before an entry: the length of its name, how often it was not asked for, and its length."""
_UNUSED = 4
"""How often a pack is written with an entry that nobody asked for, before it is left out."""


class Shelf(Protocol):
    """Where packs lie: a `Store`."""

    def load(self, key: str) -> bytes | None:
        """What was saved under `key`; None where nothing sound was."""

    def save_parts(self, key: str, parts: Iterable[bytes]) -> None:
        """Keep these `parts`, one behind the other, if the system lets it."""


class Pack:
    """The entries that lie under one `key` of a store, each under a name of its own."""

    def __init__(self, shelf: Shelf, key: str) -> None:
        self._shelf, self._key = shelf, key
        self._kept = dict(_entries(shelf.load(key) or b""))
        self._used: set[bytes] = set()
        self._new: dict[bytes, Callable[[], bytes]] = {}

    def get(self, name: bytes) -> bytes | None:
        """The entry of that name; None where there is none."""
        self._used.add(name)
        found = self._kept.get(name)
        return found[1] if found else None

    def put(self, name: bytes, write: Callable[[], bytes]) -> None:
        """Keep what `write` gives; it is asked when the pack is written, if it is."""
        self._new[name] = write

    def close(self) -> None:
        """Write the pack, where that is worth it; nothing may be asked of it then."""
        if len(self._new) * _WORTH <= len(self._kept):
            return
        self._shelf.save_parts(self._key, self._parts())
        self._kept, self._new = {}, {}

    def _parts(self) -> Iterator[bytes]:
        """Each entry as it is written: the old ones that are still of use, then the new ones."""
        for name, (unused, data) in self._kept.items():
            if name not in self._new and (name in self._used or unused < _UNUSED):
                yield _HEAD.pack(len(name), 0 if name in self._used else unused + 1, len(data))
                yield name + data
        for name, write in self._new.items():
            data = write()
            yield _HEAD.pack(len(name), 0, len(data))
            yield name + data


def _entries(data: bytes) -> Iterator[tuple[bytes, tuple[int, bytes]]]:
    at = 0
    while at < len(data):
        length, unused, size = _HEAD.unpack_from(data, at)
        begin = at + _HEAD.size + length
        at = begin + size
        yield data[begin - length : begin], (unused, data[begin:at])
