"""Checking: the problems of all data, and the schemas that editors know them by."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.cli.common import ROOT, existing_type, main, report, roots
from generator.clock import today
from generator.disk.writing import write_together
from generator.errors import WrongUseError
from generator.guide.links import check_files, check_guide
from generator.library.checked.amounts import check_amounts
from generator.library.checked.library import Library, load_library
from generator.library.checked.reviews import check_reviews
from generator.library.editions.baseline import judged
from generator.library.editions.bases import outdated_bases
from generator.library.editions.equal_fees import fees_changed_in_part
from generator.library.editions.history import compare_history
from generator.library.forms import reporters
from generator.library.forms.json_schema import FOLDER, FORMS, schema_text
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.loading.guide_files import guide_files, name_in
from generator.library.loading.units import require_guide
from generator.library.models.base import Model
from generator.library.registers.ruin import ruin_first
from generator.press.formats import FormatsFile, load_formats
from generator.press.printers import load_printers
from generator.press.wording import Wording, load_wording, wording_doubts

SCHEMAS: Mapping[str, type[Model]] = {**FORMS, "formats": FormatsFile, "notice": Wording}
"""Every form that an editor can know, by the name of its schema."""


def _usual_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(reporters.REPORTERS)),
    default=_usual_format,
    show_default="text; github in GitHub Actions",
    help="How problems are shown.",
)


@main.command()
@format_option
@click.option(
    "--base",
    metavar="REV",
    help="Fail only for what changed since this git revision, and for any record ever lost.",
)
@click.argument("paths", type=existing_type, nargs=-1, metavar="[PATH]...")
def check(format_: str, base: str | None, paths: Sequence[Path]) -> None:
    """Check all data and list every problem; with PATH, only those of these files."""
    unit = roots()
    files = _asked(unit, paths)
    library, problems = found_problems(unit)
    if base:
        problems = judged(unit, base, problems, lambda before: found_problems(before)[1])
        problems += compare_history(unit, base)
        problems += [*outdated_bases(unit, base), *fees_changed_in_part(unit, base)]
    found = problems
    if paths:
        problems = [problem for problem in found if problem.file in files]
    if format_ == "github":
        _write_summary(ruin_first(problems))
    report(problems, format_, whole=library is not None)
    if format_ != "text" or problems:
        return
    wrong = next((problem for problem in found if problem.severity == "error"), None)
    if library is None and wrong:
        click.echo(
            f"Chưa thấy lỗi trong {len(files)} tệp này, nhưng chưa soát hết: "
            f"{wrong.file}, dòng {wrong.line} có lỗi."
        )
    else:
        click.echo(f"Không có lỗi: {len(files)} tệp.")


@main.command()
def schema() -> None:
    """Write the JSON Schemas by which editors know the forms, from the models."""
    require_guide(ROOT)
    files = {f"{FOLDER}/{name}.json": schema_text(model) for name, model in SCHEMAS.items()}
    write_together({ROOT / file: text.encode() for file, text in files.items()})
    for file in files:
        click.echo(file)


def found_problems(unit: Roots) -> tuple[Library | None, list[Problem]]:
    """The library of a unit, and every problem of all its files."""
    library, problems = load_library(unit)
    problems = [*problems, *load_formats(unit)[1], *load_printers(unit)[1], *load_wording(unit)[1]]
    if library is None:
        return None, problems + check_files(unit)
    published = library.on(today())
    return library, [
        *problems,
        *check_guide(unit, library, published),
        *check_reviews(unit, published),
        *check_amounts(unit, library),
        *wording_doubts(unit, library.ward.level),
    ]


def _asked(unit: Roots, paths: Sequence[Path]) -> set[str]:
    """The files at these paths, or all; raises WrongUseError where none is at one of them."""
    files = guide_files(unit)
    if not paths:
        return set(files)
    asked: set[str] = set()
    for path in paths:
        name = name_in(unit, path)
        within = {
            file for file in files if name and (name in {".", file} or file.startswith(f"{name}/"))
        }
        if not within:
            message = f"Không có tệp nào của {unit.ward} ở «{path}»: check không đọc chỗ ấy."
            hint = f"Ghi tệp hay thư mục trong procedures/, {unit.own()}/ hay site_src/pages/."
            raise WrongUseError(message, hint)
        asked |= within
    return asked


def _write_summary(problems: Sequence[Problem]) -> None:
    """Add all problems to the page of the run, where GitHub says where that is."""
    if (file := os.environ.get("GITHUB_STEP_SUMMARY")) and problems:
        with Path(file).open("a", encoding="utf-8") as page:
            page.write(reporters.summary(problems))
