"""A renovation on file: what the form takes, how the works stand on a day, when they leave."""

from __future__ import annotations

from datetime import date

import pytest

from generator.library.checked.library import load_library
from generator.library.models.renovation import Renovation
from generator.library.registers.ledger import CodeKind
from generator.library.renovations.state import State, retired, state, unit_of
from tests.guide_files import UNIT_LEDGER_FILE, WARD_FILE, Guide, own

TODAY = date(2026, 11, 25)
FILE = own("renovations/2026/R7K2QXM.yml")
RENOVATION = """\
code: R7K2QXM
basis:
  kind: permit
  number: 123/GPXD-UBND
  issued_on: 2026-03-05
  issued_by: UBND phường
  expires_on: 2027-03-05
place: {house: 182/4, street: Đường Mẫu}
allowed: [Sửa mặt tiền]
starts_on: 2026-03-10
ends_on: 2026-12-30
contractor: {name: Công ty TNHH Mẫu, phone: 028 0000 0001}
status: running
acts:
  - {on: 2026-04-02, text: Đúng giấy phép, kind: checked}
"""


@pytest.fixture
def announced(guide: Guide) -> Guide:
    guide.write(FILE, RENOVATION)
    guide.issue_codes()
    return guide


def the_renovation(guide: Guide) -> Renovation:
    [renovation] = guide.library().renovations
    return renovation


def test_a_ledger_that_says_ended_while_the_file_is_there_is_refused(announced: Guide) -> None:
    text = announced.read(UNIT_LEDGER_FILE)
    [line] = [line for line in text.splitlines() if line.startswith("R7K2QXM")]
    announced.replace(UNIT_LEDGER_FILE, line, f"{line}2026-12-30")
    [problem] = announced.problems()
    assert (problem.rule, problem.file) == ("renovation-ended-twice", FILE)
    assert "renovations archive" in problem.hint


def test_a_renovation_is_read_and_has_its_row_in_the_ledger(announced: Guide) -> None:
    library = announced.library()
    assert [renovation.code for renovation in library.renovations] == ["R7K2QXM"]
    row = library.rows["R7K2QXM"]
    assert (row.kind, row.target) == (CodeKind.RENOVATION, "R7K2QXM")
    assert library.files["R7K2QXM"] == FILE
    assert announced.published().ended_renovations == ()


def test_an_archived_renovation_is_an_ended_one_and_a_lost_file_is_a_problem(
    announced: Guide,
) -> None:
    announced.delete(FILE)
    assert [problem.rule for problem in announced.problems()] == ["code-lost"]
    text = announced.read(UNIT_LEDGER_FILE)
    [line] = [line for line in text.splitlines() if line.startswith("R7K2QXM")]
    announced.replace(UNIT_LEDGER_FILE, line, f"{line}2026-11-25")
    assert announced.problems() == []
    assert announced.published().ended_renovations == ("R7K2QXM",)


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("code: R7K2QXM", "code: R7K2QIM", "bad-renovation-code", 1),
        ("code: R7K2QXM", "code: R7K2QXN", "misplaced", 1),
        ("starts_on: 2026-03-10", "starts_on: 2025-03-10", "misplaced", 10),
        ("on: 2026-04-02", "on: 2046-04-02", "future-date", 15),
        ("  number: 123/GPXD-UBND\n", "", "basis-incomplete", 2),
        ("kind: permit", "kind: exempt", "basis-incomplete", 2),
        ("ends_on: 2026-12-30", "ends_on: 2026-01-30", "dates-reversed", 1),
        ("expires_on: 2027-03-05", "expires_on: 2025-03-05", "dates-reversed", 2),
        ("Công ty TNHH Mẫu", "Nguyễn Văn An", "not-a-company", 12),
        ("Công ty TNHH Mẫu", "Hộ kinh doanh Văn An", "not-a-company", 12),
        ("status: running", "status: runing", "unknown-value", 13),
        ("kind: checked", "kind: stopped", "status-behind", 1),
        ("kind: checked", "kind: extended", "act-until", 15),
        ("status: running", "status: running\nowner: An", "unknown-key", 14),
        ("Đường Mẫu}", "Đường Mẫu, neighbourhood: Khu phố 9}", "unknown-neighbourhood", 8),
    ],
)  # fmt: skip
def test_what_a_renovation_may_not_say(
    announced: Guide, old: str, new: str, rule: str, line: int
) -> None:
    announced.add(WARD_FILE, "neighbourhoods: [Khu phố 1]\n")
    announced.replace(FILE, old, new)
    found = [problem for problem in announced.problems() if problem.file == FILE]
    assert (rule, line) in {(problem.rule, problem.line) for problem in found}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("ends_on: 2026-12-30", "ends_on: 2072-12-30", 11),
        ("ends_on: 2026-12-30", "ends_on: 2027-12-30", 11),
        ("starts_on: 2026-03-10", "starts_on: 2026-03-01", 10),
        ("status: running", "floors: 200\nstatus: running", 13),
        ("status: running", "height_m: 850\nstatus: running", 13),
        ("status: running", "status: finished", 13),
        (
            "status: running\nacts:\n  - {on: 2026-04-02, text: Đúng giấy phép, kind: checked}",
            (
                "status: finished\nacts:\n  - {on: 2026-04-02, text: Xong, kind: finished}\n"
                "  - {on: 2026-05-02, text: Cho làm nốt, kind: extended, until: 2026-12-30}"
            ),
            16,
        ),
    ],
)
def test_a_day_or_size_that_is_most_likely_a_slip_is_a_hint(
    announced: Guide, old: str, new: str, line: int
) -> None:
    announced.replace(FILE, old, new)
    problems = announced.problems()
    assert {(one.line, one.rule, one.severity) for one in problems} == {
        (line, "odd-works", "warning")
    }


def test_works_that_were_extended_before_they_ended_at_last_are_no_slip(announced: Guide) -> None:
    acts = "".join(
        f"\n  - {{on: 2026-0{month}-02, text: Ghi nhận, kind: {kind}}}"
        for month, kind in enumerate(["finished", "resumed", "extended", "finished"], start=4)
    ).replace("extended}", "extended, until: 2026-12-30}")
    old = "status: running\nacts:\n  - {on: 2026-04-02, text: Đúng giấy phép, kind: checked}"
    announced.replace(FILE, old, f"status: finished\nacts:{acts}")
    assert announced.problems() == []


@pytest.mark.parametrize("name", ["../a.jpg", "/a.jpg", "b/a.jpg", ".a.jpg", "a.svg", "a", "á.png"])
def test_an_attachment_is_named_by_a_plain_name_of_a_picture_or_a_pdf(
    announced: Guide, name: str
) -> None:
    announced.add(FILE, f"attachments:\n  - {{file: {name}, title: Mặt tiền}}\n")
    [problem] = announced.problems()
    assert (problem.rule, problem.line) == ("bad-attachment-name", 17)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", State.RUNNING),
        ("status: running", "status: planned", State.RUNNING),
        ("starts_on: 2026-03-10", "starts_on: 2026-11-26", State.RUNNING),
        ("starts_on: 2026-03-10\nends_on: 2026-12-30\n", "", State.PLANNED),
        ("ends_on: 2026-12-30", "ends_on: 2026-11-25", State.RUNNING),
        ("ends_on: 2026-12-30", "ends_on: 2026-11-24", State.OVERDUE),
        ("expires_on: 2027-03-05", "expires_on: 2026-11-25", State.RUNNING),
        ("expires_on: 2027-03-05", "expires_on: 2026-11-24", State.EXPIRED),
        ("status: running", "status: paused", State.PAUSED),
        ("status: running", "status: stopped", State.STOPPED),
        ("status: running", "status: finished", State.FINISHED),
    ],
)
def test_the_state_follows_from_the_status_and_the_day(
    announced: Guide, old: str, new: str, expected: State
) -> None:
    announced.replace(FILE, old, new)
    if expected is State.PLANNED:
        announced.replace(FILE, "status: running", "status: planned")
        announced.add(FILE, "starts_on: 2026-11-26\nends_on: 2026-12-30\n")
    assert state(the_renovation(announced), TODAY) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-09", State.PLANNED),
        ("2026-03-10", State.RUNNING),
        ("2026-05-31", State.RUNNING),
        ("2026-06-01", State.PAUSED),
        ("2026-06-30", State.PAUSED),
        ("2026-07-01", State.RUNNING),
        ("2026-07-31", State.RUNNING),
        ("2026-08-01", State.FINISHED),
    ],
)
def test_an_earlier_day_knows_nothing_of_what_was_noted_later(
    announced: Guide, day: str, expected: State
) -> None:
    announced.replace(FILE, "status: running", "status: finished")
    announced.add(FILE, "  - {on: 2026-06-01, text: Ngừng, kind: paused}\n")
    announced.add(FILE, "  - {on: 2026-07-01, text: Làm tiếp, kind: resumed}\n")
    announced.add(FILE, "  - {on: 2026-08-01, text: Xong, kind: finished}\n")
    assert state(the_renovation(announced), date.fromisoformat(day)) is expected


def test_an_extension_moves_the_end_of_the_works_and_of_the_permit(announced: Guide) -> None:
    announced.replace(FILE, "ends_on: 2026-12-30", "ends_on: 2026-06-30")
    announced.replace(FILE, "expires_on: 2027-03-05", "expires_on: 2026-06-30")
    assert state(the_renovation(announced), TODAY) is State.EXPIRED
    announced.add(FILE, "  - {on: 2026-06-20, text: Gia hạn, kind: extended, until: 2026-12-31}\n")
    assert state(the_renovation(announced), TODAY) is State.RUNNING
    assert state(the_renovation(announced), date(2027, 1, 1)) is State.EXPIRED


def test_the_facts_leave_so_many_days_after_the_ward_noted_the_end(announced: Guide) -> None:
    assert not retired(the_renovation(announced), date(2036, 1, 1), 90)
    announced.replace(FILE, "status: running", "status: finished")
    announced.add(FILE, "  - {on: 2026-08-01, text: Đã xong, kind: finished}\n")
    assert not retired(the_renovation(announced), date(2026, 10, 30), 90)
    assert retired(the_renovation(announced), date(2026, 10, 31), 90)


def test_the_ward_says_how_long_facts_are_kept(guide: Guide) -> None:
    assert guide.library().ward.renovations.keep_days == 90
    guide.add(WARD_FILE, "renovations: {keep_days: 30}\n")
    assert guide.library().ward.renovations.keep_days == 30


def test_the_unit_is_the_one_named_or_the_one_of_the_ward_or_the_ward_itself(
    announced: Guide,
) -> None:
    def unit() -> str:
        return unit_of(the_renovation(announced), announced.library().ward)

    assert unit() == "Phường Thử"
    announced.add(WARD_FILE, "renovations: {unit: Phòng Kinh tế}\n")
    assert unit() == "Phòng Kinh tế"
    announced.add(FILE, "unit: Tổ xây dựng\n")
    assert unit() == "Tổ xây dựng"


def test_a_sample_on_the_site_of_a_real_ward_is_a_hint(announced: Guide) -> None:
    announced.add(FILE, "sample: true\n")
    assert [problem.rule for problem in announced.problems()] == ["sample-renovation"]
    announced.add(WARD_FILE, "sample: true\n")
    assert announced.problems() == []


def test_the_file_of_a_broken_renovation_is_not_called_lost(announced: Guide) -> None:
    announced.replace(FILE, "status: running", "status: none")
    _, problems = load_library(announced.roots)
    assert [problem.rule for problem in problems] == ["unknown-value"]


LEAKY = """\
code: R7K2QXM
basis: {kind: exempt, number: 079085001234, issued_by: Ông Lê Văn An}
place: {house: 182/4 nhà bà Lan, street: Bà Hạt}
allowed: [Sửa mặt tiền, Gọi 0901 234 567]
not_allowed: [Sổ hồng BK 123456]
starts_on: 2026-03-10
ends_on: 2026-12-30
contractor: {name: Công ty TNHH Nguyễn Văn Mẫu, phone: 0901 111 222}
status: running
acts:
  - {on: 2026-04-02, text: Chủ nhà Trần Bình sinh năm 1970}
  - {on: 2026-04-03, text: Gọi 0901 111 222 hoặc 028 3800 0000}
unit: an@gmail.com
attachments:
  - {file: nguyen-van-an.jpg, title: Xe 51G-123.45}
"""


def test_personal_data_is_a_problem_at_its_line_whatever_the_text(guide: Guide) -> None:
    guide.write(FILE, LEAKY)
    guide.issue_codes()
    lines = sorted(problem.line for problem in guide.problems() if problem.rule == "personal-data")
    assert lines == [2, 2, 3, 4, 5, 11, 11, 12, 13, 15, 15]
    assert (8, "contractor-phone") in {(problem.line, problem.rule) for problem in guide.problems()}


@pytest.mark.parametrize(
    ("name", "personal"),
    [
        ("anh-hien-trang.jpg", False),
        ("ong-nuoc.jpg", False),
        ("chi-tiet-cau-thang-2.jpg", False),
        ("2026-11-12-kiem-tra.jpg", False),
        ("IMG_20261112_0830.jpg", False),
        ("ong-nguyen-van-an.jpg", True),
        ("cccd-079085001234.jpg", True),
        ("zalo_0901234567.jpg", True),
    ],
)
def test_the_name_of_a_file_tells_of_nobody(announced: Guide, name: str, personal: bool) -> None:
    announced.add(FILE, f"attachments:\n  - {{file: {name}, title: Mặt tiền}}\n")
    rules = [problem.rule for problem in announced.problems()]
    assert rules == (["personal-data"] if personal else [])
