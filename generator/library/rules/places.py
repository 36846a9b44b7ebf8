"""Every place of service is one, is used, and every field that is done here has its counter.

Passes: `place: co-so-2` where `places` has `id: co-so-2`, or `place: 14 Đường Mẫu` in words. Fails:
`place: co-so-3` where no place has this id, two places with one id. A warning: a place in which no
counter is, a field whose procedures are handed in at a counter that none names, days off for
longer than a month.
"""

from __future__ import annotations

from collections import Counter as Count
from collections.abc import Iterator
from difflib import get_close_matches

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection
from generator.library.models.base import Reference
from generator.library.models.ward import Ward

LONGEST_CLOSURE = 31
"""How many days off in a row are believed without asking."""


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each place that is named wrongly, a warning for what is left over."""
    if collection.ward is None:
        return
    ward, document = collection.ward.model, collection.ward.document
    ids = [place.id for place in ward.places]
    for index, id_ in enumerate(ids):
        if id_ in ids[:index]:
            message = f"Hai nơi cùng có id «{id_}»."
            hint = "Đặt cho mỗi nơi một id riêng."
            yield document.problem(("places", index, "id"), "same-place", message, hint)
    for location, id_ in _named(ward):
        if id_ not in ids:
            near = get_close_matches(id_, ids, n=1)
            message = f"Không có nơi nào trong places mang id «{id_}»."
            hint = (
                f"Ý bạn là «{near[0]}»?"
                if near
                else "Thêm nơi ấy vào places; với quầy, cũng có thể ghi địa chỉ bằng lời."
            )
            yield document.problem(location, "unknown-place", message, hint)
    for index, closure in enumerate(ward.closures):
        if (days := (closure.last_day - closure.first_day).days + 1) > LONGEST_CLOSURE:
            message = f"Nghỉ {days} ngày liền, từ {closure.first_day} đến hết {closure.last_day}."
            hint = "Xem lại năm ở from và to; đúng là nghỉ lâu như vậy thì cứ giữ."
            yield document.warning(("closures", index), "long-closure", message, hint)
    used = {place.id for place in map(ward.place_of, ward.counters) if place}
    for index, place in enumerate(ward.places):
        if place.id not in used:
            message = f"Không có quầy nào ở «{place.name}»."
            hint = f"Ghi place: {place.id} cho quầy ở đó, hoặc bỏ nơi này."
            yield document.warning(("places", index, "id"), "unused-place", message, hint)
    yield from _without_counter(collection)


def _named(ward: Ward) -> Iterator[tuple[Location, str]]:
    for index, counter in enumerate(ward.counters):
        if isinstance(counter.place, Reference):
            yield ("counters", index, "place"), counter.place
    for index, closure in enumerate(ward.closures):
        if closure.place:
            yield ("closures", index, "place"), closure.place


def _without_counter(collection: Collection) -> Iterator[Problem]:
    if collection.ward is None or collection.fields is None or collection.unread:
        return
    ward = collection.ward.model
    known = {field.id for field in collection.fields.model.fields}
    if not known.issuperset(name for counter in ward.counters for name in counter.fields):
        return  # a misspelt field is said once
    procedures = [sourced.model for sourced in collection.written]
    elsewhere = ward.elsewhere(collection.fields.model.fields, procedures)
    waiting = Count(
        one.field
        for one in procedures
        if one.at_counter and not one.withdrawn_on and one.code not in elsewhere
    )
    for field in collection.fields.model.fields:
        if field.id in waiting and not ward.counters_for(field.id):
            message = (
                f"Chưa có quầy nào nhận lĩnh vực «{field.title}» ({field.id}), nên trang của "
                f"{waiting[field.id]} thủ tục chỉ ghi «Hỏi phường»."
            )
            hint = f"Thêm {field.id} vào fields của một quầy, hoặc vào not_offered."
            document = collection.ward.document
            yield document.warning(("counters",), "field-without-counter", message, hint)
