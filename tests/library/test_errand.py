"""The papers of a whole errand: each one once, with those that need it."""

from __future__ import annotations

from generator.guide.event_files import event_files
from generator.guide.fragments import Context
from generator.views.checklist import shared_papers
from tests.guide_files import BIRTH_FILE, LIFE_EVENTS_FILE, MARRIAGE_FILE, Guide

IDENTITY = "documents:\n  - {name: Căn cước, same_as: giay-tuy-than, role: show}\n"


def with_two_steps(guide: Guide) -> None:
    """A life event of a birth and a marriage that both ask who one is, in other words."""
    guide.replace(
        BIRTH_FILE,
        "documents:\n",
        "documents:\n  - {name: Hộ chiếu hay căn cước, same_as: giay-tuy-than, role: show}\n",
    )
    guide.replace(MARRIAGE_FILE, "documents: [{name: Tờ khai}]\n", IDENTITY)
    guide.replace(
        LIFE_EVENTS_FILE, "- procedure: HT01", "- procedure: HT01\n      - procedure: HT02"
    )


def test_a_paper_that_two_steps_need_is_listed_once(guide: Guide) -> None:
    with_two_steps(guide)
    library = guide.published()
    [identity, *_] = papers = shared_papers(library, library.life_events[0])
    assert [paper.name for paper in papers] == [
        "Hộ chiếu hay căn cước",
        "Giấy chứng sinh",
    ]
    assert [need.procedure.code for need in identity.needs] == ["HT01", "HT02"]


def test_papers_of_other_cases_than_the_ordinary_are_left_out(guide: Guide) -> None:
    library = guide.published()
    papers = shared_papers(library, library.life_events[0])
    assert [paper.name for paper in papers] == ["Giấy chứng sinh"]


def test_a_paper_of_one_case_only_is_not_always_needed(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, ", ordinary: true", "")
    library = guide.published()
    papers = {paper.name: paper.always for paper in shared_papers(library, library.life_events[0])}
    assert papers == {"Giấy chứng sinh": True, "Biên bản": False}


def test_an_event_about_a_case_always_needs_its_papers(guide: Guide) -> None:
    guide.replace(
        LIFE_EVENTS_FILE, "- procedure: HT01", "- procedure: HT01\n        cases: [bo-roi]"
    )
    library = guide.published()
    papers = {paper.name: paper.always for paper in shared_papers(library, library.life_events[0])}
    assert papers == {"Giấy chứng sinh": True, "Biên bản": True}


def test_an_event_that_names_an_unknown_case_is_a_problem(guide: Guide) -> None:
    guide.replace(
        LIFE_EVENTS_FILE, "- procedure: HT01", "- procedure: HT01\n        cases: [bo-rio]"
    )
    [problem] = guide.problems()
    assert problem.rule == "unknown-case"
    assert "bo-roi" in problem.hint


ROADS = """\
- either:
          - {title: Một lần, steps: [{procedure: HT01, cases: [bo-roi]}]}
          - {title: Từng việc, steps: [{procedure: HT02}]}
"""


def test_papers_of_a_road_are_needed_only_by_who_takes_it(guide: Guide) -> None:
    with_two_steps(guide)
    guide.replace(LIFE_EVENTS_FILE, "- procedure: HT01\n      - procedure: HT02\n", ROADS.lstrip())
    published = guide.published()
    papers = shared_papers(published, published.life_events[0])
    assert [(paper.name, paper.always) for paper in papers] == [
        ("Hộ chiếu hay căn cước", False),
        ("Giấy chứng sinh", False),
        ("Biên bản", False),
    ]
    assert [need.road for need in papers[0].needs] == ["Một lần", "Từng việc"]
    context = Context(published)
    page = event_files(context, context.guide.life_events[0]).body
    assert page.count('<div class="road">') == 2
    assert page.count("khi chọn «Một lần»") == 3


def test_a_road_that_names_no_case_or_an_unknown_one_is_noticed(guide: Guide) -> None:
    guide.replace(LIFE_EVENTS_FILE, "- procedure: HT01\n", ROADS.replace("bo-roi", "bo-rio"))
    assert [one.rule for one in guide.problems()] == ["unknown-case"]
    guide.replace(BIRTH_FILE, ", ordinary: true", "")
    guide.replace(LIFE_EVENTS_FILE, ", cases: [bo-rio]", "")
    assert [one.rule for one in guide.problems()] == ["event-without-case"]
