"""Files that one process holds at a time. The system frees them when it ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a disk says that knows no locks, as some of a network do."""
_FLAGS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Hold(NamedTuple):
    """A file that this process holds, by its open `handle`; not `alone` on a disk without locks."""

    file: Path
    handle: int
    alone: bool


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, *, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except PermissionError:
                if not wait:
                    return False
                time.sleep(0.05)
            else:
                return True
else:
    import fcntl

    def _take(handle: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


def hold(file: Path, *, wait: bool = True) -> Hold | None:
    """Hold `file`, which is made where it is missing and taken away by `let_go`.

    None where another process holds it and this one is not to wait. Raises OSError where it cannot
    be made.
    """
    while True:
        handle = _opened(file)
        try:
            free, alone = _take(handle, wait=wait), True
        except OSError as error:
            free, alone = True, False
            if error.errno not in _NO_LOCKS:
                os.close(handle)
                raise
        if free and _is_at(handle, file):
            return Hold(file, handle, alone)
        os.close(handle)
        if not free:
            return None


def _opened(file: Path) -> int:
    try:
        return os.open(file, os.O_CREAT | os.O_RDWR | _FLAGS, 0o666)
    except PermissionError:
        if not file.is_file():
            raise
        return os.open(file, os.O_RDONLY | _FLAGS)  # another user's; who may read it may hold it


def _is_at(handle: int, file: Path) -> bool:
    """Whether what was opened is still there, not taken away meanwhile by its last holder."""
    try:
        return os.path.samestat(os.fstat(handle), file.lstat())
    except FileNotFoundError:
        return False


def let_go(held: Hold) -> None:
    """Take the file away and free it for the next."""
    if sys.platform == "win32":  # what is open cannot be taken away there
        os.close(held.handle)
    with suppress(OSError):
        held.file.unlink()
    if sys.platform != "win32":
        os.close(held.handle)
