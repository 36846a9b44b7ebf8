"""The ward's desk: what a change means for residents, and what is due."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from generator.cli.common import ROOT, checked_library, earlier_edition, main, path_type, roots
from generator.cli.outputs import not_of_the_guide
from generator.clock import today
from generator.disk.places import scratch
from generator.disk.writing import write_whole
from generator.guide.before_after import before_after
from generator.guide.build import build_site
from generator.guide.form_addresses import form_addresses
from generator.guide.options import BuildOptions
from generator.library.checked.library import Library
from generator.library.checked.published import Published
from generator.library.desk import due as agenda
from generator.library.desk.due import Due
from generator.library.desk.english_behind import behind
from generator.library.desk.todo import as_html, as_markdown, as_text, overtaken, todos
from generator.library.forms.paths import LOCAL, Roots
from generator.library.language.formats import day_words
from generator.library.registers.address import HOME_CODE
from generator.press.records import stale
from generator.views.changes import Change, changes
from generator.views.guide import GuideView

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
@click.option(
    "--pictures",
    type=path_type,
    metavar="DIR",
    help="Also draw each changed page before and after (needs Playwright and Chromium).",
)
def diff(base: str, format_: str, pictures: Path | None) -> None:
    """Say what changes for residents since a git revision, in the words of the pages.

    Of a unit that was not there then, only that is said.
    """
    on, unit = today(), roots()
    library = checked_library()
    new = library.on(on)
    with earlier_edition(base) as edition:
        if edition is None:
            click.echo(f"Ở «{base}» chưa có đơn vị {unit.ward}: với người dân, mọi trang đều mới.")
            return
        before, earlier = edition
        found = list(changes(GuideView(earlier.on(on)).all(before), GuideView(new).all(unit)))
        click.echo(told_to_residents(found, earlier, library, unit, format_) or NOTHING)
        if pictures and found:
            codes = dict.fromkeys(change.subject.code or HOME_CODE for change in found)
            for picture in _pictures(before, codes, pictures, on):
                click.echo(str(picture), err=True)


def told_to_residents(
    found: Sequence[Change], earlier: Library, library: Library, unit: Roots, format_: str = "text"
) -> str:
    """What `found` and the papers say has changed since the `earlier` guide; empty for nothing."""
    old, new = earlier.on(today()), library.on(today())
    shown = _plain if format_ == "markdown" else str
    sections = {
        "Đổi với người dân": _by_subject(found) if format_ == "markdown" else map(str, found),
        "Tờ đã in thành cũ, phải thay hoặc gỡ": map(shown, _gone_stale(old, new)),
        "Phần riêng phải xem lại": map(shown, _overtaken_since(earlier, library, unit)),
        "Bản tiếng Anh phải dịch lại": map(shown, behind(old, new)),
    }
    return _written(sections, format_)


@main.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["ics", "markdown", "text"]),
    default="text",
    help="How it is shown; ics holds what has a day, as a calendar.",
)
@click.option(
    "--within",
    "days",
    type=click.IntRange(0, 3660),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="How far ahead to look.",
)
def review(format_: str, days: int) -> None:
    """List what is due, by its day: checks, laws, amounts, works, papers, translations, drafts."""
    library, on = checked_library(), today()
    waiting = agenda.undated(library, on)
    papers = _papers(library.on(on))
    found = agenda.within([*agenda.dated(library, on), *waiting, *papers], on, days)
    if format_ == "ics":
        calendar = agenda.agenda_calendar(library.ward, found, on)
        click.echo(calendar.encode(), nl=False)
    elif not found:
        click.echo(f"Không có việc nào đến hạn trong {days} ngày tới.")
    else:
        click.echo(_listed(found, on, days, format_))


@main.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["html", "markdown", "text"]),
    default="text",
    help="How it is shown; html is a page to print, to fill in and to sign.",
)
@click.option("-o", "--output", type=path_type, help="A file instead of the terminal.")
def todo(format_: str, output: Path | None) -> None:
    """List the facts that only this unit or its province can give, and where each is written.

    Where ward.yml names the repository, each leads to the form that takes it.
    """
    if output:
        not_of_the_guide(output)
    library, on = checked_library(), today()
    found = todos(library, roots(), on)
    forms = form_addresses(library, roots(), {file for one in found for file in one.files})
    if format_ == "html":
        text = as_html(found, library.ward.name, on, forms)
    else:
        text = (as_markdown if format_ == "markdown" else as_text)(found, forms)
    text = text or "Không còn thiếu gì."
    if output:
        write_whole(output, f"{text}\n".encode())
        click.echo(f"{output}: {len(found)} điều còn phải hỏi.")
    else:
        click.echo(text)


def _papers(published: Published) -> Iterable[Due]:
    for one in stale(published):
        yield Due(None, "paper", one.record.codes[0], one.title, str(one), one.hint)


def _listed(found: Sequence[Due], on: date, days: int, format_: str) -> str:
    """What is due under three headings: overdue, soon, without a day."""
    sections: dict[str, list[Due]] = {}
    for due in found:
        soon = "Không có hạn" if due.on is None else f"Trong {days} ngày tới"
        heading = "Đã quá hạn" if due.on and due.on < on else soon
        sections.setdefault(heading, []).append(due)
    if format_ == "text":
        parts = [
            "\n".join([f"{heading}:", *map(str, those)]) for heading, those in sections.items()
        ]
    else:
        parts = [
            "\n".join([f"### {heading}", "", *map(_as_markdown, those)])
            for heading, those in sections.items()
        ]
    return "\n\n".join(parts)


def _as_markdown(due: Due) -> str:
    day = f"{day_words(due.on)} · " if due.on else ""
    return f"- {day}**{_plain(due.subject)}**: {_plain(due.what)}<br>{_plain(due.hint)}"


def _pictures(before: Roots, codes: Iterable[str], into: Path, on: date) -> list[Path]:
    """Build both sites as of `on` and draw the pages of `codes` on each."""
    with scratch() as own:
        old, new = own / "old", own / "new"
        for root, site in ((before.folder, old), (ROOT, new)):
            build_site(root, site, BuildOptions(before.ward, as_of=on))
        return before_after(old, new, codes, into)


def _by_subject(found: Iterable[Change]) -> Iterable[str]:
    """Markdown: a line for each subject, its topics below it."""
    last = ""
    for change in found:
        if str(change.subject) != last:
            last = str(change.subject)
            yield f"**{_plain(last)}**"
        topic = f"{change.topic}: " if change.topic else ""
        yield f"  - {topic}{_plain(change.words)}"


def _overtaken_since(old: Library, new: Library, unit: Roots) -> Iterable[str]:
    """The overlays that still answered the library's text before the change and do not after it."""
    before = {procedure.code for procedure, _ in overtaken(old)}
    for procedure, _ in overtaken(new):
        if procedure.code not in before:
            file = unit.own(f"{LOCAL}/{procedure.code}.yml")
            yield f"{procedure.code} {procedure.title}: {file}"


def _gone_stale(old: Published, new: Published) -> Iterable[str]:
    """The papers that were right before the change and are not after it."""
    before = {one.record for one in stale(old)}
    return (str(one) for one in stale(new) if one.record not in before)


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
