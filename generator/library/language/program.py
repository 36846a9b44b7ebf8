"""The program that makes results, as a part of their keys: it counts as a whole."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

import generator


@cache
def program() -> bytes:
    """The hash of all that makes results: our files, Python, and what is installed."""
    digest = blake2b(sys.version.encode())
    top = Path(generator.__file__).parent
    for path in sorted(top.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(top).as_posix()} {path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
    for folder in sys.path:
        names = os.listdir(folder) if os.path.isdir(folder) else ()  # noqa: PTH112, PTH208 - quick
        digest.update("\n".join(sorted(n for n in names if n.endswith("-info"))).encode())
    return digest.digest()
