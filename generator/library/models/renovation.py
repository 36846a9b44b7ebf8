"""A renovation that the ward announces: one file each, `renovations/<year>/<code>.yml`.

It says what works are allowed and until when, never who lives there: the form has no place for an
owner, and `rules/personal_data.py` looks through every text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from generator.library.language.folding import fold
from generator.library.models.base import (
    Boolean,
    Choice,
    Date,
    Integer,
    Line,
    Model,
    Number,
    Phone,
    ShortLine,
    fail,
    pattern,
    quoted,
)

CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are misread on paper."""
CODE_LENGTH = 6
"""Letters after the R: 32^6 codes, a thousand million, so that nobody can walk the list."""

COMPANIES = (
    "cong ty",
    "tong cong ty",
    "doanh nghiep",
    "hop tac xa",
    "lien hiep hop tac xa",
    "tap doan",
    "xi nghiep",
    "chi nhanh cong ty",
    "chi nhanh tong cong ty",
)
"""How a company's name begins, folded. A household business (hộ kinh doanh) carries a person's."""


ALLOWED_WORKS = (
    "Sửa mặt tiền",
    "Thay mái",
    "Chống thấm, chống dột",
    "Sơn, lát lại trong nhà",
    "Sửa nhà bếp, nhà vệ sinh",
    "Thay hệ thống điện, nước",
    "Thay cửa, cổng, hàng rào",
    "Nâng nền",
    "Gia cố móng, cột, dầm",
)
NOT_ALLOWED_WORKS = (
    "Không tăng số tầng",
    "Không lấn ra hẻm, vỉa hè",
    "Không để vật liệu trên vỉa hè",
    "Không đục phá cột, dầm, sàn",
    "Không đổi mục đích sử dụng",
)
USUAL_ACTS = (
    "Kiểm tra lần 1, làm đúng giấy phép",
    "Nhắc dọn vật liệu trên vỉa hè",
    "Lập biên bản và buộc dừng",
    "Đã làm xong, vỉa hè đã dọn",
)
"""Usual words, which forms and commands offer: who picks does not write a name by the way."""


class BasisKind(Choice):
    """On what the works rest: a permit, an exemption, or a notice sent to the ward."""

    PERMIT = "permit", "giấy phép"
    EXEMPT = "exempt", "được miễn"
    NOTICE = "notice", "thông báo khởi công"


class WorkStatus(Choice):
    """What the ward last wrote down; `library.works.state` also looks at the day."""

    PLANNED = "planned", "sắp làm"
    RUNNING = "running", "đang làm"
    PAUSED = "paused", "tạm dừng"
    STOPPED = "stopped", "đình chỉ"
    FINISHED = "finished", "đã xong"


class ActKind(Choice):
    """What the ward did or noted on a day."""

    CHECKED = "checked", "đã kiểm tra"
    EXTENDED = "extended", "gia hạn"
    PAUSED = "paused", "tạm dừng"
    RESUMED = "resumed", "làm tiếp"
    STOPPED = "stopped", "đình chỉ"
    FINISHED = "finished", "xong"


STATUS_AFTER = {
    ActKind.PAUSED: WorkStatus.PAUSED,
    ActKind.RESUMED: WorkStatus.RUNNING,
    ActKind.STOPPED: WorkStatus.STOPPED,
    ActKind.FINISHED: WorkStatus.FINISHED,
}
"""What `status` says where the last act of these kinds is the one named."""


class Basis(Model):
    """The paper on which the works rest.

    `expires_on` is the last day on which the permit lets works run. A day that only limits when
    works must have begun is not one.
    """

    kind: BasisKind = Field(
        title="Loại căn cứ",
    )
    number: ShortLine | None = Field(None, title="Số giấy phép", examples=["123/GPSC"])
    issued_on: Date | None = Field(
        None, title="Ngày cấp, ngày nhận thông báo", examples=["2026-03-05"]
    )
    issued_by: ShortLine | None = Field(None, title="Nơi cấp", examples=["UBND phường"])
    expires_on: Date | None = Field(
        None, title="Giấy phép hết hạn", description="Chỉ cho giấy phép.", examples=["2027-03-05"]
    )

    @model_validator(mode="after")
    def _complete(self) -> Self:
        wanted = {
            BasisKind.PERMIT: ("number", "issued_on", "issued_by"),
            BasisKind.NOTICE: ("issued_on",),
            BasisKind.EXEMPT: (),
        }[self.kind]
        if missing := [name for name in wanted if getattr(self, name) is None]:
            fail(
                "basis-incomplete",
                f"Căn cứ «{self.kind}» thiếu {', '.join(missing)}.",
                "Chép từ giấy phép, hoặc từ thông báo khởi công đã nhận.",
            )
        if self.expires_on and self.kind is not BasisKind.PERMIT:
            fail(
                "basis-incomplete",
                "Chỉ giấy phép (kind: permit) mới có ngày hết hạn expires_on.",
                "Xoá expires_on, hoặc đổi kind thành permit.",
            )
        if self.issued_on and self.expires_on and self.expires_on < self.issued_on:
            fail("dates-reversed", "Giấy phép hết hạn trước ngày cấp.", "Sửa lại ngày.")
        return self


class Place(Model):
    """Where the works are: the house's number, the street, the neighbourhood of the ward."""

    house: ShortLine = Field(title="Số nhà", examples=["182/4"])
    street: ShortLine = Field(title="Đường", examples=["Lê Văn Sỹ"])
    neighbourhood: ShortLine | None = Field(None, title="Khu phố", examples=["Khu phố 3"])


def _company(name: str) -> str:
    if not re.match(rf"({'|'.join(COMPANIES)})\b.", fold(name)):
        fail(
            "not-a-company",
            f"Đơn vị thi công là {quoted(name)}, cần tên một công ty hay hợp tác xã.",
            "Viết như Công ty TNHH …. Thợ hay hộ kinh doanh mang tên người: bỏ mục contractor.",
        )
    return name


class Contractor(Model):
    """Who builds: a company with the company's own number, never a person."""

    name: Annotated[ShortLine, AfterValidator(_company)] = Field(
        title="Tên công ty", description="Một công ty, không phải tên người."
    )
    phone: Phone | None = Field(None, title="Số điện thoại của công ty")
    company_mobile: Boolean = Field(
        default=False,
        title="Số di động ấy là của công ty",
        description="true: đã xem giấy tờ của công ty và thấy số này ở đó.",
    )


class Act(Model):
    """What the ward did or noted on a day. `until` is the new last day of an extension."""

    on: Date = Field(title="Ngày", examples=["2026-04-02"])
    text: Line = Field(title="Đã làm gì", examples=[*USUAL_ACTS])
    kind: ActKind | None = Field(
        None,
        title="Loại việc",
    )
    until: Date | None = Field(
        None, title="Gia hạn đến hết ngày", description="Chỉ khi loại việc là gia hạn."
    )

    @model_validator(mode="after")
    def _until_of_extension(self) -> Self:
        if (self.kind is ActKind.EXTENDED) != (self.until is not None):
            fail(
                "act-until",
                "Gia hạn cần cả kind: extended và until (đến hết ngày nào).",
                "Thêm mục còn thiếu; việc khác thì bỏ until.",
            )
        return self

    @property
    def status(self) -> WorkStatus | None:
        """How the works stand from then on; None where the act changes nothing of it."""
        return STATUS_AFTER.get(self.kind) if self.kind else None


class Attachment(Model):
    """A picture or a PDF beside the file, by its plain name."""

    file: Annotated[
        str,
        AfterValidator(
            pattern(
                r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}\.(jpe?g|png|webp|pdf|JPE?G|PNG|WEBP|PDF)",
                "bad-attachment-name",
                "tên một tệp .jpg, .png, .webp hoặc .pdf nằm cạnh tệp này, chữ không dấu",
                "Chép ảnh vào cùng thư mục, đặt tên như mat-tien.jpg.",
            )
        ),
    ] = Field(title="Tên tệp nằm cạnh", examples=["mat-tien.jpg"])
    title: ShortLine = Field(title="Tên ảnh, tài liệu", examples=["Hiện trạng mặt tiền"])


class Renovation(Model):
    """One renovation. Lengths are metres, areas square metres.

    `ends_on` is the day first announced; extensions are acts. `unit` is who answers for it at the
    ward, None where it is the one that `ward.yml` names.
    """

    code: Annotated[
        str,
        AfterValidator(
            pattern(
                f"R[{CODE_LETTERS}]{{{CODE_LENGTH}}}",
                "bad-renovation-code",
                "mã công trình: R và sáu chữ in hoa hoặc số, không có I, L, O, U",
                "Lấy mã mới bằng «motcham new renovation».",
            )
        ),
    ] = Field(title="Mã công trình", description="Máy đặt, không đoán được.", examples=["R7K2QX0"])
    sample: Boolean = Field(default=False, title="Công trình mẫu")
    basis: Basis = Field(title="Căn cứ")
    place: Place = Field(title="Ở đâu")
    allowed: tuple[Line, ...] = Field(
        min_length=1, title="Được làm", examples=[[work] for work in ALLOWED_WORKS]
    )
    not_allowed: tuple[Line, ...] = Field(
        (), title="Không được làm", examples=[[work] for work in NOT_ALLOWED_WORKS]
    )
    floors: Annotated[Integer, Field(ge=1, le=200)] | None = Field(
        None, title="Số tầng", examples=[2]
    )
    height_m: Number | None = Field(None, title="Cao, m")
    area_m2: Number | None = Field(None, title="Diện tích, m²")
    starts_on: Date = Field(title="Ngày bắt đầu", examples=["2026-03-10"])
    ends_on: Date = Field(
        title="Ngày xong dự kiến",
        description="Gia hạn thì thêm một việc đã làm.",
        examples=["2026-06-30"],
    )
    contractor: Contractor | None = Field(None, title="Đơn vị thi công")
    status: WorkStatus = Field(
        title="Tình trạng",
    )
    acts: tuple[Act, ...] = Field((), title="Việc đã làm", description="Cũ trước, mới sau.")
    unit: ShortLine | None = Field(None, title="Bộ phận trả lời")
    attachments: tuple[Attachment, ...] = Field((), title="Ảnh, tài liệu kèm theo")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends_on < self.starts_on:
            fail("dates-reversed", "Ngày xong trước ngày bắt đầu.", "Sửa starts_on hoặc ends_on.")
        days = [act.on for act in self.acts]
        if days != sorted(days):
            fail(
                "acts-order", "Các việc trong acts chưa theo thứ tự ngày.", "Xếp cũ trước, mới sau."
            )
        if self.turns and self.status is not (right := self.turns[-1].status):
            fail(
                "status-behind",
                f"Việc sau cùng là «{self.turns[-1].kind}» nhưng status là «{self.status}».",
                f"Ghi status: {right}.",
            )
        return self

    @property
    def turns(self) -> tuple[Act, ...]:
        """The acts that change the status, in order."""
        return tuple(act for act in self.acts if act.status)

    @property
    def address(self) -> str:
        """House and street in words, as the notice says it."""
        return f"{self.place.house} {self.place.street}"

    @property
    def last_day(self) -> date:
        """The last day on which works are announced, extensions included."""
        return max([self.ends_on, *(act.until for act in self.acts if act.until)])
