"""The project as it was at a git revision, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import MotchamError
from generator.library.editions.git import checked_out
from tests.guide_files import BIRTH_FILE, WARD_FILE, Guide
from tests.test_desk import git


def test_an_older_state_stands_apart_and_goes_away(guide: Guide) -> None:
    (guide.root / "away").symlink_to("/etc")
    git(guide.root, "init", "-q")
    git(guide.root, "add", "-A")
    git(guide.root, "commit", "-qm", "before")
    before = guide.read(BIRTH_FILE)
    guide.delete(BIRTH_FILE)
    with checked_out(guide.root, "HEAD") as folder:
        assert (folder / BIRTH_FILE).read_text(encoding="utf-8") == before
        assert not [path for path in folder.rglob("*") if path.is_symlink()]
    assert not folder.exists()
    assert not guide.path(BIRTH_FILE).exists()


def test_a_guide_below_the_repository_s_top_is_found_there(guide: Guide) -> None:
    git(guide.root.parent, "init", "-q")
    git(guide.root.parent, "add", "-A")
    git(guide.root.parent, "commit", "-qm", "before")
    with checked_out(guide.root, "HEAD") as folder:
        assert (folder / WARD_FILE).is_file()


def test_outside_a_repository_it_is_said(tmp_path: Path) -> None:
    with (
        pytest.raises(MotchamError, match="Không tìm thấy phiên bản git «HEAD»"),
        checked_out(tmp_path, "HEAD"),
    ):
        pass
