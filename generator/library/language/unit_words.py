"""What the unit is called: `{phường}` in a text is phường, xã or đặc khu; `{ward}` is the English.

Texts are the same for every unit, so they say it so wherever they mean the unit that speaks. A
capital is kept: `{Phường}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "phường": {"ward": "phường", "commune": "xã", "special_zone": "đặc khu"},
    "ward": {"ward": "ward", "commune": "commune", "special_zone": "special zone"},
}
"""The word for each level (as in `ward.yml`), by what stands in the braces."""

_TOKEN = re.compile(rf"\{{({'|'.join(WORDS)})\}}", re.IGNORECASE)
_CODE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)|`[^`\n]+`", re.DOTALL | re.MULTILINE)
"""A fenced block or a span of code in Markdown, which shows what is typed."""


def unit_words(text: str, level: str) -> str:
    """`text` with the word for `level` in the stead of each `{phường}` and `{ward}`."""
    return _TOKEN.sub(lambda token: _word(token, level), text) if "{" in text else text


def page_words(markdown: str, level: str) -> str:
    """A hand-written page with the words for `level`; what it shows as code stays."""
    if "{" not in markdown:
        return markdown
    parts, end = [], 0
    for code in _CODE.finditer(markdown):
        parts += [unit_words(markdown[end : code.start()], level), code[0]]
        end = code.end()
    return "".join([*parts, unit_words(markdown[end:], level)])


def without_code(markdown: str) -> str:
    """`markdown` with blanks for what it shows as code; every place counts as before."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), markdown)


def _word(token: re.Match[str], level: str) -> str:
    inside = token[1]
    words = WORDS.get(inside.lower())
    if words is None or inside[1:] != inside[1:].lower():
        return token[0]  # {PHƯỜNG}, which `motcham check` refuses
    word = words[level]
    return word[0].upper() + word[1:] if inside[0].isupper() else word
