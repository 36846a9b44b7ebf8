"""Which correction level reads best at a printed size, ours or another maker's, on the same photos.

    python -m tests.bench.levels [--photos N] [--length N] [--sizes MM ...]

Every maker draws the same addresses, `printed` in the same square; each photo wears and holds all
of them alike, by `generator.press.wear`: a third new but far away, a third after a month in a
pocket, a third after a year on a key ring. The six readers of `tests.bench.readers` read each
photo, once. A cell is the mean over readers and photos; the difference to ours is by pairs of
photos, ± half of its interval of 95 %. The last column judges it (`verdict`): «>» where all of the
interval is for us, «≥» where the mean is, «<» where it is not, «tie: same code» where the maker's
codes are ours to the module. The last table says from how many pixels a module the readers read:
with that `generator.press.measures` reckons. 400 photos take some four minutes of one processor.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

import qrcode
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q

from generator.matrix import QUIET_MODULES, Symbol, symbol
from generator.press.wear import FOCAL_PX, LIGHT, MID, Wear, worn
from tests.bench.readers import module, readers
from tests.bench.wear import printed, text_of

SIZES_MM = (25, 30, 40)
"""Quiet zone included, as sizes are everywhere."""
PHOTOS = 400
LENGTH = 30
FAR = replace(LIGHT, tilt_degrees=30, distance_mm=420)
"""A new tag, held out at arm's length and askew."""
KINDS: tuple[Wear, ...] = (FAR, LIGHT, MID)
PIXELS = (2.0, 2.5, 3.0, 3.5, 4.0)
Maker = Callable[[str], Symbol]


def python_qrcode(level: int) -> Maker:
    """python-qrcode at one of its levels, else as it comes."""

    def make(text: str) -> Symbol:
        code = qrcode.QRCode(error_correction=level, border=0)
        code.add_data(text)
        code.make()
        rows = tuple(bytes(map(bool, row)) for row in code.get_matrix())
        return Symbol(text, "LMQH"["1032".index(str(level))], code.version, rows)  # type: ignore[arg-type]

    return make


def segno(text: str) -> Symbol:
    """segno as it comes: it raises the level where that costs no larger version."""
    code = module("segno").make(text, micro=False)
    rows = tuple(bytes(map(bool, row)) for row in code.matrix)
    return Symbol(text, code.error, code.version, rows)


MAKERS: dict[str, Maker] = {
    "ours": symbol,
    "python-qrcode L": python_qrcode(ERROR_CORRECT_L),
    "python-qrcode M": python_qrcode(ERROR_CORRECT_M),
    "python-qrcode Q": python_qrcode(ERROR_CORRECT_Q),
    "python-qrcode H": python_qrcode(ERROR_CORRECT_H),
    "segno": segno,
}


def share(drawn: Symbol, side_mm: float, wear: Wear, seed: str) -> float:
    """The share of readers that read this photo of the code."""
    photo = worn(printed(drawn, side_mm), side_mm, wear, seed)
    return statistics.mean(read(photo) == [drawn.text] for read in readers().values())


@cache
def photo_share(drawn: Symbol, side_mm: float, number: int) -> float:
    """`share` of photo `number`, whose wear and seed are its own; read once, whoever drew it."""
    return share(drawn, side_mm, KINDS[number % len(KINDS)], f"photo {number}")


def shares(codes: Sequence[Symbol], side_mm: float) -> list[float]:
    """`photo_share` of each code in a photo of its own."""
    return [photo_share(drawn, side_mm, number) for number, drawn in enumerate(codes)]


def difference(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float]:
    """The mean difference by pairs, and the half of its interval of 95 %."""
    apart = [one - other for one, other in zip(ours, theirs, strict=True)]
    return statistics.mean(apart), 1.96 * statistics.stdev(apart) / math.sqrt(len(apart))


def verdict(apart: float, half: float) -> str:
    """What a difference to ours says, its half interval beside it."""
    return ">" if apart > half else "≥" if apart >= 0 else "<"


def _table(sizes: Sequence[float], length: int, photos: int) -> None:
    print(
        f"mm  maker            code  module mm  mean of {len(readers())}  ours less theirs  verdict"
    )
    drawn = {
        name: [make(text_of(length, number % 100)) for number in range(photos)]
        for name, make in MAKERS.items()
    }
    lost = 0
    for side_mm in sizes:
        ours = shares(drawn["ours"], side_mm)
        for name, codes in drawn.items():
            theirs = shares(codes, side_mm)
            apart, half = difference(ours, theirs)
            said = f"{apart:+.1%} ± {half:.1%}"
            judged = verdict(apart, half)
            lost += judged == "<"
            if codes == drawn["ours"]:
                said, judged = "", "" if name == "ours" else "tie: same code"
            one = codes[0]
            pitch = side_mm / (one.size + 2 * QUIET_MODULES)
            print(
                f"{side_mm:2}  {name:15}  V{one.version}-{one.level}  {pitch:9.2f}  "
                f"{statistics.mean(theirs):9.1%}  {said:16}  {judged}",
                flush=True,
            )
    rows = (len(MAKERS) - 1) * len(sizes)
    print(f"ours is at least as well read in {rows - lost} of {rows} rows, {photos} photos a cell")


def _distances(length: int, photos: int) -> None:
    names = list(readers())
    print("\npx a module  " + "  ".join(f"{name:>6}" for name in names) + "    mean")
    side_mm = 30.0
    for pixels in PIXELS:
        read = dict.fromkeys(names, 0)
        for n in range(photos):
            drawn = symbol(text_of(length, n % 100))
            pitch = side_mm / (drawn.size + 2 * QUIET_MODULES)
            wear = replace(LIGHT, distance_mm=pitch * FOCAL_PX / pixels)
            photo = worn(printed(drawn, side_mm), side_mm, wear, f"far {n}")
            for name, reader in readers().items():
                read[name] += reader(photo) == [drawn.text]
        row = "  ".join(f"{read[name] / photos:6.0%}" for name in names)
        print(f"{pixels:11.1f}  {row}  {sum(read.values()) / photos / len(names):6.1%}", flush=True)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=PHOTOS)
    parser.add_argument("--length", type=int, default=LENGTH)
    parser.add_argument("--sizes", type=float, nargs="+", default=SIZES_MM)
    options = parser.parse_args()
    started = time.perf_counter()
    _table(options.sizes, options.length, options.photos)
    _distances(options.length, options.photos // 4)
    print(f"{options.photos} photos a cell, {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
