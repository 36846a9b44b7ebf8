"""What machines are told: each thing as data beside its page, and for search engines.

The facts are those of the day, as on the page. Numbers are numbers, days are ISO days.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from generator.library.checked.published import Published
from generator.library.language.locale import ENGLISH, current_locale
from generator.library.models.catalogue import Field, LifeEvent
from generator.library.models.page import InformationPage
from generator.library.models.places import Hours, Weekday
from generator.library.models.procedure import RECORD_WORDS, STAFF_ONLY, Procedure
from generator.views.fees_and_times import fee_words
from generator.views.hours import days_alike
from generator.views.places import counter_views
from generator.views.procedure import ProcedureView
from generator.views.receiving import counters_taking
from generator.views.telling import schema_org_of
from generator.views.unit import unit_view
from generator.views.unmarked import unmarked

Record = dict[str, Any]


SECTIONS = "record"
"""The key under which the sections of a national record stand, most of what it says."""


def procedure_record(published: Published, procedure: Procedure) -> Record:
    """A procedure as data: what is published of it, without the notes for staff; its address."""
    return said_anywhere(procedure, published.day) | said_here(published, procedure)


def in_list(record: Record) -> Record:
    """A procedure's data as the list of all has it.

    Without what a national record says in its own words: that stands beside its own page alone.
    """
    own = {SECTIONS, *RECORD_WORDS}
    told = {key: value for key, value in record.items() if key not in own}
    if channels := told.get("channels"):
        told["channels"] = [
            {key: value for key, value in one.items() if key not in own} for one in channels
        ]
    return told


def said_anywhere(procedure: Procedure, day: date) -> Record:
    """What a procedure's data says in each unit that has it so, on `day`."""
    record = procedure.model_dump(
        by_alias=True,
        exclude_defaults=True,
        exclude={"source": set(STAFF_ONLY)},
        serialize_as_any=True,
    )
    if procedure.law_facts:
        facts = procedure.law_facts_on(day)
        record["law_facts"] = [one.model_dump(exclude_none=True) for one in facts]
    plain: Record = _plain(record)
    return plain


def said_here(published: Published, procedure: Procedure) -> Record:
    """What it says of the unit: the page's address, and where one goes with it."""
    own: Record = {"url": published.site.page_url(procedure.code)}
    if entry := published.elsewhere.get(procedure.code):
        said = entry.model_dump(include={"where", "url"}, exclude_none=True)
        return own | {"offered": False} | ({"elsewhere": said} if said else {})
    counters = [
        {**place, "hours": {day.value: _spans(spans) for day, spans in hours.items()}}
        for place, hours in _counters(published, procedure)
    ]
    return own | ({"counters": counters} if counters else {})


def _counters(
    published: Published, procedure: Procedure
) -> Iterator[tuple[Record, Mapping[Weekday, Hours]]]:
    """The counters that take a procedure, and when they are open."""
    counters = counters_taking(published.ward, procedure)
    views = counter_views(published, counters)
    for counter, view in zip(counters, views, strict=True):
        place = {"name": view.name, "address": view.place, "phone": view.calls}
        yield (
            place | ({"map": view.map_url} if view.map_url else {}),
            published.ward.hours_of(counter),
        )


def _spans(spans: Hours) -> list[str]:
    """Opening hours as they are written in files: `07:30-11:30`."""
    return [f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in spans]


def field_record(published: Published, field: Field) -> Record:
    """A field as data, with the codes of its procedures."""
    record = field.model_dump(mode="json", exclude={"prefix", "icon", "national_names"})
    return record | {"procedures": [procedure.code for procedure in published.in_field(field)]}


def event_record(event: LifeEvent) -> Record:
    """A life event as data."""
    record: Record = _plain(event.model_dump(mode="json", exclude_none=True, exclude={"icon"}))
    return record


def page_record(page: InformationPage) -> Record:
    """An information page as data."""
    return page.model_dump(mode="json")


def _plain(value: Any) -> Any:
    """`value` as JSON has it: words unmarked, a decimal is a number, whole where it is."""
    if type(value) is str:  # most are
        return unmarked(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if hasattr(value, "isoformat") else value


def structured(published: Published, view: ProcedureView) -> Record:
    """The procedure as a schema.org GovernmentService, for search engines."""
    procedure, unit = published.by_code[view.code], unit_view(published)
    office = {
        "@type": "GovernmentOffice",
        "name": unit.name,
        "address": unit.address,
        "telephone": unit.hotline.number,
    }
    offers = [
        {
            "@type": "Offer",
            "price": fee.amount,
            "priceCurrency": str(fee.currency),
            "description": fee_words(fee),
        }
        for fee in dict.fromkeys(fee for one in procedure.channels for fee in one.fees)
        if fee.amount is not None
    ]
    record: Record = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        **schema_org_of(view),
        "audience": [{"@type": "Audience", "audienceType": who} for who in view.audience],
        "url": published.site.page_url(view.code),
        "provider": office,
    }
    if current_locale() == ENGLISH:
        record.pop("alternateName", None)  # it is Vietnamese, and long
    if not view.withdrawn:
        record["availableChannel"] = [
            {"@type": "ServiceChannel", "serviceLocation": _location(place, hours)}
            for place, hours in _counters(published, procedure)
        ]
    if offers and not view.withdrawn:
        record["offers"] = offers
    return {name: value for name, value in record.items() if value != []}


def _location(place: Record, hours: Mapping[Weekday, Hours]) -> Record:
    """A counter as schema.org has it, its hours as «Mo-Fr 07:30-11:30»."""
    names = {"phone": "telephone", "map": "hasMap"}
    days = ((run[0].title()[:2], run[-1].title()[:2], spans) for run, spans in days_alike(hours))
    return {
        "@type": "GovernmentOffice",
        **{names.get(key, key): value for key, value in place.items()},
        "openingHours": [
            f"{first if first == last else f'{first}-{last}'} {span}"
            for first, last, spans in days
            for span in _spans(spans)
        ],
    }
