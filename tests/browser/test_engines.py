"""What matters most, in three engines: many phones have no Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import served
from tests.browser.engines import OTHERS, Engine, chromium_page, sees
from tests.browser.host import host
from tests.browser.test_fresh import NEW, OTHER, PAGE, replaced
from tests.browser.test_without_network import kept_of

BOX = "[data-md-component=search-query]"
FOUND = "[data-md-component=search-result] a[href]"
TICKED = "() => [...document.querySelectorAll('main input[type=checkbox]:checked')].length"
CHOSEN = "() => document.querySelector('main input[type=radio]:checked')?.value"
OPEN = "() => { for (const one of document.querySelectorAll('main details')) one.open = true }"
SHOWN = """() => [...document.querySelectorAll('main [data-tick]')]
  .filter(one => one.closest('li').offsetHeight).length"""


@pytest.fixture(scope="module", params=["Chromium", *OTHERS])
def engine(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """One window for all journeys: each goes to an address of its own."""
    name = request.param
    with (
        OTHERS[name](tmp_path_factory.mktemp(name)) if name in OTHERS else chromium_page(browser)
    ) as engine:
        yield engine


@pytest.fixture
def at(engine: Engine, site: Path) -> Iterator[Callable[[str], Engine]]:
    """Open a path of the site, on an origin that this browser has never seen."""

    def open_(path: str) -> Engine:
        engine.goto(address + path)
        return engine

    with served(site) as address:
        yield open_


def test_the_first_screen_answers(at: Callable[[str], Engine]) -> None:
    page = at("/Q/HT01/")
    sees(page, "h1", "Đăng ký khai sinh")
    sees(page, "main dd", "1 ngày làm việc")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_case_leaves_only_its_papers(at: Callable[[str], Engine]) -> None:
    page = at("/Q/HT01/")
    before = page.evaluate(SHOWN)
    page.evaluate(
        "() => { for (const one of document.querySelectorAll('details')) one.open = true }"
    )
    page.click("main label:has(input[type=radio]:not(:checked):not([value=''])) span")
    assert page.evaluate(CHOSEN)
    assert page.evaluate(SHOWN) != before


def test_a_tick_stays_on_the_phone(at: Callable[[str], Engine]) -> None:
    page = at("/Q/HT02/")
    assert page.evaluate(TICKED) == 0
    page.click("main label:has([data-tick])")
    assert page.evaluate(TICKED) == 1
    sees(page, ".mc-ticks", "1 giấy tờ")  # it is kept
    at("/")
    page = at("/Q/HT02/")
    sees(page, ".mc-ticks", "1 giấy tờ")
    assert page.evaluate(TICKED) == 1


def test_a_search_without_accents_finds(at: Callable[[str], Engine]) -> None:
    page = at("/")
    page.click("label[for=__search]")
    page.write(BOX, "dang ky ket hon")
    sees(page, FOUND, "Đăng ký kết hôn", first=True)


def test_a_code_that_was_typed_opens_its_page(at: Callable[[str], Engine]) -> None:
    page = at("/Q/")
    page.write("main form input", "ht 01")
    page.click("main form button")
    sees(page, "h1", "Đăng ký khai sinh")


def test_a_page_whose_script_comes_cut_keeps_every_fact(engine: Engine, site: Path) -> None:
    with host(site) as net:
        net.cut_short = "motcham.js"
        engine.goto(net.address + "/Q/HT01/")
        sees(engine, "main dd", "1 ngày làm việc")
        shown = engine.evaluate(
            "() => [...document.querySelectorAll('main button')].filter("
            "one => one.offsetHeight).map(one => one.innerText)"
        )
        assert shown == []


def test_what_was_kept_opens_when_the_network_is_gone(engine: Engine, site: Path) -> None:
    with host(site) as net:
        engine.goto(net.address + "/")
        kept_of(engine, net.address + "/")
        engine.goto(net.address + "/Q/HT01/")
        net.cut()
        for path, title in (
            ("/Q/HT02/", "Đăng ký kết hôn"),  # never opened
            ("/Q/HT01/", "Đăng ký khai sinh"),
            ("/Q/R0AB2CD/", "Công trình R0AB2CD"),
        ):
            engine.goto(net.address + path)
            sees(engine, "h1", title)
        engine.goto(net.address + "/Q/HT01/")
        sees(engine, ".mc-kept", "bản lưu trên máy")


def test_what_was_published_meanwhile_is_seen_at_the_next_opening(
    engine: Engine, site: Path
) -> None:
    with host(site) as net:
        net.caching = "max-age=600"
        engine.goto(net.address + PAGE)
        kept_of(engine, net.address + "/")
        engine.goto(net.address + OTHER)
        with replaced(site, PAGE):
            engine.goto(net.address + PAGE)
            sees(engine, "h1", NEW)
