"""Units that differ in all they may, built one after the other: none has anything of another.

Results are shared within a process (`made_once`), so each unit is compared with itself as a process
makes it that has built no other.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.clock import today
from generator.guide.many import builder
from generator.library.forms.paths import Roots
from tests.guide.conftest import contents
from tests.guide_files import PROJECT, THE_SAMPLE
from tests.test_units import differing

WARDS: dict[str, list[tuple[str, str]]] = {
    "phuong-a": [],
    "xa-b": [
        ("level: ward ", "level: commune "),
        ("name: Phường Mẫu", "name: Xã B"),
        ("028 0000 0000", "028 1111 1111"),
        ("# colour:", "colour:"),
        ("phan-anh@", "xa-b@"),
    ],
    "dac-khu-c": [
        ("level: ward ", "level: special_zone "),
        ("name: Phường Mẫu", "name: Đặc khu C"),
        ("07:30-11:30", "08:00-11:00"),
        ("# offered:", "offered:"),
        ("province: Thành phố Mẫu", "province: Thành phố Hai"),
    ],
    "phuong-d": [
        ("name: Phường Mẫu", "name: Phường D"),
        ("# repository:", "repository:"),
        ("# not_offered:", "not_offered:"),
    ],
}
"""By the names of the units, what each has otherwise than the sample."""


class Case(NamedTuple):
    """A unit, so many days from now, in all languages of the guide or in Vietnamese alone."""

    unit: str
    later: int = 0
    alone: bool = False


CASES = [
    Case("phuong-a"),
    Case("xa-b"),
    Case("dac-khu-c"),
    Case("phuong-d"),
    Case("xa-b", later=90),
    Case("phuong-a", later=90, alone=True),
]
"""In the order in which the one process builds them."""
TODAY = today()
pytestmark = pytest.mark.prove  # `make test` has a smaller one, `test_many_units`


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library with these units, once in all its languages and once in Vietnamese alone."""
    folder = tmp_path_factory.mktemp("differ")
    for alone in (False, True):
        root = folder / name_of(alone=alone)
        root.mkdir()
        for name in ("procedures", "provinces", "site_src"):
            shutil.copytree(THE_SAMPLE.folder / name, root / name)
        for config in THE_SAMPLE.folder.glob("mkdocs.yml" if alone else "mkdocs*.yml"):
            shutil.copy(config, root)
        for unit, changes in WARDS.items():
            write_unit(Roots(root, unit), changes)
    return folder


def name_of(*, alone: bool) -> str:
    """Where one of the two guides lies."""
    return "vietnamese" if alone else "all"


def write_unit(own: Roots, changes: list[tuple[str, str]]) -> None:
    """The sample as another unit, with these changes."""
    shutil.copytree(THE_SAMPLE.unit, own.unit)
    file = own / own.ward_file
    text = file.read_text(encoding="utf-8").replace("phuong.example", f"{own.ward}.example")
    for old, new in changes:
        assert old in text, (own.ward, old)
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def site_of(case: Case, out: Path) -> Path:
    """Where a case's site is built below `out`."""
    return out / f"{case.later} {name_of(alone=case.alone)}"


def epoch_of(case: Case) -> str:
    """The case's day, as commands are told it: its seconds since 1970, at noon in Vietnam."""
    day = TODAY + timedelta(days=case.later)
    return str(int(datetime.combine(day, time(5), UTC).timestamp()))


@pytest.fixture(scope="module")
def together(folder: Path) -> Path:
    """All cases, built by this process one after the other."""
    out = folder / "together"
    with pytest.MonkeyPatch.context() as patch:
        for case in CASES:
            patch.setenv("SOURCE_DATE_EPOCH", epoch_of(case))
            day = TODAY + timedelta(days=case.later)
            step = builder(folder / name_of(alone=case.alone), site_of(case, out), day)
            assert step(case.unit).wrong == ""
    return out


@pytest.mark.parametrize("case", CASES)
def test_a_unit_is_the_same_after_others_as_alone(
    folder: Path, together: Path, tmp_path: Path, case: Case
) -> None:
    out = site_of(case, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", "wards", "build", case.unit, "-o", str(out)],
        cwd=folder / name_of(alone=case.alone),
        env={**os.environ, "PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": epoch_of(case)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    made, alone = (site_of(case, where) / case.unit for where in (together, tmp_path))
    assert contents(made).keys() == contents(alone).keys()
    assert differing(made, alone) == []


def test_the_units_do_differ(together: Path) -> None:
    pages = [site_of(one, together) / one.unit / "index.html" for one in CASES]
    assert len({page.read_text(encoding="utf-8") for page in pages}) == len(CASES)
    for one in CASES:
        site = site_of(one, together) / one.unit
        assert (site / "en").is_dir() is not one.alone
        others = {f"{other}.example".encode() for other in WARDS if other != one.unit}
        data = b"\0".join(contents(site).values())
        assert not [host for host in others if host in data]
