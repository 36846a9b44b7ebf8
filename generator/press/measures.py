"""How large a code is drawn and from how far it is read, as the commands say it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.matrix import QUIET_MODULES
from generator.press.proof import Mark
from generator.press.wear import FOCAL_PX

READABLE_PX = 3.0
"""Pixels a module, from which the six readers of `tests.bench.levels` read
98.5 % after a month in a pocket; at 2 px it is 76 %."""


def measures(marks: Iterable[Mark]) -> tuple[str, ...]:
    """One sentence for each kind of code among `marks`, the largest first."""
    kinds = {(mark.side, mark.size, mark.level) for mark in marks}
    return tuple(_sentence(*kind) for kind in sorted(kinds, reverse=True))


def _sentence(side_mm: float, size: int, level: str) -> str:
    module = side_mm / (size + 2 * QUIET_MODULES)
    side, pitch = (f"{mm:.2f}".replace(".", ",") for mm in (side_mm, module))
    return (
        f"Cỡ {side} mm, phiên bản {(size - 17) // 4}, mức {level}, ô {pitch} mm, "
        f"tầm quét khoảng {distance_mm(size, side_mm) / 10:.0f} cm."
    )


def distance_mm(size: int, side_mm: float) -> float:
    """From how far a code of `size` modules is expected to be read, in mm.

    From where a module covers READABLE_PX in the picture of the camera of `generator.press.wear`:
    readers need modules, however many there are. Better cameras reach further.
    """
    return side_mm / (size + 2 * QUIET_MODULES) * FOCAL_PX / READABLE_PX
