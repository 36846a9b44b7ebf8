"""Pages as pictures: what a printer would put on paper, in greys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2
from PIL import Image
from pypdfium2 import PdfDocument, PdfiumError

from generator.errors import MotchamError
from generator.press.pdf import MM_PER_POINT

DPI = 300
"""What office printers and copiers do at least."""
PX_PER_MM = DPI / 25.4
MAX_PIXELS = 40_000_000
"""Larger pages are drawn smaller: an A2 poster fits, a page of 5 m does not eat the memory."""

_PDFIUM = Lock()
"""PDFium is not made for threads; decoding, which takes longer, still runs in parallel."""


class Pictures:
    """The pages of an open document."""

    def __init__(self, document: PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        with _PDFIUM:
            return len(self._document)

    def page(self, index: int) -> tuple[Image.Image, float]:
        """Page `index` (from 0), and its scale in px per mm: PX_PER_MM unless it is too large."""
        with _PDFIUM:
            page = self._document[index]
            width, height = page.get_size()
            scale = DPI / 72
            scale = min(scale, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
            image: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
            page.close()
        return image, scale / MM_PER_POINT

    def texts(self, index: int) -> list[tuple[float, float, float, float]]:
        """Left, top, right and bottom of each run of text on page `index`, in mm."""
        with _PDFIUM:
            page = self._document[index]
            height = page.get_height()
            words = page.get_textpage()
            rects = [words.get_rect(number) for number in range(words.count_rects())]
            words.close()
            page.close()
        return [
            tuple(at * MM_PER_POINT for at in (left, height - high, right, height - low))
            for left, low, right, high in rects
        ]


def text_boxes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every run of text, in mm from its page's left top corner."""
    boxes = []
    with pictures(pdf) as pages:
        for index in range(len(pages)):
            boxes += pages.texts(index)
    return boxes


@contextmanager
def pictures(pdf: bytes) -> Iterator[Pictures]:
    """Open `pdf` for drawing. Raises MotchamError where PDFium cannot."""
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except PdfiumError as error:
            raise MotchamError("Không mở được tệp PDF.", "In lại tệp rồi thử lại.") from error
    try:
        yield Pictures(document)
    finally:
        with _PDFIUM:
            document.close()
