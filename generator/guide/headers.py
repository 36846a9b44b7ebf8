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
_FOR_STAFF = {
    "Content-Type": "text/calendar; charset=utf-8",  # no host adds the charset by itself
    "X-Robots-Tag": "noindex",
} | _ASKED_AGAIN
"""The calendar of what is due holds nothing secret, but residents need not find it."""


def headers_file(root_path: str, folders: Iterable[str], files: Iterable[str]) -> str:
    """The text of `_headers` for a site below `root_path`, such as `/` or `/phuong/`.

    `folders` and `files` are those at the top of each language's site. Each has a rule of its own,
    because a host joins what two rules say of one address. What lasts comes first: of a longer file
    Cloudflare Pages reads a hundred rules, and of itself asks again for what it has no rule for.
    """
    tops = (root_path, f"{root_path}{ENGLISH}/")
    changing = [
        "",
        *(f"{folder}/*" for folder in sorted(folders) if folder not in _LASTING),
        *sorted({*files} - {FILE, calendar.FILE}),
    ]
    rules = [
        (f"{root_path}*", _EVERYWHERE),
        *((f"{top}{folder}/*", _FOREVER) for top in tops for folder in _LASTING),
        (f"{root_path}{calendar.FILE}", _FOR_STAFF),
        *((f"{top}{one}", _ASKED_AGAIN) for top in tops for one in changing),
    ]
    blocks = [
        "\n".join((path, *(f"  {name}: {value}" for name, value in headers.items())))
        for path, headers in rules
    ]
    return "\n\n".join(blocks) + "\n"
