"""The unit's own colour and emblem on the site, in the place of the theme's.

The theme's style sheet says its colour once for each scheme: it is the header's line and the mark
in it. The unit's colour takes that place in the shade that is read on the scheme's paper.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.colours import readable
from generator.emblems.emblem import Emblem
from generator.errors import MotchamError
from generator.views.brand import Brand

STYLE = "stylesheets/motcham.css"
ICON = "favicon.svg"
THEME_RED = "#8c1d18"

_SCHEME = re.compile(r":root \{[^{}]*--unit:[^{}]*\}")
_PAPER = re.compile(r"--paper: (#[0-9a-f]{6})")
_WARD = re.compile(r"(?<=--unit: )#[0-9a-f]{6}")


def emblem_file(emblem: Emblem) -> str:
    """Where pages find the emblem, as from the root of a language's site."""
    return f"assets/emblem.{emblem.kind}"


def emblem_address(emblem: Emblem) -> str:
    """The same with what makes the address another one when the emblem is."""
    return f"{emblem_file(emblem)}?{emblem.version}"


def put_brand(site_dir: Path, brand: Brand) -> dict[str, str]:
    """Give the drawn site in `site_dir` the unit's colour and emblem.

    Returns what stands behind the `?` in the addresses of files. Raises MotchamError where the
    theme's style sheet has no place for the colour.
    """
    style, icon = site_dir / STYLE, site_dir / ICON
    if brand.colour and style.exists():
        _rewrite(style, coloured(style.read_text(encoding="utf-8"), brand.colour))
    if brand.colour and icon.exists():
        text = icon.read_text(encoding="utf-8")
        _rewrite(icon, text.replace(THEME_RED, brand.colour))
    if brand.emblem is None:
        return {}
    icon.unlink(missing_ok=True)  # the emblem stands in its place
    file = emblem_file(brand.emblem)
    (site_dir / file).parent.mkdir(parents=True, exist_ok=True)
    (site_dir / file).write_bytes(brand.emblem.data)
    return {file: brand.emblem.version}


def coloured(css: str, colour: str) -> str:
    """The theme's style sheet `css` with a unit's `colour`. Raises MotchamError as `put_brand`."""

    def scheme(match: re.Match[str]) -> str:
        return _WARD.sub(readable(colour, _PAPER.findall(match[0])), match[0])

    text, count = _SCHEME.subn(scheme, css)
    if count != 2:  # noqa: PLR2004 - light and dark
        raise MotchamError(
            f"{STYLE} không có chỗ cho màu riêng: thiếu --unit của nền sáng hoặc nền tối.",
            "Lấy lại tệp ấy từ bản gốc của Một chạm, hoặc bỏ colour trong ward.yml.",
        )
    return text


def _rewrite(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
