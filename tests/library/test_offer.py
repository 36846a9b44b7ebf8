"""What a unit does and what not: its lists, what `check` says of them, and what is left out."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.guide.build import build_site
from generator.guide.fragments import Context
from generator.guide.links import check_guide
from generator.guide.options import BuildOptions
from generator.guide.pages import framed_pages
from generator.guide.proof import prove_codes
from generator.library.checked.english import english
from generator.library.checked.library import load_library
from generator.library.desk.due import procedures_due
from generator.library.forms.paths import Roots
from generator.library.forms.problems import has_errors
from generator.library.language.locale import ENGLISH, VIETNAMESE, use_locale
from generator.press.ready import ready_papers
from generator.press.sheet import printable_codes
from tests.guide_files import (
    LIFE_EVENTS_FILE,
    MARRIAGE_FILE,
    THE_SAMPLE,
    WARD_FILE,
    Guide,
)

ON = date(2026, 11, 22)
WITHDRAWN = "status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: Đã gộp."

ELSEWHERE = [
    ("not_offered: [HT02]", {"HT02"}),
    ("not_offered: [{code: HT02}]", {"HT02"}),
    ("not_offered: [chung-thuc]", {"CT01", "LVCT"}),
    ("not_offered: [LVCT]", {"CT01", "LVCT"}),
    ("not_offered: [CT01]", {"CT01", "LVCT"}),
    ("offered: [HT01, CT01]", {"HT02"}),
    ("offered: [ho-tich]", {"CT01", "LVCT"}),
    ("offered: [LVCT, HT02]", {"HT01"}),
    ("offered: [HT01, HT02, CT01]", set()),
]


@pytest.mark.parametrize(("line", "codes"), ELSEWHERE)
def test_lists_name_procedures_and_whole_fields(guide: Guide, line: str, codes: set[str]) -> None:
    guide.add(WARD_FILE, f"{line}\n")
    assert {problem.severity for problem in guide.problems()} <= {"warning"}
    assert set(guide.published().elsewhere) == codes


def test_the_narrowest_entry_says_where_and_a_field_what_all_of_it_says(guide: Guide) -> None:
    guide.add(
        WARD_FILE,
        "not_offered: [{code: ho-tich, where: Nhà A}, {code: HT02, where: Nhà B},\n"
        "  {code: CT01, where: Nhà C, url: https://c.gov.vn/}]\n",
    )
    found = {code: entry.where for code, entry in guide.published().elsewhere.items()}
    assert found == {
        "HT01": "Nhà A",
        "HT02": "Nhà B",
        "LVHT": "Nhà A",
        "CT01": "Nhà C",
        "LVCT": "Nhà C",
    }


@pytest.mark.parametrize(("left", "gone"), [("HT01", {"LVHT"}), ("HT02", set())])
def test_a_field_with_only_a_withdrawn_procedure_left_is_done_elsewhere(
    guide: Guide, left: str, gone: set[str]
) -> None:
    guide.replace(MARRIAGE_FILE, "status: published", WITHDRAWN)
    guide.issue_codes()
    guide.add(WARD_FILE, f"not_offered: [{left}]\n")
    assert {code for code in guide.published().elsewhere if code.startswith("LV")} == gone


WRONG = [
    ("offered: [HT01]\nnot_offered: [HT02]\n", WARD_FILE, "two-lists", "Giữ một"),
    ("offered: [HT01, HT2]\n", WARD_FILE, "unknown-code", "HT02"),
    ("not_offered: [{code: chung-thu}]\n", WARD_FILE, "unknown-code", "chung-thuc"),
    ("not_offered: [HT01]\n", LIFE_EVENTS_FILE, "nothing-done-here", "Sinh con"),
]


@pytest.mark.parametrize(("lines", "file", "rule", "word"), WRONG)
def test_what_is_wrong_with_a_list_is_said_where_it_is(
    guide: Guide, lines: str, file: str, rule: str, word: str
) -> None:
    guide.add(WARD_FILE, lines)
    [problem] = [one for one in guide.problems() if one.severity == "error"] or guide.problems()
    assert (problem.file, problem.rule) == (file, rule)
    assert word in problem.message + problem.hint


def test_nobody_is_reminded_of_what_is_done_elsewhere(guide: Guide) -> None:
    assert "HT02" in {due.code for due in procedures_due(guide.published(date(2027, 6, 1)))}
    guide.add(WARD_FILE, "not_offered: [HT02]\n")
    assert "HT02" not in {due.code for due in procedures_due(guide.published(date(2027, 6, 1)))}


TWENTY = [
    *("HT01", "HT02", "HT03", "HT04", "HT05", "HT07", "SY01", "SY02", "SY03", "SY04"),
    *("CU01", "CU02", "CU03", "BT01", "BT02", "TE01", "XD01", "DD01", "KD01", "KD02"),
]


@pytest.fixture(scope="module")
def small_unit(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Roots:
    """A unit that does twenty of all procedures of the repository's library."""
    unit = Roots(tmp_path_factory.mktemp("unit"), "xa-nho")
    for part in ("procedures", "site_src"):
        (unit / part).symlink_to(sample / part, target_is_directory=True)
    for config in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(sample / config, unit / config)
    text = (THE_SAMPLE / THE_SAMPLE.ward_file).read_text(encoding="utf-8")
    unit.unit.mkdir(parents=True)
    (unit / unit.ward_file).write_text(f"{text}\noffered: [{', '.join(TWENTY)}]\n", "utf-8")
    return unit


def test_a_unit_that_does_twenty_of_all_is_sound_and_all_its_codes_have_pages(
    small_unit: Roots,
) -> None:
    library, problems = load_library(small_unit)
    assert library is not None, problems
    published = library.on(ON)
    assert not has_errors([*problems, *check_guide(small_unit, library, published)])
    assert {procedure.code for procedure in published.here} == {*TWENTY}
    for language, told in ((VIETNAMESE, published), (ENGLISH, english(published))):
        with use_locale(language):
            pages = {page.code for page in framed_pages(Context(told, (VIETNAMESE, ENGLISH)))}
        assert pages >= {*published.titles()} - {page.code for page in published.pages}
    made = {paper.file for paper in ready_papers(published)}
    assert {f"poster-{code}.pdf" for code in TWENTY} == {f for f in made if f.startswith("poster")}
    kinds = {p.code for p in published.procedures}
    assert {code for code in printable_codes(published) if code in kinds} == {*TWENTY}


@pytest.mark.prove
def test_its_site_is_built_and_every_code_proven(small_unit: Roots, tmp_path: Path) -> None:
    build_site(small_unit.folder, tmp_path / "site", BuildOptions(small_unit.ward, as_of=ON))
    library, _ = load_library(small_unit)
    assert library is not None
    assert prove_codes(library, small_unit, tmp_path / "site") == []
