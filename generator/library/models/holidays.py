"""The days off that are announced for a year: `procedures/holidays.yml`.

The Prime Minister fixes Tết and 2 September each year (article 112 of the labour code), so until a
notice stands here the days that pages know are what is to be expected.
"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from generator.library.language.locale import N_
from generator.library.models.base import Choice, Integer, Model, Official, ShortLine, fail
from generator.library.models.places import DaysInARow


class Holiday(Choice):
    """The public holidays of article 112, and days off against another working day."""

    NEW_YEAR = "new_year", N_("Tết Dương lịch")
    TET = "tet", N_("Tết Nguyên đán")
    HUNG_KINGS = "hung_kings", N_("Giỗ Tổ Hùng Vương")
    LABOUR = "labour", N_("lễ 30/4 và 1/5")
    NATIONAL_DAY = "national_day", N_("Quốc khánh")
    SWAPPED = "swapped", N_("hoán đổi ngày làm việc")


class AnnouncedDays(DaysInARow):
    """The days off of one holiday."""

    what: Holiday = Field(title="Nghỉ lễ nào", examples=["tet"])


class HolidayNotice(Model):
    """What is announced for a year: of each holiday that it names, all days off of that year."""

    year: Annotated[Integer, Field(ge=2025, le=2100)] = Field(title="Năm", examples=[2027])
    notice: Official[ShortLine] = Field(title="Số thông báo", examples=["1234/TB-BNV"])
    days: tuple[AnnouncedDays, ...] = Field(min_length=1, title="Các ngày nghỉ")

    @model_validator(mode="after")
    def _in_its_year(self) -> Self:
        for each in self.days:
            each.require_order()
            if each.first_day.year != self.year:
                message = f"Ngày nghỉ của năm {each.first_day.year} nằm trong năm {self.year}."
                fail("holiday-other-year", message, "Sửa year, hoặc chuyển ngày sang năm của nó.")
        return self


class HolidaysFile(Model):
    """`procedures/holidays.yml`."""

    holidays: Official[tuple[HolidayNotice, ...]] = Field((), title="Lịch nghỉ đã có thông báo")
