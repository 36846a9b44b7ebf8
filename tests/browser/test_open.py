"""Is the ward open? On every kind of day, by Vietnam's clock, and while the page stays open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.guide.options import BuildOptions
from tests.breadth import first
from tests.browser.chromium import PHONE, served
from tests.browser.conftest import Reader
from tests.guide.conftest import build, with_english, with_frame
from tests.guide_files import WARD_FILE, own, write_guide

BUILT_ON = date(2026, 12, 10)
WEEK = "\n".join(
    f'  {day}: ["07:30-11:30", "13:00-17:00"]'
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday")
)
SHORT_WEEK = """\
  monday: ["07:30-11:30", "13:00-17:00"]
  tuesday: ["07:30-11:30", "13:00-17:00"]
  saturday: ["07:30-11:30"]"""
CLOSURES = """\
closures:
  - {from: 2027-03-15, reason: tập huấn nghiệp vụ}
  - {from: 2026-12-24, to: 2026-12-25, reason: chuyển trụ sở}
"""
ENGLISH = """\
strings:
  closures.0.reason: {of: "0cd191", text: staff training}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A ward that works from Monday to Friday, with days off of its own, in two languages."""
    guide = write_guide(tmp_path_factory.mktemp("open") / "guide")
    guide.replace(WARD_FILE, SHORT_WEEK, WEEK)
    guide.add(WARD_FILE, CLOSURES)
    guide.write(own("ward.en.yml"), ENGLISH)
    with served(build(with_english(with_frame(guide)), BuildOptions(as_of=BUILT_ON))) as address:
        yield address


def chip(page: Page, words: str) -> None:
    expect(page.locator(".mc-open")).to_have_text(words)


DAYS = {
    "a working day": ("2026-12-10T08:00", "Đang mở cửa, đến 11:30"),
    "noon": ("2026-12-10T12:00", "Đang đóng cửa, mở lại lúc 13:00"),
    "an evening": ("2026-12-10T17:00", "Đang đóng cửa, mở lại lúc 7:30 ngày mai"),
    "a Friday evening": (
        "2026-12-11T17:30",
        "Đang đóng cửa, mở lại lúc 7:30 Thứ 2, 14 tháng 12",
    ),
    "its own day off": (
        "2026-12-25T09:00",
        "Nghỉ chuyển trụ sở, mở lại lúc 7:30 Thứ 2, 28 tháng 12",
    ),
    "the evening before a holiday": (
        "2026-12-31T18:00",
        "Đang đóng cửa, mở lại lúc 7:30 Thứ 2, 4 tháng 1",
    ),
    "1 January": ("2027-01-01T09:00", "Nghỉ Tết Dương lịch, mở lại lúc 7:30 Thứ 2, 4 tháng 1"),
    "the first minute of a holiday": (
        "2027-01-01T00:00",
        "Nghỉ Tết Dương lịch, mở lại lúc 7:30 Thứ 2, 4 tháng 1",
    ),
    "Tết": ("2027-02-08T09:00", "Nghỉ Tết Nguyên đán, mở lại lúc 7:30 Thứ 5, 11 tháng 2"),
    "the last day of Tết": ("2027-02-10T09:00", "Nghỉ Tết Nguyên đán, mở lại lúc 7:30 ngày mai"),
    "one day off": ("2027-03-15T09:00", "Nghỉ tập huấn nghiệp vụ, mở lại lúc 7:30 ngày mai"),
    "Hùng kings' day": (
        "2027-04-16T09:00",
        "Nghỉ Giỗ Tổ Hùng Vương, mở lại lúc 7:30 Thứ 2, 19 tháng 4",
    ),
    "30 April": ("2027-04-30T09:00", "Nghỉ lễ 30/4 và 1/5, mở lại lúc 7:30 Thứ 3, 4 tháng 5"),
    "1 May": ("2027-05-01T09:00", "Nghỉ lễ 30/4 và 1/5, mở lại lúc 7:30 Thứ 3, 4 tháng 5"),
    "the day in lieu": ("2027-05-03T09:00", "Nghỉ lễ 30/4 và 1/5, mở lại lúc 7:30 ngày mai"),
    "2 September": ("2027-09-02T09:00", "Nghỉ Quốc khánh, mở lại lúc 7:30 Thứ 2, 6 tháng 9"),
    "24 November": ("2027-11-24T09:00", "Đang mở cửa, đến 11:30"),
}


@pytest.mark.parametrize(("moment", "words"), first([*DAYS.values()][::4], DAYS.values()), ids=DAYS)
def test_the_ward_says_whether_it_is_open_and_when_again(
    at: Reader, moment: str, words: str
) -> None:
    chip(at(moment), words)


IN_ENGLISH = {
    "2026-12-31T18:00": "Closed now, opens again at 7:30 on Monday, January 4",
    "2027-01-01T09:00": "Closed for New Year’s Day, opens again at 7:30 on Monday, January 4",
    "2027-03-15T09:00": "Closed for staff training, opens again at 7:30 tomorrow",
    "2026-12-25T09:00": "Closed for chuyển trụ sở, opens again at 7:30 on Monday, December 28",
}


@pytest.mark.parametrize(("moment", "words"), IN_ENGLISH.items())
def test_so_it_does_in_english(at: Reader, moment: str, words: str) -> None:
    page = at(moment, "/en/")
    chip(page, words)
    vietnamese = page.locator(".mc-open [lang=vi]")
    expect(vietnamese).to_have_count(1 if "trụ sở" in words else 0)


@pytest.mark.parametrize("timezone", ["America/Los_Angeles", "Pacific/Auckland"])
def test_it_goes_by_vietnams_clock_wherever_the_phone_is(at: Reader, timezone: str) -> None:
    chip(at("2027-01-01T00:30", timezone=timezone), DAYS["1 January"][1])


def test_it_follows_the_clock_while_the_page_stays_open(at: Reader) -> None:
    page = at("2026-12-31T11:00")
    chip(page, "Đang mở cửa, đến 11:30")
    for minutes, words in (
        (30, "Đang đóng cửa, mở lại lúc 13:00"),
        (90, "Đang mở cửa, đến 17:00"),
        (4 * 60, DAYS["the evening before a holiday"][1]),
        (7 * 60, DAYS["1 January"][1]),
        (3 * 24 * 60, "Đang đóng cửa, mở lại lúc 7:30"),
        (450, "Đang mở cửa, đến 11:30"),
    ):
        page.clock.run_for(minutes * 60_000)
        chip(page, words)


def test_a_page_that_is_looked_at_again_is_right_at_once(at: Reader) -> None:
    page = at("2026-12-31T11:00")
    chip(page, "Đang mở cửa, đến 11:30")
    page.clock.set_system_time("2027-01-01T09:00:00+07:00")  # no timer runs while a phone sleeps
    page.evaluate("document.dispatchEvent(new Event('visibilitychange', {bubbles: true}))")
    chip(page, DAYS["1 January"][1])


def test_what_is_coming_is_said_thirty_days_before_and_not_again_once_it_is_there(
    at: Reader,
) -> None:
    for moment, said in (
        ("2026-12-01T09:00", ["Sắp nghỉ: chuyển trụ sở, 24/12/2026 – 25/12/2026"]),
        ("2026-12-25T09:00", ["Sắp nghỉ: Tết Dương lịch, Thứ 6, 01/01/2027"]),
        ("2027-01-01T09:00", []),
        ("2027-01-05T09:00", ["Sắp nghỉ: Tết Nguyên đán, 04/02/2027 – 10/02/2027"]),
    ):
        expect(at(moment).locator(".mc-off > li:visible")).to_have_text(said)


@pytest.mark.parametrize("moment", ["2028-03-31T17:01", "2029-01-01T09:00", "2031-06-04T09:00"])
def test_a_page_kept_for_too_long_says_nothing_rather_than_something_wrong(
    at: Reader, moment: str
) -> None:
    page = at(moment)
    expect(page.locator(".mc-hours")).to_be_visible()
    expect(page.locator(".mc-open")).to_be_hidden()


def test_without_scripts_the_hours_stand_there_with_what_is_coming(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".mc-open")).to_be_hidden()
    expect(page.locator(".mc-off li:visible")).to_have_text(
        [
            "Sắp nghỉ: chuyển trụ sở, 24/12/2026 – 25/12/2026",
            "Sắp nghỉ: Tết Dương lịch, Thứ 6, 01/01/2027",
        ]
    )
    context.close()
