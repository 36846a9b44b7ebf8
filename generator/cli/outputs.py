"""Where a command may not write what it made: over the guide itself, or what it reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from generator.cli.common import ROOT
from generator.errors import MotchamError
from generator.library.forms.paths import PROCEDURES, PROVINCES, WARDS

_OF_THE_GUIDE = re.compile(
    rf"(?:{PROCEDURES}|{PROVINCES}|{WARDS}|site_src|generator|tests|\.github|\.git)/"
    r"|[^/]+\.(?:yml|toml|lock)$|(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|Makefile)[^/]*$"
)


def not_of_the_guide(output: Path, read: Iterable[Path] = ()) -> None:
    """Raise MotchamError where a command would write over what the guide is made of, or has `read`.

    Files that commands wrote before lie elsewhere, and are replaced.
    """
    if not output.exists():
        return
    place, root = output.resolve(), ROOT.resolve()
    inside = place.relative_to(root).as_posix() if place.is_relative_to(root) else ""
    of_guide = _OF_THE_GUIDE.match(inside)
    if of_guide or any(place == one.resolve() for one in read):
        whose = "của cẩm nang" if of_guide else "lệnh này đọc"
        raise MotchamError(f"{output} là tệp {whose}, nên không ghi đè.", "Ghi ra tệp khác.")
