"""What changed lately as an Atom feed (RFC 4287). Ids never change, even where the site moves."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from generator.guide.fragments import Context
from generator.guide.machines import CHANGES_PAGE, feed_file
from generator.library.language.locale import ENGLISH, _, current_locale
from generator.library.language.mixed_text import join_mixed
from generator.views.change_log import ToldChange, told_changes

_ATOM = "http://www.w3.org/2005/Atom"


def feed_text(context: Context) -> str:
    """The whole file; the changes must be there."""
    unit, site = context.guide.unit, context.published.site
    found = told_changes(context.published)
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": current_locale()})
    title = join_mixed(" · ", [_("Mới thay đổi"), unit.name])
    _add(feed, "id", f"{_first_url(context)}{feed_file()}")
    _add(feed, "title", title)
    _add(feed, "updated", _moment(found[0]))
    ET.SubElement(feed, "link", {"rel": "self", "href": f"{site.url}{feed_file()}"})
    ET.SubElement(feed, "link", {"href": f"{site.url}{CHANGES_PAGE}"})
    _add(ET.SubElement(feed, "author"), "name", unit.name)
    for change in found:
        entry = ET.SubElement(feed, "entry")
        page = site.page(change.code)
        _add(entry, "id", f"{_first_url(context)}{page}#{change.on.isoformat()}")
        _add(entry, "title", f"{change.title} ({change.code})")
        _add(entry, "updated", _moment(change))
        ET.SubElement(entry, "link", {"href": site.page_url(change.code)})
        _add(entry, "summary", "\n".join(change.lines))
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _first_url(context: Context) -> str:
    """The address that the site in this language had first: names stay, though sites move."""
    ward, site = context.published.ward, context.published.site
    first = ward.former_site_urls[0] if ward.former_site_urls else site.url
    own = f"{ENGLISH}/" if current_locale() == ENGLISH else ""
    return f"{first.removesuffix(own)}{own}"


def _moment(change: ToldChange) -> str:
    """The beginning of the day, in Vietnam."""
    return f"{change.on.isoformat()}T00:00:00+07:00"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
