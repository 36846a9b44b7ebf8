"""Fields, life events and information pages as residents are told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.library.checked.published import Published
from generator.library.language.folding import sort_key
from generator.library.language.formats import day_words
from generator.library.language.mixed_text import capitalised, join_mixed
from generator.library.models.catalogue import EventAct, Field, LifeEvent, Road
from generator.library.models.page import InformationPage
from generator.library.models.procedure import Procedure
from generator.views.checklist import SharedPaper, shared_papers
from generator.views.elsewhere import ElsewhereView, elsewhere_view
from generator.views.fees_and_times import Fact, deadline_words
from generator.views.hours import OpenDays
from generator.views.places import CounterView, counters_for
from generator.views.procedure import (
    Link,
    PlaceView,
    ProcedureView,
    elsewhere_of,
    places_of,
    record_answer,
    standing_answer,
)
from generator.views.telling import told, untold
from generator.views.unit import unit_view


@dataclass(frozen=True)
class SubjectRow:
    """A procedure in a list: its answer in a line, and where one goes."""

    code: str = told()
    title: str = untold()
    answer: str = untold()
    brief: str = untold()
    place: str = untold()
    elsewhere: ElsewhereView | None = untold(default=None)


Views = Mapping[str, ProcedureView]
"""The procedures with a page, by their codes."""


def row(view: ProcedureView) -> SubjectRow:
    """A procedure in a list."""
    places = _names_of(view.places)
    return SubjectRow(view.code, view.title, view.answer, view.brief, places, view.elsewhere)


def record_row(published: Published, procedure: Procedure) -> SubjectRow:
    """A national record in a list, as `row` gives it: of the record itself nothing is asked."""
    elsewhere = elsewhere_of(published, procedure)
    standing = standing_answer(elsewhere, withdrawn=procedure.withdrawn_on is not None)
    places = _names_of(places_of(published, procedure))
    answer = standing or record_answer()
    return SubjectRow(procedure.code, procedure.title, answer, standing, places, elsewhere)


def _names_of(places: Iterable[PlaceView]) -> str:
    return join_mixed(" · ", (place.name for place in places))


@dataclass(frozen=True)
class RecordGroup:
    """Record pages of one field of the national records; nameless where there is but one."""

    title: str = untold()
    records: tuple[SubjectRow, ...] = untold()


@dataclass(frozen=True)
class FieldView:
    """A field: its procedures and the counters that take them; or that it is done elsewhere."""

    code: str = untold()
    title: str = told("tên")
    summary: str = told("tóm tắt")
    icon: str = untold()
    elsewhere: ElsewhereView | None = told("nơi làm")
    counters: tuple[CounterView, ...] = untold()
    procedures: tuple[SubjectRow, ...] = untold()
    """Those that people have put into plain words."""
    records: tuple[RecordGroup, ...] = untold()
    """The record pages, by what the records call their field."""


def field_view(published: Published, field: Field, views: Views) -> FieldView:
    """`field` with its procedures: those in force first, in the order of their codes."""
    mine = published.in_field(field)
    return FieldView(
        field.code,
        field.title,
        field.summary,
        field.icon,
        elsewhere_view(published.elsewhere.get(field.code)),
        counters_for(published, field.id),
        tuple(row(views[one.code]) for one in mine if not one.is_record),
        _records(published, (one for one in mine if one.is_record)),
    )


def _records(published: Published, records: Iterable[Procedure]) -> tuple[RecordGroup, ...]:
    groups: dict[str, list[SubjectRow]] = {}
    for one in records:
        groups.setdefault(one.national_field or "", []).append(record_row(published, one))
    ordered = sorted(groups, key=sort_key)
    return tuple(
        RecordGroup(
            f"{title[:1].upper()}{title[1:]}" if groups.keys() > {title} else "",
            tuple(groups[title]),
        )
        for title in ordered
    )


@dataclass(frozen=True)
class EventStepView:
    """One thing to do: a procedure, or plain words; `when` not everybody needs it.

    `name` is the procedure's code or the plain words, `beside` what is said of a procedure.
    """

    name: str = told()
    beside: str = told()
    procedure: SubjectRow | None = untold()
    when: str = told("chỉ khi {}")
    cases: tuple[str, ...] = told("trường hợp {}")
    roads: tuple[RoadView, ...] = told("chọn: {}", default=())

    @property
    def text(self) -> str:
        """The words of the step, beside its procedure or alone."""
        return self.beside if self.procedure else self.name


@dataclass(frozen=True)
class RoadView:
    """One of several ways, of which one is taken."""

    title: str = told("đường «{}»")
    steps: tuple[EventStepView, ...] = told()


@dataclass(frozen=True)
class NeedView:
    """A procedure that needs a paper: how many sheets, when it does, and on which road alone."""

    procedure: Link = untold()
    sheets: str = told()
    when: str = told()
    always: bool = untold()
    in_some_cases: bool = untold()
    road: str = told()


@dataclass(frozen=True)
class SharedPaperView:
    """A paper of the whole errand, listed once, with those who need it."""

    name: str = told()
    key: str = untold()
    needs: tuple[NeedView, ...] = untold()
    always: bool = untold()

    @property
    def codes(self) -> tuple[str, ...]:
        """The procedures that need it, each once."""
        return tuple(dict.fromkeys(need.procedure.code for need in self.needs))


@dataclass(frozen=True)
class LifeEventView:
    """One event in life: what to do, in order, with which papers, where.

    `hours` are those of all its counters; empty where each has its own.
    """

    code: str = untold()
    title: str = told("tên")
    summary: str = told("tóm tắt")
    icon: str = untold()
    keywords: tuple[str, ...] = told("từ để tìm", listed=True)
    deadlines: tuple[Fact, ...] = untold()
    """Until when what everybody does must be done; told with each procedure too."""
    steps: tuple[EventStepView, ...] = told("các bước", listed=True)
    papers: tuple[SharedPaperView, ...] = untold()
    counters: tuple[CounterView, ...] = untold()
    hours: tuple[OpenDays, ...] = untold()


def life_event_view(published: Published, event: LifeEvent, views: Views) -> LifeEventView:
    """`event` with the answers of its procedures and the papers of all its steps."""
    found = map(published.by_code.get, event.procedures)
    here = [one for one in found if one and not one.where and one.code not in published.elsewhere]
    fields = dict.fromkeys(procedure.field for procedure in here)
    counters = {
        (counter.name, counter.place): counter
        for field in fields
        for counter in counters_for(published, field)
    }
    hours = {counter.hours for counter in counters.values()} or {unit_view(published).hours}
    return LifeEventView(
        code=event.code,
        title=event.title,
        summary=event.summary,
        icon=event.icon,
        keywords=event.keywords,
        deadlines=tuple(_deadlines(published, event)),
        steps=tuple(_step(published, step, views, step.either) for step in event.steps),
        papers=tuple(_shared(paper, views) for paper in shared_papers(published, event)),
        counters=tuple(counters.values()),
        hours=hours.pop() if len(hours) == 1 else (),
    )


def _deadlines(published: Published, event: LifeEvent) -> Iterator[Fact]:
    for _, act, road in event.placed_acts():
        procedure = published.by_code.get(act.procedure or "")
        if procedure is None or road or act.when or procedure.code in published.elsewhere:
            continue
        if procedure.deadline and not procedure.withdrawn_on:
            yield Fact(capitalised(deadline_words(procedure.deadline)), scope=procedure.title)


def _step(
    published: Published, step: EventAct, views: Views, roads: Sequence[Road] = ()
) -> EventStepView:
    procedure = published.by_code.get(step.procedure or "")
    titles = {case.id: case.title for case in procedure.cases} if procedure else {}
    view = views[procedure.code] if procedure else None
    return EventStepView(
        step.procedure or step.text or "",
        (step.text or "") if step.procedure else "",
        replace(row(view), brief=view.brief_in(step.cases)) if view else None,
        step.when or "",
        tuple(titles.get(case, case) for case in step.cases),
        tuple(
            RoadView(road.title, tuple(_step(published, act, views) for act in road.steps))
            for road in roads
        ),
    )


def _shared(shared: SharedPaper, views: Views) -> SharedPaperView:
    needs, keys = [], []
    for need in shared.needs:
        paper = views[need.procedure.code].papers[need.place]
        link = Link(need.procedure.code, need.procedure.title)
        some = bool(need.paper.for_cases)
        needs.append(NeedView(link, paper.sheets, paper.when, need.always, some, need.road))
        keys.append(paper.key)
    return SharedPaperView(shared.name, keys[0], tuple(needs), shared.always)


@dataclass(frozen=True)
class PageView:
    """A hand-written page; `content` are its paragraphs where they are asked for.

    `code` is empty where it has none; `title` is then its file's.
    """

    code: str = untold()
    title: str = told("tên")
    summary: str = told("tóm tắt")
    head: str = told("đầu trang")
    on: str = told("ngày")
    keywords: tuple[str, ...] = told("từ để tìm", listed=True)
    content: tuple[str, ...] = told("nội dung", listed=True)
    icon: str = untold(default="")


def page_view(page: InformationPage, content: Sequence[str] = ()) -> PageView:
    """`page`, a hand-written page with a code."""
    return PageView(
        code=page.code,
        title=page.title,
        summary=page.summary,
        head="",
        on=day_words(page.on) if page.on else "",
        keywords=page.keywords,
        content=tuple(content),
        icon=page.icon,
    )
