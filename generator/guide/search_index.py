"""The slim search index: what the search worker knows. Loaded only when the box is touched.

`search/index.json` holds the items of `i` and, ranked below them, those of `h`, the records that
nobody has put into plain words; both as columns (`search_packing`). An item has a code `c`, a
national code `n`, a field `f`, a title `t`, its language `v` where that is another, the answer in a
line `s`, keywords `k` and other names `o`; what no unit does has, in the stead of a code, a place
`a` on the page `u`. `p` is how it ranks: 1 for a procedure, a little less for an information page
and for what no unit does, half for what is withdrawn or done elsewhere; without it, as a life
event. `w` holds what words tell of each item (`search_said`), `y` the thesaurus, `l` the words that
say little, `r` what the page of a renovation is called, the codes that have one, and the page that
lists them, with its names: nothing else of a renovation stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.guide.compact import compact_json
from generator.guide.search_learned import FILE, Learned, learned_from
from generator.guide.search_packing import AS_BEFORE, NEXT, columns
from generator.guide.search_said import packed_words, telling_words
from generator.library.checked.published import Published
from generator.library.language.kept import kept
from generator.library.language.locale import VIETNAMESE, _, current_locale
from generator.library.language.mixed_text import Untranslated, original
from generator.library.models.procedure import Procedure
from generator.views.catalogue import FieldView, LifeEventView, PageView, SubjectRow, record_row
from generator.views.guide import GuideView
from generator.views.other_offices import PAGE as PAGE_OF_OFFICES
from generator.views.other_offices import OtherOfficeView
from generator.views.procedure import ProcedureView

Item = dict[str, Any]

PLACEHOLDER = {"config": {"lang": ["vi"], "separator": " "}, "docs": []}
"""What Material's script fetches on every page, as `search/search_index.json`: kept empty."""


PAGE_OF_WORKS = "cong-trinh/"
"""What lists the renovations, by their streets."""
PAGE = 1
"""How an information page ranks, as a procedure."""
OTHER_OFFICE = 1
"""How what no unit does ranks: people ask for it as for what the unit does."""
MOST_ASKED = 1.05
"""How what the home page names first ranks: where two answer as well, most people mean it."""
NOT_HERE = 0.5
"""How a withdrawn procedure ranks, and what the unit does not do: what it does comes first."""


def search_index(guide: GuideView) -> str:
    """The index as JSON, with the answers of the day."""
    published, language = guide.published, current_locale()
    items = known_items(guide)
    spoken = tuple(
        (
            str(item["c"] or item["a"]),
            situations.said_in(language)
            if (situations := published.situations.get(str(item["c"])))
            else (),
        )
        for item in items
    )
    names = tuple(name for item in items for name in (str(item["t"]), *item["k"]))
    light = (*published.light_words, *published.light_with_accents)
    records = [_record(published, one) for one in published.procedures if one.is_record]
    codes = sorted([*(one.code for one in published.renovations), *published.ended_renovations])
    called = _("công trình|danh sách công trình")
    works = [_("Công trình sửa nhà"), " ".join(codes), PAGE_OF_WORKS, called]
    # In this order gzip finds most of what is alike: it looks back 32 KB. (Others weigh up to 2 %
    # more, in both languages: measured.)
    index: dict[str, object] = {
        "y": NEXT.join(
            f"{'|'.join(each.say)}{AS_BEFORE}{each.mean}" for each in published.synonyms
        ),
        "i": columns(items, "cnktsovapf"),
        "h": columns(records, "tcnsfv"),
        **({"r": works} if codes else {}),
        "u": PAGE_OF_OFFICES,
        "l": [
            " ".join(word for word in published.light_words if " " not in word),
            " ".join(published.light_with_accents),
            "|".join(sorted((p for p in published.light_words if " " in p), key=len, reverse=True)),
        ],
        "w": _packed_words(spoken, names, light),
    }
    return compact_json(index)


@kept
def _packed_words(
    spoken: tuple[tuple[str, tuple[str, ...]], ...],
    names: tuple[str, ...],
    light: tuple[str, ...],
) -> tuple[str, str, str]:
    """What words tell of each item, by what people say of it, its names and what says little."""
    learned = learned_from(FILE).get(current_locale(), Learned())
    return packed_words(telling_words(spoken, names, light, learned), names)


def known_items(guide: GuideView) -> list[Item]:
    """What somebody has put into plain words, and what others do."""
    return [
        *(_procedure(guide, view) for view in guide.written),
        *(_item(e, e.keywords, e.summary, _("Việc đời")) for e in guide.life_events),
        *(_field(field) for field in guide.fields),
        *(_item(p, p.keywords, p.summary, _("Thông tin")) | {"p": PAGE} for p in guide.pages),
        *(_other_office(office) for office in guide.other_offices),
    ]


def _item(
    view: ProcedureView | SubjectRow | LifeEventView | FieldView | PageView | OtherOfficeView,
    keywords: Sequence[str],
    words: str,
    field: str,
) -> Item:
    language = VIETNAMESE if isinstance(view.title, Untranslated) else ""
    return {"c": view.code, "t": view.title, "v": language, "k": keywords, "s": words, "f": field}


def _field(view: FieldView) -> Item:
    if view.elsewhere:
        return _item(view, (), view.elsewhere.answer, _("Lĩnh vực")) | {"p": NOT_HERE}
    return _item(view, (), view.summary, _("Lĩnh vực"))


def _other_office(view: OtherOfficeView) -> Item:
    item = _item(view, view.keywords, view.answer, _("Nơi khác làm"))
    names = [original(view.title)] if original(view.title) != view.title else []
    return item | {"o": names, "p": OTHER_OFFICE, "a": view.anchor}


def _procedure(guide: GuideView, view: ProcedureView) -> Item:
    title = original(view.title)
    others = view.official_title if title == view.title else title
    item = _item(view, view.keywords, view.answer, view.field.title)
    asked = MOST_ASKED if view.code in guide.published.most_asked else 1
    rank = NOT_HERE if view.withdrawn or view.elsewhere else asked
    return item | {
        "o": [] if others == view.title else [others],
        "n": view.national_code,
        "p": rank,
    }


def _record(published: Published, record: Procedure) -> Item:
    """A record page: what it is called, and no more than that."""
    row, field = record_row(published, record), published.field_by_id[record.field]
    return _item(row, (), row.answer, field.title) | {"n": record.national_code or ""}
