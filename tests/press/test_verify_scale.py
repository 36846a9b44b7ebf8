"""What was printed, copied or photographed: at which scale it is, and how much of it is read."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw, ImageFilter

from generator.cli import main
from generator.library.checked.published import Published
from generator.press.calibration import calibration_sheet
from generator.press.formats import shipped_formats
from generator.press.pdf import MM_PER_POINT, moved, opened
from generator.press.pictures import PX_PER_MM, pictures
from generator.press.poster import poster
from generator.press.ruler import ruler_px
from generator.press.tags import tag_sheet
from generator.press.verify import verify_pdf, verify_picture
from tests.guide_files import Guide
from tests.press.conftest import ON

SHEETS: dict[str, Callable[[Published], bytes]] = {
    "poster": lambda library: poster(library, "HT01").pdf,
    "poster A5": lambda library: poster(library, "HT01", size="A5").pdf,
    **{
        f"tags {name}": lambda library, form=form: tag_sheet(library, ["HT01"], form=form).pdf  # type: ignore[misc]
        for name, form in shipped_formats().items()
        if name != "tem-63x38"  # its labels leave no room for a ruler
    },
    "calibration": lambda _: calibration_sheet(ON),
}


def picture_of(pdf: bytes) -> Image.Image:
    with pictures(pdf) as pages:
        return pages.page(0)[0]


def png(image: Image.Image, **said: object) -> bytes:
    out = BytesIO()
    image.save(out, "PNG", **said)
    return out.getvalue()


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("scale", [1.0, 0.94, 0.71])
def test_a_sheet_is_measured_by_its_ruler(library: Published, name: str, scale: float) -> None:
    pdf = SHEETS[name](library)
    image = picture_of(moved(pdf, scale, scale, 0, 0, 0))
    length = ruler_px(image)
    assert length is not None
    assert length / PX_PER_MM / 100 == pytest.approx(scale, abs=0.002)


def test_what_is_off_by_more_than_two_percent_is_said_in_one_sentence(library: Published) -> None:
    pdf = poster(library, "HT01").pdf
    assert verify_pdf(pdf).warnings == []
    assert verify_pdf(moved(pdf, 0.99, 0.99, 0, 0, 0)).warnings == []
    [small] = verify_pdf(moved(pdf, 0.71, 0.71, 0, 0, 0)).warnings
    assert small.startswith("Trang 1 ở 71 % cỡ thật: thước 100 mm chỉ đo được 71,0 mm.")
    [large] = verify_pdf(moved(pdf, 1.03, 1.03, 0, -5, -8)).warnings
    assert "103 %" in large


def test_a_picture_without_a_ruler_has_none() -> None:
    assert ruler_px(Image.new("L", (500, 500), 255)) is None
    assert ruler_px(Image.new("L", (500, 500), 0)) is None


def photo(image: Image.Image) -> Image.Image:
    """As a phone takes it: turned a little, not sharp, paler."""
    small = image.rotate(2, Image.Resampling.BICUBIC, fillcolor=255).reduce(2)
    blurred = small.filter(ImageFilter.GaussianBlur(0.8))
    return blurred.point([50 + grey * 160 // 255 for grey in range(256)])


def test_pictures_of_a_paper_are_read_and_measured(library: Published) -> None:
    codes = ["HT01", "HT02", "NHA"]
    sheet = picture_of(tag_sheet(library, codes).pdf)
    exact = verify_picture(png(sheet, dpi=(300, 300)), site=library.site)
    assert sorted(r.code for r in exact.readings) == sorted(codes)
    assert (exact.unread, exact.warnings) == (0, [])
    assert exact.readings[0].module_mm == pytest.approx(36 / 33, rel=0.02)
    seen = verify_picture(png(photo(sheet)), site=library.site)
    assert sorted(r.code for r in seen.readings) == sorted(codes)


def spoilt(sheet: Image.Image) -> Image.Image:
    """The data of the first code scratched over; its finder patterns still stand."""
    form = shipped_formats()["40x55"]
    x, y = (float(a + b) for a, b in zip(form.corner(0), form.symbol_corner, strict=True))
    side = float(form.symbol)
    box = [
        at * PX_PER_MM for at in (x + side * 0.4, y + side * 0.4, x + side * 0.62, y + side * 0.8)
    ]
    image = sheet.copy()
    ImageDraw.Draw(image).rectangle(box, fill=0)
    return image


def test_a_code_that_is_seen_and_not_read_is_counted(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    library = guide.published(ON)
    pdf = tag_sheet(library, ["HT01", "HT02", "NHA"]).pdf
    Path("x.png").write_bytes(png(spoilt(picture_of(pdf))))
    result = CliRunner().invoke(main, ["verify", "x.png"])
    assert "Đọc được 2 trong 3 mã thấy trong ảnh: mã HT02, NHA." in result.output
    assert result.exit_code == 1


def covered(pdf: bytes, *places: int) -> bytes:
    """`pdf` with a grey patch over the data of the codes at `places` of its first page."""
    form = shipped_formats()["40x55"]
    out = BytesIO()
    with opened(pdf) as document:
        page = document.pages[0]
        for place in places:
            corners = zip(form.corner(place), form.symbol_corner, strict=True)
            x, y = (float(a + b) / MM_PER_POINT for a, b in corners)
            side = float(form.symbol) / MM_PER_POINT
            down = float(page.mediabox[3]) - y - side
            box = f"{x + side * 0.4:.2f} {down + side * 0.2:.2f} {side / 2:.2f} {side / 2:.2f}"
            page.contents_add(f"q 0 g {box} re f Q".encode())
        document.save(out)
    return out.getvalue()


def test_a_code_of_our_own_pdf_that_is_not_read_is_named(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    pdf = tag_sheet(guide.published(ON), ["HT01", "HT02", "NHA"]).pdf
    assert verify_pdf(pdf).lost == ()
    Path("x.pdf").write_bytes(covered(pdf, 0, 2))
    result = CliRunner().invoke(main, ["verify", "x.pdf"])
    assert "Tờ này có mã HT01, NHA nhưng không đọc được: in lại tờ ấy." in result.output
    assert result.exit_code == 1
    Path("x.pdf").write_bytes(covered(pdf, 0, 1, 2))
    result = CliRunner().invoke(main, ["verify", "x.pdf"])
    assert "(1 trang, lẽ ra có HT01, HT02, NHA)" in result.output


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"\x89PNG and no more", "Không mở được ảnh này"), (png(Image.new("L", (9, 9))), "trong ảnh")],
)
def test_a_picture_without_codes_is_told(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, data: bytes, message: str
) -> None:
    monkeypatch.chdir(guide.root)
    Path("x.png").write_bytes(data)
    result = CliRunner().invoke(main, ["verify", "x.png"])
    assert (result.exit_code, message in result.output) == (1, True)
