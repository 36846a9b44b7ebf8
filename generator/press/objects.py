"""What the pages of a PDF are drawn with: its resources, without its tags and outlines."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Pdf, Stream

_ELSEWHERE = frozenset({"/Parent", "/P", "/Dest"})
"""What leads from a page, or from what is on it, to others."""


def drawn_with(document: Pdf) -> Iterator[Object]:
    """Every page, and every dictionary, array and stream that it is drawn with, each once.

    Tags and outlines, which are most of a long file, are not even read.
    """
    seen: set[tuple[int, int]] = set()
    waiting: list[Object] = [page.obj for page in document.pages]
    while waiting:
        item = waiting.pop()
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        yield item
        if isinstance(item, Array):
            inner = list(item)
        else:
            inner = [value for key, value in item.items() if key not in _ELSEWHERE]
        waiting += [value for value in inner if isinstance(value, Array | Dictionary | Stream)]
