"""Nothing that residents read can be forgotten: each key of each model is changed, one at a time.

A new key of a model fails here until page, JSON, JSON-LD, paper and `motcham diff` say it, or until
somebody says why one of them does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest

from generator.guide.fragments import Context, blocks, procedure_body
from generator.guide.machines.event_twin import event_markdown
from generator.guide.machines.procedure_twin import procedure_markdown
from generator.guide.machines.unit_markdown import contact, opening
from generator.guide.pages import framed_pages
from generator.guide.renovations import renovation_body
from generator.guide.search_index import search_index
from generator.library.checked.library import Library
from generator.library.checked.published import Published
from generator.library.models.base import Model
from generator.library.models.procedure import Procedure, Status
from generator.views import (
    catalogue,
    elsewhere,
    fees_and_times,
    hours,
    national_record,
    other_offices,
    places,
    procedure,
    renovation,
    unit,
)
from generator.views.changes import View, topics
from generator.views.edition import edition_of
from generator.views.guide import GuideView
from generator.views.procedure import procedure_view
from generator.views.public_service import public_service
from generator.views.record import procedure_record, structured
from generator.views.renovation import RenovationView
from generator.views.sheets import leaflet_view, poster_view, tag_view
from generator.views.telling import name_of
from tests.guide_files import write_guide
from tests.views.full import changes_of, empty, write_full

ON = date(2026, 11, 25)
OF_WITHDRAWN = {"withdrawn_on", "reason", "replaced_by"}
OF_RECORD = {
    "national_field", "agency", "record",
    "channels.record_time", "channels.record_fee", "channels.record_note",
}  # fmt: skip
OF_THE_OTHER_PLACE = {"places.map_url", "places.hours", "places.phones"}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return write_full(write_guide(tmp_path_factory.mktemp("full") / "guide")).library()


def test_the_sample_uses_every_key(library: Library) -> None:
    birth = next(one for one in library.procedures if one.code == "HT01")
    marriage = next(one for one in library.procedures if one.code == "HT02")
    record = next(one for one in library.procedures if one.code == "HT50")
    assert {*empty(birth)} == OF_WITHDRAWN | OF_RECORD
    assert not {*empty(record)} & OF_RECORD
    assert not {*empty(marriage)} & OF_WITHDRAWN
    assert {*empty(library.ward)} == OF_THE_OTHER_PLACE | {
        "offered",  # or else not_offered
        "sending",  # no repository is the sample's
    }
    for model in (*library.life_events, *library.renovations):
        assert [*empty(model)] == []


Surface = Callable[[Library, str], object]


def surface(draw: Callable[[Published, Procedure], object]) -> Surface:
    """What is drawn of the procedure `code` of a library."""

    def drawn(library: Library, code: str) -> object:
        published = library.on(ON)
        return draw(published, published.by_code[code])

    return drawn


def _page(published: Published, one: Procedure) -> str:
    return procedure_body(Context(published), procedure_view(published, one))


OF_PROCEDURE: Mapping[str, Surface] = {
    "page": surface(_page),
    "markdown": surface(
        lambda published, one: procedure_markdown(
            Context(published), procedure_view(published, one)
        )
    ),
    "linked data": surface(
        lambda published, one: public_service(published, procedure_view(published, one))
    ),
    "json": surface(procedure_record),
    "json-ld": surface(
        lambda published, one: structured(published, procedure_view(published, one))
    ),
    "diff": surface(lambda published, one: topics(procedure_view(published, one))),
    "search": surface(lambda published, _: search_index(GuideView(published))),
    "poster": surface(lambda published, one: edition_of(poster_view(published, one), ON)),
    "leaflet": surface(lambda published, one: edition_of(leaflet_view(published, one), ON)),
}

STAFF = {f"source.{name}" for name in ("unconfirmed", "staff_note", "imported")} | {
    f"source.{name}.{key}"
    for name, keys in (("unparsed", ("text", "hint")),
                       ("differences", ("fact", "record", "reason")))
    for key in keys
}  # fmt: skip
NO_TERM = {"cases.ordinary", "documents.from_database", "law_facts.about", "review_every_months",
           "source.decided_on", "steps.text", "steps.by", "steps.for_cases"}  # fmt: skip
"""What a service is does not tell how one goes about it, nor when it is checked next."""
UNSAID = {"code", "cases.id"}
"""How things name each other: they never change."""
ON_SMALL_TAGS = {"short_title"}
"""What a page is called on tags alone: what it says is there in its title."""
UNSEEN = {
    "status",
    "channels.fees.set_by",
    "law_facts.sure",
    "law_facts.source",
    "law_facts.in_force",
}
"""What follows: a withdrawn procedure from its day; who set an amount only where it is unknown; on
what day a fact of law is told at all, and where staff look it up."""

PAPERS = ("poster", "leaflet")
WITHOUT_RECORDS = ("markdown", "linked data")
"""What is not made of a national record that nobody has put into plain words."""
BEYOND_THE_PAGE: Mapping[tuple[str, ...], str] = {
    (*PAPERS, "search", "json-ld"): """
        title field deadline.within deadline.unit deadline.of deadline.text""",
    (*PAPERS, "search"): """
        channels.time.value channels.time.unit law_facts.fact law_facts.about""",
    (*PAPERS, "json-ld"): """
        summary channels.fees.amount channels.fees.currency channels.fees.per""",
    PAPERS: """
        law_facts.law law_facts.article law_facts.confirmed_on
        caution.text caution.since caution.law source.gone_since cases.title cases.ordinary where
        channels.for_cases channels.time.text channels.time.received_until
        channels.fees.waived_for channels.fees.when channels.fees.note channels.fees.set_in
        channels.fees.for_cases channels.fees.until
        documents.name documents.role documents.originals documents.copies documents.or_copies
        documents.when
        documents.for_cases""",
    ("leaflet",): "steps.text steps.by steps.for_cases",
    ("search", "json-ld"): "official_title national_code",
    ("search",): "keywords",
    ("json-ld",): "audience",
    (): """
        channels.via channels.url channels.note channels.fees.kind
        documents.note documents.from_database documents.same_as documents.form.name
        documents.form.url documents.form.file documents.instead.name documents.instead.when
        notes.text notes.for_cases results.name results.note results.for_cases
        conditions.text conditions.for_cases
        legal_basis.number legal_basis.title legal_basis.effective_from related
        review_every_months source.decision source.decided_on source.url source.checked_on""",
}
"""On which papers, and where else, each key shows. A new key stands in one row: decide which."""


def shown_of(library: Library, code: str) -> tuple[set[str], dict[str, set[str]]]:
    """Every key of a procedure; and by surface those whose change it shows."""
    [before] = [one for one in library.procedures if one.code == code]
    left_out = WITHOUT_RECORDS if before.status is Status.RECORD else ()
    surfaces = {name: draw for name, draw in OF_PROCEDURE.items() if name not in left_out}
    drawn = {name: draw(library, code) for name, draw in surfaces.items()}
    shown: dict[str, set[str]] = {name: set() for name in surfaces}
    every = set()
    for place, changed in changes_of(before):
        if place in UNSAID | ON_SMALL_TAGS or changed.status is Status.DRAFT:
            continue
        every.add(place)
        others = tuple(changed if one.code == code else one for one in library.procedures)
        other = replace(library, procedures=others)
        for name, draw in surfaces.items():
            if draw(other, code) != drawn[name]:
                shown[name].add(place)
    return every, shown


@pytest.fixture(scope="module")
def birth(library: Library) -> tuple[set[str], dict[str, set[str]]]:
    return shown_of(library, "HT01")


def test_every_key_shows_on_page_in_markdown_in_json_and_in_the_diff(
    birth: tuple[set[str], dict[str, set[str]]],
) -> None:
    every, shown = birth
    assert every - shown["json"] == STAFF
    assert every - shown["page"] == STAFF | UNSEEN | {"keywords"}
    assert every - shown["markdown"] == STAFF | UNSEEN | {"keywords", "documents.same_as"}
    assert every - shown["linked data"] == STAFF | UNSEEN | NO_TERM | {"documents.same_as"}
    assert every - shown["diff"] == STAFF | UNSEEN | {"documents.same_as"}


@pytest.mark.parametrize("name", [*PAPERS, "search", "json-ld"])
def test_papers_search_and_json_ld_show_what_they_are_said_to_show(
    birth: tuple[set[str], dict[str, set[str]]], name: str
) -> None:
    every, shown = birth
    told = {key: name in where for where, keys in BEYOND_THE_PAGE.items() for key in keys.split()}
    assert {key: key in shown[name] for key in every - STAFF - UNSEEN} == told


def test_a_short_title_shows_on_tags(library: Library) -> None:
    published = library.on(ON)
    assert tag_view(published, "HT01", "Đăng ký khai sinh ở phường").short == "Khai sinh"
    assert tag_view(published, "VDSINH", "Sinh con").short == "Em bé"
    assert tag_view(published, "HT02", "Đăng ký kết hôn").short == "Đăng ký kết hôn"
    assert (
        tag_view(published, "HT02", "Đăng ký kết hôn ở nơi xa").short == "Đăng ký kết hôn ở nơi xa"
    )
    assert not tag_view(published, "HT02", "Đăng ký kết hôn ở nơi rất xa").short


def test_why_and_since_when_a_procedure_is_no_more_shows_too(library: Library) -> None:
    _, shown = shown_of(library, "HT02")
    for name in ("page", "markdown", "json", "diff"):
        assert shown[name] >= {"withdrawn_on", "reason", "replaced_by"}, name


def test_the_words_of_a_record_show_on_its_page_and_on_no_paper(library: Library) -> None:
    every, shown = shown_of(library, "HT50")
    words = {key for key in every if key in OF_RECORD or key.startswith("record.")}
    assert len(words) == len(OF_RECORD) + 2
    for name in ("page", "json", "diff"):
        assert words <= shown[name], name
    for name in (*PAPERS, "search"):
        assert not words & shown[name], name


OF_OTHERS: Mapping[str, tuple[Callable[[Library], Model], str, set[str]]] = {
    "ward": (lambda library: library.ward, "ward", {"level", "repository", "neighbourhoods"}),
    "life event": (lambda library: library.life_events[0], "life_events", {"id", "icon"}),
    "renovation": (lambda library: library.renovations[0], "renovations", set()),
}


def _told(library: Library) -> Mapping[str, object]:
    """What `diff` compares of all that is not written by hand."""
    guide = GuideView(library.on(ON))
    every: list[View] = [guide.unit]
    every += [*guide.procedures.values(), *guide.fields, *guide.life_events]
    renovations = guide.renovations
    return {view.code: topics(view) for view in every} | {
        code: topics(view) for code, view in renovations.items()
    }


def _pages(library: Library) -> dict[str, str]:
    context = Context(library.on(ON))
    renovations = {
        view.code: render_renovation(context, view) for view in context.guide.renovations.values()
    }
    pages = {page.code: page.head + page.body for page in framed_pages(context)}
    return pages | renovations | blocks(context, "../../")


def render_renovation(context: Context, view: RenovationView) -> str:
    return renovation_body(context, view, ())


UNTOLD = {
    "ward": {
        "level", "repository", "former_site_urls", "neighbourhoods", "trusted_hosts",
        "renovations.keep_days", "renovations.unit",
    },
    "life event": {"id", "icon", "short_title"},
    "renovation": {"acts.kind", "contractor.company_mobile", "ends_on"},
}  # fmt: skip
"""How a thing is kept or drawn, or what only other facts depend on."""
UNDRAWN = {
    "ward": UNTOLD["ward"] - {"repository", "renovations.keep_days"} | {
        "sample", "emblem",  # the theme draws them around every page
    },
    "life event": {"id", "keywords", "short_title"},
    "renovation": UNTOLD["renovation"] | {"attachments.file", "attachments.title"},
}  # fmt: skip
"""Not in a fragment here: fees of a withdrawn procedure, words for the search, pictures' files."""


NOT_IN_MARKDOWN: Mapping[str, set[str]] = {
    "ward": {"colour", "greeting", "repository", "renovations.keep_days"},
    "life event": {"icon"},
}
"""How a page is drawn, what leads staff on, and what stands on the home page and beside works."""


@pytest.mark.parametrize("name", OF_OTHERS)
def test_every_key_of_the_rest_shows_on_a_page_and_in_the_diff(library: Library, name: str) -> None:
    pick, attribute, _ = OF_OTHERS[name]
    told, drawn = _told(library), _pages(library)
    untold, undrawn = set(), set()
    for place, changed in changes_of(pick(library)):
        if place in {"code", "steps.procedure", "steps.either.steps.procedure", "places.id"}:
            continue
        value = changed if attribute == "ward" else (changed,)
        other = replace(library, **{attribute: value})  # type: ignore[arg-type]  # named in the table
        if _told(other) == told:
            untold.add(place)
        if _pages(other) == drawn:
            undrawn.add(place)
    assert untold == UNTOLD[name]
    assert undrawn == UNDRAWN[name]


def _as_markdown(library: Library) -> tuple[str, ...]:
    """What is told as Markdown of all that is not written by hand."""
    context = Context(library.on(ON))
    procedures = (procedure_markdown(context, one) for one in context.guide.procedures.values())
    events = (event_markdown(context.around, one) for one in context.guide.life_events)
    return (*procedures, *events, opening(context), contact(context))


@pytest.mark.parametrize("name", ["ward", "life event"])
def test_every_key_of_unit_and_life_event_that_a_page_shows_is_in_markdown(
    library: Library, name: str
) -> None:
    pick, attribute, _ = OF_OTHERS[name]
    pages, markdown = _pages(library), _as_markdown(library)
    missing = set()
    for place, changed in changes_of(pick(library)):
        value = changed if attribute == "ward" else (changed,)
        other = replace(library, **{attribute: value})  # type: ignore[arg-type]  # named in the table
        if _pages(other) != pages and _as_markdown(other) == markdown:
            missing.add(place)
    assert missing == NOT_IN_MARKDOWN[name]


VIEWS = [
    one
    for module in (
        catalogue,
        elsewhere,
        fees_and_times,
        hours,
        national_record,
        other_offices,
        places,
        procedure,
        renovation,
        unit,
    )
    for one in vars(module).values()
    if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__
]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_every_field_of_a_view_says_how_it_is_told(view: type[Any]) -> None:
    for one in fields(view):
        assert "told" in one.metadata, one.name
        assert name_of(one) is None or "{}" in str(name_of(one)) or "View" in view.__name__
