"""What people ask a unit for and no unit does, and who does it: `procedures/elsewhere.yml`.

Another thing is a procedure that this one unit does not do: `models/offer.py`.
"""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from generator.library.language.locale import N_
from generator.library.models.base import (
    Choice,
    Date,
    Line,
    Model,
    Official,
    ShortLine,
    Slug,
    Url,
    fail,
)


class OfficeGroup(Choice):
    """Under which heading people look for it, in the order of the page."""

    CRIME = "crime", N_("Mất cắp, lừa đảo, tội phạm")
    PAPERS = "papers", N_("Giấy tờ, đi nước ngoài, quốc tịch")
    VEHICLES = "vehicles", N_("Xe và lái xe")
    INSURANCE = "insurance", N_("Bảo hiểm, lương hưu, việc làm")
    HEALTH = "health", N_("Khám bệnh, sức khỏe")
    SCHOOL = "school", N_("Trường học, bằng cấp")
    HOME = "home", N_("Nhà, đất, điện, nước")
    MONEY = "money", N_("Thuế, công ty, tiền bạc")
    COURT = "court", N_("Tòa án, tranh chấp, thi hành án")


class OtherOffice(Model):
    """Something that no unit does. Who does it is said only as far as a source says it."""

    id: Slug = Field(
        title="Tên ngắn của việc",
        description="Đứng trong địa chỉ, không đổi nữa.",
        examples=["ho-chieu"],
    )
    title: ShortLine = Field(
        title="Tên việc", description="Như người dân nói.", examples=["Làm hộ chiếu"]
    )
    group: OfficeGroup = Field(title="Nhóm trên trang", examples=["papers"])
    keywords: tuple[ShortLine, ...] = Field(
        (),
        title="Từ để tìm",
        description="Như người dân gõ: tiếng địa phương, viết tắt, cách nói khác.",
        examples=[["passport", "hộ chiếu bị mất"]],
    )
    who: Line | None = Field(
        None,
        title="Ai làm",
        description="Cơ quan, bằng chữ. Chỉ ghi khi có nguồn.",
        examples=["Phòng Quản lý xuất nhập cảnh, công an tỉnh"],
    )
    where: Line | None = Field(
        None, title="Ở đâu", examples=["Có căn cước thì tỉnh nào thuận tiện cũng được."]
    )
    note: Line | None = Field(
        None,
        title="Nói thêm một câu",
        description="Điều {phường} vẫn làm được, hoặc điều hay nhầm.",
        examples=["{Phường} chỉ làm phần chứng thực."],
    )
    url: Url | None = Field(
        None,
        title="Trang của nơi làm",
        description="Trang của nhà nước đã thấy trong nguồn.",
        examples=["https://dichvucong.gov.vn/"],
    )
    source: Official[Line] | None = Field(
        None,
        title="Nguồn",
        description="Luật và điều, hồ sơ quốc gia, hoặc tên trang và máy chủ.",
        examples=["Luật Bảo hiểm xã hội 41/2024/QH15, Điều 79"],
    )
    checked_on: Date | None = Field(None, title="Ngày xem nguồn", examples=["2026-11-29"])

    @model_validator(mode="after")
    def _says_only_what_a_source_says(self) -> Self:
        if self.source is None and (self.who or self.where or self.url or self.checked_on):
            fail(
                "without-source",
                "Có who, where, url hay checked_on mà không có source.",
                "Ghi source là luật, điều hoặc trang đã đọc; chưa có nguồn thì xoá bốn mục ấy.",
            )
        if self.source is not None and not (self.who and self.checked_on):
            fail(
                "source-incomplete",
                "Có source mà thiếu who hoặc checked_on.",
                "Ghi nguồn ấy nói ai làm (who) và ngày xem nguồn (checked_on).",
            )
        return self


class OtherOfficesFile(Model):
    """`procedures/elsewhere.yml`."""

    other_offices: tuple[OtherOffice, ...] = Field((), title="Việc không phường, xã nào làm")
