"""The program that makes results, as a part of their keys: it counts as a whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

import generator


@cache
def program() -> bytes:
    """The hash of all that makes results: our files, Python, and what is installed."""
    digest = blake2b(sys.version.encode())
    top = os.path.dirname(generator.__file__)  # noqa: PTH120 - every command asks, so quickly
    for path in sorted(_files(top)):
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            data = file.read()
        digest.update(f"{path.removeprefix(top)} {len(data)}\n".encode())
        digest.update(data)
    for folder in sys.path:
        names = os.listdir(folder) if os.path.isdir(folder) else ()  # noqa: PTH112, PTH208 - quick
        digest.update("\n".join(sorted(n for n in names if n.endswith("-info"))).encode())
    return digest.digest()


def _files(folder: str) -> Iterator[str]:
    """The paths of all files below a folder that people wrote."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.is_file() and not entry.name.endswith(".pyc"):
                yield entry.path
