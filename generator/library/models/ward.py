"""Who the ward is: `ward.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from generator.errors import WrongUseError
from generator.library.language.folding import fold
from generator.library.models.base import (
    Accepts,
    Boolean,
    Choice,
    Email,
    Integer,
    Line,
    Model,
    Official,
    Phone,
    ShortLine,
    Summary,
    Url,
    fail,
    pattern,
    quoted,
)
from generator.library.models.catalogue import Field as ProcedureField
from generator.library.models.offer import (
    NotOffered,
    NotOfferedEntry,
    OfferedName,
    done_elsewhere,
)
from generator.library.models.places import (
    Closure,
    Counter,
    PhoneLine,
    ServicePlace,
    WeekHours,
)
from generator.library.models.procedure import Procedure
from generator.library.models.web_address import host_oddity, host_of

_WHERE_STAFF_EDIT = "github.com"
OF_OFFICE = re.compile("^(?:ubnd|uy ban nhan dan) ")
"""How the folded name of a unit's office begins before that of the unit."""
_GITHUB = r"https://github[.]com/([A-Za-z0-9-]+)/([A-Za-z0-9_.-]+?)(?:[.]git)?/?"
REPOSITORY_PATTERN = rf"(?:https://(?!github[.]com(?:/|$))\S+|{_GITHUB})"
"""Where files are edited: of GitHub a repository, elsewhere any address."""


class Level(Choice):
    """The three kinds of commune-level unit since July 2025."""

    WARD = "ward", "phường"
    COMMUNE = "commune", "xã"
    SPECIAL_ZONE = "special_zone", "đặc khu"

    @classmethod
    def in_name(cls, name: str) -> Level | None:
        """The level that the name of a unit, or of its office, begins with: «UBND xã Thử»."""
        words = OF_OFFICE.sub("", fold(name))
        return next((one for one in cls if f"{words} ".startswith(f"{fold(one.label)} ")), None)


class Sending(Choice):
    """How the forms of staff send what they wrote, where a unit lets them."""

    GITHUB = "github", "gửi thẳng lên GitHub"


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


_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
SITE_PATTERN = (
    rf"https://(?:{_LABEL}[.])+[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?::[0-9]+)?"
    r"(?:/(?![.]{1,2}(?:/|$))[A-Za-z0-9._~-]*)*"
)
"""The address of a site: a named host, and nothing that a code or a host would write otherwise."""


def _site_address(text: str) -> str:
    if not re.fullmatch(SITE_PATTERN, text):
        fail(
            "bad-site-address",
            f"Có {quoted(text)}, cần địa chỉ trang chủ: tên máy có đuôi như .vn, rồi chỉ chữ không"
            " dấu, số và . - _ ~ /.",
            "Viết như https://phuong.tinh.gov.vn/.",
        )
    return text if text.endswith("/") else text + "/"


SiteAddress = Annotated[
    Url, AfterValidator(Accepts(_site_address, {"pattern": f"^{SITE_PATTERN}$"}))
]


def _repository(text: str) -> str:
    """Where files are edited; of GitHub the address that pages and forms build theirs upon."""
    if host_of(text) != _WHERE_STAFF_EDIT:
        return text
    found = re.fullmatch(_GITHUB, text)
    if found is None:
        fail(
            "bad-repository",
            f"Có {quoted(text)}, cần địa chỉ một kho trên GitHub: chủ kho, rồi tên kho.",
            "Viết như https://github.com/xa-thu/mot-cham.",
        )
    return f"https://{_WHERE_STAFF_EDIT}/{found[1]}/{found[2]}"


Repository = Annotated[
    Url, AfterValidator(Accepts(_repository, {"pattern": f"^{REPOSITORY_PATTERN}$"}))
]


def site_address(text: str) -> str:
    """`text` as a site's address, ending in a slash. Raises MotchamError where it is none."""
    try:
        return TypeAdapter(SiteAddress).validate_python(text)
    except ValidationError as error:
        context = error.errors()[0].get("ctx", {})
        raise WrongUseError(str(context["message"]), str(context["hint"])) from None


def _host(text: str) -> str:
    oddity = "" if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", text) else "không phải một tên máy"
    if oddity := oddity or host_oddity(text):
        fail("bad-host", f"{quoted(text)} {oddity}.", "Viết như zalo.me: không https://, không /.")
    return text


Host = Annotated[str, AfterValidator(Accepts(_host, {"pattern": r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"}))]


Colour = Annotated[
    str,
    AfterValidator(
        pattern(
            "#[0-9A-Fa-f]{6}",
            "bad-colour",
            "một màu viết bằng # và sáu chữ số hoặc chữ a–f",
            'Viết như "#a1242e", trong ngoặc kép.',
        )
    ),
    AfterValidator(str.lower),
]
EmblemName = Annotated[
    str,
    AfterValidator(
        pattern(
            r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\.(svg|png)",
            "bad-emblem-name",
            "tên một tệp .svg hoặc .png nằm cạnh tệp này, chữ không dấu",
            "Chép tệp vào cùng thư mục, đặt tên emblem.svg hoặc emblem.png.",
        )
    ),
]


class Ward(Model):
    """The ward. `phones[0]` is the hotline that every print and page shows.

    `site_url` is the address that goes into every printed code: it must never change again. Where
    it had to, `former_site_urls` were printed before, and their hosts lead on to it for good.
    `address`, `hours` and `phones` are those of the headquarters, and of each of the `places` that
    has none of its own. `offered` and `not_offered` say which procedures it does; one of them.
    `repository` is where staff edit, open to everybody; None leaves the edit links out and keeps
    the files of procedures, which hold notes for staff, off the site. `sending` lets the forms of
    staff speak with GitHub. `colour` stands in the place of the theme's red; `emblem` is a file
    beside this one.
    """

    name: ShortLine = Field(title="Tên phường, xã", examples=["Phường Mẫu"])
    level: Level = Field(Level.WARD, title="Cấp")
    sample: Boolean = Field(
        default=False,
        title="Trang mẫu",
        description="true: không có thật, trang nói rõ như vậy.",
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
        description="Mã đã in còn dẫn tới đó: máy chủ cũ phải chuyển tiếp mãi về địa chỉ mới.",
    )
    repository: Repository | None = Field(None, title="Nơi cán bộ sửa tệp")
    sending: Sending | None = Field(
        None,
        title="Cách gửi từ biểu mẫu",
        description="Không ghi thì cán bộ tải tệp về rồi đưa lên GitHub.",
    )
    colour: Colour | None = Field(
        None,
        title="Màu riêng",
        description="Thay màu đỏ của trang, ảnh chia sẻ và tờ lớn; phải đọc rõ trên nền trắng.",
        examples=["#a1242e"],
    )
    emblem: EmblemName | None = Field(
        None,
        title="Biểu trưng",
        description="Tệp SVG hoặc PNG gần vuông, nằm cạnh tệp này.",
        examples=["emblem.svg"],
    )
    greeting: Summary | None = Field(None, title="Lời chào")
    hours: WeekHours = Field(
        {},
        title="Giờ làm việc",
        description="Mỗi ngày một danh sách giờ mở-giờ đóng.",
        examples=[{"monday": ["07:30-11:30", "13:00-17:00"]}],
    )
    hours_note: Line | None = Field(None, title="Ghi chú về giờ")
    closures: tuple[Closure, ...] = Field(
        (),
        title="Ngày nghỉ riêng",
        description="Ngày lễ, Tết thì trang tự biết.",
        examples=[[{"from": "2027-03-15", "reason": "tập huấn nghiệp vụ"}]],
    )
    phones: tuple[PhoneLine, ...] = Field(
        min_length=1, title="Điện thoại", description="Số đầu tiên in trên mọi thẻ và trang."
    )
    email: Email | None = Field(None, title="Thư điện tử")
    places: tuple[ServicePlace, ...] = Field(
        (),
        title="Các nơi tiếp dân",
        description="Chỉ ghi khi có nhiều nơi; địa chỉ trụ sở ghi riêng.",
        examples=[[{"id": "co-so-2", "name": "Cơ sở 2", "address": "5 Đường Mẫu, Phường Mẫu"}]],
    )
    counters: tuple[Counter, ...] = Field(min_length=1, title="Các quầy")
    offered: Official[tuple[OfferedName, ...]] = Field(
        (),
        title="Chỉ làm những việc này",
        description="Mã thủ tục hoặc mã lĩnh vực. Để trống là làm mọi thủ tục.",
        examples=[["ho-tich", "CT01"]],
    )
    not_offered: tuple[NotOfferedEntry, ...] = Field(
        (),
        title="Việc không làm",
        description="Ghi được cả nơi làm.",
        examples=[["CU01"]],
    )
    appointment_url: Url | None = Field(
        None,
        title="Trang lấy số, hẹn giờ",
        description="Nơi người dân lấy số hay hẹn giờ trước khi đến.",
        examples=["https://hen-gio.tinh.gov.vn/"],
    )
    status_url: Url | None = Field(
        None,
        title="Trang xem hồ sơ tới đâu",
        description="Nơi người dân gõ mã hồ sơ để xem đã giải quyết tới đâu.",
        examples=["https://motcua.tinh.gov.vn/tra-cuu"],
    )
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
    def _one_list(self) -> Self:
        if self.offered and self.not_offered:
            fail(
                "two-lists",
                "Có cả offered lẫn not_offered, nên không rõ việc không ghi ở đâu thì thế nào.",
                "Giữ một: offered kể việc đơn vị làm, not_offered kể việc không làm.",
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
        urls += [self.appointment_url, self.status_url]
        urls += [place.map_url for place in self.places]
        urls += [entry.url for entry in self.not_offered]
        urls += [channel.url for channel in self.report_channels]
        emails = [self.email, *(channel.email for channel in self.report_channels)]
        named = [url for url in urls if url] + [f"mailto:{email}" for email in emails if email]
        return frozenset({_WHERE_STAFF_EDIT, *map(host_of, named), *self.trusted_hosts})

    def counters_for(self, field: str) -> tuple[Counter, ...]:
        """The counters that name `field`, or else those that name no field; maybe none."""
        named = tuple(counter for counter in self.counters if field in counter.fields)
        return named or tuple(counter for counter in self.counters if not counter.fields)

    @property
    def headquarters(self) -> ServicePlace | None:
        """The one of `places` that lies at the unit's own address."""
        return next((place for place in self.places if place.address == self.address), None)

    def place_of(self, counter: Counter) -> ServicePlace | None:
        """Which of `places` a counter is in; None where that is none of them."""
        if counter.place is None:
            return self.headquarters
        return next((place for place in self.places if place.id == counter.place), None)

    def hours_at(self, place: ServicePlace | None) -> WeekHours:
        """When one of `places`, or else the headquarters, is open."""
        return (place and place.hours) or self.hours

    def hours_of(self, counter: Counter) -> WeekHours:
        """When a counter is open."""
        return counter.hours or self.hours_at(self.place_of(counter))

    def elsewhere(
        self, fields: Iterable[ProcedureField], procedures: Iterable[Procedure]
    ) -> dict[str, NotOffered]:
        """What of all this the unit does not do, by code."""
        return done_elsewhere(self.offered, self.not_offered, fields, procedures)
