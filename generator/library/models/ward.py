"""Who the ward is: `ward.yml`."""

from __future__ import annotations

import re
from datetime import time
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from generator.errors import MotchamError
from generator.library.models.base import (
    Boolean,
    Code,
    Email,
    Integer,
    Line,
    Model,
    Phone,
    ShortLine,
    Slug,
    Summary,
    Url,
    quoted,
    refuse,
)
from generator.library.models.procedure import FeeKind, Via


class Level(StrEnum):
    """The three kinds of commune-level unit since July 2025."""

    WARD = "ward"
    COMMUNE = "commune"
    SPECIAL_ZONE = "special_zone"


class Weekday(StrEnum):
    """Days, in the order of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class OpenHours(Model):
    """A stretch of opening time within one day."""

    opens: time
    closes: time


_CLOCK = "([01]?[0-9]|2[0-3]):([0-5][0-9])"


def _parse_hours(value: Any) -> Any:
    if isinstance(value, OpenHours):
        return value
    found = isinstance(value, str) and re.fullmatch(rf"{_CLOCK} *[-–] *{_CLOCK}", value)
    if not found:
        shown = quoted(value) if isinstance(value, str) else "một nhóm hay danh sách"
        refuse("bad-hours", f"Có {shown}, cần giờ mở–giờ đóng.", "Viết như 07:30-11:30.")
    opens, closes = (time(int(found[hour]), int(found[hour + 1])) for hour in (1, 3))
    if opens >= closes:
        refuse("bad-hours", f"{quoted(value)}: giờ đóng không sau giờ mở.", "Viết như 07:30-11:30.")
    return OpenHours(opens=opens, closes=closes)


class PhoneLine(Model):
    """A number and who answers it."""

    name: ShortLine
    number: Phone
    note: Line | None = None


class Counter(Model):
    """Where files of some fields are handed in. `place` is given where it is another house."""

    name: ShortLine
    fields: tuple[Slug, ...] = ()
    place: Line | None = None
    phone: Phone | None = None


class ReportChannel(Model):
    """A way to tell the ward, or the city, that something is wrong."""

    name: ShortLine
    phone: Phone | None = None
    url: Url | None = None
    email: Email | None = None
    note: Line | None = None

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.phone or self.url or self.email):
            refuse(
                "unreachable",
                "Kênh này không có số điện thoại, trang web hay thư điện tử.",
                "Thêm phone, url hoặc email.",
            )
        return self


class LocalFee(Model):
    """An amount that the province has set, for a fee that the procedure leaves open.

    It fills the fees of `procedure` of this `kind` with `set_by: province` and no amount; only
    those of the channels in `via`, where given.
    """

    procedure: Code
    kind: FeeKind
    amount: Integer
    via: tuple[Via, ...] = ()
    decision: ShortLine


class RenovationSettings(Model):
    """How the ward announces renovations.

    The facts stay on the site `keep_days` days after the works ended. `unit` answers for works
    that name nobody else.
    """

    keep_days: Annotated[Integer, Field(ge=0, le=3650)] = 90
    unit: ShortLine | None = None


def _site_address(text: str) -> str:
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?", text):
        refuse(
            "bad-site-address",
            f"Có {quoted(text)}, cần địa chỉ trang chủ: chỉ chữ không dấu, số và . - _ ~ /.",
            "Viết như https://phuong.tinh.gov.vn/.",
        )
    return text if text.endswith("/") else text + "/"


SiteAddress = Annotated[Url, AfterValidator(_site_address)]


def site_address(text: str) -> str:
    """`text` as a site's address, ending in a slash. Raises MotchamError where it is none."""
    try:
        return TypeAdapter(SiteAddress).validate_python(text)
    except ValidationError as error:
        context = error.errors()[0].get("ctx", {})
        raise MotchamError(str(context["message"]), str(context["mend"])) from None


Hours = tuple[Annotated[OpenHours, BeforeValidator(_parse_hours)], ...]


class Ward(Model):
    """The ward. `phones[0]` is the hotline that every print and page shows.

    `site_url` is the address that goes into every printed code: it must never change again.
    `repository` is where staff edit; None leaves the edit links out.
    """

    name: ShortLine
    level: Level = Level.WARD
    sample: Boolean = False
    province: ShortLine
    address: Line
    map_url: Url | None = None
    site_url: SiteAddress
    repository: Url | None = None
    greeting: Summary | None = None
    hours: dict[Weekday, Hours] = Field(min_length=1)
    hours_note: Line | None = None
    phones: tuple[PhoneLine, ...] = Field(min_length=1)
    email: Email | None = None
    counters: tuple[Counter, ...] = Field(min_length=1)
    report_channels: tuple[ReportChannel, ...] = ()
    neighbourhoods: tuple[ShortLine, ...] = ()
    local_fees: tuple[LocalFee, ...] = ()
    renovations: RenovationSettings = RenovationSettings()

    @model_validator(mode="after")
    def _hours_in_order(self) -> Self:
        for day, spans in self.hours.items():
            for before, after in pairwise(spans):
                if after.opens < before.closes:
                    refuse(
                        "bad-hours",
                        f"Giờ làm việc của {day} chồng lên nhau hoặc sai thứ tự.",
                        "Viết buổi sáng trước, buổi chiều sau: [07:30-11:30, 13:00-17:00].",
                    )
        return self

    @property
    def hotline(self) -> PhoneLine:
        """The number to call first."""
        return self.phones[0]

    def counter_for(self, field: str) -> Counter:
        """The counter that takes files of `field`; the first counter where none names it."""
        return next((c for c in self.counters if field in c.fields), self.counters[0])
