"""The form of official papers, measured on the finished notice: decree 30/2020/NĐ-CP, annex I.

Each row of the table is one point of the annex's part I, with its section and clause.
"""

from __future__ import annotations

import ctypes
import unicodedata
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
from generator.press.typesetting import FONTS
from generator.press.wording import SHIPPED, Signer, Wording, load_wording, shipped_wording
from tests.guide_files import unit_in
from tests.press.conftest import named
from tests.press.paper import says, words_of
from tests.press.works import WORKS, changed, with_works

ON = date(2026, 11, 25)
NAME = "Nguyễn Thị Mẫu"
WORDING = shipped_wording().model_copy(
    update={"parent": "Ủy ban nhân dân thành phố", "signer": Signer(name=NAME)}
)
HANGING = 2
"""The last pages of a notice, which are posters."""
SINGLE = 0.891 + 0.216 + 0.042
"""A single line of Times New Roman over the size of its letters: ascent, descent and line gap."""
ROUNDING = 0.02


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


def set_as(page: Page, begins: str, style: str, least: float, most: float) -> bool:
    """Whether a line is of Liberation Serif in this style and of a size between two."""
    run = page.run(begins)
    return run.font == f"LiberationSerif{style}" and least <= run.size <= most


BOLD, ITALIC, BOTH, PLAIN = "-Bold", "-Italic", "-BoldItalic", ""
POINTS: dict[str, Callable[[Page], bool]] = {
    "I.1 · khổ A4": lambda page: page.size == pytest.approx((210, 297), abs=0.1),
    "I.4 · phông chữ Times New Roman (chữ rộng bằng)": lambda page: all(
        run.font.startswith("LiberationSerif") for run in page.runs
    ),
    "I.3 · lề trái 30–35 mm": lambda page: 29.9
    <= min(run.left for run in page.runs) <= 35,
    "I.3 · lề phải 15–20 mm": lambda page: 15 - 0.4
    <= 210 - max(run.right for run in page.runs) <= 20,
    "II.1 · Quốc hiệu: in hoa, 12–13, đứng, đậm": lambda page: set_as(
        page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 12, 13
    ),
    "II.1 · Tiêu ngữ: in thường, 13–14, đứng, đậm": lambda page: set_as(
        page, "Độc lập - Tự do - Hạnh phúc", BOLD, 13, 14
    ),
    "II.1 · dưới Tiêu ngữ: đường kẻ dài bằng dòng chữ": lambda page: page.share_under(
        "Độc lập"
    ) == pytest.approx(1, abs=0.02),
    "II.2 · cơ quan chủ quản: in hoa, 12–13, đứng": lambda page: set_as(
        page, "ỦY BAN NHÂN", PLAIN, 12, 13
    ),
    "II.2 · cơ quan ban hành: in hoa, 12–13, đứng, đậm": lambda page: set_as(
        page, "PHƯỜNG THỬ", BOLD, 12, 13
    ),
    "II.2 · dưới tên cơ quan: đường kẻ 1/3–1/2 dòng chữ": lambda page: 1 / 3
    <= page.share_under("PHƯỜNG THỬ") <= 1 / 2,
    "II.3 · Số: in thường, 13, đứng": lambda page: set_as(page, "Số:", PLAIN, 13, 13),
    "II.4 · địa danh, thời gian: 13–14, nghiêng": lambda page: set_as(
        page, "Phường Thử, ngày", ITALIC, 13, 14
    ),
    "II.5 · tên loại: in hoa, 13–14, đứng, đậm": lambda page: set_as(
        page, "THÔNG BÁO", BOLD, 13, 14
    ),
    "II.5 · trích yếu: in thường, 13–14, đứng, đậm": lambda page: set_as(
        page, "Về việc", BOLD, 13, 14
    ),
    "II.5 · dưới trích yếu: đường kẻ 1/3–1/2 dòng chữ": lambda page: 1 / 3
    <= page.share_under("Về việc") <= 1 / 2,
    "II.6 · nội dung: in thường, 13–14, đứng": lambda page: set_as(
        page, "Thông báo này", PLAIN, 13, 14
    ),
    "II.6 · chữ đầu đoạn lùi vào 1 cm hoặc 1,27 cm": lambda page: page.run("Thông báo này").left
    == pytest.approx(40, abs=0.5),
    "II.6 · các đoạn cách nhau ít nhất 6 pt": lambda page: page.run("4. ").base
    - page.run("5. ").base >= SINGLE * 13 + 6,
    "II.6 · các dòng cách nhau từ dòng đơn đến 1,5 dòng": lambda page: SINGLE * 13
    <= page.run("Thông báo này").base - _after(page, "Thông báo này").base
    <= 1.5 * SINGLE * 13,
    "II.7 · quyền hạn, chức vụ: in hoa, 13–14, đứng, đậm": lambda page: set_as(
        page, "TM. ỦY BAN NHÂN DÂN", BOLD, 13, 14
    ) and set_as(page, "CHỦ TỊCH", BOLD, 13, 14),
    "II.7 · họ tên: in thường, 13–14, đứng, đậm": lambda page: set_as(
        page, NAME, BOLD, 13, 14
    ),
    "II.9 · «Nơi nhận»: in thường, 12, nghiêng, đậm": lambda page: set_as(
        page, "Nơi nhận:", BOTH, 12, 12
    ),
    "II.9 · danh sách nơi nhận: 11, đứng": lambda page: set_as(page, "- Niêm yết", PLAIN, 11, 11)
    and set_as(page, "- Lưu: VT.", PLAIN, 11, 11),
}  # fmt: skip


def _after(page: Page, begins: str) -> Run:
    """The line after the one that begins so."""
    return page.runs[page.runs.index(page.run(begins)) + 1]


@pytest.fixture(scope="module")
def library(library: Published) -> Published:
    return replace(library, day=ON)


@pytest.fixture(scope="module")
def pdf(library: Published) -> bytes:
    works = with_works(library, changed(contractor=None, not_allowed=()))
    return notice(works, WORKS.code, wording=WORDING, number=7, signed_on=ON).pdf


@pytest.mark.parametrize("point", POINTS)
def test_each_point_of_the_decree_is_kept(pdf: bytes, point: str) -> None:
    assert POINTS[point](Page(pdf))


def test_margins_above_and_below_are_of_20_to_25_mm(library: Published) -> None:
    """Section I.3; above stands a page's number alone, below what helps to reach the unit."""
    works = with_works(library, changed(allowed=("Sơn lại mặt tiền, thay cửa",) * 30))
    pdf = notice(works, WORKS.code, wording=WORDING).pdf
    for index, height in enumerate(size[1] for size in page_sizes_mm(pdf)[:-HANGING]):
        page = Page(pdf, index)
        line = next(base for left, right, base in page.rules if right - left > 160)
        body = [run for run in page.runs if run.base > line and run.text != str(index + 1)]
        top = height - max(run.base + 0.891 * run.size for run in body) * MM_PER_POINT
        assert 19.9 <= top <= 25
        assert min(run.base - 0.216 * run.size for run in body) * MM_PER_POINT >= 20 - 0.1


def test_pages_are_numbered_from_the_second_on_in_the_middle_above(library: Published) -> None:
    """Section I.7: 13–14 points, upright."""
    works = with_works(library, changed(allowed=("Sơn lại mặt tiền, thay cửa",) * 30))
    pdf = notice(works, WORKS.code, wording=WORDING).pdf
    first, second = Page(pdf), Page(pdf, 1)
    assert not [run for run in first.runs if run.text == "1"]
    number = second.run("2")
    assert number == second.runs[0] or number.base > second.runs[0].base
    assert (number.font, number.size) == ("LiberationSerif", 13)
    assert (number.left + number.right) / 2 == pytest.approx(30 + 165 / 2, abs=1)


WARD_NAMES = [
    "Phường Thử",
    "Phường Nguyễn Thị Minh Khai nối dài đến ngã ba Bình Quới",
    "Đặc khu " + "Thổ Châu Lý Sơn Côn Đảo " * 3,
]


@pytest.mark.parametrize("name", WARD_NAMES)
@pytest.mark.parametrize("points", range(0, 24, 3))
def test_a_signature_never_stands_alone_on_a_page(
    library: Published, name: str, points: int
) -> None:
    works = changed(allowed=("Sơn lại",) * (points + 1))
    paper = notice(
        with_works(named(library, name.strip()[:80]), works), WORKS.code, wording=WORDING
    )
    signed = [
        index
        for index in range(len(page_sizes_mm(paper.pdf)) - HANGING)
        if any(run.text.startswith(NAME) for run in runs_of(paper.pdf, index))
    ]
    assert len(signed) == 1
    page = Page(paper.pdf, signed[0])
    order = [run.text for run in page.runs]
    assert any(text.startswith("Thông báo này do") for text in order)
    above = [run for run in page.runs if run.base > page.run("Thông báo này do").base]
    assert [run for run in above if run.size == 13 and run.text != str(signed[0] + 1)]


VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = (
    "".join(
        unicodedata.normalize("NFC", (letter.upper() if upper else letter) + tone)
        for upper in (False, True)
        for letter in VOWELS
        for tone in TONES
    )
    + "đĐ"
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("part", range(6))
def test_every_vietnamese_letter_is_drawn_and_copied(
    library: Published, form: str, part: int
) -> None:
    """«Nơi nhận» was copied as «Nơơi nhận» from a font that draws ơ of two glyphs."""
    letters = LETTERS[part * 25 : (part + 1) * 25]
    assert len(LETTERS) == 146
    text = unicodedata.normalize(form, " ".join(letters))  # type: ignore[arg-type]
    wording = WORDING.model_copy(update={"opening": text, "subject": text, "signed_at": text[:20]})
    pdf = notice(with_works(library, WORKS), WORKS.code, wording=wording).pdf
    found = unicodedata.normalize("NFC", words_of(pdf))
    spaceless = "".join(found.split())
    assert spaceless.count(letters) >= 2
    assert says(pdf, "Nơi nhận")


def test_the_font_is_shipped_with_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "LICENSE").read_text(encoding="utf-8")
    assert {path.suffix for path in FONTS.iterdir()} == {"", ".ttf"}


def test_who_signs_is_named_as_signed(library: Published) -> None:
    office = ("KT. Chủ tịch", "Phó Chủ tịch")
    wording = Wording.model_validate(
        {**shipped_wording().model_dump(), "signer": {"name": NAME, "office": office}}
    )
    page = Page(notice(with_works(library, WORKS), WORKS.code, wording=wording).pdf)
    assert page.run("KT. CHỦ TỊCH").base > page.run("PHÓ CHỦ TỊCH").base > page.run(NAME).base
    assert not [run for run in page.runs if run.text.startswith("TM.")]


SIGNERS = [
    (f"signer: {NAME}\n", "CHỦ TỊCH"),
    (f"signer: {{name: {NAME}}}\n", "CHỦ TỊCH"),
    (f"signer: {{name: {NAME}, office: [Phó Chủ tịch]}}\n", "PHÓ CHỦ TỊCH"),
]


@pytest.mark.parametrize(("text", "office"), SIGNERS)
def test_a_signer_may_be_a_bare_name(tmp_path: Path, text: str, office: str) -> None:
    roots = unit_in(tmp_path)
    (roots.unit / SHIPPED.name).write_text(text, encoding="utf-8")
    wording, problems = load_wording(roots)
    assert problems == []
    filled = wording.filled(dict.fromkeys(("ward", "place", "unit", "hotline"), ""))
    assert filled["signer"] == NAME
    signature = filled["signature"]
    assert isinstance(signature, list)
    assert signature[-1].upper() == office
