"""The matrix: what is encoded is what decoders read, in as few modules as the text allows."""

from __future__ import annotations

import re
from random import Random

import pytest
from PIL import Image
from qrcode.main import QRCode
from qrcode.util import lost_point

from generator.errors import MotchamError
from generator.masking import penalty
from generator.matrix import (
    MIN_MODULE_MM,
    QUIET_MODULES,
    Level,
    Symbol,
    module_mm,
    page_symbol,
    path,
    strokes,
    svg,
    symbol,
    symbol_at,
)
from generator.press.decoders import DECODERS

HOST = "PHUONG.TINH.VN"
TEXTS = [
    "https://A.VN/",
    f"https://{HOST}/",
    f"https://{HOST}/Q/HT01/",
    "https://PHUONGXUANHOA.HOCHIMINHCITY.GOV.VN/Q/VDKHAITU/",
    "https://TINH.GOV.VN/mot-cham/phuong-1/Q/R7K2QX/",
]


def drawn_from(data: str, side: int, scale: int = 8) -> Image.Image:
    """The picture that the SVG's path draws: runs of dark modules, one module `scale` px."""
    image = Image.new("L", (side * scale, side * scale), 255)
    x = y = 0
    for across, down, width, back in re.findall(r"m(-?\d+) (\d+)h(\d+)v1h-(\d+)z", data):
        assert width == back
        x, y = x + int(across), y + int(down)
        left, top = x * scale, y * scale
        image.paste(0, (left, top, left + int(width) * scale, top + scale))
    return image


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("decoder", ["zxing", "zbar"])
def test_decoders_read_the_drawing_as_the_text(text: str, decoder: str) -> None:
    drawn = symbol(text)
    _, data = re.findall(r'd="([^"]*)"', svg(drawn))
    image = drawn_from(data, drawn.size + 2 * QUIET_MODULES)
    assert [seen.text for seen in DECODERS[decoder](image)] == [text]


@pytest.mark.parametrize("text", TEXTS)
def test_strokes_draw_the_same_as_outlines(text: str) -> None:
    drawn = page_symbol(text)
    side = drawn.size + 2 * QUIET_MODULES
    image = Image.new("L", (side * 8, side * 8), 255)
    x, y = 0.0, 0.0
    for across, down, width in re.findall(r"m(-?\d+) ([\d.]+)h(\d+)", strokes(drawn)):
        x, y = x + int(across), y + float(down)
        image.paste(
            0, (int(x * 8), int((y - 0.5) * 8), int((x + int(width)) * 8), int((y + 0.5) * 8))
        )
        x += int(width)
    assert image.tobytes() == drawn_from(path(drawn), side).tobytes()


LENGTHS = range(1, 180, 7)


def made_whole(text: str, level: Level, mask: int | None = None) -> Symbol:
    """The same code by python-qrcode alone, which draws all of it for each mask."""
    code = QRCode(error_correction="MLHQ".index(level), border=0, mask_pattern=mask)
    code.add_data(text, optimize=6)
    code.make()
    rows = tuple(bytes(map(bool, row)) for row in code.get_matrix())
    return Symbol(text, level, code.version, rows)


@pytest.mark.parametrize("text", [*TEXTS, "https://a.vn/Q/HT01/?ma=1234567890123", "0" * 40, ""])
def test_a_pages_code_is_the_same_as_one_made_whole(text: str) -> None:
    assert page_symbol(text) == made_whole(text, "M", mask=3)


def test_so_it_is_at_every_version_up_to_one_with_many_blocks() -> None:
    texts = [f"https://{HOST}/{letter * length}/" for length in LENGTHS for letter in "Aa"]
    made = [page_symbol(text) for text in texts]
    assert made == [made_whole(text, "M", mask=3) for text in texts]
    assert {one.version for one in made} >= {2, 3, 5, 7, 10}


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
def test_the_best_mask_is_the_one_that_python_qrcode_takes(level: Level) -> None:
    texts = [f"https://{HOST}/Q/{'Ab1'[length % 3] * length}/" for length in range(4, 60, 5)]
    assert [symbol_at(text, level) for text in texts] == [made_whole(t, level) for t in texts]


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.8, 0.95])
@pytest.mark.parametrize("side", [21, 25, 45])
def test_a_masks_penalties_are_those_of_the_standard(side: int, share: float) -> None:
    chance = Random(side)  # noqa: S311 - no secret
    rows = [[chance.random() < share for _ in range(side)] for _ in range(side)]
    for at in range(11):
        rows[at][0] = rows[-1][side - 11 + at] = "10111010000"[at] == "1"
    modules = int.from_bytes(bytes(dark for row in rows for dark in row))
    assert penalty(modules, side) == lost_point(rows)


def test_a_drawing_is_one_black_path_on_white() -> None:
    image = svg(symbol(TEXTS[0]))
    assert image.count("<path") == 2
    assert image.count('fill="#fff"') == 1
    assert svg(symbol(TEXTS[0])) == image


def test_a_host_in_capitals_takes_a_smaller_version_than_in_small_letters() -> None:
    text = "https://PHUONG.TINH.GOV.VN/Q/HT01/"
    assert symbol(text).version == 2
    assert symbol(text.lower()).version == 3


@pytest.mark.parametrize(
    ("text", "level", "version"),
    [
        ("https://A.VN/", "M", 1),
        ("https://A.VN/Q/HT01/", "L", 1),
        ("https://PHUONG.TINH.VN/Q/HT01/", "M", 2),
        ("https://PHUONG.TINH.GOV.VN/Q/HT01/", "L", 2),
        ("https://phuong.tinh.gov.vn/Q/HT01/", "M", 3),
    ],
)
def test_the_smallest_version_is_taken_at_the_best_level_that_it_holds(
    text: str, level: str, version: int
) -> None:
    drawn = symbol(text)
    assert (drawn.level, drawn.version, drawn.size) == (level, version, 17 + 4 * version)


def test_a_text_that_no_code_holds_is_refused() -> None:
    with pytest.raises(MotchamError, match="5000 ký tự"):
        symbol("a" * 5000)


def test_modules_below_the_minimum_are_refused_with_their_size() -> None:
    assert module_mm("x", 25, 33 * MIN_MODULE_MM) == pytest.approx(MIN_MODULE_MM)
    with pytest.raises(MotchamError, match=r"0,30 mm, cần ít nhất 0,40 mm") as error:
        module_mm("x", 25, 33 * 0.30)
    assert "site_url" in error.value.hint
