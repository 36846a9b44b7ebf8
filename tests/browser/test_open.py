"""Are people received now? On every kind of day and page, by Vietnam's clock, minute by minute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.guide.options import BuildOptions
from tests.breadth import first
from tests.browser.chromium import PHONE, served
from tests.browser.conftest import Reader
from tests.guide.conftest import build, with_english, with_frame
from tests.guide_files import BIRTH_FILE, FIELDS_FILE, MARRIAGE, WARD_FILE, own, write_guide

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


NO_COUNTER = """\
fields:
  - id: dat-dai
    code: LVDD
    prefix: DD
    title: Đất đai
    summary: Nhà đất.
    icon: map
"""
LAND = (
    MARRIAGE.replace("HT02", "DD01").replace("1.000894", "1.000896").replace("ho-tich", "dat-dai")
)
"""Of a field that no counter takes."""
RENOVATION = """\
code: R7K2QXM
sample: true
basis: {kind: permit, number: 1/GPXD, issued_on: 2026-03-05, issued_by: UBND phường}
place: {house: 18/2, street: Đường Thử}
allowed: [Sửa mái]
starts_on: 2026-12-01
ends_on: 2027-12-30
status: running
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A ward that works from Monday to Friday, with days off of its own, in two languages."""
    guide = write_guide(tmp_path_factory.mktemp("open") / "guide")
    guide.replace(WARD_FILE, SHORT_WEEK, WEEK)
    guide.add(WARD_FILE, CLOSURES)
    guide.replace(BIRTH_FILE, "unit: working_day", 'unit: working_day, received_until: "15:00"')
    guide.replace(FIELDS_FILE, "fields:\n", NO_COUNTER)
    guide.write("procedures/dat-dai/dat.yml", LAND)
    guide.write(own("renovations/2026/R7K2QXM.yml"), RENOVATION)
    guide.issue_codes()
    guide.write(own("ward.en.yml"), ENGLISH)
    with served(build(with_english(with_frame(guide)), BuildOptions(as_of=BUILT_ON))) as address:
        yield address


def line(page: Page, words: str, look: str | None = None) -> None:
    """The live line says `words`; it looks open, soon over, or closed (the empty word)."""
    expect(page.locator(".now")).to_have_text(words)
    if look is not None:
        expect(page.locator(".now")).to_have_class(f"now {look}".strip())


PROCEDURE, EVENT, HOME, CONTACT = "/Q/HT01/", "/Q/VDSINH/", "/", "/lien-he/"
WORKS = "/Q/R7K2QXM/"

DAYS = {
    "Monday at nine": (
        "2026-12-14T09:00",
        "Đang mở đến 11:30 Nộp sau 15:00 thì mai lấy",
        "open",
    ),
    "Monday after three": (
        "2026-12-14T15:00",
        "Đang mở đến 17:00 Nộp giờ này thì mai lấy",
        "soon",
    ),
    "early": ("2026-12-14T06:00", "Đóng cửa Mở lại lúc 7:30", ""),
    "noon": ("2026-12-14T12:00", "Nghỉ trưa đến 13:00", ""),
    "an evening": ("2026-12-14T17:00", "Đóng cửa Mở lại ngày mai 7:30", ""),
    "a Friday": ("2026-12-11T14:59", "Đang mở đến 17:00 Nộp sau 15:00 thì thứ Hai lấy", "open"),
    "late on a Friday": (
        "2026-12-11T16:00",
        "Đang mở đến 17:00 Nộp giờ này thì thứ Hai lấy",
        "soon",
    ),
    "a Friday evening": ("2026-12-11T17:30", "Đóng cửa Mở lại thứ Hai 7:30", ""),
    "Saturday": ("2026-12-12T09:00", "Đóng cửa Mở lại thứ Hai 7:30", ""),
    "its own days off": (
        "2026-12-24T09:00",
        "Nghỉ chuyển trụ sở đến hết 25/12 Mở lại thứ Hai 7:30",
        "",
    ),
    "the last of them": ("2026-12-25T09:00", "Nghỉ chuyển trụ sở Mở lại thứ Hai 7:30", ""),
    "one day off": ("2027-03-15T09:00", "Nghỉ tập huấn nghiệp vụ Mở lại ngày mai 7:30", ""),
    "before a holiday": (
        "2026-12-31T09:00",
        "Đang mở đến 11:30 Nộp sau 15:00 thì thứ Hai lấy",
        "open",
    ),
    "1 January": ("2027-01-01T00:00", "Nghỉ Tết Dương lịch Mở lại thứ Hai 7:30", ""),
    "before Tết": (
        "2027-02-03T16:00",
        "Đang mở đến 17:00 Nộp giờ này thì thứ Năm 11/02 lấy",
        "soon",
    ),
    "Tết": (
        "2027-02-04T09:00",
        "Nghỉ Tết Nguyên đán đến hết 10/02 Mở lại thứ Năm 11/02 7:30",
        "",
    ),
    "the last day of Tết": ("2027-02-10T09:00", "Nghỉ Tết Nguyên đán Mở lại ngày mai 7:30", ""),
    "the day after Tết": (
        "2027-02-11T09:00",
        "Đang mở đến 11:30 Nộp sau 15:00 thì mai lấy",
        "open",
    ),
    "Hùng kings' day": ("2027-04-16T09:00", "Nghỉ Giỗ Tổ Hùng Vương Mở lại thứ Hai 7:30", ""),
    "30 April": ("2027-04-30T09:00", "Nghỉ lễ 30/4 và 1/5 đến hết 03/05 Mở lại thứ Ba 7:30", ""),
    "the day in lieu": ("2027-05-03T09:00", "Nghỉ lễ 30/4 và 1/5 Mở lại ngày mai 7:30", ""),
    "2 September": ("2027-09-02T09:00", "Nghỉ Quốc khánh đến hết 03/09 Mở lại thứ Hai 7:30", ""),
    "24 November": (
        "2027-11-24T09:00",
        "Đang mở đến 11:30 Nộp sau 15:00 thì mai lấy",
        "open",
    ),
}
FEW = ["Monday at nine", "late on a Friday", "Tết"]


@pytest.mark.parametrize("day", first(FEW, DAYS))
def test_every_page_says_whether_people_are_received_now(
    at: Reader, address: str, day: str
) -> None:
    moment, words, look = DAYS[day]
    title = re.split(" (?=Nộp)", words)[0]
    page = at(moment, PROCEDURE)
    line(page, f"Quầy 1 · {words}", look)
    page.goto(address + EVENT)
    line(page, f"Quầy 1 · {words}", look)
    for path in (HOME, CONTACT, WORKS):  # the unit as a whole takes all kinds of files
        page.goto(address + path)
        line(page, title, look.replace("soon", "open"))


def test_the_visit_says_it_of_the_counters_of_all_that_is_chosen(at: Reader) -> None:
    page = at("2026-12-14T09:00", PROCEDURE)
    for path in (PROCEDURE, "/Q/HT02/"):
        page.goto(page.url.split("/Q/")[0] + path)
        page.get_by_role("button", name="Thêm vào chuyến đi").click()
    page.goto(page.url.replace("/Q/HT02/", "/chuyen-di/"))
    line(page, "Quầy 1 · Đang mở đến 11:30", "open")  # HT02 has no hour of its own


def test_a_field_without_counter_says_whom_to_ask_and_nothing_else(at: Reader) -> None:
    for moment in ("2026-12-14T09:00", "2026-12-13T09:00"):
        line(at(moment, "/Q/DD01/"), "Hỏi phường 028 3800 0000", "")


IN_ENGLISH = {
    "2026-12-14T09:00": "Quầy 1 · Open until 11:30 After 15:00: ready tomorrow",
    "2026-12-31T18:00": "Quầy 1 · Closed Opens again Monday at 7:30",
    "2027-01-01T09:00": "Quầy 1 · Closed for New Year’s Day Opens again Monday at 7:30",
    "2027-03-15T09:00": "Quầy 1 · Closed for staff training Opens again tomorrow at 7:30",
    "2026-12-24T09:00": "Quầy 1 · Closed for chuyển trụ sở until 25 December"
    " Opens again Monday at 7:30",
}


@pytest.mark.parametrize(("moment", "words"), IN_ENGLISH.items())
def test_so_it_does_in_english(at: Reader, moment: str, words: str) -> None:
    page = at(moment, f"/en{PROCEDURE}")
    line(page, words)
    expect(page.locator(".now [lang=vi]")).to_have_count(words.count("trụ sở") + 1)


@pytest.mark.parametrize("timezone", ["America/Los_Angeles", "Pacific/Auckland"])
def test_it_goes_by_vietnams_clock_wherever_the_phone_is(at: Reader, timezone: str) -> None:
    line(at("2027-01-01T00:30", timezone=timezone), DAYS["1 January"][1])


MINUTES = {
    "over noon": ("2026-12-14T11:29", 2, "Nghỉ trưa đến 13:00"),
    "over three": ("2026-12-14T14:59", 2, "Đang mở đến 17:00 Nộp giờ này thì mai lấy"),
    "into the weekend": ("2026-12-11T16:59", 2, "Đóng cửa Mở lại thứ Hai 7:30"),
    "over a holiday": (
        "2026-12-31T16:59",
        4 * 24 * 60,
        "Đang mở đến 17:00 Nộp giờ này thì mai lấy",
    ),
}


@pytest.mark.parametrize(("moment", "minutes", "words"), MINUTES.values(), ids=MINUTES)
def test_it_follows_the_clock_while_the_page_stays_open(
    at: Reader, moment: str, minutes: int, words: str
) -> None:
    page = at(moment, PROCEDURE)
    expect(page.locator(".now")).to_contain_text("Đang mở")
    page.clock.run_for(minutes * 60_000)
    line(page, f"Quầy 1 · {words}")


def test_a_page_that_is_looked_at_again_is_right_at_once(at: Reader) -> None:
    page = at("2026-12-31T11:00")
    line(page, "Đang mở đến 11:30")
    page.clock.set_system_time("2027-01-01T09:00:00+07:00")  # no timer runs while a phone sleeps
    page.evaluate("document.dispatchEvent(new Event('visibilitychange', {bubbles: true}))")
    line(page, DAYS["1 January"][1])


def test_a_clock_that_is_behind_the_page_is_not_believed(at: Reader) -> None:
    hours = "Thứ 2 – Thứ 6: 7:30–11:30, 13:00–17:00"
    line(at("2026-12-07T09:00"), f"Đồng hồ máy này sai, xem giờ dưới đây. {hours}", "")


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
def test_a_page_kept_for_too_long_gives_the_hours_rather_than_something_wrong(
    at: Reader, moment: str
) -> None:
    line(at(moment, PROCEDURE), "Quầy 1 Thứ 2 – Thứ 6: 7:30–11:30, 13:00–17:00", "")


def test_without_scripts_the_hours_stand_there_with_what_is_coming(
    browser: Browser, address: str
) -> None:
    coming = [
        "Sắp nghỉ: chuyển trụ sở, 24/12/2026 – 25/12/2026",
        "Sắp nghỉ: Tết Dương lịch, Thứ 6, 01/01/2027",
    ]
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PROCEDURE)
    line(page, "Quầy 1 Thứ 2 – Thứ 6: 7:30–11:30, 13:00–17:00", "")
    expect(page.locator(".now noscript > span:visible")).to_have_text(coming)
    page.goto(address)
    expect(page.locator(".mc-off li:visible")).to_have_text(coming)
    context.close()
