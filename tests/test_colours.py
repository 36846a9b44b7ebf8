"""Contrast as WCAG reckons it, and the nearest shade that can be read."""

from __future__ import annotations

from itertools import product

import pytest

from generator.colours import BLACK, READABLE, WHITE, contrast, luminance, mixed, readable

PAPER, NIGHT = ["#fffdfa", "#f6f1ea"], ["#181513", "#26211d"]
COLOURS = [f"#{r:02x}{g:02x}{b:02x}" for r, g, b in product((0, 51, 140, 204, 255), repeat=3)]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21.0),
        (WHITE, BLACK, 21.0),
        ("#a1242e", "#a1242e", 1.0),
        ("#767676", WHITE, 4.54),
        ("#777777", WHITE, 4.47),
        ("#ff0000", WHITE, 3.99),
        ("#0000ff", WHITE, 8.59),
    ],
)
def test_contrast_is_what_other_reckoners_say(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_the_eye_takes_most_of_green() -> None:
    assert luminance("#00ff00") == pytest.approx(0.7152)
    assert luminance("#ff0000") == pytest.approx(0.2126)
    assert luminance("#0000ff") == pytest.approx(0.0722)


@pytest.mark.parametrize("grounds", [PAPER, NIGHT], ids=["light", "dark"])
def test_a_shade_is_read_on_every_ground_and_no_nearer_one_is(grounds: list[str]) -> None:
    end = BLACK if grounds is PAPER else WHITE
    for colour in COLOURS:
        shade = readable(colour, grounds)
        assert all(contrast(shade, ground) >= READABLE for ground in grounds), colour
        steps = [mixed(colour, end, step / 255) for step in range(256)]
        nearer = steps[: steps.index(shade)]
        assert not any(all(contrast(n, g) >= READABLE for g in grounds) for n in nearer), colour


def test_a_colour_that_is_read_stays_as_it_is() -> None:
    assert readable("#8c1d18", PAPER) == "#8c1d18"
    assert readable("#f0a39c", NIGHT) == "#f0a39c"


def test_where_nothing_is_read_it_says_so() -> None:
    with pytest.raises(ValueError, match="nothing is read"):
        readable("#8c1d18", [BLACK, WHITE, "#808080"])
