"""Every `for:` names a case of the same procedure, no case is listed twice, the ordinary is first.

Passes: `for: [bo-roi]` with a case `id: bo-roi`. Fails: `for: [bo-rio]`. A hint: one case alone,
for whoever it does not concern has nothing to choose; a step of a life event that names none of the
cases of a procedure without an ordinary one.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection
from generator.library.models.procedure import Procedure


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
            if case.ordinary and index > 0:
                message = f"Trường hợp thường «{case.title}» chưa đứng đầu."
                hint = "Chuyển lên dòng đầu; chỉ một trường hợp có ordinary: true."
                place: Location = ("cases", index)
                yield document.problem(place, "ordinary-not-first", message, hint)
            known.append(case.id)
        if len(known) == 1 and sourced.model.has_page:
            message = "Chỉ có một trường hợp: người không thuộc vào đó không có gì để chọn."
            hint = "Thêm ở đầu: {id: thuong, title: Trường hợp thường, ordinary: true}."
            yield document.warning(("cases",), "only-case", message, hint)
        for location, case_id in _named_cases(sourced.model):
            if case_id not in known:
                near = get_close_matches(case_id, known, n=1)
                message = f"Không có trường hợp «{case_id}» trong mục cases."
                hint = f"Ý bạn là «{near[0]}»?" if near else "Thêm vào cases, hoặc bỏ «for»."
                yield document.problem(location, "unknown-case", message, hint)


def _event_cases(collection: Collection) -> Iterator[Problem]:
    """Cases that a life event's step names."""
    if collection.life_events is None or collection.unread:
        return
    document = collection.life_events.document
    known = {s.model.code: [case.id for case in s.model.cases] for s in collection.procedures}
    usual = {s.model.code for s in collection.procedures if s.model.ordinary_case}
    for number, event in enumerate(collection.life_events.model.life_events):
        for place, step, _ in event.placed_acts():
            here: Location = ("life_events", number, *place)
            cases = known.get(step.procedure or "", [])
            if cases and not step.cases and step.procedure not in usual:
                message = f"Thủ tục {step.procedure} có nhiều trường hợp, bước này chưa chọn."
                hint = f"Thêm cases, chọn trong: {', '.join(cases)}."
                yield document.warning(here, "event-without-case", message, hint)
            for position, case_id in enumerate(step.cases):
                if case_id not in cases:
                    location = (*here, "cases", position)
                    message = f"Thủ tục {step.procedure or '?'} không có trường hợp «{case_id}»."
                    hint = f"Chọn trong: {', '.join(cases) or 'không có trường hợp nào'}."
                    yield document.problem(location, "unknown-case", message, hint)


def _named_cases(procedure: Procedure) -> Iterator[tuple[Location, str]]:
    for key in ("channels", "documents", "notes", "steps", "results", "conditions"):
        for index, part in enumerate(getattr(procedure, key)):
            for position, case_id in enumerate(part.for_cases):
                yield (key, index, "for", position), case_id
    for index, channel in enumerate(procedure.channels):
        for number, fee in enumerate(channel.fees):
            for position, case_id in enumerate(fee.for_cases):
                yield ("channels", index, "fees", number, "for", position), case_id
