"""Which share of worn codes is still read, by size, level and length of the address.

    python -m tests.bench.wear [--codes N] [--copies N]

Each code is drawn at 300 dpi and worn by `generator.press.wear`; a copy counts where zxing or zbar
reads exactly its text. Sizes hold the quiet zone. The level that the project itself picks for an
address has a star. The seeds are fixed, so that the table is the same at every run; one line of it
is `codes` × `copies` reads for each wear: 100 of them have a standard error of 5 % at 50 %, and of
2 % at 95 %.
"""

from __future__ import annotations

import argparse
import time

from PIL import Image

from generator.matrix import QUIET_MODULES, Level, Symbol, symbol, symbol_at
from generator.press.pictures import PX_PER_MM
from generator.press.single import picture
from generator.press.wear import LEVELS, Wear, read_share

SIZES_MM = (20, 25, 30)
LENGTHS = (24, 30, 40, 60)
"""Characters of the whole text in a code, https:// included."""
CORRECTION: tuple[Level, ...] = ("M", "Q", "H")
CODES, COPIES = 5, 20
_HOST = "PHUONG.TINH.EXAMPLE." * 4


def text_of(length: int, number: int) -> str:
    """An address of `length` characters; each `number` (0–99) has a code of its own."""
    rest = f"/Q/HT{number:02}/"
    host = _HOST[-(length - len("https://") - len(rest)) - 1 : -1]
    return f"https://{host}{rest}"


def printed(drawn: Symbol, side_mm: float) -> Image.Image:
    """The code in greys as an office printer draws it, `side_mm` wide with its quiet zone."""
    side = round(side_mm * PX_PER_MM)
    return picture(drawn, 16).convert("L").resize((side, side), Image.Resampling.BOX)


def share(drawn: Symbol, side_mm: float, wear: Wear, copies: int) -> float:
    """The share, 0–1, of `copies` worn prints of the code that are read."""
    return read_share(printed(drawn, side_mm), side_mm, drawn.text, wear, copies)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--codes", type=int, default=CODES)
    parser.add_argument("--copies", type=int, default=COPIES)
    options = parser.parse_args()
    started = time.perf_counter()
    print("mm  characters  level  version  module mm  " + "  ".join(f"{n:>5}" for n in LEVELS))
    for side_mm in SIZES_MM:
        for length in LENGTHS:
            for level in CORRECTION:
                texts = [text_of(length, number) for number in range(options.codes)]
                codes = [symbol_at(text, level) for text in texts]
                means = [
                    sum(share(drawn, side_mm, wear, options.copies) for drawn in codes) / len(codes)
                    for wear in LEVELS.values()
                ]
                one = codes[0]
                star = "*" if symbol(one.text).level == level else " "
                module = side_mm / (one.size + 2 * QUIET_MODULES)
                print(
                    f"{side_mm:2}  {length:10}  {level:>4}{star}  {one.version:7}  {module:9.2f}  "
                    + "  ".join(f"{mean:5.0%}" for mean in means),
                    flush=True,
                )
    print(f"{options.codes} codes × {options.copies} copies, {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
