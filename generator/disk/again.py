"""Writing a folder anew: a file that says what it said before is the same file again.

Most of a site stays as it is from one build to the next. To link such a file takes a tenth of the
time that the system takes to make it, and its date says since when it is so. What has changed is
written into folders and files that nobody sees any more, where there are such (`disk/spare.py`).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.disk import spare


@dataclass(frozen=True)
class _Replacing:
    """The folder that is made, the one in whose place it comes, and the mode of folders in it.

    And a folder that nobody sees any more, whose parts may become those of `fresh`.
    """

    fresh: str
    place: str
    mode: int
    spare: str | None
    _known: dict[str, bool] = field(default_factory=dict, compare=False)

    @property
    def file_mode(self) -> int:
        """The mode of files in it."""
        return self.mode & 0o666

    def before(self, name: str) -> str | None:
        """Where stands now what the file `name` will replace; None where a link leads there."""
        before = f"{self.place}{name.removeprefix(self.fresh)}"
        above = os.path.dirname(before)  # noqa: PTH120 - a text
        return before if self._lies_in(self.place, above) else None

    def kept(self, folder: str) -> str | None:
        """The folder that may become the new `folder`, which nobody sees any more.

        None where there is none as we make them, or a link leads there: it is somebody else's.
        """
        if not self.spare or not folder.startswith(self.fresh):
            return None
        kept = f"{self.spare}{folder.removeprefix(self.fresh)}"
        with suppress(OSError):
            found = os.lstat(kept)
            ours = stat.S_IMODE(found.st_mode) == self.mode and spare.is_own(found, stat.S_IFDIR)
            if ours and self._lies_in(self.spare, os.path.dirname(kept)):  # noqa: PTH120 - a text
                return kept
        return None

    def _lies_in(self, root: str, folder: str) -> bool:
        """Whether all from `root` down to the `folder` below it are folders, and no links."""
        if len(folder) < len(root):
            return True
        if folder not in self._known:
            above = os.path.dirname(folder)  # noqa: PTH120 - a text
            self._known[folder] = self._lies_in(root, above) and _is_folder(folder)
        return self._known[folder]


_replacing: ContextVar[_Replacing | None] = ContextVar("replacing", default=None)


@contextmanager
def replacing(fresh: Path, place: Path, old: str | None = None) -> Iterator[None]:
    """Within the block the folder `fresh` is filled, which will come in the stead of `place`.

    It may be made of the folder `old`, which only this process has.
    """
    mode = stat.S_IMODE(fresh.stat().st_mode)
    parts = _Replacing(f"{fresh}{os.sep}", f"{place}{os.sep}", mode, old and f"{old}{os.sep}")
    with _filling(parts):
        yield


@contextmanager
def taking_part(fresh: Path, name: str) -> Iterator[None]:
    """Within the block `fresh` is filled, to be moved as `name` into the folder that is filled now.

    It lies beside that one, and is no part of it yet.
    """
    whole = _replacing.get()
    if whole is None:
        yield
        return
    below = f"{name}{os.sep}"
    parts = replace(
        whole,
        fresh=f"{fresh}{os.sep}",
        place=f"{whole.place}{below}",
        spare=whole.spare and f"{whole.spare}{below}",
    )
    with _filling(parts):
        yield


@contextmanager
def _filling(parts: _Replacing) -> Iterator[None]:
    token = _replacing.set(parts)
    try:
        yield
    finally:
        _replacing.reset(token)


def put(path: Path | str, data: bytes) -> None:
    """Write `data` to a new file, in a folder that may have to be made.

    Raises OSError where that cannot be.
    """
    name = str(path)
    try:
        _put(name, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(name), exist_ok=True)  # noqa: PTH103, PTH120 - a text
        _put(name, data)


def put_all(folder: str, files: Mapping[str, bytes]) -> None:
    """Write all `files` of a new `folder`, by their names. Raises OSError where that cannot be."""
    now = _replacing.get()
    left = _begun(folder, now) if now else {}
    if not left:
        with suppress(OSError):  # `put` makes what is above it too
            os.mkdir(folder)  # noqa: PTH102 - a text
    for name, data in files.items():
        path = f"{folder}/{name}"
        found = left.pop(name, None)
        if now is None or found is None or not _stands(path, found, now, data):
            if found is not None:
                spare.remove(path, found)
            put(path, data)
    for name, found in left.items():
        spare.remove(f"{folder}/{name}", found)


def _begun(folder: str, now: _Replacing) -> dict[str, os.stat_result]:
    """What lies in the new `folder`, of what lay there when the spare one was shown."""
    if kept := now.kept(folder):
        with suppress(OSError):  # the folder may be there already
            os.rename(kept, folder)  # noqa: PTH104 - a text
            return spare.entries(folder)
    return {}


def _stands(path: str, found: os.stat_result, now: _Replacing, data: bytes) -> bool:
    """Whether `path`, as it was `found`, is the file that stands there now and holds the same.

    Or is now one that holds `data`, and was nobody's.
    """
    before = now.before(path)
    with suppress(OSError):
        stands = os.lstat(before) if before else None
        if before and stands and _is_alike(stands, now, data) and _holds(before, data):
            return os.path.samestat(stands, found)
    return spare.written_over(path, found, now.file_mode, data)


def _put(name: str, data: bytes) -> None:
    now = _replacing.get()
    if now is None or not name.startswith(now.fresh) or not _linked(name, now, data):
        _write(name, data)


def _linked(name: str, now: _Replacing, data: bytes) -> bool:
    """Whether `name` is now the file that stood there before and holds the same."""
    before = now.before(name)
    if before is None:
        return False
    with suppress(OSError):
        found = os.lstat(before)
        if not _is_alike(found, now, data) or not _holds(before, data):
            return False
        os.link(before, name)
        if os.path.samestat(os.lstat(name), found):
            return True
        os.unlink(name)  # noqa: PTH108 - a text
    return False


def _is_alike(found: os.stat_result, now: _Replacing, data: bytes) -> bool:
    """Whether what was `found` is a plain file as we make them, and as long as `data`."""
    plain = stat.S_IMODE(found.st_mode) == now.file_mode and spare.is_own(found, stat.S_IFREG)
    return plain and found.st_size == len(data)


def _is_folder(path: str) -> bool:
    with suppress(OSError):
        return stat.S_ISDIR(os.lstat(path).st_mode)
    return False


def _holds(name: str, data: bytes) -> bool:
    with open(name, "rb") as file:  # noqa: PTH123 - half the time of Path.open
        return file.read() == data


def _write(name: str, data: bytes) -> None:
    """Write a new file; what stands there, maybe a link to what people still see, is left alone."""
    try:
        file = open(name, "xb")  # noqa: PTH123, SIM115 - closed below
    except FileExistsError:
        os.unlink(name)  # noqa: PTH108 - a text
        file = open(name, "xb")  # noqa: PTH123, SIM115 - closed below
    with file:
        file.write(data)
