"""Who the ward is: `ward.yml`."""

from __future__ import annotations

import re
from datetime import date, time
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
from generator.library.language.locale import N_
from generator.library.models.base import (
    Accepts,
    Boolean,
    Choice,
    Date,
    Email,
    Integer,
    Line,
    Model,
    Official,
    Phone,
    ShortLine,
    Slug,
    Summary,
    Url,
    fail,
    quoted,
)
from generator.library.models.web_address import host_oddity, host_of

_WHERE_STAFF_EDIT = "github.com"


class Level(Choice):
    """The three kinds of commune-level unit since July 2025."""

    WARD = "ward", "phường"
    COMMUNE = "commune", "xã"
    SPECIAL_ZONE = "special_zone", "đặc khu"


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


_CLOCK = "([01]?[0-9]|2[0-3]):([0-5][0-9])"


def _parse_hours(value: Any) -> Any:
    if isinstance(value, OpenHours):
        return value
    found = isinstance(value, str) and re.fullmatch(rf"{_CLOCK} *[-–] *{_CLOCK}", value)
    if not found:
        shown = quoted(value) if isinstance(value, str) else "một nhóm hay danh sách"
        fail("bad-hours", f"Có {shown}, cần giờ mở–giờ đóng.", "Viết như 07:30-11:30.")
    opens, closes = (time(int(found[hour]), int(found[hour + 1])) for hour in (1, 3))
    if opens >= closes:
        fail("bad-hours", f"{quoted(value)}: giờ đóng không sau giờ mở.", "Viết như 07:30-11:30.")
    return OpenHours(opens=opens, closes=closes)


class Closure(Model):
    """Days on which the ward receives nobody, beside public holidays."""

    first_day: Date = Field(alias="from", title="Từ ngày", examples=["2027-03-15"])
    to: Date | None = Field(
        None, title="Đến hết ngày", description="Nghỉ một ngày thì bỏ dòng này."
    )
    reason: ShortLine = Field(
        title="Vì sao nghỉ", description="Đọc sau chữ «Nghỉ».", examples=["tập huấn nghiệp vụ"]
    )

    @property
    def last_day(self) -> date:
        """The last day, which is the only one where no other is given."""
        return self.to or self.first_day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last_day < self.first_day:
            fail("dates-reversed", "Ngày nghỉ cuối trước ngày nghỉ đầu.", "Sửa from hoặc to.")
        return self


class PhoneLine(Model):
    """A number and who answers it."""

    name: ShortLine = Field(title="Ai nghe máy", examples=["Một cửa"])
    number: Phone = Field(title="Số điện thoại", examples=["028 3000 0000"])
    note: Line | None = Field(None, title="Ghi chú")


class Counter(Model):
    """Where files of some fields are handed in. `place` is given where it is another house."""

    name: ShortLine = Field(title="Tên quầy", examples=["Quầy 1"])
    fields: tuple[Slug, ...] = Field((), title="Nhận hồ sơ lĩnh vực", examples=[["ho-tich"]])
    place: Line | None = Field(None, title="Ở đâu", description="Chỉ ghi khi quầy ở nhà khác.")
    phone: Phone | None = Field(None, title="Số điện thoại")


class ReportChannel(Model):
    """A way to tell the ward, or the city, that something is wrong."""

    name: ShortLine = Field(title="Tên kênh", examples=["Tổng đài 1022"])
    phone: Phone | None = Field(None, title="Số điện thoại", examples=["1022"])
    url: Url | None = Field(None, title="Trang web")
    email: Email | None = Field(None, title="Thư điện tử")
    note: Line | None = Field(None, title="Ghi chú")

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.phone or self.url or self.email):
            fail(
                "unreachable",
                "Kênh này không có số điện thoại, trang web hay thư điện tử.",
                "Thêm phone, url hoặc email.",
            )
        return self


class RenovationSettings(Model):
    """How the ward announces renovations.

    The facts stay on the site `keep_days` days after the works ended. `unit` answers for works
    that name nobody else.
    """

    keep_days: Annotated[Integer, Field(ge=0, le=3650)] = Field(
        90, title="Giữ trang mấy ngày sau khi xong"
    )
    unit: ShortLine | None = Field(None, title="Bộ phận trả lời")


def _site_address(text: str) -> str:
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/-]*)?", text):
        fail(
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
        raise MotchamError(str(context["message"]), str(context["hint"])) from None


def _host(text: str) -> str:
    oddity = "" if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", text) else "không phải một tên máy"
    if oddity := oddity or host_oddity(text):
        fail("bad-host", f"{quoted(text)} {oddity}.", "Viết như zalo.me: không https://, không /.")
    return text


Host = Annotated[str, AfterValidator(Accepts(_host, {"pattern": r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"}))]
_HOURS = {"type": "string", "pattern": rf"^{_CLOCK} *[-–] *{_CLOCK}$"}
Hours = tuple[Annotated[OpenHours, BeforeValidator(Accepts(_parse_hours, _HOURS))], ...]


class Ward(Model):
    """The ward. `phones[0]` is the hotline that every print and page shows.

    `site_url` is the address that goes into every printed code: it must never change again. Where
    it had to, `former_site_urls` were printed before, and their hosts lead on to it for good.
    `repository` is where staff edit, open to everybody; None leaves the edit links out and keeps
    the files of procedures, which hold notes for staff, off the site.
    """

    name: ShortLine = Field(title="Tên phường, xã", examples=["Phường Mẫu"])
    level: Level = Field(Level.WARD, title="Cấp")
    sample: Boolean = Field(
        default=False,
        title="Trang mẫu",
        description="true: phường không có thật, trang nói rõ như vậy.",
    )
    province: ShortLine = Field(title="Tỉnh, thành phố")
    address: Official[Line] = Field(title="Địa chỉ trụ sở")
    map_url: Url | None = Field(None, title="Bản đồ")
    site_url: SiteAddress = Field(
        title="Địa chỉ trang chủ",
        description="In vào mọi mã QR: đã in thì không đổi nữa.",
        examples=["https://phuong.tinh.gov.vn/"],
    )
    former_site_urls: tuple[SiteAddress, ...] = Field(
        (),
        title="Địa chỉ trang chủ cũ",
        description="Mã đã in còn dẫn tới đó: máy chủ cũ phải chuyển tiếp mãi về site_url.",
    )
    repository: Url | None = Field(None, title="Nơi cán bộ sửa tệp")
    greeting: Summary | None = Field(None, title="Lời chào")
    hours: dict[Weekday, Hours] = Field(
        {},
        title="Giờ làm việc",
        description="Mỗi ngày một danh sách giờ mở-giờ đóng.",
        examples=[{"monday": ["07:30-11:30", "13:00-17:00"]}],
    )
    hours_note: Line | None = Field(None, title="Ghi chú về giờ")
    closures: tuple[Closure, ...] = Field(
        (),
        title="Ngày nghỉ riêng của phường",
        description="Ngày lễ, Tết thì trang tự biết.",
        examples=[[{"from": "2027-03-15", "reason": "tập huấn nghiệp vụ"}]],
    )
    phones: tuple[PhoneLine, ...] = Field(
        min_length=1, title="Điện thoại", description="Số đầu tiên in trên mọi thẻ và trang."
    )
    email: Email | None = Field(None, title="Thư điện tử")
    counters: tuple[Counter, ...] = Field(min_length=1, title="Các quầy")
    report_channels: tuple[ReportChannel, ...] = Field((), title="Kênh phản ánh")
    trusted_hosts: Official[tuple[Host, ...]] = Field(
        (),
        title="Tên máy tin được",
        description="Ngoài .gov.vn và các trang ghi ở tệp này, liên kết được dẫn tới đâu.",
        examples=[["zalo.me"]],
    )
    neighbourhoods: Official[tuple[ShortLine, ...]] = Field((), title="Khu phố, thôn")
    renovations: RenovationSettings = Field(
        RenovationSettings(), title="Công bố công trình cải tạo, sửa chữa"
    )

    @model_validator(mode="after")
    def _hours_in_order(self) -> Self:
        for day, spans in self.hours.items():
            for before, after in pairwise(spans):
                if after.opens < before.closes:
                    fail(
                        "bad-hours",
                        f"Giờ làm việc của {day} chồng lên nhau hoặc sai thứ tự.",
                        "Viết buổi sáng trước, buổi chiều sau: [07:30-11:30, 13:00-17:00].",
                    )
        return self

    @property
    def hotline(self) -> PhoneLine:
        """The number to call first."""
        return self.phones[0]

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts that this file names: a link to one of them surprises nobody."""
        urls = [self.site_url, *self.former_site_urls, self.map_url, self.repository]
        urls += [channel.url for channel in self.report_channels]
        emails = [self.email, *(channel.email for channel in self.report_channels)]
        named = [url for url in urls if url] + [f"mailto:{email}" for email in emails if email]
        return frozenset({_WHERE_STAFF_EDIT, *map(host_of, named), *self.trusted_hosts})

    def counter_for(self, field: str) -> Counter:
        """The counter that takes files of `field`; the first counter where none names it."""
        return next((c for c in self.counters if field in c.fields), self.counters[0])
