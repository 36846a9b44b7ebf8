"""A record as a record page's file: its own words, nothing lost, nothing guessed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.language.folding import fold
from generator.library.models.procedure import Procedure
from generator.portal.conservation import lost, unsaid
from generator.portal.record import Record
from generator.portal.renewal import record_text
from generator.portal.verbatim import RecordPlace
from tests.portal.records import API, api_record, text_record

PLACE = RecordPlace("VN01", "vat-nuoi", "Nuôi mèo", date(2026, 11, 22))


def filed(record: Record) -> dict[str, Any]:
    """The file as it is read back from its YAML, which must pass."""
    document, problems = parse_document(record_text(record, PLACE).encode(), "f.yml")
    assert document is not None
    _, found = validate(Procedure, document)
    assert not [*problems, *found]
    assert isinstance(document.data, dict)
    return document.data


def section(data: dict[str, Any], heading: str) -> list[str]:
    return [line for one in data["record"] if one["heading"] == heading for line in one["lines"]]


@pytest.mark.parametrize("record", [text_record(), api_record()], ids=["text", "json"])
def test_every_number_and_word_of_a_record_stands_in_its_file(record: Record) -> None:
    data = filed(record)
    assert lost(record, data) == []
    assert unsaid(record, data) == []


@pytest.mark.parametrize(
    "change",
    [
        ("12/QĐ-BVD", "13/QĐ-BVD"),
        ("trong 02 ngày", "trong 03 ngày"),
        ("7.5 ngày", "7.6 ngày"),
        ("8000 VNĐ", "8001 VNĐ"),
        ("Theo mẫu 02", "Theo mẫu 04"),
        ("Bản chính: 1, Bản sao: 2", "Bản chính: 1, Bản sao: 9"),
        ("60/2014/QH13", "61/2014/QH13"),
        ("trên 03 tháng", "trên 06 tháng"),
        ("trong 12 giờ", "trong 13 giờ"),
    ],
)
def test_a_file_of_a_record_with_another_digit_is_found_out(change: tuple[str, str]) -> None:
    [_] = unsaid(text_record(change), filed(text_record()))


def test_ways_keep_the_records_words_beside_what_is_sure() -> None:
    counter, other, online = filed(text_record())["channels"]
    assert counter["time"] == {"value": "3", "unit": "working_day"}
    assert counter["record_fee"] == "8000 đồng (/giấy)"
    assert "fees" not in counter, "nobody says what kind of payment it is"
    assert "time" not in other
    assert other["record_time"] == "1 (không ghi đơn vị)"
    assert other["record_note"] == "Mèo dữ: trả kết quả trong 12 giờ."
    assert online["fees"] == [{"kind": "charge", "amount": "5000"}]


AGAIN = (
    "    - a) Mèo con\n    - Nộp tờ khai.\n    - Nộp tờ khai.\n    - Chờ 15 ngày.\n"
    "    - b) Mèo già\n    - Nộp tờ khai.\n    - Chờ 15 ngày.\n"
)


def test_what_another_case_says_again_stands_again_and_a_double_once() -> None:
    record = text_record(("    - Người nuôi nộp tờ khai tại phường.\n", AGAIN))
    data = filed(record)
    assert section(data, "Trình tự thực hiện")[:6] == [
        "a) Mèo con",
        "Nộp tờ khai.",
        "Chờ 15 ngày.",
        "b) Mèo già",
        "Nộp tờ khai.",
        "Chờ 15 ngày.",
    ]
    assert unsaid(record, data) == []
    del data["record"][0]["lines"][4]
    assert unsaid(record, data) == ["Nộp tờ khai."]


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("Danh hiệu Nghệ nhân nhân dân, Nghệ nhân ưu tú", 1),
        ("Cập nhật Cơ sở dữ liệu về dân cư, Cơ sở dữ liệu căn cước.", 1),
        ("Cơ quan cấp xã sửa Giấy đăng ký, Giấy nuôi mèo, Văn bản từ chối", 2),
        ("Giấy đăng ký, Văn bản trả lời, Thẻ", 3),
    ],
)
def test_a_comma_within_a_result_does_not_cut_it(said: str, lines: int) -> None:
    data = filed(text_record(("Giấy đăng ký nuôi mèo, Thẻ đeo cổ, có số", said)))
    found = section(data, "Kết quả thực hiện")
    assert len(found) == lines
    assert ", ".join(found) == said


def test_no_word_of_the_portals_machinery_stands_in_a_page() -> None:
    cases = {**API["cases"][0], "tags": ["CITIZEN", "Khai sinh"]}
    record = api_record(cases=[cases], returningMethods=["ONLINE", "AT_HOME"])
    others = section(filed(record), "Thông tin khác trong hồ sơ")
    assert "Trường hợp trên cổng: 1.900001.01 · Mèo con · 9 ngày · công dân · Khai sinh" in others
    assert "Cách trả kết quả: trực tuyến; tại nhà" in others
    assert unsaid(record, filed(record)) == []


@pytest.mark.parametrize("called", ["", "VNĐ", "Việt Nam Đồng", "đồng"])
def test_an_amount_reads_alike_from_either_form(called: str) -> None:
    [fee] = API["executionMethods"][1]["fees"]
    ways = [API["executionMethods"][1] | {"fees": [fee | {"currencyName": called}]}]
    for record in (text_record(), api_record(executionMethods=ways)):
        assert filed(record)["channels"][0]["record_fee"] == "8000 đồng (/giấy)"


@pytest.mark.parametrize("time", ["OTHER", "0 OTHER"])
def test_a_unit_without_a_number_says_nothing(time: str) -> None:
    data = filed(text_record(("1 OTHER", time)))
    assert "record_time" not in data["channels"][1]


@pytest.mark.parametrize(
    "words",
    [
        "Lệ phí 5.000 đồng/lần. Miễn lệ phí cho người có công.",
        "Lệ phí 5.000 đồng; nộp qua mạng thu bằng 50%.",
        "Lệ phí 5.000 đồng/trang, tối đa 200.000 đồng/bản.",
        "Lệ phí 5.000 đồng đến hết ngày 31/12/2026.",
    ],
)
def test_an_amount_that_not_everybody_always_pays_is_not_sure(words: str) -> None:
    data = filed(text_record(("- Lệ phí nộp qua mạng: 5.000 đồng/lần.", words)))
    online = next(one for one in data["channels"] if one["via"] == "online")
    assert "fees" not in online
    assert words in online["record_fee"]


@pytest.mark.parametrize("words", ["", "Miễn", "Do Hội đồng nhân dân cấp tỉnh quyết định"])
def test_no_dong_is_never_free(words: str) -> None:
    data = filed(text_record(("8000 VNĐ (/giấy)", f"0 VNĐ ({words})")))
    counter = data["channels"][0]
    assert "fees" not in counter
    assert counter["record_fee"].startswith("0 đồng")


def test_papers_stand_under_the_records_own_headings_with_their_counts() -> None:
    parts = [one for one in filed(text_record())["record"] if one["heading"] == "Thành phần hồ sơ"]
    assert [(one["part"], one["lines"][0]) for one in parts] == [
        ("Giấy tờ phải nộp:", "Tờ khai nuôi mèo. Theo mẫu 02. (bản chính: 1, bản sao: 0)"),
        (
            "Giấy tờ phải xuất trình:",
            "Căn cước của người nuôi (bản chính: 1, bản sao: 2)",
        ),
        ("Đối với mèo nhập khẩu:", "Giấy kiểm dịch (bản chính: 0, bản sao: 1)"),
        ("Lưu ý:", "Mèo phải được tiêm phòng."),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("- Bước 1:\n    - Nộp tờ khai.", ["Bước 1: Nộp tờ khai."]),
        ("a)\n    + Nộp tờ khai.", ["a) Nộp tờ khai."]),
        ("- + • Nộp tờ khai.\n    - Nộp tờ khai.", ["Nộp tờ khai."]),
        ("- Nộp\u00a0tờ\u200b khai,\n    rồi về.", ["Nộp tờ khai, rồi về."]),
        ("- Ðăng ký.\n    - Không có", ["Đăng ký."]),
    ],
)
def test_lines_are_tidied_and_no_sentence_is_cut(written: str, read: list[str]) -> None:
    steps = "- Người nuôi nộp tờ khai tại phường.\n    - Công chức phường kiểm tra trong 02 ngày.\n"
    record = text_record((steps + "    Thời hạn giải quyết: như trên.\n", f"{written}\n"))
    assert section(filed(record), "Trình tự thực hiện") == read


def test_the_lines_of_a_section_are_all_its_words_in_their_order() -> None:
    long = "Người nuôi " + "nộp tờ khai, chờ kết quả; " * 150 + "rồi về."
    record = text_record(("Người nuôi nộp tờ khai tại phường.", long))
    lines = section(filed(record), "Trình tự thực hiện")
    assert fold(" ".join(lines)) == fold(" ".join(record.steps))


def test_what_has_no_key_of_its_own_stands_in_the_last_section() -> None:
    record = text_record(
        ("Loại thủ tục: TTHC được luật giao quy định chi tiết", "Loại thủ tục: NOT_ASSIGNED"),
        ("Thông tư số 03/2023/TT-BTP", "không rõ số"),
        ("12/QĐ-BVD", "Quyết định số 12/QĐ-BVD ngày 3/4/2026"),
    )
    data = filed(record)
    others = section(data, "Thông tin khác trong hồ sơ")
    assert "Cấp thực hiện: Cấp Xã" in others
    assert "Căn cứ pháp lý: Thông tư về mèo (không rõ số)" in others
    assert "Số quyết định: Quyết định số 12/QĐ-BVD ngày 3/4/2026" in others
    assert data["source"]["decision"] == "12/QĐ-BVD"
    assert data["agency"] == "Ủy ban nhân dân phường"
    assert not any("NOT_ASSIGNED" in line for line in others)
