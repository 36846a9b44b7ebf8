"""Codes are as coarse as they can be at their size, and say from how far they are read."""

from __future__ import annotations

import pytest

from generator.matrix import Symbol, symbol, symbol_at
from generator.press.measures import distance_mm
from generator.press.wear import LIGHT
from tests.bench import levels
from tests.bench.levels import MAKERS, difference, python_qrcode, share, verdict
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


@pytest.mark.parametrize(
    ("apart", "half", "said"),
    [(0.02, 0.01, ">"), (0.01, 0.02, "≥"), (0, 0, "≥"), (-0.001, 0.02, "<"), (-0.1, 0.02, "<")],
)
def test_a_difference_is_judged_by_its_mean_and_its_interval(
    apart: float, half: float, said: str
) -> None:
    assert verdict(apart, half) == said


def test_one_run_says_of_every_size_and_maker_how_ours_stands_and_reads_a_code_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def read(drawn: Symbol, side_mm: float, _: object, seed: str) -> float:
        asked.append((drawn, side_mm, seed))
        return 1 - drawn.size / 100

    makers = {name: make for name, make in MAKERS.items() if name != "segno"}
    monkeypatch.setattr(levels, "share", read)
    monkeypatch.setattr(levels, "MAKERS", makers)
    monkeypatch.setattr("sys.argv", ["levels", "--photos", "4"])
    levels.main()
    table, _, distances = capsys.readouterr().out.partition("\n\n")
    rows = [line.split(maxsplit=2) for line in table.splitlines()[1:-1]]
    assert [mm for mm, _, _ in rows] == [mm for mm in ("25", "30", "40") for _ in makers]
    said = {line[4:19].strip(): line.split("  ")[-1] for line in table.splitlines()[1:-1]}
    assert said == {
        "ours": "",
        "python-qrcode L": "≥",
        "python-qrcode M": "tie: same code",
        "python-qrcode Q": ">",
        "python-qrcode H": ">",
    }
    assert "12 of 12 rows, 4 photos a cell" in table
    assert len(asked) == len(set(asked)) == 4 * 4 * 3
    assert "px a module" in distances


def test_of_two_codes_of_a_side_the_one_with_larger_modules_is_read_from_further() -> None:
    def far(drawn: Symbol) -> float:
        return distance_mm(drawn.size, 36)

    small, large = symbol_at(text_of(30, 1), "M"), symbol_at(text_of(30, 1), "H")
    assert (small.version, large.version) == (2, 3)
    assert far(small) == pytest.approx(365, abs=1)
    assert far(large) == pytest.approx(326, abs=1)
    assert distance_mm(25, 33) == distance_mm(29, 37)
