"""Material's own icons, inlined as SVG."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import material
from markupsafe import Markup

from generator.errors import MotchamError

_ICONS = Path(material.__file__).parent / "templates" / ".icons" / "material"


@cache
def icon(name: str) -> Markup:
    """The SVG of Material's icon `name`, such as `clock-outline`; hidden from screen readers.

    Raises MotchamError where Material has no such icon.
    """
    try:
        svg = (_ICONS / f"{name}.svg").read_text(encoding="utf-8")
    except OSError:
        raise MotchamError(
            f"Không có biểu tượng «{name}».",
            "Chọn một tên trong bộ Material Design Icons, ví dụ: home, ring, store.",
        ) from None
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704 - a file of Material's own


def has_icon(name: str) -> bool:
    """Whether Material has the icon."""
    return (_ICONS / f"{name}.svg").is_file()
