"""What the records of all procedures hold, as a JSON Schema made from the same models."""

from __future__ import annotations

from typing import Any

from generator.library.checked.published import Published
from generator.library.forms.json_schema import DRAFT, record_schema
from generator.library.language.locale import VIETNAMESE, current_locale
from generator.library.local.in_unit import CurrentFee
from generator.library.models.base import LONGEST_TEXT
from generator.library.models.procedure import STAFF_ONLY, Procedure

_WORDS = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri"}
_BESIDE: dict[str, Any] = {
    "url": {**_ADDRESS, "description": "Địa chỉ trang."},
    "offered": {"const": False, "description": "Đơn vị không làm việc này."},
    "elsewhere": {
        "description": "Ai làm thay.",
        "type": "object",
        "properties": {"where": _WORDS, "url": _ADDRESS},
    },
    "counters": {
        "description": "Các quầy nhận hồ sơ này.",
        "type": "array",
        "items": {
            "type": "object",
            "required": ["name", "address", "phone", "hours"],
            "properties": {
                "name": _WORDS,
                "address": _WORDS,
                "phone": _WORDS,
                "map": _ADDRESS,
                "hours": {
                    "type": "object",
                    "additionalProperties": {
                        "type": "array",
                        "items": {
                            "type": "string",
                            "pattern": r"^\d\d:\d\d-\d\d:\d\d$",
                        },
                    },
                },
            },
        },
    },
}
"""What stands beside the keys of the files (see `record`)."""


def procedures_schema(published: Published, url: str) -> dict[str, Any]:
    """The schema of `procedures.json`, which lies at `url`. A procedure's `code` never changes."""
    procedure = record_schema(Procedure)
    forms = procedure.pop("definitions")
    forms["Fee"] = record_schema(CurrentFee)
    forms |= forms["Fee"].pop("definitions", {})
    for name in STAFF_ONLY:
        forms["Source"]["properties"].pop(name)
    procedure["properties"] |= _BESIDE
    procedure["required"] = [*procedure["required"], "url"]
    definitions = {**forms, "Procedure": procedure}
    if current_locale() != VIETNAMESE:
        definitions = _translated(definitions)
    return {
        "$schema": DRAFT,
        "$id": url,
        "title": f"Một chạm: {published.ward.name}",
        "type": "object",
        "required": ["day", "procedures"],
        "properties": {
            "$schema": _ADDRESS,
            "day": {"type": "string", "format": "date", "description": "Ngày dựng trang."},
            "procedures": {"type": "array", "items": {"$ref": "#/definitions/Procedure"}},
        },
        "definitions": definitions,
    }


def _translated(part: Any) -> Any:
    """`part` in which every text may be as long as a translation."""
    if isinstance(part, list):
        return [_translated(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    wider = {key: _translated(inner) for key, inner in part.items()}
    if isinstance(part.get("maxLength"), int):
        wider["maxLength"] = max(part["maxLength"], LONGEST_TEXT)
    return wider
