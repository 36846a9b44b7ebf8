"""Every page that is made from the frame: its address, its head, its body and its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.guide.fragments import (
    ROOT_FROM_PAGE,
    Context,
    field_body,
    life_event_body,
    procedure_body,
    render,
    social,
)
from generator.guide.sharing import home_picture, procedure_picture, subject_picture
from generator.guide.social_picture import SocialPicture
from generator.library import facts
from generator.library.address import HOME_CODE
from generator.library.language import _
from generator.library.library import Library
from generator.library.models.catalogue import Group, LifeEvent
from generator.library.models.page import InformationPage
from generator.library.models.procedure import STAFF_ONLY, Procedure
from generator.library.phrase import Untranslated


@dataclass(frozen=True)
class FramedPage:
    """A page to be written at `/Q/<code>/`. `head` and `body` are HTML for the frame's slots.

    `record` is the machine-readable twin written beside it as `index.json`, `picture` what chats
    show beside a link to it, `files` what else lies beside it. A `passing` page leaves the site
    one day with all it says: nothing may keep it or list it.
    """

    code: str
    head: str
    body: str
    record: dict[str, object] | None = None
    picture: SocialPicture | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    passing: bool = False


class _Home(NamedTuple):
    """The home page, as a subject of a page."""

    code: str
    title: str
    summary: str


def framed_pages(context: Context) -> Iterator[FramedPage]:
    """The pages of all procedures, fields and life events, and the home page's second address."""
    library = context.library
    for procedure in library.procedures:
        body = procedure_body(context, procedure)
        record = procedure_record(library, procedure)
        picture = procedure_picture(library, procedure, context.today)
        yield _page(context, procedure, body, record, picture)
    for group in library.fields:
        record = group.model_dump(mode="json", exclude={"prefix", "icon", "national_names"})
        record["procedures"] = [procedure.code for procedure in library.in_field(group)]
        picture = subject_picture(library, group)
        yield _page(context, group, field_body(context, group), record, picture)
    for event in library.life_events:
        record = event.model_dump(mode="json", exclude_none=True, exclude={"icon"})
        picture = subject_picture(library, event)
        yield _page(context, event, life_event_body(context, event), record, picture)
    for information in library.pages:
        if isinstance(information.title, Untranslated):
            body = render("only-vietnamese", context, ROOT_FROM_PAGE, page=information)
            record = information.model_dump(mode="json")
            picture = subject_picture(library, information)
            yield _page(context, information, body, record, picture)
    home = _Home(HOME_CODE, _("Trang chủ"), _("Thủ tục ở {ward}.").format(ward=library.ward.name))
    body = render("home", context, ROOT_FROM_PAGE)
    record = {"code": HOME_CODE, "url": library.site.url}
    yield _page(context, home, body, record, home_picture(library))


def _page(
    context: Context,
    subject: Procedure | Group | LifeEvent | InformationPage | _Home,
    body: str,
    record: dict[str, object],
    picture: SocialPicture,
) -> FramedPage:
    head = render(
        "head",
        context,
        ROOT_FROM_PAGE,
        subject=subject,
        structured=_structured(context, subject) if isinstance(subject, Procedure) else None,
        social=social(context, picture, subject.code),
    )
    return FramedPage(subject.code, head, body, record, picture)


def procedure_record(library: Library, procedure: Procedure) -> dict[str, object]:
    """A procedure as data: what its file says, without the notes for staff, and its address."""
    record = procedure.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"source": set(STAFF_ONLY)}
    )
    return record | {"url": library.site.page_url(procedure.code)}


def _structured(context: Context, procedure: Procedure) -> dict[str, object]:
    """The procedure as a schema.org GovernmentService, for search engines."""
    library, ward = context.library, context.library.ward
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": procedure.title,
        "alternateName": procedure.official_title,
        "identifier": procedure.national_code,
        "description": procedure.summary,
        "serviceType": library.field_by_id[procedure.field].title,
        "audience": [_(facts.AUDIENCE_WORDS[audience]) for audience in procedure.audience],
        "url": library.site.page_url(procedure.code),
        "provider": {
            "@type": "GovernmentOffice",
            "name": ward.name,
            "address": ward.address,
            "telephone": ward.hotline.number,
        },
    }
