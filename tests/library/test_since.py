"""What a pull request answers for: its own files, the ledger and the print records."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.library.editions.baseline import judged, touched_files
from generator.library.editions.history import compare_history
from generator.library.forms.problems import Problem
from generator.library.registers.prints import HEADER
from tests.guide_files import BIRTH_FILE, LEDGER_FILE, MARRIAGE_FILE, PRINTS_FILE, Guide

ROWS = [f"2026-11-2{day},poster,HT01,11/2026·4f2a,1,Quầy {day}" for day in range(4)]


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def committed(guide: Guide) -> Guide:
    guide.write(PRINTS_FILE, "\n".join([HEADER, *ROWS]) + "\n")
    git(guide.root, "init", "-qb", "main")
    git(guide.root, "add", "-A")
    git(guide.root, "commit", "-qm", "before")
    return guide


def problem(file: str, rule: str = "too-long") -> Problem:
    return Problem(file, 1, 1, rule, "m", "m")


def test_a_change_answers_for_its_own_files_and_for_what_is_printed(committed: Guide) -> None:
    committed.add(BIRTH_FILE, "titel: x\n")
    found = [
        problem(BIRTH_FILE),
        problem(MARRIAGE_FILE),
        problem(MARRIAGE_FILE, "unknown-code"),
        problem(LEDGER_FILE, "code-lost"),
        problem(PRINTS_FILE, "prints-row"),
    ]
    kinds = [p.severity for p in judged(committed.roots, "main", found, lambda _: found)]
    assert kinds == ["error", "warning", "error", "error", "error"]
    assert judged(committed.roots, "nowhere", found, lambda _: found) == found


def test_a_change_answers_for_what_it_does_to_files_that_it_leaves_alone(committed: Guide) -> None:
    committed.add(BIRTH_FILE, "# mine\n")
    old, new = problem(MARRIAGE_FILE), problem(MARRIAGE_FILE, "bad-number")
    kinds = [p.severity for p in judged(committed.roots, "main", [old, new], lambda _: [old])]
    assert kinds == ["warning", "error"]


def test_what_main_did_meanwhile_is_not_the_branchs_doing(committed: Guide) -> None:
    git(committed.root, "checkout", "-qb", "branch")
    committed.add(BIRTH_FILE, "# mine\n")
    git(committed.root, "commit", "-qam", "mine")
    git(committed.root, "checkout", "-q", "main")
    committed.add(MARRIAGE_FILE, "# theirs\n")
    git(committed.root, "commit", "-qam", "theirs")
    git(committed.root, "checkout", "-q", "branch")
    committed.write("procedures/ho-tich/mới.yml", "code: HT09\n")
    assert touched_files(committed.root, "main") == {BIRTH_FILE, "procedures/ho-tich/mới.yml"}


@pytest.mark.parametrize(
    ("rows", "lost"),
    [
        (ROWS, 0),
        ([*ROWS, ROWS[0].replace(",1,", ",0,")], 0),
        ([ROWS[1], ROWS[0], *ROWS[2:]], 0),  # a merge may put two additions in another order
        (ROWS[1:], 1),
        ([ROWS[0].replace(",1,", ",2,"), *ROWS[1:]], 1),
        ([], 4),
    ],
)
def test_print_records_are_only_ever_added(committed: Guide, rows: list[str], lost: int) -> None:
    committed.write(PRINTS_FILE, "\r\n".join([HEADER, *rows]) + "\r\n")
    assert [p.rule for p in compare_history(committed.roots, "main")] == ["prints-rewritten"] * lost


def test_print_records_that_are_gone_are_all_missed(committed: Guide) -> None:
    committed.delete(PRINTS_FILE)
    assert len(compare_history(committed.roots, "main")) == 4
