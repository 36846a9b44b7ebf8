"""Replacing a whole folder: made elsewhere first, then moved in as whole as the system lets it.

A folder is exchanged in one step where it can be. What is a mount point, or stands where nothing
may be made beside it, stays itself: its entries are exchanged one by one.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.disk import spare
from generator.disk.again import replacing
from generator.disk.exchange import exchange
from generator.disk.places import MARK, OLD, locked, workplace
from generator.disk.reading import require_plain
from generator.disk.refusals import refused, unwritable, writing_to
from generator.disk.writing import folder_for
from generator.errors import MotchamError

_NEW, _SPARE = "new", "spare"
_STAYS = frozenset({errno.EBUSY, errno.EXDEV})
"""What the system says to the exchange of a folder that is a mount point."""


@contextmanager
def replaced_folder(
    target: Path, known_by: str = "index.html", spared: Path | None = None
) -> Iterator[Path]:
    """Yield an empty folder; when the block ends well, what is in it takes `target`'s place.

    A `target` that is a link or a mount point stays one: what it shows is replaced. What stood
    there is replaced only where it is empty or has a file `known_by`, so that a wrong name deletes
    nothing. When the block fails, `target` stays as it was. What stood there is then kept as
    `spared`, and the next folder may be made of it (`again.put_all`).
    Raises MotchamError where `target` is not a folder that may be replaced or written.
    """
    place = Path(os.path.realpath(target))
    with ExitStack() as stack:
        with writing_to(target):
            _require_ours(place, target, known_by)
            stack.enter_context(folder_for(place))
            own = stack.enter_context(workplace(_beside(place)))
            fresh = own / _NEW
            fresh.mkdir()
            old = spare.take(spared, own / _SPARE)
            stack.callback(spare.give, own / _SPARE, spared)  # what is left, where nothing else is
        try:
            with replacing(fresh, place, old):
                yield fresh
        except OSError as error:
            # What was copied names where it came from first.
            named = [Path(str(name)) for name in (error.filename, error.filename2) if name]
            below = not named or any(name.is_relative_to(own) for name in named)
            raise (unwritable(error, target) if below else refused(error)) from error
        with writing_to(target), locked(own.parent):
            _require_ours(place, target, known_by)
            _move_in(own, place)
        spare.give(fresh, spared)


def copy_folder(folder: Path, into: Path) -> None:
    """Copy what is in `folder` into the folder `into`. Raises OSError at once, where it cannot."""
    for path in sorted(folder.rglob("*")):
        copy = into / path.relative_to(folder)
        if path.is_symlink():
            copy.symlink_to(path.readlink())
        elif path.is_dir():
            copy.mkdir()
        else:
            require_plain(path)
            shutil.copy2(path, copy)


def _require_ours(place: Path, target: Path, known_by: str) -> None:
    if Path.cwd().is_relative_to(place):
        message = f"«{target}» chứa cả thư mục đang làm việc, nên không ghi đè."
        raise MotchamError(message, "Chọn một thư mục khác, còn trống.")
    if place.exists() and not (place.is_dir() and _may_go(place, known_by)):
        raise MotchamError(
            f"«{target}» đã có mà không có {known_by}: không do lệnh này làm ra, nên không ghi đè.",
            "Chọn một thư mục khác, còn trống.",
        )


def _may_go(folder: Path, known_by: str) -> bool:
    return (folder / known_by).is_file() or not any(
        not path.name.startswith(MARK) for path in folder.iterdir()
    )


def _beside(place: Path) -> Path:
    """Where the new folder is made: beside the old, or in it where it stays itself."""
    stays = place.is_dir() and (place.is_mount() or not os.access(place.parent, os.W_OK | os.X_OK))
    return place if stays else place.parent


def _move_in(own: Path, place: Path) -> None:
    """Move what is new in the workplace `own` to `place`, and what was there into `own`."""
    fresh = own / _NEW
    if own.parent == place:
        _move_entries(own, place)
        return
    fresh.chmod(stat.S_IMODE(place.stat().st_mode) if place.exists() else 0o755)
    try:
        with ExitStack() as undo:
            _swap(fresh, place, own, undo)
            undo.pop_all()
    except OSError as error:
        if error.errno not in _STAYS:
            raise
        with workplace(place) as inner, locked(place):
            (inner / _NEW).mkdir()
            copy_folder(fresh, inner / _NEW)
            _move_entries(inner, place)


def _move_entries(own: Path, place: Path) -> None:
    """The same entry by entry, pages last; if one cannot be moved, all are moved back."""
    fresh = {path.name: path for path in (own / _NEW).iterdir()}
    with ExitStack() as undo:
        for name, path in sorted(fresh.items(), key=lambda item: (item[1].is_file(), item[0])):
            _swap(path, place / name, own, undo)
        for path in place.iterdir():
            if path.name not in fresh and not path.name.startswith(MARK):
                _put_away(path, own, undo)
        undo.pop_all()


def _swap(fresh: Path, place: Path, own: Path, undo: ExitStack) -> None:
    if os.path.lexists(place):
        if exchange(fresh, place):
            undo.callback(exchange, fresh, place)
            return
        _put_away(place, own, undo)
    fresh.rename(place)
    undo.callback(place.rename, fresh)


def _put_away(path: Path, own: Path, undo: ExitStack) -> None:
    old = own / OLD
    old.mkdir(exist_ok=True)
    path.rename(old / path.name)
    undo.callback((old / path.name).rename, path)
