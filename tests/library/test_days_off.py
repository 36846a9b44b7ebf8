"""Days off: the public holidays of article 112 of the labour code, and a ward's own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.library.desk.days_off import DaysOff, days_off, known_until, public_holidays
from generator.library.desk.due import dated, within
from generator.library.forms.translation import (
    Entry,
    Freshness,
    entries,
    in_english,
    translation_text,
)
from generator.library.language.locale import ENGLISH, VIETNAMESE, use_locale
from generator.views.hours import days_words
from tests.guide_files import HOLIDAYS_FILE, WARD_FILE, Guide, own

CLOSURES = """\
closures:
  - {from: 2027-03-15, reason: tập huấn nghiệp vụ}
  - {from: 2027-02-11, to: 2027-02-12, reason: hội xuân}
  - {from: 2026-11-02, reason: sửa trụ sở}
"""
TODAY = date(2026, 11, 28)

TET = {
    2026: date(2026, 2, 17),
    2027: date(2027, 2, 6),
    2028: date(2028, 1, 26),
    2029: date(2029, 2, 13),
    2030: date(2030, 2, 2),
}
HUNG_KINGS = {
    2026: date(2026, 4, 26),
    2027: date(2027, 4, 16),
    2028: date(2028, 4, 4),
    2029: date(2029, 4, 23),
    2030: date(2030, 4, 12),
}
EXCHANGED = {2026: {date(2026, 8, 31)}}
"""Made good by work on Saturday 22 August."""


def article_112(year: int) -> set[date]:
    """The days that the article names, all but the second of 2 September, which may be either."""
    tet = {TET[year] + timedelta(days=number) for number in range(-1, 4)}
    fixed = {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)}
    return tet | fixed | {HUNG_KINGS[year]}


def off_in(year: int) -> set[date]:
    return {
        each.first + timedelta(days=number)
        for each in public_holidays(date(year, 1, 1), date(year, 12, 31))
        for number in range((each.last - each.first).days + 1)
    }


@pytest.mark.parametrize("year", TET)
def test_the_public_holidays_are_those_of_article_112(year: int) -> None:
    off = off_in(year)
    assert article_112(year) <= off
    assert off & {date(year, 9, 1), date(year, 9, 3)}
    assert date(year, 11, 24) not in off


@pytest.mark.parametrize("year", TET)
def test_a_holiday_on_a_weekend_is_made_good_on_a_working_day(year: int) -> None:
    working_days = {day for day in off_in(year) - EXCHANGED.get(year, set()) if day.weekday() < 5}
    assert len(working_days) == 11


@pytest.mark.parametrize(
    ("day", "reason", "english"),
    [
        ("2027-01-01", "Tết Dương lịch", "New Year’s Day"),
        ("2027-02-05", "Tết Nguyên đán (dự kiến)", "Tết, the lunar New Year (expected)"),
        ("2027-02-10", "Tết Nguyên đán (dự kiến)", "Tết, the lunar New Year (expected)"),
        ("2027-04-16", "Giỗ Tổ Hùng Vương", "Hùng Kings’ Day"),
        ("2027-04-30", "lễ 30/4 và 1/5", "the holidays of 30 April and 1 May"),
        ("2027-05-03", "lễ 30/4 và 1/5", "the holidays of 30 April and 1 May"),
        ("2027-09-03", "Quốc khánh (dự kiến)", "National Day (expected)"),
    ],
)
def test_each_holiday_has_its_reason_in_both_languages(day: str, reason: str, english: str) -> None:
    on = date.fromisoformat(day)
    for language, words in ((VIETNAMESE, reason), (ENGLISH, english)):
        with use_locale(language):
            found = [one for one in public_holidays(on, on) if one.first <= on <= one.last]
        assert [one.reason for one in found] == [words]


def known_off(guide: Guide, today: date) -> list[DaysOff]:
    """The days off that the guide's pages know."""
    library = guide.library()
    return days_off(library.ward, library.holidays, today)


def test_a_notice_says_when_tet_is_and_until_then_it_is_only_expected(guide: Guide) -> None:
    def tet() -> list[tuple[str, str, str]]:
        off = known_off(guide, TODAY)
        return [(f"{one.first}", f"{one.last}", one.reason) for one in off if "Tết N" in one.reason]

    expected = ("2028-01-24", "2028-01-29", "Tết Nguyên đán (dự kiến)")
    guide.replace(HOLIDAYS_FILE, "from: 2027-02-04", "from: 2027-02-03")
    assert tet() == [("2027-02-03", "2027-02-10", "Tết Nguyên đán"), expected]
    guide.delete(HOLIDAYS_FILE)
    assert tet() == [("2027-02-04", "2027-02-10", "Tết Nguyên đán (dự kiến)"), expected]


NOTICES = {
    "before November": ("2026-10-30", []),
    "from November": ("2026-11-01", ["2026-11-30"]),
    "over": ("2027-01-05", ["2026-11-30"]),
    "too late": ("2027-09-03", []),
}


@pytest.mark.parametrize(("on", "due"), NOTICES.values(), ids=NOTICES)
def test_from_november_on_staff_are_asked_for_the_notice_of_next_year(
    guide: Guide, on: str, due: list[str]
) -> None:
    today = date.fromisoformat(on)

    def asked() -> list[str]:
        found = within(dated(guide.library(), today), today, 30)
        return [str(one.on) for one in found if one.kind.startswith("holidays")]

    assert asked() == []
    guide.delete(HOLIDAYS_FILE)
    assert asked() == due


def test_a_ward_adds_its_own_days_and_what_is_over_is_left_out(guide: Guide) -> None:
    guide.add(WARD_FILE, CLOSURES)
    assert guide.problems() == []
    off = known_off(guide, TODAY)
    assert [(str(one.first), str(one.last), one.reason) for one in off[:4]] == [
        ("2027-01-01", "2027-01-01", "Tết Dương lịch"),
        ("2027-02-04", "2027-02-10", "Tết Nguyên đán"),
        ("2027-02-11", "2027-02-12", "hội xuân"),
        ("2027-03-15", "2027-03-15", "tập huấn nghiệp vụ"),
    ]
    assert off[-1] == DaysOff(date(2028, 1, 24), date(2028, 1, 29), "Tết Nguyên đán (dự kiến)")


@pytest.mark.parametrize("today", [date(2026, 1, 1), TODAY, date(2026, 12, 31)])
def test_pages_know_the_days_off_of_fifteen_months_at_least(guide: Guide, today: date) -> None:
    ahead = known_until(today) - today
    assert timedelta(days=15 * 30) <= ahead <= timedelta(days=27 * 31)
    assert all(today <= one.last for one in known_off(guide, today))


def test_days_off_that_have_begun_still_count(guide: Guide) -> None:
    first, *_ = known_off(guide, date(2027, 2, 10))
    assert (first.first, first.last) == (date(2027, 2, 4), date(2027, 2, 10))


def test_days_are_said_with_their_weekday_or_from_first_to_last() -> None:
    new_year = date(2027, 1, 1)
    assert days_words(new_year, new_year) == "Thứ 6, 01/01/2027"
    assert days_words(date(2027, 2, 4), date(2027, 2, 10)) == "04/02/2027 – 10/02/2027"
    with use_locale(ENGLISH):
        assert days_words(new_year, new_year) == "Friday, 1 January 2027"


def test_the_reason_is_translated_as_other_words_of_the_ward(guide: Guide) -> None:
    guide.add(WARD_FILE, CLOSURES)
    ward = guide.library().ward
    waiting = [entry.place for entry in entries(ward, None) if "closures" in entry.place]
    assert waiting == ["closures.0.reason", "closures.1.reason", "closures.2.reason"]
    done = translation_text(
        [Entry("closures.0.reason", "tập huấn nghiệp vụ", Freshness.FRESH, "staff training")],
        WARD_FILE,
    )
    guide.write(own("ward.en.yml"), done)
    english = in_english(ward, guide.library().translations.ward)
    assert [closure.reason for closure in english.closures] == [
        "staff training",
        "hội xuân",
        "sửa trụ sở",
    ]
