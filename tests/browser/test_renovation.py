"""From the code of a renovation to what the record says, and no way there for a search engine.

`says_what_the_record_says` is the end of the road: whoever comes from paper can go on from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from generator.clock import today
from generator.library.checked.published import Published
from generator.library.renovations.state import State, state
from tests.breadth import first
from tests.browser.conftest import Reader
from tests.browser.host import Host, host
from tests.browser.looks import cut_off, found_in, small_targets
from tests.browser.test_without_network import kept_of, phone
from tests.browser.waiting import all_results_shown, worker_is_done
from tests.guide_files import THE_SAMPLE

ROOT = Path(__file__).parents[2]
FILE = THE_SAMPLE / THE_SAMPLE.own("renovations/2026/RTJJ4NZ.yml")
CODE = FILE.stem
PAGE = f"/Q/{CODE}/"


def record() -> dict[str, object]:
    data: dict[str, object] = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)
    return data


def words_of(value: object) -> Iterator[str]:
    """Every word of the record that the page must show; days as people write them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("kind", "status", "sample", "floors", "height_m", "area_m2", "file"):
                yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)
    elif isinstance(value, str):
        parts = value.split("-")
        is_day = [len(part) for part in parts] == [4, 2, 2] and value.replace("-", "").isdigit()
        yield "/".join(reversed(parts)) if is_day else value


def says_what_the_record_says(page: Page, library: Published) -> None:
    main = page.locator("main")
    expect(page.locator("[data-code]")).to_have_attribute("data-code", CODE)
    for words in words_of(record()):
        expect(main).to_contain_text(words)
    [renovation] = [each for each in library.renovations if each.code == CODE]
    now = state(renovation, today()).label
    expect(page.locator(".mc-standing strong")).to_have_text(now)
    expect(main).to_contain_text("không phải biển báo bắt buộc")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_page_says_what_is_allowed_until_when_and_whom_to_tell(
    open_page: Callable[..., Page], library: Published, *, javascript: bool
) -> None:
    page = open_page(PAGE, javascript=javascript)
    says_what_the_record_says(page, library)
    ways = page.locator(".mc-report-works .acts a")
    links = [unquote(way.get_attribute("href") or "") for way in ways.all()]
    assert {"tel:" + library.ward.hotline.number.replace(" ", ""), "tel:1022"} <= set(links)
    [mail] = [link for link in links if link.startswith("mailto:")]
    assert mail.count(CODE) == 3  # in the subject, in the text and in its address
    picture = page.locator("main figure img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    assert picture.get_attribute("alt")


def test_a_page_that_nobody_builds_anew_says_how_works_stand_on_the_readers_day(
    opened_at: Reader, home: str, library: Published
) -> None:
    in_a_year = today() + timedelta(days=400)
    told = {}
    page = opened_at(f"{in_a_year}T09:00:00+07:00", home)
    for renovation in library.renovations:
        page.goto(f"{home}/Q/{renovation.code}/")
        told[renovation.code] = page.locator(".mc-standing :is(strong, h2)").inner_text()
    assert told == {each.code: state(each, in_a_year).label for each in library.renovations}
    assert State.EXPIRED.label in told.values()
    assert State.RUNNING.label not in told.values()
    page.goto(f"{home}/cong-trinh/")
    rows = page.locator(".mc-works li")
    listed = {
        (row.locator("a").get_attribute("href") or "").split("/")[-2]: row.locator(
            "small > span"
        ).inner_text()
        for row in rows.all()
    }
    assert listed == told


def test_the_code_is_copied_to_be_told(open_page: Callable[..., Page]) -> None:
    page = open_page(PAGE, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép mã").click()
    expect(page.get_by_role("button", name="Đã chép mã")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == CODE


def test_no_search_engine_may_list_it(open_page: Callable[..., Page], site: Path) -> None:
    for path in (PAGE, f"/en{PAGE}", "/cong-trinh/", "/en/cong-trinh/"):
        page = open_page(path)
        robots = page.locator("meta[name=robots]").get_attribute("content") or ""
        assert robots.startswith("noindex"), path
    for top in (site, site / "en"):
        sitemap = (top / "sitemap.xml").read_text(encoding="utf-8")
        assert "Q/HT01/" in sitemap
        assert CODE not in sitemap
        assert "cong-trinh" not in sitemap


@pytest.mark.parametrize(
    "query", first(["182/4 Đường Mẫu"], ["182/4 Đường Mẫu", "duong mau", "thay mai ton"])
)
def test_the_search_does_not_find_it_by_its_street(
    open_page: Callable[..., Page], query: str
) -> None:
    page = open_page("/lien-he/")
    page.locator(".mc-find").first.click()
    page.locator(".md-search__input").fill(query)
    expect(page.locator(".md-search-result__meta")).not_to_be_empty()
    all_results_shown(page)
    assert page.locator(".md-search-result__link[href*='Q/R']").count() == 0


def test_its_code_opens_it_from_the_search_and_where_codes_are_typed(
    open_page: Callable[..., Page], library: Published
) -> None:
    page = open_page("/lien-he/")
    page.locator(".mc-find").first.click()
    page.locator(".md-search__input").fill(CODE.lower())
    page.locator(f".md-search-result__link[href*='{CODE}']").click()
    says_what_the_record_says(page, library)
    page = open_page("/Q/")
    assert page.locator(f"[href*='{CODE}']").count() == 0
    page.get_by_label("Mã in dưới ô vuông").fill(f"{CODE[:4].lower()} {CODE[4:]}")
    page.keyboard.press("Enter")
    says_what_the_record_says(page, library)


@pytest.mark.parametrize("typed", ["rác thải", "R0AB2CD"])
def test_what_only_looks_like_a_code_leads_to_no_page_that_there_is_not(
    open_page: Callable[..., Page], typed: str
) -> None:
    page = open_page("/lien-he/")
    page.locator(".mc-find").first.click()
    page.locator(".md-search__input").fill(typed)
    expect(page.locator(".md-search-result__meta")).not_to_be_empty()
    all_results_shown(page)
    assert page.locator(".md-search-result__link[href*='Q/R']").count() == 0
    page = open_page("/Q/")
    page.get_by_label("Mã in dưới ô vuông").fill(typed)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Không có mã")
    assert page.url.endswith("/Q/")


@pytest.mark.parametrize(("language", "link"), [("", "Công trình sửa nhà"), ("/en", "renovations")])
def test_the_list_by_street_leads_to_it_without_javascript(
    open_page: Callable[..., Page], language: str, link: str
) -> None:
    page = open_page(f"{language}/lien-he/", javascript=False)
    page.locator("main").get_by_role("link", name=link).click()
    page.locator(f"main a[href*={CODE}]").click()
    expect(page.locator("h1")).to_have_text("182/4 Đường Mẫu")
    assert page.url.endswith(f"{language}{PAGE}")


def test_a_phone_keeps_neither_the_page_nor_the_list(browser: Browser, site: Path) -> None:
    with host(site) as net, phone(browser) as page:
        keep_and_cut(page, net)
        for path in (PAGE, "/cong-trinh/"):
            page.goto(net.address + path)
            expect(page.locator("main")).to_contain_text("xem khi có mạng")
            expect(page.locator("main")).not_to_contain_text("Đường Mẫu")


@pytest.mark.parametrize(
    ("top", "said"),
    [
        ("/", ("Công trình", "xem khi có mạng", "gọi phường và đọc mã này")),
        ("/en/", ("Works", "online only", "call the ward and give this code")),
    ],
)
def test_without_a_network_a_scanned_code_is_told_with_whom_to_call(
    browser: Browser, site: Path, library: Published, top: str, said: tuple[str, ...]
) -> None:
    hotline = library.ward.hotline
    with host(site) as net, phone(browser) as page:
        page.goto(net.address + top)
        kept_of(page, net.address + top)
        net.cut()
        for code, address in (
            (CODE, f"Q/{CODE}/"),
            (CODE, f"Q/{CODE}?from=zalo"),  # typed, and handed on
            (CODE, f"q/{CODE.lower()}/"),  # as some hosts send it
            ("R0AB2CD", "Q/R0AB2CD/"),  # announced since, or never: the phone cannot know
        ):
            answer = page.goto(net.address + top + address)
            assert answer
            assert answer.ok, "the page for lost addresses came first"
            expect(page.locator("h1")).to_have_text(f"{said[0]} {code}")
            expect(page).to_have_title(re.compile(code))
            for words in (*said, hotline.number):
                expect(page.locator("main")).to_contain_text(words)
            calls = page.locator("main a[href^='tel:']")
            expect(calls.first).to_have_attribute("href", f"tel:{hotline.number.replace(' ', '')}")
            assert "<" not in page.locator("body").inner_text()
            assert "{" not in page.locator("body").inner_text()
        page.goto(net.address + top + "cong-trinh/")
        assert "<" not in page.locator("body").inner_text()
        page.goto(net.address + top + f"Q/{CODE}/")
        assert small_targets(page) == []
        assert cut_off(page) == []
        assert found_in(page) == []
        net.restore()
        page.goto(net.address + top + f"Q/{CODE}/")
        expect(page.locator("main")).to_contain_text("Đường Mẫu")


def test_a_host_that_sends_small_letters_shows_it_and_no_phone_keeps_it(
    browser: Browser, site: Path
) -> None:
    with host(site) as net, phone(browser) as page:
        net.lowers = True
        page.goto(net.address + "/")
        kept_of(page, net.address + "/")
        for path, words in ((PAGE, "Đường Mẫu"), ("/Q/HT01/", "Đăng ký khai sinh")):
            page.goto(net.address + path)
            assert page.url == net.address + path.lower()
            expect(page.locator("main")).to_contain_text(words)
            worker_is_done(page)
        net.cut()
        page.goto(net.address + PAGE.lower())
        expect(page.locator("h1")).to_have_text(f"Công trình {CODE}")
        expect(page.locator("main")).not_to_contain_text("Đường Mẫu")
        for path in ("/q/ht01/", "/q/ht02/", "/Q/HT02/"):
            answer = page.goto(net.address + path)
            assert answer
            assert answer.ok
            assert page.url == net.address + path
            expect(page.locator("h1")).to_contain_text("Đăng ký")


def keep_and_cut(page: Page, net: Host) -> None:
    """Open the page and the list once the phone has kept the guide; then the network is gone."""
    page.goto(net.address + "/")
    kept_of(page, net.address + "/")
    for path in (PAGE, "/cong-trinh/"):
        page.goto(net.address + path)
        expect(page.locator("main")).to_contain_text("Đường Mẫu")
    net.cut()
