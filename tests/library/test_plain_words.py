"""Hints about hard words: each can be found, and each can be accepted with a reason."""

from __future__ import annotations

import pytest

from tests.guide_files import BIRTH_FILE, Guide

LONG = " ".join(["từ"] * 36) + "."


def hints(guide: Guide) -> list[str]:
    """The rules of the hints found."""
    return [problem.rule for problem in guide.problems() if problem.severity == "warning"]


@pytest.mark.parametrize(
    ("note", "rule"),
    [
        (LONG, "long-sentence"),
        ("Nộp thành phần hồ sơ tại quầy.", "officialese"),
        ("Mang GPLX đến.", "unexplained"),
        ("KHÔNG mang bản sao.", "unexplained"),
    ],
)
def test_a_hard_word_is_a_hint_at_its_line(guide: Guide, note: str, rule: str) -> None:
    guide.add(BIRTH_FILE, f"notes:\n  - Câu dễ đọc.\n  - {note}\n")
    [found] = guide.problems()
    assert (found.rule, found.severity) == (rule, "warning")
    assert found.line == len(guide.read(BIRTH_FILE).splitlines())


@pytest.mark.parametrize(
    "note",
    [
        "Mang căn cước đến quầy.",
        "GPLX (giấy phép lái xe) cũng được. Mang GPLX đến.",
        "Điền mẫu CT01 kèm Thông tư 53/2025/TT-BCA.",
        "Công trình cấp III, cấp IV.",
    ],
)
def test_plain_words_are_left_in_peace(guide: Guide, note: str) -> None:
    guide.add(BIRTH_FILE, f"notes:\n  - {note}\n")
    assert hints(guide) == []


def test_many_long_sentences_are_a_hint_for_the_whole_file(guide: Guide) -> None:
    sentence = " ".join(["từ"] * 20) + "."
    guide.add(BIRTH_FILE, f"notes:\n  - {sentence}\n  - {sentence}\n  - {sentence}\n")
    assert hints(guide) == ["long-sentences"]


def test_a_hint_that_is_meant_has_its_reason_in_the_file(guide: Guide) -> None:
    guide.add(BIRTH_FILE, "notes:\n  - Mang GPLX đến.\n")
    reason = "differences: [{fact: unexplained, reason: Ai cũng biết}], checked_on:"
    guide.replace(BIRTH_FILE, "checked_on:", reason)
    assert hints(guide) == []
