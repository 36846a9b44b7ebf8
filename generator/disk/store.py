"""What was made once, kept on disk for later runs: a folder of entries, each under its key.

It is never needed for a right result. Where the folder cannot be read or written, nothing is kept;
an entry that is cut, spoilt or not ours is as good as none. Several processes may share it: an
entry is moved into its place when it is whole, and whoever comes second brings the same bytes.
What is not whole yet bears the number of its process, by which it is swept when that is no more.

Keys and seals depend on a secret of the folder, which lies in a file that its owner may not write.
No checkout of git brings such a file, so that nobody can plant an entry by a pull request.
"""

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cached_property
from hashlib import blake2b
from hmac import HMAC
from io import RawIOBase
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Self, TypeVar

from generator.disk import spare
from generator.disk.packs import Pack

Made = TypeVar("Made")

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
_READ = 1024 * 1024
"""Bytes that are looked at together when a seal is proven."""


class Store:
    """The entries in one folder; `open_store` gives it, or None where nothing can be kept."""

    def __init__(self, folder: Path, secret: bytes) -> None:
        self.folder = folder
        self.secret = secret
        self.written = 0
        self._packs: dict[tuple[bytes, ...], Pack] = {}

    def key(self, *parts: bytes) -> str:
        """The name of the entry that is made of these parts, and of no others."""
        whole = b"".join([b"%d %b" % (len(part), part) for part in parts])
        return blake2b(whole, key=self.secret, digest_size=20).hexdigest()

    def load(self, key: str) -> bytes | None:
        """What was saved under `key`; None where nothing sound was."""
        entry = self.entry(key)
        if entry is None:
            return None
        with entry:
            return entry.read(0, entry.size)

    def entry(self, key: str) -> KeptEntry | None:
        """What was saved under `key`, to be read in parts; None where nothing sound was."""
        path = self._path(key)
        try:
            file = open(path, "rb", buffering=0, opener=_opened)  # noqa: SIM115 - the entry's
        except OSError:
            return None
        entry = KeptEntry(file)
        try:
            if not entry.is_plain or not entry.has(self._sealing(key)):
                entry.close()
                return None
            if entry.used < time.time() - SWEPT_EVERY:
                with suppress(OSError):
                    os.utime(path)
        except OSError:
            entry.close()
            return None
        return entry

    def save(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`, if the system lets it."""
        entry = self.begin(key)
        entry.write(data)
        entry.finish()

    def begin(self, key: str) -> Unfinished:
        """Begin what will be kept under `key`; nothing is there before it is finished."""
        return Unfinished(self, self._path(key), self._sealing(key))

    def pack(self, *parts: bytes) -> Pack:
        """The pack that is named by these parts, which is written when the run ends."""
        if parts not in self._packs:
            self._packs[parts] = Pack(self, self.key(*parts))
        return self._packs[parts]

    @property
    def spare(self) -> Path:
        """Where a site is kept that was replaced, for the next to be made of it.

        Its name is a secret as those of entries: nobody can bring what will be written over.
        """
        return Path(self._path(self.key(b"spare")))

    def write_packs(self) -> None:
        """Write what is new in the packs, and have none of them open any more."""
        while self._packs:  # each is let go once it is written
            self._packs.popitem()[1].close()

    def drop_packs(self) -> None:
        """Have none of the packs open any more, and write nothing of them."""
        while self._packs:
            self._packs.popitem()[1].drop()

    def tidy(self) -> None:
        """Write the packs; sweep what is old or too much, once a day or after much was written.

        And each time what killed processes left unfinished.
        """
        self.write_packs()
        marker = self.folder / _SWEPT
        with suppress(OSError):
            _sweep_unfinished(self.folder)
            try:
                due = marker.stat().st_mtime < time.time() - SWEPT_EVERY
            except FileNotFoundError:
                due = True
            if due or self.written > LARGEST // 8:
                marker.touch()
                self.written = 0
                spare.let_go(self.spare, time.time())
                _sweep(self.folder, time.time())

    def _path(self, key: str) -> str:
        return f"{self.folder}/{key[:2]}/{key[2:]}"

    def _sealing(self, key: str) -> HMAC:
        # Most processors know SHA-256 itself, and are twice as fast at it as at BLAKE2.
        return HMAC(self.secret, key.encode(), "sha256")


class KeptEntry:
    """What was saved under a key: `size` bytes, of which any part can be read. To be closed."""

    def __init__(self, file: RawIOBase) -> None:
        self._file = file
        found = os.fstat(file.fileno())
        self.is_plain = stat.S_ISREG(found.st_mode)
        self.size = found.st_size - _SEAL
        self.used = found.st_mtime

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def has(self, seal: HMAC) -> bool:
        """Whether it is whole and ours, as its seal says. Raises OSError."""
        said = self._file.read(_SEAL)
        while part := self._file.read(_READ):
            seal.update(part)
        return said == seal.digest()[:_SEAL]

    def read(self, at: int, size: int) -> bytes:
        """So many bytes from `at` on."""
        self._file.seek(_SEAL + at)
        return self._file.read(size) or b""

    def close(self) -> None:
        """Let it go."""
        self._file.close()


class Unfinished:
    """An entry that is written part by part. Where the system does not let it, nothing is kept."""

    def __init__(self, store: Store, path: str, seal: HMAC) -> None:
        self._store, self._path, self._seal = store, path, seal
        self._name = f"{store.folder}/{os.getpid()}-{secrets.token_hex(4)}{_UNFINISHED}"
        self._file: BinaryIO | None = None
        with suppress(OSError):
            self._file = _new_file(self._name)
            self._file.write(bytes(_SEAL))

    def write(self, part: bytes) -> None:
        """Put `part` behind what was written."""
        if self._file is None:
            return
        self._seal.update(part)
        try:
            self._store.written += self._file.write(part)
        except OSError:
            self.drop()

    def read(self, at: int, size: int) -> bytes | None:
        """So many bytes of what was written, from `at` on; None where the system lost them."""
        if self._file is None:
            return None
        try:
            self._file.seek(_SEAL + at)
            found = self._file.read(size)
            self._file.seek(0, os.SEEK_END)
        except OSError:
            self.drop()
            return None
        return found

    def finish(self) -> None:
        """Let it be found under its key."""
        if self._file is None:
            return
        try:
            with self._file as file:
                file.seek(0)
                file.write(self._seal.digest()[:_SEAL])
            _in_its_folder(self._path, lambda: os.replace(self._name, self._path))  # noqa: PTH105 - texts
        except OSError:
            self.drop()

    def drop(self) -> None:
        """Leave nothing of it."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            with suppress(OSError):
                os.unlink(self._name)  # noqa: PTH108 - a text
        self._file = None


class _Lazy:
    """The store of the guide in a folder, opened when the first result is looked for."""

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()

    @cached_property
    def store(self) -> Store | None:
        return open_store(self.root)

    @property
    def opened(self) -> Store | None:
        """The store, if it has been looked for."""
        return vars(self).get("store")

    def close(self) -> None:
        """Sweep, where it was opened."""
        if self.opened:
            self.opened.tidy()


_lazy: ContextVar[_Lazy | None] = ContextVar("lazy", default=None)


def current_store() -> Store | None:
    """Where results are kept; None where none are."""
    lazy = _lazy.get()
    return lazy.store if lazy else None


def settle() -> None:
    """Have nothing open of what is kept, and nothing yet to write."""
    lazy = _lazy.get()
    if lazy and lazy.opened:
        lazy.opened.write_packs()


def keep_no_more() -> bool:
    """Keep nothing of what comes in this block, nor what it has not written yet; whether it did."""
    lazy = _lazy.get()
    if lazy is None or lazy.opened is None:
        return False
    lazy.opened.drop_packs()
    vars(lazy)["store"] = None
    return True


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
            if not spare.is_own(each.lstat(), stat.S_IFDIR):
                return None
        return Store(folder, _secret(folder / _SECRET))
    except OSError:
        return None


def _secret(path: Path) -> bytes:
    """The folder's secret, made where there is none that we could have made."""
    with suppress(FileNotFoundError):
        found = path.lstat()
        ours = spare.is_own(found, stat.S_IFREG) and not found.st_mode & stat.S_IWUSR
        if ours and len(secret := path.read_bytes()) == blake2b.MAX_KEY_SIZE:
            return secret
    secret = secrets.token_bytes(blake2b.MAX_KEY_SIZE)
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(4)}{_UNFINISHED}")
    with _new_file(str(unfinished)) as file:
        file.write(secret)
    unfinished.chmod(stat.S_IRUSR)
    unfinished.replace(path)
    return secret


def _opened(path: str, flags: int) -> int:
    """Opened without waiting for a pipe, or following a link."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _new_file(path: str) -> BinaryIO:
    """A file that was not there, to be written."""
    return _in_its_folder(path, lambda: open(path, "x+b"))  # noqa: PTH123 - half the time of Path.open


def _in_its_folder(path: str, step: Callable[[], Made]) -> Made:
    """What `step` gives; the folder of `path`, which it needs, is made where it is missing."""
    try:
        return step()
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - a text
        return step()


def _sweep_unfinished(folder: Path) -> None:
    """Remove what a process was writing that is no more, where the system says which there are.

    Of another machine it may say nothing; whoever loses what it is writing has kept nothing of it.
    """
    for entry in os.scandir(folder):
        number = entry.name.partition("-")[0]
        if entry.name.endswith(_UNFINISHED) and number.isdigit() and not _lives(int(number)):
            with suppress(OSError):
                os.unlink(entry.path)  # noqa: PTH108 - a text


if os.name == "posix":

    def _lives(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError):
            return True
        return True
else:

    def _lives(process: int) -> bool:  # noqa: ARG001 - elsewhere, to ask is to end it
        return True


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
