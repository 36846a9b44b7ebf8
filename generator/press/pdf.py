"""A finished PDF's inner facts: printed at true size and in black, page sizes, fonts embedded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Page, PasswordError, Pdf, PdfError

from generator.errors import MotchamError
from generator.press.ink import in_black_alone
from generator.press.objects import drawn_with

MM_PER_POINT = 25.4 / 72
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


class Cut(NamedTuple):
    """What remains of a page that is cut, in mm from its left top corner; the bleed around it."""

    left: float
    top: float
    right: float
    bottom: float
    bleed: float


@contextmanager
def opened(pdf: bytes) -> Iterator[Pdf]:
    """The PDF's objects. Raises MotchamError where `pdf` is none, or is locked."""
    try:
        document = Pdf.open(BytesIO(pdf))
    except PasswordError as error:
        raise MotchamError("Tệp PDF có mật khẩu.", "Lưu một bản không mật khẩu.") from error
    except PdfError as error:
        raise MotchamError("Tệp này không phải PDF, hoặc đã hỏng.", "In lại tệp.") from error
    with document:
        yield document


def press_ready(pdf: bytes, cuts: Sequence[Cut] = ()) -> bytes:
    """`pdf` with a request to print dialogs not to scale it; they shrink to 94–97 % by default.

    Black and greys are printed with black alone. Print shops read from TrimBox and BleedBox where
    each page is cut; without `cuts`, that the whole page is the paper, with nothing to cut off.
    """
    with opened(pdf) as document:
        make_press_ready(document, cuts)
        return saved(document)


def make_press_ready(document: Pdf, cuts: Sequence[Cut] = ()) -> None:
    """The same of an open document."""
    in_black_alone(document)
    preferences = document.Root.get("/ViewerPreferences", Dictionary())
    preferences.PrintScaling = Name("/None")
    document.Root.ViewerPreferences = preferences
    # Typst writes that no tag is in doubt; PDF 2.0 deprecates even to say so.
    if "/Suspects" in (marked := document.Root.get("/MarkInfo", Dictionary())):
        del marked["/Suspects"]
    for number, page in enumerate(document.pages):
        page.trimbox = page.bleedbox = page.mediabox
        if cuts:
            page.trimbox = _box(page, *cuts[number][:4], 0)
            page.bleedbox = _box(page, *cuts[number])


def saved(document: Pdf, version: str = "") -> bytes:
    """The file of `document`, the same bytes for the same document; of its own PDF version."""
    out = BytesIO()
    document.save(out, deterministic_id=True, force_version=version)
    return out.getvalue()


def _box(  # noqa: PLR0913, PLR0917 - the four edges
    page: Page, left: float, top: float, right: float, bottom: float, bleed: float
) -> Array:
    """A box in points from the page's left bottom corner, of edges in mm from its left top one."""
    start, _, _, high = (float(edge) for edge in page.mediabox)
    edges = (left - bleed, -bottom - bleed, right + bleed, -top + bleed)
    corner = (start, high, start, high)
    return Array([round(at + mm / MM_PER_POINT, 4) for at, mm in zip(corner, edges, strict=True)])


def moved(  # noqa: PLR0913, PLR0917 - the six numbers of a matrix, but two
    pdf: bytes, scale_x: float, scale_y: float, lean: float, x_mm: float, y_mm: float
) -> bytes:
    """`pdf` with all that is drawn scaled about each page's left top corner, leant, then moved.

    A point x mm to the right and y mm down comes to stand at x × `scale_x` + y × `lean` + `x_mm`,
    y × `scale_y` - x × `lean` + `y_mm`; the pages stay as large as they are.
    """
    with opened(pdf) as document:
        for page in document.pages:
            left, _, _, top = (float(edge) for edge in page.mediabox)
            x = left * (1 - scale_x) + top * lean + x_mm / MM_PER_POINT
            y = top * (1 - scale_y) - left * lean - y_mm / MM_PER_POINT
            numbers = (scale_x, lean, -lean, scale_y, x, y)
            matrix = f"q {' '.join(f'{number:.6f}' for number in numbers)} cm\n"
            page.contents_add(matrix.encode(), prepend=True)
            page.contents_add(b"\nQ")
        return saved(document)


def page_sizes_mm(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in mm."""
    sizes = []
    with opened(pdf) as document:
        for page in document.pages:
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            unit = float(page.obj.get("/UserUnit", 1)) * MM_PER_POINT
            sizes.append((abs(right - left) * unit, abs(top - bottom) * unit))
    return sizes


def scales_when_printed(pdf: bytes) -> bool:
    """Whether a print dialog may scale the pages."""
    with opened(pdf) as document:
        preferences = document.Root.get("/ViewerPreferences", Dictionary())
        return bool(preferences.get("/PrintScaling") != Name("/None"))


def fonts_not_embedded(pdf: bytes) -> list[str]:
    """Names of fonts that the printing machine would have to bring itself."""
    with opened(pdf) as document:
        fonts = [item for item in drawn_with(document) if _is_font(item)]
        return sorted(
            {str(font.get("/BaseFont", "?"))[1:] for font in fonts if not _has_file(font)}
        )


def _is_font(item: Object) -> bool:
    # Type 3 fonts are drawings inside the file, and a composite font's part is looked at by itself.
    return (
        isinstance(item, Dictionary)
        and item.get("/Type") == Name.Font
        and item.get("/Subtype") not in (Name.Type3, Name.Type0)
    )


def _has_file(font: Object) -> bool:
    descriptor = font.get("/FontDescriptor", Dictionary())
    return any(key in descriptor for key in _FONT_FILES)
