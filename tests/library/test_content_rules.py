"""What a form cannot refuse but residents would read wrong, one edit at a time."""

from __future__ import annotations

from datetime import date

import pytest

from generator.library.checked.reviews import check_reviews
from tests.guide_files import BIRTH_FILE, BURIAL, COPY_FILE, MARRIAGE_FILE, STEPS, Guide


def found(guide: Guide) -> list[tuple[int, str]]:
    return [(problem.line, problem.rule) for problem in guide.problems()]


DEADLINE = "deadline: {within: 60, unit: day, of: ngày sinh}"
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
    ("amount: 0", "amount: 0, set_by: unclear", "15 free-or-unknown", "set_by"),
    ("amount: 0", "note: Mức tiền theo Thông tư 281/2016/TT-BTC.", "15 fee-in-note",
     "set_in: Thông tư 281/2016/TT-BTC"),
    ("amount: 0", "note: Theo Luật Phí và lệ phí; hỏi số tiền.", "15 fee-in-note",
     "set_in: Luật Phí và lệ phí"),
    ("amount: 0", "note: Hồ sơ quốc gia ghi 0 đồng.", "15 fee-in-note", "set_by: unclear"),
    ("amount: 0", "amount: 20", "15 fee-tiny", "20000"),
    ("amount: 0", "amount: 5000, until: 2025-12-31", "15 fee-ended", "31/12/2025"),
    ("working_day}", "working_day, text: Trong 5 ngày làm việc}", "13 time-contradicts", "5 ngày"),
    ("working_day}", "working_day, text: 1 ngày}", "13 time-contradicts", "1 ngày"),
    ("{name: Biên bản", "{name: giấy chứng sinh}\n  - {name: Biên bản", "23 document-twice", "22"),
    ("name: Giấy chứng sinh", 'name: "Lưu ý: nộp sớm"', "22 note-as-document", "notes"),
    ("name: Giấy chứng sinh", "name: Đối với trẻ bỏ rơi", "22 note-as-document", "when"),
    ("{name: Giấy chứng sinh, originals: 1}", "{name: Ảnh, when: có}\n  - {name: Giấy chứng sinh}",
     "23 papers-order", "«Ảnh»"),
    ("for: [bo-roi]", "for: [bo-roi], when: trẻ bị bỏ rơi", "23 when-is-case", "for: [bo-roi]"),
    ("{name: Giấy chứng sinh, originals: 1}", "{name: Giấy chứng sinh, or_copies: true}",
     "22 copies-of-none", "originals"),
    ("url: https://dichvucong.gov.vn/\n    time: {value: 1, unit: working_day}",
     "url: https://dichvucong.gov.vn/", "16 time-of-one-way", "«Tại quầy»"),
    ("related:", "notes: [Giấy cấp trước ngày Nghị định 1/2020/NĐ-CP có hiệu lực.]\nrelated:",
     "24 day-by-law", "01/07/2025"),
    ("checked_on:", "url: https://dichvucong.gov.vn, checked_on:", "25 portal-home", "Bỏ url"),
    ("related:", "conditions: [Bạn thuộc Điều 12 Luật Thử.]\nrelated:",
     "24 article-only", "«thuộc Điều 1…»"),
    ("related:", "notes: [Chỉ người ở điểm a khoản 2 Điều 20 được nộp.]\nrelated:",
     "24 article-only", "«người ở điểm a khoản 2 Điều 2…»"),
    ("related:", "conditions: [Khai trong 60 ngày kể từ ngày sinh.]\nrelated:",
     "24 no-deadline", "deadline:"),
    (STEPS, "steps: [Nộp chậm nhất 3 ngày làm việc trước ngày mở.]\n",
     "10 no-deadline", "«chậm nhất 3 ngày làm việc trước ngày…»"),
    ("related:", "notes: [Áp dụng từ 1/7/2026.]\nrelated:", "24 day-form", "01/07/2026"),
    ("related:", "notes: [Áp dụng từ 01-07-2026.]\nrelated:", "24 day-form", "01/07/2026"),
    ("related:", "notes: [Nộp ở Bộ phận một cửa.]\nrelated:", "24 place-name", "Trung tâm"),
    (STEPS, "steps: [Nộp giấy., Sở cấp giấy.]\n", "10 step-without-actor", "«Sở»"),
    (STEPS, 'steps: [Nộp giấy., "{Phường} ghi sổ."]\n',
     "10 step-without-actor", "«{Phường}»"),
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
    "past-period", "fee-in-note", "portal-home", "article-only", "no-deadline", "day-form",
    "place-name", "papers-order", "when-is-case", "copies-of-none", "time-of-one-way", "day-by-law",
}  # fmt: skip


@pytest.mark.parametrize(
    ("other", "found"),
    [("80000", [(15, "fee-uneven")]), ("16000", []), ("80000, when: bạn ở xa", []), ("0", [])],
)
def test_one_payment_that_is_ten_times_as_much_another_way_is_a_hint(
    guide: Guide, other: str, found: list[tuple[int, str]]
) -> None:
    fees = guide.read(BIRTH_FILE).split("amount: 0")
    assert len(fees) == 3
    guide.write(BIRTH_FILE, f"{fees[0]}amount: {other}{fees[1]}amount: 8000{fees[2]}")
    assert [(one.line, one.rule) for one in guide.problems()] == found
    assert all(one.severity == "warning" for one in guide.problems())


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
        ("amount: 0", "set_by: unclear, note: Hồ sơ ghi thêm «chưa quy định»."),
        ("amount: 0", "set_in: Thông tư 281/2016/TT-BTC, note: Nộp ở quầy."),
        ("amount: 0", "set_by: province, note: Hồ sơ quốc gia ghi 0 đồng."),
        ("related:", "conditions: [Người khuyết tật (khoản 1 Điều 5 Luật Thử).]\nrelated:"),
        ("related:", "conditions: [Cơ quan xét theo khoản 2 Điều 85 Luật Thử.]\nrelated:"),
        ("related:", f"conditions: [Khai trong 60 ngày kể từ ngày sinh.]\n{DEADLINE}\nrelated:"),
        ("related:", "notes: [Nơi đó trả lời trong 3 ngày làm việc từ ngày nhận.]\nrelated:"),
        ("related:", "notes: [Áp dụng từ 01/07/2026; mã 1.2.2026-3.]\nrelated:"),
        ("related:", "notes: [Nộp ở bộ phận một cửa của cơ quan cấp phép.]\nrelated:"),
        ("working_day}", "working_day, text: Việc khó thì 2 ngày làm việc}"),
        ("working_day}", "working_day, text: 1 ngày làm việc}"),
        ("{name: Biên bản,", "{name: Giấy chứng sinh, for: [bo-roi]}\n  - {name: Biên bản,"),
        ("for: [bo-roi]}", "for: [bo-roi]}\n  - {name: Căn cước, role: show}"),
        ("for: [bo-roi]}", "when: có người làm chứng}"),
        ("related:", "notes: [Giấy cấp trước ngày Luật Thử có hiệu lực (01/07/2025).]\nrelated:"),
        (STEPS, 'steps: [{text: "{Phường} ghi sổ.", by: office}]\n'),
    ],
)  # fmt: skip
def test_what_real_records_say_is_left_in_peace(guide: Guide, old: str, new: str) -> None:
    guide.replace(BIRTH_FILE, old, new)
    assert found(guide) == []


TIME = "time: {value: 1, unit: working_day}"
OLD_FILE = "procedures/ho-tich/nuoi-meo.yml"
HOME, OWN = "https://dichvucong.gov.vn", "https://dichvucong.gov.vn/thu-tuc-hanh-chinh/1"


@pytest.mark.parametrize(
    ("urls", "source", "rules"),
    [
        ([HOME], "", []),
        ([HOME], OWN, ["portal-home"]),
        ([HOME, OWN], "", ["portal-home"]),
        ([OWN], OWN, []),
        ([HOME], "https://khac.gov.vn/", []),
    ],
)
def test_the_first_page_of_the_portal_is_found_where_a_better_address_is_known(
    guide: Guide, urls: list[str], source: str, rules: list[str]
) -> None:
    channels = "".join(f"  - {{via: online, url: {url!r}, {TIME}}}\n" for url in urls)
    guide.replace(BIRTH_FILE, "    url: https://dichvucong.gov.vn/\n", "")
    guide.replace(BIRTH_FILE, "channels:\n", f"channels:\n{channels}")
    if source:
        guide.replace(BIRTH_FILE, "checked_on:", f"url: {source!r}, checked_on:")
    assert [problem.rule for problem in guide.problems()] == rules


def test_the_page_of_an_old_record_carries_a_caution(guide: Guide) -> None:
    text = (
        "code: HT50\nnational_code: '1.900001'\ntitle: Nuôi mèo\n"
        "official_title: Nuôi mèo\nfield: ho-tich\naudience: [citizen]\nstatus: record\n"
        "record: [{heading: Thành phần hồ sơ}]\n"
        "source: {decision: QĐ/0001-BTP, checked_on: 2026-11-20}\n"
    )
    guide.write(OLD_FILE, text)
    guide.issue_codes()
    assert [p.rule for p in guide.problems()] == ["old-record"]
    guide.replace(OLD_FILE, "status: record", "status: record\ncaution: [Cũ.]")
    assert guide.problems() == []


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


COUNTER = "channels: [{via: counter}]\n"


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        (COUNTER, "", ["no-channel"]),
        (COUNTER, "channels: [{via: online}]\n", ["no-place"]),
        (COUNTER, "channels: [{via: online}, {via: post}]\n", []),
        (COUNTER, "channels: [{via: online}]\nwhere: Trường học\n", []),
        ("documents: [{name: Bản chính}]\n", "", ["no-papers"]),
        ("documents: [{name: Bản chính}]\n", "notes: [Không cần giấy tờ.]\n", []),
        ("documents: [{name: Bản chính}]\n", 'notes: ["Hỏi {phường} nộp giấy gì."]\n', []),
        (STEPS, "", ["no-steps"]),
        (f"{COUNTER}documents: [{{name: Bản chính}}]\n{STEPS}", "",
         ["no-channel", "no-papers", "no-steps"]),
    ],
)  # fmt: skip
def test_what_is_published_answers_what_everybody_asks(
    guide: Guide, old: str, new: str, rules: list[str]
) -> None:
    guide.replace(COPY_FILE, old, new)
    found_ = [problem for problem in guide.problems() if problem.rule.startswith("no-")]
    assert [problem.rule for problem in found_] == rules
    assert {problem.severity for problem in found_} <= {"error"}
    guide.replace(COPY_FILE, "status: published", "status: draft")
    assert not [problem for problem in guide.problems() if problem.rule in rules]
