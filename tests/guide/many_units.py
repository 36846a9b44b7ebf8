"""Ten units beside one library, each with a name, a level, a host, works and papers of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.library.checked.library import updated_ledgers
from generator.library.forms.paths import DEFAULTS, Roots
from tests.guide.conftest import with_frame
from tests.guide_files import UNIT, WARD, WARD_FILE, Guide, write_guide
from tests.library.test_renovations import RENOVATION

DAY = date(2026, 11, 25)
LEVELS = ("ward", "commune", "special_zone")
IDS = [f"dv-{number}" for number in range(10)]
NUMBERED = "ABCDEFGHJK"
"""By which the codes of their works are told apart."""


def works_of(unit: str) -> str:
    """The code of the works that this unit alone announces."""
    return f"R7K2QX{NUMBERED[IDS.index(unit)]}"


def street_of(unit: str) -> str:
    """The street of these works, which is in no other unit."""
    return f"Lối Riêng {NUMBERED[IDS.index(unit)]}"


def host_of(unit: str) -> str:
    """The host of a unit; the last two share one."""
    return f"chung.tinh.vn/{unit}" if unit in IDS[-2:] else f"{unit}.tinh.vn"


def write_units(root: Path, ids: list[str] = IDS) -> Guide:
    """The small guide with these units in the place of its own, ready to be built."""
    guide = with_frame(write_guide(root))
    for file in (WARD_FILE, guide.roots.unit_ledger):
        if guide.path(file).exists():
            guide.delete(file)
    guide.path(f"wards/{UNIT}").rmdir()
    guide.write(DEFAULTS, "province: Thành phố Thử\n")
    for unit in ids:
        roots, number = Roots(root, unit), IDS.index(unit)
        text = WARD.replace("Phường Thử\n", f"Đơn vị {number}\nlevel: {LEVELS[number % 3]}\n", 1)
        own = {"province: Thành phố Thử\n": "", "3800 0000": f"3800 000{number}"}
        for old, new in {**own, "phuong.tinh.vn": host_of(unit)}.items():
            text = text.replace(old, new)
        guide.write(roots.ward_file, text)
        works = RENOVATION.replace("R7K2QXM", works_of(unit)).replace("Đường Mẫu", street_of(unit))
        guide.write(f"{roots.renovations}/2026/{works_of(unit)}.yml", works)
        for file, ledger in updated_ledgers(roots, DAY)[0].items():
            guide.write(file, ledger)
    return guide
