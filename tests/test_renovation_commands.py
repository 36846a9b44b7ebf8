"""Renovations as staff start, list and archive them."""

from __future__ import annotations

import re

import pytest

from generator.library.desk.new_renovation import new_code
from generator.library.models.renovation import (
    ALLOWED_WORKS,
    CODE_LETTERS,
    NOT_ALLOWED_WORKS,
    USUAL_ACTS,
)
from generator.library.privacy.personal_data import personal_data
from tests.guide_files import UNIT_LEDGER_FILE, Guide, own
from tests.running import Run, motcham

NOW = "1795564800"  # 2026-11-25

PERMIT = {
    "--kind": "permit",
    "--number": "12/GPXD",
    "--issued-on": "2026-03-02",
    "--issued-by": "UBND phường",
    "--house": "182/4",
    "--street": "Lê Văn Sỹ",
    "--allowed": "Thay mái: 60 m2",
    "--starts-on": "2026-03-10",
    "--ends-on": "2026-06-30",
}
OLD = """\
code: R0000QA
basis: {kind: exempt}
place: {house: 1, street: Đường Mẫu}
allowed: [Sơn nhà]
starts_on: 2026-01-10
ends_on: 2026-02-10
status: finished
attachments:
  - {file: shared.jpg, title: Chung}
  - {file: own.jpg, title: Riêng}
"""


@pytest.fixture
def run(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `motcham` in the small guide on 25 November 2026, with what staff type."""
    guide.issue_codes()
    monkeypatch.chdir(guide.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    return motcham


def options(said: dict[str, str]) -> list[str]:
    return [part for pair in said.items() for part in pair]


def test_options_alone_start_a_file_that_passes_and_whose_code_is_issued(
    run: Run, guide: Guide
) -> None:
    result = run("new", "renovation", *options(PERMIT))
    assert result.exit_code == 0, result.output
    [code] = re.findall(r"renovations/2026/(R\w{6})\.yml: mã \1", result.output)
    [renovation] = guide.library().renovations
    assert (renovation.code, renovation.address) == (code, "182/4 Lê Văn Sỹ")
    assert renovation.allowed == ("Thay mái: 60 m2",)
    assert f"{code},renovation,{code}," in guide.read(UNIT_LEDGER_FILE)
    assert guide.problems() == []


def test_the_notes_in_a_new_file_are_right_once_their_signs_are_taken_away(
    run: Run, guide: Guide
) -> None:
    run("new", "renovation", *options(PERMIT))
    [path] = guide.root.glob(own("renovations/2026/*.yml"))
    top, body = path.read_text(encoding="utf-8").split("code:", 1)
    uncommented = re.sub(r"(?m)^( *)# ", r"\1", f"code:{body}").replace(
        "Công ty …, phone: …", "Công ty A"
    )
    ends = "2026-08-31"
    path.write_text(uncommented.replace("status: planned", "status: running"), encoding="utf-8")
    [renovation] = guide.library().renovations
    assert top.startswith("# ")
    assert renovation.last_day.isoformat() == ends
    assert renovation.attachments[0].file == "mat-tien.jpg"


def test_questions_are_asked_for_what_is_open_and_may_be_skipped(run: Run, guide: Guide) -> None:
    typed = "exempt\n5\nĐường Mẫu\n\n2026-12-01\n2026-12-20\n\nSơn nhà\nLát nền\n\n"
    result = run("new", "renovation", typed=typed)
    assert result.exit_code == 0, result.output
    [renovation] = guide.library().renovations
    assert renovation.allowed == ("Sơn nhà", "Lát nền")
    assert (renovation.place.neighbourhood, renovation.contractor) == (None, None)


def test_a_usual_work_is_chosen_by_its_number(run: Run, guide: Guide) -> None:
    typed = "exempt\n5\nĐường Mẫu\n\n2026-12-01\n2026-12-20\n\n2\n 1\nLát nền\n99\n\n"
    result = run("new", "renovation", typed=typed)
    assert result.exit_code == 0, result.output
    assert "2. Thay mái" in result.output
    [renovation] = guide.library().renovations
    assert renovation.allowed == ("Thay mái", "Sửa mặt tiền", "Lát nền", "99")


WRONG_FIRST = {
    "a day as people write it": ("05/11/2026", "2026-11-05", "cần một ngày"),
    "a day that has not come": ("2036-01-01", "2026-11-05", "còn ở tương lai"),
    "a resident's name": ("ông Nguyễn Văn An", "UBND phường", "tên một người"),
    "a resident's number": ("5, gọi 0901 234 567", "5", "số điện thoại riêng"),
    "an end before the beginning": ("2026-01-01", "2026-12-20", "trước ngày bắt đầu"),
    "a worker": ("Thợ Ba", "Công ty A", "cần tên một công ty"),
    "a number of a person": ("0901 234", "1800 1234", "số riêng của một người"),
    "a work for somebody": ("Sửa cho ông Tư", "Sơn nhà", "tên một người"),
}
ANSWERS = (
    "permit", "12/GPXD", "2026-11-05", "UBND phường", "", "5", "Đường Mẫu", "", "2026-12-01",
    "2026-12-20", "Công ty A", "1800 1234", "Sơn nhà", "",
)  # fmt: skip


@pytest.mark.parametrize("case", WRONG_FIRST)
def test_an_answer_that_cannot_be_is_asked_for_again_at_once(
    run: Run, guide: Guide, case: str
) -> None:
    wrong, right, said = WRONG_FIRST[case]
    at = ANSWERS.index(right)
    typed = "".join(f"{answer}\n" for answer in (*ANSWERS[:at], wrong, *ANSWERS[at:]))
    result = run("new", "renovation", typed=typed)
    assert result.exit_code == 0, result.output
    question, answered = result.output.split(wrong, 1)
    again = answered.split("\n")
    assert said in "\n".join(again[:2]), result.output
    assert question.split("\n")[-1].strip() in again[2], result.output
    assert guide.problems() == []


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        (["0912 345 678", "y"], "0912 345 678"),
        (["0912 345 678", "n", "1800 1234"], "1800 1234"),
        (["0912 345 678", "n", ""], None),
    ],
)
def test_a_mobile_of_the_company_is_taken_once_somebody_says_it_is(
    run: Run, guide: Guide, typed: list[str], phone: str | None
) -> None:
    at = ANSWERS.index("1800 1234")
    answers = (*ANSWERS[:at], *typed, *ANSWERS[at + 1 :])
    result = run("new", "renovation", typed="".join(f"{answer}\n" for answer in answers))
    assert result.exit_code == 0, result.output
    [renovation] = guide.library().renovations
    assert renovation.contractor
    assert renovation.contractor.phone == phone
    assert guide.problems() == []


def test_an_option_says_that_a_mobile_is_the_companys(run: Run, guide: Guide) -> None:
    said = options(PERMIT | {"--contractor": "Công ty A", "--contractor-phone": "0912 345 678"})
    refused = run("new", "renovation", *said)
    assert (refused.exit_code, "--company-mobile" in refused.output) == (2, True)
    assert "company_mobile:" not in refused.output
    assert run("new", "renovation", *said, "--company-mobile").exit_code == 0
    assert guide.problems() == []


def test_an_option_that_cannot_be_is_said_before_anything_is_asked(run: Run) -> None:
    result = run("new", "renovation", "--issued-on", "05/11/2026", typed="permit\n")
    assert (result.exit_code, "Căn cứ" in result.output) == (2, False), result.output


def test_where_nobody_answers_the_options_are_named_that_are_still_needed(run: Run) -> None:
    result = run("new", "renovation", "--kind", "notice", "--house", "5")
    said = "--issued-on, --street, --starts-on, --ends-on, --allowed."
    assert (result.exit_code, said in result.output) == (2, True), result.output


def test_no_usual_work_or_act_tells_of_anybody() -> None:
    for words in (*ALLOWED_WORKS, *NOT_ALLOWED_WORKS, *USUAL_ACTS):
        assert personal_data(words) == []


@pytest.mark.parametrize(
    ("option", "answer", "said"),
    [
        ("--starts-on", "10/3/2026", "cần một ngày"),
        ("--starts-on", "../../x", "cần một ngày"),
        ("--issued-on", "05/11/2026", "cần một ngày"),
        ("--allowed", "Gọi ông Tư", "tên một người"),
        ("--house", "5, gọi 0901 234 567", "số điện thoại riêng"),
        ("--contractor", "Thợ Ba", "cần tên một công ty"),
        ("--ends-on", "2026-01-01", "trước ngày bắt đầu"),
    ],
)
def test_an_answer_that_is_not_right_is_said_and_nothing_is_written(
    run: Run, guide: Guide, option: str, answer: str, said: str
) -> None:
    result = run("new", "renovation", *options(PERMIT | {option: answer}))
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert not guide.path(UNIT_LEDGER_FILE).exists()
    assert not guide.path(own("renovations")).exists()


def test_a_new_code_is_random_and_never_one_that_was_issued() -> None:
    codes = {new_code(()) for _ in range(200)}
    assert len(codes) == 200
    assert set("".join(codes)) <= set(CODE_LETTERS) | {"R"}

    class AllButTheLast:
        def __contains__(self, code: object) -> bool:
            return str(code)[-1] != "7"

    assert new_code(AllButTheLast())[-1] == "7"


@pytest.fixture
def old(guide: Guide) -> Guide:
    """A renovation that ended in February, and one that still runs and shows the same picture."""
    guide.write(own("renovations/2026/R0000QA.yml"), OLD)
    running = OLD.replace("R0000QA", "R0000QB").replace("finished", "running")
    running = running.replace("2026-02-10", "2026-12-31").replace("own.jpg", "other.jpg")
    guide.write(own("renovations/2026/R0000QB.yml"), running)
    for name in ("shared.jpg", "own.jpg", "other.jpg"):
        guide.write(own(f"renovations/2026/{name}"), "")
    guide.issue_codes()
    return guide


@pytest.mark.usefixtures("old")
def test_the_list_says_how_each_stands(run: Run) -> None:
    output = run("renovations").output
    assert re.search(r"R0000QA +Đã xong +.*rời trang sau 11/05/2026", output)
    assert re.search(r"R0000QB +Đang làm +10/01/2026–31/12/2026  1 Đường Mẫu\n", output)


def test_only_what_ended_long_ago_is_archived_and_its_code_stays(run: Run, old: Guide) -> None:
    refused = run("renovations", "archive", typed="n\n")
    assert refused.exit_code == 1
    assert f"Sẽ xoá: {own('renovations/2026/own.jpg')}" in refused.output
    assert old.path(own("renovations/2026/R0000QA.yml")).exists()

    assert run("renovations", "archive", "--yes").exit_code == 0
    left = sorted(path.name for path in old.path(own("renovations/2026")).iterdir())
    assert left == ["R0000QB.yml", "other.jpg", "shared.jpg"]
    assert old.library().archived_renovations == {"R0000QA"}
    assert "R0000QA,renovation,R0000QA,2026-11-21,2026-02-10" in old.read(UNIT_LEDGER_FILE)
    assert "Chưa có công trình nào" in run("renovations", "archive").output
