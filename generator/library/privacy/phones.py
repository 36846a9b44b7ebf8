"""Phone numbers by their digits alone: how they compare, and which can be a company's."""

from __future__ import annotations

import re


def is_of_a_company(phone: str, *, mobile: bool) -> bool:
    """Whether a phone can be a company's: a landline, a hotline, or a `mobile` that it owns."""
    digits = number(phone)
    return is_landline(digits) or (mobile and re.fullmatch(r"0[35789]\d{8}", digits) is not None)


def is_landline(digits: str) -> bool:
    """Whether the digits are a landline's or a hotline's."""
    return re.fullmatch(r"02\d{8,9}|1[89]00\d{4,6}", digits) is not None


def number(words: str) -> str:
    """The digits of a phone number, with 0 for the country's +84."""
    return re.sub(r"^(00)?840?(?=\d{9,10}$)", "0", re.sub(r"\D", "", words))
