"""A small guide with the project's own frame around it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from tests.guide_files import LEDGER_FILE, Guide, write_guide

ROOT = Path(__file__).parents[2]
CODE_LINK = re.compile(r"\]\(code:(\w+)\)")


@pytest.fixture
def framed(guide: Guide) -> Guide:
    """The small guide, ready to be built."""
    return with_frame(guide)


@pytest.fixture(scope="session")
def _once_built(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    guide = with_frame(write_guide(tmp_path_factory.mktemp("once-built") / "guide"))
    build(guide)
    return guide


@pytest.fixture
def built(_once_built: Guide, tmp_path: Path) -> Guide:
    """The small guide with its frame and its site: a copy of one that was built once."""
    return Guide(Path(shutil.copytree(_once_built.root, tmp_path / "guide")))


def with_frame(guide: Guide) -> Guide:
    """Put the project's frame around `guide`.

    Where the project's pages lead to codes that the small guide does not have, they lead home.
    """
    shutil.copy(ROOT / "mkdocs.yml", guide.root)
    shutil.copytree(ROOT / "site_src", guide.root / "site_src")
    guide.issue_codes()
    known = {row.split(",")[0] for row in guide.read(LEDGER_FILE).splitlines()}
    for page in guide.root.glob("site_src/*/**/*.md"):
        text = page.read_text(encoding="utf-8")
        led = CODE_LINK.sub(lambda link: link[0] if link[1] in known else "](code:NHA)", text)
        if led != text:
            page.write_text(led, encoding="utf-8")
    return guide


def with_english(guide: Guide) -> Guide:
    """Give `guide` an English site too, where the project still has one: a ward may delete it."""
    config = ROOT / "mkdocs.en.yml"
    if not config.exists():
        pytest.skip("this guide is in Vietnamese alone")
    shutil.copy(config, guide.root)
    return guide


def build(guide: Guide, options: BuildOptions | None = None) -> Path:
    """Build the guide; gives the folder of its site."""
    site = guide.root / "site"
    build_site(guide.root, site, options or BuildOptions())
    return site


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def left_open(folder: Path) -> list[str]:
    """What of the site in `folder` is not filled: the frame itself, and files with open slots."""
    by_the_phone = re.compile(r"(?:en/)?(?:sw\.js|offline-library\.json)")
    open_ = [name for name, data in contents(folder).items() if b"<!--motcham:" in data]
    return [
        *(path.as_posix() for path in folder.rglob("Q/_")),
        *(name for name in open_ if not by_the_phone.fullmatch(name)),
    ]


_LOADED = re.compile(
    r"<(?:script|img|iframe|source|video|audio)[^>]+src=[\"']?([^\"'\s>]+)"
    r"|<link(?![^>]*rel=[\"']?(?:canonical|alternate))[^>]+href=[\"']?([^\"'\s>]+)"
    r"|url\(\s*[\"']?(?!data:)([^\"')]+)|@import\s+[\"']([^\"']+)"
)


def loaded_from_other_hosts(folder: Path) -> list[tuple[str, str]]:
    """The HTML and CSS files in `folder` that load something from another host, with what."""
    return [
        (name, found)
        for name, data in contents(folder).items()
        if name.endswith((".html", ".css"))
        for match in _LOADED.finditer(data.decode())
        for found in match.groups()
        if found and re.match(r"(?:[a-z]+:)?//", found)
    ]
