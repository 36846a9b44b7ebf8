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
from generator.guide.fragments import ROOT_FROM_PAGE, Context, render, renovation_edit_url, social
from generator.guide.offline.not_kept import ANY_CODE
from generator.guide.pages import FramedPage
from generator.guide.sharing.previews import home_picture
from generator.library.language.locale import _
from generator.library.registers.address import HOME_CODE, Site
from generator.views.renovation import RenovationView
from generator.views.unit import ContactView, UnitView


class Report(NamedTuple):
    """One way to tell the ward about works; what an e-mail needs is in its `address` already.

    `button` are the few words by which it is pressed.
    """

    name: str
    button: str
    note: str
    address: str
    icon: str
    shown: str


def renovation_pages(context: Context) -> Iterator[FramedPage]:
    """A page for every code of a renovation; of one that has left, only that it ended."""
    published = context.published
    for renovation in published.renovations:
        pictures = attachment_files(renovation, context.roots)
        body = renovation_body(context, context.guide.renovations[renovation.code], pictures)
        yield _page(context, renovation.code, body, pictures)
    for code in published.ended_renovations:
        yield _page(context, code, render("renovation-ended", context, ROOT_FROM_PAGE, code=code))


def kept_renovation_page(context: Context) -> FramedPage:
    """What a phone shows without a network for any code of a renovation."""
    return _page(context, ANY_CODE, render("renovation-kept", context, ROOT_FROM_PAGE))


def _page(
    context: Context, code: str, body: str, pictures: tuple[AttachedPicture, ...] = ()
) -> FramedPage:
    page = context.published.site.page(code)
    picture = home_picture(context.guide)
    general = social(context, picture, HOME_CODE, page=page, listed=False)
    head = render("head-transient", context, ROOT_FROM_PAGE, code=code, social=general)
    files = {picture.name: picture.data for picture in pictures}
    return FramedPage(code, head, body, files=files, listed=False)


def renovation_body(
    context: Context, view: RenovationView, pictures: tuple[AttachedPicture, ...]
) -> str:
    """What a passer-by reads of one renovation."""
    return render(
        "renovation",
        context,
        ROOT_FROM_PAGE,
        renovation=view,
        keep_days=context.published.ward.renovations.keep_days,
        reports=reports(context.guide.unit, context.published.site, view.code),
        pictures=pictures,
        edit_url=renovation_edit_url(context.published, view.code),
    )


def reports(unit: UnitView, site: Site, code: str) -> list[Report]:
    """The ways to tell the ward about the works of a code: its own phone, then the channels."""
    hotline = ContactView(unit.hotline.name, unit.hotline.number, "", "", "")
    ways = [hotline, *unit.report_channels]
    if unit.email and unit.email not in {channel.email for channel in unit.report_channels}:
        ways.append(ContactView(_("Thư điện tử"), "", "", unit.email, ""))
    found = []
    for way in ways:
        if way.phone:
            own = way.phone == unit.hotline.number
            button = _("Gọi {phường}") if own else _("Gọi {name}").format(name=way.phone)
            tel = f"tel:{way.phone.replace(' ', '')}"
            found.append(Report(way.name, button, way.note, tel, "phone", way.phone))
        if way.url:
            shown = _("Mở trang")
            found.append(Report(way.name, way.name, way.note, way.url, "open-in-new", shown))
        if way.email:
            mail = _mail(site, way.email, code)
            button = _("Gửi thư")
            found.append(Report(way.name, button, way.note, mail, "email-outline", way.email))
    return found


def _mail(site: Site, to: str, code: str) -> str:
    """A mailto link with the code in its subject and text; it asks nobody's name."""
    subject = _("Phản ánh công trình {code}").format(code=code)
    lines = (
        _("Mã công trình: {code}").format(code=code),
        site.page_url(code),
        "",
        _("Tôi thấy (việc gì, ngày giờ nào):"),
        "",
    )
    body = "\r\n".join(lines)
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(body)}"
