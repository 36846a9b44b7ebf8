"""The headers that a page cannot set for itself, as the file `_headers` of static hosts.

Netlify and Cloudflare Pages read it; CONTRIBUTING.md has the same for nginx.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.library.desk import ical as calendar
from generator.library.language.locale import ENGLISH

FILE = "_headers"

_EVERYWHERE = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}
_ASKED_AGAIN = {"Cache-Control": "no-cache"}
"""A page's facts may change any day: a browser asks whether its copy still holds."""
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_LASTING = ("assets", "javascripts", "stylesheets")
"""Folders of files whose address has a hash of what they hold."""
_FOR_STAFF = {"X-Robots-Tag": "noindex"}
"""The calendar of what is due holds nothing secret, but residents need not find it."""


def headers_file(root_path: str, folders: Iterable[str]) -> str:
    """The text of `_headers` for a site below `root_path`, such as `/` or `/phuong/`.

    `folders` are those at the top of each language's site. Each has a rule of its own, because a
    host joins what two rules say of one address.
    """
    folders = sorted(folders)
    rules = [(f"{root_path}*", _EVERYWHERE)]
    for top in (root_path, f"{root_path}{ENGLISH}/"):
        rules += [
            (top, _ASKED_AGAIN),
            *((f"{top}{one}/*", _FOREVER if one in _LASTING else _ASKED_AGAIN) for one in folders),
        ]
    rules.append((f"{root_path}{calendar.FILE}", _FOR_STAFF))
    blocks = [
        "\n".join((path, *(f"  {name}: {value}" for name, value in headers.items())))
        for path, headers in rules
    ]
    return "\n\n".join(blocks) + "\n"
