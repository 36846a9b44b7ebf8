"""A phone draws the first screen without waiting for anything that stands below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.breadth import first
from tests.browser.test_weight import FITTED
from tests.browser.waiting import until

BEFORE_THE_SCRIPT = """() => {
  const script = [...document.scripts].find(one => one.text.startsWith("__md_scope"))
  const stands = place => {
    const found = document.querySelector(place)
    return !found || !!(found.compareDocumentPosition(script) & Node.DOCUMENT_POSITION_FOLLOWING)
  }
  return ["h1", ".now", ".warn", ".state", "aside", ".facts", ".b.main", "h2"]
    .filter(place => !stands(place))
}"""
"""What of the first screen stands below the script that keeps a slow phone busy."""

MOVED = """() => new Promise(done => {
  const told = list => done(list.getEntries().map(each => each.value))
  new PerformanceObserver(told).observe({ type: "layout-shift", buffered: true })
  requestAnimationFrame(() => requestAnimationFrame(() => done([])))
})"""
"""How far what had been drawn has moved, each time."""

Scheme = Literal["dark", "light"]
GROUND = "getComputedStyle(document.body).backgroundColor"
DARK, LIGHT, PAPER = "rgb(23, 21, 19)", "rgb(255, 253, 249)", "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", FITTED.values())
def test_the_first_screen_stands_before_the_page_s_inline_script(
    open_page: Callable[..., Page], path: str
) -> None:
    assert open_page(path).evaluate(BEFORE_THE_SCRIPT) == []


@pytest.mark.parametrize("path", first(["/Q/HT01/"], FITTED.values()))
def test_all_is_there_when_the_page_s_script_is_lost(
    browser: Browser, home: str, path: str
) -> None:
    page = browser.new_page(viewport={"width": 430, "height": 932}, service_workers="block")
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(home + path)
    until(page, "document.readyState === 'complete'")
    expect(page.locator(".foot")).to_be_visible()
    assert page.evaluate(MOVED) == []
    page.close()


@pytest.mark.parametrize(("scheme", "ground"), [("dark", DARK), ("light", LIGHT)])
def test_a_page_has_the_phone_s_colours_without_any_script(
    browser: Browser, home: str, scheme: Scheme, ground: str
) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{home}/Q/HT01/")
    expect(page.locator("body")).to_have_css("background-color", ground)
    page.emulate_media(media="print")
    expect(page.locator("body")).to_have_css("background-color", PAPER)
    context.close()


@pytest.mark.parametrize(("phone", "chosen"), [("light", DARK), ("dark", LIGHT)])
def test_the_chosen_colours_need_no_file_and_are_there_before_what_stands_below(
    browser: Browser, home: str, phone: Scheme, chosen: str
) -> None:
    context = browser.new_context(color_scheme=phone, service_workers="block")
    page = context.new_page()
    page.goto(f"{home}/Q/HT01/")
    page.locator("label[for^=__palette]:visible").click()
    until(page, f"{GROUND} === '{chosen}'")
    page.route("**/*.js*", lambda route: route.abort())
    page.add_init_script(
        "new MutationObserver(() => { if (document.querySelector('#cac-buoc'))"
        f" window.atFirst ||= {GROUND} }}).observe(document, {{ childList: true, subtree: true }})"
    )
    page.reload()
    assert page.evaluate("window.atFirst") == chosen
    context.close()
