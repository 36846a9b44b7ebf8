"""A press of its own for tests: puts codes on a page, soundly or in ways that must be refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from random import Random
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Dictionary, Name, Pdf

from generator.matrix import QUIET_MODULES, Symbol, symbol_at
from generator.press.pdf import MM_PER_POINT, press_ready
from generator.press.proof import A4_MM, Mark


@dataclass(frozen=True)
class Drawn:
    """A code as drawn: mm from the page's top left corner, quiet zone included.

    It is always at level H, so that what is flipped in it does not depend on what we print best.
    `blotted` is the share of the code's side that a black blot covers; `shade` the grey of its
    dark modules, 0–1; `flipped` counts modules, strewn over the data, that are dark for light.
    """

    text: str
    x: float = 20
    y: float = 20
    side: float = 30
    inverted: bool = False
    blotted: float = 0
    shade: float = 0
    flipped: int = 0

    @property
    def symbol(self) -> Symbol:
        return symbol_at(self.text, "H")

    @property
    def mark(self) -> Mark:
        code = self.text.rstrip("/").rpartition("/")[2]
        return Mark(code, self.text, self.symbol.size, self.x, self.y, self.side)

    def shrunk(self, share: float, page_mm: tuple[float, float] = A4_MM) -> Drawn:
        """The code on a page that a print dialog has drawn smaller, about its middle."""
        x, y = (
            length / 2 + (at - length / 2) * share
            for at, length in zip((self.x, self.y), page_mm, strict=True)
        )
        return replace(self, x=x, y=y, side=self.side * share)

    def _flips(self) -> set[tuple[int, int]]:
        """Rows and columns of flipped modules: always the same, outside patterns and format."""
        size = self.symbol.size
        data = [(row, column) for row in range(9, size) for column in range(9, size)]
        return set(Random(0).sample(data, self.flipped))  # noqa: S311 - no secret

    def content(self, page_height: float) -> str:
        """Drawing commands, in mm from the page's bottom left corner."""
        pitch = self.side / (self.symbol.size + 2 * QUIET_MODULES)

        def box(column: float, row: float, width: float, height: float) -> str:
            x = self.x + (QUIET_MODULES + column) * pitch
            y = page_height - self.y - (QUIET_MODULES + row + height) * pitch
            return f"{x:.4f} {y:.4f} {width * pitch:.4f} {height * pitch:.4f} re f\n"

        size = self.symbol.size
        commands = f"{self.shade} g\n"
        if self.inverted:
            full = size + 2 * QUIET_MODULES
            commands += box(-QUIET_MODULES, -QUIET_MODULES, full, full) + "1 g\n"
        flips = self._flips()
        for row, modules in enumerate(self.symbol.rows):
            for column, dark in enumerate(modules):
                if dark != ((row, column) in flips):
                    commands += box(column, row, 1.01, 1.01)
        if self.blotted:
            blot = size * self.blotted
            commands += "0 g\n" + box((size - blot) / 2, (size - blot) / 2, blot, blot)
        return commands


def paper(
    *pages: list[Drawn],
    size_mm: tuple[float, float] = A4_MM,
    extra: str = "",
    font: bool = False,
    scaled: bool = False,
) -> bytes:
    """A PDF with codes on its pages; `extra` commands come last, in mm from the bottom left.

    `font` uses Helvetica without bringing it; `scaled` lets print dialogs scale the pages.
    """
    document = Pdf.new()
    points = 1 / MM_PER_POINT
    for drawn in pages:
        document.add_blank_page(page_size=(size_mm[0] * points, size_mm[1] * points))
        page = document.pages[-1]
        commands = "".join(item.content(size_mm[1]) for item in drawn) + extra
        content = f"q {points:.6f} 0 0 {points:.6f} 0 0 cm\n{commands}\nQ"
        page.Contents = document.make_stream(content.encode())
        if font:
            helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            fonts = Dictionary(F1=document.make_indirect(helvetica))
            page.obj.Resources = Dictionary(Font=fonts)
    out = BytesIO()
    document.save(out)
    return out.getvalue() if scaled else press_ready(out.getvalue())


def says(pdf: bytes, text: str) -> int:
    """How often a PDF says `text`, wherever its lines break."""
    return said(words_of(pdf), text)


def said(words: str, text: str) -> int:
    """How often `words` hold a text, wherever their lines break."""
    return "".join(words.split()).count("".join(text.split()))


class Letter(NamedTuple):
    """A letter's ink, in mm from the page's top left corner."""

    char: str
    left: float
    top: float
    right: float
    bottom: float


def letters_of(pdf: bytes, page_index: int = 0, *, loose: bool = False) -> list[Letter]:
    """The letters on a page of a PDF, the first where no other is asked for.

    Loose ones are as wide as they are set, with the white beside their ink.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[page_index]
        words = page.get_textpage()
        letters = []
        for index in range(words.count_chars()):
            char = words.get_text_range(index, 1)
            edges = words.get_charbox(index, loose=loose)
            left, low, right, high = (edge * MM_PER_POINT for edge in edges)
            if char.strip():
                height = page.get_height() * MM_PER_POINT
                letters.append(Letter(char, left, height - high, right, height - low))
    finally:
        document.close()
    return letters


def letters_in(pdf: bytes, mark: tuple[float, float, float]) -> list[Letter]:
    """The letters on the first page whose ink reaches into a code: left, top and side in mm."""
    x, y, side = mark
    return [
        letter
        for letter in letters_of(pdf)
        if letter.right > x
        and letter.left < x + side
        and letter.bottom > y
        and letter.top < y + side
    ]


def beside_rulers(pdf: bytes, within_mm: float) -> list[str]:
    """The letters of a PDF whose ink is as near to a ruler of 100 mm; there is a ruler."""
    document = pypdfium2.PdfDocument(pdf)
    near, rulers = list[str](), 0
    try:
        for index, page in enumerate(document):
            height = page.get_height()
            drawn = [one.get_bounds() for one in page.get_objects([pdfium.FPDF_PAGEOBJ_PATH])]
            for left, low, right, high in drawn:
                box = (left, height - high, right, height - low)
                x, y, end, foot = (edge * MM_PER_POINT for edge in box)
                if abs(end - x - 100) > 1 or not 2 < foot - y < 4:
                    continue
                rulers += 1
                near += (
                    one.char
                    for one in letters_of(pdf, index)
                    if one.right > x - within_mm
                    and one.left < end + within_mm
                    and one.bottom > y - within_mm
                    and one.top < foot + within_mm
                )
    finally:
        document.close()
    assert rulers
    return near


def words_of(pdf: bytes) -> str:
    """All text of a PDF as a reader copies it, in one line."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())
