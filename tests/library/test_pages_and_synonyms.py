"""Hand-written pages with a code, and the thesaurus: checked like all other data."""

from __future__ import annotations

import pytest

from tests.guide_files import LEDGER_FILE, Guide

PAGE_FILE = "site_src/pages/tin.md"
PAGE = "---\ncode: TTGIO\ntitle: Giờ làm việc\nsummary: Khi nào mở cửa.\n---\n\nNội dung.\n"
SYNONYMS_FILE = "procedures/synonyms.yml"


def test_a_page_with_a_code_is_claimed_and_issued(guide: Guide) -> None:
    guide.write(PAGE_FILE, PAGE)
    [problem] = guide.problems()
    assert (problem.file, problem.line, problem.rule) == (PAGE_FILE, 2, "code-not-issued")
    guide.issue_codes()
    assert "TTGIO,page,tin," in guide.read(LEDGER_FILE)
    assert guide.published().titles()["TTGIO"] == "Giờ làm việc"


def test_a_page_without_a_code_is_left_alone(guide: Guide) -> None:
    guide.write(PAGE_FILE, "---\nlayout: wide\n---\n\n# Không có mã\n")
    guide.write("site_src/pages/plain.md", "# Không có đầu\n")
    assert guide.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("title: Giờ làm việc", "titel: Giờ làm việc", 3, "unknown-key"),
        ("code: TTGIO", "code: HT01", 2, "duplicate-code"),
        ("summary:", "on: 1/2/2026\nsummary:", 4, "not-a-date"),
    ],
)
def test_a_fault_in_a_page_s_head_is_found_at_its_line(
    guide: Guide, old: str, new: str, line: int, rule: str
) -> None:
    guide.write(PAGE_FILE, PAGE)
    guide.issue_codes()
    guide.replace(PAGE_FILE, old, new)
    found = [(p.line, p.rule) for p in guide.problems() if p.file == PAGE_FILE]
    assert (line, rule) in found


def test_a_deleted_page_keeps_its_code_in_mind(guide: Guide) -> None:
    guide.write(PAGE_FILE, PAGE)
    guide.issue_codes()
    guide.delete(PAGE_FILE)
    assert [problem.rule for problem in guide.problems()] == ["code-lost"]


def test_the_thesaurus_says_each_thing_once_and_means_something(guide: Guide) -> None:
    guide.write(
        SYNONYMS_FILE,
        "synonyms:\n"
        "  - {say: [giấy đẻ], mean: khai sinh}\n"
        "  - {say: [giay de], mean: kết hôn}\n"
        "  - {say: [bay lên trăng], mean: phi thuyền}\n",
    )
    found = [(problem.line, problem.rule, problem.severity) for problem in guide.problems()]
    assert found == [(3, "said-twice", "error"), (4, "unknown-meaning", "warning")]
