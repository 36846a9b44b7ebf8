"""The unit's hours, counters and numbers as Markdown, for the pages that hold them as blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.guide.fragments import Context
from generator.guide.machines.markdown_text import (
    below,
    bullets,
    document,
    link,
    plain,
    row,
    section,
)
from generator.guide.machines.twin import days_off, house_lines
from generator.library.language.locale import _
from generator.library.language.mixed_text import closed
from generator.views.places import PhoneView
from generator.views.unit import ContactView


def opening(context: Context) -> str:
    """When and where the unit receives people."""
    unit = context.guide.unit
    off = days_off((one, one.first <= context.today) for one in context.days_off)
    return document(bullets(house_lines(unit)), bullets(off), plain(unit.hours_note))


def contact(context: Context) -> str:
    """Whom to call, which counters there are, and where to complain."""
    unit = context.guide.unit
    phones = [*unit.phones, *(phone for house in unit.houses for phone in house.phones)]
    pages = (
        (unit.appointment_url, _("Lấy số, hẹn giờ trước khi đến")),
        (unit.status_url, _("Hồ sơ của tôi tới đâu")),
    )
    links = [link(name, url) for url, name in pages if url]
    mail = row(_("Thư điện tử"), plain(unit.email))
    counters = (
        below(
            f"**{plain(one.name)}**: {plain(one.place)}",
            *map(plain, one.own_hours),
            plain(one.phone),
            plain(", ".join(one.fields)),
        )
        for one in unit.counters
    )
    return document(
        bullets([*map(_phone, phones), *links, mail]),
        section(_("Quầy"), bullets(counters)),
        section(_("Phản ánh, góp ý"), bullets(map(_way, unit.report_channels))),
    )


def rights(context: Context) -> str:
    """What everybody may ask who hands in a file."""
    told = (below(plain(closed(one.text)), plain(one.note)) for one in context.guide.rights)
    return section(_("Quyền của bạn khi nộp hồ sơ"), bullets(told))


def _phone(phone: PhoneView) -> str:
    note = f" · {plain(phone.note)}" if phone.note else ""
    return f"{plain(phone.name)}: {plain(phone.number)}{note}"


def _way(way: ContactView) -> str:
    name = link(way.name, way.url) if way.url else plain(way.name)
    told: Iterator[str] = filter(None, map(plain, (way.phone, way.email, way.note)))
    return f"{name}: {' · '.join(told)}"


BLOCKS: Mapping[str, Callable[[Context], str]] = {
    "opening": opening,
    "contact": contact,
    "rights": rights,
}
"""By the names of their slots. Others are lists of pages, which `llms.txt` has."""
