"""Pages as pictures: what a printer would put on paper, in greys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import NamedTuple

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


class Text(NamedTuple):
    """Words on a page, and left, top, right, bottom around them in mm from its left top corner."""

    words: str
    box: tuple[float, float, float, float]


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

    def texts(self, index: int) -> list[Text]:
        """Each run of text on page `index`."""
        with _PDFIUM:
            page = self._document[index]
            height = page.get_height()
            words = page.get_textpage()
            rects = [words.get_rect(number) for number in range(words.count_rects())]
            runs = [(*rect, words.get_text_bounded(*rect)) for rect in rects]
            words.close()
            page.close()
        return [
            Text(
                " ".join(run.split()),
                (
                    left * MM_PER_POINT,
                    (height - high) * MM_PER_POINT,
                    right * MM_PER_POINT,
                    (height - low) * MM_PER_POINT,
                ),
            )
            for left, low, right, high, run in runs
        ]


def texts_of(pdf: bytes) -> list[list[Text]]:
    """Every run of text, page by page."""
    with pictures(pdf) as pages:
        return [pages.texts(index) for index in range(len(pages))]


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
