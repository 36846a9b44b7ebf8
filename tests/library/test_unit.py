"""A real unit has nothing of the sample's left; a sample may."""

from __future__ import annotations

import pytest

from tests.guide_files import WARD_FILE, Guide

LEFT = [
    ("name: Phường Thử", "name: Phường Mẫu", 1),
    ("province: Thành phố Thử", "province: Thành phố Mẫu", 2),
    ("address: 1 Đường Thử, Phường Thử", "address: 12 Đường Mẫu, Phường Mẫu", 3),
    ("https://phuong.tinh.vn/", "https://phuong.example/", 4),
    ("https://phuong.tinh.vn/", "https://phuong.test/", 4),
    ("028 3800 0000", "028 0000 0000", 10),
    ("028 3800 0000", "0000 000 000", 10),
    ("name: Phường Thử", "name: Phường Thử\nemail: phuong@phuong.example", 2),
    (
        "name: Phường Thử",
        "name: Phường Thử\nreport_channels: [{name: Thư, email: a@phuong.example}]",
        2,
    ),
]


@pytest.mark.parametrize(("old", "new", "line"), LEFT)
def test_what_is_left_of_the_sample_is_a_problem_at_its_line(
    guide: Guide, old: str, new: str, line: int
) -> None:
    guide.replace(WARD_FILE, old, new)
    [problem] = guide.problems()
    assert (problem.file, problem.line, problem.rule) == (WARD_FILE, line, "left-from-sample")
    assert "sample: true" in problem.hint
    guide.add(WARD_FILE, "sample: true\n")
    assert guide.problems() == []


@pytest.mark.parametrize("number", ["1022", "1900 1234", "024 3000 0001", "0800 000 1"])
def test_a_number_of_ones_own_is_none(guide: Guide, number: str) -> None:
    guide.replace(WARD_FILE, "028 3800 0000", number)
    assert guide.problems() == []
