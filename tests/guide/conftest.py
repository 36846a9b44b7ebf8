"""A small guide with the project's own frame around it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.guide.build import BuildOptions, build_site
from tests.guide_files import Guide

ROOT = Path(__file__).parents[2]


@pytest.fixture
def framed(guide: Guide) -> Guide:
    """The small guide, ready to be built."""
    return with_frame(guide)


def with_frame(guide: Guide) -> Guide:
    """Put the project's frame around `guide`."""
    shutil.copy(ROOT / "mkdocs.yml", guide.root)
    shutil.copytree(ROOT / "site_src", guide.root / "site_src")
    guide.issue_codes()
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
