"""A file that says what it said before is the same file; nothing that people see is touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.disk import again
from generator.disk.again import put
from generator.disk.folders import replaced_folder

FILES = {"index.html": b"home", "Q/HT01/index.html": b"birth", "Q/HT01/qr.svg": b"code"}


def built(site: Path, files: dict[str, bytes]) -> dict[str, int]:
    """Build a site of these files; gives the inode of each."""
    with replaced_folder(site) as fresh:
        for name, data in files.items():
            put(fresh / name, data)
    assert {name: (site / name).read_bytes() for name in files} == files
    return {name: (site / name).stat().st_ino for name in files}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_what_is_the_same_is_the_same_file(site: Path) -> None:
    before = built(site, FILES)
    assert built(site, FILES) == before
    after = built(site, FILES | {"Q/HT01/qr.svg": b"CODE"})
    assert {name for name in FILES if after[name] != before[name]} == {"Q/HT01/qr.svg"}
    assert (site / "index.html").stat().st_nlink == 1


def _linked_away(file: Path) -> None:
    data = file.read_bytes()
    other = file.with_name("other")
    other.write_bytes(data)
    file.unlink()
    file.symlink_to(other)


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


SPOILT: dict[str, Callable[[Path], None]] = {
    "a link": _linked_away,
    "of another mode": lambda file: file.chmod(0o600),
    "a folder": _a_folder,
    "gone": Path.unlink,
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_is_not_a_plain_file_as_we_make_them_is_written(spoilt: str, site: Path) -> None:
    built(site, FILES)
    file = site / "Q/HT01/index.html"
    mode = file.stat().st_mode
    SPOILT[spoilt](file)
    built(site, FILES)
    assert not file.is_symlink()
    assert file.stat().st_mode == mode


def test_where_the_system_links_nothing_it_is_written(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    before = built(site, FILES)
    monkeypatch.setattr(os, "link", refuse)
    after = built(site, FILES)
    assert not {*before.values()} & {*after.values()}


def test_a_failed_build_leaves_the_old_site_even_where_a_file_is_written_twice(site: Path) -> None:
    built(site, FILES)

    def fail() -> None:
        with replaced_folder(site) as fresh:
            put(fresh / "index.html", FILES["index.html"])
            put(fresh / "index.html", b"new!")
            assert (fresh / "index.html").read_bytes() == b"new!"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (site / "index.html").read_bytes() == FILES["index.html"]


def test_a_file_outside_is_just_written(site: Path, tmp_path: Path) -> None:
    built(site, FILES)
    with replaced_folder(site) as fresh:
        put(fresh / "index.html", b"home")
        put(tmp_path / "else/where.txt", b"home")
    assert (tmp_path / "else/where.txt").read_bytes() == b"home"
    assert again._replacing.get() is None
