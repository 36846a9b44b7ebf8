"""Writing so that nothing is ever half there: a temporary place first, then one move."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import MotchamError


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`: either all of it is there, or what stood there before is untouched.

    Raises MotchamError where the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(name, 0o644)  # noqa: PTH101 - mkstemp gives a name, made for its owner only
            os.replace(name, path)  # noqa: PTH105 - the same name
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritable(path, error) from error


@contextmanager
def replaced_folder(target: Path, known_by: str = "index.html") -> Iterator[Path]:
    """Yield an empty folder beside `target`; when the block ends well, it takes `target`'s place.

    What stood there is replaced only where it is empty or has a file `known_by`, so that a wrong
    name deletes nothing.
    When the block fails, `target` stays as it was. Raises MotchamError where `target` is not a
    folder that may be replaced.
    """
    if target.exists() and not (target.is_dir() and _may_go(target, known_by)):
        raise MotchamError(
            f"«{target}» đã có mà không có {known_by}: không do lệnh này làm ra, nên không ghi đè.",
            "Chọn một thư mục khác, còn trống.",
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
    except OSError as error:
        raise _unwritable(target, error) from error
    old = fresh.with_name(fresh.name + "-old")
    try:
        yield fresh
        fresh.chmod(0o755)
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _may_go(folder: Path, known_by: str) -> bool:
    return not any(folder.iterdir()) or (folder / known_by).is_file()


def _unwritable(path: Path, error: OSError) -> MotchamError:
    reason = error.strerror or "không rõ lý do"
    return MotchamError(f"Không ghi được «{path}» ({reason}).", "Kiểm tra quyền ghi và chỗ trống.")
