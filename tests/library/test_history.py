"""What was ever promised on paper is missed for as long as it is gone, on real git histories."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.library.editions.history import compare_history
from generator.library.forms.paths import Roots
from generator.library.registers.prints import HEADER
from tests.guide_files import (
    BIRTH_FILE,
    BURIAL,
    ISSUED_ON,
    LEDGER_FILE,
    MARRIAGE_FILE,
    PRINTS_FILE,
    UNIT,
    UNIT_LEDGER_FILE,
    WARD_FILE,
    Guide,
    own,
)
from tests.guide_history import (
    BURIAL_FILE,
    LATER,
    MARRIAGE_ROW,
    PRINT,
    Step,
    adding,
    both,
    changing,
    commit,
    git,
    swapping,
)
from tests.library.test_renovations import RENOVATION

COPY_ROW = "CT01,procedure,sao-y,2026-11-21,\n"


@pytest.fixture
def kept(guide: Guide) -> Guide:
    """The small guide under git, nothing committed."""
    git(guide, "init", "--quiet", "--initial-branch=main")
    return guide


def without(file: str, line: str) -> Step:
    return lambda guide: guide.replace(file, line, "")


def nothing(guide: Guide) -> None:
    guide.add(BIRTH_FILE, "# Đã xem lại.\n")


def becoming_real(guide: Guide) -> None:
    guide.replace(WARD_FILE, "sample: true\n", "")


def noting_a_print(guide: Guide) -> None:
    guide.write(PRINTS_FILE, f"{HEADER}\n{PRINT}")


def issuing_anew(guide: Guide) -> None:
    guide.delete(LEDGER_FILE)
    guide.issue_codes(LATER)


def one_more_code(guide: Guide) -> None:
    guide.write(BURIAL_FILE, BURIAL)
    guide.issue_codes(date(2026, 11, 30))


to_another_host = changing(WARD_FILE, "https://phuong.tinh.vn/", "https://moi.tinh.vn/")
dropping_marriage = both(
    lambda guide: guide.delete(MARRIAGE_FILE),
    without(BIRTH_FILE, "related: [HT02]\n"),
    without(LEDGER_FILE, MARRIAGE_ROW),
)
NEWS_FILE, NEWS = (
    own("pages/tin.md"),
    "---\ncode: TT001\ntitle: Tin\nsummary: Một tin.\n---\nTin.\n",
)
dropping_news = both(
    lambda guide: guide.delete(NEWS_FILE), lambda guide: guide.delete(UNIT_LEDGER_FILE)
)


renaming = changing(BIRTH_FILE, "title: Đăng ký khai sinh", "title: Khai sinh cho con")
renaming_officially = changing(BIRTH_FILE, "Thủ tục đăng ký khai sinh", "Đăng ký khai sinh")
renumbering = changing(BIRTH_FILE, "1.001193", "1.009999")


WITHDRAWN = "status: withdrawn\nwithdrawn_on: 2026-11-25\nreason: Không còn."
withdrawing = both(
    changing(MARRIAGE_FILE, "status: published", WITHDRAWN),
    changing(LEDGER_FILE, MARRIAGE_ROW, MARRIAGE_ROW.replace(",\n", ",2026-11-25\n")),
)
in_use_again = changing(MARRIAGE_FILE, WITHDRAWN, "status: published")


WORKS_FILE, WORKS_ROW = (
    own("renovations/2026/R7K2QXM.yml"),
    "R7K2QXM,renovation,R7K2QXM,2026-12-01,",
)


def announcing(guide: Guide) -> None:
    guide.write(WORKS_FILE, RENOVATION)
    guide.issue_codes(LATER)


def ending(day: str) -> Step:
    """The day of the end goes into the ledger, by hand."""
    return changing(UNIT_LEDGER_FILE, f"{WORKS_ROW}\n", f"{WORKS_ROW}{day}\n")


def erasing(guide: Guide) -> None:
    guide.delete(WORKS_FILE)


finishing = changing(WORKS_FILE, "status: running", "status: finished")
stopping = changing(WORKS_FILE, "status: running", "status: stopped")
erased = both(erasing, ending("2026-12-30"))


def bringing_back(guide: Guide) -> None:
    guide.write(WORKS_FILE, RENOVATION)
    guide.replace(UNIT_LEDGER_FILE, f"{WORKS_ROW}2026-12-30", WORKS_ROW)


def found_after(guide: Guide, steps: list[Step]) -> str:
    """The rule that is broken in the night after the pushes, and by the last of them."""
    for step in steps:
        step(guide)
        by_the_push = rules(guide)
        commit(guide)
    assert rules(guide) == by_the_push
    return by_the_push


def rules(guide: Guide, base: str = "HEAD") -> str:
    return " ".join(sorted({problem.rule for problem in compare_history(guide.roots, base)}))


GOOD = ""
LOST, PRINT_LOST, MOVED = "ledger-rewritten", "prints-rewritten", "site-url-changed"
ANOTHER, ERASED = "code-means-another", "renovation-erased"

WARDS: dict[str, tuple[list[Step], str]] = {
    "nothing happens": ([nothing], GOOD),
    "a row and its file deleted": ([dropping_marriage], LOST),
    "and something else pushed": ([dropping_marriage, nothing, nothing], LOST),
    "and put back": ([dropping_marriage, nothing, adding(LEDGER_FILE, MARRIAGE_ROW)], GOOD),
    "a row given to another": (
        [changing(LEDGER_FILE, MARRIAGE_ROW, MARRIAGE_ROW.replace("ket-hon", "cuoi")), nothing],
        LOST,
    ),
    "a new code issued and dropped again": (
        [one_more_code, without(LEDGER_FILE, "HT03,procedure,khai-tu,2026-11-30,\n"), nothing],
        LOST,
    ),
    "the day of a withdrawal taken back": (
        [withdrawing, changing(LEDGER_FILE, ",2026-11-25\n", ",\n"), nothing],
        LOST,
    ),
    "a withdrawn procedure in use again": (
        [withdrawing, both(in_use_again, changing(LEDGER_FILE, ",2026-11-25\n", ",\n")), nothing],
        GOOD,
    ),
    "the ledger issued anew": ([issuing_anew, nothing], LOST),
    "a print noted": ([noting_a_print, nothing], GOOD),
    "a print forgotten": ([noting_a_print, without(PRINTS_FILE, PRINT), nothing], PRINT_LOST),
    "the print records deleted": (
        [noting_a_print, lambda guide: guide.delete(PRINTS_FILE), nothing],
        PRINT_LOST,
    ),
    "another host": ([to_another_host], MOVED),
    "another host, two pushes ago": ([to_another_host, nothing], MOVED),
    "another path": (
        [changing(WARD_FILE, "phuong.tinh.vn/", "phuong.tinh.vn/guide/"), nothing],
        MOVED,
    ),
    "another host that says where the codes lead": (
        [
            both(
                to_another_host,
                adding(WARD_FILE, "former_site_urls: [https://phuong.tinh.vn]\n"),
            ),
            nothing,
        ],
        GOOD,
    ),
    "the same host in other letters": (
        [changing(WARD_FILE, "https://phuong.tinh.vn/", "https://Phuong.Tinh.Vn"), nothing],
        GOOD,
    ),
    "two files change their contents": ([swapping], ANOTHER),
    "two files change their contents, two pushes ago": ([swapping, nothing, nothing], ANOTHER),
    "and change them back": ([swapping, nothing, swapping], GOOD),
    "a procedure gets all other names": (
        [both(renaming, renaming_officially, renumbering), nothing],
        ANOTHER,
    ),
    "a procedure gets one name after another": (
        [renaming, renaming_officially, renumbering, nothing],
        GOOD,
    ),
    "a procedure gets two other names": ([both(renaming, renumbering)], GOOD),
    "a file that nobody can read for a day": (
        [
            adding(BIRTH_FILE, "x: [\n"),
            both(without(BIRTH_FILE, "x: [\n"), renaming, renaming_officially, renumbering),
        ],
        ANOTHER,
    ),
    "a file gets another name": (
        [
            both(
                lambda guide: guide.write("procedures/ho-tich/sinh.yml", guide.read(BIRTH_FILE)),
                lambda guide: guide.delete(BIRTH_FILE),
                changing("procedures/ho-tich/sinh.yml", "1.001193", "1.009999"),
            ),
        ],
        GOOD,
    ),
    "running works erased by hand": ([announcing, erased, nothing], ERASED),
    "stopped works erased by hand": ([announcing, stopping, erased, nothing], ERASED),
    "works erased and brought back": ([announcing, erased, nothing, bringing_back], GOOD),
    "finished works put away on their last day": ([announcing, finishing, erased], GOOD),
    "finished works put away with another day": (
        [announcing, finishing, both(erasing, ending("2026-05-01"))],
        ERASED,
    ),
    "works that never had a file": (
        [lambda guide: guide.write(UNIT_LEDGER_FILE, f"{WORKS_ROW}2026-12-30\n"), nothing],
        GOOD,
    ),
    "a ward's file that nobody can read": (
        [adding(WARD_FILE, "sample: [\n"), without(WARD_FILE, "sample: [\n"), dropping_marriage],
        LOST,
    ),
    "a ward that calls itself a sample for a day": (
        [
            both(adding(WARD_FILE, "sample: true\n"), dropping_marriage),
            becoming_real,
        ],
        LOST,
    ),
}


@pytest.mark.parametrize("case", WARDS)
def test_what_a_ward_has_promised_is_held_until_it_is_there_again(kept: Guide, case: str) -> None:
    steps, rule = WARDS[case]
    commit(kept)
    assert found_after(kept, steps) == rule


SAMPLES: dict[str, tuple[list[Step], str]] = {
    "a sample loses a row": ([dropping_marriage, nothing], LOST),
    "a sample changes its address": ([to_another_host, nothing], MOVED),
    "a unit begins in the sample's place": (
        [both(becoming_real, to_another_host), nothing],
        GOOD,
    ),
    "a unit begins, then moves": (
        [becoming_real, one_more_code, to_another_host, nothing],
        MOVED,
    ),
    "a unit that begins without the sample's news": (
        [both(becoming_real, dropping_news), nothing],
        GOOD,
    ),
    "a unit that has begun drops its news": (
        [becoming_real, dropping_news, nothing],
        LOST,
    ),
    "a unit that begins drops a code of the library": (
        [both(becoming_real, dropping_marriage), nothing],
        LOST,
    ),
    "a unit that has begun drops a code of the library": (
        [becoming_real, dropping_marriage, nothing],
        LOST,
    ),
    "a unit that has begun gives a code to another": (
        [both(becoming_real, to_another_host), swapping, nothing],
        ANOTHER,
    ),
    "a unit that has begun moves": (
        [both(becoming_real, to_another_host), changing(WARD_FILE, "moi", "khac")],
        MOVED,
    ),
}


@pytest.fixture
def sample(kept: Guide) -> Guide:
    """The small guide as a sample that has stood for some days, with its news."""
    kept.add(WARD_FILE, "sample: true\n")
    kept.write(NEWS_FILE, NEWS)
    kept.issue_codes()
    commit(kept)
    return kept


@pytest.mark.parametrize("case", SAMPLES)
def test_a_ward_begins_once_where_the_sample_ends(sample: Guide, case: str) -> None:
    steps, rule = SAMPLES[case]
    assert found_after(sample, steps) == rule


def test_a_sample_may_think_again_on_the_day_it_issues_a_code(kept: Guide) -> None:
    kept.add(WARD_FILE, "sample: true\n")
    commit(kept, ISSUED_ON)
    dropping_marriage(kept)
    assert rules(kept) == LOST  # by the push that does it
    commit(kept, ISSUED_ON)
    assert rules(kept) == GOOD


def test_a_clerk_reads_what_a_new_address_does_and_how_to_go_on(kept: Guide) -> None:
    commit(kept)
    to_another_host(kept)
    [problem] = compare_history(kept.roots, "main")
    assert (problem.file, problem.line) == (WARD_FILE, 4)
    assert "https://phuong.tinh.vn/ (so với main)" in problem.message
    assert "sẽ không mở được nữa" in problem.message
    assert "former_site_urls: [https://phuong.tinh.vn/]" in problem.hint


def test_a_clerk_reads_what_a_code_meant_and_what_to_do(kept: Guide) -> None:
    commit(kept)
    swapping(kept)
    second, first = compare_history(kept.roots, "main")
    assert (first.file, first.line) == (BIRTH_FILE, 3)
    assert "Mã HT01 đã cấp cho «Đăng ký khai sinh»" in first.message
    assert "nay là «Đăng ký kết hôn»" in first.message
    assert "tệp mới với mã mới" in first.hint
    assert second.file == MARRIAGE_FILE


def test_a_lost_row_names_the_commit_that_had_it(kept: Guide) -> None:
    commit(kept)
    had = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=kept.root, text=True)[:9]
    dropping_marriage(kept)
    commit(kept)
    [problem] = compare_history(kept.roots, "HEAD")
    assert f"(so với {had})" in problem.message


def test_a_code_that_a_branch_tried_and_dropped_was_never_issued(kept: Guide) -> None:
    commit(kept)
    git(kept, "switch", "--quiet", "--create", "nhanh")
    one_more_code(kept)
    commit(kept)
    kept.delete(BURIAL_FILE)
    kept.replace(LEDGER_FILE, "HT03,procedure,khai-tu,2026-11-30,\n", "")
    commit(kept)
    assert rules(kept, "main") == GOOD
    git(kept, "switch", "--quiet", "main")
    git(kept, "merge", "--quiet", "--no-ff", "nhanh")
    assert rules(kept) == GOOD


@pytest.mark.parametrize("into", ["main", "nhanh"])
def test_a_merge_that_drops_a_row_of_either_side_is_found(kept: Guide, into: str) -> None:
    commit(kept)
    git(kept, "switch", "--quiet", "--create", "nhanh")
    nothing(kept)
    commit(kept)
    git(kept, "switch", "--quiet", "main")
    one_more_code(kept)
    commit(kept)
    git(kept, "switch", "--quiet", into)
    git(kept, "merge", "--quiet", "--no-commit", "--no-ff", "nhanh" if into == "main" else "main")
    kept.path(BURIAL_FILE).unlink()
    kept.replace(LEDGER_FILE, "HT03,procedure,khai-tu,2026-11-30,\n", "")
    commit(kept)
    nothing(kept)
    commit(kept)
    assert rules(kept) == LOST


def test_a_guide_in_a_folder_of_its_repository_is_found_there(tmp_path: Path, guide: Guide) -> None:
    repository, below = Guide(tmp_path / "kho"), Guide(tmp_path / "kho" / "trang tra cứu")
    repository.root.mkdir()
    guide.root.rename(below.root)
    git(repository, "init", "--quiet", "--initial-branch=main")
    commit(below)
    dropping_marriage(below)
    commit(below)
    assert rules(below) == LOST


def test_a_unit_whose_folder_is_gone_or_renamed_is_missed(kept: Guide) -> None:
    commit(kept)
    kept.path(own("")).rename(kept.path("wards/phuong-moi"))
    for ward in ("phuong-moi", UNIT):
        found = compare_history(Roots(kept.root, ward), "HEAD")
        assert {p.file for p in found if p.rule == "unit-lost"} == {WARD_FILE}


def test_a_sample_may_go(kept: Guide) -> None:
    kept.write("wards/phuong-mau/ward.yml", kept.read(WARD_FILE) + "sample: true\n")
    commit(kept)
    kept.delete("wards/phuong-mau/ward.yml")
    assert rules(kept) == GOOD


def test_a_history_that_is_cut_off_is_not_taken_for_the_whole(kept: Guide, tmp_path: Path) -> None:
    commit(kept)
    dropping_marriage(kept)
    commit(kept)
    clone = tmp_path / "clone"
    command = ["git", "clone", "--quiet", "--depth=1", kept.root.as_uri(), str(clone)]
    subprocess.run(command, check=True, capture_output=True)
    [problem] = compare_history(Roots(clone, UNIT), "HEAD")
    assert problem.rule == "history-cut-off"
    assert "git fetch --unshallow" in problem.hint
    assert "fetch-depth: 0" in problem.hint
