"""A record as a draft: each fact in its field, the rest in source.unparsed, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest

from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.forms.writer import dump
from generator.library.models.procedure import Procedure
from generator.portal.conservation import lost
from generator.portal.record import Record
from tests.portal.drafts import draft
from tests.portal.records import api_record, text_record


def drafted(record: Record) -> dict[str, Any]:
    """The file as it is read back from its YAML, which must pass."""
    document, problems = parse_document(dump(draft(record)).encode(), "f.yml")
    assert document is not None
    _, found = validate(Procedure, document)
    assert not [*problems, *found]
    assert isinstance(document.data, dict)
    return document.data


def unparsed(data: dict[str, Any]) -> list[str]:
    return [item["text"] for item in data["source"]["unparsed"]]


def test_each_way_keeps_its_own_time_and_payments() -> None:
    counter, other, online = drafted(text_record())["channels"]
    assert counter["time"] == {"value": "3", "unit": "working_day"}
    assert counter["fees"] == [{"kind": "charge", "amount": "8000", "per": "giấy"}]
    assert other["time"] == {"text": "Mèo dữ: trả kết quả trong 12 giờ."}
    assert online["time"] == {"value": "7.5", "unit": "day"}
    assert [fee["amount"] for fee in online["fees"]] == ["5000", "0"]


def test_items_become_documents_roles_cases_and_notes() -> None:
    data = drafted(text_record())
    assert data["cases"] == [{"id": "doi-voi-meo-nhap-khau", "title": "Đối với mèo nhập khẩu"}]
    assert data["documents"] == [
        {"name": "Tờ khai nuôi mèo", "originals": "1", "note": "Theo mẫu 02."},
        {"name": "Căn cước của người nuôi", "role": "show", "originals": "1", "copies": "2"},
        {"name": "Giấy kiểm dịch", "for": ["doi-voi-meo-nhap-khau"], "copies": "1"},
    ]
    assert data["notes"] == [
        "Người nuôi được nộp bản điện tử thay bản giấy.",
        "Mèo phải được tiêm phòng.",
    ]


def test_a_counted_item_among_notes_is_a_document() -> None:
    data = drafted(
        text_record(
            (
                "Mèo phải được tiêm phòng.\n      Số lượng: Bản chính: 0",
                "Sổ tiêm\n      Số lượng: Bản chính: 1",
            )
        )
    )
    assert data["documents"][-1] == {"name": "Sổ tiêm", "originals": "1"}


def test_steps_say_who_takes_them() -> None:
    steps = drafted(text_record())["steps"]
    assert steps[0] == "Người nuôi nộp tờ khai tại phường."
    assert steps[1] == {"text": "Công chức phường kiểm tra trong 02 ngày.", "by": "office"}


def test_a_draft_names_what_a_person_must_confirm() -> None:
    data = drafted(text_record())
    assert data["status"] == "draft"
    assert data["source"]["unconfirmed"] == ["title", "summary", "documents", "cases"]


def test_a_time_without_a_unit_and_offices_are_left_over_with_a_hint() -> None:
    left = unparsed(drafted(text_record()))
    assert "Thời hạn: 1 OTHER" in left
    assert "Cơ quan thực hiện: Ủy ban nhân dân phường" in left
    assert "Cấp thực hiện: Cấp Xã" in left


def test_numbers_in_odd_places_are_left_over() -> None:
    record = text_record(
        ("Bản chính: 1, Bản sao: 2", "Bản chính: một, Bản sao: 1,5"),
        ("Hình thức nộp: ONLINE", "Hình thức nộp: FAX 99"),
    )
    left = " ".join(unparsed(drafted(record)))
    assert "originals: một" in left
    assert "copies: 1,5" in left
    assert "FAX 99" in left
    assert "7.5 ngày" in left


def test_zero_without_words_is_free_only_where_nothing_speaks_of_paying() -> None:
    silent = api_record(
        executionMethods=[{"submissionMethod": "DIRECT", "fees": [{"value": 0}]}],
    )
    assert drafted(silent)["channels"][0]["fees"][0]["amount"] == "0"
    paying = api_record(
        executionMethods=[{"submissionMethod": "DIRECT", "fees": [{"value": 0}]}],
        executionSteps=[{"description": "Người nuôi nộp lệ phí tại quầy."}],
    )
    assert "amount" not in drafted(paying)["channels"][0]["fees"][0]
    assert any("0 VNĐ" in text for text in unparsed(drafted(paying)))


def test_one_law_spelled_twice_stands_once() -> None:
    laws = [
        {"name": "Luật Vật nuôi", "code": "60/2014/QH13"},
        {"name": "Luật Vật nuôi", "code": "Luật số 60/2014/QH13"},
        {"name": "Nghị định số 5/2020/NĐ-CP về mèo", "code": ""},
        {"name": "Điều không số 41", "code": ""},
    ]
    data = drafted(api_record(legalBasisesDetails=laws))
    numbers = [law["number"] for law in data["legal_basis"]]
    assert numbers == ["60/2014/QH13", "5/2020/NĐ-CP"]
    assert "Điều không số 41" in unparsed(data)


def test_the_json_form_gives_form_address_and_date() -> None:
    data = drafted(api_record())
    assert data["documents"][0]["form"] == {"name": "to-khai-02.doc"}
    assert data["channels"][-1]["url"] == data["source"]["url"]
    assert data["source"]["decided_on"] == "2026-01-16"


def test_a_very_long_record_fits_the_limits_and_loses_nothing() -> None:
    words = " ".join(f"mục {number} nói điều thứ {number};" for number in range(1000, 1500))
    record = api_record(
        name=f"Thủ tục {words}",
        description=words,
        requirementsAndConditions=words,
        executionSteps=[{"description": words}],
        executionCases=[
            {"name": words, "profileComponents": [{"name": words, "originalQty": 1}]},
            {"name": f"{words} nữa", "profileComponents": [{"name": words, "copyQty": 1}]},
        ],
        resultsDetails=[{"name": words}],
        legalBasisesDetails=[{"name": words, "code": "60/2014/QH13"}],
        executionMethods=[
            {
                "submissionMethod": "DIRECT",
                "description": words,
                "fees": [{"value": 8000, "description": words}],
            }
        ],
        keywords=words.replace(";", ""),
    )
    assert lost(record, drafted(record)) == []


@pytest.mark.parametrize("record", [text_record(), api_record()])
def test_nothing_of_a_record_is_lost(record: Record) -> None:
    assert lost(record, drafted(record)) == []


def test_the_test_of_conservation_can_fail() -> None:
    data = drafted(text_record())
    del data["channels"]
    del data["source"]["unparsed"]
    missing = lost(text_record(), data)
    assert {"7", "5", "12", "8000"} & set(missing)
    assert "cổng" not in missing
    assert "cong" in missing or "qua" in missing or "mang" in missing


def test_a_record_that_says_almost_nothing_is_a_draft_all_the_same() -> None:
    data = drafted(Record("1.900001", ""))
    assert data["official_title"] == "1.900001"
    assert data["source"]["decision"] == "Chưa rõ"
    assert {"title", "summary", "audience", "decision"} == set(data["source"]["unconfirmed"])
