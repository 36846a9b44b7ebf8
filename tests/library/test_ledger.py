from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import MotchamError
from generator.library.checked.library import updated_ledgers
from generator.library.editions.history import compare_history
from generator.library.forms.problems import Problem
from generator.library.registers.ledger import (
    CodeKind,
    Row,
    format_ledger,
    parse_ledger,
    read_ledger,
)
from generator.library.registers.ruin import ruin_first
from tests.guide_files import (
    BIRTH_FILE,
    BURIAL,
    FIELDS_FILE,
    ISSUED_ON,
    LEDGER_FILE,
    LIFE_EVENTS_FILE,
    MARRIAGE_FILE,
    WARD_FILE,
    Guide,
)
from tests.guide_history import commit, git

HEADER = "code,kind,target,issued_on,withdrawn_on\n"


def places(problems: list[Problem]) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.rule) for problem in problems]


def test_the_ledger_has_a_row_for_everything_that_has_a_page(guide: Guide) -> None:
    assert guide.read(LEDGER_FILE) == (
        HEADER
        + "CT01,procedure,sao-y,2026-11-21,\n"
        + "HT01,procedure,khai-sinh,2026-11-21,\n"
        + "HT02,procedure,ket-hon,2026-11-21,\n"
        + "LVCT,field,chung-thuc,2026-11-21,\n"
        + "LVHT,field,ho-tich,2026-11-21,\n"
        + "NHA,home,home,2026-11-21,\n"
        + "VDSINH,life_event,sinh-con,2026-11-21,\n"
    )


def test_what_is_written_is_read_back_the_same() -> None:
    rows = [
        Row("HT02", CodeKind.PROCEDURE, "ket-hon", date(2026, 1, 2)),
        Row("HT01", CodeKind.PROCEDURE, "khai-sinh", date(2026, 1, 2), date(2026, 7, 1)),
    ]
    ledger, problems = parse_ledger(format_ledger(rows), LEDGER_FILE)
    assert problems == []
    assert sorted(ledger.rows.values()) == sorted(rows)
    assert {code: place.line for code, place in ledger.places.items()} == {"HT01": 2, "HT02": 3}


def test_an_update_adds_and_keeps(guide: Guide) -> None:
    before = guide.read(LEDGER_FILE)
    guide.write("procedures/ho-tich/khai-tu.yml", BURIAL)
    guide.delete(MARRIAGE_FILE)
    texts, new = updated_ledgers(guide.roots, date(2026, 12, 1))
    assert new == [Row("HT03", CodeKind.PROCEDURE, "khai-tu", date(2026, 12, 1))]
    assert set(before.splitlines()) < set(texts[LEDGER_FILE].splitlines())


def test_an_update_notes_a_withdrawal_and_the_guide_stays_sound(guide: Guide) -> None:
    guide.replace(
        MARRIAGE_FILE,
        "status: published",
        "status: withdrawn\nwithdrawn_on: 2026-07-01\nreason: Bãi bỏ.",
    )
    _, changed = updated_ledgers(guide.roots, date(2026, 12, 1))
    assert [(row.code, row.withdrawn_on) for row in changed] == [("HT02", date(2026, 7, 1))]
    guide.issue_codes(date(2026, 12, 1))
    assert "HT02,procedure,ket-hon,2026-11-21,2026-07-01\n" in guide.read(LEDGER_FILE)
    assert guide.problems() == []


def test_an_update_never_writes_a_damaged_ledger_anew(guide: Guide) -> None:
    guide.replace(LEDGER_FILE, "HT02,procedure", "HT02;procedure")
    with pytest.raises(MotchamError, match="dòng 4"):
        updated_ledgers(guide.roots, ISSUED_ON)


def test_a_draft_has_no_row(guide: Guide) -> None:
    guide.write(
        "procedures/ho-tich/nhap.yml",
        BURIAL.replace("published", "draft"),
    )
    assert updated_ledgers(guide.roots, ISSUED_ON)[1] == []
    assert guide.problems() == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (HEADER, []),
        (HEADER + "\nHT01,procedure,a,2026-01-01,\n\n", []),
        (HEADER + "HT01,procedure,a,2026-01-01,\n" * 2, []),
        (HEADER.replace("\n", "\r\n") + "HT01,procedure,a,2026-01-01,\r\n", []),
        (HEADER + "HT01,procedure,a,2026-01-01\n", [(2, "ledger-row")]),
        (HEADER + "ht01,procedure,a,2026-01-01,\n", [(2, "ledger-row")]),
        (HEADER + "HT01,thing,a,2026-01-01,\n", [(2, "ledger-row")]),
        (HEADER + "HT01,procedure,,2026-01-01,\n", [(2, "ledger-row")]),
        (HEADER + "HT01,procedure,a,2026-02-30,\n", [(2, "ledger-row")]),
        (HEADER + "HT01,procedure,a,2026-01-01,x\n", [(2, "ledger-row")]),
        (HEADER + "<<<<<<< HEAD\nHT01,procedure,a,2026-01-01,\n", [(2, "ledger-row")]),
        (
            HEADER + "HT01,procedure,a,2026-01-01,\nHT01,procedure,b,2026-01-01,\n",
            [(3, "ledger-twice")],
        ),
    ],
)
def test_a_line_that_is_no_row_is_found(text: str, expected: list[tuple[int, str]]) -> None:
    problems = parse_ledger(text, LEDGER_FILE)[1]
    assert [(problem.line, problem.rule) for problem in problems] == expected


def test_a_ledger_that_is_not_utf8_is_one_problem_with_its_remedy(guide: Guide) -> None:
    guide.path(LEDGER_FILE).write_bytes(b"\xff\xfe")
    ledger, problems = read_ledger(guide.path(LEDGER_FILE), LEDGER_FILE)
    assert ledger.rows == {}
    assert places(problems) == [(LEDGER_FILE, 1, "ledger-unreadable")]
    assert "git checkout" in problems[0].hint


@given(
    st.text(max_size=200) | st.text(st.sampled_from('HT01,procedure2026-\n\r"\0 x'), max_size=80)
)
def test_no_text_makes_the_ledger_fail(text: str) -> None:
    ledger, _ = parse_ledger(text, LEDGER_FILE)
    assert parse_ledger(format_ledger(ledger.rows.values()), LEDGER_FILE)[0].rows == ledger.rows


def test_a_code_that_is_not_in_the_ledger_is_not_issued(guide: Guide) -> None:
    guide.write("procedures/ho-tich/khai-tu.yml", BURIAL)
    [problem] = guide.problems()
    assert places([problem]) == [("procedures/ho-tich/khai-tu.yml", 1, "code-not-issued")]
    assert "motcham codes update" in problem.hint


def test_without_a_ledger_no_code_is_issued(guide: Guide) -> None:
    guide.delete(LEDGER_FILE)
    assert {problem.rule for problem in guide.problems()} == {"code-not-issued"}
    assert len(guide.problems()) == 7


def test_a_code_cannot_pass_to_another_file(guide: Guide) -> None:
    guide.move(MARRIAGE_FILE, "procedures/ho-tich/cuoi.yml")
    [problem] = guide.problems()
    assert places([problem]) == [("procedures/ho-tich/cuoi.yml", 1, "code-retargeted")]
    assert "«ket-hon»" in problem.hint


def test_codes_cannot_be_swapped(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "code: HT01", "code: HT02")
    guide.replace(MARRIAGE_FILE, "code: HT02", "code: HT01")
    assert {problem.rule for problem in guide.problems()} == {"code-retargeted"}


def test_a_deleted_file_is_to_come_back_or_to_be_withdrawn(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "related: [HT02]\n", "")
    guide.delete(MARRIAGE_FILE)
    [problem] = guide.problems()
    assert places([problem]) == [(LEDGER_FILE, 4, "code-lost")]
    assert "status: withdrawn" in problem.hint


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (FIELDS_FILE, "code: LVCT", "code: LVSY", 5),
        (LIFE_EVENTS_FILE, "code: VDSINH", "code: VDCON", 8),
    ],
)
def test_fields_and_life_events_keep_their_codes_too(
    guide: Guide, file: str, old: str, new: str, line: int
) -> None:
    guide.replace(file, old, new)
    assert {
        (LEDGER_FILE, line, "code-lost"),
        (file, 3 if "VD" in new else 9, "code-not-issued"),
    } == {*places(guide.problems())}


@pytest.fixture
def published(guide: Guide) -> Guide:
    """The small guide, committed on main, with a branch that is now to be changed."""
    git(guide, "init", "--quiet", "--initial-branch=main")
    git(guide, "add", ".")
    git(guide, "commit", "--quiet", "--message=Bản đầu")
    git(guide, "switch", "--quiet", "--create", "sua")
    return guide


def since_main(guide: Guide) -> list[Problem]:
    return guide.problems() + compare_history(guide.roots, "main")


def test_an_unchanged_branch_has_lost_nothing(published: Guide) -> None:
    assert since_main(published) == []


def test_a_new_row_is_no_loss(published: Guide) -> None:
    published.write("procedures/ho-tich/khai-tu.yml", BURIAL)
    published.issue_codes(date(2026, 12, 1))
    assert since_main(published) == []


def test_deleting_a_file_is_refused(published: Guide) -> None:
    published.replace(BIRTH_FILE, "related: [HT02]\n", "")
    published.delete(MARRIAGE_FILE)
    [problem] = since_main(published)
    assert problem.rule == "code-lost"
    assert "withdrawn" in problem.hint


def test_deleting_a_file_and_its_row_is_refused(published: Guide) -> None:
    published.replace(BIRTH_FILE, "related: [HT02]\n", "")
    published.delete(MARRIAGE_FILE)
    published.replace(LEDGER_FILE, "HT02,procedure,ket-hon,2026-11-21,\n", "")
    assert published.problems() == []
    [problem] = since_main(published)
    assert places([problem]) == [(LEDGER_FILE, 1, "ledger-rewritten")]
    assert "HT02" in problem.message
    assert "withdrawn" in problem.hint


def test_changing_a_code_is_refused(published: Guide) -> None:
    published.replace(BIRTH_FILE, "related: [HT02]\n", "")
    published.replace(MARRIAGE_FILE, "code: HT02", "code: HT03")
    with pytest.raises(MotchamError, match="HT02, nay lại ghi mã HT03") as error:
        published.issue_codes()
    assert "code: HT02" in error.value.hint
    [lost, again] = since_main(published)
    assert places([lost, again]) == [
        (LEDGER_FILE, 4, "code-lost"),
        (MARRIAGE_FILE, 1, "code-not-issued"),
    ]
    assert "code: HT02" in again.hint
    assert "withdrawn" in lost.hint


@pytest.mark.parametrize(
    "row",
    [
        "HT02,procedure,khai-tu,2026-11-21,",
        "HT02,field,ket-hon,2026-11-21,",
        "HT02,procedure,ket-hon,2026-11-22,",
    ],
)
def test_editing_a_row_is_refused(published: Guide, row: str) -> None:
    published.replace(LEDGER_FILE, "HT02,procedure,ket-hon,2026-11-21,", row)
    [problem] = compare_history(published.roots, "main")
    assert places([problem]) == [(LEDGER_FILE, 4, "ledger-rewritten")]
    assert "«ket-hon»" in problem.message
    assert "withdrawn" in problem.hint


def test_a_withdrawal_cannot_be_undone_in_the_ledger(published: Guide) -> None:
    row = "HT02,procedure,ket-hon,2026-11-21,"
    published.replace(MARRIAGE_FILE, "status: published", "status: withdrawn")
    published.replace(LEDGER_FILE, row, f"{row}2026-07-01")
    assert compare_history(published.roots, "main") == []
    git(published, "commit", "--quiet", "--all", "--message=Bãi bỏ")
    published.replace(LEDGER_FILE, f"{row}2026-07-01", row)
    [problem] = compare_history(published.roots, "HEAD")
    assert "Ngày bãi bỏ" in problem.message


def test_deleting_the_ledger_loses_every_row(published: Guide) -> None:
    published.delete(LEDGER_FILE)
    assert len(compare_history(published.roots, "main")) == 7


@pytest.mark.parametrize("revision", ["nhanh-la", "--help", "", "main:codes.csv"])
def test_an_unknown_revision_is_a_problem_and_never_an_option(
    published: Guide, revision: str
) -> None:
    [problem] = compare_history(published.roots, revision)
    assert problem.rule == "unknown-revision"
    assert "fetch-depth: 0" in problem.hint


def test_outside_git_a_revision_is_unknown(guide: Guide) -> None:
    assert [problem.rule for problem in compare_history(guide.roots, "main")] == [
        "unknown-revision"
    ]


def test_a_ledger_that_did_not_exist_yet_has_lost_nothing(guide: Guide) -> None:
    git(guide, "init", "--quiet", "--initial-branch=main")
    git(guide, "add", WARD_FILE)
    git(guide, "commit", "--quiet", "--message=Bản đầu")
    assert compare_history(guide.roots, "main") == []


def test_what_two_branches_issued_is_told_once_and_in_one_voice(guide: Guide) -> None:
    git(guide, "init", "--quiet", "--initial-branch=main")
    commit(guide)
    guide.write("procedures/ho-tich/khai-tu.yml", BURIAL)
    guide.add(LEDGER_FILE, "HT03,procedure,khai-tu,2026-11-28,\n")
    commit(guide)  # main's
    other = BURIAL.replace("1.000656", "1.000657")
    guide.write("procedures/ho-tich/giam-ho.yml", other.replace("Đăng ký", "Cử"))
    guide.replace(LEDGER_FILE, "HT03,", "HT03,procedure,giam-ho,2026-11-25,\nHT03,")
    problems = [*guide.problems(), *compare_history(guide.roots, "main")]
    assert [problem.rule for problem in problems] == ["ledger-twice", "duplicate-code"]
    assert "Giữ dòng của nhánh chính" in problems[0].hint
    assert "Chọn mã khác" in problems[1].hint
    guide.replace(LEDGER_FILE, "HT03,procedure,giam-ho,2026-11-25,\n", "")  # as the hints say
    guide.replace("procedures/ho-tich/giam-ho.yml", "HT03", "HT04")
    guide.issue_codes()
    assert [*guide.problems(), *compare_history(guide.roots, "main")] == []


def test_one_row_of_two_days_is_told_once(guide: Guide) -> None:
    git(guide, "init", "--quiet", "--initial-branch=main")
    commit(guide)
    row = "HT02,procedure,ket-hon,2026-11-21,\n"
    guide.replace(LEDGER_FILE, row, row.replace("11-21", "11-20") + row)
    problems = [*guide.problems(), *compare_history(guide.roots, "main")]
    assert [problem.rule for problem in problems] == ["ledger-twice"]


def test_a_ledger_that_cannot_be_read_is_named_without_what_follows_from_it(guide: Guide) -> None:
    text = guide.read(LEDGER_FILE)
    guide.path(LEDGER_FILE).write_bytes(text.encode("utf-16"))
    guide.add(BIRTH_FILE, "titel: x\n")
    problems = guide.problems()
    assert {"ledger-unreadable", "code-not-issued"} <= {one.rule for one in problems}
    assert [one.rule for one in ruin_first(problems)] == ["ledger-unreadable", "unknown-key"]


def test_excels_ruin_is_named_first_and_alone(guide: Guide) -> None:
    lines = guide.read(LEDGER_FILE).replace("2026-11-21", "21/11/2026").replace(",", ";")
    guide.write(LEDGER_FILE, "\ufeff" + "".join(lines.splitlines(keepends=True)[:3]))
    guide.add(BIRTH_FILE, "titel: x\n")
    problems = guide.problems()
    assert {"saved-by-excel", "code-not-issued", "unknown-key"} <= {one.rule for one in problems}
    assert [one.rule for one in ruin_first(problems)] == ["saved-by-excel", "unknown-key"]
    assert ruin_first([]) == []
