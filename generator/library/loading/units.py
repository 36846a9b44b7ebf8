"""The units of a guide: the folders in `wards/`, and which of them a command is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from generator.errors import MotchamError, WrongUseError
from generator.library.forms.paths import DEFAULTS, LIBRARY_LEDGER, PROCEDURES, SAMPLE, WARDS, Roots
from generator.library.loading.stray_files import copied_from

_SAID = re.compile(r"(?m)^(name|province|site_url): *[\"']?([^\n\"'#]*[^\s\"'#])")


def require_guide(folder: Path) -> None:
    """Raise MotchamError where `folder` holds no guide: what is missing there is missing whole."""
    if (folder / PROCEDURES).is_dir():
        return
    message = f"Ở đây ({folder.resolve()}) không có trang nào: thiếu thư mục {PROCEDURES}/."
    above = next((up for up in folder.resolve().parents if (up / LIBRARY_LEDGER).is_file()), None)
    hint = f"Chạy trong thư mục chứa {PROCEDURES}/ và {WARDS}/" + (
        f": cd {above}" if above else "."
    )
    raise MotchamError(message, hint)


def unit_ids(folder: Path) -> tuple[str, ...]:
    """The ids of all units of the guide in `folder`, the sample among them; no copy of a folder."""
    wards = folder / WARDS
    names = {path.name for path in wards.iterdir()} if wards.is_dir() else set[str]()
    found = {n for n in names if not n.startswith(".") and (wards / n).is_dir()}
    return tuple(sorted(one for one in found if not copied_from(one, found)))


def real_units(folder: Path) -> tuple[str, ...]:
    """The ids of the units beside the sample."""
    return tuple(one for one in unit_ids(folder) if one != SAMPLE)


def site_urls(folder: Path) -> dict[str, str]:
    """The address of each unit's site, by its id, as its file says it, sound or not."""
    said = _said_by_units(folder)
    return {unit: one["site_url"].rstrip("/") + "/" for unit, one in said if "site_url" in one}


def unit_names(folder: Path) -> dict[str, tuple[str, str]]:
    """Name and province of each unit, by its id, as its file or what all share says them."""
    shared = _said(folder / DEFAULTS)
    said = ((unit, shared | one) for unit, one in _said_by_units(folder))
    return {unit: (one.get("name", ""), one.get("province", "")) for unit, one in said}


def _said_by_units(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for unit in unit_ids(folder):
        if (path := folder / WARDS / unit / "ward.yml").exists():
            yield unit, _said(path)


def _said(path: Path) -> dict[str, str]:
    """What a file says of a unit's name, province and site, sound or not."""
    if not path.is_file():
        return {}
    return dict(_SAID.findall(path.read_text(encoding="utf-8", errors="replace")))


def roots_of(folder: Path, asked: str | None = None) -> Roots:
    """The library in `folder` and the unit asked for: else the only real one, else the sample.

    Raises MotchamError where there is no guide, and, with the names of all, where the unit is not
    there or more than one is.
    """
    require_guide(folder)
    real = real_units(folder)
    known = real or unit_ids(folder)
    if asked and asked not in unit_ids(folder):
        near = get_close_matches(asked, known, n=1)
        first = f"Ý bạn là {near[0]}? " if near else ""
        listed = f"Có: {', '.join(known)}." if known else "Lập đơn vị: motcham start."
        message = f"Không có đơn vị «{asked}» trong {WARDS}/."
        raise WrongUseError(message, f"{first}{listed}")
    if asked:
        return Roots(folder, asked)
    if len(real) > 1:
        message = f"Có {len(real)} đơn vị trong {WARDS}/: {', '.join(real)}."
        raise WrongUseError(message, f"Chọn một đơn vị: motcham --ward {real[0]} …")
    return Roots(folder, *real or (SAMPLE,))
