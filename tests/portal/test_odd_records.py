"""Every kind of odd record becomes a page that is right, or is refused with a reason.

Each kind that once failed is here; `tests/portal/odd_records.py` makes thousands of real ones.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest

from generator.library.forms.reader import read_document
from generator.portal import naming
from generator.portal.conservation import lost, unsaid
from generator.portal.importing import Summary, import_records
from generator.portal.naming import slug, titles
from generator.portal.record import BadRecordError, Record
from generator.portal.sources import read_bytes
from generator.portal.verbatim import RecordPlace, verbatim
from tests.guide_files import Guide, unit_in
from tests.portal.import_check import check_import
from tests.portal.odd_records import ENCODINGS, KINDS, REFUSED, odd_files, odd_json, replaced
from tests.portal.records import API, TEXT, only

TODAY = date(2026, 11, 22)
PLACE = RecordPlace("HS001", "ho-so-quoc-gia", "Nuôi mèo", TODAY)


def chance(seed: int) -> Random:
    """The same chances on every run."""
    return Random(seed)  # noqa: S311 - no secret


def bring(guide: Guide, *records: str | bytes) -> Summary:
    """Import records, each from a file of its own."""
    folder = guide.root.parent / "ho-so"
    folder.mkdir()
    for number, record in enumerate(records):
        raw = record.encode() if isinstance(record, str) else record
        (folder / f"{number:03}.txt").write_bytes(raw)
    return import_records(guide.roots, [folder], TODAY)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", KINDS)
def test_of_an_odd_record_nothing_is_lost(kind: str, seed: int) -> None:
    record = only(KINDS[kind](TEXT, chance(seed)).encode())
    data = verbatim(record, PLACE)
    assert (lost(record, data), unsaid(record, data)) == ([], [])


def test_all_of_them_are_imported_checked_and_built_and_import_check_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd, root = tmp_path / "odd", tmp_path / "guide"
    odd.mkdir()
    root.mkdir()
    for name, raw in odd_files([TEXT], [API], 2 * len(KINDS)):
        (odd / name).write_bytes(raw)
    assert check_import(odd, root), capsys.readouterr().out
    (odd / "hỏng.txt").write_bytes(REFUSED["Latin-1"](TEXT))
    assert not check_import(odd, unit_in(tmp_path / "other").folder)


@pytest.mark.parametrize("name", ENCODINGS)
def test_what_says_its_encoding_at_its_head_is_read(name: str) -> None:
    assert only(ENCODINGS[name](TEXT)) == only(TEXT.encode())


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_record_is_refused_with_a_reason(name: str) -> None:
    [found] = read_bytes(REFUSED[name](TEXT))
    assert isinstance(found, BadRecordError)
    assert found.message.endswith(".")


@pytest.mark.parametrize("seed", range(20))
def test_of_odd_json_nothing_is_lost(seed: int) -> None:
    [found] = read_bytes(json.dumps(odd_json(API, chance(seed))).encode())
    assert isinstance(found, Record)
    data = verbatim(found, PLACE)
    assert (lost(found, data), unsaid(found, data)) == ([], [])


MENDED = [
    ("Đối tượng thực hiện:", "Ðối tượng thực hiện:"),
    ("Yêu cầu, điều kiện", "Yêu cầu, ðiều kiện"),
    ("Lĩnh vực:", "Lĩnh\u200b vực\x00:"),
    ("Cơ quan thực hiện:", "\u202aCơ quan thực hiện\u202c:"),
    ("Tên thủ tục:", "\ufeffTên thủ tục:"),
]


@pytest.mark.parametrize(("label", "odd"), MENDED, ids=[label for label, _ in MENDED])
def test_a_label_is_known_in_spite_of_letters_nobody_sees(label: str, odd: str) -> None:
    assert only(TEXT.replace(label, odd).encode()) == only(TEXT.encode())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "thu-tuc-con"),
        ("Nul", "thu-tuc-nul"),
        ("com1", "thu-tuc-com1"),
        ("con mèo", "con-meo"),
    ],
)
def test_no_file_gets_a_name_that_windows_keeps_for_itself(title: str, name: str) -> None:
    assert slug(title) == name
    assert slug(title, {name}) == f"{name}-2"


@pytest.mark.parametrize(
    ("label", "said", "key", "kept"),
    [
        ("Lĩnh vực", "Vật nuôi " * 60, "national_field", 300),
        ("Tên thủ tục", "Nuôi mèo dài " * 120, "official_title", 1000),
        ("Số quyết định", f"{'1' * 90}/QĐ-BVD", "decision", 80),
        ("Số quyết định", "5710/QĐ-BCA-", "decision", 80),
        ("Số quyết định", "số 1", "decision", 80),
    ],
    ids=["field", "title", "long decision", "cut decision", "no decision"],
)
def test_what_a_form_is_too_short_for_stands_whole_elsewhere(
    guide: Guide, label: str, said: str, key: str, kept: int
) -> None:
    odd = replaced(TEXT, label, said)
    summary = bring(guide, odd)
    assert summary.bad == []
    assert [one for one in guide.problems() if one.severity == "error"] == []
    data, _ = read_document(guide.path(summary.new[0].file), "f.yml")
    assert data is not None
    assert isinstance(data.data, dict)
    value = {**data.data, **data.data["source"]}[key]
    assert 0 < len(value) <= kept
    assert unsaid(only(odd.encode()), data.data) == []


def test_a_line_longer_than_any_yet_is_kept_in_pieces(guide: Guide) -> None:
    line = "    Người nuôi mèo nộp tờ khai. " * 900
    summary = bring(guide, TEXT.replace("Trình tự thực hiện:", f"Trình tự thực hiện:\n{line}"))
    assert summary.bad == []
    assert guide.problems() == []


def test_two_procedures_with_one_code_are_told_and_two_forms_of_one_are_not(guide: Guide) -> None:
    dog = replaced(TEXT, "Tên thủ tục", "Đăng ký nuôi chó")
    same = replaced(TEXT, "Tên thủ tục", "ĐĂNG KÝ NUÔI MÈO.")
    summary = bring(guide, TEXT, dog, same)
    assert [change.title for change in summary.new] == ["Đăng ký nuôi mèo"]
    [bad] = summary.bad
    assert bad.file.name == "001.txt"
    assert bad.reason == (
        "Mã 1.900001 đã là của «Thủ tục đăng ký nuôi mèo» (000.txt); ở đây là «Đăng ký nuôi chó». "
        "Xem lại mã nào đúng."
    )


def test_addresses_in_a_records_words_are_nobodys_to_mend(guide: Guide) -> None:
    odd = replaced(TEXT, "Từ khóa", "mèo; https://khac.vn/x")
    odd = odd.replace("Luật Vật nuôi (", "Luật Vật nuôi ở https://khac.vn/x (")
    assert bring(guide, odd).bad == []
    assert guide.problems() == []


def test_many_names_alike_are_told_apart_without_shortening_each_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = {f"1.{n:06}": f"Cấp giấy phép nuôi mèo lần thứ {n % 7}" for n in range(300)}
    calls: list[str] = []
    plain = naming.shortened

    def counted(name: str) -> str:
        calls.append(name)
        return plain(name)

    monkeypatch.setattr(naming, "shortened", counted)
    found = titles(names)
    assert len({title.casefold() for title in found.values()}) == len(names)
    assert len(calls) <= 4 * len(names)
