"""The line that says whether people are received now: what its script knows, and its words without.

The script gets the week of each counter from the page, and the days off from its own file, so a day
off that is over changes one file and no page. Where the unit names no counter or no hours, nothing
is reckoned: the line says whom to ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.guide.compact import compact_json
from generator.library.checked.published import Published
from generator.library.desk.days_off import DaysOff
from generator.library.language.mixed_text import MixedText, Untranslated
from generator.library.models.catalogue import LifeEvent
from generator.library.models.places import Counter, Weekday, WeekHours
from generator.library.models.procedure import Procedure, Via
from generator.library.models.ward import Ward
from generator.views.hours import open_lines
from generator.views.places import houses
from generator.views.receiving import counters_taking


@dataclass(frozen=True)
class Receives:
    """A counter or a house: when it is open, and the place whose own days off are its own."""

    name: str
    hours: WeekHours
    place: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """When it is open, in words."""
        return open_lines(self.hours)

    @property
    def told(self) -> list[object]:
        """What the script is told: a name, the hours of each day from Sunday, the place."""
        *workdays, sunday = Weekday
        week = "|".join(
            " ".join(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in self.hours.get(day, ()))
            for day in (sunday, *workdays)
        )
        return [in_script(self.name), week, *([self.place] if self.place else [])]


@dataclass(frozen=True)
class NowLine:
    """Who receives, the first first; nobody where one has to ask.

    What is handed in after `late`, such as 15:00, is ready a working day later; maybe empty.
    """

    receives: tuple[Receives, ...]
    late: str = ""

    @property
    def data(self) -> str:
        """What the script knows of them, as JSON."""
        return compact_json([one.told for one in self.receives])


def now_at_unit(published: Published) -> NowLine:
    """The unit as a whole: its houses, the headquarters first, each named where there are more."""
    ward = published.ward
    main = ward.headquarters
    places = [main, *(place for place in ward.places if place is not main)]
    named = houses(ward)
    found = (
        Receives(house.name if named[1:] else "", ward.hours_at(place), place.name if place else "")
        for house, place in zip(named, places, strict=True)
    )
    return NowLine(tuple(one for one in found if one.hours))


def now_for_procedure(published: Published, procedure: Procedure) -> NowLine:
    """The counters that take a procedure."""
    return _now_for(published, [procedure], [procedure])


def now_for_event(published: Published, event: LifeEvent) -> NowLine:
    """The counters that take the steps of a life event, that of the first step first."""
    known = published.by_code
    every = [known[code] for code in event.procedures if code in known]
    acts = (act for _, act, road in event.placed_acts() if not (road or act.when))
    sure = [known[code] for act in acts if (code := act.procedure) and code in known]
    return _now_for(published, every, sure)


def _now_for(published: Published, every: list[Procedure], sure: list[Procedure]) -> NowLine:
    """The counters that take `every` procedure; `late` is that of the `sure` ones at the first."""
    ward = published.ward
    counters: dict[str, Counter] = {}
    at_first = []
    for one in every:
        if one.code in published.elsewhere:
            continue
        mine = [counter for counter in counters_taking(ward, one) if ward.hours_of(counter)]
        counters |= {repr(counter): counter for counter in mine}
        if one in sure and next(iter(counters.values()), None) in mine:
            at_first.append(one)
    return NowLine(tuple(_at_counter(ward, one) for one in counters.values()), _late(at_first))


def _at_counter(ward: Ward, counter: Counter) -> Receives:
    place = ward.place_of(counter)
    return Receives(_short(counter.name), ward.hours_of(counter), place.name if place else "")


def _short(name: str) -> str:
    """«Quầy 1» of «Quầy 1 · Hộ tịch, chứng thực»."""
    short = name.split(" · ", maxsplit=1)[0]
    return Untranslated(short) if isinstance(name, Untranslated) else short


def _late(procedures: Iterable[Procedure]) -> str:
    """The hour after which files count as handed in a day later, where all say the same."""
    found = {
        channel.time.received_until if channel.time else None
        for procedure in procedures
        for channel in procedure.channels
        if channel.via is Via.COUNTER
    }
    return "".join(f"{one:%H:%M}" for one in found if one) if len(found) == 1 else ""


def days_off_in_script(days_off: Iterable[DaysOff], until: date) -> str:
    """The days off as the script knows them, as JSON: first and last day, reason, maybe a place."""
    off = [
        [f"{one.first}", f"{one.last}", in_script(one.reason), *([one.place] if one.place else [])]
        for one in days_off
    ]
    return compact_json({"until": f"{until}", "off": off})


def in_script(text: str) -> str | list[str]:
    """`text` for a script: what is in another language than the page stands in a list."""
    return [str(text)] if isinstance(text, MixedText | Untranslated) else str(text)
