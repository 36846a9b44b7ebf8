"""One list of problems, three renderings: for people, for GitHub, for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

from generator.library.forms.problems import Problem

Reporter = Callable[[Sequence[Problem]], str]

SEVERITY_WORDS = {"error": "lỗi", "warning": "cảnh báo"}

ANNOTATIONS = 10
"""GitHub shows so many of each kind for one step, and drops the rest without a word."""
SUMMARY_ROWS = 1000
"""GitHub takes a summary of 1 MiB; a row is about 300 bytes."""


def text(problems: Sequence[Problem]) -> str:
    """Two lines a problem: where and what, then how to mend it."""
    return "\n".join(
        f"{p.file}:{p.line}:{p.column}: {SEVERITY_WORDS[p.severity]}: {p.message} [{p.rule}]\n"
        f"  → {p.hint}"
        for p in problems
    )


def github(problems: Sequence[Problem]) -> str:
    """Workflow commands that annotate the lines of a pull request: the worst, as many as are shown.

    All of them stand in `summary`.
    """
    return "\n".join(
        f"::{p.severity} file={_property(p.file)},line={p.line},col={p.column},"
        f"title={_property(p.rule)}::{_data(f'{p.message} → {p.hint}')}"
        for p in _annotated(worst_first(problems))
    )


def worst_first(problems: Sequence[Problem]) -> list[Problem]:
    """Errors, then warnings, each in the order they had."""
    return sorted(problems, key=lambda problem: problem.severity)


def _annotated(problems: Sequence[Problem]) -> Iterator[Problem]:
    shown = Counter[str]()
    for problem in problems:
        shown[problem.severity] += 1
        if shown[problem.severity] <= ANNOTATIONS:
            yield problem


def summary(problems: Sequence[Problem]) -> str:
    """All problems as a Markdown table, worst first, for the page of a run on GitHub."""
    counts = Counter(problem.severity for problem in problems)
    lines = [
        "## motcham check",
        "",
        f"{counts['error']} lỗi, {counts['warning']} cảnh báo.",
        "",
        "| | Chỗ | Thấy gì, cần gì | Cách sửa | Tên |",
        "|---|---|---|---|---|",
    ]
    ordered = worst_first(problems)
    for p in ordered[:SUMMARY_ROWS]:
        place = f"{p.file}:{p.line}"
        cells = (SEVERITY_WORDS[p.severity], place, p.message, p.hint, p.rule)
        lines.append(f"| {' | '.join(map(_cell, cells))} |")
    if rest := len(ordered) - SUMMARY_ROWS:
        lines += ["", f"Và {rest} thông báo nữa."] if rest > 0 else []
    return "\n".join(lines) + "\n"


def as_json(problems: Sequence[Problem]) -> str:
    """A JSON array of objects with the problem's fields."""
    return json.dumps([asdict(p) for p in problems], ensure_ascii=False, indent=2)


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


_MARKUP = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#~"})


def _cell(value: str) -> str:
    """Plain words in a Markdown table: one line, no markup, no link, no mention."""
    return " ".join(value.split()).translate(_MARKUP).replace("@", "@\u200b")


REPORTERS: dict[str, Reporter] = {"text": text, "github": github, "json": as_json}
