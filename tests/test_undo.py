"""Undo: the older text is back, residents' changes are said, and no issued code is ever lost."""

from __future__ import annotations

import pytest

from generator.library.registers.prints import HEADER
from tests.guide_files import (
    BIRTH_FILE,
    BURIAL,
    LEDGER_FILE,
    MARRIAGE_FILE,
    PRINTS_FILE,
    WARD_FILE,
    Guide,
    own,
)
from tests.guide_history import BURIAL_FILE, PRINT, commit, git
from tests.running import Run, motcham


@pytest.fixture
def run(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `motcham` in the small guide, which has one commit."""
    git(guide, "init", "--quiet")
    commit(guide)
    monkeypatch.chdir(guide.root)
    return motcham


def test_the_last_change_of_one_file_is_put_back_and_said(run: Run, guide: Guide) -> None:
    before = guide.read(BIRTH_FILE)
    guide.write(BIRTH_FILE, f"# bản gốc: 3f9a0c1b2d4e\n{before}")
    commit(guide)
    guide.replace(BIRTH_FILE, "amount: 0}\n  - via", "amount: 8000}\n  - via")
    commit(guide)
    guide.replace(WARD_FILE, "028 3800 0000", "028 0000 1111")
    commit(guide)
    result = run("undo", BIRTH_FILE)
    assert result.exit_code == 0, result.output
    said = result.output.replace("\u00a0", " ")
    assert guide.read(BIRTH_FILE) == before
    assert "028 0000 1111" in guide.read(WARD_FILE)
    assert "Hoàn tác «Sửa», nhận ngày 01/12/2026:" in said
    assert f"  {BIRTH_FILE}: trở lại bản trước\n" in said
    assert "phí, lệ phí: Tại quầy: 8.000 đ; Trực tuyến: Miễn phí → Miễn phí\n" in said
    assert "Chưa gửi gì." in said


def test_the_day_of_a_change_is_vietnams_wherever_it_was_made(run: Run, guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "Làm giấy khai sinh", "Xin giấy khai sinh")
    git(guide, "add", "--all")
    git(guide, "commit", "--quiet", "--message=Sửa", at="2026-11-30T22:00:00+00:00")
    assert "nhận ngày 01/12/2026:" in run("undo").output


def test_the_last_publication_is_put_back_whole_and_once_more_undoes_that(
    run: Run, guide: Guide
) -> None:
    files = (BIRTH_FILE, WARD_FILE)
    before = [guide.read(file) for file in files]
    guide.replace(BIRTH_FILE, "Làm giấy khai sinh", "Xin giấy khai sinh")
    guide.replace(WARD_FILE, "028 3800 0000", "028 0000 1111")
    guide.write(own("local/HT02.yml"), "of: 4b2382\n")
    guide.write(PRINTS_FILE, f"{HEADER}\n{PRINT}")
    commit(guide)
    after = [guide.read(file) for file in files]
    git(guide, "commit", "--quiet", "--allow-empty", "--message=ngoài trang")
    assert run("undo").exit_code == 0
    assert [guide.read(file) for file in files] == before
    assert not guide.path(own("local/HT02.yml")).exists()
    assert PRINT in guide.read(PRINTS_FILE)
    commit(guide)
    assert run("undo").exit_code == 0
    assert [guide.read(file) for file in files] == after


def test_a_merged_branch_is_one_publication(run: Run, guide: Guide) -> None:
    before = guide.read(BIRTH_FILE)
    git(guide, "checkout", "--quiet", "-b", "sua")
    guide.replace(BIRTH_FILE, "Làm giấy", "Xin giấy")
    commit(guide)
    guide.replace(BIRTH_FILE, "Xin giấy", "Lấy giấy")
    commit(guide)
    git(guide, "checkout", "--quiet", "-")
    git(guide, "merge", "--quiet", "--no-ff", "--message=Nhận đề nghị", "sua")
    assert "Hoàn tác «Nhận đề nghị»" in run("undo").output
    assert guide.read(BIRTH_FILE) == before


@pytest.mark.parametrize("first", ["", BURIAL.replace("published", "draft")], ids=["new", "draft"])
def test_a_page_whose_code_is_issued_stays(run: Run, guide: Guide, first: str) -> None:
    if first:
        guide.write(BURIAL_FILE, first)
        commit(guide)
    guide.write(BURIAL_FILE, BURIAL)
    guide.replace(BIRTH_FILE, "Làm giấy", "Xin giấy")
    guide.issue_codes()
    commit(guide)
    refused = run("undo", BURIAL_FILE)
    assert refused.exit_code == 1
    assert "mã HT03 đã cấp ở lần ấy" in refused.output
    result = run("undo")
    assert f"{BURIAL_FILE}: giữ nguyên, vì mã HT03 đã cấp." in result.output
    assert guide.read(BURIAL_FILE) == BURIAL
    assert "HT03,procedure" in guide.read(LEDGER_FILE)
    assert "Làm giấy" in guide.read(BIRTH_FILE)
    assert not guide.problems()


def test_a_withdrawal_taken_back_leaves_no_withdrawal_in_the_ledger(run: Run, guide: Guide) -> None:
    withdrawn = "status: withdrawn\nwithdrawn_on: 2026-11-22\nreason: Luật mới bỏ.\n"
    guide.replace(BIRTH_FILE, "related: [HT02]\n", "")
    commit(guide)
    before = guide.read(LEDGER_FILE)
    guide.replace(MARRIAGE_FILE, "status: published\n", withdrawn)
    guide.issue_codes()
    commit(guide)
    assert guide.read(LEDGER_FILE) != before
    result = run("undo", MARRIAGE_FILE)
    assert result.exit_code == 0, result.output
    assert guide.read(LEDGER_FILE) == before
    assert not guide.problems()


def test_what_cannot_be_undone_is_said_and_nothing_is_written(run: Run, guide: Guide) -> None:
    first = run("undo", BIRTH_FILE)
    assert first.exit_code == 1
    assert "chưa có gì, nên không có bản cũ" in first.output
    guide.replace(BIRTH_FILE, "Làm giấy", "Xin giấy")
    commit(guide)
    guide.replace(BIRTH_FILE, "Xin giấy", "Lấy giấy")
    unfinished = run("undo")
    assert unfinished.exit_code == 1
    assert f"{BIRTH_FILE} đang sửa dở" in unfinished.output
    assert "Lấy giấy" in guide.read(BIRTH_FILE)
    for file, words in {
        LEDGER_FILE: "không lấy lại được",
        "README.md": "không phải tệp của",
        "/etc/passwd": "nằm ngoài thư mục này",
    }.items():
        assert words in run("undo", file).output


def test_an_undo_that_would_break_the_guide_is_refused(run: Run, guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "cases:", "kases:")
    commit(guide)
    text = guide.read(BIRTH_FILE).replace("kases:", "cases:")
    guide.write(BIRTH_FILE, text)
    commit(guide)
    result = run("undo", BIRTH_FILE)
    assert result.exit_code == 1
    assert "Không hoàn tác được: trang sẽ có lỗi" in result.output
    assert "motcham undo" in result.output
    whole = run("undo")
    assert whole.exit_code == 1
    assert "motcham undo" not in whole.output  # it would be told to do what it just did
    assert guide.read(BIRTH_FILE) == text
