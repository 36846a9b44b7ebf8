"""An emblem from the bytes of a file: cleaned, squared, looked at."""

from __future__ import annotations

import base64
import io
from functools import lru_cache

from PIL import Image

from generator.decoding import MAX_PIXELS, UndecodableError, decoded
from generator.disk.unfit import UnfitFileError
from generator.emblems.drawing import clean_drawing
from generator.emblems.emblem import MOST_BYTES, Emblem

LEAST_SIDE = 96
"""px of the shorter side of a PNG."""
LONGEST = 2.0
"""The most that one side may be of the other."""
PRINTED_SIDE = 600
"""px of a PNG on paper: 600 dpi at 25 mm."""
SHOWN_SIDE = 120
"""px of a PNG on a page, where it is 40 CSS px, on a screen of three px each."""
SHOWN_COLOURS = 128
LIGHT = 8 * 1024
"""Bytes of a drawing that a page loads; a heavier one it gets as a small picture."""

_PNG = b"\x89PNG\r\n\x1a\n"
_OTHERS = {
    _PNG: "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"RIFF": "WebP", b"%PDF": "PDF",
    b"\x1f\x8b": "tệp nén (svgz)", b"PK": "tệp nén (zip)",
}  # fmt: skip
_EXPORT_AGAIN = "Xuất lại từ phần mềm vẽ thành SVG, hoặc PNG."


def read_emblem(name: str, data: bytes) -> Emblem:
    """The emblem in the file called `name`, which ends in `.svg` or `.png`.

    Raises UnfitFileError.
    """
    kind = name.rpartition(".")[2]
    if len(data) > MOST_BYTES[kind]:
        size = f"{len(data) / 1024:.0f} KiB, nhiều nhất {MOST_BYTES[kind] // 1024} KiB"
        hint = "Lưu gọn lại (Inkscape: «Optimized SVG»), hoặc xuất PNG cạnh khoảng 600 điểm."
        raise UnfitFileError("emblem-too-big", f"«{name}» nặng {size}.", hint)
    found = next((words for head, words in _OTHERS.items() if data.startswith(head)), "")
    if kind == "png":
        if found != "PNG":
            raise _not_so(name, f"là {found}" if found else "không phải ảnh PNG")
        return _of_picture(name, data)
    if found:
        raise _not_so(name, f"là {found}")
    return _of_drawing(name, data)


@lru_cache(maxsize=16)
def pixels(drawing: str, side: int) -> Image.Image:
    """An emblem's `drawing` as a picture with its see-through parts, `side` px wide and high.

    Raises ValueError where it cannot be drawn.
    """
    import typst  # noqa: PLC0415 - 50 ms, for nothing where a unit has no emblem

    page = "#set page(width: 72pt, height: 72pt, margin: 0pt, fill: none)\n"
    page += '#image(bytes(sys.inputs.drawing), format: "svg", width: 72pt, height: 72pt)'
    try:
        picture = typst.compile(
            page.encode(),
            format="png",
            ppi=side,
            ignore_system_fonts=True,
            sys_inputs={"drawing": drawing},
        )
    except typst.TypstError as error:
        raise ValueError(error.message) from error
    return Image.open(io.BytesIO(picture)).convert("RGBA")


def _not_so(name: str, found: str) -> UnfitFileError:
    message = f"«{name}» có đuôi .{name.rpartition('.')[2]} nhưng bên trong {found}."
    return UnfitFileError("emblem-not-so", message, _EXPORT_AGAIN)


def _of_drawing(name: str, data: bytes) -> Emblem:
    drawing = clean_drawing(name, data)
    _refuse_long(name, *drawing.size)
    try:
        _refuse_empty(name, pixels(drawing.svg, LEAST_SIDE))
    except ValueError as error:
        message = f"«{name}» không vẽ ra được ({error})."
        raise UnfitFileError("emblem-broken", message, _EXPORT_AGAIN) from None
    data = drawing.svg.encode()
    if len(data) > LIGHT:
        return Emblem("png", _shown(pixels(drawing.svg, SHOWN_SIDE)), drawing.svg)
    return Emblem("svg", data, drawing.svg)


def _of_picture(name: str, data: bytes) -> Emblem:
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if 0 < min(width, height) < LEAST_SIDE:
        message = (
            f"«{name}» chỉ có {width} × {height} điểm ảnh, cạnh ngắn cần ít nhất {LEAST_SIDE}."
        )
        hint = "Xuất lại lớn hơn, cạnh khoảng 600 điểm; hoặc dùng SVG."
        raise UnfitFileError("emblem-too-small", message, hint)
    try:
        picture = decoded(io.BytesIO(data), ("PNG",), PRINTED_SIDE)
    except UndecodableError:
        message = f"«{name}» hỏng, là ảnh động, hoặc quá {MAX_PIXELS // 10**6} triệu điểm ảnh."
        raise UnfitFileError("emblem-broken", message, _EXPORT_AGAIN) from None
    _refuse_long(name, width, height)
    square = _squared(picture.convert("RGBA"))
    _refuse_empty(name, square)
    return Emblem("png", _shown(square), _holding(square))


def _refuse_long(name: str, width: float, height: float) -> None:
    if max(width, height) > LONGEST * min(width, height):
        message = f"«{name}» dài quá: {width:g} × {height:g}, một cạnh hơn hai lần cạnh kia."
        hint = "Chỉ lấy biểu trưng, bỏ dòng chữ bên cạnh; xuất lại gần vuông."
        raise UnfitFileError("emblem-shape", message, hint)


def _refuse_empty(name: str, picture: Image.Image) -> None:
    if picture.getchannel("A").getbbox() is None:
        message = f"«{name}» không vẽ ra nét nào."
        hint = "Mở tệp bằng trình duyệt xem có thấy hình không, rồi xuất lại."
        raise UnfitFileError("emblem-broken", message, hint)


def _squared(picture: Image.Image) -> Image.Image:
    """The picture alone, in the middle of a square, with nothing of what came with it."""
    side = max(picture.size)
    square = Image.new("RGBA", (side, side))
    square.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    return square


def _shown(square: Image.Image) -> bytes:
    """A small PNG for pages."""
    small = square.copy()
    small.thumbnail((SHOWN_SIDE, SHOWN_SIDE), Image.Resampling.LANCZOS)
    few = small.quantize(SHOWN_COLOURS, Image.Quantize.FASTOCTREE)
    return _png(few)


def _holding(square: Image.Image) -> str:
    """An SVG that holds the picture."""
    data = base64.b64encode(_png(square)).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {square.width} {square.height}">'
        f'<image width="{square.width}" height="{square.height}"'
        f' href="data:image/png;base64,{data}"/></svg>'
    )


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
