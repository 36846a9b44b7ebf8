"""A paper as a print shop's offset press takes it: PDF/X-4, with bleed, in the four inks.

It stays PDF/A-2a and PDF/UA-1. Its output intent is the condition FOGRA39 of the ICC's registry;
PDF/X-4 wants that condition's profile in the file, and PDF/A the same one for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)
from PIL import Image, ImageCms

from generator.press.facts import add_facts, change_facts
from generator.press.ink import drawings, may_mix
from generator.press.pdf import MM_PER_POINT
from generator.press.proof import Mark

BLEED_MM = 3
"""How much of the paper around a page is cut off with it, where a sheet does not say otherwise."""
VERSION = "1.6"
"""Of PDF, which PDF/X-4 holds to."""
CONDITION, REGISTRY = "FOGRA39", "http://www.color.org"
PROFILE = Path(__file__).parent / "inks" / "FOGRA39L.icc"

_PAINTS = {"rg": "k", "sc": "k", "scn": "k", "RG": "K", "SC": "K", "SCN": "K"}
"""What sets a colour of red, green and blue, and what sets one of four inks."""
_SCHEMA = (
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/X ID schema</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>http://www.npes.org/pdfx/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfxid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>external</pdfaProperty:category>'
    "<pdfaProperty:description>ID of PDF/X standard</pdfaProperty:description>"
    "<pdfaProperty:name>GTS_PDFXVersion</pdfaProperty:name>"
    "<pdfaProperty:valueType>Text</pdfaProperty:valueType></rdf:li>"
    "</rdf:Seq></pdfaSchema:property></rdf:li>"
)


def make_shop_ready(document: Pdf, on: date, bleed_mm: float) -> None:
    """Make an open paper, dated `on`, one for a print shop; each page grows by `bleed_mm` around.

    What is already cut within its page keeps its boxes: there `bleed_mm` is 0.
    """
    for drawing in list(drawings(document)):
        _ink(document, drawing)
    if bleed_mm:
        for page in document.pages:
            _bleed(page, bleed_mm / MM_PER_POINT)
    _intend(document)
    document.docinfo["/Trapped"] = Name("/False")
    change_facts(document, {"pdf:PDFVersion": VERSION})
    add_facts(
        document,
        'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"',
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdf:Trapped>False</pdf:Trapped>"
        f"<xmpMM:VersionID>1</xmpMM:VersionID><xmp:MetadataDate>{on}T00:00:00+00:00"
        "</xmp:MetadataDate>",
        _SCHEMA,
    )


def shifted(marks: Sequence[Sequence[Mark]], bleed_mm: float) -> list[list[Mark]]:
    """Where `marks` are on the pages that have grown."""
    return [
        [replace(mark, x=mark.x + bleed_mm, y=mark.y + bleed_mm) for mark in page] for page in marks
    ]


@lru_cache
def inks(red: float, green: float, blue: float) -> tuple[float, ...]:
    """Cyan, magenta, yellow and black, 0–1 in hundredths, for a colour of sRGB; a grey is black.

    As near on FOGRA39's coated paper, whose white is taken for white, as the four inks come to it.
    """
    if red == green == blue:
        return 0, 0, 0, round(1 - red, 4)
    colour = tuple(round(part * 255) for part in (red, green, blue))
    made = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), _to_inks())
    assert made is not None  # noqa: S101 - it is not made in place
    return tuple(round(part / 255, 2) for part in made.tobytes())


@lru_cache
def _to_inks() -> ImageCms.ImageCmsTransform:
    profile = ImageCms.getOpenProfile(BytesIO(PROFILE.read_bytes()))
    srgb = ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(
        srgb, profile, "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC
    )


def _ink(document: Pdf, drawing: Page | Object) -> None:
    """Set in inks each colour that `drawing` mixes of red, green and blue."""
    if not may_mix(drawing):
        return
    commands: list[ContentStreamInstruction | ContentStreamInlineImage] = []
    for found in parse_content_stream(drawing):
        paint = _PAINTS.get(str(found.operator))
        parts = list(found.operands)
        if paint and len(parts) == 3:  # noqa: PLR2004 - the three colours
            mixed = Array(inks(*map(float, parts)))
            commands.append(ContentStreamInstruction(list(mixed), Operator(paint)))
        else:
            commands.append(found)
    content = unparse_content_stream(commands)
    if isinstance(drawing, Page):
        drawing.obj.Contents = document.make_stream(content)
    else:
        drawing.write(content)


def _bleed(page: Page, points: float) -> None:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    page.trimbox = Array([left, bottom, right, top])
    edges = (left - points, bottom - points, right + points, top + points)
    page.mediabox = page.bleedbox = Array([round(edge, 4) for edge in edges])


def _intend(document: Pdf) -> None:
    """Name the printing condition, with its profile, for PDF/X and PDF/A."""
    profile = document.make_stream(PROFILE.read_bytes(), N=4)
    document.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name(subtype),
                OutputConditionIdentifier=CONDITION,
                RegistryName=REGISTRY,
                OutputCondition="Offset, ISO 12647-2:2004/Amd 1, paper type 1 or 2",
                Info="Coated FOGRA39 (ISO 12647-2:2004)",
                DestOutputProfile=profile,
            )
            for subtype in ("/GTS_PDFX", "/GTS_PDFA1")
        ]
    )
