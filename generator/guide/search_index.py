"""The slim search index: what the search worker knows. Loaded only when the box is touched.

Format (`search/index.json`): `{"items": [{"c", "t", "k", "s", "p"}]}` with code, title, names and
the answer in a line. The names are the keywords, official title, field, life events and national
code. `p` is 1 for a procedure, which ranks above a life event or a field of the same name.
"""

from __future__ import annotations

import json
from datetime import date

from generator.library.facts import Fact, fees, times, with_current_fees
from generator.library.library import Library
from generator.library.models.catalogue import Group, LifeEvent
from generator.library.models.page import InformationPage
from generator.library.models.procedure import Procedure

PLACEHOLDER = {"config": {"lang": ["vi"], "separator": " "}, "docs": []}
"""What Material's script fetches on every page, as `search/search_index.json`: kept empty."""


LONGEST_ANSWER = 40
"""Characters of an answer that still fits a line of the list of results."""


def search_index(library: Library, on: date) -> str:
    """The index as JSON, with the answers of a day."""
    items = [
        *(_item(p, _names(library, p), answer(library, p, on)) for p in library.procedures),
        *(
            _item(event, [*event.keywords, "việc đời"], event.summary)
            for event in library.life_events
        ),
        *(_item(group, ["lĩnh vực"], group.summary) for group in library.fields),
        *(_item(page, ["thông tin"], page.summary) for page in library.pages),
    ]
    return json.dumps({"items": items}, ensure_ascii=False, separators=(",", ":"))


def _item(
    subject: Procedure | LifeEvent | Group | InformationPage, names: list[str], words: str
) -> dict[str, object]:
    kind = {"p": 1} if isinstance(subject, Procedure) else {}
    return {"c": subject.code, "t": subject.title, "k": names, "s": words, **kind}


def _names(library: Library, procedure: Procedure) -> list[str]:
    return [
        *procedure.keywords,
        procedure.official_title,
        library.field_by_id[procedure.field].title,
        *(event.title for event in library.life_events_with(procedure.code)),
        procedure.national_code,
    ]


def answer(library: Library, procedure: Procedure, on: date) -> str:
    """The shortest answer: how long and how much, in one line."""
    if procedure.withdrawn_on:
        return "Đã bãi bỏ"
    filled = with_current_fees(procedure, library.ward, on)
    return f"{_shortest(times(filled), 'Thời hạn')} · {_shortest(fees(filled), 'phí')}"


def _shortest(facts: list[Fact], subject: str) -> str:
    """The usual answer; where it is not a number, it says of what it speaks."""
    usual = [fact for fact in facts if not fact.when]
    words = facts[0].words
    if len(words) > LONGEST_ANSWER:
        return f"{subject}: xem trang"
    if facts[0].tone == "ask":
        words = f"{subject}: {words[0].lower()}{words[1:]}"
    return words if len(usual) == 1 else f"{words} (tùy trường hợp)"
