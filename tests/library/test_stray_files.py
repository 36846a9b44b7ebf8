"""Copies that OneDrive and Windows lay beside a file, and what Windows keeps for itself."""

from __future__ import annotations

import shutil

import pytest

from generator.library.loading.stray_files import copied_from
from generator.library.loading.units import unit_ids
from tests.guide_files import BIRTH_FILE, LEDGER_FILE, UNIT, WARD_FILE, Guide, own

BESIDE = {"khai-sinh.yml", "khai-sinh.en.yml", "codes.csv", "R3C6TA6.yml", "index.md", "ward.yml"}


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("khai-sinh-LAPTOP.yml", "khai-sinh.yml"),
        ("khai-sinh-DESKTOP-9A7.yml", "khai-sinh.yml"),
        ("khai-sinh-LAPTOP-2.yml", "khai-sinh.yml"),
        ("khai-sinh.en-LAPTOP.yml", "khai-sinh.en.yml"),
        ("khai-sinh (1).yml", "khai-sinh.yml"),
        ("khai-sinh(2).yml", "khai-sinh.yml"),
        ("khai-sinh - Copy.yml", "khai-sinh.yml"),
        ("khai-sinh - Copy (3).yml", "khai-sinh.yml"),
        ("khai-sinh – bản sao.yml", "khai-sinh.yml"),
        ("Copy of khai-sinh.yml", "khai-sinh.yml"),
        ("Bản sao của khai-sinh.yml", "khai-sinh.yml"),
        ("khai-sinh (bản sao xung đột của Lan 2026-11-30).yml", "khai-sinh.yml"),
        ("codes (1).csv", "codes.csv"),
        ("R3C6TA6-LAPTOP.yml", "R3C6TA6.yml"),
        ("index-LAPTOP.md", "index.md"),
        ("khai-sinh.yml", None),
        ("khai-sinh-lai.yml", None),
        ("khai-sinh-2.yml", None),
        ("khai-sinh-lai.en.yml", None),
        ("khai-tu (1).yml", None),
        ("Copy of khai-tu.yml", None),
        ("R3C6TA7.yml", None),
    ],
)
def test_a_copy_is_known_by_its_name_and_what_stands_beside_it(
    name: str, original: str | None
) -> None:
    assert copied_from(name, BESIDE | {name}) == original


def test_copies_are_said_and_not_read(guide: Guide) -> None:
    text = guide.read(BIRTH_FILE)
    copies = {
        BIRTH_FILE.replace(".yml", "-LAPTOP.yml"): text,
        LEDGER_FILE.replace(".csv", " (1).csv"): guide.read(LEDGER_FILE),
        WARD_FILE.replace(".yml", " - Copy.yml"): guide.read(WARD_FILE),
        "site_src/pages/index-LAPTOP.md": "# Chào\n",
    }
    guide.write("site_src/pages/index.md", "# Chào\n")
    for name, said in copies.items():
        guide.write(name, said)
    found = guide.problems()
    assert {(one.file, one.rule) for one in found} == {(name, "stray-copy") for name in copies}
    assert all("rồi xoá bản sao" in one.hint for one in found)


def test_what_windows_keeps_for_itself_is_to_be_removed(guide: Guide) -> None:
    notes = ["procedures/ho-tich/Thumbs.db", own("desktop.ini"), "site_src/pages/Thumbs.db"]
    notes += [BIRTH_FILE.replace("khai", "~$khai")]
    for name in notes:
        guide.write(name, "x")
    found = {(one.file, one.rule, one.hint) for one in guide.problems()}
    assert found == {(name, "system-file", "Xoá tệp này.") for name in notes}


def test_a_copy_of_a_unit_is_no_unit(guide: Guide) -> None:
    shutil.copytree(guide.path(own("")), guide.path(f"wards/{UNIT} - Copy"))
    assert unit_ids(guide.root) == (UNIT,)
    [found] = guide.problems()
    assert (found.file, found.rule) == (f"wards/{UNIT} - Copy/ward.yml", "stray-copy")
