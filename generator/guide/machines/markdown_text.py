"""Texts as Markdown (CommonMark): what a file says is text, whatever signs stand in it.

The bold, links and line breaks that YAML may hold stay (see `rich_text`); all else is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from textwrap import indent

from generator.guide.rich_text import BOLD, LINK
from generator.library.language.mixed_text import original

_SIGNS = re.compile(r"[\\`*_\[\]<>~]|&(?=#?\w+;)")
_AT_THE_START = re.compile(r"^(\s*)(?:(\d+)(?=[.)](?:\s|$))|(?=[-+=#]))", re.MULTILINE)

PageUrl = Callable[[str], str]
"""The full address of the page of a code."""


def plain(text: str) -> str:
    """`text` in one line, as it is read."""
    return _escaped(" ".join(text.split()))


def rich(text: str, page_url: PageUrl) -> str:
    """`text` with its bold, links and line breaks; a link by code leads to the page's address."""
    lines = (" ".join(line.split()) for line in text.strip().split("\n"))
    return "\\\n".join(_linked(line, page_url) for line in lines if line)


def named(text: str) -> str:
    """`text`; where it is a translation, what stands on the paper itself too."""
    vietnamese = original(text)
    return plain(text) if vietnamese == text else f"{plain(text)} ({plain(vietnamese)})"


def link(text: str, url: str) -> str:
    """A link."""
    return f"[{plain(text)}]({address(url)})"


def address(url: str) -> str:
    """`url` as a link has it: blanks and brackets are written so that it stays one."""
    return re.sub(r"[\s<>()\\]", lambda match: f"%{ord(match[0]):02X}", url)


def strong(text: str) -> str:
    """`text` in bold letters."""
    return f"**{plain(text)}**" if text else ""


def row(label: str, markdown: str) -> str:
    """What something is, behind its name; empty where that is nothing."""
    colon = "" if label.endswith((":", ".")) else ":"
    return f"{plain(label)}{colon} {markdown}" if markdown else ""


def beside(words: str) -> str:
    """A remark behind something."""
    return f" ({plain(words)})"


def below(*lines: str) -> str:
    """The lines that are not empty, one below the other in the same paragraph or item."""
    return "\\\n".join(filter(None, lines))


def bullets(items: Iterable[str]) -> str:
    """A list; further lines of an item stand below it."""
    return "\n".join(_item("- ", item) for item in items if item)


def numbered(items: Iterable[str]) -> str:
    """A list in order."""
    return "\n".join(_item(f"{n}. ", item) for n, item in enumerate(items, 1))


def section(title: str, *blocks: str, level: int = 2) -> str:
    """A heading with what stands below it; empty where that is nothing."""
    found = document(*blocks)
    return f"{'#' * level} {plain(title)}\n\n{found}" if found else ""


def document(*blocks: str) -> str:
    """The blocks that are not empty, one below the other."""
    return "\n\n".join(filter(None, blocks))


def _item(mark: str, text: str) -> str:
    return mark + indent(text, " " * len(mark)).lstrip()


def _linked(line: str, page_url: PageUrl) -> str:
    parts, end = [], 0
    for match in LINK.finditer(line):
        url = match[2]
        code = url.removeprefix("code:")
        parts += [_bold(line[end : match.start()])]
        parts += [link(match[1], url if code == url else page_url(code))]
        end = match.end()
    return "".join([*parts, _bold(line[end:])])


def _bold(text: str) -> str:
    parts, end = [], 0
    for match in BOLD.finditer(text):
        parts += [_escaped(text[end : match.start()]), f"**{_escaped(match[1])}**"]
        end = match.end()
    return "".join([*parts, _escaped(text[end:])])


@lru_cache(maxsize=65536)  # most texts come again on other pages, and for other units
def _escaped(text: str) -> str:
    return _AT_THE_START.sub(r"\1\2\\", _SIGNS.sub(r"\\\g<0>", text))
