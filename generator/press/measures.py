"""How large a code is drawn and from how far it is read, as the commands say it."""

from __future__ import annotations

from generator.matrix import QUIET_MODULES, Symbol
from generator.press.wear import DISTANCE


def measures(drawn: Symbol, side_mm: float) -> str:
    """The measures of a code that is `side_mm` wide with its quiet zone, in one sentence."""
    module = side_mm / (drawn.size + 2 * QUIET_MODULES)
    side, pitch = (f"{mm:.2f}".replace(".", ",") for mm in (side_mm, module))
    return (
        f"Cỡ {side} mm, phiên bản {drawn.version}, mức {drawn.level}, ô {pitch} mm, "
        f"tầm quét khoảng {distance_mm(drawn, side_mm) / 10:.0f} cm."
    )


def distance_mm(drawn: Symbol, side_mm: float) -> float:
    """From how far a code is expected to be read, in mm.

    Ten times its side without the quiet zone: a common rule of thumb, and no measurement. Good
    light and a good camera reach further.
    """
    return DISTANCE * side_mm * drawn.size / (drawn.size + 2 * QUIET_MODULES)
