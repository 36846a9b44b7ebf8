"""The library's files, read once however many units share them, and kept for later runs."""

from __future__ import annotations

import os
from pathlib import Path

from generator.disk.reading import read_plain
from generator.library.forms.problems import Problem
from generator.library.forms.reader import MAX_BYTES, Document, parse_document, unreadable
from generator.library.forms.validation import AnyModel, validate
from generator.library.language.remembered import hashed, recalled


def shared_form(
    path: Path, file: str, model: type[AnyModel]
) -> tuple[Document | None, AnyModel | None, list[Problem]]:
    """The document at `path`, what it is as a `model`, and its problems, which call it `file`.

    Kept by name and bytes, so an edited file is read anew. Either is None where it is not sound.
    """
    try:
        raw = read_plain(path, MAX_BYTES + 1)
    except OSError as error:
        return None, None, [unreadable(error, file)]
    step = f"{__name__} {model.__module__}.{model.__qualname__}"
    call = hashed(step.encode(), os.fsencode(file), raw)
    document, found, problems = recalled(step, call, lambda: _read(raw, file, model))
    return document, found, list(problems)


def _read(
    raw: bytes, file: str, model: type[AnyModel]
) -> tuple[Document | None, AnyModel | None, tuple[Problem, ...]]:
    document, problems = parse_document(raw, file)
    found, wrong = validate(model, document) if document else (None, [])
    return document, found, (*problems, *wrong)
