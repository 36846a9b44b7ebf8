"""The words of the renovation notice: `notice.yml` beside ward.yml, over the one shipped here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, Field

from generator.library.models.base import Line, Model, ShortLine, quoted, refuse
from generator.library.problems import Problem
from generator.library.reader import read_document
from generator.library.validation import validate

NOTICE = "notice.yml"
SHIPPED = Path(__file__).parent / NOTICE
PLACEHOLDERS = ("ward", "place", "unit", "hotline")


def _placeholders(text: str) -> str:
    try:
        parts = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        parts = [("", None, None)]
    known = [(name, "", None) for name in PLACEHOLDERS]
    if any(part not in known for part in parts):
        listed = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        refuse(
            "unknown-placeholder",
            f"Chỗ điền trong {quoted(text)} không đúng.",
            f"Chỉ dùng {listed}; ngoài ra bỏ dấu ngoặc nhọn.",
        )
    return text


_Words = Annotated[Line, AfterValidator(_placeholders)]
_Short = Annotated[ShortLine, AfterValidator(_placeholders)]
_Lines = Annotated[tuple[_Short, ...], Field(min_length=1, max_length=4)]


class Wording(Model):
    """The texts of a notice; each may hold PLACEHOLDERS in braces. `parent` stands above issuer."""

    parent: _Short | None = None
    issuer: _Lines
    symbol: _Short
    signed_at: _Short
    title: _Short
    subject: _Words
    opening: _Words
    scan: _Words
    warning: _Words
    report: _Short
    closing: _Words
    signature: _Lines
    recipients: Annotated[tuple[_Words, ...], Field(min_length=1, max_length=8)]

    def filled(self, words: Mapping[str, str]) -> dict[str, object]:
        """All texts with `words` in the place of each placeholder."""
        texts = self.model_dump()
        return {
            key: [text.format_map(words) for text in value]
            if isinstance(value, tuple)
            else (value or "").format_map(words)
            for key, value in texts.items()
        }


class _OwnWording(Wording):
    """The same where every text may be left out."""

    issuer: _Lines = ()
    symbol: _Short = ""
    signed_at: _Short = ""
    title: _Short = ""
    subject: _Words = ""
    opening: _Words = ""
    scan: _Words = ""
    warning: _Words = ""
    report: _Short = ""
    closing: _Words = ""
    signature: _Lines = ()
    recipients: Annotated[tuple[_Words, ...], Field(min_length=1, max_length=8)] = ()


def load_wording(folder: Path) -> tuple[Wording, list[Problem]]:
    """The wording of a ward whose files are in `folder`, and the problems of its notice.yml."""
    shipped = _read(SHIPPED, Wording)[0]
    path = folder / NOTICE
    own, problems = _read(path, _OwnWording) if path.exists() else (None, [])
    if shipped is None:
        raise ValueError(SHIPPED)
    changes = {key: getattr(own, key) for key in own.model_fields_set} if own else {}
    return shipped.model_copy(update=changes), problems


def _read(path: Path, model: type[Wording]) -> tuple[Wording | None, list[Problem]]:
    document, problems = read_document(path, path.as_posix())
    if document is None:
        return None, problems
    found, wrong = validate(model, document)
    return found, sorted([*problems, *wrong])
