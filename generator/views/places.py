"""Where a unit receives people: its houses and counters, each with address, hours and phones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from generator.library.checked.published import Published
from generator.library.language.locale import N_, _, current_level, current_locale
from generator.library.language.made_once import Same
from generator.library.language.mixed_text import join_mixed
from generator.library.models.places import Counter, PhoneLine, ServicePlace
from generator.library.models.ward import Ward
from generator.views.hours import OpenDays, open_hours, open_lines
from generator.views.telling import told, untold

HEADQUARTERS = N_("Trụ sở")


@dataclass(frozen=True)
class PhoneView:
    """A number, who answers it, and what else to know of it."""

    name: str = told()
    number: str = told()
    note: str = told()


def phone_views(lines: Iterable[PhoneLine]) -> tuple[PhoneView, ...]:
    """Numbers, each with who answers it."""
    return tuple(PhoneView(one.name, one.number, one.note or "") for one in lines)


@dataclass(frozen=True)
class ServicePlaceView:
    """A house in which the unit receives people.

    `own_hours` and `phones` are empty where they are the unit's; `hours` hold in any case.
    """

    name: str = told()
    address: str = told()
    map_url: str = told()
    own_hours: tuple[str, ...] = told("giờ: {}")
    phones: tuple[PhoneView, ...] = told()
    hours: tuple[OpenDays, ...] = untold()


def place_view(ward: Ward, place: ServicePlace) -> ServicePlaceView:
    """One of the unit's places. The unit's own map leads to the headquarters alone."""
    own_map = ward.map_url if place.address == ward.address else None
    return ServicePlaceView(
        place.name,
        place.address,
        place.map_url or own_map or "",
        open_lines(place.hours),
        phone_views(place.phones),
        open_hours(ward.hours_at(place)),
    )


def houses(ward: Ward) -> tuple[ServicePlaceView, ...]:
    """All houses in which the unit receives people, the headquarters first."""
    main = ward.headquarters
    others = tuple(place_view(ward, place) for place in ward.places if place is not main)
    if main is not None:
        return (place_view(ward, main), *others)
    hours = open_hours(ward.hours)
    first = ServicePlaceView(_(HEADQUARTERS), ward.address, ward.map_url or "", (), (), hours)
    return (first, *others)


@dataclass(frozen=True)
class CounterView:
    """Where files are handed in. `fields` are the titles of the fields it takes.

    `own_place` is another house than the headquarters, and `own_hours` others than the house's;
    `place`, `map_url`, `hours` and `calls`, the number to call, hold in any case.
    """

    name: str = told()
    own_place: str = told()
    own_hours: tuple[str, ...] = told("giờ: {}")
    phone: str = told()
    fields: tuple[str, ...] = told()
    place: str = untold()
    map_url: str = untold()
    hours: tuple[OpenDays, ...] = untold()
    calls: str = untold()

    @property
    def open_lines(self) -> tuple[str, ...]:
        """The days on which it is open, a line each."""
        return tuple(days.line for days in self.hours if days.is_open)


def counter_view(published: Published, counter: Counter) -> CounterView:
    """A counter with its house: one of the unit's places, or another in words."""
    ward = published.ward
    place = ward.place_of(counter)
    phones = place.phones if place and place.phones else ward.phones
    if place is not None:
        house = place_view(ward, place)
        where, map_url = join_mixed(", ", [house.name, house.address]), house.map_url
    else:
        where = counter.place or ward.address
        map_url = "" if counter.place else ward.map_url or ""
    return CounterView(
        name=counter.name,
        own_place="" if place is None and not counter.place else where,
        own_hours=open_lines(counter.hours),
        phone=counter.phone or "",
        fields=tuple(published.field_by_id[id_].title for id_ in counter.fields),
        place=where,
        map_url=map_url,
        hours=open_hours(ward.hours_of(counter)),
        calls=counter.phone or phones[0].number,
    )


def counters_for(published: Published, field: str) -> tuple[CounterView, ...]:
    """The counters that take files of `field`; none where the unit names none."""
    return counter_views(published, published.ward.counters_for(field))


def counter_views(published: Published, counters: Iterable[Counter]) -> tuple[CounterView, ...]:
    """Some of the unit's own `counters`."""
    same = Same(published, published.ward, published.fields)
    known = {id(counter): at for at, counter in enumerate(published.ward.counters)}
    those = tuple(known[id(counter)] for counter in counters)
    return _told(same, those, current_locale(), current_level())


@lru_cache(maxsize=128)  # the fields of a unit in both languages; holds few units for long
def _told(of: Same, those: tuple[int, ...], _language: str, _level: str) -> tuple[CounterView, ...]:
    published = cast("Published", of.it)
    return tuple(counter_view(published, published.ward.counters[at]) for at in those)
