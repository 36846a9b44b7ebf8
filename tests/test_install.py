"""The program without make, and on Windows: as a package, and with files as Windows has them."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.guide_files import BIRTH_FILE, LEDGER_FILE, WARD_FILE, Guide
from tests.project import PROJECT

LONGEST = 120
"""Of the 260 characters that Windows gives a path, what is left for the folder around the guide."""


def git_files(*folders: str) -> list[str]:
    command = ["git", "ls-files", "-z", "--", *folders]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    return [file for file in listed.split("\0") if file]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `pipx install .` and `uv tool install .` put into their environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([sys.executable, *build, "-w", str(folder), str(PROJECT)], check=True)
    (wheel,) = folder.glob("motcham-*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site-packages")
    return folder / "site-packages"


def test_the_package_holds_all_that_the_program_reads(installed: Path) -> None:
    assert [file for file in git_files("generator") if not (installed / file).is_file()] == []
    (names,) = installed.glob("motcham-*.dist-info/entry_points.txt")
    assert "motcham = generator.cli:main" in names.read_text(encoding="utf-8")


def test_an_installed_program_works_in_the_folder_of_a_guide(installed: Path, guide: Guide) -> None:
    start = "import sys; sys.argv[0] = 'motcham'; from generator.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", start, "check"],
        cwd=guide.root,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "cp1258"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert "cảnh báo: Còn 1 thủ tục chưa có mức tiền" in done.stdout.decode()


def test_line_ends_of_windows_change_nothing(guide: Guide) -> None:
    for file in (BIRTH_FILE, LEDGER_FILE, WARD_FILE):
        path = guide.path(file)
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert guide.problems() == []
    assert {one.code for one in guide.library().procedures} == {"CT01", "HT01", "HT02"}


def test_no_path_is_too_long_for_windows() -> None:
    assert [file for file in git_files() if len(file) > LONGEST] == []
