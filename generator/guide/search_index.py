"""The slim search index: what the search worker knows. Loaded only when the box is touched.

Format (`search/index.json`): `{"items": [{"c", "t", "k", "o", "s", "f", "n", "p", "u"}], "y":
[[from, to]]}`. An item has a code, a title, keywords, other names (official title, field, life
events, results), the answer in a line, its field and its national code; what no unit does has, in
the stead of a code, the page `u` and its place there, `a`. `p` is how it ranks: 1 for a procedure,
a little less for an information page and for what no unit does, half for what is withdrawn or done
elsewhere, less still for a national record that nobody has rewritten; without it, as a life
event. `y` holds the thesaurus, `r` what a code that looks like a
renovation's is shown as: no renovation stands here.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.guide.compact import compact_json
from generator.library.language.locale import _, current_locale
from generator.library.language.mixed_text import original
from generator.views.catalogue import FieldView, LifeEventView, PageView
from generator.views.guide import GuideView
from generator.views.other_offices import PAGE as PAGE_OF_OFFICES
from generator.views.other_offices import OtherOfficeView
from generator.views.procedure import ProcedureView

PLACEHOLDER = {"config": {"lang": ["vi"], "separator": " "}, "docs": []}
"""What Material's script fetches on every page, as `search/search_index.json`: kept empty."""


PAGE = 0.95
"""How an information page ranks beside a procedure (1) that answers as well."""
OTHER_OFFICE = 0.9
"""How what no unit does ranks: what the unit does comes first where it answers as well."""
RECORD = 0.35
"""How the page of a national record ranks that nobody has put into plain words."""
NOT_HERE = 0.5
"""How a withdrawn procedure ranks, and what the unit does not do: what it does comes first."""
LONGEST_NAME = 60
"""Characters of a result's name that people may type; longer ones only cost weight."""


def search_index(guide: GuideView) -> str:
    """The index as JSON, with the answers of the day."""
    published, language = guide.published, current_locale()
    items = [
        *(_procedure(guide, view) for view in guide.procedures.values() if not view.record),
        *(_item(e, e.keywords, e.summary, _("Việc đời")) for e in guide.life_events),
        *(_field(field) for field in guide.fields),
        *(_item(p, p.keywords, p.summary, _("Thông tin")) | {"p": PAGE} for p in guide.pages),
        *(_other_office(office) for office in guide.other_offices),
    ]
    for item in items:
        if said := published.situations.get(str(item["c"])):
            item["q"] = said.said_in(language)
    index: dict[str, object] = {"items": items}
    if records := [_record(view) for view in guide.procedures.values() if view.record]:
        index["h"] = records
    if published.synonyms:
        index["y"] = [[said, each.mean] for each in published.synonyms for said in each.say]
    if published.renovations or published.ended_renovations:
        index["r"] = _("Công trình sửa nhà")
    return compact_json(index)


def _item(
    view: ProcedureView | LifeEventView | FieldView | PageView | OtherOfficeView,
    keywords: Sequence[str],
    words: str,
    field: str,
) -> dict[str, object]:
    return {"c": view.code, "t": view.title, "k": keywords, "s": words, "f": field}


def _field(view: FieldView) -> dict[str, object]:
    if view.elsewhere:
        return _item(view, (), view.elsewhere.answer, _("Lĩnh vực")) | {"p": NOT_HERE}
    return _item(view, (), view.summary, _("Lĩnh vực"))


def _other_office(view: OtherOfficeView) -> dict[str, object]:
    item = _item(view, view.keywords, view.answer, _("Nơi khác làm"))
    names = [original(view.title)] if original(view.title) != view.title else []
    return item | {"o": names, "p": OTHER_OFFICE, "u": PAGE_OF_OFFICES, "a": view.anchor}


def _procedure(guide: GuideView, view: ProcedureView) -> dict[str, object]:
    others = [
        *([] if original(view.title) == view.title else [original(view.title)]),
        *([] if view.official_title == view.title else [view.official_title]),
        view.field.title,
        *(event.title for event in guide.published.life_events_with(view.code)),
        *(result.name for result in view.results if len(result.name) <= LONGEST_NAME),
    ]
    item = _item(view, view.keywords, view.answer, view.field.title)
    rank = NOT_HERE if view.withdrawn or view.elsewhere else 1
    return item | {"o": list(dict.fromkeys(others)), "n": view.national_code, "p": rank}


def _record(view: ProcedureView) -> dict[str, object]:
    """A record page: what it is called, and no more than that."""
    item = _item(view, (), view.answer, view.field.title)
    official = original(view.official_title)
    names = [] if official == original(view.title) else [official]
    return item | {"o": names, "n": view.national_code, "p": RECORD}
