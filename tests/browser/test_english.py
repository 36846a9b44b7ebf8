"""Two languages: the switch stays on the page, and English is a quiet link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.breadth import first

PATHS = ["/", "/Q/HT01/", "/Q/DD01/", "/Q/LVHT/", "/Q/VDSINH/", "/Q/TTGOI/", "/chuyen-di/", "/Q/"]


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


@pytest.mark.parametrize("path", ["/", "/Q/HT01/", "/lien-he/"])
def test_english_is_a_quiet_link_on_the_first_screen(
    open_page: Callable[..., Page], home: str, path: str
) -> None:
    page = open_page(path, locale="en-US")
    expect(page.locator("html")).to_have_attribute("lang", "vi")  # not pushed
    link = page.locator(".crumb .mc-language")
    expect(link).to_have_text("English")
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(f"{home}/en{path}")


def test_every_part_of_an_english_page_says_its_language(
    open_page: Callable[..., Page], untranslated_home: str
) -> None:
    page = open_page("/en/Q/HT01/", base=untranslated_home)
    for part in ("h1", ".mc-lead", ".mc-name"):
        said = page.locator(part).first
        assert said.evaluate("e => (e.querySelector('[lang]') || e.closest('[lang]')).lang") == "vi"
    assert page.locator(".mc-fact dt").first.evaluate("e => e.closest('[lang]').lang") == "en"


def test_an_answer_that_is_vietnamese_says_so(
    open_page: Callable[..., Page], untranslated_home: str
) -> None:
    page = open_page("/en/lien-he/", base=untranslated_home)
    page.locator(".mc-find").first.click()
    page.locator(".md-search__input").fill("HT01")
    title = page.locator(".md-search-result__item h1").first
    assert title.evaluate("e => (e.querySelector('[lang]') || e.closest('[lang]')).lang") == "vi"


def test_the_switch_keeps_the_case_and_an_address_without_one(
    open_page: Callable[..., Page], home: str
) -> None:
    page = open_page("/Q/HT01/#ca=bo-roi")
    page.locator(".mc-language").click()
    expect(page).to_have_url(f"{home}/en/Q/HT01/#ca=bo-roi")
    expect(page.locator(".mc-cases [value=bo-roi]")).to_be_checked()
    page.locator(".mc-cases [value='']").check()
    page.locator(".mc-language").click()
    expect(page).to_have_url(f"{home}/Q/HT01/#ca=")
    page.locator(".mc-cases [value=thuong]").check()
    page.locator(".mc-language").click()
    expect(page).to_have_url(f"{home}/en/Q/HT01/")
    page.goto(f"{home}/en/Q/HT01/#ca=bo-roi")
    expect(page.locator(".mc-cases [value=bo-roi]")).to_be_checked()
    page.goto(f"{home}/en/Q/HT01/#ca=khong-co")
    expect(page).to_have_url(f"{home}/en/Q/HT01/#ca=bo-roi")
