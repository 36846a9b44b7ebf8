"""The page above the sites of many units: it leads to each, and finds them without accents too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.guide.unit_index import unit_index
from generator.library.loading.unit_cards import UnitCard
from tests.browser.chromium import PHONE, served
from tests.browser.looks import RULES, found_by_axe

NAMES = {
    "tan-dinh": "Phường Tân Định",
    "thanh-an": "Xã Thạnh An",
    "con-dao": "Đặc khu Côn Đảo",
    "la": 'Phường <img src="x"> & Co',
}
PROVINCE = "Thành phố Hồ Chí Minh"


def card(unit: str, name: str) -> UnitCard:
    return UnitCard(unit, name, "", PROVINCE, "", sample=False, codes=0, renovations=0)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("units")
    page = unit_index([card(unit, name) for unit, name in NAMES.items()])
    (folder / "index.html").write_text(page, encoding="utf-8")
    for unit, name in NAMES.items():
        (folder / unit).mkdir()
        (folder / unit / "index.html").write_text(
            f"<meta charset=utf-8><link rel=icon href=favicon.svg><title>{name}</title>",
            encoding="utf-8",
        )
        (folder / unit / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    with served(folder) as address:
        yield address


@pytest.fixture
def opened(browser: Browser, host: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page on a phone: no error in the console, nothing of another host."""
    options = getattr(request, "param", {})
    context = browser.new_context(viewport=PHONE, locale="vi-VN", **options)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda sent: None if sent.url.startswith(host) else faults.append(sent.url))
    page.goto(host)
    yield page
    context.close()
    assert faults == []


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("tan dinh", ["Phường Tân Định"]),
        ("Côn Đảo", ["Đặc khu Côn Đảo"]),
        ("dao", ["Đặc khu Côn Đảo"]),
        ("phuong t", ["Phường Tân Định"]),
        ("hà nội", []),
        (" ", ["Đặc khu Côn Đảo", 'Phường <img src="x"> & Co', "Phường Tân Định", "Xã Thạnh An"]),
    ],
)
def test_a_unit_is_found_by_its_name(opened: Page, typed: str, names: list[str]) -> None:
    opened.get_by_label("Tìm theo tên").fill(typed)
    expect(opened.get_by_role("status")).to_have_text(
        f"{len(names)} đơn vị" if names else "Không có đơn vị nào tên như vậy."
    )
    expect(opened.get_by_role("link")).to_have_text([f"{name}{PROVINCE}" for name in names])


def test_the_way_leads_to_the_site_of_the_unit(opened: Page) -> None:
    opened.get_by_role("link", name="Tân Định").click()
    expect(opened).to_have_title("Phường Tân Định")


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_list_stands_and_no_box_that_does_nothing(opened: Page) -> None:
    expect(opened.get_by_role("link")).to_have_count(len(NAMES))
    expect(opened.locator("input")).to_be_hidden()


@pytest.mark.parametrize(
    "opened", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True
)
def test_axe_finds_nothing_in_the_light_and_in_the_dark(opened: Page) -> None:
    assert found_by_axe(opened, type="tag", values=RULES) == []
