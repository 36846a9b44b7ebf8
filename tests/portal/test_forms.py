"""Both forms of a record, read into one shape."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator.portal.record import BadRecordError, Charge, Law
from generator.portal.sources import (
    Bad,
    Found,
    combined,
    read_all,
    read_bytes,
    record_files,
)
from tests.portal.records import API, TEXT, api_json, api_record, text_record


def test_the_labelled_text_is_read_section_by_section() -> None:
    record = text_record()
    assert (record.national_code, record.decision) == ("1.900001", "12/QĐ-BVD")
    assert record.field == "Vật nuôi"
    assert [method.via for method in record.methods] == ["ONLINE", "DIRECT", "DIRECT"]
    assert record.methods[0].charges == (
        Charge("5000", "VNĐ", "- Lệ phí nộp qua mạng: 5.000 đồng/lần."),
        Charge("0", "VNĐ", "Miễn"),
    )
    assert record.methods[2].charges == ()
    assert record.results == ("Giấy đăng ký nuôi mèo", "Thẻ đeo cổ, có số")
    assert record.laws[0] == Law("Luật Vật nuôi", "Luật 60/2014/QH13")
    assert [group.heading for group in record.groups][:2] == [
        "* Giấy tờ phải nộp:",
        "* Giấy tờ phải xuất trình:",
    ]
    assert record.groups[1].items[0].copies == "2"
    assert ("Cơ quan thực hiện", "Ủy ban nhân dân phường") in record.extras


def test_a_label_inside_free_text_is_text() -> None:
    record = text_record()
    assert record.steps[-1] == "Thời hạn giải quyết: như trên."
    assert "lời tự do" in record.methods[0].description
    assert record.methods[0].time_number == "7.5"


def test_a_label_out_of_order_is_still_found() -> None:
    record = text_record(("Lĩnh vực: Vật nuôi\n", ""), ("Từ khóa:", "Lĩnh vực: Vật nuôi\nTừ khóa:"))
    assert record.field == "Vật nuôi"


def test_windows_line_ends_change_nothing() -> None:
    [record] = read_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    assert record == text_record()


def test_the_portals_json_is_read() -> None:
    record = api_record()
    assert record.decided_on == date(2026, 1, 16)  # midnight in Vietnam, not in Greenwich
    assert record.url.endswith("/019d0000-0000-7000-8000-000000000001")
    assert record.methods[0].time_number == "7.5"
    assert record.methods[1].charges == (Charge("8000", "VNĐ", "/giấy", "FEE"),)
    assert record.groups[0].items[0].forms == ("to-khai-02.doc",)
    assert record.steps == ("- Nộp tờ khai.", "- Nhận giấy sau 02 ngày.")


def test_unknown_parts_of_the_json_are_kept_and_machinery_is_not() -> None:
    extras = api_record().extras
    assert ("mucLa", "Điều chưa ai biết 77") in extras
    assert ("Trường hợp trên cổng", "1.900001.01 · Mèo con · 9 DAY") in extras
    assert not any("1775659978807" in text for _, text in extras)


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(API),
        json.dumps({"code": "OK", "data": API}),
        json.dumps([API]),
        json.dumps([{"code": "OK", "data": API}]),
        json.dumps({"data": {"items": [API]}}),
    ],
)
def test_json_holds_one_record_a_wrapped_one_or_a_list(raw: str) -> None:
    [record] = read_bytes(raw.encode())
    assert record == api_record()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "không thấy JSON"),
        (b"Xin ch\xc3\xa0o", "không thấy JSON"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"{", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[1]", "Không thấy hồ sơ"),
        (b'{"code": "OK", "data": null}', "Không thấy hồ sơ"),
        ("Mã thủ tục: không rõ\nTên thủ tục: X".encode(), "mã thủ tục"),
        (api_json(code="12"), "mã thủ tục"),
    ],
)
def test_a_bad_record_is_told_with_its_reason(raw: bytes, reason: str) -> None:
    [bad] = read_bytes(raw)
    assert isinstance(bad, BadRecordError)
    assert reason in bad.message


def test_a_list_gives_its_good_records_though_one_is_bad() -> None:
    found = list(read_bytes(json.dumps([{"code": "?"}, API]).encode()))
    assert [isinstance(item, BadRecordError) for item in found] == [True, False]


def test_a_folder_is_walked_and_its_hidden_files_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sâu").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b.txt", "sâu/a.json", ".git/c.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    names = [file.name for file in record_files([tmp_path])]
    assert names == ["b.txt", "a.json"]


def test_a_missing_file_is_listed_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "tot.txt").write_text(TEXT, encoding="utf-8")
    found, bad = read_all([tmp_path / "mat.txt", tmp_path])
    assert [item.record.national_code for item in found] == ["1.900001"]
    assert bad == [Bad(tmp_path / "mat.txt", bad[0].reason)]


def test_both_forms_of_one_record_are_one_record() -> None:
    here = Path("x")
    [found] = combined([Found(here, text_record()), Found(here, api_record())])
    assert found.record.methods == text_record().methods
    assert found.record.decided_on == date(2026, 1, 16)
    assert ("mucLa", "Điều chưa ai biết 77") in found.record.extras
