"""A phone that cannot run the page's script keeps a page that works without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.breadth import first
from tests.browser.chromium import PHONE
from tests.browser.test_weight import KINDS
from tests.browser.waiting import until

PAGES = {**KINDS, "a renovation list": "/cong-trinh/", "A–Z": "/a-z/"}


def unreadable(route: Route) -> None:
    """The script as it looks to a phone that does not know what is written there."""
    route.fulfill(content_type="text/javascript", body="const a = b ?>? c\n")


def unreachable(route: Route) -> None:
    route.abort()


def broken(route: Route) -> None:
    """The script as it is where something in it is not known to the phone."""
    route.fulfill(content_type="text/javascript", body="document.notKnownHere()\n")


FAULTS = [unreadable, unreachable, broken]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale="vi-VN", service_workers="block")
    yield context.new_page()
    context.close()


def told(page: Page) -> str:
    """What the page tells, as it can be seen."""
    return page.locator("main").inner_text()


@pytest.mark.parametrize("fault", first([unreadable], FAULTS), ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("path", first(["/Q/HT01/", "/Q/"], PAGES.values()), ids=PAGES)
def test_what_is_told_needs_no_script_that_works(
    browser: Browser, page: Page, home: str, path: str, fault: object
) -> None:
    page.route(re.compile(r"/javascripts/motcham\.js"), fault)  # type: ignore[arg-type]  # one of FAULTS
    page.goto(home + path)
    expect(page.locator("html")).not_to_have_class(re.compile(r"\bjs\b"))
    without = browser.new_context(viewport=PHONE, java_script_enabled=False)
    try:
        plain = without.new_page()
        plain.goto(home + path)
        assert told(page) == told(plain)
    finally:
        without.close()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_what_only_the_script_can_do_is_not_offered(page: Page, home: str, fault: object) -> None:
    page.route(re.compile(r"/javascripts/motcham\.js"), fault)  # type: ignore[arg-type]  # one of FAULTS
    page.goto(home)
    for what in (".find", ".mc-find", ".mc-hint", ".foot form"):
        for one in page.locator(what).all():
            expect(one).to_be_hidden()
    page.locator(".mc-menu").first.click()
    expect(page.locator(".menu a[href]").first).to_be_in_viewport()


def test_the_script_that_works_says_so_and_moves_nothing(page: Page, home: str) -> None:
    page.add_init_script(
        """window.moved = []
        new PerformanceObserver(list => window.moved.push(...list.getEntries().map(e => e.value)))
          .observe({ type: "layout-shift", buffered: true })"""
    )
    page.goto(home)
    expect(page.locator("html")).to_have_class(re.compile(r"\bjs\b"))
    expect(page.locator(".find")).to_be_visible()
    until(page, "performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
    assert sum(page.evaluate("window.moved")) < 0.02
