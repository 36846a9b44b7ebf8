"""Black and greys are of black ink alone: letters of four inks blur where these lie a hair apart.

Typst writes a grey with a colour profile, and a print shop makes its black of all four inks, 297 %
of the paper. A device's grey is printed with black. Such a file is still PDF/A, as its output
intent says what that grey looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Name, Object, Page, Pdf, Stream, parse_content_stream

from generator.press.objects import drawn_with

_PROFILED = (Name.ICCBased, Name.CalGray)
_SETS_COLOUR = "rg RG sc SC scn SCN"
_COLOURS = re.compile(rb"(?:rg|RG|sc|SC|scn|SCN)(?!\w)")
_THREE_PARTS = re.compile(rb"(?:[-+.0-9]+\s+){3}\Z")


def in_black_alone(document: Pdf) -> None:
    """Make every grey of `document` one of the device."""
    for holder, key in list(_profiled_greys(document)):
        holder[key] = Name.DeviceGray


def greys_of_many_inks(document: Pdf) -> list[str]:
    """What black and grey of `document` a print shop makes of several inks, as PDF writes it."""
    profiled = {f"{holder[key][0]} N=1" for holder, key in _profiled_greys(document)}
    mixed = {words for drawing in drawings(document) for words in _mixed(drawing)}
    return sorted(profiled | mixed)


def _profiled_greys(document: Pdf) -> Iterator[tuple[Object, Any]]:
    """Where colour spaces of one profiled grey stand: what holds each, and its key in there."""
    for holder in drawn_with(document):
        for key, value in enumerate(holder) if isinstance(holder, Array) else holder.items():
            if _is_profiled_grey(value):
                yield holder, key


def _is_profiled_grey(space: object) -> bool:
    if not isinstance(space, Array) or len(space) != 2 or space[0] not in _PROFILED:  # noqa: PLR2004 - a name and what belongs to it
        return False
    return bool(space[0] == Name.CalGray or space[1].get("/N") == 1)


def drawings(document: Pdf) -> Iterator[Page | Object]:
    """All that draws: the pages, and what they draw by name."""
    yield from document.pages
    for item in drawn_with(document):
        if isinstance(item, Stream) and (
            item.get("/Subtype") == Name.Form or item.get("/PatternType") == 1
        ):
            yield item


def _mixed(drawing: Page | Object) -> Iterator[str]:
    """The greys that `drawing` mixes of red, green and blue."""
    if not may_mix(drawing):
        return  # to look at each command takes 7 ms a page
    for found in parse_content_stream(drawing, _SETS_COLOUR):
        parts = found.operands
        if len(parts) == 3 and len(set(map(float, parts))) == 1:  # noqa: PLR2004 - the three colours
            yield " ".join(map(str, [*parts, found.operator]))


def may_mix(drawing: Page | Object) -> bool:
    """Whether `drawing` may set a colour of three parts, as Typst writes: no is certain."""
    content = _content(drawing)
    starts = (found.start() for found in _COLOURS.finditer(content))
    return any(_THREE_PARTS.search(content[max(0, start - 100) : start]) for start in starts)


def _content(drawing: Page | Object) -> bytes:
    """The commands of `drawing`."""
    if isinstance(drawing, Stream):
        return drawing.read_bytes()
    parts = drawing.obj.get("/Contents", Array())
    streams = parts if isinstance(parts, Array) else [parts]
    return b"\n".join(stream.read_bytes() for stream in streams)
