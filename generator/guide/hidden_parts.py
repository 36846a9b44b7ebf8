"""What a file carries beside what it shows: where a photo was taken, who wrote a PDF.

The public repository keeps every attachment as it is, so only those may lie there that carry
nothing else. Allowed is what this project's own writing of pictures makes; all else has a name.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    import pikepdf

_JFIF, _ADOBE = 0xE0, 0xEE
"""They say how the colours are coded; a JPEG carries nothing else beside its picture."""
_JPEG_NAMES = {
    **dict.fromkeys({*range(_JFIF, _JFIF + 16)} - {_JFIF, _ADOBE}, "thông tin ẩn"),
    0xE1: "Exif, XMP (nơi chụp, máy chụp)",
    0xE2: "hồ sơ màu, ảnh thứ hai",
    0xED: "IPTC",
    0xFE: "ghi chú",
}
_JPEG_SCAN, _JPEG_PADDING = 0xDA, 0xFF
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"pHYs", b"bKGD"}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
_BEHIND = "dữ liệu sau phần ảnh"
_PAGE_EXTRAS = {
    "/Annots": "ghi chú, chữ ký điện tử",
    "/AA": "lệnh tự chạy",
    "/Metadata": "thông tin ẩn",
}
_ROOT_EXTRAS = {
    "/AcroForm": "ô điền", "/OpenAction": "lệnh tự chạy",
    "/AA": "lệnh tự chạy", "/AF": "tệp nhúng", "/OCProperties": "lớp ẩn", "/Outlines": "dấu trang",
    "/Collection": "tệp nhúng", "/PieceInfo": "thông tin ẩn",
}  # fmt: skip
_SAID_BY_PEOPLE = re.compile(
    rb"<(?:dc:(?:creator|title|description|subject|rights)|pdf:Keywords|xmpMM:History|exif:"
    rb"|photoshop:|Iptc4)|(?:pdf:Keywords|photoshop:\w+|exif:\w+)="
)
"""What of a PDF's XMP is not only a program's name and a time."""
_MADE_BY_MACHINES = {"/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped"}


def in_picture(data: bytes, kind: str) -> list[str]:
    """What a whole JPEG, PNG or WebP carries beside its picture, in words; each once."""
    parts = {"JPEG": _in_jpeg, "PNG": _in_png, "WEBP": _in_webp}[kind](data)
    return list(dict.fromkeys(parts))


def in_pdf(data: bytes) -> list[str]:
    """What a PDF carries beside its pages. Raises pikepdf.PdfError for what is none."""
    import pikepdf  # noqa: PLC0415 - takes a tenth of a second, and few guides have a PDF

    with pikepdf.open(io.BytesIO(data)) as document:
        return list(dict.fromkeys(_in_document(document)))


def readable_codes(image: Image.Image) -> list[str]:
    """The texts of all codes, of any kind, that a phone could read in a picture."""
    import zxingcpp  # noqa: PLC0415 - what it found in a picture is kept

    return [found.text for found in zxingcpp.read_barcodes(image.convert("L"))]


def _in_jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while data[at : at + 1] == b"\xff":
        marker = data[at + 1]
        if marker in _JPEG_NAMES:
            yield _JPEG_NAMES[marker]
        if marker == _JPEG_SCAN:
            break
        at += 1 if marker == _JPEG_PADDING else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    if data[_end_of_scan(data, at) :].strip(b"\0"):
        yield _BEHIND


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the picture ends; progressive ones have several scans and tables between them."""
    while (at := data.find(b"\xff", at + 1)) >= 0:
        if data[at + 1 : at + 2] == b"\xd9":
            return at + 2
    return len(data)


def _in_png(data: bytes) -> Iterator[str]:
    at = 8
    while at + 8 <= len(data):
        name = data[at + 4 : at + 8]
        if name not in _PNG_KEPT:
            yield "thông tin ẩn"
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if name == b"IEND":
            break
    if data[at:].strip(b"\0"):
        yield _BEHIND


def _in_webp(data: bytes) -> Iterator[str]:
    size = int.from_bytes(data[4:8], "little")
    at = 12
    while at + 8 <= 8 + size:
        if data[at : at + 4] not in _WEBP_KEPT:
            yield "thông tin ẩn"
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    if data[8 + size :].strip(b"\0"):
        yield _BEHIND


def _in_document(document: pikepdf.Pdf) -> Iterator[str]:
    for key in document.docinfo.keys():  # noqa: SIM118 - no mapping of Python's
        if key not in _MADE_BY_MACHINES:
            yield "tác giả, tiêu đề của tệp"
    if len(document.attachments):
        yield "tệp nhúng"
    for name, words in _ROOT_EXTRAS.items():
        if name in document.Root:
            yield words
    if "/Metadata" in document.Root and _SAID_BY_PEOPLE.search(document.Root.Metadata.read_bytes()):
        yield "thông tin ẩn (XMP)"
    for page in document.pages:
        for name, words in _PAGE_EXTRAS.items():
            if name in page.obj:
                yield words
