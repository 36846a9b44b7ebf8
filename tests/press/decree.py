"""What decree 30/2020/NĐ-CP asks of an official paper's form, and what the finished notice has.

    python -m tests.press.decree

prints each point of annex I, part I, with its clause, what it asks and what was measured on the
notice of a small guide, as a table in Markdown. The tests hold the same points.
"""

from __future__ import annotations

import ctypes
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from generator.library.checked.published import Published
from generator.press.notice import notice
from generator.press.pdf import MM_PER_POINT, page_sizes_mm
from generator.press.wording import Signer, shipped_wording
from tests.guide_files import write_guide
from tests.press.works import WORKS, changed, with_works

ON = date(2026, 11, 25)
NAME = "Nguyễn Thị Mẫu"
WORDING = shipped_wording().model_copy(
    update={"parent": "Ủy ban nhân dân thành phố", "signer": Signer(name=NAME)}
)
SINGLE = 0.891 + 0.216 + 0.042
"""A single line of Times New Roman over the size of its letters: ascent, descent and line gap."""
ROUNDING = 0.02
SIDE = 0.4
"""By how much (mm) a letter's own outline may stand out of the column that it is set in."""


@dataclass(frozen=True)
class Run:
    """Letters of one font and size on a line: its left and right edge in mm, its base in points."""

    text: str
    font: str
    size: float
    left: float
    right: float
    base: float


def runs_of(pdf: bytes, index: int = 0) -> list[Run]:
    """The lines of a page from its top, each cut where the font changes or a gap is wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[index]
        words = page.get_textpage()
        runs: list[Run] = []
        for at in range(words.count_chars()):
            char = words.get_text_range(at, 1)
            if not char.strip():
                if runs and char == " ":
                    runs[-1] = replace(runs[-1], text=runs[-1].text + " ")
                continue
            font, size, base = _letter(words, at)
            left, _, right, _ = (edge * MM_PER_POINT for edge in words.get_charbox(at))
            last = runs[-1] if runs else None
            if (
                last
                and (last.font, last.size) == (font, size)
                and abs(last.base - base) < ROUNDING
                and left - last.right < 8
            ):
                runs[-1] = replace(last, text=last.text + char, right=right)
            else:
                runs.append(Run(char, font, size, left, right, base))
        return [replace(run, text=run.text.strip()) for run in runs]
    finally:
        document.close()


def _letter(words: pypdfium2.PdfTextPage, at: int) -> tuple[str, float, float]:
    """A letter's font, its size in points, and its base in points from the page's foot."""
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(words.raw, at, name, 100, flags)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(words.raw, at, x, y)
    size = round(pdfium.FPDFText_GetFontSize(words.raw, at), 2)
    return name.value.decode().rpartition("+")[2], size, y.value


def rules_of(pdf: bytes, index: int = 0) -> list[tuple[float, float, float]]:
    """The lines across a page from its top: left, right in mm, height in points from the foot."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[index]
        found = []
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=5):
            left, low, right, high = item.get_bounds()
            if high - low < 2 and right - left > 20:
                found.append((left * MM_PER_POINT, right * MM_PER_POINT, (low + high) / 2))
        return sorted(found, key=lambda rule: -rule[2])
    finally:
        document.close()


class Page:
    """A page of a notice, its lines by how they begin."""

    def __init__(self, pdf: bytes, index: int = 0) -> None:
        self.runs = runs_of(pdf, index)
        self.rules = rules_of(pdf, index)
        self.size = page_sizes_mm(pdf)[index]

    def run(self, begins: str) -> Run:
        return next(run for run in self.runs if run.text.startswith(begins))

    def rule_under(self, run: Run) -> tuple[float, float]:
        """Left and right of the first rule below `run`, where it is near."""
        left, right, _ = next(
            rule
            for rule in self.rules
            if 0 < run.base - rule[2] < 12 and run.left < rule[1] and rule[0] < run.right
        )
        return left, right

    def share_under(self, *begins: str) -> float:
        """How long the rule under lines is, over the last of them; it stands in their middle."""
        run = self.run(begins[-1])
        left, right = self.rule_under(run)
        assert (left + right) / 2 == pytest.approx((run.left + run.right) / 2, abs=0.6)
        return (right - left) / (run.right - run.left)


STYLES = {"": "đứng", "-Bold": "đứng, đậm", "-Italic": "nghiêng", "-BoldItalic": "nghiêng, đậm"}
_FONT = "LiberationSerif"


@dataclass(frozen=True)
class Point:
    """One point: its section and clause, what it asks, what a page has, whether that will do."""

    clause: str
    asks: str
    measured: Callable[[Page], str]
    kept: Callable[[Page], bool]

    def __str__(self) -> str:
        return f"{self.clause} · {self.asks}"


def _set(clause: str, asks: str, style: str, least: float, most: float, *begins: str) -> Point:
    """Lines that begin so, of the twin of Times New Roman, in this style, of a size between two."""

    def measured(page: Page) -> str:
        runs = [page.run(one) for one in begins]
        return "; ".join(
            f"«{run.text[:40].strip()}» {run.size:g} pt, {STYLES[run.font.removeprefix(_FONT)]}"
            for run in runs
        )

    def kept(page: Page) -> bool:
        runs = [page.run(one) for one in begins]
        return all(run.font == f"{_FONT}{style}" and least <= run.size <= most for run in runs)

    sizes = f"{least:g}" if least == most else f"{least:g}–{most:g}"
    return Point(clause, f"{asks}: {sizes}, {STYLES[style]}", measured, kept)


def _between(
    clause: str, asks: str, bounds: tuple[float, float], unit: str, of: Callable[[Page], float]
) -> Point:
    """A length between two bounds."""
    return Point(
        clause,
        asks,
        lambda page: f"{of(page):.2f}".replace(".", ",") + unit,
        lambda page: bounds[0] <= of(page) <= bounds[1],
    )


def _after(page: Page, begins: str) -> Run:
    """The line after the one that begins so."""
    return page.runs[page.runs.index(page.run(begins)) + 1]


def _pitch(page: Page) -> float:
    """Between two lines of a paragraph, over a single line."""
    first = page.run("Thông báo này")
    return (first.base - _after(page, first.text).base) / (SINGLE * 13)


BOLD, ITALIC, BOTH, PLAIN = "-Bold", "-Italic", "-BoldItalic", ""
POINTS: tuple[Point, ...] = (
    Point(
        "I.1", "khổ A4, 210 × 297 mm",
        lambda page: " × ".join(f"{side:.1f}".replace(".", ",") for side in page.size) + " mm",
        lambda page: page.size == pytest.approx((210, 297), abs=0.1),
    ),
    Point(
        "I.4", "phông chữ Times New Roman, màu đen (chữ rộng bằng)",
        lambda page: ", ".join(sorted({run.font for run in page.runs})),
        lambda page: all(run.font.startswith(_FONT) for run in page.runs),
    ),
    _between("I.3", "lề trái 30–35 mm", (30, 35), " mm",
             lambda page: min(run.left for run in page.runs)),
    _between("I.3", "lề phải 15–20 mm", (15, 20), " mm",
             lambda page: 210 - max(run.right for run in page.runs)),
    _set("II.1", "Quốc hiệu: in hoa", BOLD, 12, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    _set("II.1", "Tiêu ngữ: in thường", BOLD, 13, 14, "Độc lập - Tự do - Hạnh phúc"),
    _between("II.1", "dưới Tiêu ngữ: đường kẻ dài bằng dòng chữ", (0.98, 1.02), " dòng chữ",
             lambda page: page.share_under("Độc lập")),
    _set("II.2", "cơ quan chủ quản: in hoa", PLAIN, 12, 13, "ỦY BAN NHÂN"),
    _set("II.2", "cơ quan ban hành: in hoa", BOLD, 12, 13, "PHƯỜNG THỬ"),
    _between("II.2", "dưới tên cơ quan: đường kẻ 1/3–1/2 dòng chữ", (1 / 3, 1 / 2), " dòng chữ",
             lambda page: page.share_under("PHƯỜNG THỬ")),
    _set("II.3", "Số: in thường", PLAIN, 13, 13, "Số:"),
    _set("II.4", "địa danh, thời gian: in thường", ITALIC, 13, 14, "Phường Thử, ngày"),
    _set("II.5", "tên loại: in hoa", BOLD, 13, 14, "THÔNG BÁO"),
    _set("II.5", "trích yếu: in thường", BOLD, 13, 14, "Về việc"),
    _between("II.5", "dưới trích yếu: đường kẻ 1/3–1/2 dòng chữ", (1 / 3, 1 / 2), " dòng chữ",
             lambda page: page.share_under("Về việc")),
    _set("II.6", "nội dung: in thường", PLAIN, 13, 14, "Thông báo này"),
    _between("II.6", "chữ đầu đoạn lùi vào 1 cm hoặc 1,27 cm", (10 - SIDE, 10 + SIDE), " mm",
             lambda page: page.run("Thông báo này").left - 30),
    _between("II.6", "các đoạn cách nhau ít nhất 6 pt", (6, 20), " pt",
             lambda page: page.run("4. ").base - page.run("5. ").base - SINGLE * 13),
    _between("II.6", "các dòng cách nhau từ dòng đơn đến 1,5 dòng", (1, 1.5), " dòng", _pitch),
    _set("II.7", "quyền hạn, chức vụ: in hoa", BOLD, 13, 14, "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    _set("II.7", "họ tên: in thường", BOLD, 13, 14, NAME),
    _set("II.9", "«Nơi nhận»: in thường", BOTH, 12, 12, "Nơi nhận:"),
    _set("II.9", "danh sách nơi nhận: in thường", PLAIN, 11, 11, "- Niêm yết", "- Lưu: VT."),
)  # fmt: skip


def sample(published: Published) -> bytes:
    """The notice that is measured, of a small guide."""
    works = with_works(published, changed(contractor=None, not_allowed=()))
    return notice(works, WORKS.code, wording=WORDING, number=7, signed_on=ON).pdf


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        page = Page(sample(write_guide(Path(folder) / "guide").published(ON)))
    rows = [
        "| Mục, khoản | Nghị định 30/2020/NĐ-CP đòi | Đo trên thông báo | |",
        "|---|---|---|---|",
    ]
    for point in POINTS:
        kept = "đúng" if point.kept(page) else "SAI"
        rows.append(f"| {point.clause} | {point.asks} | {point.measured(page)} | {kept} |")
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
