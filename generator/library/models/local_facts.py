"""What is decided nearer than the library: by a province for its units, by a unit for itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from generator.library.models.base import (
    Code,
    Date,
    Integer,
    Line,
    Model,
    Official,
    ShortLine,
    fail,
    text_shorthand,
)
from generator.library.models.places import WeekHours
from generator.library.models.procedure import (
    FeeKind,
    Paper,
    PerCase,
    Statement,
    Time,
    Via,
)
from generator.library.models.turns import turns
from generator.library.models.ward import ReportChannel


class SetFee(PerCase):
    """An amount that a province, or a unit, has set for a fee that the procedure leaves open.

    It fills the fees of this `kind` with `set_by: province` and no amount; only those of the
    channels in `via`, where given. Several entries for one fee stand side by side, each `for` its
    cases or with its condition. It holds from `first_day` to `until`, both included.
    """

    kind: FeeKind = Field(title="Loại tiền")
    amount: Integer = Field(
        title="Số tiền", description="Chỉ chữ số; 0 là miễn phí.", examples=[8000]
    )
    via: tuple[Via, ...] = Field((), title="Chỉ cho cách nộp")
    per: ShortLine | None = Field(None, title="Tính theo", examples=["bản"])
    when: Line | None = Field(None, title="Chỉ trả khi", examples=["đăng ký quá hạn"])
    waived_for: tuple[Line, ...] = Field((), title="Miễn cho ai")
    first_day: Date | None = Field(None, alias="from", title="Áp dụng từ ngày")
    until: Date | None = Field(None, title="Áp dụng đến hết ngày")
    decision: ShortLine = Field(
        title="Theo nghị quyết, quyết định nào", examples=["12/2025/NQ-HĐND"]
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first_day and self.until and self.until < self.first_day:
            fail("dates-reversed", "Ngày cuối trước ngày đầu.", "Sửa from hoặc until.")
        return self

    def in_force(self, day: date) -> bool:
        """Whether it holds on `day`."""
        begun = self.first_day is None or self.first_day <= day
        return begun and (self.until is None or day <= self.until)

    @property
    def turns(self) -> Iterator[date]:
        """The days on which it begins to hold, and is over."""
        return turns(self.first_day, self.until)


class ProvinceFee(SetFee):
    """Such an amount with the procedure for which it is set."""

    procedure: Code = Field(title="Mã thủ tục", examples=["HT04"])


class Province(Model):
    """What a province, or a city, decides for all its units: `provinces/<id>.yml`.

    A unit that says otherwise in its own file is believed.
    """

    fees: Official[tuple[ProvinceFee, ...]] = Field((), title="Mức tiền tỉnh, thành phố đặt")
    hours: WeekHours = Field({}, title="Giờ làm việc chung")
    report_channels: tuple[ReportChannel, ...] = Field((), title="Kênh phản ánh chung")


class Overlay(Model):
    """What one unit adds to one procedure of the library: `local/<CODE>.yml` in its folder.

    `of` is the short hash of the library's text that it answers: when that changes, a person looks
    again; the check says it to who left it out. `time` is that at the unit's counter; notes and
    documents are added to the library's.
    """

    of: ShortLine = Field(
        "",
        title="Dấu của thủ tục trong thư viện",
        description="Máy điền; nhờ nó máy nhắc xem lại khi thư viện đổi.",
        examples=["4b2382"],
    )
    time: Time | None = Field(None, title="Thời hạn tại quầy của đơn vị")
    fees: Official[tuple[SetFee, ...]] = Field((), title="Mức tiền")
    where: Line | None = Field(None, title="Nộp ở đâu", examples=["Quầy 3, tầng 2"])
    notes: tuple[Annotated[Statement, text_shorthand("text")], ...] = Field((), title="Lưu ý thêm")
    documents: tuple[Paper, ...] = Field((), title="Giấy tờ thêm")
    checked_on: Date | None = Field(None, title="Ngày đơn vị xem lại", examples=["2026-11-20"])
