"""Programs that run beside the tests: a port for each, and looking until they have done a thing."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.guide_files import PROJECT

Thing = TypeVar("Thing")

BETWEEN_TWO_LOOKS_S = 0.05
"""So that looking does not keep the program from working; nothing is hoped for from the pause."""


@contextmanager
def free_port() -> Iterator[int]:
    """A port on loopback for a program that must be told one; nobody else is given it meanwhile.

    The program may listen there all the same: both say that they share the address.
    """
    with socket.socket() as keeper:
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind(("127.0.0.1", 0))
        yield int(keeper.getsockname()[1])


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """The address of `motcham serve` over the guide in `root`, in a process of its own."""
    with free_port() as port:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator.cli", "serve", "--address", f"127.0.0.1:{port}"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(PROJECT)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait()


def looked_for(look: Callable[[], Thing], seconds: float, otherwise: Callable[[], str]) -> Thing:
    """What `look` finds, once that is something: it is asked again and again, for `seconds`.

    Raises AssertionError with what `otherwise` says where it never finds anything.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(BETWEEN_TWO_LOOKS_S)
    raise AssertionError(otherwise())
