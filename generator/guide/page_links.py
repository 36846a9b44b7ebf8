"""Links from a hand-written page to what lies beside it: by the names of files, as MkDocs asks."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from generator.guide.addresses import THEME, below
from generator.library.forms.paths import Roots
from generator.library.models.web_address import LinkFault

_OF_MATERIAL = "assets/"
_LEADS = {"a": "href", "img": "src"}
_AS_FILE = "Viết tên tệp cạnh trang, như lien-he.md hay so-do.webp; hoặc mã trang, như code:HT01."


class Drawn(NamedTuple):
    """A page as HTML, and where the links and pictures lead that Markdown has made on it.

    Those that were written as HTML are left out: MkDocs leaves them as they are.
    """

    html: str
    leads: tuple[str, ...]


def drawn(text: str, extensions: tuple[str, ...]) -> Drawn:
    """What Markdown with these `extensions` makes of `text`."""
    from markdown import Markdown  # noqa: PLC0415 - what it made of nearly every page is kept

    page, leads = Markdown(extensions=list(extensions)), _Leads()
    page.treeprocessors.register(leads, "leads", 5)
    return Drawn(str(page.convert(text)), tuple(leads.found))


class _Leads:
    """A step of Markdown that changes nothing."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def run(self, root: Element) -> None:
        """Note where links and pictures lead."""
        for element in root.iter():
            address = element.get(_LEADS.get(element.tag, ""))
            if address:
                self.found.append(address)


def files_of_pages(roots: Roots, folders: tuple[str, ...]) -> frozenset[str]:
    """The names of all files that pages in these `folders` may name, as from the site's root."""
    return frozenset(str(path) for folder in (*folders, THEME) for path in below(roots / folder))


def dead_links(address: str, page: str, files: frozenset[str]) -> Iterator[LinkFault]:
    """Why a link on `page` leads nowhere, where it does; both named as `files` are."""
    try:
        parts = urlsplit(html.unescape(address))
    except ValueError:
        return  # other rules say what is wrong with it
    if parts.scheme or parts.netloc or not parts.path or "\2" in address:  # how Markdown hides mail
        return
    if address.startswith(("/", "\\")):
        message = f"Liên kết tới «{address}» bắt đầu bằng «/», sai khi trang nằm ở chỗ khác."
        yield LinkFault("dead-link", message, _AS_FILE)
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    if target in files or target.startswith(_OF_MATERIAL):
        return
    near = get_close_matches(target, sorted(files), n=1)
    beside = posixpath.relpath(near[0], posixpath.dirname(page) or ".") if near else ""
    hint = f"Ý bạn là «{beside}»?" if near else _AS_FILE
    yield LinkFault("dead-link", f"Liên kết tới «{address}», không có tệp ấy.", hint)
