"""The print room on the web: what the script of the workflow asks for, and what it refuses."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml
from click import Context

from generator.cli import main
from generator.library.registers.sheet_kinds import SheetKind
from generator.press.formats import DEFAULT_FORMAT, shipped_formats

PROJECT = Path(__file__).parents[1]
SCRIPT = PROJECT / ".github/print.sh"


def run(  # noqa: PLR0913, PLR0917 - the form that staff fill in
    tmp_path: Path, paper: str, codes: str, copies: str = "1", form: str = "", printer: str = ""
) -> tuple[int, list[str], str]:
    """Run the script with a command that only notes what it is asked for."""
    command = tmp_path / "motcham"
    command.write_text(f'#!/bin/sh\necho "$*" >> {tmp_path}/asked\n')
    command.chmod(0o755)
    given = {
        "PAPER": paper,
        "CODES": codes,
        "COPIES": copies,
        "FORMAT": form,
        "PRINTER": printer,
        "MOTCHAM": str(command),
    }
    done = subprocess.run(
        ["bash", SCRIPT], env=os.environ | given, capture_output=True, text=True, check=False
    )
    asked = tmp_path / "asked"
    return done.returncode, asked.read_text().splitlines() if asked.exists() else [], done.stderr


@pytest.mark.parametrize(
    ("paper", "codes", "copies", "asked"),
    [
        ("tags", "", "1", ["print tags"]),
        ("tags", "ht01  HT02", "2", ["print tags HT01 HT01 HT02 HT02"]),
        ("poster", "HT01 HT02", "1", ["print poster HT01", "print poster HT02"]),
        ("leaflet", " CU01 ", "1", ["print leaflet CU01"]),
        ("large", "HT01", "1", ["print large HT01"]),
        ("all", "", "1", ["print all"]),
        ("notice", "r7k2qxm", "1", ["print notice R7K2QXM"]),
        ("gate", "R7K2QXM", "1", ["print gate R7K2QXM"]),
        ("round", "", "1", ["print round"]),
        ("calibration", "", "1", ["print calibration"]),
    ],
)
def test_what_staff_choose_is_what_is_printed(
    tmp_path: Path, paper: str, codes: str, copies: str, asked: list[str]
) -> None:
    assert run(tmp_path, paper, codes, copies)[:2] == (0, asked)


@pytest.mark.parametrize(
    ("paper", "codes", "copies", "said"),
    [
        ("tags", "HT01; rm -rf /", "1", "chỉ nhận chữ"),
        ("tags", "$(id)", "1", "chỉ nhận chữ"),
        ("tags", "--help", "1", "chỉ nhận chữ"),
        ("tags", "HT01", "0", "từ 1 đến 999"),
        ("tags", "HT01", "1e3", "từ 1 đến 999"),
        ("card", "", "1", "ít nhất một mã"),
        ("sticker", "HT01", "1", "Không có loại giấy"),
    ],
)
def test_anything_else_is_refused_and_nothing_is_printed(
    tmp_path: Path, paper: str, codes: str, copies: str, said: str
) -> None:
    status, asked, message = run(tmp_path, paper, codes, copies)
    assert (status, asked) == (2, [])
    assert message.startswith("::error::")
    assert said in message


def test_a_format_is_passed_on_to_tags_alone(tmp_path: Path) -> None:
    asked = ["print tags --format 25x25 HT01"]
    assert run(tmp_path, "tags", "HT01", form="25x25")[:2] == (0, asked)
    assert run(tmp_path, "poster", "HT01", form="25x25")[1] == [*asked, "print poster HT01"]


def test_a_hole_and_english_titles_are_asked_for_tags_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLE", "true")
    monkeypatch.setenv("ENGLISH", "true")
    asked = ["print tags --hole --english HT01", "print card HT01"]
    assert run(tmp_path, "tags", "HT01")[:2] == (0, asked[:1])
    assert run(tmp_path, "card", "HT01")[:2] == (0, asked)
    monkeypatch.setenv("HOLE", "false")
    monkeypatch.setenv("ENGLISH", "$(id)")
    assert run(tmp_path, "tags", "HT01")[1] == [*asked, "print tags HT01"]


@pytest.mark.parametrize("form", ["--help", "25x25 HT02", "$(id)", "../x"])
def test_what_is_no_name_of_a_format_is_refused(tmp_path: Path, form: str) -> None:
    status, asked, message = run(tmp_path, "tags", "HT01", form=form)
    assert (status, asked) == (2, [])
    assert "Khổ thẻ" in message


def test_a_printer_is_passed_on_to_every_paper(tmp_path: Path) -> None:
    for paper in ("tags", "card", "all"):
        asked = run(tmp_path, paper, "HT01", printer="quay-1")[1]
        assert "--printer=quay-1" in asked[-1].split()
    status, asked, message = run(tmp_path, "all", "", printer="--help")
    assert (status, len(asked)) == (2, 3)
    assert "Tên máy in" in message


def test_every_paper_and_every_format_can_be_chosen() -> None:
    workflow = yaml.safe_load((PROJECT / ".github/workflows/print.yml").read_text("utf-8"))
    inputs = workflow[True]["workflow_dispatch"]["inputs"]  # YAML reads `on` as true
    printing = main.get_command(Context(main), "print")
    papers = set(printing.commands) - {"code", "ready", "touch"}  # type: ignore[union-attr]  # a group
    assert papers == {*SheetKind, "calibration"}
    assert inputs["paper"]["options"] == [*SheetKind, "calibration"]
    assert set(inputs["format"]["options"]) == set(shipped_formats())
    assert inputs["format"]["default"] == DEFAULT_FORMAT
