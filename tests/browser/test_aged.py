"""A page that nobody has built anew for a month says so below its facts, and no sooner."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.guide.offline.zip_copy import FOLDER, offline_zip
from generator.guide.options import BuildOptions
from tests.browser.chromium import PHONE, served
from tests.browser.conftest import Reader
from tests.browser.host import host
from tests.browser.test_without_network import kept_of
from tests.browser.waiting import all_styled
from tests.guide.conftest import build, with_english, with_frame
from tests.guide_files import write_guide

BUILT_ON = date(2026, 12, 10)
BUILT = {"/": "Trang này dựng ngày 10/12/2026.", "/en/": "This page was built on 10 December 2026."}
ASK = "Hỏi Phường Thử 028 3800 0000 trước khi đi."
AGED = {
    "/": f"{BUILT['/']} {ASK}",
    "/en/": f"{BUILT['/en/']} Ask Phường Thử, 028 3800 0000, before you go.",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    guide = with_english(with_frame(write_guide(tmp_path_factory.mktemp("aged") / "guide")))
    return build(guide, BuildOptions(as_of=BUILT_ON))


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def after(opened_at: Reader, address: str) -> Reader:
    """Open a page so many days after it was built, by the phone's clock."""

    def after_(days: int, path: str, base: str = address, *, javascript: bool = True) -> Page:
        moment = f"{BUILT_ON + timedelta(days)}T09:00:00"
        return opened_at(moment, base + path, java_script_enabled=javascript)

    return after_


@pytest.mark.parametrize("top", AGED)
def test_a_page_says_after_a_month_that_it_is_old_and_whom_to_ask(
    after: Reader, address: str, top: str
) -> None:
    fresh, page = after(29, top), after(31, top)
    for path in ("Q/HT01/", "Q/LVHT/", "", "lien-he/", "Q/"):
        fresh.goto(address + top + path)
        all_styled(fresh)  # and what tells the age comes with the style
        page.goto(address + top + path)
        expect(page.locator(".mc-aged")).to_have_text(AGED[top])
        expect(page.locator(".mc-aged a")).to_have_attribute("href", "tel:02838000000")
        expect(fresh.locator(".mc-aged")).to_have_count(0)


def test_the_thirtieth_day_is_not_yet_late_and_a_clock_that_is_behind_says_nothing(
    after: Reader,
) -> None:
    for days in (30, -400):
        expect(after(days, "/Q/HT01/").locator(".mc-aged")).to_have_count(0)


def test_the_facts_stay_where_they_were_and_nothing_is_asked_for(after: Reader) -> None:
    def seen(page: Page) -> tuple[object, object]:
        all_styled(page)
        page.wait_for_load_state("networkidle")
        asked = "performance.getEntriesByType('resource').map(({ name }) => name).sort()"
        return page.locator("aside .facts").bounding_box(), page.evaluate(asked)

    assert seen(after(31, "/Q/HT01/")) == seen(after(29, "/Q/HT01/"))


def test_the_day_stands_there_without_a_script_and_alone_on_paper(after: Reader) -> None:
    for top, words in BUILT.items():
        expect(after(31, f"{top}Q/HT01/", javascript=False).locator("[data-built]")).to_have_text(
            words
        )
    page = after(31, "/Q/HT01/")
    expect(page.locator(".mc-paper-address")).to_contain_text(f"028 3800 0000 · {BUILT['/']}")
    all_styled(page)
    page.emulate_media(media="print")
    expect(page.locator(".mc-aged")).to_be_hidden()
    expect(page.locator(".mc-paper-address")).to_be_visible()


def test_an_unpacked_copy_says_so_too(after: Reader, site: Path, tmp_path: Path) -> None:
    (tmp_path / "guide.zip").write_bytes(offline_zip(site))
    zipfile.ZipFile(tmp_path / "guide.zip").extractall(tmp_path)
    folder = (tmp_path / FOLDER).as_uri()
    for top, words in AGED.items():
        page = after(31, f"{top}Q/HT01/index.html", folder)
        expect(page.locator(".mc-aged")).to_have_text(words)
    expect(after(29, "/Q/HT01/index.html", folder).locator(".mc-aged")).to_have_count(0)


@pytest.mark.parametrize("days", [29, 31])
def test_what_a_phone_has_kept_says_so_too(browser: Browser, site: Path, days: int) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.clock.install(time=f"{BUILT_ON}T09:00:00")
    with host(site) as net:
        page.goto(f"{net.address}/Q/HT01/")
        kept_of(page, f"{net.address}/")
        net.cut()
        page.clock.set_system_time(f"{BUILT_ON + timedelta(days)}T09:00:00")
        page.goto(f"{net.address}/Q/HT02/")
        expect(page.locator(".mc-kept")).to_contain_text("10/12/2026")
        expect(page.locator(".mc-aged")).to_have_text([ASK] if days > 30 else [])
    context.close()


def test_a_guide_that_is_only_a_day_older_is_not_fetched_anew(tmp_path: Path, site: Path) -> None:
    guide = with_english(with_frame(write_guide(tmp_path / "guide")))
    later = build(guide, BuildOptions(as_of=BUILT_ON + timedelta(1)))
    for name in ("offline-library.json", "en/offline-library.json"):
        assert (later / name).read_bytes() == (site / name).read_bytes()
