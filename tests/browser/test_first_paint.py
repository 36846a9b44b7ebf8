"""What is drawn first is the first screen; what stands far below comes with the next frame."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator.guide.fragments import STAFF
from tests.breadth import first
from tests.browser.test_weight import FITTED
from tests.browser.waiting import until

LARGE_PHONE: ViewportSize = {"width": 430, "height": 932}
NEVER_DRAWN = "window.requestAnimationFrame = () => 0"
WAITING = "document.documentElement.classList.contains('early')"

IN_SIGHT_BUT_WAITING = """() => {
  const root = document.documentElement
  root.classList.remove("early")
  const seen = [...document.querySelectorAll("main *")]
    .filter(each => each.getClientRects().length && each.getBoundingClientRect().top < innerHeight)
  root.classList.add("early")
  return seen.filter(each => !each.getClientRects().length).map(each => each.outerHTML.slice(0, 80))
}"""

MOVED = """() => new Promise(done => {
  const told = list => done(list.getEntries().map(each => each.value))
  new PerformanceObserver(told).observe({ type: "layout-shift", buffered: true })
  requestAnimationFrame(() => requestAnimationFrame(() => done([])))
})"""
"""How far what had been drawn has moved, each time."""


def first_drawn(browser: Browser, address: str) -> Page:
    """The page on a large phone as it is before anything has been drawn, and stays."""
    page = browser.new_page(viewport=LARGE_PHONE, service_workers="block")
    page.add_init_script(NEVER_DRAWN)
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(address)
    return page


@pytest.mark.parametrize("path", FITTED.values())
def test_what_waits_stands_below_the_first_screen(browser: Browser, home: str, path: str) -> None:
    page = first_drawn(browser, home + path)
    assert page.evaluate(WAITING)
    assert page.evaluate(IN_SIGHT_BUT_WAITING) == []
    expect(page.locator(".foot")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".foot")).to_be_visible()
    page.close()


@pytest.mark.prove
def test_of_no_page_anything_waits_that_is_in_sight(
    browser: Browser, home: str, site: Path
) -> None:
    page = first_drawn(browser, home)
    pages = set(site.rglob("index.html")) - set((site / STAFF).rglob("*.html"))
    waiting = {}
    for path in sorted(file.parent.relative_to(site).as_posix() for file in pages):
        page.goto(f"{home}/{path}/")
        waiting[path] = page.evaluate(IN_SIGHT_BUT_WAITING)
    assert {path: parts for path, parts in waiting.items() if parts} == {}
    page.close()


@pytest.mark.parametrize("path", first(["/Q/HT01/"], FITTED.values()))
def test_all_is_there_when_the_page_s_script_is_lost(
    browser: Browser, home: str, path: str
) -> None:
    page = browser.new_page(viewport=LARGE_PHONE, service_workers="block")
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(home + path)
    until(page, f"!{WAITING}")
    expect(page.locator(".foot")).to_be_visible()
    assert page.evaluate(MOVED) == []
    page.close()


def test_where_a_place_in_the_page_is_asked_for_nothing_waits(browser: Browser, home: str) -> None:
    page = first_drawn(browser, f"{home}/Q/HT01/#cac-buoc")
    assert not page.evaluate(WAITING)
    expect(page.locator("#cac-buoc")).to_be_in_viewport()
    page.close()
