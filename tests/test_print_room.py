"""The print room on the web: what the script of the workflow asks for, and what it refuses."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.cli import main

PROJECT = Path(__file__).parents[1]
SCRIPT = PROJECT / ".github/print.sh"


def run(tmp_path: Path, paper: str, codes: str, copies: str = "1") -> tuple[int, list[str], str]:
    """Run the script with a command that only notes what it is asked for."""
    command = tmp_path / "motcham"
    command.write_text(f'#!/bin/sh\necho "$*" >> {tmp_path}/asked\n')
    command.chmod(0o755)
    given = {"PAPER": paper, "CODES": codes, "COPIES": copies, "MOTCHAM": str(command)}
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
        ("all", "", "1", ["print all"]),
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


def test_every_paper_can_be_chosen() -> None:
    workflow = yaml.safe_load((PROJECT / ".github/workflows/print.yml").read_text("utf-8"))
    inputs = workflow[True]["workflow_dispatch"]["inputs"]  # YAML reads `on` as true
    papers = set(main.commands["print"].commands) - {"code"}  # type: ignore[attr-defined]  # a group
    assert set(inputs["paper"]["options"]) == papers
