"""The map of a site for search engines: every page that they may list, each address once."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from markupsafe import Markup

FILE = "sitemap.xml"
_NOT_LISTED = re.compile(r'<meta name="robots" content="[^"]*\b(?:noindex|none)\b')
_ALTERNATE = Markup('<xhtml:link rel="alternate" hreflang="{}" href="{}"/>')
_URL = Markup("<url><loc>{}</loc>{}</url>\n")


def is_listed(html: str) -> bool:
    """Whether a page lets search engines list it."""
    return not _NOT_LISTED.search(html)


def write_sitemap(site_dir: Path, top: str, pages: Iterable[Mapping[str, str]]) -> None:
    """Write the map of the site at `top`; `pages` has of each page the addresses by language.

    A map may name what lies below it alone, so the English one says nothing of Vietnamese pages.
    Hosts send what lies packed beside it to whoever reads gzip.
    """
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{''.join(sorted({*_entries(top, pages)}))}</urlset>\n"
    )
    (site_dir / FILE).write_text(text, encoding="utf-8", newline="\n")
    (site_dir / f"{FILE}.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


def _entries(top: str, pages: Iterable[Mapping[str, str]]) -> Iterator[str]:
    for page in pages:
        twins = page.items() if len(page) > 1 else ()
        links = Markup("").join(_ALTERNATE.format(language, url) for language, url in twins)
        for url in page.values():
            if url.startswith(top):
                yield _URL.format(url, links)
