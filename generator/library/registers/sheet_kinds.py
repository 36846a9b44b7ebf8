"""What can be printed: each kind of sheet, its word, and what one is about."""

from __future__ import annotations

from enum import Enum, auto
from typing import Self

from generator.library.models.base import Choice


class About(Enum):
    """What one sheet is about, which is also what its command is given."""

    CODES = auto()
    """Any codes, as many as fit."""
    CODE = auto()
    PROCEDURE = auto()
    GROUP = auto()
    """A field or a life event."""
    RENOVATION = auto()
    GUIDE = auto()
    """All that is published; its command is given nothing."""


class SheetKind(Choice):
    """A kind of sheet, by the name of its command; the print records name it so for good.

    `size` is the paper, and `says` what it is, for staff.
    """

    about: About
    size: str
    says: str

    def __new__(
        cls,
        value: str,
        label: str = "",
        about: About = About.CODE,
        size: str = "",
        says: str = "",
    ) -> Self:
        """The name of the command, the word that staff use, what it is about, and the rest."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.about = about
        member.size = size
        member.says = says
        return member

    TAGS = "tags", "thẻ móc khóa", About.CODES, "A4", "thẻ, tem và nhãn: mỗi mã một chiếc"
    POSTER = "poster", "tờ dán quầy", About.PROCEDURE, "A4, A5", "tờ dán ở quầy của một thủ tục"
    LEAFLET = (
        "leaflet",
        "tờ rơi",
        About.PROCEDURE,
        "A5",
        "tờ mang về của một thủ tục, có ô đánh dấu giấy tờ",
    )
    LARGE = (
        "large",
        "thẻ chữ to",
        About.PROCEDURE,
        "A5 hai mặt",
        "thẻ chữ to của một thủ tục, cho người mắt kém: mang gì, bao nhiêu tiền, ở đâu, giờ nào",
    )
    GROUP = (
        "group",
        "tờ dán nhóm",
        About.GROUP,
        "A4",
        "mã của một lĩnh vực hay việc đời, và của mọi thủ tục trong đó",
    )
    ALL = "all", "tờ dán mọi mã", About.GUIDE, "A4", "tờ dán tường, mọi mã của {phường}"
    CARD = "card", "thẻ để bàn", About.CODE, "A4 gấp đôi", "một mã bất kỳ, đứng trên bàn"
    NOTICE = (
        "notice",
        "thông báo",
        About.RENOVATION,
        "A4",
        "thông báo một công trình sửa nhà, trang cuối là mã lớn",
    )
    GATE = (
        "gate",
        "thẻ cổng",
        About.RENOVATION,
        "A5",
        "thẻ treo ở cổng một công trình, có mã lớn",
    )
    ROUND = (
        "round",
        "phiếu đi xem",
        About.GUIDE,
        "A4",
        "các công trình đang làm, theo khu phố và đường",
    )

    @property
    def says_facts(self) -> bool:
        """Whether it says facts of one thing, which may change; others only lead to pages."""
        return self.about in {About.PROCEDURE, About.RENOVATION}
