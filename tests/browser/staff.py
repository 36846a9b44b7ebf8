"""The repository's own site as that of a ward that names where its staff edit."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.guide.file_forms import write_file_forms
from generator.guide.form import write_form
from generator.guide.fragments import Context, procedure_body
from generator.guide.renovations import renovation_body
from generator.library.checked.library import load_library
from generator.library.forms.paths import Roots
from tests.guide_files import THE_SAMPLE

ROOT = Path(__file__).parents[2]
BEGUN_AT = ("HT05", "HT21", "R3C6TA6", "RTJJ4NZ", "RE4PQPK")
REPOSITORY = "https://github.com/phuong-mau/mot-cham"


def staff_context(roots: Roots = THE_SAMPLE) -> Context:
    """The sample, or another guide, as if its ward named a repository."""
    library, problems = load_library(roots)
    assert library is not None, problems
    ward = library.ward.model_copy(update={"repository": REPOSITORY})
    return Context(replace(library, ward=ward).on(date(2026, 11, 22)), roots=roots)


def staff_site(site: Path) -> Path:
    """`site`, in which the form now knows a repository and the files of all procedures.

    The pages at which jobs begin lead to their forms, as all pages of such a ward do.
    """
    context = staff_context()
    write_staff_forms(site, context)
    for code in BEGUN_AT:
        page = site / "Q" / code / "index.html"
        text = page.read_text(encoding="utf-8")
        page.write_text(_TOOLS.sub(rf"\1{_way(context, code)}", text), encoding="utf-8")
    return site


def write_staff_forms(site: Path, context: Context) -> None:
    """Write into `site` what the forms for the guide's files load."""
    write_form(site, context)
    write_file_forms(site, context)


_TOOLS = re.compile(r'(class="acts mc-tools">)')
_WAY = re.compile(r'<a class="b" href="[^"]*" rel="nofollow">[^<]*</a>')


def _way(context: Context, code: str) -> str:
    """What leads staff from the page of `code`, as its template writes it."""
    guide = context.guide
    procedure = guide.procedures.get(code)
    body = (
        procedure_body(context, procedure)
        if procedure
        else renovation_body(context, guide.renovations[code], ())
    )
    return str(_WAY.findall(body)[-1])
