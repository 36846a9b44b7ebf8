"""The staff guide says nothing that is not so: its commands, its YAML, its links."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import click
import pytest

from generator.cli import main
from generator.guide.file_forms import file_forms
from generator.guide.form import description
from generator.guide.fragments import Context
from generator.library.checked.library import load_library
from generator.library.forms.paths import ELSEWHERE
from generator.library.forms.problems import has_errors
from generator.library.forms.reader import parse_document
from generator.library.forms.writer import dump
from generator.library.local.in_unit import mark_for_overlays
from generator.library.models.ward import Ward
from tests.browser.guide_steps import OF_GITHUB, lists
from tests.emblems import DRAWING
from tests.guide_files import (
    BIRTH,
    BIRTH_FILE,
    HOLIDAYS_FILE,
    LEDGER_FILE,
    PROVINCE_FILE,
    THE_SAMPLE,
    WARD,
    WARD_FILE,
    Guide,
    own,
)
from tests.library.test_renovations import FILE, RENOVATION
from tests.running import motcham
from tests.test_docs import commands

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "site_src/pages/huong-dan-bien-tap").glob("*.md"))


def snippets() -> list[str]:
    """Each block of YAML in the guide."""
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    return [block for text in texts for block in re.findall(r"(?m)^```yaml\n([^`]*)```", text)]


def data(text: str) -> dict[str, object]:
    document, problems = parse_document(text.encode(), "snippet.yml")
    assert document is not None, problems
    assert isinstance(document.data, dict)
    return document.data


@pytest.mark.parametrize("snippet", snippets(), ids=lambda text: text.split(":")[0])
def test_the_check_accepts_what_the_guide_writes(guide: Guide, snippet: str) -> None:
    if snippet.startswith("fees:"):  # it names a procedure of the library
        assert "HT04" in snippet
        guide.write(PROVINCE_FILE, snippet.replace("HT04", "HT02"))
    elif snippet.startswith("holidays:"):
        guide.write(HOLIDAYS_FILE, snippet)
    elif snippet.startswith("other_offices:"):
        guide.write(ELSEWHERE, snippet)
    elif snippet.startswith("of:"):
        [procedure] = [one for one in guide.library().procedures if one.code == "HT02"]
        mark = mark_for_overlays(procedure)
        guide.write(own("local/HT02.yml"), snippet.replace("4b2382", mark))
    elif data(snippet).keys() <= Ward.model_fields.keys():
        guide.write(WARD_FILE, dump(data(WARD) | data(snippet)))
        guide.path(WARD_FILE).with_name("emblem.svg").write_bytes(DRAWING)
    elif re.search(r"\bacts:", snippet):
        guide.write(FILE, dump(data(RENOVATION) | data(snippet)))
        guide.issue_codes()
    else:
        guide.write(BIRTH_FILE, dump(data(BIRTH) | {"cases": None} | data(snippet)))
        guide.write(BIRTH_FILE, guide.read(BIRTH_FILE).replace("    for: [bo-roi]\n", ""))
        guide.issue_codes()
    assert not has_errors(guide.problems()), guide.problems()


def test_what_the_guide_sets_and_offers_is_there_in_the_library(
    sample: Path, tmp_path: Path
) -> None:
    guide = THE_SAMPLE.in_folder(tmp_path)
    for part in ("procedures", "provinces", "site_src/pages", "site_src/en", "wards"):
        shutil.copytree(sample / part, tmp_path / part)
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    [fees] = [one for one in snippets() if one.startswith("fees:")]
    [offered] = re.findall(r"`(offered: \[[^`]+\])`", text)
    (tmp_path / "provinces/mau.yml").write_text(fees, encoding="utf-8")
    with (guide / guide.ward_file).open("a", encoding="utf-8") as file:
        file.write(f"{offered}\n")
    _, problems = load_library(guide)
    assert not has_errors(problems), problems


def test_a_ledger_row_written_by_hand_is_accepted(guide: Guide) -> None:
    [row] = re.findall(
        r"`(HT99,procedure,[^`]*)`", "".join(page.read_text(encoding="utf-8") for page in PAGES)
    )
    text = BIRTH.replace("HT01", "HT99").replace("1.001193", "1.001194")
    guide.write("procedures/ho-tich/ten-tep.yml", text)
    assert has_errors(guide.problems())
    guide.add(LEDGER_FILE, f"{row}\n")
    assert not has_errors(guide.problems()), guide.problems()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_command_that_the_guide_names_exists(page: Path) -> None:
    known = dict(commands(main))
    for found in re.finditer(r"motcham ([a-z]+)(?: ([a-z]+))?", page.read_text(encoding="utf-8")):
        command = known.get(f"motcham {found[1]}")
        assert command, found[0]
        if isinstance(command, click.Group) and found[2]:
            assert f"motcham {found[1]} {found[2]}" in known, found[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_residents_do_not_meet_the_guide_in_a_search_engine(page: Path) -> None:
    assert "\nrobots: noindex\n" in page.read_text(encoding="utf-8")


_SAYING = {".html", ".j2", ".js"}


def test_a_paper_is_put_up_as_the_guide_says(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(guide.root)
    told = " ".join(lists("in-an")["treo-ma"][0])
    commands = re.findall(r"`motcham ([^`]+)`", told)
    assert len(commands) > 2
    for command in commands:
        done = motcham(*shlex.split(command))
        assert done.exit_code == 0, (command, done.output)
    assert "HT01" in guide.read(own("prints.csv"))


def test_what_the_guide_says_to_press_or_fill_in_is_called_that() -> None:
    library, problems = load_library(THE_SAMPLE)
    assert library is not None, problems
    published = library.on(date(2026, 11, 29))
    forms = [description(published), file_forms(Context(published, roots=THE_SAMPLE))]
    places = ROOT / "site_src/theme", ROOT / "generator/guide/templates"
    files = [path for place in places for path in place.rglob("*.*") if path.suffix in _SAYING]
    said = json.dumps(forms, ensure_ascii=False)
    said += "".join(path.read_text(encoding="utf-8") for path in files)
    wanted = {
        (page.name, name.removeprefix("Thêm: "))
        for page in PAGES
        for name in re.findall(
            r"(?:[Bb]ấm|[Cc]họn|[Đđ]iền|ở mục|ô) \*\*([^*]+)\*\*", page.read_text(encoding="utf-8")
        )
    }
    assert len(wanted) > 20
    known = said.casefold()
    assert not [one for one in wanted if one[1] not in OF_GITHUB and one[1].casefold() not in known]
