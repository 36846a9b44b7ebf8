"""A date that says when something was done is not in the future.

Passes: `checked_on` of yesterday. Fails: `checked_on: 2036-11-20`, ten years ahead by a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from generator.library.collection import Collection
from generator.library.facts import day_words
from generator.library.problems import Problem
from generator.library.reader import Location

AHEAD = timedelta(days=1)
"""Vietnam's day begins before that of most servers."""


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each such date after tomorrow."""
    latest = datetime.now(UTC).date() + AHEAD
    for sourced in collection.procedures:
        source = sourced.model.source
        dates: list[tuple[Location, date | None]] = [
            (("source", "checked_on"), source.checked_on),
            (("source", "decided_on"), source.decided_on),
        ]
        for location, day in dates:
            if day is not None and day > latest:
                message = f"Ngày {day_words(day)} còn ở tương lai."
                yield sourced.document.problem(location, "future-date", message, "Sửa lại năm.")
