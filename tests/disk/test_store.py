"""A store gives back what was saved and nothing else, whatever happens to its folder."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.disk import store as stores
from generator.disk.store import (
    FOLDER,
    LARGEST,
    OLDEST,
    Store,
    current_store,
    keep_no_more,
    open_store,
    storing,
)
from tests.project import PROJECT


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in a folder of its own."""
    found = open_store(tmp_path)
    assert found is not None
    return found


def entries(store: Store) -> list[Path]:
    return sorted(path for path in store.folder.rglob("??/*") if path.is_file())


def test_what_is_saved_is_found_under_its_key_alone(store: Store) -> None:
    one, other = store.key(b"a", b"bc"), store.key(b"ab", b"c")
    store.save(one, b"made")
    assert (store.load(one), store.load(other)) == (b"made", None)


def test_the_next_run_finds_it(store: Store, tmp_path: Path) -> None:
    store.save(store.key(b"a"), b"made")
    later = open_store(tmp_path)
    assert later is not None
    assert later.load(later.key(b"a")) == b"made"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    ],
)
def test_a_spoilt_entry_is_none_and_can_be_made_again(store: Store, spoil) -> None:  # type: ignore[no-untyped-def]
    key = store.key(b"a")
    store.save(key, b"made")
    [entry] = entries(store)
    entry.write_bytes(spoil(entry.read_bytes()))
    assert store.load(key) is None
    store.save(key, b"made")
    assert store.load(key) == b"made"


def test_an_entry_under_another_name_is_none(store: Store) -> None:
    one, other = store.key(b"a"), store.key(b"b")
    store.save(one, b"made")
    [entry] = entries(store)
    target = store.folder / other[:2] / other[2:]
    target.parent.mkdir(exist_ok=True)
    entry.replace(target)
    assert store.load(other) is None


def test_a_folder_in_the_place_of_an_entry_is_none(store: Store) -> None:
    key = store.key(b"a")
    (store.folder / key[:2] / key[2:]).mkdir(parents=True)
    assert store.load(key) is None
    store.save(key, b"made")
    assert store.load(key) is None


@pytest.mark.skipif(os.name == "nt", reason="it has no pipes among files")
@pytest.mark.parametrize(
    "other",
    [lambda path: os.mkfifo(path), lambda path: path.symlink_to("/dev/zero")],  # noqa: PLW0108 - Windows has no `os.mkfifo`
)
def test_a_pipe_or_a_link_in_the_place_of_an_entry_is_none_and_nobody_waits(
    store: Store, other: Callable[[Path], None]
) -> None:
    key = store.key(b"a")
    store.save(key, b"made")
    [entry] = entries(store)
    entry.unlink()
    other(entry)
    assert store.load(key) is None
    store.save(key, b"made")
    assert store.load(key) == b"made"


def test_what_a_checkout_could_bring_is_not_believed(store: Store, tmp_path: Path) -> None:
    """A secret that its owner may write is one that git has written."""
    key = store.key(b"a")
    store.save(key, b"planted")
    (store.folder / "secret").chmod(0o644)
    mine = open_store(tmp_path)
    assert mine is not None
    assert mine.secret != store.secret
    assert mine.load(key) is None
    assert mine.load(mine.key(b"a")) is None


@pytest.mark.parametrize("folder", [FOLDER.parent, FOLDER])
def test_nothing_is_kept_behind_a_link_or_in_a_file(tmp_path: Path, folder: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / folder).parent.mkdir(exist_ok=True)
    (tmp_path / folder).symlink_to(elsewhere, target_is_directory=True)
    assert open_store(tmp_path) is None
    (tmp_path / folder).unlink()
    (tmp_path / folder).write_bytes(b"")
    assert open_store(tmp_path) is None
    with storing(tmp_path):
        assert current_store() is None


def test_parts_are_kept_as_one(store: Store, tmp_path: Path) -> None:
    begun = store.begin(store.key(b"a"))
    for part in (b"one", b"", b"two"):
        begun.write(part)
        assert store.load(store.key(b"a")) is None, "it is not whole"
    begun.finish()
    again = open_store(tmp_path)
    assert again is not None
    assert again.load(store.key(b"a")) == b"onetwo"
    assert store.written == 6


def test_many_at_once_bring_the_same(tmp_path: Path) -> None:
    def work(_: int) -> set[bool]:
        mine = open_store(tmp_path)
        assert mine is not None
        found = set()
        for turn in range(50):
            key = mine.key(bytes([turn]))
            mine.save(key, bytes([turn]) * 5000)
            found.add(mine.load(key) == bytes([turn]) * 5000)
        return found

    with ThreadPoolExecutor(8) as pool:
        assert set().union(*pool.map(work, range(8))) <= {True}
    left = open_store(tmp_path)
    assert left is not None
    assert not list(left.folder.rglob("*.tmp"))


def test_what_is_old_or_too_much_is_swept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [store.key(bytes([n])) for n in range(4)]
    now = time.time()
    for days, key in zip((0, 1, 2, 40), keys, strict=True):
        store.save(key, b"x" * 1000)
        os.utime(store.folder / key[:2] / key[2:], (now, now - days * 24 * 3600))
    store.tidy()
    assert [bool(store.load(key)) for key in keys] == [True, True, True, False]
    monkeypatch.setattr(stores, "LARGEST", 1500)
    os.utime(store.folder / "swept", (0, 0))
    for days, key in enumerate(keys[:3]):
        os.utime(store.folder / key[:2] / key[2:], (now, now - days * 3600))
    store.tidy()
    assert [bool(store.load(key)) for key in keys] == [True, False, False, False]


def test_what_a_killed_run_left_is_swept_after_a_day(store: Store) -> None:
    left = [store.folder / "secret.0a1b2c3d.tmp", store.folder / "ab" / "cd.0a1b2c3d.tmp"]
    left[1].parent.mkdir()
    for path in left:
        path.write_bytes(b"x")
    store.tidy()
    assert all(path.exists() for path in left)
    for path in (*left, store.folder / "swept"):
        os.utime(path, (0, time.time() - 2 * 24 * 3600))
    store.tidy()
    assert not any(path.exists() for path in left)
    assert (store.folder / "secret").exists()


KILLED_WHILE_WRITING = """
import os, sys
from pathlib import Path
from generator.disk.store import open_store
store = open_store(Path(sys.argv[1]))
store.begin(store.key(b"b")).write(b"x")
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(os.name == "nt", reason="it does not say which processes there are")
def test_what_a_killed_process_was_writing_is_swept_by_the_next_run(store: Store) -> None:
    own = store.begin(store.key(b"a"))
    root = store.folder.parents[1]
    subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, root], cwd=PROJECT, check=False)
    assert len([*store.folder.glob("*.tmp")]) == 2
    store.tidy()
    own.write(b"made")
    own.finish()
    assert store.load(store.key(b"a")) == b"made"
    assert not [*store.folder.glob("*.tmp")]


def test_a_block_may_stop_keeping_and_what_was_kept_before_stays(
    store: Store, tmp_path: Path
) -> None:
    assert not keep_no_more()
    store.save(store.key(b"a"), b"made")
    with storing(tmp_path):
        found = current_store()
        assert found is not None
        found.pack(b"p").add(b"a", b"made")
        assert keep_no_more()
        assert current_store() is None
        assert not keep_no_more()
    assert len(entries(store)) == 1
    assert not [*store.folder.glob("*.tmp")]
    assert store.load(store.key(b"a")) == b"made"


def test_what_is_in_use_does_not_grow_old(store: Store) -> None:
    key = store.key(b"a")
    store.save(key, b"made")
    [entry] = entries(store)
    os.utime(entry, (0, time.time() - OLDEST + 3600))
    assert store.load(key) == b"made"
    assert time.time() - entry.stat().st_mtime < 60


def test_it_is_swept_once_a_day_or_after_much(store: Store) -> None:
    store.tidy()
    key = store.key(b"a")
    store.save(key, b"made")
    [entry] = entries(store)
    os.utime(entry, (0, 0))
    store.tidy()
    assert entry.exists()
    store.written = LARGEST
    store.tidy()
    assert not entry.exists()


def test_a_block_within_a_block_of_the_same_guide_has_the_same_store(tmp_path: Path) -> None:
    assert current_store() is None
    with storing(tmp_path):
        outer = current_store()
        with storing(tmp_path):
            assert current_store() is outer
    assert current_store() is None
