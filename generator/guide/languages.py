"""The languages of one guide: which there are, and the way from a page to the same page in another.

The Vietnamese site is at the root, the English one in `en/`, with the same addresses below it.
"""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup, escape

from generator.library.language.locale import ENGLISH, NAMES, VIETNAMESE, current_locale

CONFIGS = {VIETNAMESE: "mkdocs.yml", ENGLISH: "mkdocs.en.yml"}
"""The configuration of each language's site, beside each other; English may be missing."""

_LANGUAGE = re.compile(r"<html\b[^>]*\blang=\"?([a-z]{2})")


def languages(root: Path) -> tuple[str, ...]:
    """The languages of the guide in `root`, Vietnamese first."""
    return tuple(language for language, config in CONFIGS.items() if (root / config).exists())


def language_of(html: str) -> str:
    """The language of a page: Vietnamese where it does not say."""
    found = _LANGUAGE.search(html)
    return found[1] if found and found[1] in NAMES else VIETNAMESE


def twins(site_url: str, page: str) -> dict[str, str]:
    """The addresses of `page` (`Q/HT01/`) by language, and that for readers of any other.

    `site_url` is that of the current language's site.
    """
    top = site_url.removesuffix(f"{ENGLISH}/") if current_locale() == ENGLISH else site_url
    vietnamese = f"{top}{page}"
    english = f"{top}{ENGLISH}/{page}"
    return {VIETNAMESE: vietnamese, ENGLISH: english, "x-default": vietnamese}


def in_other_language(page: str, root: str) -> str:
    """The way to `page` (`Q/HT01/`) in the other language; `root` leads to this language's top."""
    return f"{root}{ENGLISH}/{page}" if current_locale() == VIETNAMESE else f"{root}../{page}"


def switch(page: str, root: str) -> Markup:
    """The link to the same page in the other language, which names itself."""
    other = ENGLISH if current_locale() == VIETNAMESE else VIETNAMESE
    href = escape(in_other_language(page, root))
    link = (
        f'<a class="mc-language nb" href="{href}" hreflang="{other}" lang="{other}">'
        f"{NAMES[other]}</a>"
    )
    return Markup(link)  # noqa: S704 - ours, and the rest is escaped
