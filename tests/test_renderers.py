"""Other programs than MkDocs and Material draw the guide too: the day they end is no end of it.

Each has an environment of its own, without MkDocs: `make renderers` makes them, and runs this. The
commands by which the guide goes over stand in CONTRIBUTING.md, and are those that are run here.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.guide.languages import CONFIGS, languages
from generator.library.language.locale import VIETNAMESE
from tests.browser.chromium import PHONE, chromium, served
from tests.browser.test_search import search
from tests.browser.waiting import COUNT
from tests.guide.conftest import contents, left_open, loaded_from_other_hosts
from tests.guide_files import THE_SAMPLE
from tests.project import PROJECT, copy_project

pytestmark = pytest.mark.prove


@dataclass(frozen=True)
class Renderer:
    """An environment in which a program draws, and the folder whose sample it draws."""

    programs: Path
    root: Path

    def run(self, program: str, *arguments: str) -> str:
        """What a program says, run in the folder with the code there, on one day; it ends well."""
        day = {"SOURCE_DATE_EPOCH": "1796083200"}  # 1 December 2026
        here = {"PYTHONPATH": str(self.root), "MOTCHAM_WARD": THE_SAMPLE.ward}
        done = subprocess.run(
            [str(self.programs / program), *arguments],
            cwd=self.root,
            env={**os.environ, **day, **here},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout


def programs(name: str) -> Path:
    """Where the programs of an environment are; skips where it was not made."""
    environment = PROJECT / ".cache/renderers" / name
    if not (environment / ".ready").exists():
        pytest.skip(f"there is no environment of {name}: make renderers")
    assert not [*environment.glob("lib/*/site-packages/mkdocs")], "MkDocs itself would draw"
    return environment / "bin"


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as MkDocs and Material make it."""
    site = tmp_path_factory.mktemp("usual") / "site"
    python = Path(sys.executable)
    Renderer(python.parent, PROJECT).run(
        python.name, "-m", "generator.cli", "build", "--site-dir", str(site)
    )
    return contents(site)


@pytest.mark.parametrize("program", ["motcham", "properdocs"])
def test_properdocs_makes_the_same_site_to_the_byte(
    usual: dict[str, bytes], tmp_path: Path, program: str
) -> None:
    properdocs = Renderer(programs("properdocs"), PROJECT)
    site = tmp_path / "site"
    if program == "motcham":
        properdocs.run("motcham", "build", "--site-dir", str(site))
    else:
        for language in languages(PROJECT):
            folder = site if language == VIETNAMESE else site / language
            options = ["--quiet", "--strict", "-f", CONFIGS[language], "-d", str(folder)]
            properdocs.run("properdocs", "build", *options)
    made = contents(site)
    assert made.keys() == usual.keys()
    assert [name for name in made if made[name] != usual[name]] == []


def edits_of_the_drill() -> list[str]:
    """The commands of CONTRIBUTING.md that change files for MaterialX."""
    drill = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return re.findall(r"^sed -i .*materialx.*$", drill, re.MULTILINE)


@pytest.fixture(scope="module")
def materialx(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """ProperDocs with MaterialX, on a copy of the project that was changed as the drill says."""
    root = tmp_path_factory.mktemp("materialx") / "guide"
    renderer = Renderer(programs("materialx"), root)
    copy_project(root)
    for command in edits_of_the_drill():
        subprocess.run(["sh", "-c", command], cwd=root, check=True)
    assert "name: materialx" in (root / CONFIGS[VIETNAMESE]).read_text(encoding="utf-8")
    renderer.run("motcham", "build")  # strict, as always
    return renderer


def test_every_code_is_proven_on_the_site_of_materialx(materialx: Renderer) -> None:
    assert "mã nào cũng mở đúng trang" in materialx.run("motcham", "codes")


ARTICLE = re.compile(rb"<article[^>]*>(.*?)</article>", re.DOTALL)


def test_materialx_changes_the_frame_of_a_page_and_no_byte_of_what_stands_in_it(
    materialx: Renderer, usual: dict[str, bytes]
) -> None:
    made = contents(materialx.root / "site")
    pages = {name for name in usual if name.endswith(".html")}
    assert {name for name in made if name.endswith(".html")} == pages
    for name in pages:
        told = ARTICLE.findall(usual[name])
        assert len(told) == 1, name
        assert ARTICLE.findall(made[name]) == told, name


def test_the_site_of_materialx_is_filled_and_asks_nothing_of_other_hosts(
    materialx: Renderer,
) -> None:
    site = materialx.root / "site"
    assert left_open(site) == []
    assert loaded_from_other_hosts(site) == []


def test_the_search_of_materialx_is_ours(materialx: Renderer, usual: dict[str, bytes]) -> None:
    made = contents(materialx.root / "site")
    for name in ("search/worker.js", "search/engine.js", "search/index.json"):
        assert made[name] == usual[name]


@pytest.fixture
def phone(materialx: Renderer) -> Iterator[Page]:
    """A phone on the home page that MaterialX has drawn."""
    with served(materialx.root / "site") as address, chromium() as browser:
        page = browser.new_page(viewport=PHONE, locale="vi-VN")
        page.add_init_script(COUNT)
        page.goto(address)
        yield page


def test_a_code_that_is_searched_for_is_found_and_opened(materialx: Renderer, phone: Page) -> None:
    [first, *_] = json.loads((materialx.root / "site/procedures.json").read_bytes())["procedures"]
    assert search(phone, first["code"])[0] == f"/Q/{first['code']}/"
    phone.keyboard.press("Enter")
    expect(phone.locator("h1")).to_have_text(first["title"])
