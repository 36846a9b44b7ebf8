"""What changed for residents, day by day: `wards/<id>/changes.yml`, the unit's change log."""

from __future__ import annotations

from pydantic import Field

from generator.library.language.locale import N_
from generator.library.models.base import Choice, Code, Date, LongLine, Model


class Topic(Choice):
    """Of what a change is: the topics that change what a resident does."""

    STANDING = "standing", N_("Tình trạng")
    TIME = "time", N_("Bao lâu")
    FEE = "fee", N_("Bao nhiêu tiền")
    DEADLINE = "deadline", N_("Hạn chót")
    CAUTION = "caution", N_("Cần biết trước")
    PLACE = "place", N_("Nộp ở đâu")
    PAPERS = "papers", N_("Giấy tờ cần có")
    HOURS = "hours", N_("Giờ làm việc")


class SaidChange(Model):
    """What is otherwise now in one topic, in words of both languages."""

    topic: Topic = Field(title="Về việc gì")
    text: LongLine = Field(title="Đổi thế nào", examples=["Miễn phí → 8.000 đ"])
    english: LongLine | None = Field(None, title="Bằng tiếng Anh", examples=["Free → 8,000 VND"])


class LoggedChange(Model):
    """What changed on one page on one day; the home page's code stands for the unit itself."""

    on: Date = Field(title="Ngày", examples=["2026-11-29"])
    code: Code = Field(title="Mã trang", examples=["HT01"])
    said: tuple[SaidChange, ...] = Field(title="Những điều đã đổi")


class ChangesFile(Model):
    """`wards/<id>/changes.yml`."""

    changes: tuple[LoggedChange, ...] = Field((), title="Các thay đổi, mới nhất trước")
