"""Emblems for tests: a drawing, the same as a picture, and a guide that has one."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from tests.guide_files import WARD_FILE, Guide

COLOUR = "#1f5d8c"
DRAWING = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<!-- Drawn with a program. -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
     version="1.1" xml:space="preserve" width="40mm" height="50mm" viewBox="0 0 80 100">
  <title>Emblem</title>
  <defs>
    <linearGradient id="sky"><stop offset="0" style="stop-color:#00a000; stop-opacity:1"/>
      <stop offset="1" stop-color="#00a000"/></linearGradient>
    <path id="ray" d="M40 10 L44 22 L36 22 Z"/>
  </defs>
  <rect width="80" height="100" style="fill:url(&quot;#sky&quot;)"/>
  <g fill="#ffd000" transform="translate(0 4)"><use xlink:href="#ray"/>
    <use href="#ray" transform="rotate(180 40 40)"/></g>
  <circle cx="40" cy="70" r="12" fill="#000"/>
</svg>
"""
GREEN = (0, 160, 0)
"""What most of it is filled with."""


def picture(size: tuple[int, int] = (240, 300), form: str = "PNG", **options: object) -> bytes:
    """A picture of a green shield, see-through around it."""
    image = Image.new("RGBA", size)
    ImageDraw.Draw(image).rectangle((8, 8, size[0] - 9, size[1] - 9), fill=GREEN)
    out = io.BytesIO()
    (image if form == "PNG" else image.convert("RGB")).save(out, form, **options)
    return out.getvalue()


def with_brand(guide: Guide, name: str = "emblem.svg", data: bytes = DRAWING) -> Guide:
    """`guide` with a colour and an emblem of its own."""
    guide.add(WARD_FILE, f'colour: "{COLOUR}"\n')
    return with_emblem(guide, name, data)


def with_emblem(guide: Guide, name: str, data: bytes | None) -> Guide:
    """`guide` with an emblem in the file `name`, beside its ward's; None leaves the file out."""
    guide.add(WARD_FILE, f"emblem: {name}\n")
    if data is not None:
        guide.path(WARD_FILE).with_name(name).write_bytes(data)
    return guide
