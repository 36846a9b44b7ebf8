"""What changed lately, as residents read it: day by day, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.library.checked.published import Published
from generator.library.forms.translation import mapped
from generator.library.language.formats import day_words
from generator.library.language.locale import ENGLISH, VIETNAMESE, _, current_locale, use_locale
from generator.library.language.mixed_text import Untranslated, join_mixed, original
from generator.library.models.change_log import LoggedChange, SaidChange, Topic
from generator.library.models.procedure import Procedure
from generator.library.registers.address import HOME_CODE
from generator.views.procedure import everywhere
from generator.views.substance import additions

MOST = 100
"""So many changes are shown; older ones stay in the unit's file."""


@dataclass(frozen=True)
class ToldChange:
    """What changed on one page on one day; each line says of what it is."""

    on: date
    code: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ChangedDay:
    """The changes of one day."""

    day: str
    changes: tuple[ToldChange, ...]


def told_changes(published: Published) -> tuple[ToldChange, ...]:
    """The latest changes first; those of a page that is there no more are left out."""
    titles = {**published.titles(), HOME_CODE: published.ward.name}
    known = [one for one in published.changes if one.code in titles and one.on <= published.day]
    latest = sorted(known, key=lambda one: (-one.on.toordinal(), one.code))
    return tuple(_told(published, one, titles[one.code]) for one in latest[:MOST])


def changed_days(published: Published) -> tuple[ChangedDay, ...]:
    """The same, by their days."""
    days = groupby(told_changes(published), key=lambda one: one.on)
    return tuple(ChangedDay(day_words(day), tuple(those)) for day, those in days)


def _told(published: Published, one: LoggedChange, title: str) -> ToldChange:
    lines = tuple(_line(said, published.by_code.get(one.code), published) for said in one.said)
    return ToldChange(one.on, one.code, title, lines)


def _line(said: SaidChange, procedure: Procedure | None, published: Published) -> str:
    text = said.text
    if current_locale() == ENGLISH:
        text = said.english or _since_translated(said, procedure, published)
    if said.topic is Topic.STANDING:  # «Trang mới» needs no name
        return text
    return join_mixed(": ", [_(said.topic.label), text])


def _since_translated(said: SaidChange, procedure: Procedure | None, published: Published) -> str:
    """What was added when nobody had translated it, in English where the page has it whole now."""
    if procedure is not None:
        left: list[str] = []

        def in_vietnamese(_place: str, text: str) -> str:
            if isinstance(text, Untranslated):
                left.append(text)
            return original(text)

        before = mapped(procedure, in_vietnamese)
        with use_locale(VIETNAMESE, published.ward.level):
            added = [*additions(everywhere(published, before), said.topic)]
        now = [*additions(everywhere(published, procedure), said.topic)]
        if said.text in added and len(now) == len(added):
            text = now[added.index(said.text)]
            if not any(each in text for each in left):
                return text
    return Untranslated(said.text)
