"""Hand-written pages with a code, and the thesaurus: checked like all other data."""

from __future__ import annotations

import pytest

from generator.library.language.folding import mark_of
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


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (PAGE.encode("utf-16"), "not-utf8"),
        (PAGE.encode("utf-16-be"), "not-utf8"),
        (b"---\ncode: TTGIO\n---\n".decode().encode("utf-16-le"), "not-utf8"),
        (b"\xff\xe9" + PAGE.encode(), "not-utf8"),
        (b"", "empty-file"),
        (b"\xef\xbb\xbf\r\n", "empty-file"),
        (PAGE.encode() + b"\0", "nul"),
        (None, "unreadable"),
    ],
)
@pytest.mark.parametrize("file", [PAGE_FILE, "site_src/en/tin.md"])
def test_a_page_that_cannot_be_read_is_said_and_nothing_that_follows_from_it(
    guide: Guide, file: str, content: bytes | None, rule: str
) -> None:
    guide.write(PAGE_FILE, PAGE)
    guide.write("site_src/en/tin.md", PAGE.replace("---\n\n", f"of: {'0' * 6}\n---\n\n"))
    guide.issue_codes()
    guide.delete(file)
    if content is None:
        guide.path(file).mkdir()
    else:
        guide.path(file).write_bytes(content)
    found = [problem.rule for problem in guide.problems() if problem.file == file]
    assert found == [rule]
    lost = {"code-lost", "lost-translation"}
    assert not lost & {problem.rule for problem in guide.problems()}


def test_a_head_that_nobody_closed_is_said_and_a_rule_at_the_top_is_none(guide: Guide) -> None:
    guide.write(PAGE_FILE, PAGE.replace("---\n\n", ""))
    [problem] = guide.problems()
    assert (problem.line, problem.rule) == (2, "open-head")
    guide.write(PAGE_FILE, "---\n\nMột đường kẻ, rồi chữ.\n")
    assert guide.problems() == []


@pytest.mark.parametrize("text", ["\ufeff" + PAGE, PAGE.rstrip(), PAGE + "\n\n"])
def test_what_an_editor_puts_around_a_page_makes_no_translation_old(
    guide: Guide, text: str
) -> None:
    english = PAGE.replace("---\n\n", f"of: {mark_of(PAGE)}\n---\n\n")
    guide.write(PAGE_FILE, PAGE)
    guide.write("site_src/en/tin.md", english)
    guide.issue_codes()
    assert guide.problems() == []
    guide.write(PAGE_FILE, text)
    assert guide.problems() == []


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
