from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library.forms import characters, reader
from generator.library.forms.characters import is_seen
from generator.library.forms.problems import Problem
from generator.library.forms.reader import (
    MAX_BYTES,
    Document,
    FilePosition,
    parse_document,
    read_document,
)
from tests.guide_files import THE_SAMPLE


def parse(text: str | bytes) -> tuple[Document | None, list[Problem]]:
    return parse_document(text.encode() if isinstance(text, str) else text, "a.yml")


def data(text: str | bytes) -> object:
    document, problems = parse(text)
    assert document is not None
    assert problems == []
    return document.data


def found(text: str | bytes) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.rule) for problem in parse(text)[1]]


@pytest.mark.parametrize(
    "value",
    [
        "0236",  # PyYAML: 158, an octal number
        "17:30",  # 1050, sixty times seventeen and thirty
        "1.001190",  # 1.00119
        "8.000",  # 8.0
        "NO",  # False
        "yes",
        "1e3",
        "0x1F",
        "2026-01-16",
        "~",
        "null",
        "1_000",
        ".inf",
        "=",
        "<<",
    ],
)
def test_every_value_stays_the_text_that_was_typed(value: str) -> None:
    assert data(f"a: {value}\nb: [{value}]\n") == {"a": value, "b": [value]}


def test_a_key_is_text_too() -> None:
    assert data("NO: a\n0236: b\n") == {"NO": "a", "0236": "b"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"1.001193"', "1.001193"),
        ("'it''s'", "it's"),
        ('"\\u0111"', "đ"),
        ("|\n  một\n  hai\n", "một\nhai\n"),
        (">\n  một\n  hai\n", "một hai\n"),
        ("một # lời bàn", "một"),
        ("a#b", "a#b"),
        ("!!str 12", "12"),
    ],
)
def test_the_ways_to_write_a_text_mean_what_yaml_says(text: str, value: str) -> None:
    assert data(f"a: {text}") == {"a": value}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"\xef\xbb\xbfa: b\n", {"a": "b"}),
        (b"a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        (b"---\na: b\n...\n", {"a": "b"}),
        ("a: kho\u0301a\n".encode(), {"a": "khóa"}),
        ("kho\u0301a: a\n".encode(), {"khóa": "a"}),
        ("a: b\u200bc\u00add\n".encode(), {"a": "bcd"}),
        ("a: 😀\n".encode(), {"a": "😀"}),
    ],
    ids=["BOM", "CRLF", "document marks", "NFD", "NFD key", "invisible", "emoji"],
)
def test_what_editors_leave_behind_does_no_harm(raw: bytes, expected: object) -> None:
    assert data(raw) == expected


DEEP = 10_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\na: c\n", [(2, 1, "duplicate-key")]),
        ("a:\n  b: c\n  b: d\n", [(3, 3, "duplicate-key")]),
        ("a\u200b: b\na: c\n", [(2, 1, "duplicate-key")]),
        ("a: &x b\n", [(1, 4, "alias")]),
        ("a: &x b\nc: *x\n", [(1, 4, "alias"), (2, 4, "alias")]),
        ("a: &x b\nc: &x d\n", [(1, 4, "alias"), (2, 4, "alias")]),
        ("a: !!python/object:os.system x\n", [(1, 4, "tag")]),
        ("a: !!int 3\n", [(1, 4, "tag")]),
        ("a: !thing [b]\n", [(1, 4, "tag")]),
        ("a:\tb\n", [(1, 3, "tab")]),
        ("a: b\n\tc: d\n", [(2, 1, "tab")]),
        ("a: b\0c\n", [(1, 5, "nul")]),
        ("a: b\u202ec\n", [(1, 5, "direction-mark")]),
        ("a: b\u2066c\n", [(1, 5, "direction-mark")]),
        ("a: b\u2028c\n", [(1, 5, "line-break")]),
        ("a: b\u0085c\n", [(1, 5, "line-break")]),
        ("a: b\nc: \x1b[2J\n", [(2, 4, "control-character")]),
        ('a: "b\\u202e"\n', [(1, 4, "control-character")]),
        ('a: "\\0"\n', [(1, 4, "control-character"), (1, 4, "empty-value")]),
        ('"\\e[2J": b\n', [(1, 1, "control-character")]),
        ('a: "x\\uD800"\n', [(1, 4, "control-character")]),
        ('a: "\\UFFFFFFFF"\n', [(1, 7, "syntax")]),
        ("%YAML " + "9" * 5_000 + ".0\n---\na: b\n", [(1, 7, "syntax")]),
        ("a: " + "[" * DEEP, [(1, 27, "syntax")]),
        ("a: " + "{" * DEEP, [(1, 27, "syntax")]),
        ("- " * DEEP + "a", [(1, 49, "syntax")]),
        ("a: b\n---\nc: d\n", [(2, 1, "syntax")]),
        ('a: "b\nc: d\n', [(1, 4, "syntax")]),
        ("a: [b, c\n", [(2, 1, "syntax")]),
        ("a: b: c\n", [(1, 5, "syntax")]),
        ("a: @b\n", [(1, 4, "syntax")]),
        ("a: b\n c: d\n", [(2, 3, "syntax")]),
        ("a\nb: c\n", [(2, 2, "syntax")]),
        ("", [(1, 1, "empty-file")]),
        ("# chỉ có lời bàn\n", [(1, 1, "empty-file")]),
        ("a:\n", [(1, 3, "empty-value")]),
        ("a:\nb: c\n", [(1, 3, "empty-value")]),
        ('a: ""\n', [(1, 4, "empty-value")]),
        ("a: ' '\n", [(1, 4, "empty-value")]),
        ("- a\n-\n", [(2, 2, "empty-value")]),
        ("? [a]\n: b\n", [(1, 3, "bad-key")]),
        (b"a: \xff\n", [(1, 4, "not-utf8")]),
        ("a: b\nữ: ".encode() + b"\xff", [(2, 4, "not-utf8")]),
        ("\ufeffữ: ".encode() + b"\xff", [(1, 4, "not-utf8")]),
        ("a: b\n".encode("utf-16"), [(1, 1, "not-utf8")]),
    ],
    ids=lambda value: ascii(value)[:40] if isinstance(value, str | bytes) else "",
)
def test_what_could_be_misread_is_refused_at_its_place(
    text: str | bytes, expected: list[tuple[int, int, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a:\n  - b\n  -Điền tờ khai\n  - c\n", 3, "«- Điền…»"),
        ("a:\n  - b\n  – Điền tờ khai\n  - c\n", 3, "Gõ lại dấu «-»"),
        ("a:\n  - b\n  • Điền\n", 3, "Gõ lại dấu «-»"),
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", 2, "dấu gộp của Git"),
        ("a: b\nc\nd: e\n", 2, "Thiếu dấu hai chấm"),
    ],
)
def test_the_cause_of_a_common_slip_is_told(text: str, line: int, said: str) -> None:
    [problem] = parse_document(text.encode(), "f.yml")[1]
    assert problem.line == line
    assert said in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a: 12 Đường Mẫu #3, Phường\n", (1, 17)),
        ("a:\n  - Trả ở ô #5 nếu đủ\n", (2, 13)),
        ("a: {b: c #d\n  }\n", (1, 10)),
        ("a: b # c\n", None),
        ("a: b\n#c\n", None),
        ("a: 'b #c'\n", None),
        ('a: "b #c" #d\n', None),
        ("a: b#c\n", None),
    ],
)
def test_words_that_yaml_takes_for_a_comment_are_not_lost(
    text: str, at: tuple[int, int] | None
) -> None:
    assert found(text) == ([(*at, "cut-value")] if at else [])


@pytest.mark.parametrize(
    "sought",
    [
        characters._ODD_SPACES,
        characters._LINE_BREAKS,
        characters._DIRECTION_MARKS,
        reader._CONTROLS,
    ],
)
def test_what_is_sought_in_a_file_is_never_taken_for_seen(sought: re.Pattern[str]) -> None:
    every = map(chr, range(sys.maxunicode + 1))
    assert [one for one in every if is_seen(one) and sought.search(one)] == []
    assert is_seen("Phường Bến Nghé – «Một chạm»: 30 m², ½ giờ\n")


def test_every_bad_line_is_reported_at_once() -> None:
    assert found("a: b\ta\nb: c\nc: \td\n") == [(1, 5, "tab"), (3, 4, "tab")]


def test_an_alias_bomb_stays_small() -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9))
    document, problems = parse(f"l0: &l0 lol\n{levels}\n")
    assert document is not None
    assert len(document.marks) < 100
    assert {problem.rule for problem in problems} == {"alias"}


def test_a_file_is_read_up_to_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"a: " + b"b" * (MAX_BYTES - 3))
    assert read_document(path, "a.yml")[1] == []
    path.write_bytes(b"a: " + b"b" * (MAX_BYTES - 2))
    document, problems = read_document(path, "a.yml")
    assert document is None
    assert [(p.line, p.column, p.rule) for p in problems] == [(1, 1, "file-too-large")]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yml", tmp_path):
        document, problems = read_document(path, "a.yml")
        assert document is None
        assert [problem.rule for problem in problems] == ["unreadable"]


def test_a_list_at_the_top_is_read_as_such() -> None:
    assert data("- a\n- b\n") == ["a", "b"]


def test_a_place_is_that_of_the_key_of_the_item_or_of_what_is_around_it() -> None:
    document, _ = parse("a:\n  - b: c\n    d: [e,\n      f]\n")
    assert document is not None
    assert document.mark(("a",)) == FilePosition(1, 1)
    assert document.mark(("a", 0)) == FilePosition(2, 5)
    assert document.mark(("a", 0, "d")) == FilePosition(3, 5)
    assert document.mark(("a", 0, "d", 1)) == FilePosition(4, 7)
    assert document.mark(("a", 0, "d", 7)) == FilePosition(3, 5)
    assert document.mark(("z",)) == FilePosition(1, 1)


def test_each_finding_says_what_and_how_to_mend_it() -> None:
    for text in ("a: b\ta", "a: *b", 'a: "b', "a: b: c", "", "a:", "a: [", "a: @", "- a\nb: c"):
        for problem in parse(text)[1]:
            assert problem.message
            assert problem.hint
            assert not problem.message.isascii()


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(raw: bytes) -> None:
    document, problems = parse(raw)
    assert document is not None or problems


YAML_LIKE = st.text(
    st.sampled_from(list("ab:-?[]{},#&*!|>'\"%@`\\ux0 \n\r\tđ\u0301\u2028\ufeff😀~<=.")),
    max_size=60,
)


@given(YAML_LIKE)
def test_both_ways_of_reading_agree_on_any_text(text: str) -> None:
    if not reader._is_odd(text) and (sound := reader._read_sound(text)):
        data, _, problems = reader._read_carefully(text, "a.yml")
        assert (sound.data, []) == (data, problems)


@given(YAML_LIKE | st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    document, problems = parse(text.encode("utf-8", "replace"))
    assert document is not None or problems
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        problem.message.encode()


@pytest.mark.parametrize("mark", ['"', "'"])
def test_a_quotation_mark_left_open_is_found_where_it_opens(mark: str) -> None:
    text = f'a: một\nb: {mark}hai\nc: "ba"\nd: bốn\ne: {mark}năm{mark}\n'
    document, [problem] = parse_document(text.encode(), "x.yml")
    assert document is None
    assert (problem.line, problem.column, problem.rule) == (2, 4, "syntax")
    assert "không đóng lại" in problem.message


PROJECT = Path(__file__).parents[2]


def test_the_quick_reading_and_the_careful_one_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [THE_SAMPLE / THE_SAMPLE.ward_file, *sorted(PROJECT.glob("procedures/**/*.yml"))]
    quick = [parse_document(file.read_bytes(), "a.yml") for file in files]
    monkeypatch.setattr(reader, "_read_sound", lambda *_: None)
    for file, found in list(zip(files, quick, strict=True))[::12]:
        assert parse_document(file.read_bytes(), "a.yml") == found, file


@pytest.mark.parametrize(
    ("text", "quickly"),
    [
        ('a: "b\\u0111 c \\"d\\" \\\\ \\n"\n', True),
        ('a: "b\\u00a0c"\n', False),
        ("a: 'b\\u0007'\n", True),
        ('a: "b\\u0007"\n', False),
        ('a: ["b\\u00ad"]\n', False),
        ('a: {"b\\u200b": c}\n', False),
        ('a: "o\\u0301"\n', False),
    ],
)
def test_what_is_written_by_an_escape_is_read_quickly_where_nothing_is_odd(
    text: str, *, quickly: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = parse(text)
    assert bool(reader._read_sound(text)) is quickly
    monkeypatch.setattr(reader, "_read_sound", lambda *_: None)
    assert parse(text) == found


def test_nobody_is_told_to_remove_an_empty_file_whose_code_may_be_issued() -> None:
    _, [problem] = parse_document(b"", "procedures/ho-tich/khai-sinh.yml")
    assert "xoá" not in problem.hint.casefold()
    assert "Lấy lại tệp như trước khi sửa" in problem.hint
