"""The days on which nobody is received though the hours say so: public holidays and a ward's own.

Public holidays are those of article 112 of the labour code, 45/2019/QH14, with the days in lieu,
as the package `holidays` knows them. The Prime Minister sets Tết and the second day of 2 September
anew each year, so what lies far ahead is the package's best guess; a ward adds what differs as
`closures`. A day that the package holds and the article does not, such as 24 November, is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator.library.language.locale import N_, _
from generator.library.models.ward import Ward

_ARTICLE_112 = {
    "Tết Dương lịch": N_("Tết Dương lịch"),
    "Tết": N_("Tết Nguyên đán"),
    "Hùng Vương": N_("Giỗ Tổ Hùng Vương"),
    "Chiến thắng": N_("lễ 30/4 và 1/5"),
    "Lao động": N_("lễ 30/4 và 1/5"),
    "Quốc khánh": N_("Quốc khánh"),
    "thay cho ngày": N_("hoán đổi ngày làm việc"),
}
"""By a part of the package's name, the first that is in it: what we say after the word «Nghỉ»."""


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


def days_off(ward: Ward, today: date) -> list[DaysOff]:
    """The days off from `today` on, in order, as far as a page knows them."""
    until = known_until(today)
    names = {place.id: place.name for place in ward.places}
    own = [
        DaysOff(one.first_day, one.last_day, one.reason, names.get(one.place or "", ""))
        for one in ward.closures
    ]
    return sorted(
        each
        for each in [*own, *public_holidays(today, until)]
        if each.last >= today and each.first <= until
    )


def public_holidays(first: date, last: date) -> Iterator[DaysOff]:
    """The public holidays of the years from `first` to `last`; days in a row stand together."""
    from holidays import country_holidays  # noqa: PLC0415 - takes a second, and only pages need it

    years = range(first.year, last.year + 1)
    run: DaysOff | None = None
    for day, name in sorted(country_holidays("VN", years=years, language="vi").items()):
        reason = next((_(said) for part, said in _ARTICLE_112.items() if part in name), None)
        if reason is None:
            continue
        if run and run.reason == reason and day - run.last == timedelta(days=1):
            run = run._replace(last=day)
            continue
        if run:
            yield run
        run = DaysOff(day, day, reason)
    if run:
        yield run
