"""What a form cannot refuse but residents would read wrong, one edit at a time."""

from __future__ import annotations

from datetime import date

import pytest

from generator.library.checked.reviews import check_reviews
from tests.guide_files import BIRTH_FILE, BURIAL, MARRIAGE_FILE, Guide


def found(guide: Guide) -> list[tuple[int, str]]:
    return [(problem.line, problem.rule) for problem in guide.problems()]


CAUTION = "caution: [{text: Luật mới đã áp dụng., law: 135/2025/QH15}]"
CONTENT = [
    # One edit of the birth's file; the line and the rule; a word of the message
    ("decision: 163/QĐ-BTP", "decision: Quyết định 163/QĐ-BTP", "25 bad-decision", "163/QĐ-BTP"),
    ("checked_on:", "decided_on: 2026-11-22, checked_on:", "25 dates-out-of-order", "22/11"),
    ("related:", "legal_basis: [{number: Luật 60/2014/QH13}]\nrelated:",
     "24 bad-law-number", "60/2014/QH13"),
    ("related:", "legal_basis: [{number: 60/214/QH13}]\nrelated:",
     "24 bad-law-number", "«60/214/QH13»"),
    ("related:", "legal_basis: [{number: 1/2014/TT-BTP}, {number: 1/2014/TT-BTP}]\nrelated:",
     "24 law-twice", "24"),
    ("related:", "legal_basis: [{number: 60/2014/QH13, effective_from: 2006-01-01}]\nrelated:",
     "24 dates-out-of-order", "2014"),
    ("amount: 0", "amount: 0, set_by: province", "15 free-or-unknown", "set_by"),
    ("amount: 0", "amount: 0, note: Hội đồng nhân dân tỉnh quyết định.",
     "15 free-or-unknown", "miễn phí"),
    ("amount: 0", "amount: 20", "15 fee-tiny", "20000"),
    ("amount: 0", "amount: 5000, until: 2025-12-31", "15 fee-ended", "31/12/2025"),
    ("working_day}", "working_day, text: Trong 5 ngày làm việc}", "13 time-contradicts", "5 ngày"),
    ("working_day}", "working_day, text: 1 ngày}", "13 time-contradicts", "1 ngày"),
    ("{name: Biên bản", "{name: giấy chứng sinh}\n  - {name: Biên bản", "23 document-twice", "22"),
    ("name: Giấy chứng sinh", 'name: "Lưu ý: nộp sớm"', "22 note-as-document", "notes"),
    ("name: Giấy chứng sinh", "name: Đối với trẻ bỏ rơi", "22 note-as-document", "when"),
    ("related:", "steps: [Nộp giấy., Sở cấp giấy.]\nrelated:", "24 step-without-actor", "«Sở»"),
    ("related:", 'steps: [Nộp giấy., "{Phường} ghi sổ."]\nrelated:',
     "24 step-without-actor", "«{Phường}»"),
    ("title: Đăng ký khai sinh", "title: ĐĂNG KÝ KHAI SINH", "3 capitals", "Đăng ký khai sinh"),
    ("title: Đăng ký khai sinh", f"title: {'Giấy tờ ' * 9}", "3 long-title", "70"),
    ("keywords: [giấy khai sinh]\n", "", "3 no-keywords", "keywords:"),
    ("1.001193", "1.000894", "2 same-national-code", MARRIAGE_FILE),
    ("decision: 163/QĐ-BTP", "decision: QĐ/0001-BTP", "25 old-record", "QĐ/0001-BTP"),
    ("name: Biên bản", "name: Sổ hộ khẩu của cha mẹ", "23 old-paper", "«Sổ hộ khẩu»"),
    ("related:", "notes: [Mang chứng minh nhân dân đến.]\nrelated:",
     "24 old-paper", "«chứng minh nhân dân»"),
    ("related:", "conditions: [Đã báo công an cấp huyện.]\nrelated:", "24 old-office", "huyện"),
    ("related:", "legal_basis: [{number: 50/2014/QH13}]\nrelated:",
     "24 replaced-law", "135/2025/QH15"),
    ("related:", "notes: [Dùng cho giai đoạn 2022-2025.]\nrelated:", "24 past-period", "2022-2025"),
    ("related:", "legal_basis: [{number: 1/2021/QĐ-TTg, title: Chuẩn nghèo 2021-2025}]\nrelated:",
     "24 past-period", "caution"),
]  # fmt: skip


HINTS = {
    "fee-tiny", "fee-ended", "note-as-document", "step-without-actor", "capitals", "long-title",
    "no-keywords", "same-national-code", "old-record", "old-paper", "old-office", "replaced-law",
    "past-period",
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected", "word"), CONTENT)
def test_what_residents_would_read_wrong_is_found(
    guide: Guide, old: str, new: str, expected: str, word: str
) -> None:
    guide.replace(BIRTH_FILE, old, new)
    [problem] = guide.problems()
    assert f"{problem.line} {problem.rule}" == expected
    assert (problem.severity == "warning") == (problem.rule in HINTS)
    assert word in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("related:", "notes: [Không cần mang sổ hộ khẩu.]\nrelated:"),
        ("related:", "notes: [Căn cước thay cho chứng minh nhân dân.]\nrelated:"),
        ("related:", "notes: [Hồ sơ quốc gia còn ghi chứng minh nhân dân.]\nrelated:"),
        ("related:", "notes: [Ghi số chứng minh nhân dân nếu có.]\nrelated:"),
        ("related:", "notes: [Dùng cho giai đoạn 2022-2026.]\nrelated:"),
        ("keywords: [giấy", "keywords: [sổ hộ khẩu, giấy"),
        ("related:", f"legal_basis: [{{number: 50/2014/QH13}}]\n{CAUTION}\nrelated:"),
        ("decision: 163/QĐ-BTP", "decision: 9354/QĐ-BCA-C06"),
        *(
            ("related:", f"legal_basis: [{{number: {number}}}]\nrelated:")
            for number in ("60/2014/QH13", "66.7/2025/NQ-CP", "08.a/2010/TT-BTP", "09b/2013/TT-BTP",
                           "24/2021/QĐ-TTg", "01/VBHN-VPQH", "123/2015/NĐ-CP")
        ),
        ("amount: 0", "amount: 0, note: Miễn cho mọi người."),
        ("working_day}", "working_day, text: Việc khó thì 2 ngày làm việc}"),
        ("working_day}", "working_day, text: 1 ngày làm việc}"),
        ("{name: Biên bản,", "{name: Giấy chứng sinh, for: [bo-roi]}\n  - {name: Biên bản,"),
        ("related:", 'steps: [{text: "{Phường} ghi sổ.", by: office}]\nrelated:'),
    ],
)  # fmt: skip
def test_what_real_records_say_is_left_in_peace(guide: Guide, old: str, new: str) -> None:
    guide.replace(BIRTH_FILE, old, new)
    assert found(guide) == []


def test_a_draft_may_still_be_as_its_record_is(guide: Guide) -> None:
    text = BURIAL.replace("published", "draft").replace("decision: 163", "decision: Số 163")
    guide.write("procedures/ho-tich/khai-tu.yml", text.replace("keywords: [cưới]\n", ""))
    assert found(guide) == []


def test_a_hint_with_its_reason_in_the_file_is_not_given(guide: Guide) -> None:
    reason = "differences: [{fact: fee-tiny, reason: Đúng là 20 đồng}], checked_on:"
    guide.replace(BIRTH_FILE, "amount: 0", "amount: 20")
    guide.replace(BIRTH_FILE, "checked_on:", reason)
    assert found(guide) == []


def test_a_review_is_due_after_its_day(guide: Guide) -> None:
    def due(day: date) -> list[str]:
        return [p.file for p in check_reviews(guide.roots, guide.published(day))]

    guide.replace(BIRTH_FILE, "2026-11-20", "2026-05-20")
    assert due(date(2026, 11, 20)) == []
    assert due(date(2026, 11, 21)) == [BIRTH_FILE]
