"""What stood in the place of a folder that was replaced: the next one is made of it.

A system takes ten times as long to make a file or a folder as to write into one that is there, and
longest where many have just gone. So a folder that nobody sees any more is kept, and what is in it
is taken over, folder by folder. Of a file nobody notices: it has no other name, and nobody holds it
open, as a host might that still sends it. Any other is left to whoever has it.
"""

from __future__ import annotations

import os
import shutil
import signal
import stat
import sys
from contextlib import suppress
from pathlib import Path

OLDEST = 30 * 24 * 3600
"""Seconds after which a folder is let go of which nothing was made."""


def take(kept: Path | None, own: Path) -> str | None:
    """Move the folder that was `kept`, if there is one, to where nothing is: `own`."""
    with suppress(OSError):
        if kept and stat.S_ISDIR(kept.lstat().st_mode):
            os.rename(kept, own)  # noqa: PTH104 - it shall not follow a link
            return str(own)
    return None


def give(old: Path, kept: Path | None) -> None:
    """Keep the folder `old`, if there is one and the system lets it be moved there.

    Where one is kept already, it stays, and so does `old`.
    """
    with suppress(OSError):
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            os.rename(old, kept)  # noqa: PTH104 - as above


def let_go(kept: Path, now: float) -> None:
    """Remove what was `kept` long before `now`, in seconds as the system counts them."""
    with suppress(OSError):
        if kept.lstat().st_mtime < now - OLDEST:
            shutil.rmtree(kept)


def is_own(found: os.stat_result, kind: int) -> bool:
    """Whether this is of a `kind` and no link, and this user's."""
    user = os.geteuid() if hasattr(os, "geteuid") else found.st_uid
    return stat.S_IFMT(found.st_mode) == kind and found.st_uid == user


def entries(folder: str) -> dict[str, os.stat_result]:
    """What lies in `folder`, by name, links as themselves. Raises OSError."""
    with os.scandir(folder) as found:
        return {entry.name: entry.stat(follow_symlinks=False) for entry in found}


def remove(path: str, found: os.stat_result) -> None:
    """Remove a file, or a folder with all that is in it. Raises OSError."""
    if stat.S_ISDIR(found.st_mode):
        shutil.rmtree(path)
    else:
        os.unlink(path)  # noqa: PTH108 - a text


def written_over(path: str, found: os.stat_result, mode: int, data: bytes) -> bool:
    """Whether the file at `path`, which was `found` there, now holds `data` and nobody notices.

    Raises OSError where it could not be written to its end.
    """
    if found.st_mode != stat.S_IFREG | mode or found.st_nlink != 1:
        return False
    try:
        handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except (AttributeError, OSError):
        return False
    with open(handle, "r+b", buffering=0) as file:  # noqa: PTH123 - a number
        if found.st_uid != os.geteuid() or not _is_ours_alone(handle):
            return False
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
        file.truncate()
    return True


if sys.platform == "linux":
    import fcntl

    def _is_ours_alone(handle: int) -> bool:
        """Whether nobody else holds the file open. Only then does the system let it be leased."""
        try:
            fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)  # which does nothing by itself
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_WRLCK)
            fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except OSError:
            return False
        return True
else:

    def _is_ours_alone(handle: int) -> bool:  # noqa: ARG001 - no system but Linux says it
        return False
