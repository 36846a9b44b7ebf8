"""The published schema says what `procedures.json` holds, of the whole library and of every key."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker  # type: ignore[import-untyped]  # check-jsonschema brings it

from generator.guide.fragments import Context
from generator.guide.machines import PROCEDURES, SCHEMA
from generator.library.language.locale import ENGLISH, VIETNAMESE, use_locale
from generator.library.models.base import LONGEST_TEXT
from generator.library.models.procedure import STAFF_ONLY
from tests.guide.conftest import build, with_english, with_frame
from tests.guide.machine_files import texts_at_the_top
from tests.guide_files import THE_SAMPLE, Guide, write_guide
from tests.views.full import write_full

ON = date(2026, 11, 29)


def closed(part: Any) -> Any:
    """The schema, as it is, letting no key pass that it does not name."""
    if isinstance(part, list):
        return [closed(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    shut = {key: closed(inner) for key, inner in part.items()}
    named = isinstance(part.get("properties"), dict)
    return {"additionalProperties": False, **shut} if named and "allOf" not in part else shut


def faults(data: Any, schema: Any) -> list[str]:
    Draft7Validator.check_schema(schema)
    judge = Draft7Validator(closed(schema), format_checker=FormatChecker())
    return [
        f"{'/'.join(map(str, one.absolute_path))}: {one.message[:200]}"
        for one in judge.iter_errors(data)
    ]


def told(guide: Guide, language: str = VIETNAMESE) -> tuple[Any, Any]:
    """The data and its schema."""
    published = guide.published(ON)
    with use_locale(language, published.ward.level):
        files = texts_at_the_top(Context(published).in_language(language))
    return json.loads(files[PROCEDURES]), json.loads(files[SCHEMA])


@pytest.mark.parametrize("language", [VIETNAMESE, ENGLISH])
def test_the_whole_library_is_as_its_schema_says(language: str) -> None:
    data, schema = told(Guide(THE_SAMPLE.folder, THE_SAMPLE.ward), language)
    assert faults(data, schema) == []


def test_a_translation_may_be_longer_than_what_it_translates(guide: Guide) -> None:
    for language, most in ((VIETNAMESE, 200), (ENGLISH, LONGEST_TEXT)):
        data, schema = told(guide, language)
        for length, found in ((most, 0), (most + 1, 1)):
            data["procedures"][0]["summary"] = "a" * length
            assert len(faults(data, schema)) == found


def test_every_key_is_in_the_schema(tmp_path: Path) -> None:
    data, schema = told(write_full(write_guide(tmp_path / "guide")))
    assert faults(data, schema) == []
    assert not {*schema["definitions"]["Source"]["properties"]} & STAFF_ONLY


@pytest.mark.parametrize(
    ("key", "value"),
    [("code", None), ("url", None), ("title", 5), ("status", "gone"), ("colour", "red")],
)
def test_what_is_otherwise_is_found(guide: Guide, key: str, value: object) -> None:
    data, schema = told(guide)
    record = data["procedures"][0]
    assert faults(data, schema) == []
    record.pop(key, None) if value is None else record.update({key: value})
    assert len(faults(data, schema)) == 1


def test_a_reader_takes_keys_that_a_later_guide_adds(guide: Guide) -> None:
    data, schema = told(guide)
    data["procedures"][0]["colour"] = "red"
    assert [*Draft7Validator(schema).iter_errors(data)] == []


def test_data_says_where_its_schema_lies(tmp_path: Path) -> None:
    site = build(with_english(with_frame(write_guide(tmp_path / "guide"))))
    for top in ("", "en/"):
        data = json.loads((site / top / PROCEDURES).read_text())
        schema = json.loads((site / top / SCHEMA).read_text())
        assert data["$schema"] == schema["$id"] == f"https://phuong.tinh.vn/{top}{SCHEMA}"
        assert faults(data, schema) == []
