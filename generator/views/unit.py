"""Who the unit is: its name, its place, when it is open, whom to call, which counter takes what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.library.checked.published import Published
from generator.library.language.formats import day_words, join_words
from generator.library.language.locale import N_, _
from generator.library.models.ward import Counter, OpenHours, Ward, Weekday
from generator.views.telling import told, untold

CLOSED = N_("Nghỉ")


@dataclass(frozen=True)
class OpenDays:
    """Days with the same hours: «Thứ 2 – Thứ 6», «7:30–11:30, 13:00–17:00» or «Nghỉ»."""

    days: str = told()
    hours: str = told()
    is_open: bool = untold(default=True)

    @property
    def line(self) -> str:
        """Both in one line."""
        return f"{self.days}: {self.hours}"


@dataclass(frozen=True)
class PhoneView:
    """A number, who answers it, and what else to know of it."""

    name: str = told()
    number: str = told()
    note: str = told()


@dataclass(frozen=True)
class ClosureView:
    """Days on which the unit receives nobody, beside public holidays."""

    days: str = told()
    reason: str = told()


@dataclass(frozen=True)
class CounterView:
    """Where files are handed in. `fields` are the titles of the fields it takes.

    `own_place` is another house than the unit's; `place` is where to go in any case.
    """

    name: str = told()
    own_place: str = told()
    place: str = untold()
    phone: str = told()
    fields: tuple[str, ...] = told()


@dataclass(frozen=True)
class ContactView:
    """A way to tell the unit, or the city, that something is wrong."""

    name: str = told()
    phone: str = told()
    url: str = told()
    email: str = told()
    note: str = told()


@dataclass(frozen=True)
class UnitView:
    """The unit, as every page and paper has it. `hotline` is the number to call first."""

    code: str = untold()
    name: str = told("tên")
    sample: bool = told("không có thật")
    province: str = told("tỉnh, thành phố")
    address: str = told("địa chỉ")
    map_url: str = told("bản đồ")
    site_url: str = told("địa chỉ trang, có trong mọi mã QR")
    greeting: str = told("lời chào")
    hours: tuple[OpenDays, ...] = told("giờ làm việc", listed=True)
    hours_note: str = told("ghi chú về giờ")
    closures: tuple[ClosureView, ...] = told("ngày nghỉ riêng", listed=True)
    hotline: PhoneView = untold()
    phones: tuple[PhoneView, ...] = told("điện thoại", listed=True)
    email: str = told("thư điện tử")
    counters: tuple[CounterView, ...] = told("quầy", listed=True)
    report_channels: tuple[ContactView, ...] = told("kênh phản ánh", listed=True)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.name

    @property
    def open_days(self) -> tuple[OpenDays, ...]:
        """The days on which it is open."""
        return tuple(days for days in self.hours if days.is_open)

    @property
    def open_line(self) -> str:
        """Opening hours in one line: «Thứ 2 – Thứ 6: 7:30–11:30, 13:00–17:00»."""
        return "; ".join(days.line for days in self.open_days)


def unit_view(published: Published) -> UnitView:
    """The unit as residents are told of it."""
    ward = published.ward
    phones = tuple(PhoneView(one.name, one.number, one.note or "") for one in ward.phones)
    return UnitView(
        code="",
        name=ward.name,
        sample=ward.sample,
        province=ward.province,
        address=ward.address,
        map_url=ward.map_url or "",
        site_url=ward.site_url,
        greeting=ward.greeting or "",
        hours=open_hours(ward),
        hours_note=ward.hours_note or "",
        closures=tuple(
            ClosureView(days_words(one.first_day, one.last_day), one.reason)
            for one in ward.closures
        ),
        hotline=phones[0],
        phones=phones,
        email=ward.email or "",
        counters=tuple(_counter(published, counter) for counter in ward.counters),
        report_channels=tuple(
            ContactView(
                channel.name,
                channel.phone or "",
                channel.url or "",
                channel.email or "",
                channel.note or "",
            )
            for channel in ward.report_channels
        ),
    )


def counter_for(published: Published, field: str) -> CounterView:
    """The counter that takes files of `field`."""
    return _counter(published, published.ward.counter_for(field))


def _counter(published: Published, counter: Counter) -> CounterView:
    titles = tuple(published.field_by_id[id_].title for id_ in counter.fields)
    place = counter.place or published.ward.address
    return CounterView(counter.name, counter.place or "", place, counter.phone or "", titles)


def open_hours(ward: Ward) -> tuple[OpenDays, ...]:
    """Opening hours, days with the same hours together."""
    runs: list[tuple[list[Weekday], str]] = []
    for day in Weekday:
        words = ", ".join(clock_words(hours) for hours in ward.hours.get(day, ()))
        if runs and runs[-1][1] == words:
            runs[-1][0].append(day)
        else:
            runs.append(([day], words))
    return tuple(
        OpenDays(_run_words(days), words or _(CLOSED), bool(words)) for days, words in runs
    )


def clock_words(hours: OpenHours) -> str:
    """Opening hours of a half-day: 7:30–11:30."""
    return "–".join(f"{at.hour}:{at.minute:02d}" for at in (hours.opens, hours.closes))


def days_words(first: date, last: date) -> str:
    """A day with its weekday, «Thứ 6, 01/01/2027», or the first and the last of several."""
    if first != last:
        return f"{day_words(first)} – {day_words(last)}"
    return f"{_([*Weekday][first.weekday()].label)}, {day_words(first)}"


def _run_words(days: list[Weekday]) -> str:
    names = [_(day.label) for day in days]
    return f"{names[0]} – {names[-1]}" if names[2:] else join_words(names)
