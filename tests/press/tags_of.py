"""A paper as a screen reader reads it: its tags in order, each with its words and its place."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator
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


class _Run(NamedTuple):
    """Letters that are drawn together: on which line of writing, from where to where, how large."""

    words: str
    line: float
    start: float
    end: float
    size: float
    turned: tuple[int, int]

    def runs_on(self, last: _Run) -> bool:
        """Whether this goes on where `last` ends, with no blank that is seen between them."""
        if self.turned != last.turned or abs(self.line - last.line) > 0.3 * last.size:
            return False
        return abs(self.start - last.end) < 0.25 * last.size


Content = dict[tuple[int, int], tuple[list[_Run], float]]


def read_by_tags(pdf: bytes) -> str:
    """All words of a paper in the order of its tag tree, one space for each blank and new line."""
    content = _content(pdf)
    with opened(pdf) as document:
        pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
        found = _marks(document.Root.StructTreeRoot.K, None, pages)
        return _joined(run for mark in found if mark in content for run in content[mark][0])


def sizes_of(pdf: bytes) -> list[tuple[str, float]]:
    """Words and size in points of each run of letters that is tagged, page by page."""
    found = (runs for runs, _ in _content(pdf).values())
    return [(run.words, run.size) for runs in found for run in runs]


def _joined(runs: Iterable[_Run]) -> str:
    words, last = "", None
    for run in runs:
        words += run.words if last and run.runs_on(last) else f" {run.words}"
        last = run
    return " ".join(words.split())


def _marks(
    node: Object, page: int | None, pages: dict[tuple[int, int], int]
) -> Iterator[tuple[int, int]]:
    """Page and number of each piece of marked content below `node`, in its order."""
    for item in node if isinstance(node, Array) else [node]:
        if isinstance(item, int):
            assert page is not None
            yield page, item
        elif isinstance(item, Dictionary):
            here = pages[item.Pg.objgen] if "/Pg" in item else page
            if "/MCID" in item:
                assert here is not None
                yield here, int(item.MCID)
            elif "/K" in item:
                yield from _marks(item.K, here, pages)


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
        own = [kid for kid in kids if not isinstance(kid, Dictionary) or "/MCID" in kid]
        marks = [mark for kid in own for mark in _marks(kid, here, pages)]
        found = [(at, content[at]) for at in marks if at in content]
        if found:
            words = _joined(run for _, (runs, _) in found for run in runs)
            top = max(high for _, (_, high) in found)
            yield Tag(inner, found[0][0][0], words, top)
        elements = Array([kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid])
        yield from _walked(elements, inner, here, pages, content)


def _content(pdf: bytes) -> Content:
    """The words of each piece of marked content of each page, and how high it reaches."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found: Content = {}
        for index in range(len(document)):
            page = document[index]
            words = _words_of_objects(page.get_textpage())
            for item in page.get_objects(max_depth=5):
                mark = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
                if mark < 0:
                    continue
                runs, top = found.get((index, mark), ([], 0.0))
                if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                    runs.append(_run(item, words.get(_address(item.raw), "")))
                found[index, mark] = (runs, max(top, item.get_bounds()[3]))
        return found
    finally:
        document.close()


def _address(raw: object) -> int | None:
    return ctypes.cast(raw, ctypes.c_void_p).value  # type: ignore[arg-type]


def _words_of_objects(page: pypdfium2.PdfTextPage) -> dict[int | None, str]:
    """The letters of each object on a page, without the blanks that PDFium thinks between them."""
    found: dict[int | None, str] = {}
    for at in range(page.count_chars()):
        if pdfium.FPDFText_IsGenerated(page.raw, at) == 0:
            owner = _address(pdfium.FPDFText_GetTextObject(page.raw, at))
            found[owner] = found.get(owner, "") + chr(pdfium.FPDFText_GetUnicode(page.raw, at))
    return found


def _run(item: pypdfium2.PdfObject, words: str) -> _Run:
    a, b, _, _, x, y = item.get_matrix().get()
    scale = math.hypot(a, b)
    across, up = a / scale, b / scale
    left, bottom, right, top = item.get_bounds()
    along = [px * across + py * up for px in (left, right) for py in (bottom, top)]
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(item.raw, size)
    line = y * across - x * up
    return _Run(words, line, min(along), max(along), size.value * scale, (round(across), round(up)))
