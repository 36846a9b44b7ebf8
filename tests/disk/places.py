"""Targets of many kinds, and disks of their own for tests that may mount."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from generator.disk.places import MARK


@contextmanager
def mounted(place: Path, *options: str) -> Iterator[Path]:
    """`place` as a mount point, `-t tmpfs none` where no options say otherwise."""
    arguments = options or ("-t", "tmpfs", "none")
    done = subprocess.run(["mount", *arguments, place], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def _plain(folder: Path, _: ExitStack) -> Path:
    return folder / "site"


def _link(folder: Path, _: ExitStack) -> Path:
    (folder / "far").mkdir()
    (folder / "near").symlink_to("far/real")
    (folder / "site").symlink_to("near")
    return folder / "site"


def _disk(folder: Path, stack: ExitStack) -> Path:
    (folder / "site").mkdir()
    return stack.enter_context(mounted(folder / "site"))


def _bind(folder: Path, stack: ExitStack) -> Path:
    (folder / "far").mkdir()
    (folder / "site").mkdir()
    bind = ("--bind", str(folder / "far"))  # of the same disk, which `Path.is_mount` cannot see
    return stack.enter_context(mounted(folder / "site", *bind))


FOLDERS: dict[str, Callable[[Path, ExitStack], Path]] = {
    "a plain folder": _plain,
    "a link to a link": _link,
    "a disk of its own": _disk,
    "a folder from elsewhere": _bind,
}
"""Ways to a folder `site` in a folder; what is mounted stays so while the stack is open."""


def left_over(folder: Path) -> list[Path]:
    """What was left behind in `folder`, whoever looks for it."""
    return sorted(folder.rglob(f"{MARK}*"))
