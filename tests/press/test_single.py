"""One code for a ward's own layout: true in size, true in text, or not written."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import Result
from PIL import Image

from generator.errors import MotchamError
from generator.matrix import path
from generator.press import single as press
from generator.press.decoders import DECODERS
from generator.press.single import CodeFormat, single
from tests.guide_files import BIRTH_FILE, Guide
from tests.running import motcham

TEXT = "https://PHUONG.TINH.VN/Q/HT01/"
SVG = "{http://www.w3.org/2000/svg}"
FORMATS: list[CodeFormat] = ["svg", "png"]


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    image.load()
    return image


def test_an_svg_is_one_path_in_true_size_that_says_its_address(guide: Guide) -> None:
    found = single(guide.published(), "HT01", "svg", 32.5)
    root = ET.fromstring(found.data)  # noqa: S314 - our own file
    assert (root.get("width"), root.get("height")) == ("32.5mm", "32.5mm")
    assert root.get("viewBox") == "0 0 33 33"
    assert [title.text for title in root.iter(f"{SVG}title")] == ["phuong.tinh.vn/Q/HT01"]
    [drawn] = root.iter(f"{SVG}path")
    assert drawn.get("d") == path(found.symbol)
    assert found.side_mm == 32.5


def test_a_png_is_black_and_white_with_whole_pixels_and_says_its_size_and_address(
    guide: Guide,
) -> None:
    found = single(guide.published(), "HT01", "png", 30)
    image = opened(found.data)
    modules = found.symbol.size + 8
    assert image.mode == "1"
    assert image.width == image.height == 21 * modules
    assert image.text == {"Title": "phuong.tinh.vn/Q/HT01"}  # type: ignore[attr-defined]  # PNG's own
    assert b"pHYs" + (23622).to_bytes(4, "big") * 2 + b"\x01" in found.data
    assert found.side_mm == pytest.approx(image.width * 25.4 / 600)
    small = image.resize((modules, modules), Image.Resampling.BOX).convert("L")
    assert image.convert("L").tobytes() == small.resize(image.size, 0).convert("L").tobytes()


@pytest.mark.parametrize("decoder", DECODERS)
@pytest.mark.parametrize("code", ["HT01", "LVHT", "NHA"])
def test_every_reader_reads_exactly_the_text(guide: Guide, code: str, decoder: str) -> None:
    library = guide.published()
    image = opened(single(library, code, "png", 25).data).convert("L")
    assert [seen.text for seen in DECODERS[decoder](image)] == [library.site.qr_text(code)]


@pytest.mark.parametrize(
    ("asked", "got"),
    [(30, 21 * 33), (29.33, 20 * 33), (10 * 33 * 25.4 / 600, 330), (14, 330)],
)
def test_a_png_is_rounded_down_to_whole_pixels_and_never_up(
    guide: Guide, asked: float, got: int
) -> None:
    found = single(guide.published(), "HT01", "png", asked)
    assert opened(found.data).width == got
    assert found.side_mm <= asked + 1e-9


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_code_gives_the_same_bytes(guide: Guide, format_: CodeFormat) -> None:
    library = guide.published()
    first, second = (single(library, "HT01", format_, 30).data for _ in range(2))
    assert first == second


@pytest.mark.parametrize("format_", FORMATS)
def test_the_reading_distance_follows_from_the_module_alone(
    guide: Guide, format_: CodeFormat
) -> None:
    found = single(guide.published(), "HT01", format_, 37)
    assert found.module_mm == pytest.approx(found.side_mm / 33)
    assert found.distance_mm == pytest.approx(found.module_mm * 334.9, rel=0.001)


@pytest.mark.parametrize(
    ("format_", "side_mm", "hint"),
    [("svg", 13.1, "--size 14mm"), ("png", 13.9, "--size 14mm"), ("png", 0.1, "--size 14mm")],
)
def test_too_small_a_module_is_refused_with_the_size_that_would_do(
    guide: Guide, format_: CodeFormat, side_mm: float, hint: str
) -> None:
    library = guide.published()
    with pytest.raises(MotchamError, match="cần ít nhất 0,40 mm") as error:
        single(library, "HT01", format_, side_mm)
    assert hint in error.value.hint
    least = float(hint.removeprefix("--size ").removesuffix("mm"))
    assert single(library, "HT01", format_, least).module_mm >= 0.4


def test_a_side_over_the_largest_is_refused(guide: Guide) -> None:
    with pytest.raises(MotchamError, match="Cỡ 301 mm quá lớn"):
        single(guide.published(), "HT01", "svg", 301)


def test_only_codes_that_may_be_printed_are_drawn(guide: Guide) -> None:
    with pytest.raises(MotchamError, match="Mã «HT91» không có trong sổ mã"):
        single(guide.published(), "HT91", "svg", 30)
    gone = "status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: Đã gộp.\nreplaced_by: [HT02]"
    guide.replace(BIRTH_FILE, "status: published", gone)
    guide.issue_codes()
    with pytest.raises(MotchamError, match="HT01 đã bãi bỏ"):
        single(guide.published(), "HT01", "png", 30)


WRONG_DRAWINGS: dict[str, Callable[[str], str]] = {
    "another code": lambda drawing: drawing.replace("m4 4h7v1", "m9 4h1v1"),
    "too pale": lambda drawing: drawing.replace("<path ", '<path fill="#fcfcfc" '),
    "inverted": lambda drawing: drawing.replace("#fff", "#000").replace(
        "<path ", '<path fill="#fff" '
    ),
    "another size": lambda drawing: drawing.replace("mm", "pt"),
    "no code": lambda drawing: re.sub("<path [^>]*>", "", drawing),
    "margin filled": lambda drawing: drawing.replace("<path ", '<path d="M0 0h2v2z"/><path '),
}


@pytest.mark.parametrize("wrong", WRONG_DRAWINGS)
def test_an_svg_that_is_not_what_was_meant_is_refused(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    sound = press.svg_file
    monkeypatch.setattr(
        press, "svg_file", lambda *arguments: WRONG_DRAWINGS[wrong](sound(*arguments))
    )
    with pytest.raises(MotchamError, match="bị loại, không ghi tệp"):
        single(guide.published(), "HT01", "svg", 30)


def test_a_png_that_is_not_what_was_meant_is_refused(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = guide.published()
    other = single(library, "HT02", "png", 30).data
    monkeypatch.setattr(press, "png_file", lambda *_: other)
    with pytest.raises(MotchamError, match=r"HT01: zxing đọc «https://PHUONG\.TINH\.VN/Q/HT02/»"):
        single(library, "HT01", "png", 30)


def run(guide: Guide, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(guide.root)
    return motcham("print", "code", *arguments)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_command_writes_the_file_and_says_what_it_is(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    result = run(guide, monkeypatch, "HT01", "--format", format_)
    assert result.exit_code == 0, result.output
    file = Path(f"print/code-HT01.{format_}")
    assert guide.path(str(file)).stat().st_size > 500
    said = {"svg": "Cỡ 30,00 mm", "png": "Cỡ 29,34 mm"}[format_]
    for part in (str(file), "zxing và zbar", said, "phiên bản 2", "mức M", "tầm quét khoảng 30 cm"):
        assert part in result.output, part


@pytest.mark.parametrize("size", ["30", "30mm", "30 mm", "30.0", "30,0mm"])
def test_a_size_is_a_number_of_millimetres(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    result = run(guide, monkeypatch, "HT01", "--size", size, "-o", "a/b.svg")
    assert "Cỡ 30,00 mm" in result.output
    assert 'width="30mm"' in guide.read("a/b.svg")


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ("to", "«to» không phải một cỡ; ghi số mm, như 30mm hoặc 30"),
        ("3cm", "«3cm» không phải một cỡ"),
        ("-30", "«-30» không phải một cỡ"),
        ("nan", "«nan» không phải một cỡ"),
        ("٣٠", "không phải một cỡ"),
        ("", "không phải một cỡ"),
        ("0", "«0» phải lớn hơn 0"),
        ("300.1", "không quá 300 mm"),
    ],
)
def test_what_is_no_size_is_wrong_use(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, size: str, message: str
) -> None:
    result = run(guide, monkeypatch, "HT01", "--size", size)
    assert result.exit_code == 2
    assert message in result.output
    assert not guide.path("print").exists()
