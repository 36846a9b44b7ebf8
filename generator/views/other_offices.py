"""What no unit does, and who does it, as residents are told: `procedures/elsewhere.yml`.

What one unit leaves to another place, though others do it, is told by `views/elsewhere.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.library.language.formats import day_words
from generator.library.language.locale import _
from generator.library.language.mixed_text import format_mixed
from generator.library.models.other_office import OfficeGroup, OtherOffice
from generator.library.models.web_address import host_of
from generator.views.telling import told, untold

PAGE = "noi-khac-lam/"
"""The page on which all of it stands."""


@dataclass(frozen=True)
class OtherOfficeView:
    """Something that no unit does; `who` does it is empty where no source says so."""

    id: str = untold()
    title: str = told("tên")
    group: OfficeGroup = untold()
    keywords: tuple[str, ...] = told("từ để tìm", listed=True)
    who: str = told("ai làm")
    where: str = told("ở đâu")
    note: str = told("lưu ý")
    url: str = told("liên kết")
    source: str = told("nguồn")
    checked_on: str = told("ngày xem nguồn")

    @property
    def code(self) -> str:
        """None: it has a place on the page of all of them."""
        return ""

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"viec-{self.id}"

    @property
    def address(self) -> str:
        """Where it stands, from the site's root."""
        return f"{PAGE}#{self.anchor}"

    @property
    def host(self) -> str:
        """Whose page the link leads to."""
        return host_of(self.url)

    @property
    def unknown(self) -> str:
        """What is said where no source says who does it."""
        return _("{Phường} không làm việc này. Hỏi 1022.")

    @property
    def answer(self) -> str:
        """In a line of a list: that the unit does not do it, and who does."""
        if not self.who:
            return self.unknown
        return format_mixed(_("{Phường} không làm việc này: {who}"), who=self.who)


def other_office_view(office: OtherOffice) -> OtherOfficeView:
    """`office` in words."""
    return OtherOfficeView(
        id=office.id,
        title=office.title,
        group=office.group,
        keywords=office.keywords,
        who=office.who or "",
        where=office.where or "",
        note=office.note or "",
        url=office.url or "",
        source=office.source or "",
        checked_on=day_words(office.checked_on) if office.checked_on else "",
    )


def by_group(views: Iterable[OtherOfficeView]) -> Mapping[OfficeGroup, list[OtherOfficeView]]:
    """What stands under each heading, in the order of the page; empty ones are left out."""
    found: dict[OfficeGroup, list[OtherOfficeView]] = {group: [] for group in OfficeGroup}
    for view in views:
        found[view.group].append(view)
    return {group: mine for group, mine in found.items() if mine}
