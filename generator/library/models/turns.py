"""Days on which what is told turns into something else; between two of them it stays.

What is made of dated facts follows from the last turn and not from the day itself, so that on most
days it is the same as the day before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta


def turns(first: date | None, last: date | None) -> Iterator[date]:
    """The turns of what holds from `first` to `last`, both included; None leaves that end open."""
    if first is not None:
        yield first
    if last is not None and last < date.max:
        yield last + timedelta(days=1)


def last_turn(day: date, found: Iterable[date]) -> date:
    """The last of these turns that is not after `day`; the first day of all where there is none."""
    return max((turn for turn in found if turn <= day), default=date.min)
