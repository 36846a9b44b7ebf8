"""Verification: a finished PDF's codes against the built site."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import qrcode
from pikepdf import Encryption, Pdf
from PIL import Image

from generator.errors import MotchamError
from generator.library.registers.address import Site
from generator.press.verify import Reading, is_picture, table, verify, verify_picture
from tests.press.paper import Drawn, paper

SITE = Site("https://phuong.tinh.vn/")


@pytest.fixture
def site_dir(tmp_path: Path) -> Path:
    """A built site with the home page and one procedure."""
    for path, code in (("", "NHA"), ("Q/HT01", "HT01"), ("Q/HT02", "HT99")):
        folder = tmp_path / path
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(
            f'<article class="p" data-code="{code}">', encoding="utf-8"
        )
    return tmp_path


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("https://PHUONG.TINH.VN/Q/HT01/", "HT01", ""),
        ("https://phuong.tinh.vn/Q/HT01/", "HT01", ""),
        ("https://PHUONG.TINH.VN/", "NHA", ""),
        ("https://PHUONG.TINH.VN/Q/HT02/", "HT02", "không phải của mã HT02"),
        ("https://PHUONG.TINH.VN/Q/HT03/", "HT03", "Không có trang"),
        ("https://PHUONG.TINH.VN/Q/../HT01/", "", "không dẫn tới trang nào"),
        ("https://PHUONG.TINH.VN/tin-tuc/", "", "không dẫn tới trang nào"),
        ("https://KHAC.EXAMPLE/Q/HT01/", "", "một trang khác"),
        ("http://PHUONG.TINH.VN/Q/HT01/", "", "một trang khác"),
        ("xin chao", "", "một trang khác"),
    ],
)
def test_each_code_must_lead_to_its_own_page(
    site_dir: Path, text: str, code: str, message: str
) -> None:
    [reading] = verify(paper([Drawn(text)]), site_dir, SITE)
    assert (reading.text, reading.code, reading.ok) == (text, code, not message)
    assert message in reading.message
    assert reading.decoders == ("zxing", "zbar")


def test_codes_come_page_by_page_in_reading_order() -> None:
    pages = [
        [Drawn(f"https://A.VN/Q/A{n}/", x=20 + 40 * n) for n in (2, 0, 1)],
        [Drawn("https://A.VN/Q/B1/")],
    ]
    readings = verify(paper(*pages))
    assert [(r.page, r.code) for r in readings] == [(1, "A0"), (1, "A1"), (1, "A2"), (2, "B1")]


@pytest.mark.parametrize("side_mm", [20, 30, 93])
def test_the_module_is_measured_where_it_is_printed(side_mm: float) -> None:
    drawn = Drawn(SITE.qr_text("HT01"), side=side_mm)
    [reading] = verify(paper([drawn]))
    assert reading.module_mm == pytest.approx(side_mm / (drawn.symbol.size + 8), rel=0.02)


def test_a_table_has_a_line_for_each_code_and_says_what_is_wrong() -> None:
    pages = [[Drawn(SITE.qr_text("HT01")), Drawn("https://KHAC.EXAMPLE/Q/HT02/", x=80)]]
    head, sound, wrong = table(verify(paper(*pages), site=SITE)).splitlines()
    assert head.split("  ")[0] == "trang"
    assert sound.split() == [
        "1",
        "HT01",
        "0,81",
        "zxing+zbar",
        "https://PHUONG.TINH.VN/Q/HT01/",
        "đúng",
    ]
    assert wrong.split()[:2] == ["1", "?"]
    assert "SAI: Mã dẫn tới một trang khác" in wrong
    assert head.index("dẫn tới") == sound.index("https") == wrong.index("https")


def test_what_cannot_be_measured_is_not_made_up() -> None:
    reading = Reading(1, "https://A.VN/Q/A1/", "A1", ("zbar",), ok=True)
    assert table([reading]).splitlines()[1].split()[2] == "?"


def test_a_strangers_code_cannot_break_the_table() -> None:
    shown = table(verify(paper([Drawn("a\nb\x1b[2Jc")])))
    assert all(line.isprintable() for line in shown.split("\n"))
    assert "a�b�[2Jc" in shown  # zbar says it raw, zxing as a<LF>b<ESC>[2Jc


def test_a_page_of_five_metres_is_drawn_smaller_and_read() -> None:
    huge = paper([Drawn(SITE.qr_text("HT01"), side=1500)], size_mm=(5000, 5000))
    assert [reading.code for reading in verify(huge)] == ["HT01"]


def locked(pdf: bytes) -> bytes:
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as document:
        document.save(out, encryption=Encryption(owner="a", user="b"))
    return out.getvalue()


def without_pages() -> bytes:
    out = BytesIO()
    with Pdf.new() as document:
        document.save(out)
    return out.getvalue()


SOUND = paper([Drawn("x")])


@pytest.mark.parametrize(
    ("pdf", "message"),
    [
        (b"", "không phải PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Đọc được PDF, PNG, JPEG"),
        (b"title,where\n", "Đọc được PDF, PNG, JPEG"),
        (b"<html></html>", "không phải PDF"),
        (SOUND[: len(SOUND) // 2], "Không mở được tệp PDF"),
        (locked(paper([Drawn("x")])), "mật khẩu"),
        (paper([]), "Không đọc được mã QR nào"),
        (paper([Drawn("x", inverted=True)]), "Không đọc được mã QR nào"),
        (paper(*([[]] * 1001)), "1001 trang"),
        (without_pages(), "Tệp PDF không có trang nào"),
        (b"\0\0\0\x18ftypheic" + bytes(99), "Đây là ảnh HEIC của điện thoại"),
    ],
    ids=[
        "empty",
        "a drawing",
        "a list",
        "a web page",
        "half a file",
        "locked",
        "no code",
        "inverted",
        "too many pages",
        "no page",
        "HEIC",
    ],
)
def test_what_cannot_be_read_is_said_plainly(pdf: bytes, message: str) -> None:
    with pytest.raises(MotchamError, match=message):
        verify(pdf)


def distilled(pdf: bytes) -> bytes:
    """As Ghostscript writes it anew, without what is ours in it but the drawing."""
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=pdfwrite", "-o", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def pasted(_: bytes) -> bytes:
    """A picture of a code on a page, as a script makes it."""
    drawn = qrcode.make(SITE.qr_text("HT01")).convert("L")
    out = BytesIO()
    drawn.save(out, "PDF", resolution=150)
    return out.getvalue()


def turned(pdf: bytes) -> bytes:
    """A page that is to be shown on its side."""
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as document:
        document.pages[0].Rotate = 90
        document.save(out)
    return out.getvalue()


def for_its_owner(pdf: bytes) -> bytes:
    """Opened by everyone, changed by nobody."""
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as document:
        document.save(out, encryption=Encryption(owner="a", user=""))
    return out.getvalue()


@pytest.mark.parametrize("make", [distilled, pasted, turned, for_its_owner])
def test_what_other_programs_wrote_is_read(make: Callable[[bytes], bytes]) -> None:
    pdf = make(paper([Drawn(SITE.qr_text("HT01"), side=40)]))
    assert [reading.code for reading in verify(pdf, site=SITE)] == ["HT01"]


def pages_of(kind: str, count: int) -> bytes:
    page = Image.new("L", (90, 90), 255)
    out = BytesIO()
    page.save(out, kind, save_all=True, append_images=[page] * (count - 1))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pages_of("TIFF", 3), "nhiều trang"),
        (pages_of("TIFF", 1), "Không đọc được mã QR nào trong ảnh"),
        (b"\x89PNG and no more", "Không mở được ảnh này"),
    ],
)
def test_a_picture_that_cannot_be_read_is_said_plainly(data: bytes, message: str) -> None:
    assert is_picture(data)
    with pytest.raises(MotchamError, match=message):
        verify_picture(data)
