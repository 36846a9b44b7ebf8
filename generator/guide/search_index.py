"""The slim search index: what the search worker knows. Loaded only when the box is touched.

Format (`search/index.json`): `{"items": [{"c", "t", "k", "o", "s", "f", "n", "p"}], "y": [[from,
to]]}`. An item has a code, a title, keywords, other names (official title, field, life events,
results), the answer in a line, its field and its national code. `p` is how it ranks: 1 for a
procedure, a little less for an information page, half for a withdrawn procedure; without it, as a
life event. `y` holds the thesaurus, `r` what a code that looks like a renovation's is shown as: no
renovation stands here.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from generator.library.facts import Fact, fees, times, with_current_fees
from generator.library.language import _
from generator.library.library import Library
from generator.library.models.catalogue import Group, LifeEvent
from generator.library.models.page import InformationPage
from generator.library.models.procedure import Procedure
from generator.library.phrase import original

PLACEHOLDER = {"config": {"lang": ["vi"], "separator": " "}, "docs": []}
"""What Material's script fetches on every page, as `search/search_index.json`: kept empty."""


PAGE = 0.95
"""How an information page ranks beside a procedure (1) that answers as well."""
WITHDRAWN = 0.5
"""How a withdrawn procedure ranks: what replaces it comes first."""
LONGEST_NAME = 60
"""Characters of a result's name that people may type; longer ones only cost weight."""
LONGEST_ANSWER = 40
"""Characters of an answer that still fits a line of the list of results."""


def search_index(library: Library, on: date) -> str:
    """The index as JSON, with the answers of a day."""
    items = [
        *(_procedure(library, procedure, on) for procedure in library.procedures),
        *(_item(e, e.keywords, e.summary, _("Việc đời")) for e in library.life_events),
        *(_item(group, (), group.summary, _("Lĩnh vực")) for group in library.fields),
        *(_item(p, p.keywords, p.summary, _("Thông tin")) | {"p": PAGE} for p in library.pages),
    ]
    index: dict[str, object] = {"items": items}
    if library.synonyms:
        index["y"] = [[said, each.mean] for each in library.synonyms for said in each.say]
    if library.renovations or library.ended_renovations:
        index["r"] = _("Công trình sửa nhà")
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _item(
    subject: Procedure | LifeEvent | Group | InformationPage,
    keywords: Sequence[str],
    words: str,
    field: str,
) -> dict[str, object]:
    return {"c": subject.code, "t": subject.title, "k": keywords, "s": words, "f": field}


def _procedure(library: Library, procedure: Procedure, on: date) -> dict[str, object]:
    field = library.field_by_id[procedure.field].title
    others = [
        *([] if original(procedure.title) == procedure.title else [original(procedure.title)]),
        *([] if procedure.official_title == procedure.title else [procedure.official_title]),
        field,
        *(event.title for event in library.life_events_with(procedure.code)),
        *(result.name for result in procedure.results if len(result.name) <= LONGEST_NAME),
    ]
    item = _item(procedure, procedure.keywords, answer(library, procedure, on), field)
    rank = WITHDRAWN if procedure.withdrawn_on else 1
    return item | {"o": list(dict.fromkeys(others)), "n": procedure.national_code, "p": rank}


def answer(library: Library, procedure: Procedure, on: date) -> str:
    """The shortest answer: how long, how much, and that there is something to know first."""
    if procedure.withdrawn_on:
        return _("Không dùng nữa")
    filled = with_current_fees(procedure, library.ward, on)
    time = _shortest(times(filled), _("Thời hạn"))
    fee = _shortest(fees(filled), _("phí"))
    return " · ".join([time, fee, *([_("cần biết trước")] if procedure.caution else [])])


def _shortest(facts: list[Fact], subject: str) -> str:
    """The usual answer; where it is not a number, it says of what it speaks."""
    usual = [fact for fact in facts if not fact.when]
    words = facts[0].words
    if len(words) > LONGEST_ANSWER:
        return _("{subject}: xem trang").format(subject=subject)
    if facts[0].tone == "ask":
        words = f"{subject}: {words[0].lower()}{words[1:]}"
    return words if len(usual) == 1 else _("{answer} (tùy trường hợp)").format(answer=words)
