"""Reads the codes of any finished PDF, or of a picture of a paper, and says where each leads."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import NamedTuple

from PIL import Image

from generator.decoding import (
    AnimatedError,
    TooManyPixelsError,
    UndecodableError,
    decoded,
)
from generator.disk.reading import read_plain_text
from generator.errors import MotchamError
from generator.library.registers.address import HOME_CODE, Site
from generator.matrix import QUIET_MODULES, symbol
from generator.press.decoders import DECODERS, Seen, unread_by_zxing
from generator.press.formats import Format
from generator.press.marking import codes_in, modules_in
from generator.press.pdf import page_sizes_mm
from generator.press.pictures import Pictures, pictures
from generator.press.ruler import LENGTH_MM, ruler_px

MAX_PAGES = 1000
"""A file with more is not a print of ours, and would take minutes."""

SCALE_TOLERANCE = 0.02
"""How far from true size a sheet may be without a word: a print dialog takes 3 to 6 %."""
PICTURES = ("PNG", "JPEG", "WEBP", "TIFF", "BMP")
MAX_SIDE_PX = 6000
"""Larger pictures are drawn smaller: no phone gives a code more than it needs."""

_UPRIGHT_DEGREES = 0.1
"""A scan that is turned no more is upright."""
_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_ROW_PX = 60
"""Codes whose middles lie this close in height are read as one row."""
_PAGE = re.compile(r"Q/([A-Z0-9]{2,8})/")


@dataclass(frozen=True)
class Reading:
    """One code that was read. `page` counts from 1; `message` says what is wrong unless `ok`.

    Of one that is right it says at most what has to stay so.

    `code` is empty where the text is not the address of a code; `decoders` are those that read it;
    `module_mm` is the side of a module in mm as measured on the page, None where it cannot be.
    """

    page: int
    text: str
    code: str
    decoders: tuple[str, ...]
    ok: bool
    message: str = ""
    module_mm: float | None = None


@dataclass(frozen=True)
class Verified:
    """All that was read. `scales` has the pages with a ruler, by their numbers, 1 being true size.

    `unread` counts the codes of a picture that were seen and could not be read; `lost` names those
    that a PDF of ours says it bears and that were read on no page. `module_scales` has the pages
    of whose codes it is known how large they were set; what was set for a printer is right so.
    """

    readings: list[Reading]
    scales: Mapping[int, float]
    unread: int = 0
    lost: tuple[str, ...] = ()
    module_scales: Mapping[int, float] = field(default_factory=dict)

    @property
    def warnings(self) -> list[str]:
        """A sentence for each page that is off true size by more than SCALE_TOLERANCE."""
        pages = sorted({*self.scales, *self.module_scales})
        known = {page: self.module_scales.get(page) or self.scales[page] for page in pages}
        return [self._warning(page) for page in pages if abs(known[page] - 1) > SCALE_TOLERANCE]

    def _warning(self, page: int) -> str:
        scale = self.scales.get(page)
        if scale is None:
            scale = self.module_scales[page]
            found = f"ô vuông của mã chỉ bằng {100 * scale:.1f} % lúc dàn trang. "
        else:
            found = f"thước 100 mm chỉ đo được {100 * scale:.1f} mm. "
        again = "In lại từ tệp gốc ở tỉ lệ 100 %"
        otherwise = "" if page in self.module_scales else " (tệp in với --printer thì được khác)"
        start = f"Trang {page} ở {100 * scale:.0f} % cỡ thật: "
        return f"{start}{found.replace('.', ',', 1)}{again}{otherwise}."


_SeenBy = tuple[Seen, list[str]]


class _FoundCode(NamedTuple):
    text: str
    decoders: tuple[str, ...]
    module_mm: float | None


_PDF, _HEADER = b"%PDF-", 1024
"""How a PDF begins; readers look for it among the first bytes."""


def verify(
    pdf: bytes,
    site_dir: Path | None = None,
    site: Site | None = None,
    issued: Collection[str] | None = None,
) -> list[Reading]:
    """The readings of `verify_pdf`, and raises as it does."""
    return verify_pdf(pdf, site_dir, site, issued).readings


def verify_pdf(  # noqa: PLR0913 - what of, held against what
    pdf: bytes,
    site_dir: Path | None = None,
    site: Site | None = None,
    issued: Collection[str] | None = None,
    others: Mapping[str, Site] | None = None,
    *,
    former: Sequence[Site] = (),
    form: Format | None = None,
) -> Verified:
    """All codes of `pdf`, page by page; each checked against `site` and the built `site_dir`.

    Without `site` any host will do; without `issued` any code; without `site_dir` the page is not
    looked for. `others` are the sites of other units, by their ids: an address of theirs is called
    so. At `former` addresses the site stood before: what was printed then leads on. A PDF of ours
    says how large its codes were set; of another, tags are known by their `form`.
    Raises MotchamError where `pdf` cannot be read, or has no code at all.
    """
    if pdf[4:8] == b"ftyp" and pdf[8:12] in _HEIF:
        raise MotchamError(
            "Đây là ảnh HEIC của điện thoại, máy chưa đọc được.",
            "Lưu lại thành JPEG rồi thử lại.",
        )
    if _PDF not in pdf[:_HEADER]:
        raise MotchamError(
            "Tệp này không phải PDF, cũng không phải ảnh.",
            "Đọc được PDF, PNG, JPEG, TIFF, BMP và WebP; lưu lại thành một trong các loại ấy.",
        )
    count = len(page_sizes_mm(pdf))
    if not count:
        raise MotchamError("Tệp PDF không có trang nào.", "Lưu lại tệp từ nơi đã làm ra nó.")
    if count > MAX_PAGES:
        raise MotchamError(
            f"Tệp PDF có {count} trang, nhiều nhất {MAX_PAGES}.", "Tách tệp rồi thử từng phần."
        )
    with pictures(pdf) as pages, ThreadPoolExecutor(os.cpu_count()) as pool:
        read = list(pool.map(lambda index: _read(pages, index), range(count)))
    sites = [site, *former] if site else []
    readings = [
        _with_owner(_checked(page, code, site_dir, sites, issued), others or {})
        for page, (codes, _) in enumerate(read, start=1)
        for code in codes
    ]
    meant = codes_in(pdf)
    if not readings:
        named = f", lẽ ra có {', '.join(meant)}" if meant else ""
        raise MotchamError(
            f"Không đọc được mã QR nào trong tệp PDF ({count} trang{named}).",
            "Kiểm tra có đúng tệp không; mã phải màu đen trên nền trắng.",
        )
    scales = {page: scale for page, (_, scale) in enumerate(read, start=1) if scale}
    seen = {_named(reading.text) for reading in readings}
    lost = tuple(code for code in meant if code not in seen)
    return Verified(
        readings, scales, lost=lost, module_scales=_module_scales(readings, modules_in(pdf), form)
    )


def verify_picture(  # noqa: PLR0913 - as above
    data: bytes,
    site_dir: Path | None = None,
    site: Site | None = None,
    issued: Collection[str] | None = None,
    others: Mapping[str, Site] | None = None,
    *,
    former: Sequence[Site] = (),
    form: Format | None = None,
) -> Verified:
    """The same of a picture: a PNG, or a photo of a paper. Its scale is known where it has a ruler.

    Modules are measured by that ruler, or by what the file says of its px. Raises MotchamError
    where it is no picture, or no code is seen.
    """
    try:
        image = decoded(BytesIO(data), PICTURES, MAX_SIDE_PX)
    except AnimatedError as error:
        raise MotchamError(
            "Ảnh này có nhiều trang, hoặc là ảnh động.", "Lưu lại thành PDF rồi thử lại."
        ) from error
    except TooManyPixelsError as error:
        raise MotchamError(f"Ảnh này quá lớn ({error}).", "Thu nhỏ ảnh rồi thử lại.") from error
    except UndecodableError as error:
        raise MotchamError(
            "Không mở được ảnh này.", "Lưu lại thành PNG hoặc JPEG rồi thử lại."
        ) from error
    grey = image.convert("L")
    said = float(image.info.get("dpi", (0, 0))[0]) / 25.4
    seen = _seen_in(grey)
    length = _ruler_px(grey, seen)
    photo = length / LENGTH_MM if length else said
    codes = _found(seen, photo)
    unread = sum(not any(_inside(at, one) for one, _ in seen) for at in unread_by_zxing(grey))
    sites = [site, *former] if site else []
    readings = [
        _with_owner(_checked(1, code, site_dir, sites, issued), others or {}) for code in codes
    ]
    if not readings:
        raise MotchamError(
            "Không đọc được mã QR nào trong ảnh.",
            "Chụp lại gần hơn, thẳng, đủ sáng; mã phải màu đen trên nền trắng.",
        )
    scales = {1: photo / said} if length and said and _is_scan(image, data) else {}
    told = _module_scales(readings, [], form) if said and not length else {}
    return Verified(readings, scales, unread, module_scales=told)


_CAMERA, _SCANNED_DPI = 271, 100
"""The tag of a camera's maker; phones write 72 dpi, or their make, whatever they look at."""


def _is_scan(image: Image.Image, data: bytes) -> bool:
    """Whether what a picture says of its px is true of the paper: not of a photo."""
    dpi = float(image.info.get("dpi", (0, 0))[0])
    taken = data.startswith(b"\xff\xd8") and (dpi < _SCANNED_DPI or _CAMERA in image.getexif())
    return not taken


def _module_scales(
    readings: Sequence[Reading], modules: Sequence[Mapping[str, float]], form: Format | None
) -> dict[int, float]:
    """The scale of each page by the modules of its codes, as they were set, or are in `form`."""
    ratios: dict[int, list[float]] = {}
    for reading in readings:
        page = modules[reading.page - 1] if reading.page <= len(modules) else {}
        meant = page.get(reading.code)
        if meant is None and form and not modules and reading.ok:
            meant = float(form.symbol) / (symbol(reading.text).size + 2 * QUIET_MODULES)
        if meant and reading.module_mm:
            ratios.setdefault(reading.page, []).append(reading.module_mm / meant)
    return {page: median(found) for page, found in ratios.items()}


def is_picture(data: bytes) -> bool:
    """Whether `data` begins as a picture does: PNG, JPEG, TIFF, BMP or WebP."""
    return data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM")) or (
        data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    )


def _inside(at: tuple[float, float], seen: Seen) -> bool:
    left, top, right, bottom = seen.box
    return left <= at[0] <= right and top <= at[1] <= bottom


def table(readings: Sequence[Reading]) -> str:
    """The readings for a person, one a line under the names of the columns."""
    rows = [("trang", "mã", "ô (mm)", "đọc bằng", "dẫn tới", "kết quả")]
    for reading in readings:
        pitch = reading.module_mm
        rows.append(
            (
                str(reading.page),
                reading.code or "?",
                f"{pitch:.2f}".replace(".", ",") if pitch else "?",
                "+".join(reading.decoders),
                _printable(reading.text),
                ": ".join(filter(None, ("đúng" if reading.ok else "SAI", reading.message))),
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _printable(text: str) -> str:
    """`text` of a stranger's code, so that it can neither break a line nor command a terminal."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _read(pages: Pictures, index: int) -> tuple[list[_FoundCode], float | None]:
    """The texts on a page in reading order, and the page's scale by its ruler."""
    image, scale = pages.page(index)
    seen = _seen_in(image)
    length = _ruler_px(image, seen)
    return _found(seen, scale), length / scale / LENGTH_MM if length else None


def _ruler_px(image: Image.Image, codes: Sequence[_SeenBy]) -> float | None:
    """The length of the ruler in px, also of a sheet that was scanned askew or on its side.

    A ruler lies along the codes: along the largest, whose edges are known best.
    """
    length = ruler_px(image)
    turned = [seen for seen, _ in codes if seen.turn is not None and seen.module_px]
    if length or not turned:
        return length
    turn = max(turned, key=lambda seen: seen.module_px or 0).turn or 0
    if abs(turn) <= _UPRIGHT_DEGREES:
        return None
    return ruler_px(image.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255))


def _seen_in(image: Image.Image) -> list[_SeenBy]:
    """The codes in `image` in reading order, and the decoders that read each."""
    found: list[_SeenBy] = []
    for name, read in DECODERS.items():
        for seen in read(image):
            known = next((names for other, names in found if _same(seen, other)), None)
            if known is None:
                found.append((seen, [name]))
            else:
                known.append(name)
    found.sort(key=lambda item: (round(item[0].centre[1] / _ROW_PX), item[0].box[0]))
    return found


def _found(codes: Sequence[_SeenBy], scale: float) -> list[_FoundCode]:
    """The texts of `codes`, measured at `scale` px a mm; 0 is not known."""
    return [
        _FoundCode(
            seen.text,
            tuple(names),
            seen.module_px / scale if seen.module_px and scale else None,
        )
        for seen, names in codes
    ]


def _same(seen: Seen, other: Seen) -> bool:
    left, top, right, bottom = other.box
    x, y = seen.centre
    return seen.text == other.text and left <= x <= right and top <= y <= bottom


def _named(text: str) -> str:
    """The code in an address of any site; an address of no page is that of the home page."""
    match = _PAGE.fullmatch("Q/" + text.rpartition("/Q/")[2])
    return match[1] if match else HOME_CODE


def _checked(
    page: int,
    found: _FoundCode,
    site_dir: Path | None,
    sites: Sequence[Site],
    issued: Collection[str] | None,
) -> Reading:
    text = found.text
    site = next((one for one in sites if one.path_of(text) is not None), None)
    before = site if site not in sites[:1] else None
    path = site.path_of(text) if site else None if sites else "Q/" + text.rpartition("/Q/")[2]
    match = _PAGE.fullmatch(path or "")
    code = match[1] if match else HOME_CODE if path == "" else ""
    wrong = _wrong(path, code, site_dir)
    if not wrong and issued is not None and code not in issued:
        wrong = f"Sổ mã không có mã {code}."
    told = wrong or (f"địa chỉ cũ, {before.url} phải còn dẫn tiếp" if before else "")
    return Reading(page, text, code, found.decoders, not wrong, told, found.module_mm)


def _with_owner(reading: Reading, others: Mapping[str, Site]) -> Reading:
    """`reading`, which says whose page it leads to where that is another unit's."""
    if reading.code:
        return reading
    for unit, site in others.items():
        path = site.path_of(reading.text)
        if path is not None and (not path or _PAGE.fullmatch(path)):
            return replace(reading, message=f"Mã này là của đơn vị {unit}, không phải của mình.")
    return reading


def _wrong(path: str | None, code: str, site_dir: Path | None) -> str:
    """What is wrong with a code that opens `path` below the site's root; empty where nothing is."""
    if path is None:
        return "Mã dẫn tới một trang khác, không phải trang này."
    if not code:
        return "Mã không dẫn tới trang nào của sổ mã."
    if site_dir is None:
        return ""
    file = site_dir / path / "index.html"
    try:
        page = read_plain_text(file)
    except (OSError, UnicodeDecodeError):
        return f"Không có trang {file}."
    return "" if f'data-code="{code}"' in page else f"Trang {file} không phải của mã {code}."
