"""From models to HTML fragments. Autoescape is on: text from YAML is never markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.guide.icons import icon
from generator.guide.rich_text import rich_text
from generator.guide.search_index import answer
from generator.library import facts
from generator.library.errand import shared_papers
from generator.library.library import Library
from generator.library.models.catalogue import Group, LifeEvent
from generator.library.models.procedure import Actor, Paper, Procedure, Role, Status
from generator.library.text import first_letter, fold

ROOT_FROM_PAGE = "../../"
"""The way from `/Q/<CODE>/` to the site's root."""


@dataclass(frozen=True)
class Context:
    """What every fragment may ask: the library, and the day for which the site is built."""

    library: Library
    today: date

    @cached_property
    def shared(self) -> dict[str, object]:
        """What all templates see."""
        ward = self.library.ward
        return {
            "library": self.library,
            "ward": ward,
            "site": self.library.site,
            "hours": facts.hours_words(ward),
            "hours_data": ward.model_dump(mode="json", include={"hours"})["hours"],
            "counts": self.library.counts,
            "today": self.today,
        }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.guide"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "rich": rich_text,
        "day": facts.day_words,
        "time_words": facts.time_words,
        "time_note": facts.time_note,
        "fee_words": facts.fee_words,
        "fee_tone": facts.fee_tone,
        "sheets": facts.sheet_words,
        "fold": fold,
    }
    environment.globals |= {
        "icon": icon,
        "VIA": facts.VIA_WORDS,
        "KIND": facts.KIND_WORDS,
        "AUDIENCE": facts.AUDIENCE_WORDS,
        "Actor": Actor,
    }
    return environment


def render(name: str, context: Context, root: str, **values: object) -> str:
    """Render the fragment `name`; `root` leads from its page to the site's root."""
    template = _environment().get_template(f"{name}.html.j2")
    return template.render(context.shared, root=root, **values)


def procedure_body(context: Context, procedure: Procedure) -> str:
    """The citizen's page of one procedure."""
    library = context.library
    filled = facts.with_current_fees(procedure, library.ward, context.today)
    return render(
        "procedure",
        context,
        ROOT_FROM_PAGE,
        procedure=filled,
        group=library.field_by_id[procedure.field],
        counter=library.ward.counter_for(procedure.field),
        times=facts.times(filled),
        fees=facts.fees(filled),
        papers=_papers_by_role(procedure.documents),
        case_titles={case.id: case.title for case in procedure.cases},
        online=next((c.url for c in procedure.channels if c.url), None),
        overdue=context.today > procedure.review_due_on,
        withdrawn=procedure.status is Status.WITHDRAWN,
        draft=procedure.status is Status.DRAFT,
        edit_url=edit_url(library, procedure),
    )


def _papers_by_role(papers: Iterable[Paper]) -> list[tuple[str, list[Paper]]]:
    groups = [("Nộp lại", Role.SUBMIT), ("Mang theo để xuất trình", Role.SHOW)]
    papers = list(papers)
    found = [(title, [paper for paper in papers if paper.role is role]) for title, role in groups]
    return [(title, those) for title, those in found if those]


def edit_url(library: Library, procedure: Procedure) -> str | None:
    """Where staff edit the procedure; None where the ward names no repository."""
    if library.ward.repository is None:
        return None
    return f"{library.ward.repository.rstrip('/')}/edit/main/{library.files[procedure.code]}"


def field_body(context: Context, group: Group) -> str:
    """All procedures of one field."""
    procedures = _with_answers(context, context.library.in_field(group))
    counter = context.library.ward.counter_for(group.id)
    return render(
        "field", context, ROOT_FROM_PAGE, group=group, procedures=procedures, counter=counter
    )


def life_event_body(context: Context, event: LifeEvent) -> str:
    """One event in life: what to do, in order."""
    library = context.library
    steps = [
        (step, procedure, answer(library, procedure, context.today) if procedure else "")
        for step in event.steps
        for procedure in [library.by_code.get(step.procedure or "")]
    ]
    here = [procedure for _, procedure, _ in steps if procedure and not procedure.where]
    fields = dict.fromkeys(procedure.field for procedure in here)
    counters = {counter.name: counter for counter in map(library.ward.counter_for, fields)}
    return render(
        "life-event",
        context,
        ROOT_FROM_PAGE,
        event=event,
        steps=steps,
        papers=shared_papers(library, event),
        counters=counters.values(),
    )


def blocks(context: Context, root: str) -> dict[str, str]:
    """The blocks that hand-written pages may hold, by the names of their slots."""
    library = context.library
    letters: dict[str, list[tuple[Procedure, str]]] = {}
    for procedure, words in _with_answers(context, library.alphabetical):
        letters.setdefault(first_letter(procedure.title), []).append((procedure, words))
    return {
        "home": render("home", context, root),
        "life-events": render("block-life-events", context, root),
        "fields": render("block-fields", context, root),
        "a-z": render("block-a-z", context, root, letters=letters),
        "codes": render("block-codes", context, root, titles=sorted(library.titles().items())),
        "news": render("block-news", context, root),
        "contact": render("block-contact", context, root),
        "opening": render("block-opening", context, root),
        "sitemap": _sitemap(library),
    }


def _with_answers(context: Context, procedures: Iterable[Procedure]) -> list[tuple[Procedure, str]]:
    return [
        (procedure, answer(context.library, procedure, context.today)) for procedure in procedures
    ]


def _sitemap(library: Library) -> str:
    return "".join(
        Markup("<url><loc>{}</loc></url>\n").format(library.site.page_url(code))
        for code in sorted(library.titles())
    )
