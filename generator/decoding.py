"""Pictures from anywhere: judged by their head before anything is decoded."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import IO

from PIL import Image, ImageOps

MAX_PIXELS = 60_000_000
"""More are refused before anything is decoded; phones make 12 to 50 million."""


class UndecodableError(Exception):
    """Why a picture is not decoded: too many pixels, it moves, or it is broken."""


class TooManyPixelsError(UndecodableError):
    """It is larger than `MAX_PIXELS`; says how large, in words for people."""


class AnimatedError(UndecodableError):
    """It has several frames."""


def decoded(source: Path | IO[bytes], formats: tuple[str, ...], side: int) -> Image.Image:
    """The picture, upright, at most `side` pixels wide and high. Raises UndecodableError.

    `formats` are those that it may have, as Pillow calls them.
    """
    Image.preinit()  # the commonest formats; Pillow brings all others where it meets another
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(source, formats=formats) as image:
                _judge(image)
                image.draft("RGB", (side, side))
                upright = ImageOps.exif_transpose(image)
                upright.thumbnail((side, side))
                return upright
    except UndecodableError:
        raise
    except Image.DecompressionBombError:
        raise TooManyPixelsError("quá nhiều điểm ảnh") from None
    except Exception:  # noqa: BLE001 - a decoder of hostile bytes may raise anything
        raise UndecodableError from None


def _judge(image: Image.Image) -> None:
    """Refuse a picture by its head.

    A phone's JPEG may hold a second picture for bright screens; it is not animated.
    """
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise TooManyPixelsError(f"{width} × {height} điểm ảnh")
    if image.format in ("PNG", "WEBP", "TIFF") and getattr(image, "is_animated", False):
        raise AnimatedError
