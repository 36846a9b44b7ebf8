"""What no line of a paper may end within: a number with what it counts, a date, a phone number.

Blanks in it become such as no line breaks at, so that a template can measure it as one word. What
is written without a blank but may break behind a dash or a slash, templates keep whole themselves
(`whole` in common.typ): a sign for that would go along when an address is copied.
"""

from __future__ import annotations

import re

from generator.library.language.formats import NBSP

_COUNTED = (
    "phút|giờ|ngày|tuần|tháng|năm|tuổi|lần|bản|bộ|tờ|người|hộ|đồng|đ|triệu|tỷ|%|mm|cm|km|m|m²|ha|kg"
)
_BLANK = re.compile(
    r"(?<=\d) (?=\d)"  # 028 3800 0000
    r"|(?<=\d\)) (?=\d)"  # (028) 3800 0000
    rf"|(?<=\d) (?=(?:{_COUNTED})(?![\w²]))"
    r"|(?<=\d) (?=[x×] ?\d)|(?<=\d [x×]) (?=\d)"  # 10 x 15 cm
    r"|(?<=giờ) (?=\d)|(?<=[Tt]hứ) (?=[2-7]\b)"  # 7 giờ 30, Thứ 2
    r"|(?<=ngày) (?=\d{1,2} tháng)|(?<=tháng) (?=\d{1,2}\b)|(?<=năm) (?=\d{4}\b)"
)
DRAWINGS = frozenset({"svg", "emblem"})
"""Under these names what a template is told is a drawing, and no words."""


def unbroken(told: object) -> object:
    """What a template is `told`, JSON in and out, with all its words so."""
    if isinstance(told, str):
        return _BLANK.sub(NBSP, told)
    if isinstance(told, dict):
        return {
            name: value if name in DRAWINGS else unbroken(value) for name, value in told.items()
        }
    if isinstance(told, list | tuple):
        return [unbroken(value) for value in told]
    return told
