"""`llms.txt` is what llmstxt.org says, and leads to the Markdown of every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.guide.conftest import build, with_english, with_frame
from tests.guide_files import write_guide

TOP = "https://phuong.tinh.vn/"
ENTRY = re.compile(r"- \[[^\]]+\]\((https://[^)]+)\)(?:: .+)?")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    guide = write_guide(tmp_path_factory.mktemp("llms") / "guide")
    return build(with_english(with_frame(guide)))


@pytest.mark.parametrize("top", ["", "en/"])
def test_it_has_a_title_a_quote_a_text_and_lists_of_links(site: Path, top: str) -> None:
    head, *sections = (site / top / "llms.txt").read_text().split("\n## ")
    title, quote, *text = head.strip().split("\n\n")
    assert title == "# Phường Thử"
    assert quote.startswith("> ")
    assert text
    assert not any(block.startswith(("#", "- ", ">")) for block in text)
    for section in sections:
        name, _, entries = section.partition("\n\n")
        assert name
        assert all(map(ENTRY.fullmatch, entries.strip().split("\n"))), name
    assert sections[-1].startswith("Optional\n")


@pytest.mark.parametrize("top", ["", "en/"])
def test_it_leads_to_the_markdown_of_every_page_and_nowhere_else(site: Path, top: str) -> None:
    linked = re.findall(r"\]\(([^)]+)\)", (site / top / "llms.txt").read_text())
    below = [url.removeprefix(f"{TOP}{top}") for url in linked]
    assert [one for one in below if not (site / top / one).is_file()] == []
    twins = {path.relative_to(site / top).as_posix() for path in (site / top).glob("Q/*/index.md")}
    assert twins <= {*below}
    assert len(below) == len({*below})
