"""Every page that is made from the frame: its address, its head, its body and its record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.guide.fragments import (
    ROOT_FROM_PAGE,
    Context,
    field_body,
    life_event_body,
    procedure_body,
    render,
)
from generator.library import facts
from generator.library.address import HOME_CODE
from generator.library.library import Library
from generator.library.models.procedure import Procedure


@dataclass(frozen=True)
class FramedPage:
    """A page to be written at `/Q/<code>/`. `head` and `body` are HTML for the frame's slots.

    `record` is the machine-readable twin written beside it as `index.json`.
    """

    code: str
    title: str
    head: str
    body: str
    record: dict[str, object]


def framed_pages(context: Context) -> Iterator[FramedPage]:
    """The pages of all procedures, fields and life events, and the home page's second address."""
    library = context.library
    for procedure in library.procedures:
        yield _page(
            context,
            procedure.code,
            procedure.title,
            procedure.summary,
            procedure_body(context, procedure),
            procedure_record(library, procedure),
            procedure=procedure,
        )
    for group in library.fields:
        codes = [procedure.code for procedure in library.in_field(group)]
        record: dict[str, object] = {"code": group.code, "title": group.title, "procedures": codes}
        body = field_body(context, group)
        yield _page(context, group.code, group.title, group.summary, body, record)
    for event in library.life_events:
        record = event.model_dump(mode="json", exclude_none=True)
        body = life_event_body(context, event)
        yield _page(context, event.code, event.title, event.summary, body, record)
    home = f"Trang chủ {library.ward.name}"
    body = render("home", context, ROOT_FROM_PAGE)
    record = {"code": HOME_CODE, "url": library.site.url}
    yield _page(context, HOME_CODE, home, home, body, record)


def _page(
    context: Context,
    code: str,
    title: str,
    description: str,
    body: str,
    record: dict[str, object],
    procedure: Procedure | None = None,
) -> FramedPage:
    head = render(
        "head",
        context,
        ROOT_FROM_PAGE,
        code=code,
        title=title,
        description=description,
        structured=_structured(context.library, procedure) if procedure else None,
    )
    return FramedPage(code, title, head, body, record)


def procedure_record(library: Library, procedure: Procedure) -> dict[str, object]:
    """A procedure as data: what its file says, without the notes for staff, and its address."""
    record = procedure.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"source": {"staff_note"}}
    )
    return record | {"url": library.site.page_url(procedure.code)}


def _structured(library: Library, procedure: Procedure) -> dict[str, object]:
    """The procedure as a schema.org GovernmentService, for search engines."""
    ward = library.ward
    filled = facts.with_local_fees(procedure, ward)
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": procedure.title,
        "alternateName": procedure.official_title,
        "identifier": procedure.national_code,
        "description": procedure.summary,
        "serviceType": library.field_by_id[procedure.field].title,
        "audience": [facts.AUDIENCE_WORDS[audience] for audience in procedure.audience],
        "url": library.site.page_url(procedure.code),
        "termsOfService": "; ".join(fact.words for fact in facts.fees(filled)),
        "provider": {
            "@type": "GovernmentOffice",
            "name": ward.name,
            "address": ward.address,
            "telephone": ward.hotline.number,
        },
    }
