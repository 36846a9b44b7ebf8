"""An address that got lost on its way: the page that was meant opens, or is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from tests.breadth import EVERY_NINTH, first
from tests.browser.chromium import PHONE, served
from tests.cases import cases_of
from tests.guide.conftest import with_english, with_frame
from tests.guide.test_renovations import CODE, FILE, RENOVATION
from tests.guide_files import WARD_FILE, write_guide

CASES = cases_of("lost_addresses")
LOST, BOX = "Không có trang này", "Gõ mã trên thẻ"
TITLES = {"HT01": "Đăng ký khai sinh", "HT02": "Đăng ký kết hôn", "TTGOI": "Gọi ai khi cần"}


class Site(NamedTuple):
    """Where a site answers: its host, and its path there."""

    host: str
    top: str


@pytest.fixture(scope="module", params=first(["/"], ["/", "/phuong/"]))
def lost(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A site in both languages with a renovation: at the root of its host, and below a path.

    Below a path the host shows the page for lost ones of that site, as GitHub Pages does.
    """
    top = request.param
    folder = tmp_path_factory.mktemp("lost")
    guide = with_english(with_frame(write_guide(folder / "guide")))
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", f"https://phuong.tinh.vn{top}")
    guide.write(FILE, RENOVATION)
    guide.issue_codes()
    site = folder / "host" / top.strip("/")
    build_site(guide.root, site, BuildOptions(as_of=date(2026, 5, 1)))
    shown = folder / "host/404.html"
    shown.write_bytes((site / "404.html").read_bytes())
    with served(folder / "host") as host:
        yield Site(host, top)


@pytest.fixture
def reader(browser: Browser, lost: Site) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what it asks for; asking whether there is a code is no fault of it."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", service_workers="block")
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page, asked
    context.close()
    assert [fault for fault in faults if "status of 404" not in fault] == []
    assert [url for url in asked if not url.startswith(f"{lost.host}/")] == []


@EVERY_NINTH
def test_what_was_meant_opens_where_it_is_certain_and_else_is_offered(
    reader: tuple[Page, list[str]], lost: Site, step: int
) -> None:
    page, _ = reader
    for address, meant in CASES[::step]:
        page.goto(lost.host + lost.top + address)
        if meant.startswith("?"):
            links = page.locator(".mc-answer a")
            codes = meant[1:].split()
            expect(links).to_have_text([f"{code} – {TITLES[code]}" for code in codes])
            links.last.click()
            meant = f"Q/{codes[-1]}/"  # noqa: PLW2901 - what the link leads to
        if meant:
            page.wait_for_url(lost.host + lost.top + meant)
            expect(page.locator("h1")).not_to_have_text(LOST)
        else:
            page.wait_for_load_state("networkidle")
            expect(page.locator("h1")).to_have_text(LOST)
            expect(page.locator(".mc-answer")).to_be_empty()
            assert page.url.startswith(lost.host + lost.top)


def test_a_renovation_is_found_by_its_whole_code_alone(
    reader: tuple[Page, list[str]], lost: Site
) -> None:
    page, asked = reader
    page.goto(f"{lost.host}{lost.top}q/{CODE.lower()})")
    page.wait_for_url(f"{lost.host}{lost.top}Q/{CODE}/")
    page.wait_for_load_state("networkidle")
    asked.clear()
    page.goto(f"{lost.host}{lost.top}Q/{CODE[:-1]})")
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_have_text(LOST)
    assert not any(CODE in url for url in asked)


def test_without_javascript_the_box_and_the_phone_are_offered(
    open_page: Callable[..., Page], lost: Site
) -> None:
    page = open_page(f"{lost.top}Q/HT01)", base=lost.host, javascript=False)
    main = page.locator("main")
    expect(main.get_by_role("link", name="028 3800 0000")).to_have_attribute(
        "href", "tel:02838000000"
    )
    main.get_by_role("link", name=BOX).click()
    expect(page.locator("h1")).to_have_text(BOX)
    expect(main.get_by_role("link", name="Đăng ký khai sinh HT01")).to_be_visible()
    page.close()


def test_the_box_reads_as_the_page_for_lost_ones_does(
    open_page: Callable[..., Page], lost: Site
) -> None:
    page = open_page(f"{lost.top}Q/", base=lost.host)
    for typed, code in (
        ("https://phuong.tinh.vn/Q/HT01/?utm_source=zalo", "HT01"),
        ("ht02).", "HT02"),
    ):
        page.goto(f"{lost.host}{lost.top}Q/")
        page.get_by_label("Mã in dưới ô vuông").fill(typed)
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text(TITLES[code])
    page.goto(f"{lost.host}{lost.top}Q/")
    page.get_by_label("Mã in dưới ô vuông").fill("mã HT01")
    page.keyboard.press("Enter")
    page.get_by_role("alert").get_by_role("link", name="HT01 – Đăng ký khai sinh").click()
    expect(page.locator("h1")).to_have_text(TITLES["HT01"])
    page.close()
