"""Style sheets and scripts made as small as they can be."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

STYLE, SCRIPT = "text/css", "application/javascript"


def minified(kind: str, text: str) -> str:
    """`text`, which is a STYLE or a SCRIPT, small. Raises ValueError, saying where it is wrong."""
    return str(_minify().string(kind, text))


@cache
def _minify() -> Any:
    minify = import_module("minify")  # it brings threads, and most runs have nothing to make small
    minify.config({"js-version": 2019})  # what runs at first has to run on old phones
    return minify
