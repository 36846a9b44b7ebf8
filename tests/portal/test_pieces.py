"""Times, money, numbers of laws, headings, names: what each spelling comes to."""

from __future__ import annotations

from typing import Any

import pytest

from generator.portal.audience import read_audience, split_names
from generator.portal.headings import Meaning, meaning
from generator.portal.law import normal_number, read_number
from generator.portal.money import read_fee
from generator.portal.naming import official, sentence_case, slug, titles
from generator.portal.plain import paragraphs, pieces, says_nothing, tidy
from generator.portal.record import Charge
from generator.portal.times import read_time


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("15", "ngày", {"value": "15", "unit": "day"}),
        ("5", "WORKING_DAY", {"value": "5", "unit": "working_day"}),
        ("12", "HOUR", {"value": "12", "unit": "hour"}),
        ("6", "MONTH", {"value": "6", "unit": "month"}),
        ("7.5", "DAY", {"value": "7.5", "unit": "day"}),
        ("7,5", "ngày làm việc", {"value": "7.5", "unit": "working_day"}),
        ("30", "MINUTE", {"text": "30 phút"}),
        ("2", "YEAR", {"text": "2 năm"}),
        ("", "Trong ngày", {"text": "Trong ngày"}),
        ("", "OTHER", None),
        ("", "", None),
    ],
)
def test_a_time_with_a_unit_is_read(number: str, unit: str, expected: object) -> None:
    assert read_time(number, unit).time == expected


@pytest.mark.parametrize(
    ("number", "unit"),
    [("1", "OTHER"), ("0", "OTHER"), ("0", "DAY"), ("99999999", "DAY"), ("3", "vòng")],
)
def test_a_number_whose_unit_is_unclear_is_left_to_a_person(number: str, unit: str) -> None:
    read = read_time(number, unit)
    assert read.time is None
    assert [left.text for left in read.left] == [f"Thời hạn: {number} {unit}"]


def test_a_time_told_in_words_is_taken_from_the_words() -> None:
    read = read_time("", "OTHER", "Không quá 12 ngày làm việc.")
    assert read.time == {"text": "Không quá 12 ngày làm việc."}


@pytest.mark.parametrize(
    ("charge", "paying", "expected"),
    [
        (Charge("8000", "VNĐ", ""), False, {"amount": "8000"}),
        (Charge("10.000", "VNĐ", ""), False, {"amount": "10000"}),
        (Charge("8000", "VNĐ", "/bản"), False, {"amount": "8000", "per": "bản"}),
        (Charge("10", "USD", ""), False, {"amount": "10", "currency": "USD"}),
        (Charge("0", "VNĐ", "Không"), True, {"amount": "0"}),
        (Charge("0", "VNĐ", "Không quy định."), True, {"amount": "0"}),
        (Charge("0", "VNĐ", "Miễn lệ phí"), True, {"amount": "0", "note": "Miễn lệ phí"}),
        (Charge("0", "VNĐ", ""), False, {"amount": "0"}),
    ],
)
def test_a_clear_amount_is_read(charge: Charge, paying: bool, expected: dict[str, str]) -> None:
    read = read_fee(charge, paying=paying)
    assert read.fee == {"kind": "charge", **expected}
    assert not read.left


@pytest.mark.parametrize(
    ("charge", "paying"),
    [
        (Charge("20", "VNĐ", "/bản"), False),
        (Charge("10", "VNĐ", ""), False),
        (Charge("700", "VNĐ", "Mức thu 700.000 đồng/cơ sở"), False),
        (Charge("5000", "VNĐ", "Thu 7.000 đồng/lần"), False),
        (Charge("150000", "VNĐ", "Mức cụ thể do Hội đồng nhân dân tỉnh quyết định"), False),
        (Charge("0", "VNĐ", ""), True),
        (Charge("0", "VNĐ", "Theo quy định của Luật phí và lệ phí"), True),
        (Charge("0", "VNĐ", "Miễn lệ phí cho hộ nghèo"), True),
        (Charge("7.5", "VNĐ", ""), False),
        (Charge("5", "EUR", ""), False),
        (Charge("1" * 20, "VNĐ", ""), False),
    ],
)
def test_an_amount_that_may_be_wrong_is_flagged_and_never_guessed(
    charge: Charge, paying: bool
) -> None:
    read = read_fee(charge, paying=paying)
    assert "amount" not in (read.fee or {})
    [left] = read.left
    assert charge.amount in left.text
    assert left.hint


@pytest.mark.parametrize(
    "words",
    [
        "Mức lệ phí cụ thể do Hội đồng nhân dân tỉnh quyết định.",
        "Theo quy định của Hội đồng nhân dân cấp tỉnh",
        "(Mức lệ phí (nếu có) theo quyết định của HĐND cấp tỉnh.)",
    ],
)
def test_zero_that_the_council_sets_is_not_free(words: str) -> None:
    read = read_fee(Charge("0", "VNĐ", words), paying=True)
    assert read.fee == {"kind": "charge", "set_by": "province", "note": words}
    assert not read.left


@pytest.mark.parametrize(
    ("words", "portal", "kind"),
    [
        ("Phí thẩm định: 5.000 đồng", "", "fee"),
        ("Lệ phí cấp giấy: 5.000 đồng", "FEE", "charge"),
        ("", "FEE", "fee"),
        ("", "SERVICE_FEE", "charge"),
        ("Giá dịch vụ 5.000 đồng", "", "price"),
    ],
)
def test_the_words_say_what_a_payment_is_called(words: str, portal: str, kind: str) -> None:
    fee: Any = read_fee(Charge("5000", "VNĐ", words, portal), paying=False).fee
    assert fee["kind"] == kind


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("60/2014/QH13", "60/2014/QH13"),
        ("Luật 60/2014/QH13", "60/2014/QH13"),
        ("Thông tư số 03/2023/TT-BTP", "03/2023/TT-BTP"),
        ("Số: 123/2015/NĐ-CP", "123/2015/NĐ-CP"),
        ("Nghị định 123/2015/NĐ-CP ngày 15/11/2015", "123/2015/NĐ-CP"),
        ("123/2015//NĐ-CP", "123/2015/NĐ-CP"),
        ("18/2026/nđ-cp", "18/2026/NĐ-CP"),
        ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
        ("72-HĐBT", "72-HĐBT"),
        ("1872/QĐ-TTg", "1872/QĐ-TTg"),
        ("02/2020/UBTVQH14", "02/2020/UBTVQH14"),
        ("28/2013/TTLT-BLĐTBXH-BQP", "28/2013/TTLT-BLĐTBXH-BQP"),
    ],
)
def test_a_legal_number_is_found_in_any_spelling(raw: str, number: str) -> None:
    read = read_number(raw)
    assert read is not None
    assert (read.number, read.sure) == (number, True)


@pytest.mark.parametrize("raw", ["118/2025/NĐ-C", "105/2025/CP-NĐ", "12/NĐ-CP"])
def test_a_strange_legal_number_is_kept_but_not_sure(raw: str) -> None:
    read = read_number(raw)
    assert read is not None
    assert not read.sure


def test_words_without_a_number_have_none() -> None:
    assert read_number("Luật số") is None


def test_numbers_of_one_document_compare_as_equal() -> None:
    assert normal_number("Thông tư số 04/2020/TT-BTP") == normal_number("4/2020/tt-btp")
    assert normal_number("190/2025/NQ-QH15") == normal_number("190/2025/QH15")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("* Giấy tờ phải nộp:", Meaning.SUBMIT),
        ("* Giấy tờ phải xuất trình:", Meaning.SHOW),
        ("Người yêu cầu phải xuất trình các giấy tờ sau:", Meaning.SHOW),
        ("*Lưu ý :", Meaning.NOTE),
        ("", Meaning.NOTHING),
        ("- Thành phần hồ sơ:", Meaning.NOTHING),
        ("Hồ sơ gồm:", Meaning.NOTHING),
        ("Trường hợp ủy quyền thực hiện thủ tục:", Meaning.CASE),
        ("Đối với người khuyết tật phải nộp thêm", Meaning.CASE),
        ("(1.7) Đối với công trình nhà ở riêng lẻ:", Meaning.CASE),
        ("Hồ sơ tạm ứng kinh phí", Meaning.CASE),
    ],
)
def test_a_heading_is_a_role_a_note_or_a_case(heading: str, expected: Meaning) -> None:
    assert meaning(heading) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ĐĂNG KÝ NUÔI MÈO TẠI UBND PHƯỜNG", "Đăng ký nuôi mèo tại UBND phường"),
        ("CẤP GIẤY CHO CÔNG TRÌNH CẤP III", "Cấp giấy cho công trình cấp III"),
        ("CÔNG DÂN VIỆT NAM CÓ THẺ BHYT", "Công dân Việt Nam có thẻ BHYT"),
        ("Đăng ký BHYT", "Đăng ký BHYT"),
        ("BHYT", "BHYT"),
        ("", ""),
    ],
)
def test_an_upper_case_name_becomes_a_sentence(name: str, expected: str) -> None:
    assert sentence_case(name) == expected


def test_the_official_name_drops_what_only_says_that_it_is_one() -> None:
    assert official("Thủ tục đăng ký khai tử. ") == "Đăng ký khai tử"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Đăng ký khai tử", "Đăng ký khai tử"),
        ("Nuôi mèo (trừ mèo rừng) (cấp xã)", "Nuôi mèo (trừ mèo rừng)"),
        ("Cấp giấy (" + "rất dài " * 20 + ") cho mèo", "Cấp giấy cho mèo"),
        (
            "Đăng ký nuôi mèo trong khu dân cư đô thị, nông thôn đối với người nước ngoài cư trú",
            "Đăng ký nuôi mèo trong khu dân cư đô thị, nông thôn",
        ),
        (
            "Phê duyệt nuôi mèo to trong khu đô thị thuộc thẩm quyền của Ủy ban nhân dân cấp xã",
            "Phê duyệt nuôi mèo to trong khu đô thị",
        ),
    ],
)
def test_a_title_ends_where_a_phrase_does(name: str, title: str) -> None:
    assert titles({"1.000001": name}) == {"1.000001": title}


LONG = "Cấp giấy chứng nhận đủ điều kiện nuôi dưỡng, chăm sóc các loại mèo "


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            (LONG + "rừng theo quy định của pháp luật", LONG + "nhà theo quy định của pháp luật"),
            ("nuôi dưỡng… chăm sóc các loại mèo rừng", "nuôi dưỡng… chăm sóc các loại mèo nhà"),
        ),
        (("Nuôi mèo", "Nuôi mèo"), ("Nuôi mèo (1.000001)", "Nuôi mèo (1.000002)")),
    ],
)
def test_no_two_titles_are_alike(names: tuple[str, str], expected: tuple[str, str]) -> None:
    found = titles(dict(zip(("1.000001", "1.000002"), names, strict=True)))
    assert len({*found.values()}) == len(found)
    assert all(len(title) <= 80 for title in found.values())
    if len(names[0]) < 80:
        assert tuple(found.values()) == expected


def test_a_title_that_another_procedure_has_is_not_given() -> None:
    assert titles({"1.000001": "Nuôi mèo"}, ["Nuôi Mèo"]) == {"1.000001": "Nuôi mèo (1.000001)"}


def test_a_file_name_is_plain_and_new() -> None:
    assert slug("Đăng ký nuôi mèo") == "dang-ky-nuoi-meo"
    assert slug("Đăng ký nuôi mèo", {"dang-ky-nuoi-meo"}) == "dang-ky-nuoi-meo-2"
    assert slug("…") == "thu-tuc"


def test_an_audience_name_may_hold_commas() -> None:
    names = split_names("Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX), Hợp tác xã")
    assert names[1:] == ("Tổ chức (không bao gồm doanh nghiệp, HTX)", "Hợp tác xã")
    kinds, left = read_audience(names)
    assert kinds == ["citizen", "organisation"]
    assert [item.text for item in left] == ["Đối tượng: Hợp tác xã"]


@pytest.mark.parametrize(
    "text", ["", "Không có thông tin", "Không.", "không", " - ", "Không quy định"]
)
def test_nothing_is_said_in_many_ways(text: str) -> None:
    assert says_nothing(text)


def test_a_sentence_broken_over_lines_is_put_together() -> None:
    lines = ["- Nộp tại Cục Cảnh sát quản lý", "hành chính.", "a) Khoản một", "Dòng mới"]
    assert paragraphs(lines) == (
        "- Nộp tại Cục Cảnh sát quản lý hành chính.",
        "a) Khoản một",
        "Dòng mới",
    )


def test_long_text_is_cut_at_sentences_and_loses_nothing() -> None:
    text = " ".join(f"Câu thứ {number} nói về một việc." for number in range(40))
    cut = pieces(text, 100)
    assert max(map(len, cut)) <= 100
    assert " ".join(cut) == text
    assert all(piece.endswith(".") for piece in cut)


def test_tidy_text_is_composed_after_invisible_characters_are_gone() -> None:
    assert tidy("tô\x02\u0309 \u00a0 hợp\u200b\n") == "tổ hợp"
