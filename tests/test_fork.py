"""A unit begins in a fresh clone as each README says, and all that runs there is green."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
import yaml

from generator.clock import today
from generator.library.checked.library import Library, load_library
from generator.library.forms.paths import SAMPLE, Roots
from tests.breadth import first
from tests.guide_files import forget_missing, is_record_file
from tests.project import copy_project

VENV = Path(sys.prefix)
ID = "xa-thu"
BIRTH_FILE = "procedures/ho-tich/khai-sinh.yml"
NEWS = (
    "---\ncode: TT050\ntitle: Lịch trực\nsummary: Ai trực ngày nào.\non: 2026-11-20\n---\n\n"
    "Xem [sửa nhà](code:XD01).\n"
)


@dataclass(frozen=True)
class Fork:
    """A fresh clone of this repository in which a unit begins."""

    root: Path

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command there; the clone's program, with what is installed here."""
        around = {name: value for name, value in os.environ.items() if "MAKE" not in name}
        done = subprocess.run(
            command,
            cwd=self.root,
            env=around | {"PYTHONPATH": str(self.root)} | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout[-9000:]}\n{done.stderr[-3000:]}"
        return done

    def motcham(self, *arguments: str) -> str:
        """What `motcham` says there."""
        return self.run(str(VENV / "bin/motcham"), *arguments).stdout

    def make(self, target: str) -> str:
        """What `make` says there; nothing is installed for it."""
        ready = [f"--old-file={VENV}/.ready-{what}" for what in ("run", "dev")]
        return self.run("make", target, f"VENV={VENV}", *ready).stdout

    def do(self, command: str) -> str:
        """What a line of a README says there."""
        program, *arguments = shlex.split(command)
        if program == "make":
            return self.make(*arguments)
        assert program == ".venv/bin/motcham", command
        return self.motcham(*arguments)

    def edit(self, file: str, *changes: tuple[str, str]) -> None:
        """Change lines of a file."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            text, count = re.subn(old, new, text, count=1, flags=re.MULTILINE)
            assert count, (file, old)
        path.write_text(text, encoding="utf-8")

    def commit(self) -> None:
        """Commit all that is there."""
        self.run("git", "add", "--all")
        identity = ["-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=0"]
        self.run("git", *identity, "commit", "--quiet", "--message=x")

    def touched(self) -> list[str]:
        """What differs from the last commit."""
        said = self.run("git", "status", "--porcelain", "--untracked-files=all").stdout
        return [line[3:] for line in said.splitlines()]

    def library(self) -> Library:
        """The unit's library, which has no problem."""
        library, problems = load_library(Roots(self.root, ID))
        assert problems == []
        assert library
        return library


WITHOUT_RECORDS = "without records"


@pytest.fixture
def fork(tmp_path: Path, request: pytest.FixtureRequest) -> Fork:
    """A fresh clone, with what is not committed yet; `WITHOUT_RECORDS` where a test asks so."""
    fork = Fork(tmp_path / "fork")
    copy_project(fork.root)
    if getattr(request, "param", "") == WITHOUT_RECORDS:
        for path in filter(is_record_file, fork.root.glob("procedures/*/*.yml")):
            path.unlink()
        forget_missing(fork.root)
    for unit in (fork.root / "wards").iterdir():  # of a fork that runs these tests
        if unit.is_dir() and unit.name != SAMPLE:
            shutil.rmtree(unit)
    fork.run("git", "init", "--quiet")
    fork.commit()
    return fork


def steps(fork: Fork, readme: str, heading: str) -> list[str]:
    """The numbered steps below a heading of a README."""
    text = (fork.root / readme).read_text(encoding="utf-8")
    [section] = re.findall(rf"(?ms)^## {heading}\n(.*?)^## ", text)
    return re.split(r"(?m)^\d\. ", section)[1:]


def commands(step: str) -> list[str]:
    """The commands that a step shows."""
    blocks = re.findall(r"(?ms)^ +```sh\n(.*?)^ +```", step)
    return [line.strip() for block in blocks for line in block.splitlines()]


def begun(fork: Fork) -> None:
    """Follow the README's first three steps, which are quick."""
    for step in steps(fork, "README.md", "Make it your unit's in five steps")[:3]:
        for command in commands(step):
            fork.do(command)


def by_five_clicks(fork: Fork) -> None:
    """Do what README.vi says: what the workflow that it names does, then the pencil."""
    clicks = steps(fork, "README.vi.md", "Lập trang của phường, xã bạn: năm lần bấm")
    assert len(clicks) == 5
    workflow = yaml.safe_load((fork.root / ".github/workflows/start.yml").read_text("utf-8"))
    assert f"Actions → {workflow['name']} → Run workflow" in clicks[3]
    fork.run(
        "bash", ".github/start.sh", MOTCHAM=str(VENV / "bin/motcham"), ID=ID, NAME="Xã Thử",
        LEVEL="commune", PROVINCE="Tỉnh Phú Thọ", ADDRESS="1 Đường A, Xã Thử",
        PHONE="0210 3800 123", SITE_URL="https://xa-thu.github.io/mot-cham/",
    )  # fmt: skip
    [file] = re.findall(r"`(wards/\S+)`", clicks[4])
    fork.edit(file, (r"^# hours:.*\n#   monday:", "hours:\n  monday:"))


READMES = {"README.md": begun, "README.vi.md": by_five_clicks}


@pytest.mark.parametrize(
    ("fork", "readme"),
    first([(WITHOUT_RECORDS, "README.vi.md")], product((WITHOUT_RECORDS, "whole"), READMES)),
    indirect=["fork"],
)
def test_a_unit_begins_as_each_readme_says(fork: Fork, readme: str) -> None:
    READMES[readme](fork)
    assert {file for file in fork.touched() if not file.startswith(f"wards/{ID}/")} == set()
    fork.commit()
    for base in ("HEAD~1", "HEAD"):  # the workflows' check of a push, and of every night
        fork.motcham("check", "--base", base)
    library = fork.library()
    assert library.renovations == ()
    assert "Phường Mẫu" not in " ".join(library.on(today()).titles().values())


@pytest.mark.prove
def test_a_unit_that_withdraws_the_first_procedure_publishes_and_prints(fork: Fork) -> None:
    begun(fork)
    fork.commit()
    gone = "status: withdrawn\nwithdrawn_on: 2026-11-20\nreason: Đã gộp vào thủ tục khác."
    fork.edit(BIRTH_FILE, (r"^status: published", gone))
    (fork.root / f"wards/{ID}/pages/tin-moi.md").write_text(NEWS, encoding="utf-8")
    fork.motcham("codes", "update")
    fork.commit()
    [*_, build, publish] = steps(fork, "README.md", "Make it your unit's in five steps")
    assert commands(publish) == []
    [said] = [fork.do(command) for command in commands(build)]
    papers = sorted(path.name for path in (fork.root / "print/first").glob("*.pdf"))
    assert [re.sub("-.*", "", name) for name in papers] == [
        "all.pdf", "group", "leaflet", "poster", "tags.pdf"
    ]  # fmt: skip
    assert not any("HT01" in name for name in papers)
    assert all(name in said.split("The guide:")[1] for name in papers)
    for top in ("site", "site/en"):
        page = (fork.root / top / "Q/HT01/index.html").read_text(encoding="utf-8")
        assert "Đã gộp vào thủ tục khác." in page


@pytest.mark.prove
def test_the_tests_that_a_fork_runs_are_green(fork: Fork) -> None:
    begun(fork)
    fork.commit()
    assert " passed" in fork.make("test")
