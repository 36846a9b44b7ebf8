"""The ward's desk: what a change means for residents, and what is due."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import click

from generator.cli.common import ROOT, checked_library, main, today
from generator.errors import MotchamError
from generator.library.changes import Change, changes
from generator.library.english_behind import behind
from generator.library.library import Library, load_library
from generator.library.revision import checked_out
from generator.library.said import subjects
from generator.press.records import stale

NOTHING = "Không có gì đổi với người dân."


@main.command()
@click.option("--base", metavar="REV", required=True, help="The git revision to compare with.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["markdown", "text"]),
    default="text",
    help="How changes are shown.",
)
def diff(base: str, format_: str) -> None:
    """Say what changes for residents since a git revision, in the words of the pages."""
    new = checked_library()
    with checked_out(ROOT, base) as folder:
        old = _library_of(folder, base)
        on = today()
        found = list(changes(subjects(old, folder, on), subjects(new, ROOT, on)))
        sections = {
            "Đổi với người dân": _by_subject(found) if format_ == "markdown" else map(str, found),
            "Tờ đã in thành cũ, phải thay hoặc gỡ": _gone_stale(old, new),
            "Bản tiếng Anh phải dịch lại": behind(old, new),
        }
        click.echo(_written(sections, format_) or NOTHING)


def _library_of(folder: Path, base: str) -> Library:
    """The library as it was. Raises MotchamError with the first problem that blocks."""
    library, problems = load_library(folder)
    if library is None:
        first = next(problem for problem in problems if problem.severity == "error")
        message = f"Bản ở «{base}» có lỗi nên không so được. {first.file}:{first.line}: "
        raise MotchamError(message + first.message, "So với một bản không lỗi: --base REV khác.")
    return library


def _by_subject(found: Iterable[Change]) -> Iterable[str]:
    """Markdown: a line for each subject, its topics below it."""
    last = ""
    for change in found:
        if change.subject.name != last:
            last = change.subject.name
            yield f"**{_plain(last)}**"
        topic = f"{change.topic}: " if change.topic else ""
        yield f"  - {topic}{_plain(change.words)}"


def _gone_stale(old: Library, new: Library) -> Iterable[str]:
    """The papers that were right before the change and are not after it."""
    before = {one.record for one in stale(old, today())}
    return (str(one) for one in stale(new, today()) if one.record not in before)


def _written(sections: dict[str, Iterable[str]], format_: str) -> str:
    """The sections that hold anything; the first needs no heading in plain text."""
    parts = []
    for heading, lines in sections.items():
        if shown := list(lines):
            if format_ == "markdown":
                marked = [line if line.startswith("  ") else f"- {line}" for line in shown]
                parts.append("\n".join([f"### {heading}", "", *marked]))
            else:
                parts.append("\n".join([*([f"{heading}:"] if parts else []), *shown]))
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """`text` as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_\[\]<>#|@])", r"\\\1", text)
