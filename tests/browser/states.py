"""What a resident can have before them: each kind of page, in each state one can bring it to.

A new kind of page needs one more line in `STATES`; the checks of `test_access.py` then look at it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.waiting import COUNT, all_results_shown, all_styled
from tests.guide_files import A_RECORD

LANGUAGES = {"vi": "", "en": "/en"}
"""The languages of the guide, and the way to the top of each one's site."""

VISIT = [
    {"code": "HT01", "title": "Đăng ký khai sinh", "chosen": "bo-roi"},
    {"code": "SY01", "title": "Sao y bản chính", "chosen": ""},
]
_KEEP_VISIT = f"localStorage.setItem('motcham.visit', JSON.stringify({json.dumps(VISIT)}))"


def open_menu(page: Page) -> None:
    page.locator(".mc-menu").click()
    expect(page.locator(".menu a").first).to_be_focused()


def _search(page: Page, query: str) -> None:
    page.locator(".mc-find").click()
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type(query)


def open_search(page: Page) -> None:
    _search(page, "")
    expect(page.locator(".mc-opened")).to_be_visible()


def find_elsewhere(page: Page) -> None:
    _search(page, "ho chieu")
    expect(page.locator("[data-mc-answer=elsewhere]")).to_be_visible()


def find_something(page: Page) -> None:
    _search(page, "giay xac nhan")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    all_results_shown(page)  # a letter's own list would take the place of the one in use


def find_nothing(page: Page) -> None:
    _search(page, "xyzzy qwrt")
    expect(page.locator(".mc-nothing")).to_be_visible()


def choose_and_unfold(page: Page) -> None:
    unfold(page)
    page.locator(".mc-cases input").nth(1).check()
    page.locator("[data-tick]").first.check()


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


def see_papers(page: Page) -> None:
    expect(page.locator(".mc-ticket li")).to_have_count(len(VISIT))


def see_offer(page: Page) -> None:
    expect(page.locator(".mc-answer a")).to_contain_text("HT01")


def _nothing(_: Page) -> None:
    """The page as it opens."""


@dataclass(frozen=True)
class State:
    """A page, and what one does on it; `path` is the same in every language."""

    name: str
    path: str
    reach: Callable[[Page], None] = _nothing


STATES = [
    State("home", "/"),
    State("procedure, short", "/Q/HT01/"),
    State("procedure, case chosen", "/Q/HT01/", choose_and_unfold),
    State("procedure, long", "/Q/XD01/"),
    State("procedure, none of whose cases is usual", "/Q/XD02/"),
    *([State("record", f"/Q/{A_RECORD}/", unfold)] if A_RECORD else []),
    State("field", "/Q/LVHT/"),
    State("life event", "/Q/VDSINH/"),
    State("information page", "/Q/TTGOI/"),
    State("information", "/thong-tin/"),
    State("A to Z", "/a-z/"),
    State("what no unit does", "/noi-khac-lam/"),
    State("codes", "/Q/"),
    State("contact", "/lien-he/"),
    State("renovation", "/Q/RTJJ4NZ/"),
    State("renovation, stopped", "/Q/R3C6TA6/"),
    State("renovations by street", "/cong-trinh/"),
    State("wrong address", "/Q/ZZ99/"),
    State("wrong address, page offered", "/Q/HT01x", see_offer),
    State("what changed", "/moi-thay-doi/"),
    State("my visit", "/chuyen-di/", see_papers),
    State("menu open", "/Q/LVHT/", open_menu),
    State("search, opened", "/Q/HT02/", open_search),
    State("search, found", "/Q/LVHT/", find_something),
    State("search, elsewhere", "/Q/LVHT/", find_elsewhere),
    State("search, nothing found", "/Q/LVHT/", find_nothing),
]
BY_NAME = {state.name: state for state in STATES}


@contextmanager
def shown(
    browser: Browser, top: str, state: State, width: int = 412, **options: object
) -> Iterator[Page]:
    """The page in its state, `top` being the address of its language's site; nothing moves."""
    viewport: ViewportSize = {"width": width, "height": 800}
    kept = {"locale": "vi-VN", "reduced_motion": "reduce"} | options
    context = browser.new_context(viewport=viewport, **kept)  # type: ignore[arg-type]  # playwright's own
    context.add_init_script(COUNT)
    if state.reach is see_papers:
        context.add_init_script(_KEEP_VISIT)
    page = context.new_page()
    page.goto(top + state.path)
    if options.get("java_script_enabled", True):
        all_styled(page)
    state.reach(page)
    yield page
    context.close()
