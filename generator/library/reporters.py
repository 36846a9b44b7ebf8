"""One list of problems, three renderings: for people, for GitHub, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from generator.library.problems import Problem

Reporter = Callable[[Sequence[Problem]], str]

SEVERITY_WORDS = {"error": "lỗi", "warning": "cảnh báo"}


def text(problems: Sequence[Problem]) -> str:
    """Two lines a problem: where and what, then how to mend it."""
    return "\n".join(
        f"{p.file}:{p.line}:{p.column}: {SEVERITY_WORDS[p.severity]}: {p.message} [{p.rule}]\n"
        f"  → {p.mend}"
        for p in problems
    )


def github(problems: Sequence[Problem]) -> str:
    """Workflow commands that annotate the lines of a pull request, errors first."""
    worst_first = sorted(problems, key=lambda p: p.severity)
    return "\n".join(
        f"::{p.severity} file={_property(p.file)},line={p.line},col={p.column},"
        f"title={_property(p.rule)}::{_data(f'{p.message} → {p.mend}')}"
        for p in worst_first
    )


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON array of objects with the problem's fields."""
    return json.dumps([asdict(p) for p in problems], ensure_ascii=False, indent=2)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


REPORTERS: dict[str, Reporter] = {"text": text, "github": github, "json": as_json}
