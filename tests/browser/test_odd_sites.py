"""Sites that are not the usual one: nasty text in the data, and a site below a path."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from generator.press.tags import tag_sheet
from tests.browser.chromium import served
from tests.browser.test_from_paper import ON, codes_on_paper
from tests.guide.conftest import build, framed  # noqa: F401 - a fixture
from tests.guide_files import BIRTH_FILE, WARD_FILE, Guide

NASTY = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def test_markup_in_a_title_shows_as_text_everywhere(
    framed: Guide,  # noqa: F811 - the fixture imported above
    open_page: Callable[..., Page],
) -> None:
    framed.replace(BIRTH_FILE, "title: Đăng ký khai sinh", f"title: {json.dumps(NASTY)}")
    with served(build(framed)) as base:
        page = open_page("/Q/HT01/", base=base)
        page.on("dialog", lambda _: pytest.fail("a script ran"))
        expect(page.locator("h1")).to_have_text(NASTY)
        assert page.title() == f"{NASTY} · Phường Thử"
        page.locator(".mc-find").click()
        page.locator(".md-search__input").fill("onerror script")
        expect(page.locator(".md-search-result__link h1").first).to_have_text(NASTY)
        assert page.locator("img[src=x]").count() == 0
        page.close()  # before its server


def test_a_site_below_a_path_works_from_paper_to_page(
    framed: Guide,  # noqa: F811 - the fixture imported above
    open_page: Callable[..., Page],
    tmp_path: Path,
) -> None:
    framed.replace(WARD_FILE, "https://phuong.tinh.vn/", "https://tinh.thu.vn/phuong/")
    build_site(framed.root, tmp_path / "host/phuong", BuildOptions())
    [text] = codes_on_paper(tag_sheet(framed.library().on(ON), ["HT01"]).pdf)
    assert text == "https://TINH.THU.VN/phuong/Q/HT01/"
    with served(tmp_path / "host") as base:
        page = open_page(urlsplit(text).path, base=base)
        expect(page.locator("h1")).to_have_text("Đăng ký khai sinh")
        page.locator(".mc-find").click()
        page.locator(".md-search__input").fill("ket hon")
        page.locator(".md-search-result__link").first.click()
        expect(page.locator("h1")).to_have_text("Đăng ký kết hôn")
        page.get_by_role("link", name="Gõ mã trên thẻ").click()
        page.get_by_label("Mã in dưới ô vuông").fill("ht01")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Đăng ký khai sinh")
        page.close()
