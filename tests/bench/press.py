"""How soon a thousand tags are laid out and proven, beside the same codes pasted without a proof.

    python -m tests.bench.press [--tags N]

Ours are the tags of N procedures with a code and an address each, from the library to the bytes of
a proven PDF. The naive ones are python-qrcode's own PNG pictures, pasted with Pillow onto pages of
A4 at 300 dpi and saved as PDF: the same codes at the same places, with no words beside them and
nothing read back. Then our PDF is read once more, by readers with their own settings and a
drawing of its own: zxing finds what it can on whole pages, zbar on each code as it is cut out.
"""

from __future__ import annotations

import argparse
import os
import resource
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, TypeVar

import pypdfium2
import qrcode
import zxingcpp
from PIL import Image
from pyzbar import pyzbar

from generator.library.checked.library import Library, load_library
from generator.library.registers.ledger import CodeKind, Ledger, Row
from generator.press.formats import shipped_formats
from generator.press.tags import tag_sheet
from tests.guide_files import THE_SAMPLE

ROOT = Path(__file__).parents[2]
ON = date(2026, 11, 22)
TAGS = 1000
DPI = 300
A4_PX = (2480, 3508)
FORM = shipped_formats()["40x55"]
"""What is printed where nobody says otherwise."""

T = TypeVar("T")


def px(mm: float | Decimal) -> int:
    """A length on a page in px."""
    return round(float(mm) * DPI / 25.4)


def library_of(count: int) -> tuple[Library, list[str]]:
    """This guide's library with `count` procedures, whose titles come again, and their codes."""
    library, _ = load_library(THE_SAMPLE)
    if library is None:
        raise SystemExit("motcham check finds errors: correct them first.")
    codes = [f"T{number:04}" for number in range(1, count + 1)]
    models = library.procedures
    procedures = tuple(
        models[number % len(models)].model_copy(update={"code": code, "withdrawn_on": None})
        for number, code in enumerate(codes)
    )
    rows = {code: Row(code, CodeKind.PROCEDURE, code.lower(), ON) for code in codes}
    files = dict.fromkeys(codes, "procedures/bench.yml")
    return replace(library, procedures=procedures, ledger=Ledger(rows), files=files), codes


def places() -> list[tuple[int, int]]:
    """Left and top of each code, quiet zone included, on a page in px."""
    return [(px(x), px(y)) for x, y in map(FORM.symbol_place, range(FORM.places))]


def naive(texts: Sequence[str]) -> bytes:
    """The codes as pictures on pages of A4, as a script of twenty lines makes them."""
    side = px(FORM.symbol)
    pages = []
    for start in range(0, len(texts), FORM.places):
        page = Image.new("L", A4_PX, 255)
        for text, (left, top) in zip(texts[start:], places(), strict=False):
            png = BytesIO()
            qrcode.make(text).save(png)
            picture = Image.open(png).convert("L").resize((side, side))
            page.paste(picture, (left, top))
        pages.append(page)
    out = BytesIO()
    pages[0].save(out, "PDF", resolution=DPI, save_all=True, append_images=pages[1:])
    return out.getvalue()


def read_back(pdf: bytes) -> dict[str, set[str]]:
    """The texts that each reader finds in `pdf`."""
    found: dict[str, set[str]] = {"zxing": set(), "zbar": set()}
    document = pypdfium2.PdfDocument(pdf)
    for index in range(len(document)):
        image = document[index].render(scale=DPI / 72).to_pil().convert("L")
        found["zxing"] |= {code.text for code in zxingcpp.read_barcodes(image)}
        for left, top in places():
            square = image.crop((left, top, left + px(FORM.symbol), top + px(FORM.symbol)))
            found["zbar"] |= {code.data.decode() for code in pyzbar.decode(square)}
    document.close()
    return found


def peak_mb() -> float:
    """The most memory that this process has held; those that typeset a part hold 150 MB each."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


class Took(NamedTuple):
    """Seconds on the clock, and of processors: these hardly change where others work beside us."""

    clock: float
    processors: float

    def __str__(self) -> str:
        return f"{self.clock:6.1f} s {self.processors:6.1f} s of processors"


def timed(make: Callable[[], T]) -> tuple[T, Took]:
    """What `make` makes, and how long it takes."""
    before = os.times()
    made = make()
    after = os.times()
    # The first four are of this process and of those it started, by their work and the system's.
    return made, Took(after.elapsed - before.elapsed, sum(after[:4]) - sum(before[:4]))


def main() -> None:
    """Make, measure, read back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tags", type=int, default=TAGS)
    count = parser.parse_args().tags
    library, codes = library_of(count)
    texts = [library.site.qr_text(code) for code in codes]
    sheet, ours = timed(lambda: tag_sheet(library.on(ON), codes))
    peak = peak_mb()
    pasted, theirs = timed(lambda: naive(texts))
    proven = f"laid out and proven by {' and '.join(sheet.proof.decoders)}"
    print(f"{count} tags on {sheet.proof.pages} pages of A4, {os.cpu_count()} processors")
    print(f"{proven:40} {ours}, {len(sheet.pdf) / 1e6:4.1f} MB")
    print(f"{'at most, beside the processes for parts':40} {peak:6.0f} MB")
    print(f"{'pictures pasted, without a proof':40} {theirs}, {len(pasted) / 1e6:4.1f} MB")
    print(
        f"ours takes {ours.clock / theirs.clock:.2f} × the time of the pasted ones, "
        f"{ours.processors / theirs.processors:.2f} × that of processors"
    )
    for reader, found in read_back(sheet.pdf).items():
        wrong = len(found - set(texts))
        print(f"{reader:5} reads {len(found & set(texts))} of {count}, {wrong} wrong")


if __name__ == "__main__":
    main()
