"""The QR code at the end of a printed page: from the paper back to the page."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from generator.library.address import Site
from generator.matrix import QUIET_MODULES, page_symbol, path


@lru_cache(maxsize=4096)
def page_qr(site: Site, code: str) -> Markup:
    """The code of a page as SVG, in the colour of the text; screen readers pass over it."""
    drawn = page_symbol(site.qr_text(code))
    side = drawn.size + 2 * QUIET_MODULES
    svg = '<svg class="mc-qr" aria-hidden="true" viewBox="0 0 {0} {0}"><path d="{1}"/></svg>'
    return Markup(svg).format(side, path(drawn))  # noqa: S704 - numbers and our own path
