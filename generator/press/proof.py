"""The proof: draw the finished PDF, read every code back, and refuse the sheet where one fails."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PIL import Image

from generator.errors import MotchamError
from generator.matrix import MIN_MODULE_MM, QUIET_MODULES, Symbol, module_mm
from generator.press.decoders import DECODERS, Seen, zxing
from generator.press.ink import greys_of_many_inks
from generator.press.pdf import fonts_not_embedded, opened, page_sizes_mm, scales_when_printed
from generator.press.pictures import Pictures, pictures
from generator.press.stress import survives
from generator.press.wear import MID, read_share

A4_MM = (210.0, 297.0)
A5_MM = (148.0, 210.0)
SIZE_TOLERANCE_MM = 0.1
WHITE = 230
"""The darkest grey (0–255) that still counts as white in a quiet zone."""
SIDE_TOLERANCE_PX = 5
"""How far a code's side may be from the one meant: readers and PDFium miss it by less than 3 px."""
EXTRA_PX = 2.3
"""Of the smallest module that is printed, where a page is searched for codes that nobody meant."""
READ_PX = 5
"""Of a module, where other readers than zxing look at a code: more costs time and tells no more."""
RIM_PX = 24
"""How much of the page around a code zxing sees with it."""
WORN_COPIES = (20, 100)
"""Copies that a strict proof wears: few, and more only where few speak against the code.

A sound code loses one copy in thirty; 20 alone would refuse one such code in 250 by bad luck.
"""
WORN_SHARE = 0.85
"""The least share of the worn copies that must be read."""


@dataclass(frozen=True)
class Mark:
    """A code meant to be on a page: `text` in the square at `x`, `y` of side `side`, all in mm.

    The square includes the quiet zone; `x` and `y` count from the page's top left corner. `size`
    counts the modules along one side, without the quiet zone. A `turned` code stands upside down.
    `level` is that of its error correction, empty where it is not known. Drawn for a printer, a
    code is `stretch` times as high as its `side`, and turned about its middle by `lean` radians,
    against the clock.
    """

    code: str
    text: str
    size: int
    x: float
    y: float
    side: float
    turned: bool = False
    level: str = ""
    stretch: float = 1.0
    lean: float = 0.0

    @classmethod
    def of(  # noqa: PLR0913 - a code, and where it is
        cls, code: str, symbol: Symbol, x: float, y: float, side: float, *, turned: bool = False
    ) -> Mark:
        """The mark of `code`, whose QR code is `symbol`."""
        return cls(code, symbol.text, symbol.size, x, y, side, turned, symbol.level)

    @property
    def pitch_mm(self) -> float:
        """The mean side of a module in mm."""
        return self.side * (1 + self.stretch) / 2 / (self.size + 2 * QUIET_MODULES)


@dataclass(frozen=True)
class Proof:
    """What was proven: by which readers, how many codes on how many pages, and whether strictly."""

    decoders: tuple[str, ...]
    codes: int
    pages: int
    strict: bool = False


def prove(
    pdf: bytes,
    meant: Sequence[Sequence[Mark]],
    page_mm: tuple[float, float] = A4_MM,
    *,
    strict: bool = False,
) -> Proof:
    """Prove that each page of `pdf` carries exactly the codes `meant` for it, where they are meant.

    Each page is drawn at 300 dpi. Raises MotchamError, with the code and the reason, where a page
    has another size, a font is not embedded, print dialogs may scale it, its black is not black ink
    alone, a reader of this machine misreads or misses a code, its quiet zone is not white, it is
    larger or smaller than meant, or it fails the stress pass. A `strict` proof also wears copies of
    each code as a year on a key ring does, and raises where fewer than WORN_SHARE of them are read;
    it takes about 0.05 s a code.
    """
    _check_file(pdf, len(meant), page_mm)
    with pictures(pdf) as pages, ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda page: _check_page(pages, *page, strict=strict), enumerate(meant)))
    return Proof(tuple(DECODERS), sum(map(len, meant)), len(meant), strict)


def prove_picture(image: Image.Image, scale: float, mark: Mark) -> Proof:
    """Prove that `image`, in greys and `scale` px per mm, carries the code `mark` and no other.

    Raises MotchamError as `prove` does for a page.
    """
    _check_image(image, scale, [mark], "hình")
    return Proof(tuple(DECODERS), 1, 1)


def _refused(reason: str, hint: str = "Đây là lỗi dàn trang: báo cho nhóm làm.") -> MotchamError:
    return MotchamError(f"Tờ in bị loại, không ghi tệp: {reason}", hint)


def _check_file(pdf: bytes, pages: int, page_mm: tuple[float, float]) -> None:
    sizes = page_sizes_mm(pdf)
    if len(sizes) != pages:
        raise _refused(f"có {len(sizes)} trang, cần {pages}.")
    for number, size in enumerate(sizes, start=1):
        if any(abs(a - b) > SIZE_TOLERANCE_MM for a, b in zip(size, page_mm, strict=True)):
            found, expected = (f"{w:.1f} × {h:.1f} mm" for w, h in (size, page_mm))
            raise _refused(f"trang {number} khổ {found}, cần {expected}.")
    if missing := fonts_not_embedded(pdf):
        raise _refused(f"phông chữ {', '.join(missing)} không nằm trong tệp.")
    if scales_when_printed(pdf):
        raise _refused("tệp không dặn máy in giữ tỉ lệ 100 %.")
    with opened(pdf) as document:
        mixed = greys_of_many_inks(document)
    if mixed:
        raise _refused(f"màu đen, xám «{mixed[0]}» pha từ nhiều màu mực, không chỉ mực đen.")


def _check_page(pages: Pictures, index: int, marks: Sequence[Mark], *, strict: bool) -> None:
    image, scale = pages.page(index)
    _check_image(image, scale, marks, f"trang {index + 1}")
    if strict:
        for mark in marks:
            _check_wear(image, scale, mark)


def _check_image(image: Image.Image, scale: float, marks: Sequence[Mark], where: str) -> None:
    for mark in marks:
        _check_mark(image, scale, mark)
    coarse = _coarse(image, scale * MIN_MODULE_MM, EXTRA_PX)
    extra = Counter(code.text for code in zxing(coarse)) - Counter(mark.text for mark in marks)
    if extra:
        raise _refused(f"{where} có mã thừa «{next(iter(extra))}».")


def _coarse(image: Image.Image, module_px: float, least_px: float) -> Image.Image:
    """`image` with as few px as leave `least_px` of a module of `module_px`."""
    factor = int(module_px / least_px)
    return image.reduce(factor) if factor > 1 else image


def _check_mark(image: Image.Image, scale: float, mark: Mark) -> None:
    left, top, side = _square(mark, scale)
    high = round(side * mark.stretch)
    # What leans stands out of its square a little.
    rim = round(abs(mark.lean) * side) + RIM_PX
    around = zxing(image.crop((left - rim, top - rim, left + side + rim, top + high + rim)))
    here = [
        code
        for code in around
        if rim < code.centre[0] < rim + side and rim < code.centre[1] < rim + high
    ]
    crop = _upright(image, scale, mark)
    fine = side / (mark.size + 2 * QUIET_MODULES)
    reads = {"zxing": [code.text for code in here]} | {
        name: [code.text for code in read(_coarse(crop, fine, READ_PX))]
        for name, read in DECODERS.items()
        if name != "zxing"
    }
    for name, texts in reads.items():
        if texts != [mark.text]:
            found = " và ".join(f"«{text}»" for text in texts) or "không thấy mã"
            raise _refused(f"mã {mark.code}: {name} đọc {found}, cần «{mark.text}».")
    module_mm(mark.text, mark.size, min(mark.side, mark.side * mark.stretch))
    if not _quiet(crop, mark.size):
        raise _refused(f"mã {mark.code}: viền trắng quanh mã bị lấn, cần {QUIET_MODULES} ô.")
    _check_side(here[0], scale, mark)
    # Wear takes the corner without a finder pattern, so a turned code is looked at upright.
    upright = crop.rotate(180) if mark.turned else crop
    if not survives(upright, mark.size, mark.text, mark.level):
        raise _refused(
            f"mã {mark.code}: không đọc được khi mờ, xa, xước góc.",
            "Rút ngắn địa chỉ (site_url trong ward.yml) để mã có ô lớn hơn.",
        )


def _check_side(seen: Seen, scale: float, mark: Mark) -> None:
    """A code that was drawn smaller about its own middle is read, and its quiet zone is white."""
    meant = mark.side * mark.size / (mark.size + 2 * QUIET_MODULES)
    left, top, right, bottom = seen.box
    around = abs(mark.lean) * meant  # what leans takes more room
    wide, high = meant + around * mark.stretch, meant * mark.stretch + around
    for side, whole in ((right - left + 1, wide), (bottom - top + 1, high)):
        if abs(side - whole * scale) > SIDE_TOLERANCE_PX:
            found, expected = (f"{mm:.1f}".replace(".", ",") for mm in (side / scale, whole))
            raise _refused(f"mã {mark.code}: cạnh dài {found} mm, cần {expected} mm.")


def _check_wear(image: Image.Image, scale: float, mark: Mark) -> None:
    crop = _upright(image, scale, mark)
    share = 0.0
    for copies in WORN_COPIES:
        share = read_share(crop, mark.side, mark.text, MID, copies)
        if share >= WORN_SHARE:
            break
    else:
        raise _refused(
            f"mã {mark.code}: mòn như sau một năm thì chỉ đọc được {share:.0%} số lần, "
            f"cần {WORN_SHARE:.0%}.",
            "Rút ngắn địa chỉ (site_url trong ward.yml) để mã có ô lớn hơn, hoặc bỏ --strict.",
        )


def _square(mark: Mark, scale: float) -> tuple[int, int, int]:
    """Left, top and side of `mark` in px."""
    return round(mark.x * scale), round(mark.y * scale), round(mark.side * scale)


def _upright(image: Image.Image, scale: float, mark: Mark) -> Image.Image:
    """The square of `mark`, as it was before it was stretched and leant for a printer."""
    left, top, side = _square(mark, scale)
    if mark.stretch == 1 and not mark.lean:
        return image.crop((left, top, left + side, top + side))
    middle, lean = mark.side * scale / 2, mark.lean
    across, down = (1, lean * mark.stretch), (-lean, mark.stretch)
    at_x = mark.x * scale + middle - (across[0] + across[1]) * middle
    at_y = mark.y * scale + middle * mark.stretch - (down[0] + down[1]) * middle
    return image.transform(
        (side, side),
        Image.Transform.AFFINE,
        (*across, at_x, *down, at_y),
        Image.Resampling.BICUBIC,
    )


def _quiet(crop: Image.Image, size: int) -> bool:
    """Whether the four strips around a code of `size` modules are white.

    One pixel at each strip's rim is left out: it may hold part of its neighbour. At the code it is
    two, as PDFium stretches a page to whole pixels: that moves what is far right or low by one.
    """
    side = crop.width
    quiet = int(side * QUIET_MODULES / (size + 2 * QUIET_MODULES)) - 2
    strips = [
        (1, 1, side - 1, quiet),
        (1, side - quiet, side - 1, side - 1),
        (1, 1, quiet, side - 1),
        (side - quiet, 1, side - 1, side - 1),
    ]
    return not any(sum(crop.crop(strip).histogram()[:WHITE]) for strip in strips)
