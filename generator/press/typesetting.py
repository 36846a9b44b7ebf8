"""Typst templates and data in, PDF bytes out; the same bytes on every machine."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst

from generator.disk.places import scratch
from generator.disk.refusals import writing_to
from generator.errors import MotchamError
from generator.library.language.locale import in_unit_words
from generator.typeface import BOLD, REGULAR, font_bytes

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
        return typst.compile(
            TEMPLATES / template,
            root=TEMPLATES,
            font_paths=[fonts, FONTS],
            ignore_system_fonts=True,
            sys_inputs=_inputs(data),
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(datetime.combine(on, time(), UTC).timestamp()),
        )


def noted(template: str, data: Mapping[str, object], label: str) -> list[str]:
    """What `template`, filled with `data`, notes under `label` while it is laid out.

    Raises MotchamError as `typeset` does.
    """
    with _fonts() as fonts:
        try:
            found = typst.query(
                TEMPLATES / template,
                f"<{label}>",
                field="value",
                root=TEMPLATES,
                font_paths=[fonts, FONTS],
                ignore_system_fonts=True,
                sys_inputs=_inputs(data),
            )
        except RuntimeError as error:  # a query's error has no details; a compiler's has
            typeset(template, data, date(2000, 1, 1))
            raise _unforeseen(str(error)) from error
    return [str(value) for value in json.loads(found)]


def _inputs(data: Mapping[str, object]) -> dict[str, str]:
    """What a template is given: `data`, and what the unit is called."""
    words = {"unit-word": in_unit_words("{phường}")}
    return {"data": json.dumps({**data, **words}, ensure_ascii=False)}


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
            raise _explained(error) from error


def _explained(error: typst.TypstError) -> MotchamError:
    """What a compiler error means to the person who prints."""
    # Typst 0.14 puts what a template panics with in quotes, 0.15 does not.
    long = re.search(r'panicked with: "?too-long"?, "?(.*?)"?$', error.message, re.DOTALL)
    if long:
        return MotchamError(
            f"Không đủ chỗ in «{long[1]}».", "Viết ngắn lại, hoặc chọn khổ lớn hơn."
        )
    missing = re.findall(r'the text `"(.*?)"` could not be displayed', error.diagnostic)
    if missing:
        return MotchamError(
            f"Phông chữ in không có ký tự {', '.join(sorted(set(missing)))}.",
            "Bỏ ký tự ấy (hình biểu cảm, chữ Hán…) khỏi tiêu đề hoặc tên.",
        )
    return _unforeseen(error.message)


def _unforeseen(message: str) -> MotchamError:
    return MotchamError(
        f"Không dàn được trang in: {message}", "Đây là lỗi của chương trình: báo cho nhóm."
    )
