"""What a ward's printers do to a page, and how to undo it: data in `printers.yml` beside ward.yml.

A printer that draws everything at `k` of its size and moves it by `t` mm prints a page right when
the page is drawn at 1 / k about its left top corner and then moved by -t / k. Many a printer's `k`
is another across than down, and some take the paper askew. Staff find the numbers by the sheet of
`motcham print calibration`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.errors import WrongUseError
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.validation import read_form
from generator.library.models.base import Model, Number, Slug, decimal

PRINTERS = "printers.yml"


_signed = decimal(r"-?[0-9]{1,2}(\.[0-9]{1,2})?", "một số mm như 1.5 hoặc -0.5")
_Shift = Annotated[Decimal, BeforeValidator(_signed), Field(ge=-20, le=20)]
_Skew = Annotated[Decimal, BeforeValidator(_signed), Field(ge=-3, le=3)]
_Scale = Annotated[Number, Field(ge=90, le=110)]

CROSS_MM = 20
"""How far each cross of the calibration sheet is from the two edges next to it."""
SKEW_OVER_MM = 297 - 2 * CROSS_MM
"""Between the crosses 1 and 3, by which paper that is askew is measured."""


class Printer(Model):
    """How a page is drawn for one printer: scaled about its left top corner, moved, turned.

    `x_mm` counts to the right and `y_mm` down. `scale_percent` is of both directions, each of which
    may have its own. `skew_mm` is how far the cross 3 of the calibration sheet moves to the right
    when the page is turned about the cross 1.
    """

    x_mm: _Shift = Decimal(0)
    y_mm: _Shift = Decimal(0)
    scale_percent: _Scale = Decimal(100)
    scale_x_percent: _Scale | None = None
    scale_y_percent: _Scale | None = None
    skew_mm: _Skew = Decimal(0)

    @property
    def scales(self) -> tuple[float, float]:
        """By what every length across, and every length down, is multiplied."""
        across = self.scale_x_percent or self.scale_percent
        down = self.scale_y_percent or self.scale_percent
        return float(across) / 100, float(down) / 100

    @property
    def lean(self) -> float:
        """By how many radians the page is turned, against the clock."""
        return float(self.skew_mm) / SKEW_OVER_MM

    @property
    def shift(self) -> tuple[float, float]:
        """Where the left top corner of the page is drawn, in mm to the right and down."""
        turned = self.lean * CROSS_MM
        return float(self.x_mm) - turned, float(self.y_mm) + turned

    def placed(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page, in mm from its left top corner, is drawn."""
        (across, down), (right, low) = self.scales, self.shift
        return x * across + y * self.lean + right, y * down - x * self.lean + low


EXACT = Printer()
"""A printer that prints what it is given."""


class _Printers(Model):
    printers: dict[Slug, Printer]


@dataclass(frozen=True)
class Finish:
    """How a sheet is finished: for which printer, and whether its codes are proven strictly.

    A `shop` prints with an offset press, and cuts the paper: no printer of the unit's.
    """

    strict: bool = False
    printer: Printer = EXACT
    shop: bool = False


PLAIN = Finish()
"""For any printer, as it is; proven as every sheet is."""


def load_printers(roots: Roots) -> tuple[Mapping[str, Printer], list[Problem]]:
    """The printers of the unit's printers.yml by their names, and its problems."""
    file = roots.own(PRINTERS)
    path = roots / file
    if not path.exists():
        return {}, []
    found, problems = read_form(path, file, _Printers)
    return found.printers if found else {}, problems


def printer_called(name: str, printers: Mapping[str, Printer]) -> Printer:
    """The printer called `name`. Raises WrongUseError, with all names, where there is none."""
    if name in printers:
        return printers[name]
    near = get_close_matches(name, printers, n=1, cutoff=0.6)
    asked = f"Ý bạn là «{near[0]}»? " if near else ""
    raise WrongUseError(
        f"Không có máy in «{name}» trong {PRINTERS}.",
        f"{asked}Các máy có: {', '.join(printers)}."
        if printers
        else "Đo máy bằng tờ canh máy in trước: motcham print calibration.",
    )
