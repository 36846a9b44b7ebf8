"""Who the unit is: its name, its place, when it is open, whom to call, which counter takes what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from generator.library.checked.published import Published
from generator.library.language.locale import current_level, current_locale
from generator.library.language.made_once import Same
from generator.views.hours import OpenDays, days_words, open_hours
from generator.views.places import (
    CounterView,
    PhoneView,
    ServicePlaceView,
    counter_view,
    houses,
    phone_views,
    place_view,
)
from generator.views.telling import told, untold


@dataclass(frozen=True)
class ClosureView:
    """Days on which the unit, or one place of it, receives nobody, beside public holidays."""

    days: str = told()
    reason: str = told()
    place: str = told("chỉ ở {}")


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
    """The unit, as every page and paper has it. `hotline` is the number to call first.

    `houses` are all in which it receives people, the headquarters first; `places` those that its
    file names.
    """

    code: str = untold()
    name: str = told("tên")
    sample: bool = told("không có thật")
    province: str = told("tỉnh, thành phố")
    address: str = told("địa chỉ")
    map_url: str = told("bản đồ")
    site_url: str = told("địa chỉ trang, có trong mọi mã QR")
    colour: str = told("màu riêng")
    emblem: str = told("biểu trưng")
    greeting: str = told("lời chào")
    hours: tuple[OpenDays, ...] = told("giờ làm việc", listed=True)
    """The headquarters'."""
    hours_note: str = told("ghi chú về giờ")
    closures: tuple[ClosureView, ...] = told("ngày nghỉ riêng", listed=True)
    hotline: PhoneView = untold()
    phones: tuple[PhoneView, ...] = told("điện thoại", listed=True)
    email: str = told("thư điện tử")
    houses: tuple[ServicePlaceView, ...] = untold()
    places: tuple[ServicePlaceView, ...] = told("nơi tiếp dân", listed=True)
    counters: tuple[CounterView, ...] = told("quầy", listed=True)
    appointment_url: str = told("trang lấy số, hẹn giờ")
    status_url: str = told("trang xem hồ sơ tới đâu")
    report_channels: tuple[ContactView, ...] = told("kênh phản ánh", listed=True)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.name

    @property
    def report_email(self) -> str:
        """Where a mail about the guide goes: the unit's own address, else a channel's; or empty."""
        return self.email or next((way.email for way in self.report_channels if way.email), "")

    @property
    def open_line(self) -> str:
        """Opening hours in one line: «Thứ 2 – Thứ 6: 7:30–11:30, 13:00–17:00»."""
        return "; ".join(days.line for days in self.hours if days.is_open)


def unit_view(published: Published) -> UnitView:
    """The unit as residents are told of it."""
    parts = published.ward, published.fields, published.emblem
    return _told(Same(published, *parts), current_locale(), current_level())


@lru_cache(maxsize=4)  # in both languages before and after an edit; holds no more units than that
def _told(of: Same, _language: str, _level: str) -> UnitView:
    published = cast("Published", of.it)
    ward, emblem = published.ward, published.emblem
    phones = phone_views(ward.phones)
    names = {place.id: place.name for place in ward.places}
    return UnitView(
        code="",
        name=ward.name,
        sample=ward.sample,
        province=ward.province,
        address=ward.address,
        map_url=ward.map_url or "",
        site_url=ward.site_url,
        colour=ward.colour or "",
        emblem=" ".join(filter(None, [ward.emblem, emblem.version if emblem else ""])),
        greeting=ward.greeting or "",
        hours=open_hours(ward.hours_at(ward.headquarters)),
        hours_note=ward.hours_note or "",
        closures=tuple(
            ClosureView(
                days_words(one.first_day, one.last_day), one.reason, names.get(one.place or "", "")
            )
            for one in ward.closures
        ),
        hotline=phones[0],
        phones=phones,
        email=ward.email or "",
        houses=houses(ward),
        places=tuple(place_view(ward, place) for place in ward.places),
        counters=tuple(counter_view(published, counter) for counter in ward.counters),
        appointment_url=ward.appointment_url or "",
        status_url=ward.status_url or "",
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
