"""A ward makes the sample its own, as each README says, and all that runs there stays green."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.clock import today
from generator.library.checked.library import load_library
from tests.breadth import first

READMES = ["README.md", "README.vi.md"]
VENV = Path(sys.prefix)
BIRTH_FILE = "procedures/ho-tich/khai-sinh.yml"
NEWS = (
    "---\ncode: TT050\ntitle: Lịch trực\nsummary: Ai trực ngày nào.\non: 2026-11-20\n---\n\n"
    "Xem [sửa nhà](code:XD01).\n"
)
OWN = [
    (r"^sample: true.*\n", ""),
    (r"^name: .*", "name: Xã Thử"),
    (r"^address: .*", "address: 1 Đường Thử, Xã Thử"),
    (r"^province: .*", "province: Tỉnh Thử"),
    (r"^site_url: .*", "site_url: https://xa-thu.tinh.vn/"),
    (r"number: 028 0000 0000, note: số mẫu", "number: 028 3800 0000"),
    (r"email: phan-anh@phuong.example, note: địa chỉ mẫu", "email: phan-anh@xa-thu.tinh.vn"),
    (r"^# repository: .*", "repository: https://github.com/xa-thu/mot-cham"),
]
"""What a ward changes in ward.yml."""


@dataclass(frozen=True)
class Fork:
    """A fresh clone of this repository that a ward makes its own."""

    root: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command there; the clone's program, with what is installed here."""
        environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
        environment["PYTHONPATH"] = str(self.root)
        done = subprocess.run(
            command, cwd=self.root, env=environment, capture_output=True, text=True, check=False
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


@pytest.fixture
def fork(sample: Path, tmp_path: Path) -> Fork:
    """A fresh clone, with what is not committed yet."""
    fork = Fork(tmp_path / "fork")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=sample, capture_output=True, text=True, check=True).stdout
    for file in filter(None, listed.split("\0")):
        if (sample / file).is_file():
            (fork.root / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(sample / file, fork.root / file)
    fork.run("git", "init", "--quiet")
    fork.commit()
    return fork


def start_a_ledger(fork: Fork, readme: str) -> None:
    """Do what `readme` says: delete each file that its step names, then run its command."""
    steps = re.split(r"(?m)^\d+\. ", (fork.root / readme).read_text(encoding="utf-8"))
    step = next(step for step in steps if "`codes.csv`" in step)
    for words in re.findall("`([^`]+)`", step):
        path = fork.root / words
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
        elif "motcham" in words:
            program, *arguments = shlex.split(words)
            assert program == ".venv/bin/motcham"
            fork.motcham(*arguments)
            return
    pytest.fail(f"{readme} names no command")


def make_it_own(fork: Fork, readme: str) -> None:
    """Follow `readme`, then let a procedure be withdrawn and news be written."""
    fork.edit("ward.yml", *OWN)
    start_a_ledger(fork, readme)
    fork.commit()
    gone = "status: withdrawn\nwithdrawn_on: 2026-11-20\nreason: Đã gộp vào thủ tục khác."
    fork.edit(BIRTH_FILE, (r"^status: published", gone))
    (fork.root / "site_src/pages/tin-moi.md").write_text(NEWS, encoding="utf-8")
    fork.motcham("codes", "update")
    fork.commit()


@pytest.mark.parametrize("readme", first(READMES[:1], READMES))
def test_nothing_of_the_sample_is_left_to_fail(fork: Fork, readme: str) -> None:
    fork.edit("ward.yml", *OWN)
    fork.commit()
    start_a_ledger(fork, readme)
    fork.commit()
    for base in ("HEAD~1", "HEAD"):  # the workflows' check of a push, and of every night
        fork.motcham("check", "--base", base)
    library, problems = load_library(fork.root)
    assert {problem.rule for problem in problems} <= {"old-translation"}
    assert library
    assert library.renovations == ()
    assert not [title for title in library.on(today()).titles().values() if "tin mẫu" in title]


@pytest.mark.prove
def test_a_ward_that_withdraws_the_first_procedure_publishes_and_prints(fork: Fork) -> None:
    make_it_own(fork, READMES[0])
    said = fork.make("site")
    papers = sorted(path.name for path in (fork.root / "print/first").glob("*.pdf"))
    assert [re.sub("-.*", "", name) for name in papers] == [
        "all.pdf", "group", "leaflet", "poster", "tags.pdf"
    ]  # fmt: skip
    assert not any("HT01" in name for name in papers)
    assert all(name in said.split("The guide:")[1] for name in papers)
    for top in ("site", "site/en"):
        page = (fork.root / top / "Q/HT01/index.html").read_text(encoding="utf-8")
        assert "Đã gộp vào thủ tục khác." in page
        assert "https://github.com/xa-thu/mot-cham/" in page


@pytest.mark.prove
@pytest.mark.parametrize("readme", READMES)
def test_the_tests_that_a_fork_runs_are_green(fork: Fork, readme: str) -> None:
    make_it_own(fork, readme)
    assert " passed" in fork.make("test")
