"""Colours and whether they can be read: contrast as WCAG 2.2 reckons it.

Colours are hex, `#a1242e`.
"""

from __future__ import annotations

from collections.abc import Iterable

READABLE = 4.5
"""The least contrast of ordinary text: WCAG 2.2, criterion 1.4.3."""
BLACK, WHITE = "#000000", "#ffffff"

_LINEAR_UP_TO = 0.04045


def luminance(colour: str) -> float:
    """Relative luminance, from 0 (black) to 1 (white).

    WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance: sRGB made linear, of which the
    eye takes 0.2126 of red, 0.7152 of green, 0.0722 of blue.
    """
    red, green, blue = (_linear(level / 255) for level in levels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black and white), whichever of both is the text.

    WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
    """
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, grounds: Iterable[str], least: float = READABLE) -> str:
    """`colour`, or the nearest shade of it with a contrast of `least` on each of `grounds`.

    It is darkened where the grounds are light, and lightened where they are dark. Raises ValueError
    where not even black or white could be read.
    """
    grounds = tuple(grounds)
    light = all(contrast(BLACK, ground) >= contrast(WHITE, ground) for ground in grounds)
    end = BLACK if light else WHITE
    for step in range(256):
        shade = mixed(colour, end, step / 255)
        if all(contrast(shade, ground) >= least for ground in grounds):
            return shade
    raise ValueError(f"nothing is read on {', '.join(grounds)}")


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a `share` of the `other` in it, from 0 (none) to 1 (nothing else)."""
    pairs = zip(levels(colour), levels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def levels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, from 0 to 255."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _linear(level: float) -> float:
    return level / 12.92 if level <= _LINEAR_UP_TO else ((level + 0.055) / 1.055) ** 2.4
