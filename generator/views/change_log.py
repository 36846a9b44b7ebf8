"""What changed lately, as residents read it: day by day, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.library.checked.published import Published
from generator.library.language.formats import day_words
from generator.library.language.locale import ENGLISH, _, current_locale
from generator.library.language.mixed_text import Untranslated, join_mixed
from generator.library.models.change_log import LoggedChange, SaidChange, Topic
from generator.library.registers.address import HOME_CODE

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
    return tuple(_told(one, titles[one.code]) for one in latest[:MOST])


def changed_days(published: Published) -> tuple[ChangedDay, ...]:
    """The same, by their days."""
    days = groupby(told_changes(published), key=lambda one: one.on)
    return tuple(ChangedDay(day_words(day), tuple(those)) for day, those in days)


def _told(one: LoggedChange, title: str) -> ToldChange:
    return ToldChange(one.on, one.code, title, tuple(map(_line, one.said)))


def _line(said: SaidChange) -> str:
    english = current_locale() == ENGLISH
    text = (said.english or Untranslated(said.text)) if english else said.text
    if said.topic is Topic.STANDING:  # «Trang mới» needs no name
        return text
    return join_mixed(": ", [_(said.topic.label), text])
