"""A unit with two places, on a phone: where to go, when, and whether it is open now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import expect

from generator.guide.options import BuildOptions
from tests.browser.chromium import PHONE, served
from tests.browser.conftest import Reader
from tests.browser.waiting import all_styled
from tests.guide.conftest import build, with_english, with_frame
from tests.guide_files import WARD_FILE, write_guide

BUILT_ON = date(2026, 12, 10)
PLACES = """\
map_url: https://ban-do.tinh.gov.vn/1
places:
  - {id: tru-so, name: Trụ sở chính, address: "1 Đường Thử, Phường Thử"}
  - id: co-so-2
    name: Cơ sở 2
    address: 5 Đường Thử, Phường Thử
    map_url: https://ban-do.tinh.gov.vn/2
    hours: {monday: ["07:30-11:30", "13:00-17:00"], saturday: ["08:00-11:00"]}
closures:
  - {from: 2026-12-21, to: 2026-12-22, reason: sửa mái, place: co-so-2}
  - {from: 2026-12-28, reason: chuyển hồ sơ, place: tru-so}
not_offered: [{code: CT01, where: Công an phường}]
counters:
  - {name: Quầy 3, place: co-so-2, fields: [ho-tich]}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    guide = write_guide(tmp_path_factory.mktemp("places") / "guide")
    guide.replace(WARD_FILE, "counters:\n", PLACES)
    with served(build(with_english(with_frame(guide)), BuildOptions(as_of=BUILT_ON))) as address:
        yield address


def test_a_procedure_says_where_and_when_for_each_of_its_counters(at: Reader) -> None:
    page = at("2026-12-10T09:00", "/Q/HT01/")
    places = page.locator(".mc-wide dd p")
    expect(places).to_have_count(2)
    expect(places.nth(0)).to_contain_text("Quầy 3")
    expect(places.nth(0)).to_contain_text("Cơ sở 2, 5 Đường Thử, Phường Thử")
    expect(places.nth(0)).to_contain_text("Thứ 7: 8:00–11:00")
    expect(places.nth(1)).to_contain_text("Trụ sở chính, 1 Đường Thử, Phường Thử")
    for index, place in enumerate(("2", "1")):
        link = places.nth(index).get_by_role("link", name="Xem bản đồ")
        expect(link).to_have_attribute("href", f"https://ban-do.tinh.gov.vn/{place}")
        all_styled(page)
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 24  # so that a finger finds it
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert PHONE["width"] == wide


OPEN = [
    ("2026-12-14T09:00", "Trụ sở chính · Đang mở đến 11:30", ["sửa mái", "chuyển hồ sơ"]),
    ("2026-12-21T09:00", "Trụ sở chính · Đang mở đến 11:30", ["sửa mái", "chuyển hồ sơ"]),
    (
        "2026-12-28T09:00",
        "Trụ sở chính · Nghỉ chuyển hồ sơ Mở lại ngày mai 7:30 Cơ sở 2 còn mở đến 11:30",
        [],
    ),
]


@pytest.mark.parametrize(("moment", "words", "off"), OPEN)
def test_open_now_is_said_of_the_first_place_and_a_day_off_of_the_other_is_listed(
    at: Reader, moment: str, words: str, off: list[str]
) -> None:
    page = at(moment, "/lien-he/")
    expect(page.locator(".now")).to_have_text(words)
    for reason in ("sửa mái", "chuyển hồ sơ"):
        listed = page.locator(".mc-off li", has_text=reason)
        expect(listed).to_be_visible(visible=reason in off)


COUNTERS = [
    ("2026-12-14T12:30", "Quầy 3 · Nghỉ trưa đến 13:00"),
    ("2026-12-15T09:00", "Quầy 3 · Đóng cửa Mở lại thứ Bảy 8:00 Quầy 1 còn mở đến 11:30"),
    ("2026-12-19T09:00", "Quầy 3 · Đang mở đến 11:00"),
    ("2026-12-22T09:00", "Quầy 3 · Nghỉ sửa mái Mở lại thứ Bảy 8:00 Quầy 1 còn mở đến 11:30"),
]


@pytest.mark.parametrize("path", ["/Q/HT01/", "/Q/VDSINH/"])
@pytest.mark.parametrize(("moment", "words"), COUNTERS)
def test_a_procedure_says_it_of_its_counters_each_by_the_days_of_its_place(
    at: Reader, moment: str, words: str, path: str
) -> None:
    expect(at(moment, path).locator(".now")).to_have_text(words)


def test_what_is_done_elsewhere_is_said_calmly_at_its_own_address(at: Reader) -> None:
    page = at("2026-12-10T09:00", "/Q/CT01/")
    expect(page.locator(".mc-withdrawn")).to_contain_text("Việc này không làm ở phường.")
    expect(page.locator(".mc-withdrawn")).to_contain_text("Nơi làm: Công an phường")
    expect(page.locator(".facts, .now")).to_have_count(0)
