"""The days on which nobody is received though the hours say so: public holidays and a ward's own.

Public holidays are those of article 112 of the labour code, 45/2019/QH14, with the days in lieu,
as the package `holidays` knows them. The Prime Minister sets Tết and the second day of 2 September
anew each year: until the notice of a year stands in `procedures/holidays.yml`, those days are only
to be expected, and are called so. A ward adds what differs as `closures`. A day that the package
holds and the article does not, such as 24 November, is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from generator.library.language.kept import kept
from generator.library.language.locale import _
from generator.library.language.mixed_text import format_mixed
from generator.library.models.holidays import Holiday, HolidayNotice
from generator.library.models.ward import Ward

_NAMES = {
    "Tết Dương lịch": Holiday.NEW_YEAR,
    "Tết": Holiday.TET,
    "Hùng Vương": Holiday.HUNG_KINGS,
    "Chiến thắng": Holiday.LABOUR,
    "Lao động": Holiday.LABOUR,
    "Quốc khánh": Holiday.NATIONAL_DAY,
    "thay cho ngày": Holiday.SWAPPED,
}
"""By a part of the package's name, the first that is in it."""
ANNOUNCED = frozenset({Holiday.TET, Holiday.NATIONAL_DAY, Holiday.SWAPPED})
"""The holidays whose days somebody fixes each year."""


class DaysOff(NamedTuple):
    """Days off in a row, both ends included; `reason` is said after the word «Nghỉ».

    `place` is the one that alone is closed; empty where all are.
    """

    first: date
    last: date
    reason: str
    place: str = ""


def known_until(today: date) -> date:
    """The last day of which a page made `today` knows whether it is off: 15 to 27 months ahead.

    It moves once a year, so that phones do not fetch what they keep anew each day.
    """
    return date(today.year + 2, 3, 31)


def days_off(ward: Ward, notices: Iterable[HolidayNotice], today: date) -> list[DaysOff]:
    """The days off from `today` on, in order, as far as a page knows them."""
    until = known_until(today)
    names = {place.id: place.name for place in ward.places}
    own = [
        DaysOff(one.first_day, one.last_day, one.reason, names.get(one.place or "", ""))
        for one in ward.closures
    ]
    return sorted(
        each
        for each in [*own, *public_holidays(today, until, notices)]
        if each.last >= today and each.first <= until
    )


def public_holidays(
    first: date, last: date, notices: Iterable[HolidayNotice] = ()
) -> Iterator[DaysOff]:
    """The public holidays of the years from `first` to `last`; days in a row stand together."""
    known = [each for notice in notices for each in notice.days]
    announced = {(each.first_day.year, each.what) for each in known}
    for holiday, begins, ends in _expected(first.year, last.year):
        if (begins.year, holiday) not in announced:
            name = _(holiday.label)
            said = _("{holiday} (dự kiến)") if holiday in ANNOUNCED else "{holiday}"
            yield DaysOff(begins, ends, format_mixed(said, holiday=name))
    for each in known:
        yield DaysOff(each.first_day, each.last_day, _(each.what.label))


@lru_cache(maxsize=8)
@kept
def _expected(first: int, last: int) -> tuple[tuple[Holiday, date, date], ...]:
    """The holidays of these years as the package has them, each with its first and last day."""
    return tuple(_runs(range(first, last + 1)))


def _runs(years: range) -> Iterator[tuple[Holiday, date, date]]:
    from holidays import country_holidays  # noqa: PLC0415 - takes a second, and only pages need it

    run: tuple[Holiday, date, date] | None = None
    for day, name in sorted(country_holidays("VN", years=years, language="vi").items()):
        holiday = next((known for part, known in _NAMES.items() if part in name), None)
        if holiday is None:
            continue
        if run and run[0] is holiday and day - run[2] == timedelta(days=1):
            run = (holiday, run[1], day)
            continue
        if run:
            yield run
        run = (holiday, day, day)
    if run:
        yield run
