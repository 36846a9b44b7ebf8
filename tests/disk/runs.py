"""What is run in processes of their own: they import little, so that they begin at once."""

from __future__ import annotations

from pathlib import Path

from generator.disk import folders
from generator.disk.folders import replaced_folder
from generator.disk.places import locked
from generator.disk.writing import write_together, write_whole

OLD = {"index.html": b"old", "Q/HT01/index.html": b"old", "gone/a.txt": b"old", "b.txt": b"old"}
NEW = {"index.html": b"new", "Q/HT01/index.html": b"new", "Q/HT02/index.html": b"new", "c": b"new"}


def put(folder: Path, files: dict[str, bytes]) -> None:
    """Write `files` below `folder`."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def replace_in(target: str) -> None:
    """Replace what is in `target` with NEW."""
    with replaced_folder(Path(target)) as fresh:
        put(fresh, NEW)


def replace_one_by_one(target: str) -> None:
    """The same on a system that cannot exchange two names."""
    folders.exchange = lambda *_: False  # type: ignore[attr-defined]  # imported there
    replace_in(target)


def write(*files: str) -> None:
    """Write «new» into `files`, together."""
    write_together({Path(file): b"new" for file in files})


def count_up(file: str, times: str) -> None:
    """Add one to the number in `file`, so many times."""
    for _ in range(int(times)):
        with locked(Path(file).parent):
            number = int(Path(file).read_text(encoding="utf-8"))
            write_whole(Path(file), str(number + 1).encode())
