"""A page carries those rules of the sheet that it needs, and never one fewer."""

from __future__ import annotations

import pytest

from generator.guide.assets.needed_rules import (
    classes_by_script,
    classes_of_sheet,
    needed_rules,
)
from generator.guide.assets.page_assets import STYLES
from tests.project import PROJECT

SHEET = PROJECT / "site_src/theme" / STYLES / "motcham.css"


def cut(sheet: str, *classes: str) -> str:
    return needed_rules(sheet, frozenset(classes))


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        ("p{a:b}", "p{a:b}"),
        (".on{a:b}.off{c:d}", ".on{a:b}"),
        (".on,.off,p{a:b}", ".on,p{a:b}"),
        (".on .off{a:b}.on>p{c:d}", ".on>p{c:d}"),
        (":is(.off,.on) p{a:b}:is(.off,.gone) p{c:d}", ":is(.off,.on) p{a:b}"),
        (":is(ul,ol)[class]{a:b}", ":is(ul,ol)[class]{a:b}"),
        ("p:not(.off){a:b}p:has(.off){c:d}", "p:not(.off){a:b}p:has(.off){c:d}"),
        (".on:not(:has(:checked))~.off{a:b}", ""),
        ("i :is(.off,.on:not(.gone)){a:b}", "i :is(.off,.on:not(.gone)){a:b}"),
        ("@media print{.off{a:b}.on{c:d}}", "@media print{.on{c:d}}"),
        ("@media print{.off{a:b}}p{c:d}", "p{c:d}"),
    ],
)
def test_what_names_an_absent_class_is_left_out(sheet: str, kept: str) -> None:
    assert cut(sheet, "on") == kept


def test_with_all_its_classes_a_sheet_stays_whole() -> None:
    sheet = SHEET.read_text(encoding="utf-8")
    classes = classes_of_sheet(sheet)
    assert cut(sheet, *classes).count("{") == sheet.count("{")
    assert {"papers", "mc-case-chosen", "stop"} <= classes


@pytest.mark.parametrize(
    "script",
    [
        'line.className = "state mc-kept"',
        "line.className='state mc-kept'",
        'line.classList.toggle("state", here);line.classList.add("mc-kept")',
        'place.innerHTML = "<p class=\\"state mc-kept\\">"',
        "place.innerHTML = '<p class=\"state mc-kept\">'",
    ],
)
def test_a_class_that_a_script_brings_is_known(script: str) -> None:
    assert classes_by_script([script]) == {"state", "mc-kept"}
