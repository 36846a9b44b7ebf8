"""How much residents ask for a procedure, so that staff look first at what most of them need."""

from __future__ import annotations

from collections import Counter

from generator.library.checked.library import Library


def asking_order(library: Library) -> dict[str, int]:
    """Each procedure's place by how much it is asked for, 0 the most; by code.

    First those on top of the home page (`most_asked`), in its order; then by how many life events
    lead to it; what somebody has put into plain words before a record page; last by code.
    """
    top = {code: place for place, code in enumerate(library.most_asked)}
    events = Counter(code for event in library.life_events for code in event.procedures)

    def key(one: tuple[str, bool]) -> tuple[int, int, bool, str]:
        code, is_record = one
        return top.get(code, len(top)), -events[code], is_record, code

    known = sorted(((one.code, one.is_record) for one in library.procedures), key=key)
    return {code: place for place, (code, _) in enumerate(known)}
