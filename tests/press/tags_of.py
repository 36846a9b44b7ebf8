"""A paper as a screen reader reads it: its tags in order, each with its words and its place."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Array, Dictionary, Object

from generator.press.pdf import opened


class Tag(NamedTuple):
    """An element that holds words or a drawing: what it is in, page, words, top in points."""

    roles: tuple[str, ...]
    page: int
    words: str
    top: float

    @property
    def role(self) -> str:
        """What it is itself."""
        return self.roles[-1]


def tags_of(pdf: bytes) -> list[Tag]:
    """Every element with content of its own, in the order of the tag tree."""
    content = _content(pdf)
    with opened(pdf) as document:
        pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
        return list(_walked(document.Root.StructTreeRoot.K, (), None, pages, content))


Content = dict[tuple[int, int], tuple[str, float]]


def _walked(
    node: Object,
    roles: tuple[str, ...],
    page: int | None,
    pages: dict[tuple[int, int], int],
    content: Content,
) -> Iterator[Tag]:
    for item in node if isinstance(node, Array) else [node]:
        if not isinstance(item, Dictionary):
            continue
        here = pages[item.Pg.objgen] if "/Pg" in item else page
        inner = (*roles, str(item.get("/S", "")))
        kids = item.get("/K", Array())
        kids = kids if isinstance(kids, Array) else Array([kids])
        marks = [(here, int(kid)) for kid in kids if isinstance(kid, int)]
        marks += [
            (pages[kid.Pg.objgen] if "/Pg" in kid else here, int(kid.MCID))
            for kid in kids
            if isinstance(kid, Dictionary) and "/MCID" in kid
        ]
        found = [(at, content[at]) for at in marks if at in content]
        if found:
            words = "".join(text for _, (text, _) in found)
            top = max(high for _, (_, high) in found)
            yield Tag(inner, found[0][0][0] or 0, words, top)
        elements = Array([kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid])
        yield from _walked(elements, inner, here, pages, content)


def _content(pdf: bytes) -> Content:
    """The words of each piece of marked content of each page, and how high it reaches."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found: Content = {}
        for index in range(len(document)):
            page = document[index]
            words = page.get_textpage()
            for item in page.get_objects(max_depth=5):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
                if mark < 0:
                    continue
                text, top = found.get((index, mark), ("", 0.0))
                if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                    text += _text(item, words)
                found[index, mark] = (text, max(top, item.get_bounds()[3]))
        return found
    finally:
        document.close()


def _text(item: pypdfium2.PdfObject, words: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(item.raw, words.raw, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFTextObj_GetText(item.raw, words.raw, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
