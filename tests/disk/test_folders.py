"""A replaced folder is the old one or the new one, whatever it is made of and whenever it fails."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.disk import folders
from generator.disk.folders import replaced_folder
from generator.disk.places import MARK, locked
from generator.errors import MotchamError
from tests.breadth import first
from tests.disk.places import FOLDERS, left_over, mounted
from tests.disk.runs import NEW, OLD, put, replace_in
from tests.guide.conftest import contents
from tests.killing import killed


class Target(NamedTuple):
    kind: str
    folder: Path


@pytest.fixture(params=[pytest.param(True, id="at once"), pytest.param(False, id="one by one")])
def exchanging(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the system exchanges two names in one step."""
    if not request.param:
        monkeypatch.setattr(folders, "exchange", lambda *_: False)
    return bool(request.param)


@pytest.fixture(params=FOLDERS)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Target]:
    with ExitStack() as stack:
        folder = FOLDERS[request.param](tmp_path, stack)
        put(folder.resolve(), OLD)
        yield Target(request.param, folder)


@pytest.mark.usefixtures("exchanging")
def test_what_a_target_shows_is_replaced_and_it_stays_what_it_is(
    target: Target, tmp_path: Path
) -> None:
    device, link = target.folder.stat().st_dev, target.folder.is_symlink()
    target.folder.resolve().chmod(0o750)
    replace_in(str(target.folder))
    assert contents(target.folder) == NEW
    assert (target.folder.stat().st_dev, target.folder.is_symlink()) == (device, link)
    assert target.folder.stat().st_mode & 0o777 == 0o750
    assert left_over(tmp_path) == []


def test_a_link_to_nothing_yet_is_filled_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("far/real")
    replace_in(str(tmp_path / "site"))
    assert contents(tmp_path / "far/real") == NEW
    assert (tmp_path / "site").is_symlink()


@pytest.mark.usefixtures("exchanging")
def test_a_move_that_fails_half_way_is_undone(
    target: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: set[str] = set()
    for at in range(1, 40):
        counts = {"left": at}

        def failing(
            move: Callable[..., object], counts: dict[str, int] = counts
        ) -> Callable[..., object]:
            def moved(*names: Path) -> object:
                counts["left"] -= 1
                if counts["left"] == 0:
                    raise OSError(errno.EIO, os.strerror(errno.EIO), str(names[0]))
                return move(*names)

            return moved

        with monkeypatch.context() as patch:
            patch.setattr(Path, "rename", failing(Path.rename))
            patch.setattr(folders, "exchange", failing(vars(folders)["exchange"]))
            try:
                replace_in(str(target.folder))
                break
            except MotchamError as error:
                said.add(error.message.split("(")[1])
        assert contents(target.folder) == OLD
        assert left_over(tmp_path) == []
    assert said == {"đĩa hỏng hoặc đã rút ra)."}
    assert contents(target.folder) == NEW


KILLED = [(kind, run) for kind in FOLDERS for run in ("replace_in", "replace_one_by_one")]
ONE_MOVE = {"a plain folder", "a link to a link"}


@pytest.mark.parametrize(
    ("kind", "run"),
    first([("a link to a link", "replace_in"), ("a plain folder", "replace_one_by_one")], KILLED),
)
def test_a_run_killed_at_any_step_leaves_the_old_or_the_new_and_the_next_one_sweeps(
    kind: str, run: str, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        target = FOLDERS[kind](tmp_path, stack)
        seen = set()
        for step in range(1, 200):
            put(target.resolve(), OLD)
            for name in NEW.keys() - OLD.keys():
                (target / name).unlink(missing_ok=True)
            dead, _ = killed(tmp_path, step, f"tests.disk.runs:{run}", str(target))
            if run == "replace_one_by_one":  # any next run puts back what was only moved away
                for folder in (target.resolve().parent, target):
                    with locked(folder):
                        pass
            found = {n: d for n, d in contents(target).items() if not n.startswith(MARK)}
            if kind in ONE_MOVE:
                assert found in (OLD, NEW), step
                seen.add(found == NEW)
            assert set(found.values()) <= {b"old", b"new"}
            assert "index.html" in found
            replace_in(str(target))
            assert contents(target) == NEW
            assert left_over(tmp_path) == []
            if not dead:
                break
        assert not dead
        assert step > 10
        assert kind not in ONE_MOVE or seen == {True, False}


def test_a_run_beside_it_is_never_swept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, OLD)
    with replaced_folder(site) as slow:
        put(slow, NEW | {"slow.txt": b"new"})
        replace_in(str(site))
        assert contents(slow) == NEW | {"slow.txt": b"new"}
        assert contents(site) == NEW
    assert contents(site) == NEW | {"slow.txt": b"new"}
    assert left_over(tmp_path) == []


def test_only_what_is_ours_is_swept(tmp_path: Path) -> None:
    kept = {
        ".motcham-notes.txt": b"mine",
        ".motcham-abcdefgh.bak/a": b"mine",
        ".site-old/index.html": b"mine",
        "letters/a": b"mine",
    }
    put(tmp_path, kept)
    (tmp_path / ".motcham-aaaaaaaa.tmp").symlink_to("letters")
    put(tmp_path, {".motcham-bbbbbbbb.tmp/new/index.html": b"left by a killed run"})
    replace_in(str(tmp_path / "site"))
    assert {n: d for n, d in contents(tmp_path).items() if not n.startswith("site/")} == kept
    assert (tmp_path / ".motcham-aaaaaaaa.tmp").is_symlink()


def test_a_folder_that_holds_the_working_one_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"index.html": b"mine", "guide/ward.yml": b"mine"})
    monkeypatch.chdir(tmp_path / "guide")
    for name in ("..", ".", str(tmp_path)):
        with pytest.raises(MotchamError, match="thư mục"):
            replace_in(name)
    assert contents(tmp_path) == {"index.html": b"mine", "guide/ward.yml": b"mine"}


def test_a_full_disk_keeps_the_old_folder(tmp_path: Path) -> None:
    with mounted(tmp_path, "-t", "tmpfs", "-o", "size=256k", "none"):
        put(tmp_path / "site", OLD)
        with (
            pytest.raises(MotchamError, match="đĩa đã đầy"),
            replaced_folder(tmp_path / "site") as fresh,
        ):
            put(fresh, {"large": bytes(1024 * 1024)})
        assert contents(tmp_path) == {f"site/{name}": data for name, data in OLD.items()}
        assert left_over(tmp_path) == []
