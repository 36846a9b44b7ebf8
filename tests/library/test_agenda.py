"""What is due: each day that is near or over, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.library.desk.due import (
    agenda_calendar,
    dated,
    procedures_due,
    undated,
    within,
)
from generator.library.desk.translations import update_translations
from generator.library.language.locale import use_locale
from generator.library.models.ward import Level
from tests.guide_files import (
    BIRTH_FILE,
    COPY_FILE,
    LEDGER_FILE,
    MARRIAGE_FILE,
    PROVINCE_FILE,
    Guide,
    own,
)

ON = date(2026, 11, 25)


def due(guide: Guide, days: int = 30, on: date = ON) -> list[str]:
    found = within(dated(guide.library(), on), on, days)
    return [str(one).splitlines()[0] for one in found]


def test_nothing_is_due_where_all_was_just_checked(guide: Guide) -> None:
    assert due(guide) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (
            COPY_FILE,
            "checked_on: 2026-11-20",
            "checked_on: 2026-05-31",
            (
                "30/11/2026 · CT01 Sao y chứng thực: kiểm tra lại với Quyết định 163/QĐ-BTP "
                "(lần trước 31/05/2026)"
            ),
        ),
        (
            COPY_FILE,
            "checked_on: 2026-11-20",
            "checked_on: 2025-01-02",
            (
                "02/07/2025 · CT01 Sao y chứng thực: kiểm tra lại với Quyết định 163/QĐ-BTP "
                "(lần trước 02/01/2025)"
            ),
        ),
        (
            COPY_FILE,
            "source:",
            "legal_basis: [{number: 1/2026/NĐ-CP, effective_from: 2026-12-01}]\nsource:",
            "01/12/2026 · CT01 Sao y chứng thực: 1/2026/NĐ-CP có hiệu lực",
        ),
        (
            BIRTH_FILE,
            "amount: 0}",
            "amount: 8000, until: 2026-12-24}",
            "24/12/2026 · HT01 Đăng ký khai sinh: mức lệ phí áp dụng đến hết ngày này",
        ),
        (
            MARRIAGE_FILE,
            "status: published",
            "status: withdrawn\nwithdrawn_on: 2026-12-15\nreason: Thôi.",
            "15/12/2026 · HT02 Đăng ký kết hôn: thủ tục bãi bỏ",
        ),
    ],
    ids=["a check", "a check long ago", "a law", "an amount", "a withdrawal"],
)
def test_what_is_near_or_over_is_due(
    guide: Guide, file: str, old: str, new: str, line: str
) -> None:
    guide.replace(file, old, new)
    assert due(guide) == [line]


ENDS = "24/12/2026 · HT02 Đăng ký kết hôn: mức lệ phí áp dụng đến hết ngày này"


@pytest.mark.parametrize(
    ("after", "lines"),
    [
        ([], [ENDS]),
        (["from: 2026-12-25"], []),
        (["from: 2026-12-26"], [ENDS]),
        (["from: 2026-12-25, when: xin bản sao"], [ENDS]),
    ],
    ids=["nothing", "from the next day", "a day later", "at times"],
)
def test_an_amount_is_due_where_no_other_follows_it(
    guide: Guide, after: list[str], lines: list[str]
) -> None:
    fee = "  - {{procedure: HT02, kind: charge, amount: 8000, decision: 1/NQ, {}}}\n"
    fees = "".join(fee.format(one) for one in ["until: 2026-12-24", *after])
    guide.write(PROVINCE_FILE, f"fees:\n{fees}")
    assert due(guide) == lines


RENOVATION = """\
code: R7K2QXM
basis:
  {kind: permit, number: 1/GP, issued_on: 2026-03-05, issued_by: UBND, expires_on: 2027-03-05}
place: {house: 182/4, street: Lê Văn Sỹ}
allowed: [Sửa mặt tiền]
starts_on: 2026-03-10
ends_on: 2026-12-01
status: running
"""


WORKS = "01/12/2026 · R7K2QXM 182/4 Lê Văn Sỹ: công trình hết hạn làm"


@pytest.mark.parametrize(
    ("on", "lines"),
    [
        (ON, [WORKS]),
        (date(2026, 12, 9), [f"{WORKS} (quá hạn)"]),
        (date(2026, 10, 1), []),
    ],
    ids=["soon over", "over", "far away"],
)
def test_works_are_due_on_their_last_day(guide: Guide, on: date, lines: list[str]) -> None:
    guide.write(own("renovations/2026/R7K2QXM.yml"), RENOVATION)
    guide.issue_codes()
    assert due(guide, on=on) == lines
    assert not [one for one in procedures_due(guide.library().on(on)) if one.code == "R7K2QXM"]


def test_finished_works_are_due_when_their_facts_leave(guide: Guide) -> None:
    text = RENOVATION.replace("running", "finished").replace("2026-12-01", "2026-09-10")
    guide.write(own("renovations/2026/R7K2QXM.yml"), text)
    guide.issue_codes()
    assert due(guide) == [
        "09/12/2026 · R7K2QXM 182/4 Lê Văn Sỹ: công trình đã xong, ngày cuối còn công bố"
    ]


def test_drafts_and_translations_wait_without_a_day(guide: Guide) -> None:
    guide.replace(COPY_FILE, "published", "draft")
    guide.write(LEDGER_FILE, "")
    guide.issue_codes()
    update_translations(guide.roots, ["HT01"])
    assert [one.subject for one in undated(guide.library(), ON)] == [
        "CT01 Sao y chứng thực",
        "HT01 Đăng ký khai sinh",
    ]


def test_a_draft_is_called_in_the_units_words(guide: Guide) -> None:
    guide.replace(COPY_FILE, "published", "draft")
    guide.replace(COPY_FILE, "title: Sao y chứng thực", 'title: "Sao y tại {phường}"')
    guide.write(LEDGER_FILE, "")
    guide.issue_codes()
    with use_locale("vi", Level.COMMUNE):
        assert [one.subject for one in undated(guide.library(), ON)] == ["CT01 Sao y tại xã"]


def test_the_calendar_keeps_to_rfc_5545_and_its_ids_to_the_thing(guide: Guide) -> None:
    guide.replace(
        BIRTH_FILE, "title: Đăng ký khai sinh", f"title: Đăng ký; khai, sinh \\ {'ệ' * 30}"
    )

    def written(on: date) -> list[str]:
        text = agenda_calendar(guide.library().ward, dated(guide.library(), on), on)
        assert text.endswith("END:VCALENDAR\r\n")
        assert "\n" not in text.replace("\r\n", "")
        assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
        return text.replace("\r\n ", "").split("\r\n")

    lines = written(ON)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20270520" in lines
    assert "DTEND;VALUE=DATE:20270521" in lines
    [title] = [line for line in lines if line.startswith("SUMMARY:HT01")]
    assert f"Đăng ký\\; khai\\, sinh \\\\ {'ệ' * 30}: kiểm tra lại" in title
    ids = {line for line in lines if line.startswith("UID:")}
    assert len(ids) == 3
    guide.replace(BIRTH_FILE, "checked_on: 2026-11-20", "checked_on: 2026-11-21")
    assert ids == {line for line in written(ON + timedelta(1)) if line.startswith("UID:")}
