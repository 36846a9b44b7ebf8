"""Every file of the guide goes through its form unchanged, on a phone and on a desk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.guide.file_forms import file_forms
from generator.guide.form import description
from generator.guide.fragments import FILE_FORMS, STAFF_FORM
from tests.browser.chromium import served
from tests.browser.staff import staff_context, write_staff_forms
from tests.browser.unchanged import AT_BOTH_SIZES, gone_through, taken
from tests.guide_files import WITH_RECORDS


@pytest.fixture(scope="module")
def forms() -> dict[str, Any]:
    """What the pages load, by their addresses: of the guide with its national records too."""
    context = staff_context(WITH_RECORDS)
    return {STAFF_FORM: description(context.published), FILE_FORMS: file_forms(context)}


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("with-records") / "site"
    shutil.copytree(site, folder)
    write_staff_forms(folder, staff_context(WITH_RECORDS))
    with served(folder) as address:
        yield address


@AT_BOTH_SIZES
@pytest.mark.parametrize("form", [STAFF_FORM, FILE_FORMS])
def test_every_file_goes_through_its_form_unchanged(  # noqa: PLR0913, PLR0917 - a case, its fixtures
    open_page: Callable[..., Page],
    forms: dict[str, Any],
    address: str,
    form: str,
    size: ViewportSize,
    step: int,
    first: int,
) -> None:
    kinds = forms[form]["kinds"].values()
    count = sum(taken(len(kind["files"]), step, first) for kind in kinds)
    page = open_page(f"/{form}", base=address, viewport=size)
    expect(page.locator(".mc-open-file")).to_be_visible()
    assert gone_through(page, step, first) == (count, [])
