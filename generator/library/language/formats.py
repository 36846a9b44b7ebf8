"""Days, numbers and amounts in the reader's language: how a value is written, not what it means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from generator.library.language.locale import ENGLISH, _, current_locale

NBSP = "\u00a0"
VND = "VND"


def day_words(day: date) -> str:
    """A date as Vietnamese write it, 16/01/2026; in English 16 January 2026."""
    if current_locale() == ENGLISH:
        from babel.dates import format_date  # noqa: PLC0415 - only pages in English need it

        return format_date(day, "d MMMM y", locale=ENGLISH)
    return f"{day:%d/%m/%Y}"


def number_words(number: Decimal | int) -> str:
    """A number with a decimal comma, 7,5; in English with a point."""
    return _point_and_comma(f"{Decimal(number).normalize():f}")


def money_words(amount: int, currency: str = VND) -> str:
    """An amount: 8.000 đ, 10 USD; in English 8,000 VND."""
    sign = _("đ") if currency == VND else str(currency)
    return f"{_point_and_comma(f'{amount:,}')}{NBSP}{sign}"


def _point_and_comma(number: str) -> str:
    """A number as English writes it, with point and comma as the current language has them."""
    return number if current_locale() == ENGLISH else number.translate(str.maketrans(",.", ".,"))


def join_words(words: Sequence[str]) -> str:
    """Words in a row: «a», «a và b», «a, b và c»."""
    *first, last = words or [""]
    return _("{some} và {last}").format(some=", ".join(first), last=last) if first else last
