from __future__ import annotations

import json

import pytest

from generator.library.forms.problems import Problem
from generator.library.forms.reporters import REPORTERS, summary

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


def test_github_is_sent_as_many_of_each_kind_as_it_shows_the_worst_first() -> None:
    sent = REPORTERS["github"]([WARNING] * 12 + [ERROR] * 11).splitlines()
    assert [line.split()[0] for line in sent] == ["::error"] * 10 + ["::warning"] * 10


def test_the_summary_holds_every_problem_and_no_markup_of_theirs() -> None:
    odd = Problem("a|b.yml", 2, 1, "r", "một | hai\n**ba** <b> @ai", "[x](https://x)")
    lines = summary([WARNING] * 12 + [ERROR, odd]).splitlines()
    assert lines[2] == "2 lỗi, 12 cảnh báo."
    assert len(lines) == 6 + 14
    assert lines[6] == ("| lỗi | procedures/a.yml:3 | Mã sai. | Viết như HT01. | bad-code |")
    assert "a\\|b.yml:2 | một \\| hai \\*\\*ba\\*\\* \\<b\\> @\u200bai | \\[x\\]" in lines[7]


def test_a_summary_stays_within_what_github_takes() -> None:
    long = Problem("a.yml", 1, 1, "r", "x" * 200, "y" * 90)
    text = summary([long] * 5000)
    assert len(text.encode()) < 1024 * 1024
    assert "Và 4000 thông báo nữa." in text
