"""Texts as HTML: the little Markdown that YAML may hold, and the language of each part.

The Markdown is bold, links and line breaks; all else is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup, escape

from generator.library.language.locale import VIETNAMESE
from generator.library.language.mixed_text import MixedText, Untranslated

BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_HOURS = re.compile(r"\d{1,2}:\d\d–\d{1,2}:\d\d")
_EACH = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])")
_NO_LETTER = re.compile(r"\W+")
LINK = re.compile(r"\[([^\[\]]+)\]\((https://[^\s()<>\"']+|code:[A-Z0-9]{2,8})\)")


def rich_text(text: str, explain: Callable[[Markup], Markup] = Markup) -> Markup:
    """`text` as safe HTML: escaped first, so that nothing in it can become markup of its own.

    `explain` adds what the page's hard words mean (see `glossary`).
    """
    return _in_its_language(text, lambda part: explain(_markdown(part)))


def unbroken(text: str) -> Markup:
    """`text` as HTML in which no line ends within «7:30–11:30»."""
    return Markup(_HOURS.sub(r'<span class="nb">\g<0></span>', str(escape(text))))  # noqa: S704 - as above


def breakable(text: str) -> Markup:
    """`text` as HTML in which a line may end behind the stroke of «15.000 đ/lần», and of no day."""
    return _in_its_language(text, lambda part: Markup("/<wbr>").join(_EACH.split(part)))


def mail_words(text: object) -> str:
    """`text` as the address of a mail has it; browsers turn letters into bytes themselves."""
    return _NO_LETTER.sub(lambda match: _quoted(match[0]), str(text))


_KNOWING = (MixedText, Untranslated)
"""Texts that know their language."""
_quoted = lru_cache(maxsize=1024)(quote)


def plain_text(value: object) -> object:
    """`value` as a template shows it: what is in another language than the page says so."""
    return _in_its_language(value, escape) if isinstance(value, _KNOWING) else value


def _in_its_language(text: str, html: Callable[[str], Markup]) -> Markup:
    if isinstance(text, MixedText):
        return Markup("").join(_in_its_language(part, html) for part in text.parts)
    if isinstance(text, Untranslated):
        return Markup('<span lang="{}">{}</span>').format(VIETNAMESE, html(str(text)))
    return html(str(text))


def _markdown(text: str) -> Markup:
    html = str(escape(text))
    html = LINK.sub(r'<a href="\2">\1</a>', html)
    html = BOLD.sub(r"<strong>\1</strong>", html)
    return Markup(html.replace("\n", "<br>"))  # noqa: S704 - escaped above
