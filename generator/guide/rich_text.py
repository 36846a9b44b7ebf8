"""The little Markdown that YAML may hold: bold, links and line breaks. All else is plain text."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https://[^\s()<>\"']+|code:[A-Z0-9]{2,8})\)")


def rich_text(text: str) -> Markup:
    """`text` as safe HTML: escaped first, so that nothing in it can become markup of its own."""
    html = str(escape(text.strip()))
    html = _LINK.sub(r'<a href="\2">\1</a>', html)
    html = _BOLD.sub(r"<strong>\1</strong>", html)
    return Markup(html.replace("\n", "<br>"))  # noqa: S704 - escaped above
