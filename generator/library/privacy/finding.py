"""What personal data there is: its kinds, and one piece that was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Personal(StrEnum):
    """What was found, in the words of the message."""

    ID = "số giấy tờ của một người"
    PHONE = "số điện thoại riêng"
    EMAIL = "thư điện tử riêng"
    ACCOUNT = "số tài khoản"
    LAND = "số giấy chứng nhận nhà đất"
    BIRTH = "ngày sinh"
    PLATE = "biển số xe"
    PROFILE = "trang mạng xã hội của một người"
    LIFE = "chuyện riêng của một người"
    NAME = "tên một người"


@dataclass(frozen=True)
class Finding:
    """One finding: what it is, and the words that show it."""

    kind: Personal
    words: str
