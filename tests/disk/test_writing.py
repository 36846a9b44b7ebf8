"""A written file is the old one or the new one, in a link, on a mount, on a full disk, killed."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.disk.locks import hold, let_go
from generator.disk.places import LOCK, locked, scratch, workplace
from generator.disk.writing import write_together, write_whole
from generator.errors import MotchamError
from tests.disk.places import left_over, mounted
from tests.guide.conftest import contents
from tests.killing import PROJECT, killed
from tests.test_desk import git

GUARD_S = 280
"""Only a guard: what waits for longer would wait for ever."""


def test_of_a_link_the_file_behind_it_is_written(tmp_path: Path) -> None:
    file, link = tmp_path / "far/codes.csv", tmp_path / "codes.csv"
    file.parent.mkdir()
    file.write_bytes(b"old")
    file.chmod(0o600)
    link.symlink_to("far/codes.csv")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o600)
    (tmp_path / "later").symlink_to("far/new/later")
    write_whole(tmp_path / "later", b"new")
    assert (tmp_path / "far/new/later").read_bytes() == b"new"
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("data", [b"longer than before", b"short", b""])
def test_a_file_that_is_a_mount_point_stays_one(tmp_path: Path, data: bytes) -> None:
    far, near = tmp_path / "far", tmp_path / "near"
    far.write_bytes(b"as before")
    near.touch()
    with mounted(near, "--bind", str(far)):
        write_whole(near, data)
        assert near.read_bytes() == data
    assert far.read_bytes() == data
    assert left_over(tmp_path) == []


def test_a_mount_point_on_a_full_disk_keeps_what_it_had(tmp_path: Path) -> None:
    disk, near = tmp_path / "disk", tmp_path / "near"
    disk.mkdir()
    near.touch()
    old = b"old" * 1000
    with mounted(disk, "-t", "tmpfs", "-o", "size=64k", "none"):
        (disk / "far").write_bytes(old)
        with mounted(near, "--bind", str(disk / "far")):
            with pytest.raises(MotchamError, match="đĩa đã đầy"):
                write_whole(near, bytes(100_000))
            assert near.read_bytes() == old
    assert left_over(tmp_path) == []


def test_what_is_written_together_is_written_all_or_not_at_all(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    (tmp_path / "a").write_bytes(b"old")
    with mounted(disk, "-t", "tmpfs", "-o", "size=64k", "none"):
        with pytest.raises(MotchamError, match=r"«.*b» \(đĩa đã đầy"):
            write_together(
                {tmp_path / "a": b"new", tmp_path / "new/c": b"new", disk / "b": bytes(100_000)}
            )
        assert contents(tmp_path) == {"a": b"old"}
    assert not (tmp_path / "new").exists()
    assert left_over(tmp_path) == []


@pytest.fixture(params=["a pipe", "a socket", "a device", "a folder"])
def no_file(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "x"
    with socket.socket(socket.AF_UNIX) as listening:
        match request.param:
            case "a pipe":
                os.mkfifo(place)
            case "a socket":
                listening.bind(str(place))
            case "a device":
                place.symlink_to("/dev/full")
            case _:
                place.mkdir()
        yield place


def test_only_a_plain_file_is_written(no_file: Path) -> None:
    before = no_file.stat()
    with pytest.raises(MotchamError, match=r"Không ghi được «.*/x» \(đó là một "):
        write_whole(no_file, b"new")
    assert os.path.samestat(no_file.stat(), before)
    assert left_over(no_file.parent) == []


def test_a_run_killed_at_any_step_leaves_whole_files_and_the_next_one_sweeps(
    tmp_path: Path,
) -> None:
    files = [tmp_path / "a", tmp_path / "b/c"]
    seen = set()
    for step in range(1, 100):
        for file in files:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(b"old")
        dead, _ = killed(tmp_path, step, "tests.disk.runs:write", *map(str, files))
        found = tuple(file.read_bytes() for file in files)
        assert set(found) <= {b"old", b"new"}
        seen.add(found)
        write_together(dict.fromkeys(files, b"next"))
        assert contents(tmp_path) == {"a": b"next", "b/c": b"next"}
        if not dead:
            break
    assert seen == {(b"old", b"old"), (b"new", b"old"), (b"new", b"new")}


def test_processes_that_read_and_write_take_turns(tmp_path: Path) -> None:
    file = tmp_path / "number"
    file.write_text("0", encoding="utf-8")
    call = f"from tests.disk.runs import count_up; count_up({str(file)!r}, '25')"
    running = [
        subprocess.Popen([sys.executable, "-c", call], cwd=PROJECT, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for process in running:
        _, said = process.communicate(timeout=GUARD_S)
        assert process.returncode == 0, said
    assert file.read_text(encoding="utf-8") == "100"
    assert left_over(tmp_path) == []


HOLDING = """\
import sys, time
from pathlib import Path
from generator.disk.places import locked, workplace
with locked(Path(sys.argv[1])), workplace(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_lock_holds_while_its_process_lives_and_no_longer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDING, tmp_path], cwd=PROJECT, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert hold(tmp_path / LOCK, wait=False) is None
        with workplace(tmp_path):
            assert len(left_over(tmp_path)) > 2, "nobody else's workplace is swept"
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
    assert left_over(tmp_path)
    with locked(tmp_path):
        assert left_over(tmp_path) == [tmp_path / LOCK]
    assert left_over(tmp_path) == []
    assert caplog.records == []


def test_what_is_unfinished_is_nothing_new_to_git_whatever_repository_it_is_in(
    tmp_path: Path,
) -> None:
    git(tmp_path, "init", "-q")
    with workplace(tmp_path) as own:
        (own / "index.html").touch()
        git(tmp_path, "add", "-A")
    listed = subprocess.run(["git", "ls-files"], cwd=tmp_path, capture_output=True, check=True)
    assert listed.stdout == b""


def test_who_waits_is_told_so(tmp_path: Path) -> None:
    held = hold(tmp_path / LOCK)
    assert held is not None
    waiting = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"from tests.disk.runs import write; write({str(tmp_path / 'a')!r})",
        ],
        cwd=PROJECT,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert waiting.stderr is not None
    assert "Đợi lệnh motcham khác" in waiting.stderr.readline()
    assert not (tmp_path / "a").exists()
    let_go(held)
    assert waiting.wait(timeout=GUARD_S) == 0
    waiting.stderr.close()
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_disk_that_knows_no_locks_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> bool:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("generator.disk.locks._take", unknown)
    (tmp_path / ".motcham-bbbbbbbb.tmp").write_bytes(b"of a run that may still live")
    write_whole(tmp_path / "a", b"new")
    assert len(left_over(tmp_path)) == 1
    assert (tmp_path / "a").read_bytes() == b"new"


def test_no_temporary_folder_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr("tempfile.gettempdir", nowhere)
    with pytest.raises(MotchamError, match="Không có thư mục tạm"), scratch():
        pass
