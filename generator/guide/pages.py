"""Every page that is made from the frame: its address, its head, its body and its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.guide.compact import compact_json
from generator.guide.fragments import (
    ROOT_FROM_PAGE,
    Context,
    field_body,
    information_body,
    life_event_body,
    procedure_body,
    render,
    social,
)
from generator.guide.languages import in_other_language
from generator.guide.machines.procedure_json import procedure_json
from generator.guide.sharing.previews import home_picture, procedure_picture, subject_picture
from generator.guide.sharing.social_picture import SocialPicture
from generator.library.language.locale import VIETNAMESE, _, current_locale
from generator.library.language.mixed_text import Untranslated
from generator.library.models.procedure import Procedure
from generator.library.registers.address import HOME_CODE
from generator.views.catalogue import FieldView, LifeEventView, PageView
from generator.views.procedure import ProcedureView
from generator.views.record import (
    Record,
    event_record,
    field_record,
    page_record,
    structured,
)


@dataclass(frozen=True)
class FramedPage:
    """A page to be written at `/Q/<code>/`. `head` and `body` are HTML for the frame's slots.

    `record` is its machine-readable twin, the JSON written beside it as `index.json`, `picture`
    what chats show beside a link to it, `files` what else lies beside it. Of one that is not
    `listed`, search engines may not know, and no phone keeps it.
    """

    code: str
    head: str
    body: str
    record: str | None = None
    picture: SocialPicture | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    listed: bool = True


class _Home(NamedTuple):
    """The home page, as a subject of a page."""

    code: str
    title: str
    summary: str


def framed_pages(context: Context) -> Iterator[FramedPage]:
    """The pages of all procedures, fields and life events, and the home page's second address."""
    guide, published = context.guide, context.published
    for procedure in published.procedures:
        view = guide.procedures[procedure.code]
        if view.record:
            yield _record_page(context, procedure, view)
            continue
        record = procedure_json(published, procedure)
        picture = procedure_picture(guide, view)
        yield _page(context, view, procedure_body(context, view), record, picture)
    for known, shown in zip(published.fields, guide.fields, strict=True):
        record = _json(field_record(published, known))
        picture = subject_picture(guide, shown)
        yield _page(context, shown, field_body(context, shown), record, picture)
    for event, told in zip(published.life_events, guide.life_events, strict=True):
        picture = subject_picture(guide, told)
        record = _json(event_record(event))
        yield _page(context, told, life_event_body(context, told), record, picture)
    for information, page in zip(published.pages, guide.pages, strict=True):
        if isinstance(page.title, Untranslated):
            body = information_body(context, page)
            picture = subject_picture(guide, page)
            yield _page(context, page, body, _json(page_record(information)), picture)
    home = _Home(HOME_CODE, _("Trang chủ"), _("Thủ tục ở {unit}.").format(unit=guide.unit.name))
    body = render("home", context, ROOT_FROM_PAGE)
    record = _json({"code": HOME_CODE, "url": published.site.url})
    yield _page(context, home, body, record, home_picture(guide))


def _json(record: Record) -> str:
    return compact_json(record, sort_keys=True)


def _record_page(context: Context, procedure: Procedure, view: ProcedureView) -> FramedPage:
    """The page of a national record, which shares the guide's picture and stands in no list.

    Its data are in Vietnamese alone, so they lie beside the Vietnamese page, once.
    """
    where = context.published.site.page(view.code)
    own = current_locale() == VIETNAMESE
    record = procedure_json(context.published, procedure) if own else None
    beside = "" if own else in_other_language(where, ROOT_FROM_PAGE)
    picture = home_picture(context.guide)
    general = social(context, picture, HOME_CODE, page=where, listed=False)
    told = {"subject": view, "social": general, "beside": beside}
    head = render("head-record", context, ROOT_FROM_PAGE, **told)
    return FramedPage(view.code, head, procedure_body(context, view), record, listed=False)


def _page(
    context: Context,
    subject: ProcedureView | FieldView | LifeEventView | PageView | _Home,
    body: str,
    record: str,
    picture: SocialPicture,
) -> FramedPage:
    head = render(
        "head",
        context,
        ROOT_FROM_PAGE,
        subject=subject,
        structured=structured(context.published, subject)
        if isinstance(subject, ProcedureView) and not subject.elsewhere
        else None,
        social=social(context, picture, subject.code),
    )
    return FramedPage(subject.code, head, body, record, picture)
