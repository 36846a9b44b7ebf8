"""Wear: what a year on a key ring does to a code, the same on every machine."""

from __future__ import annotations

import math
from dataclasses import fields, replace
from hashlib import sha256

import pytest
from PIL import Image, ImageChops

from generator.matrix import symbol
from generator.press.wear import (
    DISTANCE,
    FOCAL_PX,
    HEAVY,
    LEVELS,
    LIGHT,
    MID,
    Wear,
    read_share,
    worn,
)
from tests.bench.wear import LENGTHS, printed, share, text_of
from tests.guide_files import Guide
from tests.running import motcham

TEXT = text_of(30, 1)
CODE = symbol(TEXT)
SIDE_MM = 25.0
PRINT = printed(CODE, SIDE_MM)
NEW = Wear(
    scratches=0,
    scratch_mm=(0, 0),
    blobs=0,
    blob_mm=0,
    corner_mm=0,
    tilt_degrees=0,
    distance_mm=150,
    greys=(0, 255),
    blur_px=0,
    grain=0,
)


def seen(wear: Wear, seed: str = "a") -> Image.Image:
    return worn(PRINT, SIDE_MM, wear, seed)


def differ(one: Image.Image, other: Image.Image) -> bool:
    return one.size != other.size or ImageChops.difference(one, other).getbbox() is not None


@pytest.mark.parametrize("wear", LEVELS.values(), ids=LEVELS)
def test_the_same_seed_wears_a_code_the_same_way_and_another_does_not(wear: Wear) -> None:
    assert not differ(seen(wear), seen(wear))
    assert differ(seen(wear), seen(wear, "b"))


def test_wear_leaves_the_print_itself_as_it_was() -> None:
    before = sha256(PRINT.tobytes()).digest()
    seen(HEAVY)
    assert sha256(PRINT.tobytes()).digest() == before


@pytest.mark.parametrize("field", [field.name for field in fields(Wear)])
def test_each_kind_of_wear_shows(field: str) -> None:
    whole = replace(HEAVY, blobs=3, scratches=3)
    assert differ(seen(whole), seen(replace(whole, **{field: getattr(NEW, field)})))


def test_each_level_is_at_least_as_hard_as_the_one_before_in_every_figure() -> None:
    for easy, hard in ((LIGHT, MID), (MID, HEAVY)):
        for field in fields(Wear):
            one, other = getattr(easy, field.name), getattr(hard, field.name)
            if field.name == "greys":
                assert (other[0] > one[0], other[1] < one[1]) == (True, True)
            else:
                assert other > one, field.name


def test_a_new_code_is_always_read() -> None:
    assert read_share(PRINT, SIDE_MM, TEXT, NEW, 20) == 1


@pytest.mark.parametrize("times", [1, 20])
def test_a_blank_paper_and_another_text_are_never_read(times: int) -> None:
    blank = Image.new("L", PRINT.size, 255)
    assert read_share(blank, SIDE_MM, TEXT, NEW, times) == 0
    assert read_share(PRINT, SIDE_MM, text_of(30, 2), NEW, times) == 0


def test_a_flat_code_takes_as_many_pixels_as_the_camera_gives_it() -> None:
    """Black paper of 25 mm from 200 mm away, neither turned nor leaning."""
    black = Image.new("L", PRINT.size, 0)
    image = worn(black, SIDE_MM, replace(NEW, distance_mm=200), "a")
    ink = sum((255 - grey) * count for grey, count in enumerate(image.histogram())) / 255
    assert ink == pytest.approx((25 / 200 * FOCAL_PX) ** 2, rel=0.02)


@pytest.mark.parametrize("tilt", [15, 30, 45])
def test_a_leaning_code_is_foreshortened(tilt: float) -> None:
    black = Image.new("L", PRINT.size, 0)
    flat, leaning = (
        sum(worn(black, SIDE_MM, replace(NEW, tilt_degrees=angle), "a").histogram()[:128])
        for angle in (0, tilt)
    )
    assert leaning / flat == pytest.approx(math.cos(math.radians(tilt)), abs=0.03)


def test_a_large_code_is_held_as_far_away_as_people_hold_a_square_of_its_size() -> None:
    large = printed(CODE, 90)
    image = worn(large, 90, NEW, "a")
    code_px = FOCAL_PX / DISTANCE
    assert image.width == pytest.approx(code_px * 1.5, abs=2)


def test_a_larger_code_wears_better_than_a_small_one() -> None:
    small, large = (share(CODE, side_mm, MID, 40) for side_mm in (18, 40))
    assert large > small


def test_a_tag_of_25_mm_with_30_characters_lasts_a_year() -> None:
    codes = [symbol(text_of(30, number)) for number in range(6)]
    assert sum(share(code, 25, MID, 25) for code in codes) / len(codes) >= 0.85


def test_wear_is_hard_enough_to_lose_small_codes_with_long_addresses() -> None:
    """A model under which everything is read proves nothing."""
    codes = [symbol(text_of(60, number)) for number in range(4)]
    assert sum(share(code, 20, MID, 20) for code in codes) / len(codes) < 0.85
    assert sum(share(code, 20, HEAVY, 20) for code in codes) / len(codes) < 0.3


@pytest.mark.parametrize("length", LENGTHS)
def test_the_bench_has_addresses_of_every_length(length: int) -> None:
    texts = {text_of(length, number) for number in range(10)}
    assert {len(text) for text in texts} == {length}
    assert len(texts) == 10


@pytest.mark.parametrize("command", [["tags", "HT01"], ["poster", "HT01"]], ids=lambda c: c[0])
@pytest.mark.parametrize("survives", [True, False])
def test_printing_strictly_says_so_or_writes_nothing(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, command: list[str], survives: bool
) -> None:
    monkeypatch.chdir(guide.root)
    if not survives:
        monkeypatch.setattr("generator.press.proof.read_share", lambda *_: 0.5)
    ordinary = motcham("print", *command, "-o", "ordinary.pdf")
    assert (ordinary.exit_code, "mòn" in ordinary.output) == (0, False)
    strict = motcham("print", *command, "--strict", "-o", "strict.pdf")
    assert strict.exit_code == (0 if survives else 1)
    assert "mòn như sau một năm" in strict.output
    assert guide.path("strict.pdf").exists() == survives
