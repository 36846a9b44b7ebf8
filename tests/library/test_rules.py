from __future__ import annotations

import builtins
import io
import os
import re
from dataclasses import fields, replace
from importlib import import_module
from itertools import product
from typing import Any, NoReturn

import pytest

from generator.colours import READABLE, WHITE, contrast
from generator.library.editions.baseline import judged
from generator.library.forms.paths import Roots
from generator.library.language.kept import _content
from generator.library.loading.collection import Collection, collect
from generator.library.registers.prints import HEADER
from generator.library.rules import RULES, _in_what_was_read, broken_rules, dates, unit
from tests.guide_files import (
    BIRTH_FILE,
    BURIAL,
    COPY,
    COPY_FILE,
    FIELDS_FILE,
    LEDGER_FILE,
    LIFE_EVENTS_FILE,
    MARRIAGE,
    MARRIAGE_FILE,
    PRINTS_FILE,
    PROJECT,
    WARD_FILE,
    Guide,
    own,
)
from tests.guide_history import commit, git

DRAFT = COPY.replace("published", "draft").replace("CT01", "CT02")
DRAFT_FILE = "procedures/chung-thuc/nhap.yml"


def found(guide: Guide) -> list[tuple[str, int, int, str]]:
    return [(p.file, p.line, p.column, p.rule) for p in guide.problems()]


def only(guide: Guide) -> str:
    """The words of the one problem there is."""
    [problem] = guide.problems()
    return f"{problem.message} {problem.hint}"


def test_what_is_kept_of_rules_follows_from_what_was_read_alone(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    collections = [collect(roots)[0] for roots in (Roots(PROJECT, "phuong-mau"), guide.roots)]
    for one in collections:
        list(broken_rules(one))  # explanations and the like are read once

    def refuse(*asked: object, **named: object) -> NoReturn:
        raise AssertionError(asked or named)

    with monkeypatch.context() as patch:
        for module, name in (
            *product((builtins, io), ["open"]),
            *product((os,), ["stat", "lstat", "scandir"]),
        ):
            patch.setattr(module, name, refuse)
        patch.setattr(dates, "today", refuse)
        for name in ("site_urls", "unit_names"):  # once read, they are remembered
            patch.setattr(unit, name, refuse)
        for one in collections:
            _in_what_was_read(one)


def test_rules_are_asked_again_where_any_part_of_what_was_read_is_another() -> None:
    collection, _ = collect(Roots(PROJECT, "phuong-mau"))
    content = _content(collection)
    assert _content(collect(Roots(PROJECT, "phuong-mau"))[0]) == content
    for part in fields(Collection):
        other: Any = {part.name: "another"}
        assert _content(replace(collection, **other)) != content, part.name


def test_a_sound_guide_has_no_problem(guide: Guide) -> None:
    assert found(guide) == []


@pytest.mark.parametrize("colour", ["#777777", "#e5a000", "#ffffff", "#00C000"])
def test_a_pale_colour_is_told_how_pale_and_the_hint_puts_it_right(
    guide: Guide, colour: str
) -> None:
    guide.add(WARD_FILE, f'colour: "{colour}"\n')
    words = only(guide)
    ratio = re.search(r"tương phản với trắng (\d),?(\d*) : 1, cần ít nhất 4,5 : 1", words)
    assert ratio
    assert float(f"{ratio[1]}.{ratio[2] or 0}") == pytest.approx(contrast(colour, WHITE), abs=0.01)
    assert float(f"{ratio[1]}.{ratio[2] or 0}") < READABLE
    [better] = re.findall('"(#[0-9a-f]{6})"', words)
    guide.replace(WARD_FILE, colour, better)
    assert found(guide) == []


def test_every_rule_says_what_passes_and_what_fails() -> None:
    for rule in RULES:
        words = import_module(rule.__module__).__doc__ or ""
        assert "Passes:" in words, rule.__module__
        assert "Fails:" in words, rule.__module__


@pytest.mark.parametrize(
    ("change", "expected", "word"),
    [
        ((BIRTH_FILE, "field: ho-tich", "field: ho-tch"), (5, 1, "unknown-field"), "«ho-tich»"),
        ((BIRTH_FILE, "field: ho-tich", "field: dat"), (5, 1, "unknown-field"), "chung-thuc"),
        ((BIRTH_FILE, "[HT02]", "[HT02, HT99]"), (24, 17, "unknown-code"), "HT99"),
        ((BIRTH_FILE, "for: [bo-roi]", "for: [bo-rio]"), (23, 42, "unknown-case"), "«bo-roi»"),
        ((BIRTH_FILE, "  url:", "  for: [x]\n    url:"), (17, 11, "unknown-case"), "«x»"),
        ((BIRTH_FILE, "amount: 0", "amount: 0, for: [x]"), (15, 41, "unknown-case"), "«x»"),
        (
            (BIRTH_FILE, "]\nsteps", ", {id: bo-roi, title: A}]\nsteps"),
            (9, 101, "duplicate-case"),
            "bo-roi",
        ),
        (
            (BIRTH_FILE, "Trẻ bị bỏ rơi}", "Trẻ bị bỏ rơi, ordinary: true}"),
            (9, 65, "ordinary-not-first"),
            "đầu",
        ),
        (
            (MARRIAGE_FILE, "channels:", "cases: [{id: mat, title: Đã mất vợ}]\nchannels:"),
            (9, 1, "only-case"),
            "ordinary: true",
        ),
        ((LIFE_EVENTS_FILE, "HT01", "HT07"), (8, 9, "unknown-code"), "HT07"),
        ((WARD_FILE, "[chung-thuc]", "[dat-dai]"), (13, 29, "unknown-field"), "chung-thuc"),
    ],
)
def test_a_name_that_leads_nowhere_is_found_where_it_stands(
    guide: Guide, change: tuple[str, str, str], expected: tuple[int, int, str], word: str
) -> None:
    guide.replace(*change)
    assert found(guide) == [(change[0], *expected)]
    assert word in only(guide)


def test_a_life_event_says_which_case_it_is_about_where_none_is_ordinary(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, ", ordinary: true", "")
    assert found(guide) == [(LIFE_EVENTS_FILE, 8, 9, "event-without-case")]
    assert "thuong, bo-roi" in only(guide)
    guide.replace(LIFE_EVENTS_FILE, "HT01", "HT01\n        cases: [bo-roi]")
    assert found(guide) == []


def test_a_procedure_lies_in_its_fields_folder(guide: Guide) -> None:
    guide.move(COPY_FILE, "procedures/ho-tich/sao-y.yml")
    assert found(guide) == [("procedures/ho-tich/sao-y.yml", 5, 1, "wrong-folder")]
    assert "procedures/chung-thuc/" in only(guide)


@pytest.mark.parametrize("code", ["CT03", "HTA1", "HT"])
def test_a_code_begins_with_its_fields_prefix_and_ends_in_a_number(guide: Guide, code: str) -> None:
    guide.write("procedures/ho-tich/khai-tu.yml", BURIAL.replace("HT03", code))
    guide.issue_codes()
    assert found(guide) == [("procedures/ho-tich/khai-tu.yml", 1, 1, "foreign-prefix")]
    assert "HT01" in only(guide)


def test_no_two_files_have_one_code(guide: Guide) -> None:
    guide.write("procedures/ho-tich/khai-tu.yml", BURIAL.replace("HT03", "HT02"))
    words = only(guide)
    assert found(guide) == [("procedures/ho-tich/khai-tu.yml", 1, 1, "duplicate-code")]
    assert f"{MARRIAGE_FILE}:1" in words
    assert "HT03" in words


@pytest.mark.parametrize("copy", ["a-ban-moi", "z-ban-moi"])
def test_of_a_file_and_its_copy_the_copy_is_named(guide: Guide, copy: str) -> None:
    file = f"procedures/ho-tich/{copy}.yml"
    guide.write(file, guide.read(MARRIAGE_FILE))
    assert {problem.file for problem in guide.problems()} == {file}


def test_where_a_file_is_lost_nobody_is_told_to_take_its_code_out_elsewhere(guide: Guide) -> None:
    guide.replace(MARRIAGE_FILE, "code: HT02", "code: HT0Z")
    guide.path(MARRIAGE_FILE).unlink()
    hints = {one.file: one.hint for one in guide.problems() if one.rule == "unknown-code"}
    assert BIRTH_FILE in hints
    assert all("lấy lại tệp" in hint and "bỏ dòng" not in hint for hint in hints.values())


def test_a_draft_takes_its_code_too(guide: Guide) -> None:
    guide.write("procedures/ho-tich/nhap.yml", MARRIAGE.replace("published", "draft"))
    assert found(guide) == [("procedures/ho-tich/nhap.yml", 1, 1, "duplicate-code")]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (FIELDS_FILE, "code: LVCT", "code: LVHT", 9),
        (LIFE_EVENTS_FILE, "code: VDSINH", "code: NHA", 3),
    ],
)
def test_fields_life_events_and_the_home_page_share_the_codes(
    guide: Guide, file: str, old: str, new: str, line: int
) -> None:
    guide.replace(file, old, new)
    column = 5
    assert (file, line, column, "duplicate-code") in found(guide)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [(BIRTH_FILE, "[HT02]", "[CT02]"), (LIFE_EVENTS_FILE, "HT01", "CT02")],
)
def test_nothing_links_to_a_draft(guide: Guide, file: str, old: str, new: str) -> None:
    guide.write(DRAFT_FILE, DRAFT)
    assert found(guide) == []
    guide.replace(file, old, new)
    [problem] = guide.problems()
    assert (problem.file, problem.rule) == (file, "unknown-code")
    assert "bản nháp" in problem.message
    assert "status: published" in problem.hint


def test_a_withdrawn_procedure_may_be_named(guide: Guide) -> None:
    guide.replace(
        MARRIAGE_FILE,
        "status: published",
        "status: withdrawn\nwithdrawn_on: 2026-07-01\nreason: Bãi bỏ.\nreplaced_by: [HT01]",
    )
    assert found(guide) == []


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        ("Khai tử", "khai-tu"),
        ("khai_tu", "khai-tu"),
        ("Đăng-ký", "dang-ky"),
        ("khai--tu", "khai-tu"),
        ("khai.tu", "khai-tu"),
    ],
)
def test_a_file_name_is_plain_letters(guide: Guide, name: str, mended: str) -> None:
    file = f"procedures/ho-tich/{name}.yml"
    guide.write(file, BURIAL.replace("published", "draft"))
    assert found(guide) == [(file, 1, 1, "bad-file-name")]
    assert f"«{mended}.yml»" in only(guide)


def test_a_file_name_is_taken_once_in_all_fields(guide: Guide) -> None:
    guide.write(
        "procedures/ho-tich/sao-y.yml",
        BURIAL.replace("published", "draft"),
    )
    assert found(guide) == [("procedures/ho-tich/sao-y.yml", 1, 1, "same-file-name")]
    assert COPY_FILE in only(guide)


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        ("procedures/ho-tich/khai-tu.yaml", "not-yml"),
        ("procedures/ho-tich/anh.png", "not-yml"),
        ("procedures/khai-tu.yml", "misplaced"),
        ("procedures/ho-tich/cu/khai-tu.yml", "misplaced"),
        (own("local/HT01.yaml"), "not-yml"),
        (own("local/HT01.yml.txt"), "not-yml"),
        (own("local/HT01.docx"), "not-yml"),
        (own("local/cu/HT01.yml"), "misplaced"),
        (own("notice.yaml"), "not-yml"),
        (own("renovations/2026/R7K2QXM.yaml"), "not-yml"),
        (own("pages/tin.YML"), "not-yml"),
        ("provinces/phu-tho.yaml", "not-yml"),
        ("wards/defaults.yml.txt", "not-yml"),
    ],
)
def test_a_file_that_would_not_be_read_is_named(guide: Guide, file: str, rule: str) -> None:
    guide.write(file, MARRIAGE)
    assert found(guide) == [(file, 1, 1, rule)]


def test_hidden_files_are_let_be(guide: Guide) -> None:
    guide.write("procedures/ho-tich/.khai-tu.yml.swp", "\0")
    guide.write("procedures/.git/config", "")
    assert found(guide) == []


def test_a_symlink_is_not_followed(guide: Guide) -> None:
    guide.path("procedures/ho-tich/khai-tu.yml").symlink_to("/etc/passwd")
    guide.path("procedures/dat-dai").symlink_to("/etc")
    assert found(guide) == [
        ("procedures/dat-dai", 1, 1, "symlink"),
        ("procedures/ho-tich/khai-tu.yml", 1, 1, "symlink"),
    ]


@pytest.mark.parametrize("file", [WARD_FILE, LEDGER_FILE, PRINTS_FILE])
def test_what_is_held_against_its_history_is_a_file_of_its_own(guide: Guide, file: str) -> None:
    """Of a link git keeps only where it leads: what is lost behind it would be missed by nobody."""
    elsewhere = guide.root.parent / "elsewhere"
    if guide.path(file).exists():
        guide.path(file).rename(elsewhere)
    else:
        elsewhere.write_text(f"{HEADER}\n", encoding="utf-8")
    guide.path(file).symlink_to(elsewhere)
    assert [(one.file, one.rule) for one in guide.problems()] == [(file, "symlink")]
    git(guide, "init", "--quiet")
    commit(guide)
    [problem] = judged(guide.roots, "HEAD", guide.problems(), lambda _: guide.problems())
    assert problem.severity == "error", "also in the night after"


def test_a_file_with_problems_of_its_own_is_not_called_lost(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "amount: 0", "amount: không")
    assert found(guide) == [(BIRTH_FILE, 15, 24, "not-a-number")]


@pytest.mark.parametrize("file", [FIELDS_FILE, WARD_FILE, BIRTH_FILE])
def test_without_a_library_nothing_is_built_on_it(guide: Guide, file: str) -> None:
    guide.write(file, "a: [")
    problems = guide.problems()
    assert [problem.file for problem in problems] == [file]


def test_news_dated_ahead_is_told_that_it_shows_at_once(guide: Guide) -> None:
    head = "---\ncode: TT001\ntitle: Tin\nsummary: Tin mới.\non: {}\n---\nTin.\n"
    guide.write(own("pages/tin.md"), head.format("2136-11-20"))
    guide.issue_codes()
    [problem] = guide.problems()
    assert (problem.rule, problem.severity, problem.line) == ("news-early", "warning", 5)
    guide.write(own("pages/tin.md"), head.format("2026-11-20"))
    assert guide.problems() == []


def test_a_date_ahead_of_today_is_a_slip(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "checked_on: 2026-11-20", "checked_on: 2136-11-20")
    [problem] = guide.problems()
    assert problem.rule == "future-date"
    assert "20/11/2136" in problem.message
