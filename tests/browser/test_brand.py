"""A unit's own colour and emblem as a phone shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.colours import levels
from generator.guide.assets.brand import coloured
from tests.browser.chromium import PHONE, served
from tests.browser.looks import found_by_axe
from tests.browser.waiting import eventually, holding, until
from tests.emblems import COLOUR, with_brand
from tests.guide.conftest import build, with_english, with_frame
from tests.guide.test_brand import CSS, variables
from tests.guide_files import write_guide


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A small guide's site in both languages, with a colour and an emblem; where it answers."""
    guide = with_brand(with_frame(write_guide(tmp_path_factory.mktemp("branded") / "guide")))
    site = build(with_english(guide))
    with served(site) as address:
        yield site, address


@pytest.mark.parametrize("path", ["/Q/HT01/", "/en/", "/khong-co-trang"])
@pytest.mark.parametrize(("scheme", "named"), [("light", "default"), ("dark", "slate")])
def test_the_emblem_and_the_colour_show_in_the_header(
    open_page: Callable[..., Page],
    branded: tuple[Path, str],
    path: str,
    scheme: str,
    named: str,
) -> None:
    page = open_page(path, base=branded[1], color_scheme=scheme)
    emblem = page.locator(".mc-emblem")
    expect(emblem).to_be_visible()
    assert emblem.evaluate("one => one.complete && one.naturalWidth > 0")
    assert emblem.evaluate("one => [one.offsetWidth, one.offsetHeight]") == [34, 34]
    own = levels(variables(coloured(CSS, COLOUR), named)["unit"])
    line = "one => getComputedStyle(one).borderBottomColor"
    assert page.locator(".md-header").evaluate(line) == f"rgb{own}"
    ground = emblem.evaluate("one => getComputedStyle(one).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "dark" else "rgba(0, 0, 0, 0)")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_contrast_too_low(
    open_page: Callable[..., Page], branded: tuple[Path, str], scheme: str
) -> None:
    page = open_page("/Q/HT01/", base=branded[1], color_scheme=scheme)
    assert found_by_axe(page, type="rule", values=["color-contrast", "image-alt"]) == []
    page.close()


def test_the_header_does_not_move_when_the_emblem_comes(
    browser: Browser, branded: tuple[Path, str]
) -> None:
    page = browser.new_context(viewport=PHONE, service_workers="block").new_page()
    held = holding(page, "**/emblem.svg*")
    page.goto(f"{branded[1]}/Q/HT01/", wait_until="domcontentloaded")
    expect(page.locator("h1")).to_be_visible()
    before = page.locator(".md-header").bounding_box()
    eventually(page, lambda: held, bool)
    for route in held:
        route.continue_()
    until(page, "document.querySelector('.mc-emblem').naturalWidth > 0")
    assert page.locator(".md-header").bounding_box() == before
    page.context.close()


def test_the_folder_without_a_server_shows_the_emblem(
    open_page: Callable[..., Page], branded: tuple[Path, str]
) -> None:
    page = open_page("/Q/HT01/index.html", base=branded[0].as_uri())
    assert page.locator(".mc-emblem").evaluate("one => one.naturalWidth > 0")
