"""A procedure in a list says what its page says; a record's own page need not be made for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.library.checked.english import english
from generator.library.checked.library import load_library
from generator.library.checked.published import Published
from generator.library.forms.paths import SAMPLE
from generator.library.language.locale import ENGLISH, VIETNAMESE, use_locale
from generator.library.loading.units import roots_of
from generator.library.models.offer import NotOffered
from generator.views.catalogue import record_row, row
from generator.views.guide import GuideView
from generator.views.one_case import case_called, of_case
from generator.views.procedure import procedure_view
from tests.guide_files import PROJECT

ON = date(2026, 11, 25)


@pytest.fixture(scope="module")
def published() -> Published:
    """The library with some records withdrawn, and some that the unit does not do."""
    library, problems = load_library(roots_of(PROJECT, SAMPLE))
    assert library, problems
    found = library.on(ON)
    records = [one for one in found.procedures if one.is_record]
    if not records:
        pytest.skip("every record has been rewritten")
    gone = {one.code for one in records[1::9]}
    ended = {"withdrawn_on": date(2026, 10, 1), "reason": "bãi bỏ"}
    others = tuple(NotOffered(code=one.code, where="Công an") for one in records[2::9])
    ward = found.ward.model_copy(update={"not_offered": (*found.ward.not_offered, *others)})
    procedures = tuple(
        one.model_copy(update=ended) if one.code in gone else one for one in found.procedures
    )
    return replace(found, ward=ward, procedures=procedures)


@pytest.mark.parametrize("language", [VIETNAMESE, ENGLISH])
def test_a_record_in_a_list_says_what_its_page_says(published: Published, language: str) -> None:
    with use_locale(language, published.ward.level):
        shown = english(published) if language == ENGLISH else published
        guide = GuideView(shown)
        records = [one for one in shown.procedures if one.is_record]
        rows = [record_row(shown, one) for one in records]
        assert rows == [row(guide.procedures[one.code]) for one in records]
        assert len({one.answer for one in rows}) >= 3


def test_what_is_told_of_a_procedure_is_in_the_language_that_was_first_asked_for(
    published: Published,
) -> None:
    with use_locale(ENGLISH, published.ward.level):
        views = GuideView(english(published)).procedures
        expected = GuideView(english(published)).procedures["HT01"]
    assert views["HT01"] == expected


def test_a_step_for_one_case_says_what_holds_in_it(published: Published) -> None:
    views = {view.code: view for view in GuideView(published).life_events}
    told = 0
    for event in published.life_events:
        acts = [act for step in event.steps for act in (step, *_of_roads(step.either))]
        shown = [one for step in views[event.code].steps for one in (step, *_of_roads(step.roads))]
        for act, step in zip(acts, shown, strict=True):
            row_ = step.procedure
            if row_ and len(act.cases) == 1 and not row_.elsewhere:
                procedure = published.by_code[row_.code]
                alone = of_case(procedure, case_called(procedure, act.cases[0]))
                assert row_.brief == procedure_view(published, alone).brief, (row_.code, act.cases)
                told += 1
    assert told > 5


def _of_roads(roads: Iterable[Any]) -> Iterator[Any]:
    return (one for road in roads for one in road.steps)
