"""Two languages are built in two processes where there may be two, with the same result."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.disk.store import FOLDER
from generator.guide.second_process import KILLED
from tests.beside import looked_for
from tests.guide.conftest import contents, with_english
from tests.guide_files import PROJECT, Guide

TWO = """
import os, sys, threading, time
from generator.errors import MotchamError
from generator.guide.second_process import beside

def step():
    print("step", os.getpid(), flush=True)
    {step}

print("first", os.getpid(), flush=True)
{before}
with beside(step) as end:
    {block}
    end()
print("ended", flush=True)
"""
"""A program that does `step` beside itself."""

ONE_PROCESSOR = "os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])"
BUILD = """
import os, sys
from multiprocessing.context import ForkProcess
from generator.cli import main

{before}
start = ForkProcess.start
ForkProcess.start = lambda self: (print("two", flush=True), start(self))
main(["build", "--as-of", "2026-11-25"])
"""
"""`motcham build`, which says where it begins a second process."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="others have one process")
PROCESSORS = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
"""Those that these tests may use: a machine can have more."""
two_processors = pytest.mark.skipif(PROCESSORS == 1, reason="one processor does one thing")


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """What a Python program says in `folder`."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def two(folder: Path, **parts: str) -> subprocess.CompletedProcess[str]:
    """What that program says, of which some `parts` are given."""
    return run(folder, TWO.format(**{"step": "", "before": "", "block": "pass"} | parts))


def said(done: subprocess.CompletedProcess[str], word: str) -> int:
    """The number behind a `word` of what the program wrote."""
    [line] = [line for line in done.stdout.splitlines() if line.startswith(f"{word} ")]
    return int(line.removeprefix(word))


@two_processors
def test_a_step_is_done_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = two(tmp_path)
    assert said(done, "first") != said(done, "step")
    assert done.stdout.endswith("ended\n"), done.stderr


BIRTH = "procedures/ho-tich/khai-sinh.yml"
# It waits for nothing: it is there while the program runs.
THREAD = "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()"


@pytest.mark.parametrize("before", [ONE_PROCESSOR, THREAD], ids=["one processor", "threads"])
def test_where_no_copy_can_be_made_the_process_does_it_itself(tmp_path: Path, before: str) -> None:
    done = two(tmp_path, before=before, block='print("block", flush=True)')
    assert said(done, "first") == said(done, "step")
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "first", "block", "step", "ended",
    ], done.stderr  # fmt: skip


@two_processors
@pytest.mark.parametrize(
    ("step", "told"),
    [
        ('raise MotchamError("Hỏng.", "Sửa.")', "MotchamError: Hỏng.\n  → Sửa."),
        ('open("missing")', "FileNotFoundError: [Errno 2] No such file or directory: 'missing'"),
        ("os.kill(os.getpid(), 9)", KILLED),
    ],
    ids=["for people", "of the system", "killed"],
)
def test_what_goes_wrong_in_it_is_told(tmp_path: Path, step: str, told: str) -> None:
    done = two(tmp_path, step=step)
    assert done.returncode == 1
    assert told in done.stderr
    assert "ended" not in done.stdout


@two_processors
@pytest.mark.parametrize("ending", ['raise ValueError("wrong")', "os.kill(os.getpid(), 9)"])
def test_it_ends_with_the_process_that_began_it(tmp_path: Path, ending: str) -> None:
    # The step would go on long after the test; the program looks until it has begun.
    begun = 'while not os.path.exists("begun"): time.sleep(0.01)'
    step = 'open("begun", "x"); time.sleep(600)'
    done = two(tmp_path, step=step, block=f"{begun}\n    {ending}")
    assert done.returncode
    state = Path(f"/proc/{said(done, 'step')}")
    looked_for(lambda: not state.exists(), 30, lambda: "it goes on alone")


READ = """
from pathlib import Path
from generator.disk.store import current_store, storing
from generator.guide.second_process import beside

names = [b"%d" % number for number in range(200)]

def check():
    for _ in range(100):
        pack = current_store().pack(b"pack")
        assert [pack.get(name) for name in names] == names

def step():
    check()
    print("right", flush=True)

with storing(Path()):
    for name in names:
        current_store().pack(b"pack").add(name, name)
with storing(Path()):
    current_store().pack(b"pack").get(b"1")
    with beside(step) as end:
        check()
        end()
"""


@two_processors
def test_both_read_what_is_kept_without_being_in_each_other_s_way(tmp_path: Path) -> None:
    done = run(tmp_path, READ)
    assert done.stdout == "right\n", done.stderr
    assert not done.returncode, done.stderr


@pytest.fixture
def in_two_languages(framed: Guide) -> Guide:
    """The small guide, ready to be built."""
    return with_english(framed)


def built(guide: Guide, before: str = "") -> dict[str, bytes]:
    """The site as `motcham build` makes it; nothing else is left."""
    done = run(guide.root, BUILD.format(before=before))
    assert not done.returncode, done.stdout + done.stderr
    assert done.stdout.count("two\n") == (0 if before else 1)
    assert not [*guide.root.glob(".motcham-*.tmp")]
    return contents(guide.root / "site")


def built_and_edited(guide: Guide, before: str) -> list[dict[str, bytes]]:
    """The site made from nothing, and that after an edit."""
    found = []
    text = guide.read(BIRTH)
    for edited in (text, text.replace("Đăng ký khai sinh", "Đăng ký khai sinh lần hai")):
        guide.write(BIRTH, edited)
        found.append(built(guide, before))
    guide.write(BIRTH, text)
    for folder in (".cache", "site"):
        shutil.rmtree(guide.root / folder)
    return found


@two_processors
def test_a_site_is_the_same_made_by_one_process_or_by_two(in_two_languages: Guide) -> None:
    by_one, by_two = (built_and_edited(in_two_languages, how) for how in (ONE_PROCESSOR, ""))
    assert by_one == by_two


def kept(guide: Guide) -> dict[str, bytes]:
    """What is kept for later builds; beside it lies what stood in the site's place."""
    files = (path for path in (guide.root / FOLDER).glob("??/*") if path.is_file())
    return {path.name: path.read_bytes() for path in files}


@two_processors
def test_all_that_two_processes_made_is_found_again(in_two_languages: Guide) -> None:
    built(in_two_languages)
    made = kept(in_two_languages)
    built(in_two_languages)
    assert made
    assert kept(in_two_languages) == made


@two_processors
def test_what_is_wrong_in_one_language_alone_leaves_the_whole_site(in_two_languages: Guide) -> None:
    guide = in_two_languages
    before = built(guide)
    guide.replace("mkdocs.en.yml", "site_src/en", "site_src/missing")
    done = run(guide.root, BUILD.format(before=""))
    assert done.returncode == 1
    assert "site_src/missing" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(guide.root / "site") == before
