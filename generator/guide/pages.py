"""Every page that is made from the frame: its address, its head, its body and its record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator.guide.compact import compact_json
from generator.guide.event_files import event_files
from generator.guide.fragments import (
    ROOT_FROM_PAGE,
    Context,
    field_body,
    information_body,
    page_head,
    render,
    social,
)
from generator.guide.machines import LINKED_DATA, twin
from generator.guide.procedure_files import procedure_files
from generator.guide.sharing.previews import home_picture, subject_picture
from generator.guide.sharing.social_picture import SocialPicture
from generator.library.language.locale import _
from generator.library.language.mixed_text import Untranslated
from generator.library.models.procedure import Procedure
from generator.library.registers.address import HOME_CODE
from generator.views.catalogue import FieldView, LifeEventView, PageView
from generator.views.record import (
    Record,
    event_record,
    field_record,
    page_record,
)


@dataclass(frozen=True)
class FramedPage:
    """A page to be written at `/Q/<code>/`. `head` and `body` are HTML for the frame's slots.

    `record` is its machine-readable twin, the JSON written beside it as `index.json`, `picture`
    what chats show beside a link to it, `texts` what programs read, `files` what else lies beside
    it. Of one that is not `listed`, search engines may not know, and no phone keeps it. `entry` is
    what the list of all procedures has of it; empty where it is none, or none that is done here.
    `names` are the classes and elements in both, where they are known already.
    """

    code: str
    head: str
    body: str
    record: str | None = None
    picture: SocialPicture | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    listed: bool = True
    entry: str = ""
    names: frozenset[str] | None = None


class _Home(NamedTuple):
    """The home page, as a subject of a page."""

    code: str
    title: str
    summary: str


def framed_pages(context: Context) -> Iterator[FramedPage]:
    """The pages of all procedures, fields and life events, and the home page's second address."""
    guide, published = context.guide, context.published
    yield from procedure_pages(context, published.procedures)
    for known, shown in zip(published.fields, guide.fields, strict=True):
        record = _json(field_record(published, known))
        picture = subject_picture(guide, shown)
        yield _page(context, shown, field_body(context, shown), record, picture)
    for event, told in zip(published.life_events, guide.life_events, strict=True):
        picture = subject_picture(guide, told)
        record = _json(event_record(event))
        files = event_files(context, told)
        texts = {twin.FILE: twin.dated(files.markdown, context.today)}
        yield replace(_page(context, told, files.body, record, picture), texts=texts)
    for information, page in zip(published.pages, guide.pages, strict=True):
        if isinstance(page.title, Untranslated):
            body = information_body(context, page)
            picture = subject_picture(guide, page)
            yield _page(context, page, body, _json(page_record(information)), picture)
    home = _Home(HOME_CODE, _("Trang chủ"), _("Thủ tục ở {unit}.").format(unit=guide.unit.name))
    body = render("home", context, ROOT_FROM_PAGE)
    record = _json({"code": HOME_CODE, "url": published.site.url})
    yield _page(context, home, body, record, home_picture(guide))


def procedure_pages(context: Context, procedures: Sequence[Procedure]) -> Iterator[FramedPage]:
    """The pages of these `procedures`, which are published."""
    for code, files in procedure_files(context, procedures):
        texts = {}
        if files.markdown:
            texts[twin.FILE] = twin.dated(files.markdown, context.today)
        if files.linked_data:
            texts[LINKED_DATA] = files.linked_data
        here = code not in context.published.elsewhere
        yield FramedPage(
            code,
            files.head,
            files.body,
            files.record,
            files.picture,
            texts,
            listed=files.picture is not None,
            entry=files.listed if here else "",
            names=frozenset(files.names),
        )


def _json(record: Record) -> str:
    return compact_json(record, sort_keys=True)


def _page(
    context: Context,
    subject: FieldView | LifeEventView | PageView | _Home,
    body: str,
    record: str,
    picture: SocialPicture,
) -> FramedPage:
    head = page_head(
        "head",
        context,
        subject=subject,
        structured=None,
        social=social(context, picture, subject.code),
    )
    return FramedPage(subject.code, head, body, record, picture)
