"""Typst templates and data in, PDF bytes out; the same bytes on every machine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

import typst

from generator.disk.places import scratch
from generator.disk.refusals import writing_to
from generator.errors import MotchamError
from generator.library.language.locale import in_unit_words
from generator.press import typesetter
from generator.press.unbroken import unbroken
from generator.typeface import BOLD, REGULAR, font_bytes

T = TypeVar("T")

PROGRAM = Path(__file__).parents[2]
"""Where the program is imported from, by a process of its own too."""
TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent / "fonts"
"""Liberation Serif: its letters are as wide as those of Times New Roman, of official papers."""


def typeset(template: str, data: Mapping[str, object], on: date) -> bytes:
    """Compile `template` (a file's name in `templates/`) with `data`, dated `on`.

    Data reaches the template as JSON and never as source, so a title prints literally. The PDF
    follows PDF/A-2a and PDF/UA-1. Raises MotchamError where a text does not fit its place or has
    characters that the font lacks.
    """
    with _fonts() as fonts:
        pdf: bytes = typst.compile(**_compiled(template, data, on, fonts))
        return pdf


def typeset_parts(template: str, parts: Iterable[Mapping[str, object]], on: date) -> list[bytes]:
    """The same of each of `parts`, in their order, where Typst would want much memory for all.

    Several are each typeset in a process of its own, as many at a time as there are processors, and
    each is asked for only when one is free; the bytes are the same however many. Raises as
    `typeset` does.
    """
    return _each(
        parts,
        lambda part: typeset(template, part, on),
        lambda part, fonts: _apart(_compiled(template, part, on, fonts)),
    )


def noted_parts(
    template: str, parts: Iterable[Mapping[str, object]], label: str
) -> list[list[str]]:
    """What each of `parts`, which `typeset_parts` has typeset, notes under `label`."""
    return _each(
        parts,
        lambda part: noted(template, part, label),
        lambda part, fonts: _values(_apart(_asked(template, part, label, fonts))),
    )


def _each(
    parts: Iterable[Mapping[str, object]],
    here: Callable[[Mapping[str, object]], T],
    apart: Callable[[Mapping[str, object], Path], T],
) -> list[T]:
    """What is made `here` of a single part; of several, each `apart`, some at a time."""
    waiting = iter(parts)
    begun = [*islice(waiting, 2)]
    if len(begun) == 1:
        return [here(begun[0])]
    count = os.cpu_count() or 1
    made: list[Future[T]] = []
    with _fonts() as fonts, ThreadPoolExecutor(count) as pool:
        for part in chain(begun, waiting):
            if len(made) >= count:
                made[-count].result()
            made.append(pool.submit(apart, part, fonts))
        return [one.result() for one in made]


def _compiled(template: str, data: Mapping[str, object], on: date, fonts: Path) -> dict[str, Any]:
    """What Typst is told, as JSON can say it."""
    return {
        **_read(template, data, fonts),
        "pdf_standards": ["a-2a", "ua-1"],
        "timestamp": int(datetime.combine(on, time(), UTC).timestamp()),
    }


def _asked(template: str, data: Mapping[str, object], label: str, fonts: Path) -> dict[str, Any]:
    """What Typst is asked for what is noted under `label`, as JSON can say it."""
    return {**_read(template, data, fonts), "selector": f"<{label}>", "field": "value"}


def _read(template: str, data: Mapping[str, object], fonts: Path) -> dict[str, Any]:
    return {
        "input": str(TEMPLATES / template),
        "root": str(TEMPLATES),
        "font_paths": [str(fonts), str(FONTS)],
        "ignore_system_fonts": True,
        "sys_inputs": _inputs(data),
    }


def _apart(job: Mapping[str, Any]) -> bytes:
    """What another process makes of `job`."""
    paths = [str(PROGRAM), *filter(None, [os.environ.get("PYTHONPATH")])]
    done = subprocess.run(
        [sys.executable, "-P", "-m", typesetter.__name__],
        input=json.dumps(job).encode(),
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        check=False,
    )
    if done.returncode == typesetter.REFUSED:
        raise _explained(*json.loads(done.stdout))
    if done.returncode:
        raise _unforeseen(f"tiến trình dàn trang dừng với mã {done.returncode}")
    return done.stdout


def noted(template: str, data: Mapping[str, object], label: str) -> list[str]:
    """What `template`, filled with `data`, notes under `label` while it is laid out.

    Raises MotchamError as `typeset` does.
    """
    with _fonts() as fonts:
        try:
            found = typst.query(**_asked(template, data, label, fonts))
        except RuntimeError as error:  # a query's error has no details; a compiler's has
            typeset(template, data, date(2000, 1, 1))
            raise _unforeseen(str(error)) from error
    return _values(found)


def _values(found: str | bytes) -> list[str]:
    return [str(value) for value in json.loads(found)]


def _inputs(data: Mapping[str, object]) -> dict[str, str]:
    """What a template is given: `data`, and what the unit is called."""
    words = {"unit-word": in_unit_words("{phường}")}
    return {"data": json.dumps(unbroken({**data, **words}), ensure_ascii=False)}


@contextmanager
def _fonts() -> Iterator[Path]:
    """A folder with Noto Sans; raises what Typst says in it as people read it."""
    with scratch() as folder:
        with writing_to(folder.parent):
            for name in (REGULAR, BOLD):
                (folder / f"{name}.ttf").write_bytes(font_bytes(name))
        try:
            yield folder
        except typst.TypstError as error:
            raise _explained(error.message, error.diagnostic) from error


def _explained(message: str, diagnostic: str) -> MotchamError:
    """What a compiler's `message` means to the person who prints."""
    # Typst 0.14 puts what a template panics with in quotes, 0.15 does not.
    long = re.search(r'panicked with: "?too-long"?, "?(.*?)"?$', message, re.DOTALL)
    if long:
        return MotchamError(
            f"Không đủ chỗ in «{long[1]}».", "Viết ngắn lại, hoặc chọn khổ lớn hơn."
        )
    missing = re.findall(r'the text `"(.*?)"` could not be displayed', diagnostic)
    if missing:
        return MotchamError(
            f"Phông chữ in không có ký tự {', '.join(sorted(set(missing)))}.",
            "Bỏ ký tự ấy (hình biểu cảm, chữ Hán…) khỏi tiêu đề hoặc tên.",
        )
    return _unforeseen(message)


def _unforeseen(message: str) -> MotchamError:
    return MotchamError(
        f"Không dàn được trang in: {message}", "Đây là lỗi của chương trình: báo cho nhóm."
    )
