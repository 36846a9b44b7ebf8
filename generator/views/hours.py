"""When a unit is open, and on which days not, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.library.language.formats import day_words, join_words
from generator.library.language.locale import N_, _
from generator.library.models.places import Hours, OpenHours, Weekday
from generator.views.fees_and_times import ASK
from generator.views.telling import told, untold

CLOSED = N_("Nghỉ")


@dataclass(frozen=True)
class OpenDays:
    """Days with the same hours: «Thứ 2 – Thứ 6», «7:30–11:30, 13:00–17:00» or «Nghỉ»."""

    days: str = told()
    hours: str = told()
    is_open: bool = untold(default=True)

    @property
    def line(self) -> str:
        """Both in one line."""
        return f"{self.days}: {self.hours}"


def days_alike(hours: Mapping[Weekday, Hours]) -> list[tuple[list[Weekday], Hours]]:
    """The week in runs of days with the same hours; days off are days of no hours."""
    runs: list[tuple[list[Weekday], Hours]] = []
    for day in Weekday:
        spans = hours.get(day, ())
        if runs and runs[-1][1] == spans:
            runs[-1][0].append(day)
        else:
            runs.append(([day], spans))
    return runs


def open_hours(hours: Mapping[Weekday, Hours]) -> tuple[OpenDays, ...]:
    """Opening hours, days with the same hours together; unknown ones are to be asked for."""
    if not hours:
        return (OpenDays(_("Giờ làm việc"), _(ASK)),)
    return tuple(
        OpenDays(_run_words(days), ", ".join(map(clock_words, spans)) or _(CLOSED), bool(spans))
        for days, spans in days_alike(hours)
    )


def open_lines(hours: Mapping[Weekday, Hours]) -> tuple[str, ...]:
    """The days on which it is open, a line each: «Thứ 2 – Thứ 6: 7:30–11:30, 13:00–17:00»."""
    return tuple(days.line for days in open_hours(hours) if days.is_open) if hours else ()


def clock_words(hours: OpenHours) -> str:
    """Opening hours of a half-day: 7:30–11:30."""
    return "–".join(f"{at.hour}:{at.minute:02d}" for at in (hours.opens, hours.closes))


def days_words(first: date, last: date) -> str:
    """A day with its weekday, «Thứ 6, 01/01/2027», or the first and the last of several."""
    if first != last:
        return f"{day_words(first)} – {day_words(last)}"
    return f"{_([*Weekday][first.weekday()].label)}, {day_words(first)}"


def _run_words(days: list[Weekday]) -> str:
    names = [_(day.label) for day in days]
    return f"{names[0]} – {names[-1]}" if names[2:] else join_words(names)
