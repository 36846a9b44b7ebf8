"""What day it is: Vietnam's, wherever the machine stands. Nothing else asks the system for the day.

Vietnam has kept one offset since 1975 and has no summer time, so a fixed one is exact, and needs no
table of time zones, which Windows does not bring.
"""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta, timezone

from generator.errors import MotchamError, WrongUseError

VIETNAM = timezone(timedelta(hours=7))
FIRST_YEAR, LAST_YEAR = 1970, 2199


def today(as_of: str = "") -> date:
    """The day `as_of` (YYYY-MM-DD) where given, else that of SOURCE_DATE_EPOCH, else today.

    Raises MotchamError where either cannot be understood.
    """
    if as_of:
        try:
            return _within(date.fromisoformat(as_of))
        except ValueError:
            message = f"«{as_of}» không phải một ngày."
            raise WrongUseError(message, "Viết như 2026-11-22.") from None
        except MotchamError as error:
            raise WrongUseError(error.message, error.hint) from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return _within(datetime.fromtimestamp(int(epoch), VIETNAM).date())
        except (ValueError, OverflowError, OSError):
            message = f"Biến SOURCE_DATE_EPOCH là «{epoch}», cần số giây kể từ ngày 01/01/1970."
            raise MotchamError(message, "Viết như 1795564800, hoặc bỏ biến ấy đi.") from None
    return datetime.now(VIETNAM).date()


def day_at(seconds: int) -> date:
    """The day on which it was so many seconds after the beginning of 1970, as git counts them."""
    return datetime.fromtimestamp(seconds, VIETNAM).date()


def _within(day: date) -> date:
    """`day`; MotchamError where years before and after it cannot be reckoned with."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = f"Ngày {day} ngoài các năm {FIRST_YEAR} đến {LAST_YEAR} mà máy tính được."
        raise MotchamError(message, "Xem lại năm; viết như 2026-11-22.")
    return day
