"""Noto Sans, for paper and for pictures: complete for Vietnamese, and the same on every machine."""

from __future__ import annotations

from functools import cache

import pymupdf_fonts

REGULAR = "notos"
BOLD = "notosbo"
"""The two weights, as `pymupdf_fonts` names them."""


@cache
def font_bytes(name: str) -> bytes:
    """The TrueType file of a weight."""
    return bytes(pymupdf_fonts.myfont(name))
