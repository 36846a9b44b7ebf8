"""Writing files so that nothing is ever half there: a temporary one first, then one move."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from generator.disk.places import MARK, SUFFIX, locked
from generator.disk.reading import what_else
from generator.disk.refusals import writing_to


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`: either all of it is there, or what stood there before is untouched.

    Of a link the file behind it is written. Raises MotchamError where the place cannot be written,
    or is no plain file.
    """
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write each file as `write_whole` does; what fails, fails before the first is replaced."""
    places = {path: Path(os.path.realpath(path)) for path in files}
    with ExitStack() as stack:
        # Always in the same order, so that no two processes wait for each other.
        for path, place in sorted(places.items(), key=lambda item: item[1].parent):
            with writing_to(path):
                stack.enter_context(folder_for(place))
                stack.enter_context(locked(place.parent, path))
        whole = {}
        for path, data in files.items():
            with writing_to(path):
                whole[path] = stack.enter_context(_temporary(places[path], data))
        for path, temporary in whole.items():
            with writing_to(path):
                _move(temporary, places[path], files[path])


@contextmanager
def folder_for(place: Path) -> Iterator[None]:
    """Make the folder of `place`; if the block fails, take away what was made."""
    made = [folder for folder in place.parents if not folder.exists()]
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


@contextmanager
def _temporary(place: Path, data: bytes) -> Iterator[Path]:
    """A file with `data` beside `place`, on the disk for good; removed after the block."""
    mode = 0o644  # that of mkstemp is for the owner alone
    with suppress(FileNotFoundError):
        mode = place.stat().st_mode
        if found := what_else(place, mode):
            raise found
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=MARK, suffix=SUFFIX)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(handle)
        temporary.chmod(stat.S_IMODE(mode))
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _move(temporary: Path, place: Path, data: bytes) -> None:
    try:
        temporary.replace(place)
    except OSError as error:
        if error.errno != errno.EBUSY:
            raise
        _overwrite(place, data)  # the file is a mount point, which nothing can replace


def _overwrite(place: Path, data: bytes) -> None:
    """Put `data` into the file itself: its room is made sure of first; a failure puts back."""
    with place.open("r+b", buffering=0) as stream:
        before = stream.read()
        try:
            _fill(stream.fileno(), before + bytes(max(0, len(data) - len(before))))
            _fill(stream.fileno(), data)
        except BaseException:
            _fill(stream.fileno(), before)
            raise


def _fill(handle: int, data: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    written = 0
    while written < len(data):
        written += os.write(handle, data[written:])
    os.ftruncate(handle, len(data))
    os.fsync(handle)
