"""Reading plain files alone: to open a pipe (FIFO) would wait for ever, a device may never end."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "một thư mục"),
    (stat.S_ISFIFO, "một ống dẫn (FIFO)"),
    (stat.S_ISSOCK, "một socket"),
)


def require_plain(path: Path) -> None:
    """Raise OSError, with words for people, unless a plain file is at `path` or behind its link."""
    if found := what_else(path, path.stat().st_mode):
        raise found


def what_else(path: Path, mode: int) -> OSError | None:
    """The error that `path`, of that mode, is no plain file; None where it is one."""
    if stat.S_ISREG(mode):
        return None
    kind = next((words for is_kind, words in _KINDS if is_kind(mode)), "một thiết bị")
    number = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
    return OSError(number, f"đó là {kind}, không phải tệp", str(path))


def read_plain(path: Path, most: int = -1) -> bytes:
    """The bytes of a plain file, at most `most` of them. Raises OSError as `require_plain` does."""
    require_plain(path)
    with path.open("rb") as stream:
        return stream.read(most)


def read_plain_text(path: Path, errors: str = "strict") -> str:
    """The text of a plain UTF-8 file, each line ending in LF.

    Raises OSError as `require_plain` does, UnicodeDecodeError where it is not UTF-8.
    """
    require_plain(path)
    return path.read_text(encoding="utf-8", errors=errors)
