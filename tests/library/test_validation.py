from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, parse_document
from generator.library.forms.validation import validate
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.procedure import Procedure
from generator.library.models.ward import Ward
from tests.guide_files import BIRTH, FIELDS, LIFE_EVENTS, WARD, WARD_FILE, Guide

FORMS: dict[type[BaseModel], str] = {
    Procedure: BIRTH,
    Ward: WARD,
    FieldsFile: FIELDS,
    LifeEventsFile: LIFE_EVENTS,
}
VIETNAMESE = re.compile("[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]")


def problems_of(model: type[BaseModel], text: str) -> list[Problem]:
    document, problems = parse_document(text.encode(), "a.yml")
    assert document is not None, problems
    return problems + validate(model, document)[1]


def changed(model: type[BaseModel], old: str, new: str) -> list[Problem]:
    """What is found in the sound sample after `old` in it has become `new`."""
    assert old in FORMS[model]
    return problems_of(model, FORMS[model].replace(old, new, 1))


def assert_in_vietnamese(problem: Problem) -> None:
    """Words in Vietnamese, and none of the validator's own English."""
    for text in (problem.message, problem.hint):
        assert VIETNAMESE.search(text), problem
        assert not re.search(r"\b(should|must|[Ii]nput|valid|expected|None)\b", text), problem


@pytest.mark.parametrize("model", FORMS)
def test_the_samples_are_sound(model: type[BaseModel]) -> None:
    assert problems_of(model, FORMS[model]) == []


# The line and column are those of the sample with `old` replaced by `new`; `word` stands in the
# message or in how to mend it.
PROCEDURE = [
    ("title: Đăng", "tittle: Đăng", [(3, 1, "unknown-key"), (1, 1, "missing-key")], "«title»"),
    ("summary: Làm", "Summary: Làm", [(6, 1, "unknown-key"), (1, 1, "missing-key")], "«summary»"),
    ("status: published\n", "", [(1, 1, "missing-key")], "«status»"),
    ("status: published", "status: publishd", [(8, 1, "unknown-value")], "«published»"),
    ("status: published", "status: [a]", [(8, 1, "unknown-value")], "draft, published, withdrawn"),
    ("via: counter", "via: fax", [(12, 5, "unknown-value")], "counter, online, post"),
    ("unit: working_day", "unit: working_days", [(13, 22, "unknown-value")], "«working_day»"),
    ("[citizen]", "citizen", [(7, 1, "not-a-list")], "«audience»"),
    ("[citizen]", "[]", [(7, 1, "too-few")], "ít nhất 1"),
    ("[citizen]", "[citizens]", [(7, 12, "unknown-value")], "«citizen»"),
    ("[citizen]", "[[citizen]]", [(7, 12, "unknown-value")], "«audience»"),
    ("related: [HT02]", "related: HT02", [(24, 1, "not-a-list")], "«related»"),
    ("related: [HT02]", "related: {a: HT02}", [(24, 1, "not-a-list")], "«related»"),
    ("related: [HT02]", "related: [HT02, ht2]", [(24, 17, "bad-code")], "HT01"),
    ("keywords: [giấy khai sinh]", "keywords: [{a: b}]", [(26, 12, "not-text")], "«keywords»"),
    ("related: [HT02]", "notes: đọc kỹ", [(24, 1, "not-a-list")], "«notes»"),
    ("related: [HT02]", "notes: [[a]]", [(24, 9, "not-a-group")], "một danh sách"),
    ("steps: [Nộp giấy tờ.]", "steps: [{text: a, by: me}]", [(10, 19, "unknown-value")], "office"),
    ("related: [HT02]", "cases_: []", [(24, 1, "unknown-key")], "«cases»"),
    ("for: [bo-roi]", "for_cases: [bo-roi]", [(23, 36, "unknown-key")], "«for_cases»"),
    ("for: [bo-roi]", "for: [Bỏ rơi]", [(23, 42, "bad-id")], "khai-sinh"),
    ("source: {", "source: x  # {", [(25, 1, "not-a-group")], "«x»"),
    ("source: {", "source: [a]  # {", [(25, 1, "not-a-group")], "một danh sách"),
    ("2026-11-20", "2026-02-30", [(25, 32, "not-a-date")], "2026-01-16"),
    ("2026-11-20", "20/11/2026", [(25, 32, "not-a-date")], "năm-tháng-ngày"),
    ("2026-11-20", "20261120", [(25, 32, "not-a-date")], "năm-tháng-ngày"),
    ("2026-11-20", "[a]", [(25, 32, "not-text")], "một danh sách"),
    ("amount: 0", "amount: 8.000", [(15, 24, "not-a-number")], "không dấu chấm"),
    ("amount: 0", "amount: 8000đ", [(15, 24, "not-a-number")], "không «đ»"),
    ("amount: 0", "amount: -1", [(15, 24, "not-a-number")], "8000"),
    ("amount: 0", "amount: -1", [(15, 24, "not-a-number")], "số âm"),
    ("amount: 0", f"amount: {'8' * 14}", [(15, 24, "not-a-number")], "lớn quá"),
    ("value: 1,", "value: 100000,", [(13, 12, "not-a-number")], "lớn quá"),
    ("amount: 0", "amount: ٣", [(15, 24, "not-a-number")], "8000"),
    ("amount: 0", "amount: [0]", [(15, 24, "not-text")], "«amount»"),
    ("amount: 0", "currency: EUR", [(15, 24, "unknown-value")], "VND, USD"),
    ("related: [HT02]", "related: HT02, CT01", [(24, 1, "not-a-list")], "«related: [HT02, CT01]»"),
    ("value: 1,", "value: 1/2,", [(13, 12, "not-a-number")], "7.5"),
    ("value: 1,", "value: 0,", [(13, 12, "not-a-number")], "lớn hơn 0"),
    ("value: 1,", "value: [1],", [(13, 12, "not-text")], "«value»"),
    ("value: 1, ", "", [(13, 5, "time-incomplete")], "working_day"),
    (", unit: working_day", "", [(13, 5, "time-incomplete")], "unit"),
    ("working_day", "same_day", [(13, 5, "time-incomplete")], "same_day"),
    ("{value: 1, unit: working_day}", "{}", [(13, 5, "time-incomplete")], "trống"),
    ("{value: 1, unit: working_day}", "1 ngày", [(13, 5, "not-a-group")], "«1 ngày»"),
    ("https://dich", "http://dich", [(17, 5, "not-https")], "https://"),
    ("https://dich", "javascript:dich", [(17, 5, "not-https")], "https://"),
    ("https://dichvucong", "https://dich vu cong", [(17, 5, "not-https")], "trình duyệt"),
    ("https://dichvucong.gov.vn/", "'https://['", [(17, 5, "not-https")], "https://"),
    ("via: online", "via: counter", [(16, 5, "url-not-online")], "online"),
    ("code: HT01", "code: ht01", [(1, 1, "bad-code")], "HT01"),
    ("code: HT01", "code: HT-01", [(1, 1, "bad-code")], "chữ in hoa"),
    ("code: HT01", "code: HT0000001", [(1, 1, "bad-code")], "2–8"),
    ("field: ho-tich", "field: Hộ tịch", [(5, 1, "bad-id")], "không dấu"),
    ("field: ho-tich", "field: [ho-tich]", [(5, 1, "not-text")], "«field»"),
    ('"1.001193"', '"1.1193"', [(2, 1, "bad-national-code")], "1.001193"),
    ('"1.001193"', '"١.٠٠١١٩٣"', [(2, 1, "bad-national-code")], "1.001193"),
    ("Đăng ký khai sinh", "x" * 81, [(3, 1, "too-long")], "81"),
    ("Làm giấy khai sinh cho trẻ.", "x" * 201, [(6, 1, "too-long")], "200"),
    ("Đăng ký khai sinh", '"a\\nb"', [(3, 1, "not-one-line")], "một dòng"),
    ("originals: 1}", "originals: một}", [(22, 29, "not-a-number")], "«một»"),
    ("originals: 1}", "from_database: yes}", [(22, 29, "not-true-false")], "true"),
    ("originals: 1}", "from_database: [a]}", [(22, 29, "not-text")], "một danh sách"),
    ("originals: 1}", "form: Mẫu 1}", [(22, 29, "not-a-group")], "«Mẫu 1»"),
    ("{name: Giấy chứng sinh, originals: 1}", "Giấy", [(22, 5, "not-a-group")], "«Giấy»"),
    ("related: [HT02]", "review_every_months: 0", [(24, 1, "out-of-range")], "Ít nhất 1"),
    ("related: [HT02]", "review_every_months: 61", [(24, 1, "out-of-range")], "60"),
    ("status: published", "status: withdrawn", [(1, 1, "withdrawn-incomplete")], "reason"),
    ("related:", "replaced_by:", [(1, 1, "withdrawn-incomplete")], "status"),
]

WARDS = [
    ("name: Phường Thử\n", "", [(1, 1, "missing-key")], "«name»"),
    ("site_url: https://phuong.tinh.vn/\n", "", [(1, 1, "missing-key")], "«site_url»"),
    ("https://phuong.tinh.vn/", "http://phuong.tinh.vn/", [(4, 1, "not-https")], "https://"),
    ("https://phuong.tinh.vn/", "HTTPS://phuong.tinh.vn/", [(4, 1, "not-https")], "https://"),
    ("phuong.tinh.vn/", "phường.example/", [(4, 1, "bad-site-address")], "không dấu"),
    ("phuong.tinh.vn/", "phuong.tinh.vn/?a=b", [(4, 1, "bad-site-address")], "https://phuong"),
    ("phuong.tinh.vn/", "me@phuong.tinh.vn/", [(4, 1, "bad-site-address")], "«https://me@"),
    (
        "province: Thành phố Thử",
        "level: phường",
        [(1, 1, "missing-key"), (2, 1, "unknown-value")],
        "commune",
    ),
    ("monday:", "thứ hai:", [(6, 3, "unknown-value")], "monday, tuesday"),
    ("monday:", "mondy:", [(6, 3, "unknown-value")], "«monday»"),
    ("monday: [", "monday: 07:30-11:30  # [", [(6, 3, "not-a-list")], "«monday»"),
    ('saturday: ["07:30-11:30"]', "saturday: nghỉ", [(8, 3, "not-a-list")], "xoá cả dòng"),
    ('"07:30-11:30", "13', '"7h30-11h30", "13', [(6, 12, "bad-hours")], "07:30-11:30"),
    ('"07:30-11:30", "13', '"11:30-07:30", "13', [(6, 12, "bad-hours")], "không sau"),
    ('"07:30-11:30", "13', '"07:30-07:30", "13', [(6, 12, "bad-hours")], "không sau"),
    ('"07:30-11:30", "13', '{opens: "07:30"}, "13', [(6, 12, "bad-hours")], "07:30-11:30"),
    ('"07:30-11:30", "13', '["07:30"], "13', [(6, 12, "bad-hours")], "07:30-11:30"),
    ('"07:30-11:30", "13', '"24:00-25:00", "13', [(6, 12, "bad-hours")], "«24:00-25:00»"),
    ("028 3800 0000", "028.3800.0000", [(10, 21, "bad-phone")], "dấu cách"),
    ("  - {name: Một cửa, number: 028 3800 0000}", "  []", [(9, 1, "too-few")], "ít nhất 1"),
    ("fields: [ho-tich]", "fields: ho-tich", [(12, 20, "not-a-list")], "«fields»"),
    ("name: Quầy 1", "name: {a: b}", [(12, 6, "not-text")], "«name»"),
    ("address: 1 Đường", "email: phuong\naddress: 1 Đường", [(3, 1, "bad-email")], "thư điện tử"),
    ("address: 1 Đường", "sample: yes\naddress: 1 Đường", [(3, 1, "not-true-false")], "true"),
    (
        "address: 1 Đường",
        "report_channels: [{name: 1022}]\naddress: 1 Đường",
        [(3, 19, "unreachable")],
        "phone, url",
    ),
]

CATALOGUES: list[tuple[type[BaseModel], str, str, list[tuple[int, int, str]], str]] = [
    (FieldsFile, "prefix: HT", "prefix: ht", [(4, 5, "bad-prefix")], "HT01"),
    (FieldsFile, "    icon: stamper\n", "", [(8, 5, "missing-key")], "«icon»"),
    (FieldsFile, "code: LVHT", "code: lvht", [(3, 5, "bad-code")], "HT01"),
    (LifeEventsFile, "- procedure: HT01", "- when: sau", [(8, 9, "empty-step")], "procedure"),
    (LifeEventsFile, "- procedure: HT01", "- HT01", [(8, 9, "not-a-group")], "«HT01»"),
    (LifeEventsFile, "id: sinh-con", "id: Sinh con", [(2, 5, "bad-id")], "khai-sinh"),
]


@pytest.mark.parametrize(
    ("model", "old", "new", "expected", "word"),
    [
        *((Procedure, *case) for case in PROCEDURE),
        *((Ward, *case) for case in WARDS),
        *CATALOGUES,
    ],
)
def test_what_the_form_refuses_is_said_at_its_place_with_how_to_mend_it(
    model: type[BaseModel], old: str, new: str, expected: list[tuple[int, int, str]], word: str
) -> None:
    problems = changed(model, old, new)
    assert sorted((p.line, p.column, p.rule) for p in problems) == sorted(expected)
    assert any(word in problem.message + problem.hint for problem in problems)
    for problem in problems:
        assert_in_vietnamese(problem)


@pytest.mark.parametrize("model", FORMS)
@pytest.mark.parametrize("text", ["- a\n", "a\n", "a: b\n", "{}\n"])
def test_a_wrong_file_altogether_is_said_in_vietnamese(model: type[BaseModel], text: str) -> None:
    problems = problems_of(model, text)
    assert problems or (model is LifeEventsFile and text == "{}\n")
    for problem in problems:
        assert_in_vietnamese(problem)


def test_a_withdrawn_procedure_says_since_when_and_why() -> None:
    withdrawn = "status: withdrawn\nwithdrawn_on: 2026-07-01\nreason: Bãi bỏ.\nreplaced_by: [HT02]"
    assert changed(Procedure, "status: published", withdrawn) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Đăng ký khai sinh", f"title: {'x' * 80}"),
        ("summary: Làm giấy khai sinh cho trẻ.", f"summary: {'x' * 200}"),
        ("related:", "review_every_months: 60\nrelated:"),
        ("related:", "review_every_months: 1\nrelated:"),
        ("code: HT01", "code: HT000001"),
    ],
)
def test_what_just_fits_is_taken(old: str, new: str) -> None:
    assert changed(Procedure, old, new) == []


@pytest.mark.parametrize("text", ["Giấy khai sinh", "{text: Giấy khai sinh}"])
def test_a_note_may_be_a_plain_line_or_a_group(text: str) -> None:
    assert changed(Procedure, "related:", f"notes: [{text}]\nrelated:") == []


def test_a_long_wrong_value_is_cut_in_the_message() -> None:
    [problem] = changed(Procedure, "code: HT01", f"code: {'x' * 5_000}")
    assert len(problem.message) < 120


def test_all_problems_of_all_files_come_in_one_run(guide: Guide) -> None:
    guide.replace(WARD_FILE, "name: Phường Thử", "nam: Phường Thử")
    guide.replace("procedures/fields.yml", "prefix: HT", "prefix: ht")
    guide.replace("procedures/life-events.yml", "code: VDSINH", "code: vd")
    guide.replace("procedures/ho-tich/khai-sinh.yml", "amount: 0", "amount: 8.000")
    guide.replace("procedures/ho-tich/khai-sinh.yml", "code: HT01", "code: HT01\ncode: HT01")
    guide.write("procedures/ho-tich/ket-hon.yml", "a: [\n")
    places = [(problem.file, problem.line, problem.rule) for problem in guide.problems()]
    assert places == [
        ("procedures/fields.yml", 4, "bad-prefix"),
        ("procedures/ho-tich/ket-hon.yml", 2, "syntax"),
        ("procedures/ho-tich/khai-sinh.yml", 2, "duplicate-key"),
        ("procedures/ho-tich/khai-sinh.yml", 16, "not-a-number"),
        ("procedures/life-events.yml", 3, "bad-code"),
        (WARD_FILE, 1, "missing-key"),
        (WARD_FILE, 1, "unknown-key"),
    ]


KEYS = sorted(
    {name for model in FORMS for name in re.findall(r"(\w+):", FORMS[model])}
    | {
        "monday",
        "report_channels",
        "form",
        "instead",
        "steps",
        "notes",
        "legal_basis",
    }
)
VALUES = st.recursive(
    st.sampled_from(["", "x", "1", "8.000", "HT01", "ho-tich", "2026-01-01", "true", "a\nb", "ữ"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("model", FORMS)
@given(data=VALUES)
def test_whatever_stands_there_no_english_reaches_the_clerk(
    model: type[BaseModel], data: object
) -> None:
    value, problems = validate(model, Document("a.yml", data))
    assert value is not None or problems
    for problem in problems:
        assert problem.rule != "wrong-type", problem
        assert_in_vietnamese(problem)


def _replaced(tree: object, path: list[object], value: object) -> object:
    if not path:
        return value
    if isinstance(tree, dict):
        return {k: _replaced(v, path[1:], value) if k == path[0] else v for k, v in tree.items()}
    assert isinstance(tree, list)
    return [_replaced(v, path[1:], value) if k == path[0] else v for k, v in enumerate(tree)]


@pytest.mark.parametrize("model", FORMS)
@pytest.mark.parametrize(
    "wrong", ["x", "", "-1", "99999999999999999999", [], ["x"], {}, {"x": "y"}]
)
def test_a_wrong_value_anywhere_is_explained(model: type[BaseModel], wrong: object) -> None:
    document, _ = parse_document(FORMS[model].encode(), "a.yml")
    assert document is not None
    for location in document.marks:
        broken = Document("a.yml", _replaced(document.data, list(location), wrong), document.marks)
        for problem in validate(model, broken)[1]:
            assert problem.rule != "wrong-type", problem
            assert_in_vietnamese(problem)
