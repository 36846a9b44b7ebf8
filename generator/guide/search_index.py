"""The slim search index: what the search worker knows. Loaded only when the box is touched.

Format (`search/index.json`): `{"items": [{"c": code, "t": title, "k": [other names], "s": answer}]}`.
The other names are the official title, keywords, field, life events and the national code.
"""

from __future__ import annotations

import json

from generator.library.facts import Fact, fees, times, with_local_fees
from generator.library.library import Library
from generator.library.models.procedure import Procedure

PLACEHOLDER = {"config": {"lang": ["vi"], "separator": " "}, "docs": []}
"""What Material's script fetches on every page, as `search/search_index.json`: kept empty."""


def search_index(library: Library) -> str:
    """The index as JSON."""
    items = [_procedure(library, procedure) for procedure in library.procedures]
    for event in library.life_events:
        keywords = [*event.keywords, "việc đời"]
        items.append({"c": event.code, "t": event.title, "k": keywords, "s": event.summary})
    for group in library.fields:
        items.append({"c": group.code, "t": group.title, "k": ["lĩnh vực"], "s": group.summary})
    return json.dumps({"items": items}, ensure_ascii=False, separators=(",", ":"))


def _procedure(library: Library, procedure: Procedure) -> dict[str, object]:
    return {
        "c": procedure.code,
        "t": procedure.title,
        "k": [
            *procedure.keywords,
            procedure.official_title,
            library.field_by_id[procedure.field].title,
            *(event.title for event in library.life_events_with(procedure.code)),
            procedure.national_code,
        ],
        "s": answer(library, procedure),
    }


def answer(library: Library, procedure: Procedure) -> str:
    """The shortest answer: how long and how much, in one line."""
    if procedure.withdrawn_on:
        return "Đã bãi bỏ"
    filled = with_local_fees(procedure, library.ward)
    return " · ".join(_shortest(facts) for facts in (times(filled), fees(filled)))


def _shortest(facts: list[Fact]) -> str:
    usual = [fact for fact in facts if not fact.when]
    return usual[0].words if len(usual) == 1 else f"{facts[0].words} (tùy trường hợp)"
