"""Where a unit receives people, and when: its places, its counters, its hours and days off."""

from __future__ import annotations

import re
from datetime import date, time
from itertools import pairwise
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from generator.library.language.locale import N_
from generator.library.models.base import (
    CLOCK,
    SLUG,
    Accepts,
    Choice,
    Date,
    Line,
    Model,
    Official,
    Phone,
    Reference,
    ShortLine,
    Slug,
    Url,
    fail,
    quoted,
)


class Weekday(Choice):
    """Days, in the order of the week."""

    MONDAY = "monday", N_("Thứ 2")
    TUESDAY = "tuesday", N_("Thứ 3")
    WEDNESDAY = "wednesday", N_("Thứ 4")
    THURSDAY = "thursday", N_("Thứ 5")
    FRIDAY = "friday", N_("Thứ 6")
    SATURDAY = "saturday", N_("Thứ 7")
    SUNDAY = "sunday", N_("Chủ nhật")


class OpenHours(Model):
    """A stretch of opening time within one day."""

    opens: time
    closes: time


def _parse_hours(value: Any) -> Any:
    if isinstance(value, OpenHours):
        return value
    found = isinstance(value, str) and re.fullmatch(rf"{CLOCK} *[-–] *{CLOCK}", value)
    if not found:
        shown = quoted(value) if isinstance(value, str) else "một nhóm hay danh sách"
        fail("bad-hours", f"Có {shown}, cần giờ mở–giờ đóng.", "Viết như 07:30-11:30.")
    opens, closes = (time(int(found[hour]), int(found[hour + 1])) for hour in (1, 3))
    if opens >= closes:
        fail("bad-hours", f"{quoted(value)}: giờ đóng không sau giờ mở.", "Viết như 07:30-11:30.")
    return OpenHours(opens=opens, closes=closes)


_HOURS = {"type": "string", "pattern": rf"^{CLOCK} *[-–] *{CLOCK}$"}
Hours = tuple[Annotated[OpenHours, BeforeValidator(Accepts(_parse_hours, _HOURS))], ...]


def _in_order(hours: dict[Weekday, Hours]) -> dict[Weekday, Hours]:
    for day, spans in hours.items():
        for before, after in pairwise(spans):
            if after.opens < before.closes:
                fail(
                    "bad-hours",
                    f"Giờ làm việc {day.label.lower()} chồng lên nhau hoặc sai thứ tự.",
                    "Viết buổi sáng trước, buổi chiều sau: [07:30-11:30, 13:00-17:00].",
                )
    return hours


WeekHours = Annotated[dict[Weekday, Hours], AfterValidator(_in_order)]
"""When it is open: of each day its stretches. A day that is not named is a day off."""


class DaysInARow(Model):
    """Days off in a row, both ends included."""

    first_day: Date = Field(alias="from", title="Từ ngày", examples=["2027-03-15"])
    to: Date | None = Field(None, title="Đến hết ngày", description="Nghỉ một ngày thì để trống.")

    @property
    def last_day(self) -> date:
        """The last day, which is the only one where no other is given."""
        return self.to or self.first_day

    def require_order(self) -> None:
        """Refuse days of which the last comes before the first."""
        if self.last_day < self.first_day:
            fail("dates-reversed", "Ngày nghỉ cuối trước ngày nghỉ đầu.", "Sửa from hoặc to.")


class Closure(DaysInARow):
    """Days on which the unit, or one `place` of it, receives nobody, beside public holidays."""

    reason: ShortLine = Field(
        title="Vì sao nghỉ", description="Đọc sau chữ «Nghỉ».", examples=["tập huấn nghiệp vụ"]
    )
    place: Slug | None = Field(
        None,
        title="Nơi nào nghỉ",
        description="Chỉ ghi khi một nơi nghỉ, các nơi khác vẫn mở: tên ngắn của nơi ấy.",
        examples=["co-so-2"],
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        self.require_order()
        return self


class PhoneLine(Model):
    """A number and who answers it."""

    name: ShortLine = Field(title="Ai nghe máy", examples=["Một cửa"])
    number: Phone = Field(title="Số điện thoại", examples=["028 3000 0000"])
    note: Line | None = Field(None, title="Ghi chú")


class ServicePlace(Model):
    """A house in which the unit receives people. What it leaves out is the unit's own."""

    id: Slug = Field(title="Tên ngắn của nơi này", examples=["co-so-2"])
    name: ShortLine = Field(title="Tên nơi này", examples=["Cơ sở 2"])
    address: Official[Line] = Field(title="Địa chỉ", examples=["5 Đường Mẫu, Phường Mẫu"])
    map_url: Url | None = Field(None, title="Bản đồ")
    hours: WeekHours = Field(
        default={}, title="Giờ làm việc", description="Chỉ ghi khi khác giờ của đơn vị."
    )
    phones: tuple[PhoneLine, ...] = Field(
        (), title="Điện thoại", description="Chỉ ghi khi khác số của đơn vị."
    )


def _place_or_words(text: str) -> str:
    return Reference(text) if re.fullmatch(SLUG, text) else text


class Counter(Model):
    """Where files of some fields are handed in; without `fields`, of all that no counter names.

    `place` is the id of one of the unit's places, or another house's address in words; without it
    the counter is at the headquarters.
    """

    name: ShortLine = Field(title="Tên quầy", examples=["Quầy 1"])
    fields: tuple[Slug, ...] = Field(
        (),
        title="Nhận hồ sơ lĩnh vực",
        description="Không ghi thì nhận mọi lĩnh vực mà không quầy nào ghi.",
        examples=[["ho-tich"]],
    )
    place: Annotated[Line, AfterValidator(_place_or_words)] | None = Field(
        None,
        title="Ở đâu",
        description="Chỉ ghi khi quầy không ở trụ sở: tên ngắn của một nơi tiếp dân, hoặc địa chỉ.",
        examples=["co-so-2"],
    )
    hours: WeekHours = Field(
        default={}, title="Giờ làm việc", description="Chỉ ghi khi khác giờ của nơi có quầy."
    )
    phone: Phone | None = Field(None, title="Số điện thoại")
