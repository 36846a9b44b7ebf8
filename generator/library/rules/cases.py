"""Every `for:` names a case of the same procedure, and no case is listed twice.

Passes: `for: [bo-roi]` with a case `id: bo-roi`. Fails: `for: [bo-rio]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator.library.collection import Collection
from generator.library.models.procedure import Procedure
from generator.library.problems import Problem
from generator.library.reader import Location


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each unknown or repeated case."""
    yield from _event_cases(collection)
    for sourced in collection.procedures:
        document = sourced.document
        known: list[str] = []
        for index, case in enumerate(sourced.model.cases):
            if case.id in known:
                message = f"Trường hợp «{case.id}» khai hai lần."
                location: Location = ("cases", index)
                yield document.problem(location, "duplicate-case", message, "Xoá một dòng.")
            known.append(case.id)
        for location, case_id in _named_cases(sourced.model):
            if case_id not in known:
                near = get_close_matches(case_id, known, n=1)
                message = f"Không có trường hợp «{case_id}» trong mục cases."
                mend = f"Ý bạn là «{near[0]}»?" if near else "Thêm vào cases, hoặc bỏ «for»."
                yield document.problem(location, "unknown-case", message, mend)


def _event_cases(collection: Collection) -> Iterator[Problem]:
    """Cases that a life event's step names."""
    if collection.life_events is None or collection.unread:
        return
    known = {s.model.code: [case.id for case in s.model.cases] for s in collection.procedures}
    for number, event in enumerate(collection.life_events.model.life_events):
        for index, step in enumerate(event.steps):
            cases = known.get(step.procedure or "", [])
            for position, case_id in enumerate(step.cases):
                if case_id not in cases:
                    location = ("life_events", number, "steps", index, "cases", position)
                    message = f"Thủ tục {step.procedure or '?'} không có trường hợp «{case_id}»."
                    mend = f"Chọn trong: {', '.join(cases) or 'không có trường hợp nào'}."
                    document = collection.life_events.document
                    yield document.problem(location, "unknown-case", message, mend)


def _named_cases(procedure: Procedure) -> Iterator[tuple[Location, str]]:
    for key in ("channels", "documents", "notes", "steps", "results", "conditions"):
        for index, part in enumerate(getattr(procedure, key)):
            for position, case_id in enumerate(part.for_cases):
                yield (key, index, "for", position), case_id
    for index, channel in enumerate(procedure.channels):
        for number, fee in enumerate(channel.fees):
            for position, case_id in enumerate(fee.for_cases):
                yield ("channels", index, "fees", number, "for", position), case_id
