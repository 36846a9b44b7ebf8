"""What a unit says it does, or does not do, is in the library, and leaves life events something.

Passes: `not_offered: [cu-tru, CT05]` with such a field and such a procedure. Fails: `CT99`. A
warning: a life event none of whose procedures is done here.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection
from generator.library.models.offer import names_of
from generator.library.models.ward import Ward


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each name that nothing has, a warning for an event without a step."""
    if collection.ward is None or collection.fields is None or collection.unread:
        return
    fields = {field.id: field for field in collection.fields.model.fields}
    procedures = [sourced.model for sourced in collection.procedures]
    known = {name for field in fields.values() for name in (field.id, field.code)}
    known |= {name for one in procedures for name in names_of(one, fields.get(one.field))}
    ward = collection.ward
    for location, name in _named(ward.model):
        if name not in known:
            near = get_close_matches(name, known, n=1) or [name.upper()] * (name.upper() in known)
            message = f"Không có thủ tục hay lĩnh vực nào là «{name}»."
            hint = f"Ý bạn là {near[0]}?" if near else "Ghi mã thủ tục, mã hoặc id lĩnh vực."
            yield ward.document.problem(location, "unknown-code", message, hint)
    elsewhere = ward.model.elsewhere(fields.values(), procedures)
    if collection.life_events is None:
        return
    for index, event in enumerate(collection.life_events.model.life_events):
        if event.procedures and elsewhere.keys() >= {*event.procedures}:
            message = (
                f"Việc đời «{event.title}» không còn thủ tục nào làm ở {ward.model.level.label}."
            )
            hint = "Bỏ một thủ tục của việc này khỏi not_offered (hay thêm vào offered) nếu có làm."
            document = collection.life_events.document
            yield document.warning(
                ("life_events", index, "steps"), "nothing-done-here", message, hint
            )


def _named(ward: Ward) -> Iterator[tuple[Location, str]]:
    for index, name in enumerate(ward.offered):
        yield ("offered", index), name
    for index, entry in enumerate(ward.not_offered):
        yield ("not_offered", index, "code"), entry.code
