"""What was made once, kept on disk for later runs: a folder of entries, each under its key.

It is never needed for a right result. Where the folder cannot be read or written, nothing is kept;
an entry that is cut, spoilt or not ours is as good as none. Several processes may share it: an
entry is moved into its place when it is whole, and whoever comes second brings the same bytes.

Keys and seals depend on a secret of the folder, which lies in a file that its owner may not write.
No checkout of git brings such a file, so that nobody can plant an entry by a pull request.
"""

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from generator.disk.packs import Pack

FOLDER = Path(".cache/motcham")
"""Where a guide keeps it, below its root; git ignores it."""
OLDEST = 30 * 24 * 3600
"""Seconds after its last use in which an entry is swept."""
LARGEST = 512 * 1024 * 1024
"""Bytes of all entries; beyond, those that were used longest ago are swept."""
SWEPT_EVERY = 24 * 3600
"""Seconds between two sweeps; what is in use is touched as often."""
_SECRET, _SWEPT, _UNFINISHED = "secret", "swept", ".tmp"
_SEAL = 16
"""Bytes in front of an entry that prove it."""


class Store:
    """The entries in one folder; `open_store` gives it, or None where nothing can be kept."""

    def __init__(self, folder: Path, secret: bytes) -> None:
        self.folder = folder
        self.secret = secret
        self.written = 0
        self._packs: dict[str, Pack] = {}

    def key(self, *parts: bytes) -> str:
        """The name of the entry that is made of these parts, and of no others."""
        digest = blake2b(key=self.secret, digest_size=20)
        for part in parts:
            digest.update(len(part).to_bytes(8))
            digest.update(part)
        return digest.hexdigest()

    def load(self, key: str) -> bytes | None:
        """What was saved under `key`; None where nothing sound was."""
        path = self._path(key)
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - half the time of Path.open
                sealed = file.read()
                used = os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        data = sealed[_SEAL:]
        if sealed[:_SEAL] != self._seal(key, data):
            return None
        if used < time.time() - SWEPT_EVERY:
            with suppress(OSError):
                os.utime(path)
        return data

    def save(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`, if the system lets it."""
        self.save_parts(key, [data])

    def save_parts(self, key: str, parts: Iterable[bytes]) -> None:
        """Keep these `parts`, one behind the other, each let go when it is written."""
        path = self._path(key)
        unfinished = f"{path}.{secrets.token_hex(4)}{_UNFINISHED}"
        seal = self._sealing(key)
        try:
            with _new_file(unfinished) as file:
                file.write(bytes(_SEAL))
                for part in parts:
                    seal.update(part)
                    self.written += file.write(part)
                file.seek(0)
                file.write(seal.digest())
            os.replace(unfinished, path)  # noqa: PTH105 - a text
        except OSError:
            with suppress(OSError):
                os.unlink(unfinished)  # noqa: PTH108 - a text

    def pack(self, key: str) -> Pack:
        """The pack under `key`, which is written when the run ends."""
        if key not in self._packs:
            self._packs[key] = Pack(self, key)
        return self._packs[key]

    def tidy(self) -> None:
        """Write the packs; sweep what is old or too much, once a day or after much was written."""
        while self._packs:  # each is let go once it is written
            self._packs.popitem()[1].close()
        marker = self.folder / _SWEPT
        with suppress(OSError):
            try:
                due = marker.stat().st_mtime < time.time() - SWEPT_EVERY
            except FileNotFoundError:
                due = True
            if due or self.written > LARGEST // 8:
                marker.touch()
                self.written = 0
                _sweep(self.folder, time.time())

    def _path(self, key: str) -> str:
        return f"{self.folder}/{key[:2]}/{key[2:]}"

    def _seal(self, key: str, data: bytes) -> bytes:
        seal = self._sealing(key)
        seal.update(data)
        return seal.digest()

    def _sealing(self, key: str) -> blake2b:
        return blake2b(key=self.secret, salt=key[:16].encode(), digest_size=_SEAL)


class _Lazy:
    """The store of the guide in a folder, opened when the first result is looked for."""

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()

    @cached_property
    def store(self) -> Store | None:
        return open_store(self.root)

    def close(self) -> None:
        """Sweep, where it was opened."""
        if opened := vars(self).get("store"):
            opened.tidy()


_lazy: ContextVar[_Lazy | None] = ContextVar("lazy", default=None)


def current_store() -> Store | None:
    """Where results are kept; None where none are."""
    lazy = _lazy.get()
    return lazy.store if lazy else None


@contextmanager
def storing(root: Path) -> Iterator[None]:
    """Keep results of the guide in `root` within the block, and then sweep what is too much."""
    before = _lazy.get()
    if before and before.root == root.absolute():
        yield
        return
    lazy = _Lazy(root)
    token = _lazy.set(lazy)
    try:
        yield
    finally:
        _lazy.reset(token)
        lazy.close()


def open_store(root: Path) -> Store | None:
    """The store of the guide in `root`; None where it cannot be, or is somebody else's."""
    folder = root.absolute() / FOLDER
    try:
        for each in (folder.parent, folder):
            each.mkdir(exist_ok=True)
            if not _is_own(each.lstat(), stat.S_IFDIR):
                return None
        return Store(folder, _secret(folder / _SECRET))
    except OSError:
        return None


def _secret(path: Path) -> bytes:
    """The folder's secret, made where there is none that we could have made."""
    with suppress(FileNotFoundError):
        found = path.lstat()
        ours = _is_own(found, stat.S_IFREG) and not found.st_mode & stat.S_IWUSR
        if ours and len(secret := path.read_bytes()) == blake2b.MAX_KEY_SIZE:
            return secret
    secret = secrets.token_bytes(blake2b.MAX_KEY_SIZE)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}{_UNFINISHED}")
    with _new_file(str(unfinished)) as file:
        file.write(secret)
    unfinished.chmod(stat.S_IRUSR)
    unfinished.replace(path)
    return secret


def _is_own(found: os.stat_result, kind: int) -> bool:
    """Whether this is of a `kind` and no link, and this user's."""
    user = os.geteuid() if hasattr(os, "geteuid") else found.st_uid
    return stat.S_IFMT(found.st_mode) == kind and found.st_uid == user


def _new_file(path: str) -> BinaryIO:
    """A file that was not there, to be written; its folder is made where it is missing."""
    try:
        return open(path, "xb")  # noqa: PTH123 - half the time of Path.open
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - a text
        return open(path, "xb")  # noqa: PTH123 - as above


def _sweep(folder: Path, now: float) -> None:
    """Remove the entries that are old, then those used longest ago until the rest is not too much.

    What a killed process left unfinished is an entry that nobody uses.
    """
    at_the_top = [*os.scandir(folder)]
    inside = (os.scandir(one.path) for one in at_the_top if one.is_dir(follow_symlinks=False))
    files = [entry for entry in at_the_top if entry.name.endswith(_UNFINISHED)]
    entries = [
        (found.st_mtime, found.st_size, entry.path)
        for entry in chain(files, *inside)
        if stat.S_ISREG((found := entry.stat(follow_symlinks=False)).st_mode)
    ]
    room = LARGEST
    for used, size, path in sorted(entries, reverse=True):
        room -= size
        unfinished = path.endswith(_UNFINISHED) and used < now - SWEPT_EVERY
        if room < 0 or used < now - OLDEST or unfinished:
            with suppress(OSError):
                os.unlink(path)  # noqa: PTH108 - a text
