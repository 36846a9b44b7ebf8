"""A record's facts as a procedure's file, as somebody would write it who believes all of them."""

from __future__ import annotations

from typing import Any

from generator.portal.record import Record
from generator.portal.record_facts import SECTIONS, read_facts


def draft(record: Record) -> dict[str, Any]:
    """The whole file as texts, lists and groups, in the order of the project's files."""
    facts = read_facts(record)
    source = facts["source"]
    return {
        "code": "VN01",
        "national_code": record.national_code,
        "title": facts["official_title"][:80],
        "official_title": facts["official_title"],
        "field": "vat-nuoi",
        "summary": "Một câu.",
        "keywords": facts["keywords"],
        "audience": facts["audience"],
        "status": "draft",
        **{key: facts[key] for key in SECTIONS if key in facts},
        "source": {
            "decision": source["decision"],
            "decided_on": source["decided_on"],
            "url": source["url"],
            "checked_on": "2026-11-22",
            "unconfirmed": source["unconfirmed"],
            "unparsed": source["unparsed"],
        },
    }
