"""A link to the national portal leads to the procedure, not to the portal's first page.

Passes: `url: https://dichvucong.gov.vn/thu-tuc-hanh-chinh/…`, or the first page where no other
address is known: its button then says that one has to look for the procedure. A hint: the first
page beside another channel or a `source.url` that has the address, and as `source.url`, which is
called the original. Fails: nothing. Only a procedure with a page that people wrote is checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.procedure import Procedure
from generator.library.models.web_address import PORTAL, is_portal_home, on_portal


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a hint for each address of the portal where a better one is known, or none is meant."""
    for sourced in collection.written:
        yield from _hints(sourced)


def _hints(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    source = sourced.model.source.url or ""
    placed: list[tuple[Location, str]] = [
        (("channels", index, "url"), channel.url)
        for index, channel in enumerate(sourced.model.channels)
        if channel.url
    ]
    urls = [source, *(url for _, url in placed)]
    own = next((url for url in urls if on_portal(url) and not is_portal_home(url)), "")
    for location, url in placed:
        if own and is_portal_home(url):
            message = f"Chỉ dẫn tới trang chủ {PORTAL}, mà tệp có địa chỉ riêng của thủ tục."
            yield sourced.document.warning(location, "portal-home", message, f"Viết url: {own}.")
    if is_portal_home(source):
        message = f"Bản gốc mà chỉ dẫn tới trang chủ {PORTAL}."
        hint = f"Viết url: {own}." if own else "Bỏ url, hoặc chép địa chỉ của trang thủ tục."
        yield sourced.document.warning(("source", "url"), "portal-home", message, hint)
