"""The files of a procedure are those of the day, and follow all that its page tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.guide import procedure_files as files
from generator.guide.assets.needed_rules import names_of_page
from generator.guide.fragments import Context
from generator.guide.procedure_files import ProcedureFiles, procedure_files
from generator.library.checked.published import Published
from generator.library.language.locale import ENGLISH, VIETNAMESE, use_locale
from tests.guide_files import WARD_FILE, Guide

CODE = "HT01"
CLOSED = "closures: [{from: 2026-12-20, to: 2026-12-22, reason: chuyển nhà}]\n"


def told(published: Published) -> ProcedureFiles:
    return files_of(Context(published))


def files_of(context: Context) -> ProcedureFiles:
    [(_, found)] = procedure_files(context, [context.published.by_code[CODE]])
    return found


def test_on_every_day_they_are_those_of_that_day(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.write(WARD_FILE, guide.read(WARD_FILE) + CLOSED)
    found = set()
    days = [date(2026, 11, 15) + timedelta(days=number) for number in range(56)]
    due = guide.published(days[0]).by_code[CODE].review_due_on
    days += [due + timedelta(days=number) for number in (-1, 0, 1)]
    for day in days:
        published = guide.published(day)
        made = told(published)
        with monkeypatch.context() as patch:
            patch.setattr(files, "last_turn", lambda today, _: today)
            patch.setattr(files, "turned", lambda _, today: today)
            assert told(guide.published(day)) == made, day
        found.add((made.body, made.markdown))
    assert len(found) >= 4, "the closing is told of, has begun, is over; the review is due"


CHANGES: dict[str, Callable[[Published], Published]] = {
    "the unit": lambda one: replace(one, ward=one.ward.model_copy(update={"name": "Phường B"})),
    "what is done elsewhere": lambda one: replace(
        one, ward=one.ward.model_copy(update={"offered": ("ket-hon",)})
    ),
    "the field": lambda one: replace(
        one, fields=tuple(each.model_copy(update={"title": "Khác"}) for each in one.fields)
    ),
    "the life events": lambda one: replace(
        one,
        life_events=tuple(each.model_copy(update={"title": "Khác"}) for each in one.life_events),
    ),
    "the procedure": lambda one: replace(one, procedures=_titled(one, CODE)),
    "a procedure to which it leads": lambda one: replace(
        one, procedures=_titled(one, one.by_code[CODE].related[0])
    ),
}
"""What a page tells, each changed."""


def _titled(one: Published, code: str) -> tuple:  # type: ignore[type-arg]  # of procedures
    changed = {"title": "Tên khác"}
    return tuple(p.model_copy(update=changed) if p.code == code else p for p in one.procedures)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows_at_once(change: str, guide: Guide) -> None:
    published = guide.published(date(2026, 11, 25))
    before = told(published)
    changed = replace(published)
    assert told(changed) == before
    assert told(CHANGES[change](published)) != before


def test_names_are_those_of_the_page(guide: Guide) -> None:
    found = told(guide.published(date(2026, 11, 25)))
    assert {*found.names} == names_of_page(found.head + found.body)
    assert {".mc-page", "h1"} <= {*found.names}


def test_each_language_has_its_own(guide: Guide) -> None:
    published = guide.published(date(2026, 11, 25))
    context = Context(published, (VIETNAMESE, ENGLISH))
    found = files_of(context)
    with use_locale(ENGLISH):
        assert files_of(context.in_language(ENGLISH)).body != found.body


def test_a_page_is_made_of_nothing_else(guide: Guide) -> None:
    """Whatever else is published, the page of a procedure keeps its bytes."""
    published = guide.published(date(2026, 11, 25))
    before = told(published)
    beside = {CODE, *published.by_code[CODE].related}
    less = replace(
        published,
        procedures=tuple(one for one in published.procedures if one.code in beside),
        pages=(),
        synonyms=(),
        changes=(),
        situations={},
        rows={},
        files=published.files,
    )
    assert told(less) == before
