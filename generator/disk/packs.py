"""Many entries of a store that lie in one file: found together, and written together.

Reading thousands of files takes longer than making what most of them hold. A pack is opened when
the first of its entries is looked for, and proven once. It is written when a run ends that made
many new ones; a few are made again by the next run, which costs less than to write all of them.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol

_WORTH = 8
"""A pack is written when the new entries are more than this part of those that it has."""
_HEAD = struct.Struct(">HBI")
"""Before an entry: the length of its name, how often it was not asked for, and its length."""
_UNUSED = 4
"""How often a pack is written with an entry that nobody asked for, before it is left out."""


class Readable(Protocol):
    """A pack as it lies on its shelf: `size` bytes, of which any part can be read."""

    size: int

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from `at` on."""

    def close(self) -> None:
        """Let it go."""


class Writable(Protocol):
    """A pack that is being written."""

    def write(self, part: bytes) -> None:
        """Put `part` behind what was written."""

    def finish(self) -> None:
        """Let it be found."""

    def drop(self) -> None:
        """Leave nothing of it."""


class Shelf(Protocol):
    """Where packs lie: a `Store`."""

    def entry(self, key: str) -> Readable | None:
        """What was saved under `key`; None where nothing sound was."""

    def begin(self, key: str) -> Writable:
        """Begin what will be kept under `key`, if the system lets it."""


class _Place(NamedTuple):
    """Where in its pack an entry lies, and how often it was written without having been asked."""

    unused: int
    at: int
    size: int


class Pack:
    """The entries that lie under one `key` of a store, each under a name of its own."""

    def __init__(self, shelf: Shelf, key: str) -> None:
        self._shelf, self._key = shelf, key
        self._file = shelf.entry(key)
        self._kept = dict(_places(self._file)) if self._file else {}
        self._used: set[bytes] = set()
        self._added: set[bytes] = set()
        self._later: dict[bytes, Callable[[], bytes]] = {}
        self._unfinished: Writable | None = None

    def get(self, name: bytes) -> bytes | None:
        """The entry of that name; None where there is none."""
        self._used.add(name)
        found = self._kept.get(name)
        return self._file.read(found.at, found.size) if found and self._file else None

    def put(self, name: bytes, write: Callable[[], bytes]) -> None:
        """Keep what `write` gives; it is asked when the pack is written, if it is."""
        self._later[name] = write

    def add(self, name: bytes, data: bytes) -> None:
        """Keep `data`, which is written at once and let go."""
        self._added.add(name)
        self._write(name, 0, data)

    def close(self) -> None:
        """Write the pack, where that is worth it; nothing may be asked of it then."""
        new = self._added | self._later.keys()
        worth = len(new) * _WORTH > len(self._kept)
        if worth:
            for name, place in self._kept.items():
                used = name in self._used
                if self._file and name not in new and (used or place.unused < _UNUSED):
                    data = self._file.read(place.at, place.size)
                    self._write(name, 0 if used else place.unused + 1, data)
            for name, write in self._later.items():
                self._write(name, 0, write())
        if self._file:
            self._file.close()
        if self._unfinished and worth:
            self._unfinished.finish()
        elif self._unfinished:
            self._unfinished.drop()
        self._file, self._kept, self._later = None, {}, {}

    def _write(self, name: bytes, unused: int, data: bytes) -> None:
        if self._unfinished is None:
            self._unfinished = self._shelf.begin(self._key)
        self._unfinished.write(_HEAD.pack(len(name), unused, len(data)) + name + data)


def _places(file: Readable) -> Iterator[tuple[bytes, _Place]]:
    at = 0
    while at < file.size:
        length, unused, size = _HEAD.unpack(file.read(at, _HEAD.size))
        name = file.read(at + _HEAD.size, length)
        begin = at + _HEAD.size + length
        at = begin + size
        yield name, _Place(unused, begin, size)
