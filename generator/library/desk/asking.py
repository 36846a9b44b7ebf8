"""How much residents ask for a procedure, so that staff look first at what most of them need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.library.models.catalogue import LifeEvent
from generator.library.models.procedure import Procedure


class Asking:
    """The measure of it that a library holds: the home page's list, and life events."""

    def __init__(self, most_asked: Sequence[str], life_events: Iterable[LifeEvent]) -> None:
        self._top = {code: place for place, code in enumerate(most_asked)}
        self._events = Counter(code for event in life_events for code in event.procedures)

    def rank(self, procedure: Procedure) -> tuple[int, int, bool]:
        """What sorts the most asked procedure first.

        First those on top of the home page (`most_asked`), in its order; then by how many life
        events lead to it; what somebody has put into plain words before a record page.
        """
        place = self._top.get(procedure.code, len(self._top))
        return place, -self._events[procedure.code], procedure.is_record
