"""Codes are as coarse as they can be at their size, and say from how far they are read."""

from __future__ import annotations

import pytest

from generator.matrix import Symbol, symbol, symbol_at
from generator.press.measures import distance_mm
from generator.press.wear import LIGHT
from tests.bench.levels import MAKERS, difference, python_qrcode, share
from tests.bench.readers import readers
from tests.bench.wear import text_of


@pytest.mark.parametrize("length", range(24, 61, 4))
def test_no_python_qrcode_has_larger_modules_and_none_as_large_is_stronger(length: int) -> None:
    text = text_of(length, 1)
    ours = symbol(text)
    for level in range(4):
        theirs = python_qrcode(level)(text)
        assert ours.version <= theirs.version
        if ours.version == theirs.version:
            assert "LMQH".index(ours.level) >= "LMQH".index(theirs.level)


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
def test_a_maker_at_our_level_makes_our_code(level: str) -> None:
    text = text_of(30, 1)
    theirs = python_qrcode({"L": 1, "M": 0, "Q": 3, "H": 2}[level])(text)
    assert theirs == symbol_at(text, level)  # type: ignore[arg-type]


def test_the_bench_reads_with_the_projects_readers_at_least() -> None:
    assert {"zxing", "zbar"} <= readers().keys()
    assert MAKERS["ours"] is symbol
    assert share(symbol(text_of(24, 1)), 40, LIGHT, "a") >= 0.5


def test_a_difference_is_by_pairs() -> None:
    assert difference([1, 0.5, 1], [0.5, 0, 0.5]) == (0.5, 0)
    mean, half = difference([1, 0, 1, 0], [0, 0, 0, 0])
    assert mean == 0.5
    assert half == pytest.approx(0.566, abs=0.001)


def test_of_two_codes_of_a_side_the_one_with_larger_modules_is_read_from_further() -> None:
    def far(drawn: Symbol) -> float:
        return distance_mm(drawn.size, 36)

    small, large = symbol_at(text_of(30, 1), "M"), symbol_at(text_of(30, 1), "H")
    assert (small.version, large.version) == (2, 3)
    assert far(small) == pytest.approx(365, abs=1)
    assert far(large) == pytest.approx(326, abs=1)
    assert distance_mm(25, 33) == distance_mm(29, 37)
