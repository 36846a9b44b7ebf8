"""Many small entries of a store that lie in one file: read together, and written together.

Reading thousands of files takes longer than making what most of them hold. A pack is read when the
first of its entries is looked for. It is written when a run ends that made many new ones; a few are
made again by the next run, which costs less than to write all of them.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Protocol

_WORTH = 8
"""A pack is written when the new entries are more than this part of those that it has."""
_UNUSED = 4
"""How often a pack is written with an entry that nobody asked for, before it is left out."""


class Shelf(Protocol):
    """Where packs lie: a `Store`."""

    def load(self, key: str) -> bytes | None:
        """What was saved under `key`; None where nothing sound was."""

    def save(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`, if the system lets it."""


class Pack:
    """The entries that lie under one `key` of a store, each under a name of its own."""

    def __init__(self, shelf: Shelf, key: str) -> None:
        self._shelf, self._key = shelf, key
        data = shelf.load(key)
        self._kept: dict[bytes, tuple[int, bytes]] = {}
        if data is not None:
            self._kept = pickle.loads(data)  # noqa: S301 - sealed by this machine's secret
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
        """Write the pack, where that is worth it."""
        if len(self._new) * _WORTH <= len(self._kept):
            return
        old = {
            name: (0 if name in self._used else unused + 1, data)
            for name, (unused, data) in self._kept.items()
            if name not in self._new and (name in self._used or unused < _UNUSED)
        }
        new = {name: (0, write()) for name, write in self._new.items()}
        self._kept, self._new = old | new, {}
        self._shelf.save(self._key, pickle.dumps(self._kept, pickle.HIGHEST_PROTOCOL))
