"""A unit takes what the library has corrected: no conflict, and it is told what that means."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.library.checked.library import load_library
from generator.library.forms.paths import SAMPLE
from generator.library.local.in_unit import mark_for_overlays
from tests.guide_files import (
    BIRTH_FILE,
    BURIAL,
    COPY_FILE,
    MARRIAGE_FILE,
    Guide,
    write_guide,
)
from tests.guide_history import BURIAL_FILE, commit, git
from tests.running import motcham
from tests.test_start_unit import options

ID = "xa-thu"
NEWS = (
    "---\ncode: TT002\ntitle: Lịch trực\nsummary: Ai trực.\non: 2026-11-20\n---\n\nSáng thứ bảy.\n"
)
ATTRIBUTES = Path(__file__).parents[1] / ".gitattributes"
IGNORED = ATTRIBUTES.with_name(".gitignore")
Run = Callable[..., str]


@dataclass(frozen=True)
class Copies:
    """The library's repository, and the unit's copy of it, in which it has begun and printed."""

    library: Guide
    unit: Guide

    def correct(self) -> None:
        """What the library's keepers do meanwhile."""
        self.library.replace(BIRTH_FILE, "amount: 0}\n  - via", "amount: 8000}\n  - via")
        self.library.replace(MARRIAGE_FILE, "checked_on: 2026-11-20", "checked_on: 2026-11-27")
        self.library.write(BURIAL_FILE, BURIAL.replace("Đăng ký kết hôn", "Đăng ký khai tử"))
        gone = "status: withdrawn\nwithdrawn_on: 2026-11-25\nreason: Đã bỏ."
        self.library.replace(COPY_FILE, "status: published", gone)
        self.library.issue_codes()
        commit(self.library)

    def merge(self) -> None:
        """What «Sync fork» does."""
        git(self.unit, "fetch", "--quiet", "origin")
        git(self.unit, "merge", "--quiet", "--no-edit", "origin/main")


@pytest.fixture
def run(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `motcham` in the unit's copy; gives what it says."""
    monkeypatch.chdir(copies.unit.root)

    def run_(*arguments: str, status: int = 0) -> str:
        result = motcham(*arguments)
        assert result.exit_code == status, result.output
        return result.output.replace("\u00a0", " ")

    return run_


def overlay(unit: Guide, code: str) -> str:
    """What a unit adds to a procedure, written as the library has it now."""
    library, _ = load_library(unit.roots)
    assert library
    (procedure,) = (one for one in library.procedures if one.code == code)
    return f"of: {mark_for_overlays(procedure)}\nnotes: [Sáng thứ bảy chỉ nhận đến 10 giờ.]\n"


@pytest.fixture(scope="module", params=["as it is cloned", "as GitHub merges"])
def began(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """The library with its sample, and a unit that has begun, issued codes and printed."""
    folder = tmp_path_factory.mktemp("upgrade")
    library = write_guide(folder / "library")
    library.path("wards/phuong-thu").rename(library.root / f"wards/{SAMPLE}")
    library.add(f"wards/{SAMPLE}/ward.yml", "sample: true\n")
    shutil.copy(IGNORED, library.root)
    if request.param == "as it is cloned":
        shutil.copy(ATTRIBUTES, library.root)  # GitHub knows no driver of merges
    git(library, "init", "--quiet", "--initial-branch=main")
    commit(library)
    git(library, "clone", "--quiet", ".", str(folder / "unit"))
    unit = Guide(folder / "unit", ID)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(unit.root)
        for command in (
            ["start", ID, *options()],
            ["codes", "update"],
            ["print", "poster", "HT01", "--record", "--place", "Quầy 1"],
            ["print", "poster", "HT02", "--record", "--place", "Quầy 2"],
        ):
            if command[0] == "codes":
                unit.write_own("pages/lich-truc.md", NEWS)
            done = motcham(*command)
            assert done.exit_code == 0, done.output
    unit.write_own("local/HT01.yml", overlay(unit, "HT01"))
    shutil.rmtree(unit.root / "print")
    commit(unit)
    return Copies(library, unit)


@pytest.fixture
def copies(began: Copies, tmp_path: Path) -> Copies:
    """Both repositories, for one test."""
    shutil.copytree(began.library.root, tmp_path / "library")
    shutil.copytree(began.unit.root, tmp_path / "unit")
    copies = Copies(Guide(tmp_path / "library"), Guide(tmp_path / "unit", ID))
    git(copies.unit, "remote", "set-url", "origin", str(copies.library.root))
    return copies


def listed(guide: Guide, *arguments: str) -> list[str]:
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=guide.root, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def test_an_upgrade_meets_no_conflict_and_says_what_it_means(copies: Copies, run: Run) -> None:
    own = listed(copies.unit, "diff", "--name-only", "origin/main", "HEAD")
    assert [file for file in own if not file.startswith(f"wards/{ID}/")] == []  # no two writers
    assert f"wards/{ID}/prints.csv" in own
    copies.correct()
    copies.merge()
    assert listed(copies.unit, "status", "--porcelain") == []
    for base in ("HEAD~1", "HEAD"):
        run("check", "--base", base)
    said = run("diff", "--base", "HEAD~1")
    changed, _, rest = said.partition("\n\nTờ đã in thành cũ, phải thay hoặc gỡ:\n")
    stale, _, overtaken = rest.partition("\n\nPhần riêng phải xem lại:\n")
    assert changed == CHANGED
    assert overtaken == f"HT01 Đăng ký khai sinh: wards/{ID}/local/HT01.yml\n"
    assert [line.partition(" «")[0] for line in stale.splitlines()] == ["Quầy 1: tờ dán quầy HT01"]
    assert "HT01" in run("prints", "stale", status=1)
    assert "HT02" not in run("prints", "stale", status=1)
    assert run("diff", "--base", "HEAD") == "Không có gì đổi với người dân.\n"


CHANGED = """\
CT01 Sao y chứng thực — tình trạng: đang áp dụng → Trang này không dùng nữa từ ngày 25/11/2026.; \
Đã bỏ.
HT01 Đăng ký khai sinh — phí, lệ phí: Miễn phí → Tại quầy: 8.000 đ; Trực tuyến: Miễn phí
HT02 Đăng ký kết hôn — nguồn: đã kiểm tra ngày 20/11/2026; kiểm tra lại trước ngày 20/05/2027 → \
đã kiểm tra ngày 27/11/2026; kiểm tra lại trước ngày 27/05/2027
HT03 Đăng ký khai tử — thủ tục mới"""


def test_a_unit_that_was_not_there_is_told_so(copies: Copies, run: Run) -> None:
    copies.correct()
    copies.merge()
    for base in ("HEAD~1~1", "origin/main"):  # before the unit began, and the library itself
        said = run("diff", "--base", base, "--format", "markdown")
        assert said == f"Ở «{base}» chưa có đơn vị {ID}: với người dân, mọi trang đều mới.\n"


def test_a_library_that_was_broken_is_named_with_its_place(copies: Copies, run: Run) -> None:
    copies.library.replace(MARRIAGE_FILE, "code: HT02", "kode: HT02")
    commit(copies.library)
    copies.merge()
    copies.library.replace(MARRIAGE_FILE, "kode: HT02", "code: HT02")
    commit(copies.library)
    copies.merge()
    run("check", "--base", "HEAD~1")
    said = run("diff", "--base", "HEAD~1", status=1)
    assert f"Bản ở «HEAD~1» có lỗi nên không so được. {MARRIAGE_FILE}:" in said
    assert run("diff", "--base", "HEAD~2") == "Không có gì đổi với người dân.\n"
