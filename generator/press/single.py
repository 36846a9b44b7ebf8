"""One code for the ward's own layouts: an SVG or a PNG in its true size, proven like a sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from html import escape
from io import BytesIO
from typing import Literal

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.matrix import MIN_MODULE_MM, QUIET_MODULES, Symbol, module_mm, path, symbol
from generator.press.measures import distance_mm, measures
from generator.press.pdf import press_ready
from generator.press.proof import Mark, Proof, prove, prove_picture
from generator.press.sheet import printed_title
from generator.press.typesetting import typeset

CodeFormat = Literal["svg", "png"]

DPI = 600
"""Dots per inch of a PNG: what office printers draw at their finest, and a multiple of 300."""
MM_PER_PIXEL = 25.4 / DPI
MAX_SIDE_MM = 300
"""A larger PNG would have over 50 million pixels; a larger SVG is the same drawing, enlarged."""

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Single:
    """One code as a file. `side_mm` is the side of the whole drawing, quiet zone included.

    `words` is the address in words, which the file bears as its title. The side is what was asked
    for in an SVG; in a PNG it is rounded down to whole pixels a module.
    """

    data: bytes
    symbol: Symbol
    side_mm: float
    proof: Proof
    words: str

    @property
    def module_mm(self) -> float:
        """The side of one module in mm."""
        return self.side_mm / _modules(self.symbol)

    @property
    def distance_mm(self) -> float:
        """From how far the code is expected to be read, in mm."""
        return distance_mm(self.symbol.size, self.side_mm)

    @property
    def measures(self) -> str:
        """How large the code is and from how far it is read, in one sentence."""
        return measures([Mark.of("", self.symbol, 0, 0, self.side_mm)])[0]


def single(published: Published, code: str, format_: CodeFormat, side_mm: float) -> Single:
    """The code `code` as a file, `side_mm` wide with its quiet zone; proven.

    Raises MotchamError where the code must not be printed, a module would be too small, the side is
    over MAX_SIDE_MM, or the proof fails.
    """
    printed_title(published, code)
    if side_mm > MAX_SIDE_MM:
        raise MotchamError(
            f"Cỡ {_mm(side_mm)} mm quá lớn, nhiều nhất {MAX_SIDE_MM} mm.",
            "Xuất SVG nhỏ hơn rồi phóng to trong bản vẽ: nét vẫn sắc.",
        )
    drawn = symbol(published.site.qr_text(code))
    words = published.site.words(code)
    return {"svg": _svg, "png": _png}[format_](code, drawn, words, side_mm)


def _svg(code: str, drawn: Symbol, words: str, side_mm: float) -> Single:
    _check_module(drawn, side_mm, _modules(drawn) * MIN_MODULE_MM)
    picture = svg_file(drawn, words, side_mm)
    sheet = typeset("code.typ", {"svg": picture, "words": words}, _ANY_DAY)
    mark = Mark.of(code, drawn, 0, 0, side_mm)
    proof = prove(press_ready(sheet), [[mark]], (side_mm, side_mm))
    return Single(picture.encode(), drawn, side_mm, proof, words)


def _png(code: str, drawn: Symbol, words: str, side_mm: float) -> Single:
    # A hair more, so that a side of whole pixels stays whole when it was computed in mm.
    pixels = int(side_mm / MM_PER_PIXEL / _modules(drawn) + 1e-6)
    whole_mm = pixels * _modules(drawn) * MM_PER_PIXEL
    least = math.ceil(MIN_MODULE_MM / MM_PER_PIXEL) * _modules(drawn) * MM_PER_PIXEL
    _check_module(drawn, whole_mm, least)
    data = png_file(drawn, words, pixels)
    with Image.open(BytesIO(data)) as image:
        mark = Mark.of(code, drawn, 0, 0, whole_mm)
        proof = prove_picture(image.convert("L"), 1 / MM_PER_PIXEL, mark)
    return Single(data, drawn, whole_mm, proof, words)


def _modules(drawn: Symbol) -> int:
    return drawn.size + 2 * QUIET_MODULES


def _mm(length: float) -> str:
    return f"{length:.4g}".replace(".", ",")


def _check_module(drawn: Symbol, side_mm: float, least_side_mm: float) -> None:
    """Raise MotchamError where modules are too small, with the least side that would do."""
    try:
        module_mm(drawn.text, drawn.size, side_mm)
    except MotchamError as error:
        least = math.ceil(least_side_mm)
        hint = f"Dùng --size {least}mm hay lớn hơn, hoặc rút ngắn site_url trong ward.yml."
        raise MotchamError(error.message, hint) from error


def svg_file(drawn: Symbol, words: str, side_mm: float) -> str:
    """The code as an SVG of `side_mm`, entitled `words`: one black path on a white square."""
    side = _modules(drawn)
    length = f"{side_mm:.6g}mm"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{length}" height="{length}"'
        f' viewBox="0 0 {side} {side}" role="img" shape-rendering="crispEdges">'
        f"<title>{escape(words)}</title>"
        f'<rect width="{side}" height="{side}" fill="#fff"/><path d="{path(drawn)}"/></svg>\n'
    )


def png_file(drawn: Symbol, words: str, pixels: int) -> bytes:
    """The code as a PNG in black and white, `pixels` to a module, that says 600 dpi and `words`."""
    said = PngInfo()
    said.add_text("Title", words)
    out = BytesIO()
    picture(drawn, pixels).save(out, "PNG", dpi=(DPI, DPI), pnginfo=said)
    return out.getvalue()


def picture(drawn: Symbol, pixels: int) -> Image.Image:
    """The code with its quiet zone in black and white, `pixels` to a module."""
    bits = Image.new("1", (drawn.size, drawn.size))
    bits.putdata([0 if dark else 255 for row in drawn.rows for dark in row])
    grown = bits.resize((drawn.size * pixels, drawn.size * pixels), Image.Resampling.NEAREST)
    side = _modules(drawn) * pixels
    image = Image.new("1", (side, side), 1)
    image.paste(grown, (QUIET_MODULES * pixels, QUIET_MODULES * pixels))
    return image
