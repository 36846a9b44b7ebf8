"""Where something is written before it is whole, and the sweeping of what killed runs left there.

All of it is called `.motcham-…`, which git ignores. Whoever works somewhere holds a lock, so that
only what nobody works on is swept; a lock that a killed process left is free.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from generator.disk.locks import Hold, hold, let_go
from generator.disk.refusals import unwritable, writing_to
from generator.errors import MotchamError

MARK = ".motcham-"
"""How the names of all of it begin."""
LOCK = f"{MARK}lock"
SUFFIX = ".tmp"
OLD = "old"
"""In a workplace: what was moved out of the way, under its name; it goes back if that is free."""
_OURS = re.compile(r"\.motcham-[a-z0-9_]{8}\.tmp")

_held: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())
"""The folders that this thread holds, so that it does not wait for itself."""


@contextmanager
def locked(folder: Path, to_write: Path | None = None) -> Iterator[None]:
    """Hold `folder`: whoever else wants to write there waits until the block ends.

    Inside the block the same thread may ask again. Raises MotchamError where nothing may be
    written there, about `to_write` where that is told.
    """
    shown, folder = to_write or folder, Path(os.path.realpath(folder))
    before = _held.get()
    if folder in before:
        yield
        return
    try:
        held = hold(folder / LOCK, wait=False)
        if held is None:
            logging.getLogger("motcham").warning("Đợi lệnh motcham khác ghi xong ở %s…", folder)
            held = hold(folder / LOCK)
    except OSError as error:
        raise unwritable(error, shown) from error
    assert held is not None, "it has waited"  # noqa: S101 - for the type checker
    token = _held.set(before | {folder})
    try:
        if held.alone:
            _sweep_files(folder)
            _sweep_workplaces(folder)
        yield
    finally:
        _held.reset(token)
        let_go(held)


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """A new folder of one's own in `folder`, held and gone when the block ends.

    Raises OSError where it cannot be made.
    """
    _sweep_workplaces(folder)
    held = _own(folder)
    own = held.file.parent
    token = _held.set(_held.get() | {Path(os.path.realpath(own))})
    try:
        (own / ".gitignore").write_text("*\n", encoding="utf-8")  # whatever repository this is in
        yield own
    finally:
        _held.reset(token)
        let_go(held)
        shutil.rmtree(own, ignore_errors=True)


@contextmanager
def scratch() -> Iterator[Path]:
    """A workplace where the system keeps what is temporary.

    Raises MotchamError where there is no such folder that may be written.
    """
    try:
        folder = Path(tempfile.gettempdir())
    except FileNotFoundError as error:
        message = "Không có thư mục tạm nào ghi được."
        raise MotchamError(message, "Xoá bớt tệp trên đĩa, hoặc đặt TMPDIR.") from error
    with ExitStack() as stack:
        with writing_to(folder):
            own = stack.enter_context(workplace(folder))
        yield own


def sweep_below(folder: Path) -> None:
    """Sweep `folder` and all folders in it, where a killed run left anything."""
    for lost in {path.parent for path in folder.rglob(f"{MARK}*")}:
        if not lost.name.startswith(MARK):
            with locked(lost):
                pass


def _own(folder: Path) -> Hold:
    """The lock of a new workplace."""
    while True:
        made = Path(tempfile.mkdtemp(dir=folder, prefix=MARK, suffix=SUFFIX))
        # Between the two lines somebody else may have swept it.
        with suppress(FileNotFoundError):
            if held := hold(made / LOCK):
                return held


def _sweep_files(folder: Path) -> None:
    """Remove what was to become a file; to be called by who holds `folder`."""
    for path in _ours(folder):
        if path.is_file():
            with suppress(OSError):
                path.unlink()


def _sweep_workplaces(folder: Path) -> None:
    for path in _ours(folder):
        if not path.is_dir():
            continue
        with suppress(OSError):
            if not any(path.iterdir()):
                path.rmdir()
            elif (held := hold(path / LOCK, wait=False)) is not None:
                try:
                    if held.alone:
                        _put_back(path / OLD, folder)
                        shutil.rmtree(path, ignore_errors=True)
                finally:
                    os.close(held.handle)


def _put_back(old: Path, folder: Path) -> None:
    """Put back what a killed run had moved out of the way without anything in its place."""
    for path in old.glob("*"):
        if not os.path.lexists(folder / path.name):
            path.rename(folder / path.name)


def _ours(folder: Path) -> list[Path]:
    """What has the name of something unfinished, is no link, and is this user's."""
    user = os.geteuid() if hasattr(os, "geteuid") else None
    with suppress(OSError):
        return [
            path
            for path in folder.iterdir()
            if _OURS.fullmatch(path.name)
            and not path.is_symlink()
            and user in {None, path.stat().st_uid}
        ]
    return []
