"""Reads the codes of any finished PDF, and says whether each leads to its page."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from generator.disk.reading import read_plain_text
from generator.errors import MotchamError
from generator.library.registers.address import HOME_CODE, Site
from generator.press.decoders import DECODERS, Seen
from generator.press.pdf import page_sizes_mm
from generator.press.pictures import Pictures, pictures

MAX_PAGES = 1000
"""A file with more is not a print of ours, and would take minutes."""

_ROW_PX = 60
"""Codes whose middles lie this close in height are read as one row."""
_PAGE = re.compile(r"Q/([A-Z0-9]{2,8})/")


@dataclass(frozen=True)
class Reading:
    """One code that was read. `page` counts from 1; `message` says what is wrong unless `ok`.

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


class _FoundCode(NamedTuple):
    text: str
    decoders: tuple[str, ...]
    module_mm: float | None


def verify(
    pdf: bytes,
    site_dir: Path | None = None,
    site: Site | None = None,
    issued: Collection[str] | None = None,
    others: Mapping[str, Site] | None = None,
) -> list[Reading]:
    """All codes of `pdf`, page by page; each checked against `site` and the built `site_dir`.

    Without `site` any host will do; without `issued` any code; without `site_dir` the page is not
    looked for. `others` are the sites of other units, by their ids: an address of theirs is called
    so. Raises MotchamError where `pdf` cannot be read, or has no code at all.
    """
    count = len(page_sizes_mm(pdf))
    if count > MAX_PAGES:
        raise MotchamError(
            f"Tệp PDF có {count} trang, nhiều nhất {MAX_PAGES}.", "Tách tệp rồi thử từng phần."
        )
    with pictures(pdf) as pages, ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda index: _read(pages, index), range(count)))
    readings = [
        _with_owner(_checked(page, code, site_dir, site, issued), others or {})
        for page, codes in enumerate(found, start=1)
        for code in codes
    ]
    if not readings:
        raise MotchamError(
            f"Không đọc được mã QR nào trong tệp PDF ({count} trang).",
            "Kiểm tra có đúng tệp không; mã phải màu đen trên nền trắng.",
        )
    return readings


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
                "đúng" if reading.ok else f"SAI: {reading.message}",
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _printable(text: str) -> str:
    """`text` of a stranger's code, so that it can neither break a line nor command a terminal."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _read(pages: Pictures, index: int) -> list[_FoundCode]:
    """The texts on a page in reading order, each with the decoders that read it."""
    image, scale = pages.page(index)
    found: list[tuple[Seen, list[str]]] = []
    for name, read in DECODERS.items():
        for seen in read(image):
            known = next((names for other, names in found if _same(seen, other)), None)
            if known is None:
                found.append((seen, [name]))
            else:
                known.append(name)
    found.sort(key=lambda item: (round(item[0].centre[1] / _ROW_PX), item[0].box[0]))
    return [
        _FoundCode(seen.text, tuple(names), seen.module_px / scale if seen.module_px else None)
        for seen, names in found
    ]


def _same(seen: Seen, other: Seen) -> bool:
    left, top, right, bottom = other.box
    x, y = seen.centre
    return seen.text == other.text and left <= x <= right and top <= y <= bottom


def _checked(
    page: int,
    found: _FoundCode,
    site_dir: Path | None,
    site: Site | None,
    issued: Collection[str] | None,
) -> Reading:
    text = found.text
    path = site.path_of(text) if site else "Q/" + text.rpartition("/Q/")[2]
    match = _PAGE.fullmatch(path or "")
    code = match[1] if match else HOME_CODE if path == "" else ""
    wrong = _wrong(path, code, site_dir)
    if not wrong and issued is not None and code not in issued:
        wrong = f"Sổ mã không có mã {code}."
    return Reading(page, text, code, found.decoders, not wrong, wrong, found.module_mm)


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
