"""Texts of files without the little Markdown that they may hold: for paper and for machines."""

from __future__ import annotations

import re

_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^\s()]+\)")


def unmarked(text: str) -> str:
    """`text` without bold and links."""
    if "**" not in text and "](" not in text:  # most have neither
        return text
    return _BOLD.sub(r"\1", _LINK.sub(r"\1", text))
