"""Importing into a guide: new record pages, files that people wrote, and nothing done twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.errors import MotchamError
from generator.library.checked.library import load_library
from generator.library.forms.paths import Roots
from generator.portal.importing import Summary, import_records
from generator.portal.merge import WORDS
from generator.views.record import procedure_record
from tests.guide_files import BIRTH_FILE, FIELDS_FILE, LEDGER_FILE, UNIT, Guide
from tests.portal.records import TEXT, api_json

TODAY = date(2026, 11, 22)
CAT = "procedures/ho-so-quoc-gia/dang-ky-nuoi-meo.yml"
BIRTH_RECORD = """\
Mã thủ tục: 1.001193
Số quyết định: 163/QĐ-BTP
Tên thủ tục: Thủ tục đăng ký khai sinh
Lĩnh vực: Hộ tịch
Cách thức thực hiện:
  * Hình thức nộp: DIRECT
    Thời hạn giải quyết: 1 WORKING_DAY
    Phí, lệ phí: 0 VNĐ (Miễn)
  * Hình thức nộp: ONLINE
    Thời hạn giải quyết: 1 WORKING_DAY
    Phí, lệ phí: 0 VNĐ (Miễn)
Thành phần hồ sơ:
    - Giấy chứng sinh
      Số lượng: Bản chính: 1, Bản sao: 0
    - Biên bản
      Số lượng: Bản chính: 1, Bản sao: 0
Đối tượng thực hiện: Công dân Việt Nam
"""


def bring(
    guide: Guide, record: str | bytes, name: str = "ho-so.txt", today: date = TODAY
) -> Summary:
    """Import one record into the guide."""
    path = guide.root.parent / name
    path.write_bytes(record.encode() if isinstance(record, str) else record)
    return import_records(guide.roots, [path], today)


def settled(summary: Summary) -> list[str]:
    return [line for change in summary.updated for line in change.to_settle]


def changes(summary: Summary) -> list[str]:
    return [line for change in summary.updated for line in change.changes]


def test_a_new_record_becomes_a_page_of_its_own(guide: Guide) -> None:
    summary = bring(guide, TEXT)
    assert [change.file for change in summary.new] == [CAT]
    library, problems = load_library(guide.roots)
    assert not problems
    assert library is not None
    cat = next(p for p in library.procedures if p.national_code == "1.900001")
    assert (cat.code, cat.field, cat.is_record) == ("HS001", "ho-so-quoc-gia", True)
    assert "HS001,procedure,dang-ky-nuoi-meo" in guide.read(LEDGER_FILE)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (("Lĩnh vực: Vật nuôi", "Lĩnh vực: Vật nuôi"), "ho-so-quoc-gia"),
        (("Lĩnh vực: Vật nuôi", "Lĩnh vực: HỘ TỊCH"), "ho-tich"),
        (("Lĩnh vực: Vật nuôi", "Lĩnh vực: Thủy lợi"), "ho-so-to-chuc"),
        (("Công dân Việt Nam, Tổ chức", "Tổ chức"), "ho-so-to-chuc"),
        (("đăng ký nuôi mèo", "giải thể trường nuôi mèo"), "ho-so-to-chuc"),
    ],
)
def test_a_record_goes_to_its_field_or_to_a_shelf(
    guide: Guide, change: tuple[str, str], field: str
) -> None:
    [new] = bring(guide, TEXT.replace(*change)).new
    assert new.file.startswith(f"procedures/{field}/")
    assert not guide.problems()


def test_a_shelf_is_added_and_said(guide: Guide) -> None:
    before = guide.read(FIELDS_FILE)
    summary = bring(guide, TEXT)
    assert summary.fields == ["Hồ sơ quốc gia"]
    assert guide.read(FIELDS_FILE).startswith(before)
    assert "LVHS" in guide.read(LEDGER_FILE)
    assert not bring(guide, TEXT.replace("1.900001", "1.900002")).fields


def test_a_field_is_found_by_its_national_name(guide: Guide) -> None:
    guide.replace(
        FIELDS_FILE,
        "    icon: account-heart",
        "    icon: account-heart\n    national_names: [VẬT NUÔI]",
    )
    summary = bring(guide, TEXT)
    assert not summary.fields
    assert summary.new[0].file == "procedures/ho-tich/dang-ky-nuoi-meo.yml"


def test_a_code_of_the_ledger_is_never_given_again(guide: Guide) -> None:
    guide.replace(FIELDS_FILE, "title: Hộ tịch", "title: Vật nuôi")
    guide.add(LEDGER_FILE, "HT50,procedure,cu,2026-11-21,\n")
    bring(guide, TEXT)
    assert "code: HT51" in guide.read("procedures/ho-tich/dang-ky-nuoi-meo.yml")


def test_the_same_import_twice_changes_nothing(guide: Guide) -> None:
    bring(guide, TEXT)
    first = guide.read(CAT)
    summary = bring(guide, TEXT)
    assert (len(summary.unchanged), summary.updated, summary.new) == (1, [], [])
    assert guide.read(CAT) == first


def test_a_record_page_follows_a_newer_record_and_says_how(guide: Guide) -> None:
    bring(guide, TEXT)
    newer = (
        TEXT.replace("3 WORKING_DAY", "4 WORKING_DAY")
        .replace("Mèo phải được", "Mèo cần được")
        .replace("12/QĐ-BVD", "15/QĐ-BVD")
        .replace("Người nuôi nộp", "Chủ mèo nộp")
        .replace("60/2014/QH13", "61/2014/QH13")
    )
    summary = bring(guide, newer)
    way = "counter, {} ngày làm việc, 8000 đồng (/giấy)"
    assert changes(summary) == [
        "quyết định công bố: 12/QĐ-BVD → 15/QĐ-BVD",
        f"cách nộp: {way.format(3)} → {way.format(4)}",
        "văn bản: 60/2014/QH13 Luật Vật nuôi → 61/2014/QH13 Luật Vật nuôi",
        "Trình tự thực hiện: Người nuôi nộp tờ khai tại phường. → Chủ mèo nộp tờ khai tại phường.",
        "Thành phần hồ sơ: Mèo phải được tiêm phòng. → Mèo cần được tiêm phòng.",
    ]
    assert not settled(summary)
    text = guide.read(CAT)
    assert "{value: 4, unit: working_day}" in text
    assert bring(guide, newer).unchanged


def test_what_people_wrote_beside_a_record_stays(guide: Guide) -> None:
    bring(guide, TEXT)
    guide.replace(CAT, "title: Đăng ký nuôi mèo", "title: Nuôi mèo\nkeywords: [miu]")
    summary = bring(guide, TEXT.replace("đăng ký nuôi mèo", "đăng ký nuôi mèo, chó"))
    assert settled(summary) == ["tên: tên chính thức đã đổi, title «Nuôi mèo» còn đúng không"]
    text = guide.read(CAT)
    assert "title: Nuôi mèo\n" in text
    assert "miu" in text
    assert "official_title: Đăng ký nuôi mèo, chó" in text


BESIDE = {
    "official_title:": "short_title: Nuôi mèo\n# Hỏi chị Lan trước khi sửa.\n{}",
    "legal_basis:": """law_facts:
  - fact: Mèo con cũng phải khai
    law: Luật Vật nuôi 60/2014/QH13
    article: Điều 5
    in_force: [2020-01-01]
    sure: A
    source: Công báo
{}""",
    "  checked_on:": "  staff_note: Chờ phường họp.\n{}",
    "  decision:": "  differences:\n    - {{fact: time, reason: Ở điều 7.}}  # của anh Ba\n{}",
}
"""Where people write things beside a record, and what."""


def test_all_that_people_wrote_beside_a_record_stays_and_the_day_is_that_of_the_import(
    guide: Guide,
) -> None:
    bring(guide, TEXT)
    for key, lines in BESIDE.items():
        guide.replace(CAT, f"\n{key}", "\n" + lines.format(key))
    before = guide.read(CAT)
    later = date(2026, 12, 1)
    assert bring(guide, TEXT, today=later).unchanged
    assert guide.read(CAT) == before
    newer = TEXT.replace("3 WORKING_DAY", "4 WORKING_DAY").replace("12/QĐ-BVD", "15/QĐ-BVD")
    assert len(changes(bring(guide, newer, today=later))) == 2
    assert guide.read(CAT) == (
        before.replace("{value: 3, unit", "{value: 4, unit")
        .replace("3 ngày làm việc", "4 ngày làm việc")
        .replace("12/QĐ-BVD", "15/QĐ-BVD")
        .replace("checked_on: 2026-11-22", "checked_on: 2026-12-01")
    )


def test_what_a_newer_record_says_no_more_or_for_the_first_time_stands_where_it_belongs(
    guide: Guide,
) -> None:
    bring(guide, TEXT)
    first = guide.read(CAT)
    other = TEXT.replace("Căn cứ pháp lý:", "Căn cứ:").replace("60/2014/QH13", "")
    bring(guide, other)
    assert "legal_basis" not in guide.read(CAT)
    bring(guide, TEXT)
    assert guide.read(CAT) == first


def test_a_file_that_people_wrote_gets_only_clear_facts(guide: Guide) -> None:
    before = guide.read(BIRTH_FILE)
    newer = (
        BIRTH_RECORD.replace("163/QĐ-BTP", "200/QĐ-BTP")
        .replace("1 WORKING_DAY", "2 WORKING_DAY", 1)
        .replace("0 VNĐ (Miễn)", "8000 VNĐ ()", 1)
        .replace("Biên bản\n      Số lượng: Bản chính: 1", "Biên bản\n      Số lượng: Bản chính: 2")
    )
    summary = bring(guide, newer)
    assert [line.split(":")[0] for line in changes(summary)] == [
        "quyết định công bố",
        "thời hạn (tại quầy)",
        "phí, lệ phí (tại quầy)",
    ]
    assert [line.split(":")[0] for line in settled(summary)] == ["giấy tờ"]
    expected = (
        before.replace("163/QĐ-BTP", "200/QĐ-BTP")
        .replace("{value: 1, unit", "{value: 2, unit", 1)
        .replace("amount: 0", "amount: 8000", 1)
    )
    assert guide.read(BIRTH_FILE) == expected


def test_a_difference_with_a_reason_is_left_alone(guide: Guide) -> None:
    guide.replace(
        BIRTH_FILE,
        "source: {decision: 163/QĐ-BTP, checked_on: 2026-11-20}",
        "source:\n  decision: 163/QĐ-BTP\n  checked_on: 2026-11-20\n  differences:\n"
        "    - {fact: time, reason: Trình tự nói 1 ngày.}",
    )
    summary = bring(guide, BIRTH_RECORD.replace("1 WORKING_DAY", "2 WORKING_DAY"))
    assert len(summary.unchanged) == 1


def test_a_law_that_the_record_adds_is_added(guide: Guide) -> None:
    guide.add(BIRTH_FILE, "legal_basis:\n  - {number: 60/2014/QH13, title: Luật Hộ tịch}\n")
    laws = "Căn cứ pháp lý:\n  * Luật (60/2014/QH13)\n  * Nghị định (123/2015/NĐ-CP)\n"
    summary = bring(guide, BIRTH_RECORD + laws)
    assert [line.split(":")[0] for line in changes(summary)] == [WORDS["legal_basis"]]
    assert "title: Luật Hộ tịch}\n  - {number: 123/2015/NĐ-CP, title: Nghị định}\n" in guide.read(
        BIRTH_FILE
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [("title: Đăng ký nuôi mèo", "title: [Đăng ký"), ("status: record", "status: ghi")],
    ids=["no YAML", "no such status"],
)
def test_a_page_whose_file_is_broken_gets_no_second_page(guide: Guide, old: str, new: str) -> None:
    bring(guide, TEXT)
    ledger = guide.read(LEDGER_FILE)
    guide.replace(CAT, old, new)
    summary = bring(guide, TEXT)
    assert not summary.new
    assert CAT in summary.bad[0].reason
    assert "motcham check" in summary.bad[0].reason
    assert guide.read(LEDGER_FILE) == ledger


def test_a_record_without_a_name_leaves_the_name_as_it_is(guide: Guide) -> None:
    bring(guide, TEXT)
    nameless = TEXT.replace("Tên thủ tục: Thủ tục đăng ký nuôi mèo", "Tên thủ tục:")
    assert bring(guide, nameless).unchanged
    assert "official_title: Đăng ký nuôi mèo" in guide.read(CAT)
    summary = bring(guide, BIRTH_RECORD.replace("Tên thủ tục: Thủ tục đăng ký khai sinh", ""))
    assert not [line for line in changes(summary) if "tên" in line]


def test_a_bad_record_stops_nothing_and_is_listed(guide: Guide) -> None:
    folder = guide.root.parent / "ho-so"
    folder.mkdir()
    (folder / "a.txt").write_text("không phải hồ sơ", encoding="utf-8")
    (folder / "b.json").write_bytes(b"{")
    (folder / "c.json").write_bytes(api_json())
    summary = import_records(guide.roots, [folder], TODAY)
    assert [bad.file.name for bad in summary.bad] == ["a.txt", "b.json"]
    assert len(summary.new) == 1


def test_an_empty_folder_becomes_a_guides_procedures(tmp_path: Path) -> None:
    record = tmp_path / "r.txt"
    record.write_text(TEXT, encoding="utf-8")
    guide = tmp_path / "guide"
    summary = import_records(Roots(guide, UNIT), [record], TODAY)
    assert (guide / summary.new[0].file).is_file()
    assert (
        (guide / FIELDS_FILE)
        .read_text(encoding="utf-8")
        .splitlines()[1]
        .startswith("# Các lĩnh vực")
    )


def test_nothing_is_written_where_fields_cannot_be_read(guide: Guide) -> None:
    guide.write(FIELDS_FILE, "fields: x\n")
    with pytest.raises(MotchamError, match="fields"):
        bring(guide, TEXT)
    assert not guide.path(CAT).exists()


def test_what_an_import_notes_for_staff_is_never_published(guide: Guide) -> None:
    bring(guide, TEXT)
    library, _ = load_library(guide.roots)
    assert library is not None
    cat = next(p for p in library.procedures if p.national_code == "1.900001")
    source = procedure_record(library.on(date(2026, 11, 22)), cat)["source"]
    assert source == {"decision": "12/QĐ-BVD", "checked_on": "2026-11-22"}
