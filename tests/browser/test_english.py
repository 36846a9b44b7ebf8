"""Two languages: the switch stays on the page, and English is offered, not pushed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.breadth import first

PATHS = ["/", "/Q/HT01/", "/Q/DD01/", "/Q/LVHT/", "/Q/VDSINH/", "/Q/TTGOI/", "/chuyen-di/", "/Q/"]
OFFER, REFUSE = "Read this page in English", "No, thanks"


@pytest.mark.parametrize("path", first(["/Q/HT01/"], PATHS))
def test_the_switch_leads_to_the_same_page_and_back(
    open_page: Callable[..., Page], home: str, path: str
) -> None:
    page = open_page(path)
    page.locator(".mc-language").click()
    expect(page).to_have_url(f"{home}/en{path}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".mc-language").click()
    expect(page).to_have_url(home + path)
    expect(page.locator("html")).to_have_attribute("lang", "vi")


@pytest.mark.parametrize("locale", ["en-US", "ko-KR", "fr"])
def test_a_phone_of_another_language_is_offered_english_on_the_same_page(
    open_page: Callable[..., Page], home: str, locale: str
) -> None:
    page = open_page("/Q/HT01/", locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", "vi")  # not pushed
    offer = page.get_by_role("link", name=OFFER)
    expect(offer).to_be_in_viewport()
    offer.click()
    expect(page).to_have_url(f"{home}/en/Q/HT01/")
    expect(page.get_by_role("link", name=OFFER)).to_have_count(0)


def test_who_refuses_is_not_asked_again(open_page: Callable[..., Page], home: str) -> None:
    page = open_page("/Q/HT01/", locale="en-US")
    page.get_by_role("button", name=REFUSE).click()
    expect(page.locator(".mc-offer")).to_have_count(0)
    page.goto(f"{home}/Q/HT02/")
    expect(page.get_by_role("button", name="In trang này")).to_be_visible()  # all is there
    expect(page.locator(".mc-offer")).to_have_count(0)


def test_a_vietnamese_phone_is_not_asked(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/")
    expect(page.get_by_role("button", name="In trang này")).to_be_visible()
    expect(page.locator(".mc-offer")).to_have_count(0)


def test_every_part_of_an_english_page_says_its_language(open_page: Callable[..., Page]) -> None:
    page = open_page("/en/Q/DD01/")  # not translated
    for part in ("h1", ".mc-lead", ".mc-name"):
        said = page.locator(part).first
        assert said.evaluate("e => (e.querySelector('[lang]') || e.closest('[lang]')).lang") == "vi"
    assert page.locator(".mc-fact dt").first.evaluate("e => e.closest('[lang]').lang") == "en"
