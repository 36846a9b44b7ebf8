"""A site is made of the one that stood there before the last; nothing that anybody sees changes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.disk import spare
from generator.disk.again import put, put_all
from generator.disk.folders import replaced_folder

PAGE = "Q/HT01"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def kept(site: Path) -> Path:
    """Where the site is kept that stood there before."""
    return site.with_name("kept") / "spare"


def built(site: Path, **files: str) -> Path:
    """Build a site with a page of these files; gives the page's folder."""
    with replaced_folder(site, spared=kept(site)) as fresh:
        put(fresh / "index.html", b"home")
        put(fresh / "Q/_/index.html", b"frame")
        put_all(f"{fresh}/{PAGE}", {name: text.encode() for name, text in files.items()})
    found = {path.name: path.read_text() for path in (site / PAGE).iterdir()}
    assert found == files, "this, and nothing that was left"
    return site / PAGE


def test_what_nobody_sees_is_written_over(site: Path) -> None:
    first = built(site, page="1", code="same", gone="") / "page"
    number = first.stat().st_ino
    folder = first.parent.stat().st_ino
    built(site, page="two", code="same")
    assert first.stat().st_ino != number, "the first site was seen until then"
    page = built(site, page="3", code="same", new="")
    assert page.stat().st_ino == folder
    assert ((page / "page").stat().st_ino == number) == (sys.platform == "linux")
    assert (kept(site) / PAGE / "page").read_text() == "two"


def test_what_is_the_same_stays_the_same_file(site: Path) -> None:
    number = (built(site, code="same") / "code").stat().st_ino
    for page in "123":
        assert (built(site, code="same", page=page) / "code").stat().st_ino == number


def test_what_somebody_reads_or_has_another_name_for_is_left_alone(
    site: Path, tmp_path: Path
) -> None:
    page = built(site, held="first", named="first")
    os.link(page / "named", tmp_path / "elsewhere")
    with (page / "held").open() as reader:
        built(site, held="second", named="second")
        built(site, held="third", named="third")
        assert reader.read() == "first"
    assert (tmp_path / "elsewhere").read_text() == "first"


def _linked_away(file: Path) -> None:
    file.unlink()
    file.symlink_to(file.parents[4] / "theirs")


def _a_folder(file: Path) -> None:
    file.unlink()
    (file / "inner").mkdir(parents=True)


def _moved(file: Path) -> None:
    file.parent.rename(file.parents[1] / "HT02")


SPOILT: dict[str, Callable[[Path], None]] = {
    "a link": _linked_away,
    "a folder": _a_folder,
    "of another mode": lambda file: file.chmod(0o600),
    "gone": Path.unlink,
    "not alone": lambda file: (file.parent / "other").mkdir(),
    "without its folder": _moved,
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_whatever_was_kept_the_page_is_as_it_has_to_be(spoilt: str, site: Path) -> None:
    theirs = site.with_name("theirs")
    theirs.write_text("theirs")
    mode = (built(site, page="1") / "page").stat().st_mode
    built(site, page="2")
    SPOILT[spoilt](kept(site) / PAGE / "page")
    file = built(site, page="3") / "page"
    assert not file.is_symlink()
    assert file.stat().st_mode == mode
    assert theirs.read_text() == "theirs"


def test_a_link_is_not_taken_for_what_was_kept(site: Path) -> None:
    built(site, page="1")
    built(site, page="2")
    theirs = kept(site).rename(site.with_name("theirs"))
    kept(site).symlink_to(theirs)
    built(site, page="3")
    assert (theirs / PAGE / "page").read_text() == "1"


@pytest.mark.parametrize("folder", [PAGE, "Q"])
def test_what_lies_behind_a_link_within_a_site_is_left_alone(folder: str, site: Path) -> None:
    """Somebody has moved a folder of the site away, and put a link in its place."""
    built(site, page="1", same="same")
    theirs = site.with_name("theirs")
    (site / folder).rename(theirs)
    (theirs / "sub").mkdir()
    (theirs / "mine").write_text("mine")
    (site / folder).symlink_to(theirs)
    before = {path: path.is_dir() or path.read_bytes() for path in theirs.rglob("*")}
    for text in "1231":
        page = built(site, page=text, same="same")
        assert not page.is_symlink()
        assert not page.parent.is_symlink()
        assert {path: path.is_dir() or path.read_bytes() for path in theirs.rglob("*")} == before
        assert all(path.stat().st_nlink == 1 for path in theirs.rglob("*") if path.is_file())


@pytest.mark.parametrize("mode", [0o700, 0o777, 0o2755])
def test_a_folder_of_another_mode_does_not_come_back(mode: int, site: Path) -> None:
    usual = built(site, page="1").stat().st_mode
    (site / PAGE).chmod(mode)
    for page in "123":
        assert built(site, page=page).stat().st_mode == usual


def test_where_nothing_may_be_kept_the_site_is_replaced_all_the_same(site: Path) -> None:
    site.with_name("kept").write_text("a file")
    for page in "123":
        built(site, page=page)


def test_a_failed_build_leaves_what_people_see(site: Path) -> None:
    built(site, page="1")
    built(site, page="2")

    def fail() -> None:
        with replaced_folder(site, spared=kept(site)) as fresh:
            put_all(f"{fresh}/{PAGE}", {"page": b"3"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (site / PAGE / "page").read_text() == "2"
    assert (kept(site) / "index.html").is_file()
    built(site, page="3")
    assert (kept(site) / PAGE / "page").read_text() == "2"


def test_what_was_kept_long_ago_goes(site: Path) -> None:
    built(site, page="1")
    built(site, page="2")
    spare.let_go(kept(site), time.time())
    assert kept(site).is_dir()
    old = time.time() - spare.OLDEST - 60
    os.utime(kept(site), (old, old))
    spare.let_go(kept(site), time.time())
    assert not kept(site).exists()
