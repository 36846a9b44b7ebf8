"""The renovations of a day by neighbourhood and street, as people look for a house."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from generator.library.checked.published import Published
from generator.library.language.folding import sort_key
from generator.library.models.renovation import Renovation
from generator.views.renovation import RenovationView, renovation_view


class Street(NamedTuple):
    """A street with its renovations, in the order of the houses."""

    name: str
    renovations: list[RenovationView]


class Neighbourhood(NamedTuple):
    """A neighbourhood with its streets; `name` is empty where the records name none."""

    name: str
    streets: list[Street]


def by_street(published: Published) -> list[Neighbourhood]:
    """All that is public: neighbourhoods in the ward's order, then those without one."""
    places = {name: place for place, name in enumerate(published.ward.neighbourhoods)}

    def neighbourhood(renovation: Renovation) -> tuple[int, bool, str]:
        name = renovation.place.neighbourhood or ""
        return places.get(name, len(places)), not name, name

    def street(renovation: Renovation) -> str:
        return renovation.place.street

    def views(renovations: list[Renovation]) -> list[RenovationView]:
        return [renovation_view(published, each) for each in renovations]

    shown = sorted(
        published.renovations,
        key=lambda r: (
            neighbourhood(r),
            sort_key(street(r)),
            street(r).casefold(),
            _house_key(r.place.house),
            r.code,
        ),
    )
    return [
        Neighbourhood(
            renovations[0].place.neighbourhood or "",
            [
                Street(street(those[0]), views(those))
                for those in (
                    list(group)
                    for _, group in groupby(renovations, lambda one: street(one).casefold())
                )
            ],
        )
        for renovations in (list(group) for _, group in groupby(shown, neighbourhood))
    ]


def _house_key(house: str) -> tuple[list[int], str]:
    """9 before 27/15 before 182/4: by the numbers in it."""
    return [int(number) for number in re.findall(r"[0-9]+", house)], house
