"""The repository's own site as that of a ward that names where its staff edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.guide.file_forms import write_file_forms
from generator.guide.form import write_form
from generator.guide.fragments import Context
from generator.library.checked.library import load_library
from tests.guide_files import THE_SAMPLE

ROOT = Path(__file__).parents[2]
REPOSITORY = "https://github.com/phuong-mau/mot-cham"


def staff_context() -> Context:
    """The sample, as if its ward named a repository."""
    library, problems = load_library(THE_SAMPLE)
    assert library is not None, problems
    ward = library.ward.model_copy(update={"repository": REPOSITORY})
    return Context(replace(library, ward=ward).on(date(2026, 11, 22)), roots=THE_SAMPLE)


def staff_site(site: Path) -> Path:
    """`site`, in which the form now knows a repository and the files of all procedures."""
    context = staff_context()
    write_form(site, context)
    write_file_forms(site, context)
    return site
