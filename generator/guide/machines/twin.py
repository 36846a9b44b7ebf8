"""What every page as Markdown has: whose it is, where the page is, of which day; and shared pieces.

Assistants read this in the stead of HTML. What hides or changes on a page stands in words here: all
cases, all answers, the hours in the stead of «open now».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.guide.fragments import Around
from generator.guide.machines.markdown_text import below, document, link, named, plain, row, strong
from generator.library.desk.days_off import DaysOff
from generator.library.language.formats import day_words
from generator.library.language.locale import _
from generator.library.language.mixed_text import format_mixed, join_mixed
from generator.views.elsewhere import ElsewhereView
from generator.views.hours import days_words
from generator.views.procedure import Link
from generator.views.unit import UnitView

FILE = "index.md"
"""Lies beside the page."""
BUILT = "<!--motcham:built-->"
"""Where a text says of which day it is, once all else is said."""


def twin(around: Around, code: str, title: str, *blocks: str) -> str:
    """A whole file: title, whose page it is and a place for its day, then what it says."""
    unit = around.unit
    named_code = format_mixed(_("Mã {code}"), code=code)
    about = below(
        whose(unit),
        f"{plain(unit.hotline.name)}: {plain(unit.hotline.number)}",
        f"{plain(named_code)} · <{around.site.page_url(code)}>",
        BUILT,
    )
    return document(f"# {named(title)}", about, *blocks) + "\n"


def dated(text: str, day: date) -> str:
    """`text`, which `twin` made, saying that it was built on `day`."""
    built = _("Trang này dựng ngày {day}.").format(day=day_words(day))
    return text.replace(BUILT, plain(built), 1)


def whose(unit: UnitView) -> str:
    """The name of the unit and where it is; of the sample, that there is no such unit."""
    line = f"**{plain(unit.name)}**, {plain(unit.province)}"
    if not unit.sample:
        return line
    return f"{line}. " + row(_("Trang mẫu"), plain(_("{phường} này không có thật.")))


def page_link(around: Around, to: Link) -> str:
    """The way to another page of the guide, which says its code."""
    return link(str(to), around.site.page_url(to.code))


def mapped(address: str, url: str) -> str:
    """A place with its map."""
    return " · ".join(filter(None, [plain(address), link(_("Xem bản đồ"), url) if url else ""]))


def house_lines(unit: UnitView) -> Iterator[str]:
    """The houses in which the unit receives people, each with its hours."""
    for house in unit.houses:
        where = mapped(house.address, house.map_url)
        named_too = f"**{plain(house.name)}**: {where}" if unit.houses[1:] else where
        yield below(named_too, *(plain(days.line) for days in house.hours))


def days_off(found: Iterable[tuple[DaysOff, bool]]) -> Iterator[str]:
    """Days off as a page has them, each with whether it has begun."""
    for off, begun in found:
        if off.place:
            who = format_mixed(_("{place} nghỉ:"), place=off.place)
        else:
            who = _("Đang nghỉ:") if begun else _("Sắp nghỉ:")
        days = days_words(off.first, off.last)
        yield plain(join_mixed(" ", [who, f"{off.reason}, {days}"]))


def elsewhere(said: ElsewhereView | None) -> str:
    """That the unit does not do it, and who does."""
    if said is None:
        return ""
    where = row(_("Nơi làm:"), plain(said.where))
    url = link(_("Xem trang của nơi làm"), said.url) if said.url else ""
    words = (strong(said.sentence), plain(said.advice), where, url)
    return " ".join(filter(None, words))
