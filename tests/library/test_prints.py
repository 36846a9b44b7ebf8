from __future__ import annotations

import subprocess
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.library.privacy.personal_data import personal_data
from generator.library.registers.prints import (
    HEADER,
    PrintRecord,
    append,
    appended,
    hanging,
    one_line,
    parse_prints,
)
from generator.library.registers.sheet_kinds import SheetKind
from tests.guide_files import LEDGER_FILE, PRINTS_FILE, Guide

DAY = date(2026, 11, 25)
ROW = "2026-11-25,poster,HT01,11/2026·4f2a,1,Quầy 1"


def poster(place: str = "", copies: int = 1, day: date = DAY, code: str = "HT01") -> PrintRecord:
    return PrintRecord(day, SheetKind.POSTER, (code,), ("11/2026·4f2a",), copies, place)


def test_the_first_record_makes_the_file_with_its_header() -> None:
    assert appended(b"", [poster("Quầy 1")]).decode() == f"{HEADER}\n{ROW}\n"


def test_a_sheet_of_tags_is_one_row() -> None:
    tags = PrintRecord(DAY, SheetKind.TAGS, ("HT01", "NHA"), ("11/2026·4f2a", "11/2026·00ff"), 3)
    written = appended(b"", [tags]).decode()
    assert written.endswith("\n2026-11-25,tags,HT01 NHA,11/2026·4f2a 11/2026·00ff,3,\n")
    assert parse_prints(written, PRINTS_FILE) == ([tags], [])


@pytest.mark.parametrize(
    "before", [f"{HEADER}\n{ROW}\n", f"{HEADER}\r\n{ROW}", f"\ufeff{HEADER}\nhỏng\n"]
)
def test_what_stands_in_the_file_is_never_changed(guide: Guide, before: str) -> None:
    path = guide.path(PRINTS_FILE)
    path.write_bytes(before.encode())
    append(path, [poster("Cổng")])
    after = path.read_bytes()
    assert after.startswith(before.encode())
    assert after.endswith("\n2026-11-25,poster,HT01,11/2026·4f2a,1,Cổng\n".encode())


@given(st.text(max_size=60) | st.text(st.sampled_from(',"\n\r\t;= \0\x1b\u2028aỗ'), max_size=20))
def test_any_place_is_read_back_as_it_was_written_on_one_line(place: str) -> None:
    assume(not personal_data(one_line(place)))
    written = appended(b"", [poster(place)]).decode()
    assert len(written.splitlines()) == 2
    [record], problems = parse_prints(written, PRINTS_FILE)
    assert problems == []
    assert record.place == one_line(place)
    assert one_line(record.place) == record.place


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ('Quầy 1, "Hộ tịch"', 'Quầy 1, "Hộ tịch"'),
        ("Nhà văn hóa\r\nkhu phố 3 ", "Nhà văn hóa khu phố 3"),
        ("Quâ\u0300y 1", "Quầy 1"),
        ("a\udcffb\x1b[31m", "a b [31m"),
    ],
)
def test_a_place_keeps_its_words(place: str, kept: str) -> None:
    [record], _ = parse_prints(appended(b"", [poster(place)]).decode(), PRINTS_FILE)
    assert record.place == kept


@pytest.mark.parametrize(
    ("row", "expected", "word"),
    [
        (ROW.replace("poster", "postre"), ["prints-kind"], "poster"),
        (ROW.replace("poster", ""), ["prints-kind"], "tags"),
        (ROW.replace("11-25", "02-30"), ["prints-date"], "năm-tháng-ngày"),
        (ROW.replace("2026-11-25", "25/11/2026"), ["prints-date"], "2026-11-25"),
        (ROW.replace("2026-11-25", "20261125"), ["prints-date"], "2026-11-25"),
        (ROW.replace(",1,", ","), ["prints-row"], "5 cột"),
        (ROW + ",x", ["prints-row"], "7 cột"),
        ("<<<<<<< HEAD", ["prints-row"], "1 cột"),
        (ROW.replace("Quầy 1", '"Quầy 1'), ["prints-row"], "ngoặc kép"),
        (ROW.replace("HT01", "ht01"), ["prints-codes"], "«ht01»"),
        (ROW.replace("HT01", ""), ["prints-codes"], "HT01"),
        (ROW.replace("HT01", "HT01 HT02"), ["prints-codes", "prints-editions"], "một mã"),
        (ROW.replace("11/2026·4f2a", "4f2a"), ["prints-editions"], "11/2026·4f2a"),
        (ROW.replace("11/2026·4f2a", ""), ["prints-editions"], "mỗi mã một bản"),
        (ROW.replace(",1,", ",hai,"), ["prints-copies"], "«hai»"),
        (ROW.replace(",1,", ",-1,"), ["prints-copies"], "gỡ"),
        (ROW.replace("Quầy 1", "0905 123 456"), ["prints-place"], "nơi dán"),
        ("x,y,z,t,u,v", [f"prints-{name}" for name in ("date", "kind", "codes", "editions")], "x"),
    ],
)
def test_a_broken_row_says_each_fault_with_its_line_and_remedy(
    row: str, expected: list[str], word: str
) -> None:
    records, problems = parse_prints(f"{HEADER}\n{ROW}\n\n{row}\n{ROW}\n", PRINTS_FILE)
    assert len(records) == 2
    assert [problem.rule for problem in problems][: len(expected)] == expected
    assert {(problem.file, problem.line) for problem in problems} == {(PRINTS_FILE, 4)}
    assert word in " ".join(f"{problem.message} {problem.hint}" for problem in problems)


@pytest.mark.parametrize(
    ("text", "records", "word"),
    [
        (ROW, 1, "Dòng đầu"),
        (f"{HEADER.replace(',copies', '')}\n{ROW}", 1, "thiếu cột copies"),
        (f"{HEADER.replace(',', ';')}\n{ROW}", 1, "thiếu cột printed_on, kind"),
    ],
)
def test_a_header_that_is_missing_or_changed_is_said_once(
    text: str, records: int, word: str
) -> None:
    read, [problem] = parse_prints(text, PRINTS_FILE)
    assert len(read) == records
    assert (problem.line, problem.rule) == (1, "prints-header")
    assert word in problem.message
    assert HEADER in problem.hint


@given(st.text(max_size=200) | st.text(st.sampled_from('HT01,poster26-\n\r"\0·/ x'), max_size=80))
def test_no_text_makes_reading_fail(text: str) -> None:
    parse_prints(text, PRINTS_FILE)
    parse_prints(f"{HEADER}\n{text}", PRINTS_FILE)


def test_broken_records_and_codes_out_of_the_ledger_are_all_reported_at_once(guide: Guide) -> None:
    rows = [ROW.replace("poster", "x"), *(ROW.replace("HT01", code) for code in ("HT99", "LVHT"))]
    rows += [ROW, ROW.replace("11-25", "13-25"), ROW.replace("poster", "notice")]
    guide.write(PRINTS_FILE, "\n".join([HEADER, *rows]) + "\n")
    found = [(p.file, p.line, p.rule, p.severity) for p in guide.problems()]
    assert found == [
        (PRINTS_FILE, 2, "prints-kind", "error"),
        (PRINTS_FILE, 3, "printed-code-unknown", "error"),
        (PRINTS_FILE, 4, "printed-code-kind", "error"),
        (PRINTS_FILE, 6, "prints-date", "error"),
        (PRINTS_FILE, 7, "printed-code-kind", "error"),
    ]


def test_a_code_that_has_left_the_ledger_is_called_back(guide: Guide) -> None:
    guide.write(PRINTS_FILE, f"{HEADER}\n{ROW}\n")
    assert guide.problems() == []
    guide.replace(LEDGER_FILE, "HT01,procedure,khai-sinh,2026-11-21,\n", "")
    [problem] = [p for p in guide.problems() if p.file == PRINTS_FILE]
    assert (problem.line, problem.rule) == (2, "printed-code-unknown")
    assert "khôi phục" in problem.hint


def test_a_file_that_is_not_utf8_is_one_problem_with_its_remedy(guide: Guide) -> None:
    guide.path(PRINTS_FILE).write_bytes(b"\xff\xfe")
    [problem] = guide.problems()
    assert (problem.file, problem.rule) == (PRINTS_FILE, "prints-unreadable")
    assert "git checkout" in problem.hint


LATER = date(2026, 12, 1)
AHEAD = date(9999, 12, 31)
"""A slip: on no day this is the past."""


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([poster("A"), poster("B")], ["A", "B"]),
        ([poster("Quầy 1"), poster("quầy 1", copies=2, day=LATER)], ["quầy 1"]),
        ([poster("A", copies=2, day=LATER), poster("A")], ["A"]),
        ([poster("A"), poster("B"), poster("A", copies=0, day=LATER)], ["B"]),
        ([poster("A"), poster("A", copies=0), poster("A")], ["A"]),
        ([poster("A"), poster("B"), poster("A", day=LATER)], ["B", "A"]),
        ([poster("A"), poster("A", code="HT02")], ["A", "A"]),
        ([poster("A", day=AHEAD), poster("A", copies=0, day=LATER)], []),
        ([poster("A"), poster("A", day=AHEAD)], ["A"]),
        ([PrintRecord(DAY, SheetKind.TAGS, ("HT01",), ("11/2026·4f2a",), 9, "A")], []),
    ],
)
def test_what_hangs_is_the_last_print_for_each_place_unless_taken_down(
    records: list[PrintRecord], expected: list[str]
) -> None:
    assert [record.place for record in hanging(records)] == expected
    assert all(record.copies for record in hanging(records))


@pytest.mark.parametrize("before", ["no file", "a file"])
def test_two_pull_requests_that_each_record_a_print_both_keep_their_rows(
    guide: Guide, before: str
) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        command = ["git", *identity, "-c", "commit.gpgsign=false", *arguments]
        subprocess.run(command, cwd=guide.root, check=True, capture_output=True)

    def record(place: str) -> None:
        append(guide.path(PRINTS_FILE), [poster(f'{place},\n"tầng 2"')])
        git("add", ".")
        git("commit", "--quiet", "--message", place)

    guide.write(".gitattributes", "prints.csv merge=union\n")
    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    if before == "a file":
        record("Kho")
    git("branch", "other")
    record("Quầy 1")
    git("switch", "--quiet", "other")
    record("Quầy 2")
    git("merge", "--quiet", "main", "--message", "both")
    records, problems = parse_prints(guide.read(PRINTS_FILE), PRINTS_FILE)
    assert problems == []
    found = sorted(record.place.partition(",")[0] for record in records)
    assert found == ["Kho"] * (before == "a file") + ["Quầy 1", "Quầy 2"]
