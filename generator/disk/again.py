"""Writing a folder anew: a file that says what it said before is the same file again.

Most of a site stays as it is from one build to the next. To link such a file takes a tenth of the
time that the system takes to make it, and its date says since when it is so.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class _Replacing:
    """The folder that is made, the one in whose place it comes, and the mode of its files."""

    fresh: str
    place: str
    mode: int


_replacing: ContextVar[_Replacing | None] = ContextVar("replacing", default=None)


@contextmanager
def replacing(fresh: Path, place: Path) -> Iterator[None]:
    """Within the block the folder `fresh` is filled, which will come in the stead of `place`."""
    mode = stat.S_IMODE(fresh.stat().st_mode) & 0o666
    token = _replacing.set(_Replacing(f"{fresh}{os.sep}", f"{place}{os.sep}", mode))
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


def _put(name: str, data: bytes) -> None:
    now = _replacing.get()
    if now is None or not name.startswith(now.fresh) or not _linked(name, now, data):
        _write(name, data)


def _linked(name: str, now: _Replacing, data: bytes) -> bool:
    """Whether `name` is now the file that stood there before and holds the same."""
    before = f"{now.place}{name.removeprefix(now.fresh)}"
    with suppress(OSError):
        found = os.lstat(before)
        ours = os.geteuid() if hasattr(os, "geteuid") else found.st_uid
        alike = found.st_mode == stat.S_IFREG | now.mode and found.st_size == len(data)
        if not alike or found.st_uid != ours or not _holds(before, data):
            return False
        os.link(before, name)
        if os.path.samestat(os.lstat(name), found):
            return True
        os.unlink(name)  # noqa: PTH108 - a text
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
