"""A file that staff put beside the YAML: an emblem, a form."""

from __future__ import annotations

from pathlib import Path

from generator.disk.reading import read_plain
from generator.disk.refusals import reason
from generator.disk.unfit import UnfitFileError


def read_given(path: Path, most: int, rule: str) -> bytes:
    """At most `most` bytes of `path`. Raises UnfitFileError, and FileNotFoundError where none is.

    `rule` is what is broken where the file is there and cannot be opened.
    """
    if path.is_symlink():
        message = f"«{path.name}» là một liên kết (symlink)."
        raise UnfitFileError("symlink", message, "Đặt tệp thật vào đây.")
    try:
        return read_plain(path, most)
    except FileNotFoundError:
        raise
    except OSError as error:
        message = f"Không mở được «{path.name}» ({reason(error)})."
        raise UnfitFileError(rule, message, "Đặt tệp thật vào đây.") from None
