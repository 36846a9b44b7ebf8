"""A page opens at once: what it weighs, what it asks for, and what its first touch wakes."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.guide.fragments import STAFF
from tests.breadth import first
from tests.browser.chromium import PHONE
from tests.browser.waiting import all_results_shown, holding, until
from tests.guide_files import A_RECORD

BUDGET_BYTES = 16 * 1024
PAGE_BYTES = 12.5 * 1024
"""Of these the page itself; what is the same on all pages comes with the script, once."""
BUDGET_REQUESTS = 4
SHEET_BYTES = 9 * 1024
CUT_SHEET_BYTES = 7.25 * 1024

KINDS = {
    "home": "/",
    "a procedure": "/Q/HT01/",
    "a field": "/Q/LVHT/",
    "a life event": "/Q/VDSINH/",
    "information": "/lien-he/",
    "a code typed": "/Q/",
}

FITTED = {
    **KINDS,
    "works": "/Q/R3C6TA6/",
    "in English": "/en/Q/XD02/",
    **({"a record": f"/Q/{A_RECORD}/"} if A_RECORD else {}),
}


def weight(path: Path) -> int:
    """What a server sends that packs with gzip as usual."""
    return len(gzip.compress(path.read_bytes(), 6))


def test_every_page_for_residents_keeps_its_budget(site: Path) -> None:
    fat = {}
    for page in set(site.rglob("*.html")) - set((site / STAFF).rglob("*.html")):
        html = re.sub(r"<noscript>.*?</noscript>", "", page.read_text(encoding="utf-8"))
        root = site if page.name == "404.html" else page.parent
        loaded = re.findall(r'<script src="([^"?]+)', html)
        loaded += re.findall(r'<link rel="(?:icon|stylesheet)" href="([^"?]+)', html)
        own = weight(page)
        bytes_ = own + sum(weight(root / file.lstrip("/")) for file in loaded)
        if bytes_ > BUDGET_BYTES or own > PAGE_BYTES or 1 + len(loaded) > BUDGET_REQUESTS:
            name = page.relative_to(site).as_posix()
            fat[name] = f"{bytes_} bytes, of which {own} its own, {1 + len(loaded)} requests"
    assert fat == {}


@pytest.mark.parametrize("path", first(["/Q/HT01/"], KINDS.values()), ids=KINDS)
def test_a_first_view_asks_for_the_page_its_script_and_its_icon(
    open_page: Callable[..., Page], path: str
) -> None:
    asked = open_page(path).evaluate(
        """() => performance.getEntriesByType("resource")
          .filter(e => e.startTime < performance.getEntriesByType("navigation")[0].loadEventStart)
          .map(e => new URL(e.name).pathname.split("/").pop())"""
    )
    own = {"codes.js"} if path == "/Q/" else set[str]()
    assert set(asked) <= {"motcham.js", "favicon.svg"} | own


def test_the_sheet_in_every_page_stays_small(site: Path) -> None:
    [style] = re.findall("<style>(.*?)</style>", (site / "Q/HT01/index.html").read_text("utf-8"))
    assert len(style.encode()) <= CUT_SHEET_BYTES
    assert len(whole_sheet(site).encode()) <= SHEET_BYTES


def whole_sheet(site: Path) -> str:
    """The sheet as it stands in pages that take parts of others."""
    [style] = re.findall("<style>(.*?)</style>", (site / "chuyen-di/index.html").read_text("utf-8"))
    return str(style)


LOOK_OF_ALL = """sheet => {
  const look = element => ["", "::before", "::after"].map(part => {
    const style = getComputedStyle(element, part)
    return [...style].map(name => name + ":" + style.getPropertyValue(name)).join(";")
  }).join("|")
  const all = () => [...document.querySelectorAll("*")].map(look)
  for (const one of document.querySelectorAll("details")) one.open = true
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) link.disabled = true
  const before = all(), whole = new CSSStyleSheet()
  whole.replaceSync(sheet)
  document.querySelector("style").sheet.disabled = true
  document.adoptedStyleSheets = [whole]
  const after = all()
  return [before.length, before.filter((one, at) => one !== after[at]).length]
}"""


@pytest.mark.parametrize("path", first(["/Q/HT01/"], FITTED.values()))
def test_a_page_looks_as_with_the_whole_sheet(
    open_page: Callable[..., Page], site: Path, path: str
) -> None:
    page = open_page(path)
    expect(page.locator(".mc-lost")).to_have_count(0)
    until(page, "document.querySelector('link[href*=after-load]')")
    elements, differing = page.evaluate(LOOK_OF_ALL, whole_sheet(site))
    assert elements > 100
    assert differing == 0


def search(page: Page, query: str) -> None:
    page.locator(".mc-find").first.click()
    page.keyboard.type(query)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    all_results_shown(page)


@pytest.mark.parametrize("opener", first(["finger"], ["finger", "key", "home"]))
def test_the_first_touch_is_not_lost_on_a_slow_network(
    open_page: Callable[..., Page], opener: str
) -> None:
    path = "/" if opener == "home" else "/Q/XD01/"
    page = open_page(path, service_workers="block")  # nothing is kept on the phone yet
    held = holding(page, re.compile(r"/bundle|/on-search|/search/"))
    if opener == "key":
        page.locator(".mc-find").first.locator("xpath=descendant-or-self::*[@tabindex]").focus()
        page.keyboard.press("Enter")
    else:
        page.locator(".find" if opener == "home" else ".mc-find").first.click()
    expect(page.locator(".md-search__input")).to_be_visible()
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("ket hon")
    assert page.locator(".md-search-result__item").count() == 0, "still loading"
    for route in held:
        route.continue_()
    page.unroute_all()  # what else is asked for is let through
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("Đăng ký kết hôn")


def test_enter_before_the_search_is_there_sends_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page("/lien-he/", service_workers="block")
    page.route("**/bundle*", lambda _: None)  # never answered
    search_opened(page)
    page.evaluate("() => { document.onsubmit = event => { window.kept = event.defaultPrevented } }")
    page.keyboard.type("ly hon 0912345678")
    page.keyboard.press("Enter")
    until(page, "window.kept")
    assert page.url.endswith("/lien-he/")
    expect(page.locator(".md-search__input")).to_have_value("ly hon 0912345678")


HEAR_OF_LOSS = "() => addEventListener('error', () => { window.lost = true }, true)"


def test_a_style_that_was_lost_is_fetched_at_the_next_touch(browser: Browser, home: str) -> None:
    page = browser.new_context(service_workers="block", viewport=PHONE).new_page()
    page.goto(f"{home}/lien-he/")
    page.route("**/on-search.css*", lambda route: route.abort())
    page.evaluate(HEAR_OF_LOSS)
    search_opened(page)
    until(page, "window.lost")
    page.unroute("**/on-search.css*")
    page.keyboard.press("Escape")
    search_opened(page)
    until(page, "document.querySelectorAll('link[href*=on-search]').length === 2")
    page.context.close()


@pytest.mark.parametrize("key", first(["/"], ["/", "s", "f", "p", "n"]))
@pytest.mark.parametrize("awake", [False, True], ids=["not loaded", "loaded"])
def test_a_single_letter_does_nothing(
    open_page: Callable[..., Page], key: str, *, awake: bool
) -> None:
    page = open_page("/lien-he/")
    if awake:
        search(page, "ket hon")
        page.keyboard.press("Escape")
    page.keyboard.press(key)
    page.keyboard.press("Shift")  # what the letter did is done when the next key has been heard
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.url.endswith("/lien-he/")


def test_a_field_chosen_among_the_results_looks_chosen(open_page: Callable[..., Page]) -> None:
    page = open_page("/lien-he/")
    search(page, "giay xac nhan")
    chip = page.locator(".mc-chips button").first
    before = chip.evaluate("chip => getComputedStyle(chip).backgroundColor")
    chip.click()
    expect(chip).not_to_have_css("background-color", before)


def search_opened(page: Page) -> None:
    page.locator(".mc-find").first.click()
    expect(page.locator(".md-search__input")).to_be_focused()


def test_what_a_bad_network_lost_is_fetched_at_the_next_touch(browser: Browser, home: str) -> None:
    page = browser.new_context(service_workers="block").new_page()
    page.goto(f"{home}/lien-he/")
    page.context.set_offline(True)
    page.evaluate(HEAR_OF_LOSS)
    page.locator(".mc-find").first.click()
    until(page, "window.lost")
    lost = page.get_by_text("Mạng yếu, chưa tìm được. Chạm vào ô trên để thử lại.")
    expect(lost).to_be_visible()
    page.context.set_offline(False)
    page.locator(".md-search__input").blur()
    page.locator(".md-search__input").click()
    page.keyboard.type("ket hon")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Đăng ký kết hôn")
    expect(lost).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize("touched", ["before Material is there", "after"])
def test_the_theme_switch_answers_its_first_touch_and_is_remembered(
    open_page: Callable[..., Page], touched: str
) -> None:
    page = open_page("/Q/HT01/")
    if touched == "after":
        search(page, "ket hon")
        page.keyboard.press("Escape")
    body = page.locator("body")
    for scheme in ("slate", "default", "slate"):
        page.locator("label[for^=__palette]:visible").click()
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("path", first(["/Q/HT01/"], [*KINDS.values(), "/Q/XX99/"]))
def test_the_policy_is_never_broken(open_page: Callable[..., Page], path: str) -> None:
    page = open_page(path)  # what breaks while it opens is said in the console
    page.evaluate(
        "window.broken = []; addEventListener('securitypolicyviolation', "
        "event => broken.push(event.violatedDirective + ' ' + event.blockedURI), true)"
    )
    page.locator("label[for^=__palette]:visible").click()
    page.locator(".mc-menu").first.click()
    page.keyboard.press("Escape")
    search(page, "giay phep")
    assert page.evaluate("window.broken") == []


def test_the_policy_keeps_out_what_is_not_ours(browser: Browser, home: str) -> None:
    page = browser.new_page()
    page.goto(f"{home}/Q/HT01/")
    page.evaluate(
        "() => { const script = document.createElement('script'); script.textContent = 'ran = 1';"
        " document.body.append(script) }"
    )
    assert page.evaluate("typeof ran") == "undefined"
    page.close()
