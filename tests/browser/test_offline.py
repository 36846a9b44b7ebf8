"""The offline copy opens from a folder, with its search."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.guide.offline.zip_copy import FOLDER, offline_zip


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The unpacked copy, as an address."""
    place = tmp_path_factory.mktemp("offline")
    file = place / "guide.zip"
    file.write_bytes(offline_zip(site))
    with zipfile.ZipFile(file) as archive:
        archive.extractall(place)
    return (place / FOLDER).as_uri()


def test_the_same_site_gives_the_same_zip(site: Path) -> None:
    assert offline_zip(site) == offline_zip(site)


def test_pages_open_and_lead_on_without_a_server(
    folder: str, open_page: Callable[..., Page]
) -> None:
    page = open_page("/index.html", base=folder)
    page.get_by_role("link", name="Kết hôn").first.click()
    expect(page.locator("h1")).to_have_text("Kết hôn")
    page.locator(".steps .rows a").first.click()
    expect(page.locator("h1")).to_have_text("Đăng ký kết hôn")
    page.get_by_role("link", name="Gõ mã trên thẻ").click()
    page.get_by_label("Mã in dưới ô vuông").fill("ht01")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Đăng ký khai sinh")


@pytest.mark.parametrize("query", ["dang ky ket hon", "cưới vợ"])
def test_the_search_answers_without_a_server(
    folder: str, open_page: Callable[..., Page], query: str
) -> None:
    page = open_page("/Q/XD01/index.html", base=folder)
    page.locator(".mc-find").click()
    page.locator(".md-search__input").fill(query)
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("h1")).to_have_text("Đăng ký kết hôn")


def test_the_search_says_without_a_server_which_word_it_does_not_know(
    folder: str, open_page: Callable[..., Page]
) -> None:
    page = open_page("/Q/XD01/index.html", base=folder)
    page.locator(".mc-find").click()
    page.locator(".md-search__input").fill("khai sinh blockchain")
    expect(page.locator(".mc-meant")).to_contain_text("«blockchain»")
