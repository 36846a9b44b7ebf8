"""Other programs than MkDocs and Material draw the guide too: the day they end is no end of it.

Each has an environment of its own, without MkDocs: `make renderers`. The commands by which a guide
goes over stand in CONTRIBUTING.md, and are those that are run here.
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
from tests.project import PROJECT, copy_project

pytestmark = pytest.mark.prove
NO_NETWORK = re.compile(r"from versions: none|Retrying \(Retry|Could not fetch URL")
"""What pip says where it reaches no package."""


@dataclass(frozen=True)
class Renderer:
    """An environment in which another program draws, and the folder of the guide it draws."""

    environment: Path
    root: Path

    def run(self, program: str, *arguments: str) -> str:
        """What a program of the environment says, run in the guide's folder; it ends well."""
        return run(str(self.environment / "bin" / program), *arguments, root=self.root)


def run(*command: str, root: Path) -> str:
    """What `command` says, run in `root` with the code there, on one day; it ends well."""
    day = {"SOURCE_DATE_EPOCH": "1796083200", "PYTHONPATH": str(root)}  # 1 December 2026
    done = subprocess.run(
        command, cwd=root, env={**os.environ, **day}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def environment(name: str) -> Path:
    """The environment of `tests/renderers/NAME.txt`; skips where it cannot be fetched."""
    folder = PROJECT / ".cache/renderers" / name
    ready = folder.relative_to(PROJECT) / ".ready"
    command = ["make", "--no-print-directory", f"PYTHON={sys.executable}", str(ready)]
    outer = {key: value for key, value in os.environ.items() if "MAKE" not in key}
    done = subprocess.run(
        command, cwd=PROJECT, env=outer, capture_output=True, text=True, check=False
    )
    if done.returncode and NO_NETWORK.search(done.stderr):
        pytest.skip(f"pip reaches no package, and {ready.parent} is not there yet: make renderers")
    assert done.returncode == 0, done.stderr[-3000:]
    assert not [*folder.glob("lib/*/site-packages/mkdocs")], "MkDocs itself would draw"
    return folder


def site_by(root: Path, folder: Path, *motcham: str) -> Path:
    """The site of the guide in `root`, built into `folder`."""
    run(*motcham, "build", "--site-dir", str(folder), root=root)
    return folder


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as MkDocs and Material make it."""
    folder = tmp_path_factory.mktemp("usual") / "site"
    return contents(site_by(PROJECT, folder, sys.executable, "-m", "generator.cli"))


@pytest.fixture(scope="module")
def properdocs() -> Renderer:
    """ProperDocs with Material, on the project as it is."""
    return Renderer(environment("properdocs"), PROJECT)


@pytest.mark.parametrize("program", ["motcham", "properdocs"])
def test_properdocs_makes_the_same_site_to_the_byte(
    properdocs: Renderer, usual: dict[str, bytes], tmp_path: Path, program: str
) -> None:
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
    renderer = Renderer(environment("materialx"), root)
    copy_project(root)
    for command in edits_of_the_drill():
        run("sh", "-c", command, root=root)
    assert "name: materialx" in (root / CONFIGS[VIETNAMESE]).read_text(encoding="utf-8")
    renderer.run("motcham", "build")  # strict, as always
    return renderer


def test_every_code_is_proven_on_the_site_of_materialx(materialx: Renderer) -> None:
    assert "mã nào cũng mở đúng trang" in materialx.run("motcham", "codes")


def test_the_site_of_materialx_is_filled_and_asks_nothing_of_other_hosts(
    materialx: Renderer, usual: dict[str, bytes]
) -> None:
    site = materialx.root / "site"
    assert left_open(site) == []
    assert loaded_from_other_hosts(site) == []
    pages = {name for name in usual if name.endswith(".html")}
    assert {name for name in contents(site) if name.endswith(".html")} == pages


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
