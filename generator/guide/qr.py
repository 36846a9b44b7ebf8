"""The QR code at the end of a printed page: from the paper back to the page.

It is a file of its own beside the page, because only paper shows it.
"""

from __future__ import annotations

from generator.library.language.kept import kept_together
from generator.library.registers.address import Site
from generator.matrix import QUIET_MODULES, page_symbol, strokes

FILE = "qr.svg"
"""The picture's name beside the page."""


def page_qr(site: Site, code: str) -> str:
    """The code of a page as an SVG file, black on nothing."""
    return _drawn(site.url, code)


@kept_together
def _drawn(site_url: str, code: str) -> str:
    drawn = page_symbol(Site(site_url).qr_text(code))
    side = drawn.size + 2 * QUIET_MODULES
    box = f'viewBox="0 0 {side} {side}"'
    dark = f'<path stroke="#000" d="{strokes(drawn)}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{dark}</svg>\n'
