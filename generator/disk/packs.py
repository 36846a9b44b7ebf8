"""Many entries of a store that lie in one file: found together, and written together.

Reading thousands of files takes longer than making what most of them hold. A pack is opened when
the first of its entries is looked for, and proven once. It is written when a run ends that made
many new ones; a few lie in a file of their own beside it, which costs less than to write all. What
a run has added it reads back from what it is writing.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple, Protocol

_WORTH = 4
"""A pack is written when those beside it are more than this part of those that it has."""
_HEAD = struct.Struct(">HBI")
"""Before an entry: the length of its name, how often it was not asked for, and its length."""
_UNUSED = 4
"""How often a pack is written with an entry that nobody asked for, before it is left out."""
_UNUSED_BESIDE = 1
"""The same of a few beside it: an edit makes some that the next edit makes anew."""


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

    def read(self, at: int, size: int) -> bytes | None:
        """So many bytes of what was written, from `at` on; None where the system lost them."""

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


class _Laid:
    """A file of entries, as it lies on its shelf."""

    def __init__(self, file: Readable | None) -> None:
        self._file = file
        self.places = dict(_places(file)) if file else {}

    def get(self, name: bytes) -> bytes | None:
        found = self.places.get(name)
        return self._file.read(found.at, found.size) if found and self._file else None

    def close(self) -> None:
        if self._file:
            self._file.close()
        self._file, self.places = None, {}


class Pack:
    """The entries that lie under one `key` of a store, each under a name of its own."""

    def __init__(self, shelf: Shelf, key: str) -> None:
        self._shelf, self._key = shelf, key
        self._beside = key[::-1]  # as secret as the key
        self._most = _Laid(shelf.entry(key))
        self._few = _Laid(shelf.entry(self._beside))
        self._used: set[bytes] = set()
        self._added: dict[bytes, _Place] = {}
        self._later: dict[bytes, Callable[[], bytes]] = {}
        self._unfinished: Writable | None = None
        self._end = 0  # of what is unfinished

    def get(self, name: bytes) -> bytes | None:
        """The entry of that name; None where there is none."""
        self._used.add(name)
        found = self._most.get(name)
        found = self._few.get(name) if found is None else found
        return self._just_added(name) if found is None else found

    def _just_added(self, name: bytes) -> bytes | None:
        place = self._added.get(name)
        return self._unfinished.read(place.at, place.size) if place and self._unfinished else None

    def put(self, name: bytes, write: Callable[[], bytes]) -> None:
        """Keep what `write` gives; it is asked when the pack is written."""
        self._later[name] = write

    def add(self, name: bytes, data: bytes) -> None:
        """Keep `data`, which is written at once and let go."""
        self._write(name, 0, data)
        self._added[name] = _Place(0, self._end - len(data), len(data))

    def close(self) -> None:
        """Write what is new; nothing may be asked of the pack then."""
        new = self._added.keys() | self._later.keys()
        few = len(new | self._few.places.keys())
        if new and few * _WORTH > len(self._most.places):
            self._write_all()
        elif new:
            self._write_later()
            self._copy(self._few, new, _UNUSED_BESIDE)
            self._let_go()
            self._finish()
        self._let_go()
        self._later = {}

    def drop(self) -> None:
        """Write nothing of what is new; nothing may be asked of the pack then."""
        self._let_go()
        if self._unfinished:
            self._unfinished.drop()

    def _let_go(self) -> None:
        """Close what lies there: not every system lets it be replaced before."""
        self._most.close()
        self._few.close()

    def _write_all(self) -> None:
        """Write the pack anew, with what lies beside it."""
        added = _Laid(None)
        if self._added and self._most.places:  # they are being written beside it
            self._finish()
            added = _Laid(self._shelf.entry(self._beside))
        beside = bool(self._few.places or added.places)
        if not self._added or self._most.places:
            self._unfinished = self._shelf.begin(self._key)
        self._copy(added, set(), _UNUSED)
        self._write_later()
        new = self._added.keys() | self._later.keys()
        self._copy(self._most, new, _UNUSED)
        self._copy(self._few, new | self._most.places.keys(), _UNUSED)
        added.close()
        self._let_go()
        self._finish()
        if beside:
            self._shelf.begin(self._beside).finish()

    def _copy(self, laid: _Laid, but: Collection[bytes], unused: int) -> None:
        """Write what is `laid` there, `but` some; what was not asked for so often is left out."""
        for name, place in laid.places.items():
            used = name in self._used
            data = laid.get(name) if name not in but and (used or place.unused < unused) else None
            if data is not None:
                self._write(name, 0 if used else place.unused + 1, data)

    def _write_later(self) -> None:
        for name, write in self._later.items():
            self._write(name, 0, write())

    def _write(self, name: bytes, unused: int, data: bytes) -> None:
        if self._unfinished is None:
            key = self._beside if self._most.places else self._key
            self._unfinished = self._shelf.begin(key)
        entry = _HEAD.pack(len(name), unused, len(data)) + name + data
        self._unfinished.write(entry)
        self._end += len(entry)

    def _finish(self) -> None:
        if self._unfinished:
            self._unfinished.finish()
        self._unfinished, self._end = None, 0


def _places(file: Readable) -> Iterator[tuple[bytes, _Place]]:
    at = 0
    while at < file.size:
        length, unused, size = _HEAD.unpack(file.read(at, _HEAD.size))
        name = file.read(at + _HEAD.size, length)
        begin = at + _HEAD.size + length
        at = begin + size
        yield name, _Place(unused, begin, size)
