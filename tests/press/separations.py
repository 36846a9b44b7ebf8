"""The plates that a print shop makes of a page: Ghostscript's, one for each ink."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DPI = 72
INKS = ("Cyan", "Magenta", "Yellow", "Black")
_GREYISH = 24
"""How far red, green and blue of a grey may lie apart, of 255: antialiasing leaves some."""


def plates(pdf: bytes, folder: Path) -> Iterator[dict[str, Image.Image]]:
    """The plates of each page by their inks; dark is where an ink is laid."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    for old in folder.glob("plate*"):
        old.unlink()
    subprocess.run(
        ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", f"-r{DPI}",
         f"-sOutputFile={folder / 'plate%d.tif'}", str(file)],
        check=True,
    )  # fmt: skip
    for number in range(1, len(list(folder.glob("plate*(Black).tif"))) + 1):
        found = {}
        for ink in INKS:
            with Image.open(folder / f"plate{number}({ink}).tif") as image:
                found[ink] = image.convert("L")
        yield found


def coloured(pdf: bytes, number: int) -> Image.Image:
    """Where page `number`, from 0, is neither black nor grey nor white; white there, else black."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[number].render(scale=DPI / 72).to_pil().convert("RGB")
    document.close()
    red, green, blue = image.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    apart = ImageChops.subtract(most, least).point([0] * _GREYISH + [255] * (256 - _GREYISH))
    return apart.filter(ImageFilter.MaxFilter(5))
