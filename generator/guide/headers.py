"""The headers that a page cannot set for itself, as the file `_headers` of static hosts.

Netlify and Cloudflare Pages read it; CONTRIBUTING.md has the same for nginx.
"""

from __future__ import annotations

from generator.library import calendar

FILE = "_headers"

_EVERYWHERE = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
_LASTING = ("assets/*", "javascripts/*", "stylesheets/*")
"""Files whose address has a hash of what they hold."""


_FOR_STAFF = {"X-Robots-Tag": "noindex"}
"""The calendar of what is due holds nothing secret, but residents need not find it."""


def headers_file(root_path: str) -> str:
    """The text of `_headers` for a site below `root_path`, such as `/` or `/phuong/`."""
    rules = [(f"{root_path}*", _EVERYWHERE)]
    for language in ("", "en/"):
        rules += [(f"{root_path}{language}{files}", _FOREVER) for files in _LASTING]
    rules.append((f"{root_path}{calendar.FILE}", _FOR_STAFF))
    blocks = [
        "\n".join((path, *(f"  {name}: {value}" for name, value in headers.items())))
        for path, headers in rules
    ]
    return "\n\n".join(blocks) + "\n"
