"""The search box as people use it: with accents, without, pasted, on a phone."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

MARRIAGE = "Đăng ký kết hôn"


def search(page: Page, query: str) -> list[str]:
    """Type into Material's own box; gives the addresses found, best first."""
    page.locator(".mc-find").first.click()
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    page.keyboard.type(query)
    page.wait_for_function(
        "document.querySelector('.md-search-result__meta').textContent.match(/\\d|Chưa/)"
    )
    links = page.locator(".md-search-result__link").all()
    return ["/" + (link.get_attribute("href") or "").split("/", 3)[3] for link in links]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("dang ky ket hon", "HT02"),
        (MARRIAGE, "HT02"),
        (unicodedata.normalize("NFC", MARRIAGE), "HT02"),
        (unicodedata.normalize("NFD", MARRIAGE), "HT02"),
        ("ĐĂNG KÝ KẾT HÔN", "HT02"),
        ("giay doc than", "HT04"),
        ("mo tiem", "KD01"),
        ("khai sinh", "HT01"),
        ("khai tu", "HT03"),
        ("sao y", "SY01"),
        ("HT05", "HT05"),
        ("1.001193", "HT01"),
    ],
)
def test_the_first_answer_is_right(open_page: Callable[..., Page], query: str, first: str) -> None:
    assert search(open_page(), query)[0] == f"/Q/{first}/"


def test_an_answer_opens_its_page_from_any_page(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/XD01/")
    search(page, "ket hon")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(MARRIAGE)


def test_pasted_text_is_searched_without_a_key(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.locator(".mc-search").click()
    page.locator(".md-search__input").fill("tam tru")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Đăng ký tạm trú")


def test_nothing_found_says_what_to_do(open_page: Callable[..., Page]) -> None:
    page = open_page()
    assert search(page, "xyzzy") == []
    expect(page.locator(".md-search-result__meta")).to_contain_text("gọi phường")


def test_the_index_is_not_loaded_before_the_first_letter(open_page: Callable[..., Page]) -> None:
    page = open_page()
    wanted: list[str] = []
    page.on("request", lambda request: wanted.append(request.url))
    page.wait_for_timeout(300)
    assert not [url for url in wanted if url.endswith("search/index.json")]
    with page.expect_request("**/search/index.json"):
        search(page, "k")


@pytest.mark.parametrize(
    "query",
    ["<img src=x onerror=alert(1)>", "!!! ???", "😀", "אבג", "a" * 10_000, '"', "\\", "%", "()"],
    ids=[
        "html",
        "punctuation",
        "emoji",
        "right-to-left",
        "long",
        "quote",
        "slash",
        "percent",
        "()",
    ],
)
def test_odd_input_does_no_harm(open_page: Callable[..., Page], query: str) -> None:
    page = open_page()
    page.on("dialog", lambda _: pytest.fail("a script ran"))
    page.locator(".mc-find").click()
    page.locator(".md-search__input").fill(query)
    page.wait_for_timeout(200)
    assert page.locator(".md-search-result__list img").count() == 0
