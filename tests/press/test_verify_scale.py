"""What was printed, copied or photographed: at which scale it is, and how much of it is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from generator.library.checked.published import Published
from generator.press.calibration import calibration_sheet
from generator.press.card import table_card
from generator.press.formats import shipped_formats
from generator.press.notice import notice
from generator.press.pdf import MM_PER_POINT, moved, opened
from generator.press.pictures import PX_PER_MM, pictures
from generator.press.poster import poster
from generator.press.printers import Finish, Printer
from generator.press.ruler import ruler_px
from generator.press.tags import tag_sheet
from generator.press.verify import is_picture, verify_pdf, verify_picture
from generator.press.wording import shipped_wording
from tests.breadth import first
from tests.guide_files import Guide
from tests.press.conftest import ON
from tests.press.works import WORKS, with_works
from tests.running import motcham

SHEETS: dict[str, Callable[[Published], bytes]] = {
    "poster": lambda library: poster(library, "HT01").pdf,
    "poster A5": lambda library: poster(library, "HT01", size="A5").pdf,
    **{
        f"tags {name}": lambda library, form=form: tag_sheet(library, ["HT01"], form=form).pdf  # type: ignore[misc]
        for name, form in shipped_formats().items()
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


AT_EVERY_SCALE = {"poster", "tags 40x55", "tags tron-40", "calibration"}
PRINTED = {
    (name, scale): scale == 0.94 or name in AT_EVERY_SCALE
    for name, scale in product(SHEETS, (1.0, 0.94, 0.71))
}
"""Each sheet at each scale, and whether `make test` measures it."""


@pytest.mark.parametrize(
    ("name", "scale"), first([case for case, quick in PRINTED.items() if quick], PRINTED)
)
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


_LABELS = shipped_formats()["tem-63x38"]
LABELS = _LABELS.model_copy(
    update={"margin": _LABELS.margin.model_copy(update={"top": Decimal(16)})}
)
"""So low on the paper that no ruler has room below them."""
SMALLER = Printer.model_validate({"scale_percent": "96"})


def labels(library: Published) -> bytes:
    """A sheet without a ruler."""
    return tag_sheet(library, ["HT01", "HT02", "NHA"], form=LABELS).pdf


def unmarked(pdf: bytes) -> bytes:
    """`pdf` as another program writes it anew."""
    out = BytesIO()
    with opened(pdf) as document:
        del document.Root["/PieceInfo"]
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("scale", "percent"), first({(0.97, 97)}, [(0.71, 71), (0.97, 97), (1.03, 103)])
)
def test_a_paper_of_ours_without_a_ruler_is_measured_by_its_modules(
    library: Published, scale: float, percent: int
) -> None:
    pdf = labels(library)
    assert verify_pdf(pdf).scales == {}
    assert verify_pdf(pdf).warnings == []
    assert verify_pdf(moved(pdf, 0.99, 0.99, 0, 0, 0)).warnings == []
    [told] = verify_pdf(moved(pdf, scale, scale, 0, 0, 0)).warnings
    assert told.startswith(f"Trang 1 ở {percent} % cỡ thật: ô vuông của mã chỉ bằng {percent},")
    assert told.endswith("In lại từ tệp gốc ở tỉ lệ 100 %.")


@pytest.mark.parametrize("name", ["card", "notice"])
def test_codes_of_several_sizes_on_one_paper_are_each_measured(
    library: Published, name: str
) -> None:
    works = with_works(library, WORKS)
    pdf = {
        "card": lambda: table_card(library, "HT01").pdf,
        "notice": lambda: notice(works, WORKS.code, wording=shipped_wording()).pdf,
    }[name]()
    found = verify_pdf(pdf).module_scales
    assert set(found) == set(range(1, len(found) + 1))
    assert list(found.values()) == pytest.approx([1] * len(found), abs=0.01)


def test_a_paper_drawn_for_a_printer_is_right_as_it_is(library: Published) -> None:
    pdf = poster(library, "HT01", finish=Finish(printer=SMALLER)).pdf
    assert verify_pdf(pdf).scales[1] == pytest.approx(0.96, abs=0.003)
    assert verify_pdf(pdf).warnings == []
    assert len(verify_pdf(unmarked(pdf)).warnings) == 1


def test_what_another_program_wrote_is_measured_by_the_format_that_is_named(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    pdf = unmarked(moved(labels(guide.published(ON)), 0.94, 0.94, 0, 0, 0))
    assert verify_pdf(pdf).warnings == []
    Path("x.pdf").write_bytes(pdf)
    result = motcham("verify", "x.pdf", "--format", LABELS.id)
    assert re.search("Trang 1 ở 9[45] % cỡ thật: ô vuông của mã", result.output)
    assert result.exit_code == 0
    result = motcham("verify", "x.pdf", "--format", "tem")
    assert (result.exit_code, "Không có khổ «tem»" in result.output) == (2, True)


def test_a_scan_without_a_ruler_is_measured_by_the_format_that_is_named(
    library: Published,
) -> None:
    pdf = labels(library)
    whole = png(picture_of(pdf), dpi=(300, 300))
    small = png(picture_of(moved(pdf, 0.94, 0.94, 0, 0, 0)), dpi=(300, 300))
    assert verify_picture(whole, form=LABELS).warnings == []
    assert len(verify_picture(small, form=LABELS).warnings) == 1
    assert verify_picture(small).warnings == []
    assert verify_picture(png(picture_of(pdf)), form=LABELS).warnings == []


def scan(pdf: bytes, scale: float, turn: float) -> Image.Image:
    """A paper that was printed at `scale` and lies turned to the left on the scanner's glass."""
    image = picture_of(moved(pdf, scale, scale, 0, 0, 0))
    return image.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255)


TURNS = product(("poster", "tags 40x55", "tags tron-40"), (90, 180, 270, 3, -3, 1, 45))


@pytest.mark.parametrize(("name", "turn"), first({("tags tron-40", 3), ("tags 40x55", 90)}, TURNS))
def test_a_scan_that_lies_askew_or_on_its_side_is_measured(
    library: Published, name: str, turn: float
) -> None:
    pdf = SHEETS[name](library)
    for scale, expected in ((1.0, []), (0.94, ["94"])):
        image = scan(pdf, scale, turn)
        page = BytesIO()
        image.save(page, "PDF", resolution=300)
        for found in (verify_picture(png(image, dpi=(300, 300))), verify_pdf(page.getvalue())):
            assert found.scales[1] == pytest.approx(scale, abs=0.004)
            said = [re.findall(r"ở (\d+) %", warning)[0] for warning in found.warnings]
            assert said == expected


def saved(image: Image.Image, kind: str, **said: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **said)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP", "JPEG"])
def test_what_a_scanner_saves_is_read_and_measured(library: Published, kind: str) -> None:
    for scale, warnings in ((1.0, 0), (0.94, 1)):
        data = saved(scan(SHEETS["poster"](library), scale, 0), kind, dpi=(300, 300))
        assert is_picture(data)
        found = verify_picture(data, site=library.site)
        assert [reading.ok for reading in found.readings] == [True]
        assert len(found.warnings) == warnings


def test_a_photo_says_nothing_of_its_scale(library: Published) -> None:
    image = scan(SHEETS["poster"](library), 0.8, 0)
    maker = Image.Exif()
    maker[271] = "Máy ảnh"
    for data in (
        saved(image, "JPEG", dpi=(72, 72)),
        saved(image, "JPEG", dpi=(300, 300), exif=maker),
        saved(image, "WEBP"),
    ):
        assert is_picture(data)
        assert verify_picture(data).warnings == []


@pytest.mark.parametrize("narrow", [0.2, 0.35])
def test_a_photo_of_a_paper_that_leans_away_is_read(library: Published, narrow: float) -> None:
    sheet = picture_of(SHEETS["poster"](library))
    width, height = sheet.size
    beyond = narrow * width  # so much of the table is seen beside the upper edge
    corners = (-beyond, 0, 0, height, width, height, width + beyond, 0)
    how = (Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    leaning = sheet.transform(sheet.size, *how, fillcolor=150)
    found = verify_picture(saved(leaning, "JPEG", quality=80), site=library.site)
    assert [reading.code for reading in found.readings] == ["HT01"]
    assert (found.unread, found.warnings) == (0, [])


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
    x, y = map(float, form.symbol_place(0))
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
    result = motcham("verify", "x.png")
    assert "Đọc được 2 trong 3 mã thấy trong ảnh: mã HT02, NHA." in result.output
    assert result.exit_code == 1


def covered(pdf: bytes, *places: int) -> bytes:
    """`pdf` with a grey patch over the data of the codes at `places` of its first page."""
    form = shipped_formats()["40x55"]
    out = BytesIO()
    with opened(pdf) as document:
        page = document.pages[0]
        for place in places:
            x, y = (float(at) / MM_PER_POINT for at in form.symbol_place(place))
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
    result = motcham("verify", "x.pdf")
    assert "Tờ này có mã HT01, NHA nhưng không đọc được: in lại tờ ấy." in result.output
    assert result.exit_code == 1
    Path("x.pdf").write_bytes(covered(pdf, 0, 1, 2))
    result = motcham("verify", "x.pdf")
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
    result = motcham("verify", "x.png")
    assert (result.exit_code, message in result.output) == (1, True)
