"""A file that a form filled from an older edition takes nothing back of what others changed."""

from __future__ import annotations

import hashlib

import pytest

from generator.library.editions.bases import outdated_bases
from generator.library.forms.base_line import base_of, known_by, without_base
from generator.library.forms.problems import Problem
from tests.guide_files import BIRTH_FILE, Guide, own
from tests.guide_history import BURIAL_FILE, commit, git

PAGE_FILE = own("pages/tin.md")
PAGE = "---\ncode: TT001\ntitle: Lịch trực\n---\n\nThứ bảy.\n"
NOTE = "notes: [Đi cùng người thân.]\n"
OTHER = "keywords: [làm giấy khai sinh]\n"


@pytest.fixture
def desk(guide: Guide) -> Guide:
    """A guide on main, and a branch on which something is about to be changed."""
    git(guide, "init", "--quiet", "--initial-branch=main")
    guide.write(PAGE_FILE, PAGE)
    commit(guide)
    return guide


def filled(guide: Guide, file: str = BIRTH_FILE) -> str:
    """What the form writes where nothing is changed."""
    text = guide.read(file)
    line = f"# bản gốc: {known_by(text)}\n"
    if text.startswith("---\n"):
        return text.replace("---\n", f"---\n{line}", 1)
    return line + without_base(text)


def found(guide: Guide) -> list[Problem]:
    return list(outdated_bases(guide.roots, "main"))


def pasting(guide: Guide, text: str, file: str = BIRTH_FILE) -> list[Problem]:
    """Put the form's text over main's, on a branch, as GitHub's editor does."""
    git(guide, "switch", "--quiet", "--create", "branch")
    guide.write(file, text)
    commit(guide)
    return found(guide)


def test_a_base_is_the_hash_of_the_text_without_its_line() -> None:
    text = "title: Khai sinh\n"
    assert known_by(text) == hashlib.sha256(text.encode()).hexdigest()[:12] == "560017311c1d"
    for same in (
        "# bản gốc: 000000000000\n" + text,
        text.replace("\n", "\r\n"),
        "\ufeff" + text,
        "# ba\u0309n gô\u0301c: 560017311c1d\r\n" + text,
    ):
        assert known_by(same) == known_by(text), same
    assert base_of("---\n# bản gốc: 560017311c1d\ncode: TT001\n---\n") == "560017311c1d"
    assert without_base("---\n# bản gốc: 5\ncode: TT001\n") == "---\ncode: TT001\n"
    assert base_of(text) is base_of(f"{text}# bản gốc: 560017311c1d\n") is None


@pytest.mark.parametrize("file", [BIRTH_FILE, PAGE_FILE])
def test_a_file_that_began_from_mains_is_taken(desk: Guide, file: str) -> None:
    assert pasting(desk, filled(desk, file) + "# thêm\n", file) == []


@pytest.mark.parametrize("file", [BIRTH_FILE, PAGE_FILE])
def test_a_line_that_a_colleague_added_meanwhile_is_not_lost(desk: Guide, file: str) -> None:
    text = filled(desk, file)
    desk.add(file, NOTE)
    commit(desk)
    (problem,) = pasting(desk, text + OTHER, file)
    assert (problem.file, problem.line) == (file, 2 if file == PAGE_FILE else 1)
    assert (problem.rule, problem.severity) == ("base-outdated", "error")
    assert "sẽ mất dòng «notes: [Đi cùng người thân.]»." in problem.message
    assert "khai sinh" not in problem.message


def test_what_a_colleague_took_away_does_not_come_back(desk: Guide) -> None:
    text = filled(desk)
    desk.replace(BIRTH_FILE, "audience: [citizen]\n", "")
    commit(desk)
    (problem,) = pasting(desk, text)
    assert "sẽ có lại dòng đã bỏ «audience: [citizen]»." in problem.message


def test_one_of_several_equal_lines_is_missed_too(desk: Guide) -> None:
    desk.add(BIRTH_FILE, "# a\n# a\n")
    commit(desk)
    text = filled(desk)
    desk.add(BIRTH_FILE, "# a\n")
    commit(desk)
    assert "sẽ mất dòng «# a»." in pasting(desk, text)[0].message


def test_what_has_both_is_taken_whatever_its_base(desk: Guide) -> None:
    text = filled(desk)
    desk.add(BIRTH_FILE, NOTE)
    commit(desk)
    assert pasting(desk, text + NOTE + OTHER) == []


def test_a_merged_line_stays_without_harm_and_counts_for_no_hash(desk: Guide) -> None:
    desk.write(BIRTH_FILE, filled(desk) + OTHER)
    commit(desk)
    assert base_of(desk.read(BIRTH_FILE))
    assert found(desk) == []
    assert pasting(desk, filled(desk) + NOTE) == []


def test_two_who_began_from_one_edition_do_not_undo_each_other(desk: Guide) -> None:
    first, second = filled(desk) + NOTE, filled(desk) + OTHER
    desk.write(BIRTH_FILE, first)
    commit(desk)
    (problem,) = pasting(desk, second)
    assert "«notes: [Đi cùng người thân.]»" in problem.message


def test_a_branch_that_git_merges_itself_is_taken(desk: Guide) -> None:
    text = filled(desk) + OTHER
    git(desk, "switch", "--quiet", "--create", "branch")
    desk.write(BIRTH_FILE, text)
    commit(desk)
    git(desk, "switch", "--quiet", "main")
    desk.replace(BIRTH_FILE, "audience: [citizen]\n", "audience: [citizen, business]\n")
    commit(desk)
    git(desk, "merge", "--quiet", "--no-edit", "branch")
    git(desk, "switch", "--quiet", "--create", "merged")
    git(desk, "branch", "--quiet", "--force", "main", "main^")
    assert found(desk) == []


def test_a_base_that_never_was_is_refused(desk: Guide) -> None:
    (problem,) = pasting(desk, "# bản gốc: 0123456789ab\n" + desk.read(BIRTH_FILE) + NOTE)
    assert problem.rule == "base-unknown"
    assert "xoá dòng «# bản gốc»" in problem.hint


def test_a_new_file_says_so_and_does_not_replace_one(desk: Guide) -> None:
    assert pasting(desk, "# bản gốc: chưa có\ncode: HT03\n", BURIAL_FILE) == []
    git(desk, "switch", "--quiet", "main")
    desk.write(BURIAL_FILE, "code: HT03\ntitle: Khai tử\n")
    commit(desk)
    git(desk, "switch", "--quiet", "branch")
    (problem,) = found(desk)
    assert "«title: Khai tử»" in problem.message


def test_digits_of_a_base_are_no_identity_number(desk: Guide) -> None:
    desk.write(BIRTH_FILE, "# bản gốc: 079085001234\n" + desk.read(BIRTH_FILE))
    assert not [one for one in desk.problems() if one.file == BIRTH_FILE]


def test_git_that_does_not_know_the_revision_says_nothing_here(desk: Guide) -> None:
    assert list(outdated_bases(desk.roots, "nowhere")) == []
