"""The pages of renovations. Their facts leave the site one day, so nothing may keep them.

They stand in no sitemap, no search index and no phone's library, have no picture for chats and no
machine-readable twin, and ask search engines to leave them out. Without a network one page answers
for all of them: it says which code was scanned, and whom to call.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from generator.guide.attachments import AttachedPicture, attachment_files
from generator.guide.fragments import ROOT_FROM_PAGE, Context, render, social
from generator.guide.pages import FramedPage
from generator.guide.sharing import home_picture
from generator.library.address import HOME_CODE
from generator.library.language import _
from generator.library.library import Library
from generator.library.models.renovation import Renovation
from generator.library.models.ward import ReportChannel
from generator.library.street_list import shown_renovations
from generator.library.works import unit_of
from generator.library.works_words import basis_words, size_words, street_checks, timeline

ANY_CODE = "{code}"
"""Stands for the scanned code in the page that phones keep; `sw.js` puts the code there."""


class Report(NamedTuple):
    """One way to tell the ward about works; what an e-mail needs is in its `address` already."""

    name: str
    note: str
    address: str
    icon: str
    shown: str


def renovation_pages(context: Context) -> Iterator[FramedPage]:
    """A page for every code of a renovation; of one that has left, only that it ended."""
    library = context.library
    shown = shown_renovations(library, context.today)
    for renovation in shown:
        pictures = attachment_files(renovation, context.root)
        body = _body(context, renovation, pictures)
        yield _page(context, renovation.code, body, pictures)
    issued = {each.code for each in library.renovations} | {*library.ended_renovations}
    for code in sorted(issued - {renovation.code for renovation in shown}):
        yield _page(context, code, render("renovation-ended", context, ROOT_FROM_PAGE, code=code))


def kept_renovation_page(context: Context) -> FramedPage:
    """What a phone shows without a network for any code of a renovation."""
    return _page(context, ANY_CODE, render("renovation-kept", context, ROOT_FROM_PAGE))


def _page(
    context: Context, code: str, body: str, pictures: tuple[AttachedPicture, ...] = ()
) -> FramedPage:
    general = social(context, home_picture(context.library), HOME_CODE, general=True)
    head = render("head-passing", context, ROOT_FROM_PAGE, code=code, social=general)
    files = {picture.name: picture.data for picture in pictures}
    return FramedPage(code, head, body, files=files, passing=True)


def _body(context: Context, renovation: Renovation, pictures: tuple[AttachedPicture, ...]) -> str:
    library, today = context.library, context.today
    return render(
        "renovation",
        context,
        ROOT_FROM_PAGE,
        renovation=renovation,
        basis=basis_words(renovation),
        size=size_words(renovation),
        unit=unit_of(renovation, library.ward),
        checks=street_checks(renovation, today),
        events=timeline(renovation, today),
        reports=reports(library, renovation.code),
        pictures=pictures,
    )


def reports(library: Library, code: str) -> list[Report]:
    """The ways to tell the ward about the works of a code: its own phone, then the channels."""
    ward = library.ward
    ways = [ReportChannel(name=ward.hotline.name, phone=ward.hotline.number), *ward.report_channels]
    if ward.email and ward.email not in {channel.email for channel in ward.report_channels}:
        ways.append(ReportChannel(name=_("Thư điện tử"), email=ward.email))
    found = []
    for way in ways:
        note = way.note or ""
        if way.phone:
            tel = f"tel:{way.phone.replace(' ', '')}"
            found.append(Report(way.name, note, tel, "phone", way.phone))
        if way.url:
            found.append(Report(way.name, note, way.url, "web", _("Mở trang")))
        if way.email:
            mail = _mail(library, way.email, code)
            found.append(Report(way.name, note, mail, "email-outline", way.email))
    return found


def _mail(library: Library, to: str, code: str) -> str:
    """A mailto link with the code in its subject and text; it asks nobody's name."""
    subject = _("Phản ánh công trình {code}").format(code=code)
    lines = (
        _("Mã công trình: {code}").format(code=code),
        library.site.page_url(code),
        "",
        _("Tôi thấy (việc gì, ngày giờ nào):"),
        "",
    )
    body = "\r\n".join(lines)
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(body)}"
