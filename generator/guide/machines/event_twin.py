"""The page of a life event as Markdown: what to do, in order, with which papers, where."""

from __future__ import annotations

from collections.abc import Iterator

from generator.guide.fragments import Around
from generator.guide.machines.markdown_text import (
    below,
    beside,
    bullets,
    document,
    named,
    numbered,
    plain,
    rich,
    section,
    strong,
)
from generator.guide.machines.twin import (
    days_off,
    elsewhere,
    house_lines,
    mapped,
    page_link,
    twin,
)
from generator.library.language.locale import _
from generator.library.language.mixed_text import format_mixed, join_mixed
from generator.views.catalogue import EventStepView, LifeEventView, SharedPaperView
from generator.views.fees_and_times import unique
from generator.views.procedure import Link


def event_markdown(around: Around, view: LifeEventView) -> str:
    """What the page of a life event says."""
    due = (f"{plain(one.words)} — {plain(one.label)}" for one in view.deadlines)
    counters = [
        below(
            f"**{plain(one.name)}**: {mapped(one.place, one.map_url)}",
            *(() if view.hours else map(plain, one.open_lines)),
        )
        for one in view.counters
    ]
    hours = [plain(one.line) for one in view.hours]
    where = [*(counters or house_lines(around.unit)), *hours]
    always = [paper for paper in view.papers if paper.always]
    others = [paper for paper in view.papers if not paper.always]
    return twin(
        around,
        view.code,
        view.title,
        plain(view.summary),
        section(_("Hạn chót"), bullets(due)),
        section(_("Nộp ở đâu"), bullets(where), bullets(days_off(around.soon_off))),
        section(_("Làm theo thứ tự"), numbered(_act(around, step) for step in view.steps)),
        section(
            _("Giấy tờ, mỗi giấy một lần"),
            bullets(map(_shared, always)),
            section(_("Thêm giấy, chỉ khi…"), bullets(map(_shared, others)), level=3),
        ),
        section(
            _("Trang này đúng chưa?"),
            plain(_("Từng thủ tục có ngày kiểm tra riêng trên trang của nó.")),
        ),
    )


def _act(around: Around, step: EventStepView) -> str:
    """What there is to do in a step, and maybe roads of which one is taken."""
    when = format_mixed(_("Chỉ khi {condition}"), condition=step.when) if step.when else ""
    text = rich(step.text, around.site.page_url)
    return document(below(plain(when), text, *_errand(around, step)), _roads(around, step))


def _roads(around: Around, step: EventStepView) -> str:
    """The roads of a step, each with its own steps; empty where there are none."""
    if not step.roads:
        return ""
    roads = (
        document(strong(road.title), numbered(_act(around, one) for one in road.steps))
        for road in step.roads
    )
    return document(strong(_("Chọn một đường")), bullets(roads))


def _errand(around: Around, step: EventStepView) -> Iterator[str]:
    """The procedure of a step, with its answer and place."""
    row = step.procedure
    if row is None:
        return
    if row.elsewhere:
        yield strong(row.title)
        yield elsewhere(row.elsewhere)
        return
    said = join_mixed(" · ", unique([row.brief, row.place]))
    cases = beside(join_mixed(" · ", step.cases)) if step.cases else ""
    yield f"{page_link(around, Link(row.code, row.title))}{cases}: {plain(said)}"


def _shared(paper: SharedPaperView) -> str:
    lines = []
    for need in paper.needs:
        when = format_mixed(_("chỉ khi {condition}"), condition=need.when) if need.when else ""
        if not when and not need.always and need.in_some_cases:
            when = _("tùy trường hợp")
        road = format_mixed(_("khi chọn «{road}»"), road=need.road) if need.road else ""
        who = join_mixed(": ", [need.procedure.title, need.sheets])
        lines.append(plain(join_mixed(" · ", [who, when, road])))
    return below(f"**{named(paper.name)}**", *lines)
