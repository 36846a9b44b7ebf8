"""Comparing a file with its record, fact by fact."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.forms.writer import dump
from generator.library.models.procedure import Fee, FeeKind, Procedure
from generator.portal.facts import compare, review
from generator.portal.record import Record
from generator.portal.review import review_guide
from tests.guide_files import Guide
from tests.portal.drafts import draft
from tests.portal.records import API, api_record, text_record


def procedure(record: Record, *replacements: tuple[str, str]) -> Procedure:
    """The draft of a record as a procedure, after changing its YAML."""
    text = dump(draft(record))
    for old, new in replacements:
        assert old in text, f"{old!r} is not in the draft"
        text = text.replace(old, new, 1)
    document, _ = parse_document(text.encode(), "f.yml")
    assert document is not None
    model, problems = validate(Procedure, document)
    assert model is not None, problems
    return model


@pytest.mark.parametrize("record", [text_record(), api_record()])
def test_a_draft_says_what_its_record_says(record: Record) -> None:
    assert compare(procedure(record), record) == []


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        ("official_title: Đăng ký nuôi mèo", "official_title: Đăng ký nuôi chó", "official_title"),
        ("decision: 12/QĐ-BVD", "decision: 13/QĐ-BVD", "decision"),
        ("decided_on: 2026-01-16", "decided_on: 2026-01-15", "decided_on"),
        ("[citizen, organisation]", "[citizen]", "audience"),
        ("via: counter", "via: post", "channels"),
        ("value: 3, unit: working_day", "value: 3, unit: day", "time counter"),
        ("value: 7.5", "value: 7", "time online"),
        ("amount: 8000", "amount: 9000", "fees counter"),
        ("originals: 1", "originals: 2", "documents"),
        ("number: 60/2014/QH13", "number: 61/2014/QH13", "legal_basis"),
        ("  - Giấy đăng ký nuôi mèo", "  - Giấy\n  - Thẻ", "results"),
    ],
)
def test_every_kind_of_fact_is_compared(old: str, new: str, fact: str) -> None:
    found = compare(procedure(api_record(), (old, new)), api_record())
    assert [difference.fact for difference in found] == [fact]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("official_title: Đăng ký nuôi mèo", "official_title: THỦ TỤC đăng ký nuôi mèo."),
        ("number: 60/2014/QH13", "number: Luật 60/2014/QH13"),
        ("title: Đăng ký nuôi mèo", "title: Nuôi mèo"),
        ("name: Tờ khai nuôi mèo", "name: Đơn xin nuôi mèo"),
    ],
)
def test_words_are_not_compared(old: str, new: str) -> None:
    assert compare(procedure(api_record(), (old, new)), api_record()) == []


def test_an_amount_of_a_text_that_the_record_names_is_no_difference() -> None:
    record = api_record()
    mine = procedure(record)
    by_law = Fee(kind=FeeKind.FEE, amount=5000, set_in="Thông tư 281/2016/TT-BTC")
    channels = [each.model_copy(update={"fees": (*each.fees, by_law)}) for each in mine.channels]
    assert compare(mine.model_copy(update={"channels": tuple(channels)}), record) == []


def test_a_reason_explains_one_way_or_all(guide: Guide) -> None:
    del guide
    changed = ("value: 3, unit: working_day", "value: 4, unit: working_day")
    record = api_record()
    for fact in ("time counter", "time"):
        told = review(
            procedure(record, changed, ("  unconfirmed:", f"{reasons(fact)}  unconfirmed:")), record
        )
        assert not told.open
        assert [reason for _, reason in told.explained] == ["Vì thế."]
        assert not told.stale


def test_a_reason_for_what_no_longer_differs_is_stale() -> None:
    told = review(
        procedure(api_record(), ("  unconfirmed:", f"{reasons('fees')}  unconfirmed:")),
        api_record(),
    )
    assert told.stale == ("fees",)


def test_a_reason_ends_when_the_record_says_something_else() -> None:
    changed = ("value: 3, unit: working_day", "value: 4, unit: working_day")
    why = "  differences:\n    - {fact: time, record: 3 ngày làm việc, reason: Vì thế.}\n"
    mine = procedure(api_record(), changed, ("  unconfirmed:", f"{why}  unconfirmed:"))
    assert not review(mine, api_record()).open
    methods = json.loads(json.dumps(API["executionMethods"]))
    methods[1]["processingTime"] = 5
    assert [item.fact for item in review(mine, api_record(executionMethods=methods)).open] == [
        "time counter"
    ]


def reasons(fact: str) -> str:
    return f"  differences:\n    - {{fact: {fact}, reason: Vì thế.}}\n"


def test_a_time_without_a_unit_differs_only_from_a_number() -> None:
    record = text_record(("3 WORKING_DAY", "3 OTHER"))
    words = procedure(record)
    assert compare(words, record) == []
    [difference] = compare(
        procedure(
            record, ("  - via: counter", "  - via: counter\n    time: {value: 3, unit: day}")
        ),
        record,
    )
    assert (difference.fact, difference.record_says) == ("time counter", "1 OTHER, 3 OTHER")


def test_a_guide_is_compared_file_by_file(guide: Guide, tmp_path: Path) -> None:
    record = tmp_path / "r.txt"
    record.write_text("Mã thủ tục: 1.001193\nSố quyết định: 200/QĐ-BTP\n", encoding="utf-8")
    found = review_guide(guide.roots, [record])
    [(file, told)] = found.reviews.items()
    assert file.endswith("khai-sinh.yml")
    assert "decision" in {difference.fact for difference in told.open}
    assert len(found.missing) == 2
