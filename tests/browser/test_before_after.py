"""Pictures of pages before and after a change."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from generator.errors import MotchamError
from generator.guide.before_after import GAP, WIDTH, before_after

GREEN, RED = (0, 128, 0), (255, 0, 0)


def site(folder: Path, colours: dict[str, str]) -> Path:
    """A site whose pages are all of one colour."""
    for code, colour in colours.items():
        page = folder / "Q" / code / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"<body style='background: {colour}'>", encoding="utf-8")
    return folder


def test_only_pages_drawn_otherwise_are_shown_before_and_after(tmp_path: Path) -> None:
    old = site(tmp_path / "old", {"HT01": "red", "HT02": "red"})
    new = site(tmp_path / "new", {"HT01": "green", "HT02": "red", "HT03": "green"})
    codes = ["HT01", "HT02", "HT03", "HT09"]
    with ThreadPoolExecutor(1) as other:  # this thread may hold the browser of other tests
        written = other.submit(before_after, old, new, codes, tmp_path / "pictures").result()
    assert [path.name for path in written] == ["HT01.png", "HT03.png"]
    both, alone = (Image.open(path).convert("RGB") for path in written)
    middle = GAP + WIDTH // 2
    assert both.getpixel((middle, 99)) == RED
    assert both.getpixel((middle + WIDTH + GAP, 99)) == GREEN
    assert (both.width, alone.width) == (2 * WIDTH + 3 * GAP, WIDTH + 2 * GAP)


def test_a_machine_without_playwright_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    with pytest.raises(MotchamError, match="Playwright"):
        before_after(tmp_path, tmp_path, [], tmp_path)
