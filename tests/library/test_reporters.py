from __future__ import annotations

import json

import pytest

from generator.library.problems import Problem
from generator.library.reporters import REPORTERS

ERROR = Problem("procedures/a.yml", 3, 7, "bad-code", "Mã sai.", "Viết như HT01.")
WARNING = Problem("ward.yml", 1, 1, "advice", "Nên xem lại.", "Xem lại.", "warning")


def test_text_is_two_lines_a_problem() -> None:
    assert REPORTERS["text"]([ERROR, WARNING]) == (
        "procedures/a.yml:3:7: lỗi: Mã sai. [bad-code]\n"
        "  → Viết như HT01.\n"
        "ward.yml:1:1: cảnh báo: Nên xem lại. [advice]\n"
        "  → Xem lại."
    )


def test_github_gets_one_command_a_problem_errors_first() -> None:
    assert REPORTERS["github"]([WARNING, ERROR]) == (
        "::error file=procedures/a.yml,line=3,col=7,title=bad-code::Mã sai. → Viết như HT01.\n"
        "::warning file=ward.yml,line=1,col=1,title=advice::Nên xem lại. → Xem lại."
    )


@pytest.mark.parametrize(
    ("file", "message", "line"),
    [
        ("a.yml", "một\nhai", "file=a.yml,line=1,col=1,title=r::một%0Ahai → m"),
        ("a.yml", "một\r\n::error::x", "file=a.yml,line=1,col=1,title=r::một%0D%0A::error::x → m"),
        ("a.yml", "100%", "file=a.yml,line=1,col=1,title=r::100%25 → m"),
        ("a.yml", "%0A", "file=a.yml,line=1,col=1,title=r::%250A → m"),
        ("a,b.yml", "m", "file=a%2Cb.yml,line=1,col=1,title=r::m → m"),
        ("a:b.yml", "m", "file=a%3Ab.yml,line=1,col=1,title=r::m → m"),
        ("a::b%\n.yml", "m", "file=a%3A%3Ab%25%0A.yml,line=1,col=1,title=r::m → m"),
    ],
)
def test_no_text_can_break_out_of_a_github_command(file: str, message: str, line: str) -> None:
    report = REPORTERS["github"]([Problem(file, 1, 1, "r", message, "m")])
    assert report == f"::error {line}"
    assert "\n" not in report


def test_json_gives_every_field_back() -> None:
    problems = [ERROR, WARNING]
    assert [Problem(**fields) for fields in json.loads(REPORTERS["json"](problems))] == problems
    assert [p["severity"] for p in json.loads(REPORTERS["json"](problems))] == ["error", "warning"]


@pytest.mark.parametrize(("name", "nothing"), [("text", ""), ("github", ""), ("json", "[]")])
def test_no_problems_are_no_words(name: str, nothing: str) -> None:
    assert REPORTERS[name]([]) == nothing
