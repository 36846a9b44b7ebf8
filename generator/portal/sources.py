"""Where records lie: files and folders, each recognised by what is in it, not by its name."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from generator.disk.reading import read_plain
from generator.disk.refusals import reason
from generator.library.language.folding import fold
from generator.portal.api_form import read_api
from generator.portal.naming import official
from generator.portal.record import BadRecordError, Record
from generator.portal.text_form import is_text_form, read_text

Item = TypeVar("Item")

MAX_BYTES = 32 * 1024 * 1024
"""No list of records is larger; a file that is, is something else."""


@dataclass(frozen=True)
class Found:
    """A record with the file it came from."""

    file: Path
    record: Record


@dataclass(frozen=True)
class Bad:
    """A file, or a part of one, that held no record, and why."""

    file: Path
    reason: str


def record_files(paths: Iterable[Path]) -> list[Path]:
    """The files at `paths`; of a folder all below it, hidden ones apart, in a fixed order."""
    files: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (
                file
                for file in sorted(path.rglob("*"))
                if file.is_file()
                and not any(part.startswith(".") for part in file.relative_to(path).parts)
            )
            files.update(dict.fromkeys(inside))
        else:
            files[path] = None
    return list(files)


def read_file(file: Path) -> Iterator[Found | Bad]:
    """Every record in `file`. Nothing that stands in it raises an error."""
    try:
        raw = read_plain(file, MAX_BYTES + 1)
    except OSError as error:
        yield Bad(file, f"Không mở được tệp ({reason(error)}).")
        return
    if len(raw) > MAX_BYTES:
        yield Bad(file, "Tệp quá lớn, không phải một hồ sơ.")
        return
    for result in read_bytes(raw):
        yield (Found(file, result) if isinstance(result, Record) else Bad(file, result.message))


class Progress(Protocol):
    """Shows how far a list has come: given the items and what is done to them, yields them."""

    def __call__(self, items: list[Item], label: str) -> AbstractContextManager[Iterable[Item]]:
        """The items, to be gone through inside the block."""


def silent(items: list[Item], label: str) -> AbstractContextManager[Iterable[Item]]:
    """No progress shown."""
    del label
    return nullcontext(items)


def read_all(paths: Iterable[Path], progress: Progress = silent) -> tuple[list[Found], list[Bad]]:
    """Every record at `paths`, one for each national code, and everything that was none."""
    found: list[Found] = []
    bad: list[Bad] = []
    with progress(record_files(paths), "Đọc hồ sơ") as files:
        for file in files:
            for result in read_file(file):
                if isinstance(result, Found):
                    found.append(result)
                elif result not in bad[-1:]:
                    bad.append(result)
    apart, more = _told_apart(found)
    return combined(apart), bad + more


def _told_apart(found: Iterable[Found]) -> tuple[list[Found], list[Bad]]:
    """Those that can be combined, and those whose code is already that of another procedure."""
    first: dict[str, Found] = {}
    kept: list[Found] = []
    bad: list[Bad] = []
    for item in found:
        known = first.setdefault(item.record.national_code, item)
        mine, other = (fold(official(one.record.title)) for one in (item, known))
        if mine and other and mine != other:
            reason = (
                f"Mã {item.record.national_code} đã là của «{known.record.title}» "
                f"({known.file.name}); ở đây là «{item.record.title}». Xem lại mã nào đúng."
            )
            bad.append(Bad(item.file, reason))
        else:
            kept.append(item)
    return kept, bad


def read_bytes(raw: bytes) -> Iterator[Record | BadRecordError]:
    """Every record in the bytes of a file, a bad one as its error."""
    try:
        # A mark at its head says for sure that a text is UTF-16; nothing else is guessed.
        text = raw.decode("utf-16" if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        yield BadRecordError("Tệp không phải văn bản UTF-8, cũng không phải UTF-16.")
        return
    try:
        if text.lstrip()[:1] in ("{", "["):
            yield from read_api(text)
        elif is_text_form(text):
            yield read_text(text)
        else:
            yield BadRecordError("Không phải hồ sơ thủ tục: không thấy JSON, cũng không thấy nhãn.")
    except BadRecordError as error:
        yield error


def combined(found: Iterable[Found]) -> list[Found]:
    """One record for each national code, where both forms of it were met.

    The first one's facts hold; the others fill in what it does not say.
    """
    by_code: dict[str, Found] = {}
    for item in found:
        code = item.record.national_code
        known = by_code.get(code)
        by_code[code] = replace(known, record=_filled(known.record, item.record)) if known else item
    return list(by_code.values())


def _filled(first: Record, second: Record) -> Record:
    """`first`, with what it leaves empty taken from `second`."""
    missing = {
        key: value for key, value in vars(second).items() if value and not getattr(first, key)
    }
    extras = (*first.extras, *(pair for pair in second.extras if pair not in first.extras))
    return replace(first, **{**missing, "extras": extras})
