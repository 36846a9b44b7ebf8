"""A page carries those rules of the sheet that it needs, and never one fewer."""

from __future__ import annotations

import minify
import pytest

from generator.guide.assets.needed_rules import (
    names_by_script,
    names_of_page,
    names_of_sheet,
    needed_rules,
)
from generator.guide.assets.page_assets import STYLES
from tests.project import PROJECT

SHEET = PROJECT / "site_src/theme" / STYLES / "motcham.css"


def cut(sheet: str, *names: str) -> str:
    return needed_rules(sheet, frozenset(names))


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
        (":is(.off,.on>p:nth-child(n+2)) i{a:b}", ":is(.off,.on>p:nth-child(n+2)) i{a:b}"),
        ("table{a:b}table,p{c:d}", "p{c:d}"),
        ("table .on{a:b}p>table{c:d}p+.on{e:f}", "p+.on{e:f}"),
        ("p:not(table){a:b}p:has(>table){c:d}", "p:not(table){a:b}p:has(>table){c:d}"),
        (":is(table,ul) p{a:b}:is(table,pre){c:d}", ":is(table,ul) p{a:b}"),
        ("table[class]{a:b}p[title=table]::before{c:d}", "p[title=table]::before{c:d}"),
        ("*{a:b}:root,[hidden]{c:d}", "*{a:b}:root,[hidden]{c:d}"),
        ("@keyframes x{from{a:b}to{c:d}}", "@keyframes x{from{a:b}to{c:d}}"),
        ("@media print{.off{a:b}.on{c:d}}", "@media print{.on{c:d}}"),
        ("@media print{.off{a:b}}p{c:d}", "p{c:d}"),
    ],
)
def test_what_names_something_absent_is_left_out(sheet: str, kept: str) -> None:
    assert cut(sheet, ".on", "p", "ul", "ol", "i") == kept


def test_with_all_its_names_a_sheet_stays_whole() -> None:
    sheet = str(minify.string("text/css", SHEET.read_text(encoding="utf-8")))
    names = names_of_sheet(sheet)
    assert cut(sheet, *names) == sheet
    assert {".papers", ".mc-case-chosen", ".stop", "summary", "fieldset"} <= names
    assert not names & {"from", "hidden", "type", "before", "class"}


def test_a_page_names_its_classes_and_elements() -> None:
    page = '<p class="now open"><svg viewBox="0 0 1 1"><path d="m1"/></svg>a<b</p>'
    assert names_of_page(page) == {".now", ".open", "p", "svg", "path", "b"}


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
    classes = {name for name in names_by_script([script]) if name.startswith(".")}
    assert classes == {".state", ".mc-kept"}


@pytest.mark.parametrize(
    "script",
    ['create("table")', "document.createElement('table')", 'x.innerHTML="<table class=a>"'],
)
def test_an_element_that_a_script_brings_is_known(script: str) -> None:
    assert "table" in names_by_script([script])
