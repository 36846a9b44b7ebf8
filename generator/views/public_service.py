"""A procedure as linked data, in the terms of CPSV-AP (see `vocabulary`).

What the vocabulary has no term for stands in words: a time in working days is no `xsd:duration`, so
the words of the channel alone say it; deadline, cautions, facts of law and notes are rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from generator.library.checked.published import Published
from generator.library.language.locale import VIETNAMESE
from generator.library.language.mixed_text import Untranslated, join_mixed
from generator.library.models.procedure import Channel, Fee, LegalBasis, Procedure, Time, TimeUnit
from generator.library.registers.address import Site
from generator.views.procedure import (
    Cases,
    ChannelView,
    FeeView,
    PaperView,
    ProcedureView,
)
from generator.views.unit import UnitView, unit_view
from generator.views.unmarked import unmarked
from generator.views.vocabulary import CONTEXT, EUROPEAN

Node = dict[str, Any]

_LETTERS = {TimeUnit.DAY: "P{}D", TimeUnit.MONTH: "P{}M", TimeUnit.HOUR: "PT{}H"}


def public_service(published: Published, view: ProcedureView) -> Node:
    """The procedure, which is done here, as a cpsv:PublicService with all that belongs to it."""
    procedure = published.by_code[view.code]
    page = published.site.page_url(view.code)
    own = of_unit(published, view)
    alike = of_law(page, authority_of(published.site), procedure, view)
    found: Node = {}
    for one, other in zip(own, alike, strict=True):
        found |= one | other
    if view.withdrawal:
        found["status"] = {"@id": "http://purl.org/adms/status/Withdrawn"}
        reason = join_mixed(" ", [view.withdrawal.sentence, view.withdrawal.reason])
        found["description"] = [found["description"], _said(reason)]
        links = view.withdrawal.links
        found["isReplacedBy"] = [
            {"@id": service_id(published.site.page_url(one.code))} for one in links
        ]
    return told(found)


def of_unit(published: Published, view: ProcedureView) -> tuple[Node, Node, Node, Node]:
    """What of it is the unit's own, in parts: behind each stands that of `of_law`."""
    unit, url = unit_view(published), published.site.page_url
    related = {
        "relatedService": [{"@id": service_id(url(one.code))} for one in view.related],
        "isGroupedBy": [
            {
                "@id": f"{url(event.code)}#event",
                "@type": "cv:LifeEvent",
                "identifier": event.code,
                "title": _said(event.title),
            }
            for event in published.life_events_with(view.code)
        ],
    }
    if not view.withdrawal:
        related["contactPoint"] = _contact(view, unit)
    return (
        {
            "@context": f"{published.site.url}{CONTEXT}",
            "@id": service_id(url(view.code)),
            "@type": "cpsv:PublicService",
        },
        {"thematicArea": _concept(view.field_title)},
        {"hasCompetentAuthority": _authority(authority_of(published.site), unit)},
        related,
    )


def of_law(
    page: str, authority: str, procedure: Procedure, view: ProcedureView
) -> tuple[Node, Node, Node, Node]:
    """What of it no unit changes but for the addresses of its `page` and its `authority`."""
    rest: Node = {}
    if not view.withdrawal:
        rest = {
            "hasInput": [_evidence(page, n, one) for n, one in enumerate(view.papers, 1)],
            "produces": [
                _node(f"{page}#result-{n}", "cv:Output", one.name, [one.note, _for(one.cases)])
                for n, one in enumerate(view.results, 1)
            ],
            "holdsRequirement": [
                _node(f"{page}#condition-{n}", "cv:Requirement", one.text, [_for(one.cases)])
                for n, one in enumerate(view.conditions, 1)
            ],
            "follows": [
                _node(f"{page}#rule-{n}", "cpsv:Rule", title, words)
                for n, (title, words) in enumerate(_rules(view), 1)
            ],
            "hasChannel": list(_channels(page, authority, procedure, view)),
            "hasCost": list(_costs(page, procedure, view)),
        }
    return (
        {
            "identifier": view.code,
            "nationalIdentifier": _national(view.national_code),
            "title": _said(view.title),
            "alternative": _vietnamese(view.official_title),
            "description": _said(view.summary),
            "keyword": [_said(word) for word in view.keywords],
            "language": {"@id": f"{EUROPEAN}language/VIE"},
        },
        {"audience": [_concept(who) for who in view.audience]},
        {
            "isPrimaryTopicOf": _page(page, procedure),
            "hasLegalResource": [
                _law(f"{page}#law-{n}", one) for n, one in enumerate(procedure.legal_basis, 1)
            ],
        },
        rest,
    )


def authority_of(site: Site) -> str:
    """The name of the unit as the authority."""
    return f"{site.url}#unit"


def service_id(page: str) -> str:
    """The name of the service that the page is about."""
    return f"{page}#service"


def _authority(name: str, unit: UnitView) -> Node:
    return {
        "@id": name,
        "@type": "cv:PublicOrganisation",
        "identifier": unit.site_url,
        "prefLabel": _said(unit.name),
        "spatial": {"@type": "dct:Location", "geographicName": _said(unit.province)},
        "address": {"@type": "locn:Address", "fullAddress": _said(unit.address)},
    }


def _contact(view: ProcedureView, unit: UnitView) -> list[Node]:
    """Each place where one goes: whom to call, and its hours."""
    return [
        {
            "@type": "cv:ContactPoint",
            "description": _said(join_mixed(", ", [place.name, place.address])),
            "telephone": place.phone,
            "email": unit.email,
            "page": {"@id": place.map_url} if place.map_url else None,
            "openingHours": [
                {"@type": "time:TemporalEntity", "description": _said(line)}
                for line in place.open_days
            ],
        }
        for place in view.places
    ]


def _evidence(page: str, number: int, paper: PaperView) -> Node:
    told = [
        paper.role_words,
        paper.sheets,
        paper.when,
        paper.note,
        *(join_mixed(": ", [one.name, one.when]) for one in paper.instead),
        paper.form,
        _for(paper.cases),
    ]
    node = _node(f"{page}#paper-{number}", "cv:Evidence", paper.name, told)
    return node | {"page": {"@id": paper.form_url} if paper.form_url else None}


def _rules(view: ProcedureView) -> Iterator[tuple[str, list[str]]]:
    """What must be known or done in time: each in a few words, with where it stands."""
    if view.deadline:
        yield view.deadline, []
    for caution in view.cautions:
        yield caution.text, [caution.source]
    for fact in view.law_facts:
        yield fact.text, [fact.note]
    for note in view.notes:
        yield note.text, [_for(note.cases)]


def _channels(
    page: str, authority: str, procedure: Procedure, view: ProcedureView
) -> Iterator[Node]:
    pairs = zip(procedure.channels, view.channels, strict=True)
    for number, (channel, shown) in enumerate(pairs, 1):
        yield _channel(page, number, channel, shown) | {"ownedBy": {"@id": authority}}


def _channel(page: str, number: int, channel: Channel, shown: ChannelView) -> Node:
    time = join_mixed(" ", [shown.time, shown.time_note])
    node = _node(
        f"{page}#channel-{number}", "cv:Channel", shown.via, [time, shown.note, _for(shown.cases)]
    )
    return node | {
        "type": _concept(shown.via),
        "processingTime": duration(channel.time),
        "page": {"@id": shown.url} if shown.url else None,
    }


def duration(time: Time | None) -> str | None:
    """A processing time as `xsd:duration`; None where it is no number of whole days of any kind."""
    letters = _LETTERS.get(time.unit) if time and time.unit else None
    if time is None or letters is None or time.value is None or time.value % 1:
        return None
    return letters.format(int(time.value))


def _costs(page: str, procedure: Procedure, view: ProcedureView) -> Iterator[Node]:
    number = 0
    for at, (channel, shown) in enumerate(zip(procedure.channels, view.channels, strict=True), 1):
        for fee, words in zip(channel.fees, shown.fees, strict=True):
            number += 1
            cost = _cost(f"{page}#cost-{number}", fee, words)
            yield cost | {"ifAccessedThrough": {"@id": f"{page}#channel-{at}"}}


def _cost(name: str, fee: Fee, shown: FeeView) -> Node:
    told = [shown.kind, shown.words, shown.when, *shown.notes, _for(shown.cases)]
    node = _node(name, "cv:Cost", "", told)
    if fee.amount is not None:
        node["hasValue"] = fee.amount
        node["currency"] = {"@id": f"{EUROPEAN}currency/{fee.currency}"}
    return node


def _law(name: str, law: LegalBasis) -> Node:
    return {
        "@id": name,
        "@type": "eli:LegalResource",
        "localId": law.number,
        "legalTitle": _vietnamese(law.title or ""),
        "inForceSince": _day(law.effective_from),
    }


def _page(page: str, procedure: Procedure) -> Node:
    """The page that tells of it: when its facts were checked last, and against what."""
    source = procedure.source
    return {
        "@id": page,
        "@type": "foaf:Document",
        "identifier": source.decision,
        "modified": _day(source.checked_on),
        "source": {"@id": source.url} if source.url else None,
    }


def _node(name: str, kind: str, title: str, told: Iterable[str]) -> Node:
    """A thing that belongs to the service, with a name of its own."""
    return {
        "@id": name,
        "@type": kind,
        "identifier": name,
        "title": _said(title),
        "description": _said(join_mixed(" · ", told)),
    }


def _for(cases: Cases) -> str:
    return join_mixed("; ", cases.titles)


def _national(code: str) -> Node | None:
    return {"@type": "adms:Identifier", "notation": code} if code else None


def _concept(label: str) -> Node:
    return {"@type": "skos:Concept", "prefLabel": _said(label)}


def _said(text: str) -> str | Node:
    """`text`, which says so where it is in another language than the file."""
    words = " ".join(unmarked(text).split())
    return _vietnamese(words) if isinstance(text, Untranslated) else words


def _vietnamese(text: str) -> str | Node:
    words = " ".join(text.split())
    return {"@value": words, "@language": VIETNAMESE} if words else ""


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def told(node: Node) -> Node:
    """`node` without what says nothing."""
    found: Node = _told(node)
    return found


def _told(node: Any) -> Any:
    if isinstance(node, dict):
        inside = {name: _told(value) for name, value in node.items()}
        return {name: value for name, value in inside.items() if value not in (None, "", [])}
    if isinstance(node, list):
        return [_told(inner) for inner in node]
    return node
