"""A procedure's file begun by hand: it passes the check, and nothing is ever overwritten."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from generator.library.checked.library import load_library
from generator.library.models.procedure import VERBATIM, Procedure
from generator.views.fees_and_times import fees, times
from tests.guide_files import LEDGER_FILE, STEPS, Guide
from tests.running import Run, motcham

WITHDRAWAL = {"withdrawn_on", "reason", "replaced_by"}
OPTIONS = ["--field", "ho-tich", "--national-code", "1.000111", "--decision", "1/QĐ-BTP"]


@pytest.fixture
def run(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `motcham new procedure` in the small guide."""
    monkeypatch.chdir(guide.root)
    return partial(motcham, "new", "procedure", "--library")


def test_questions_make_a_draft_that_passes_the_check(run: Run, guide: Guide) -> None:
    answers = [
        'Ly hôn: "thuận tình"', "no-such", "ho-tich", "1.1", "1.000111", "1/QĐ-BTP", "",
        "7,5 ngày làm việc", "8.000", "8000", "Tòa án #1",
    ]  # fmt: skip
    result = run(typed="".join(f"{answer}\n" for answer in answers))
    assert "procedures/ho-tich/ly-hon-thuan-tinh.yml: mã HT03." in result.output
    assert "cần mã thủ tục quốc gia dạng 1.001193" in result.output
    assert "Chỉ viết chữ số" in result.output
    assert guide.problems() == []
    library, _ = load_library(guide.roots)
    assert library
    made = library.on(date(2026, 11, 22), drafts=True).by_code["HT03"]
    assert (made.title, made.status, made.where) == (answers[0], "draft", "Tòa án #1")
    assert [fact.words for fact in times(made)] == ["7,5\u00a0ngày làm việc"]
    assert [fact.words for fact in fees(made)] == ["8.000\u00a0đ"]
    assert "HT03" not in guide.read(LEDGER_FILE)


@pytest.mark.parametrize(
    ("options", "time", "fee"),
    [
        ([], "Hỏi phường", "Hỏi phường"),
        (["--time", "trong ngày", "--fee", "0"], "Trong ngày", "Miễn phí"),
        (["--time", "2 tuần"], "2 tuần", "Hỏi phường"),
        (["--time", "Tùy hồ sơ: hỏi trước"], "Tùy hồ sơ: hỏi trước", "Hỏi phường"),
    ],
    ids=["nothing known", "at once and free", "weeks", "words"],
)
def test_options_ask_nothing_and_unknown_stays_unknown(
    run: Run, guide: Guide, options: list[str], time: str, fee: str
) -> None:
    result = run("--title", "Ly hôn", *OPTIONS, *options, "--status", "published")
    assert result.exit_code == 0, result.output
    rules = [problem.rule for problem in guide.problems()]
    assert rules == ["no-keywords", "no-papers", "no-steps"]
    guide.add("procedures/ho-tich/ly-hon.yml", f"documents: [{{name: Đơn}}]\n{STEPS}")
    assert [problem.rule for problem in guide.problems()] == ["no-keywords"]
    made = guide.published().by_code["HT03"]
    assert [fact.words for fact in times(made)] == [time]
    assert [fact.words for fact in fees(made)] == [fee]
    assert "HT03,procedure,ly-hon," in guide.read(LEDGER_FILE)


def test_two_of_one_name_get_two_codes_and_two_files(run: Run, guide: Guide) -> None:
    for _ in range(2):
        run("--title", "Ly hôn", *OPTIONS)
    files = {path.stem: path.read_text(encoding="utf-8") for path in folder(guide).glob("ly-hon*")}
    assert files.keys() == {"ly-hon", "ly-hon-2"}
    assert "\ncode: HT03 " in files["ly-hon"]
    assert "\ncode: HT04 " in files["ly-hon-2"]


@pytest.mark.parametrize(
    ("title", "told"),
    [("ĐĂNG KÝ KHAI SINH", True), ("Đăng ký khai sinh lưu động", False)],
)
def test_a_title_that_another_procedure_has_is_told(run: Run, title: str, *, told: bool) -> None:
    said = run("--title", title, *OPTIONS).output
    assert ("HT01 đã có tên này" in said) is told
    assert ("local/HT01.yml" in said) is told


def test_every_line_that_waits_in_a_comment_may_be_used_as_it_is(run: Run, guide: Guide) -> None:
    run("--title", "Ly hôn", *OPTIONS, "--time", "1 giờ")
    file = "procedures/ho-tich/ly-hon.yml"
    before = guide.read(file)
    used = re.sub(r"^( *)# (?=[a-z_]+:|  )", r"\1", before, flags=re.MULTILINE)
    assert before.count("\n#") - used.count("\n#") > 20
    guide.write(file, used)
    assert guide.problems() == []
    library, _ = load_library(guide.roots)
    assert library
    made = library.on(date(2026, 11, 22), drafts=True).by_code["HT03"]
    assert made.model_fields_set == Procedure.model_fields.keys() - WITHDRAWAL - {*VERBATIM}


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        (["--title", "Ly hôn"], 2, "--field, --national-code, --decision"),
        (["--title", "x" * 81, *OPTIONS], 2, "Dài 81 ký tự"),
        (["--title", "Ly hôn", *OPTIONS, "--fee", "8.000đ"], 2, "Chỉ viết chữ số"),
        (["--title", "Ly hôn", *OPTIONS, "--field", "no-such"], 2, "ho-tich, chung-thuc"),
        (["--title", "Ly\u202ehôn", *OPTIONS], 2, "→"),
    ],
    ids=["too little", "a long title", "a wrong amount", "an unknown field", "a hidden letter"],
)
def test_what_would_not_pass_is_said_and_nothing_is_written(
    run: Run, guide: Guide, options: list[str], status: int, message: str
) -> None:
    before = sorted(folder(guide).iterdir())
    result = run(*options)
    assert (result.exit_code, message in result.output) == (status, True), result.output
    assert sorted(folder(guide).iterdir()) == before


def folder(guide: Guide) -> Path:
    return guide.path("procedures/ho-tich")
