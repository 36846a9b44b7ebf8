"""Which counters of a unit take a procedure, as its file and its record say.

A file may name another place than the field's counter; the police have a counter of their own. A
record names who does it, and where files go: where that is the police, the counter of what the
police do takes them; where it is neither the police nor the unit, no counter does, and one asks. A
counter is told by its fields alone: its name is a unit's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.language.made_once import made_once
from generator.library.language.mixed_text import original
from generator.library.models.places import Counter
from generator.library.models.procedure import Procedure, Via
from generator.library.models.ward import Ward

_STEPS = "Trình tự thực hiện"
_UNIT = (
    r"(?:[uủ][yỷ] ban nhân dân|ubnd)(?: cấp| các)? (?:xã|phường|đặc khu)|(?<!công an )cấp xã"
    r"|trung tâm (?:phục vụ )?hành chính công|một cửa|bộ phận tiếp nhận(?! hồ sơ của công an)"
)
_UNITS = re.compile(_UNIT, re.IGNORECASE)
_POLICES = re.compile(r"công an (?:cấp )?(?:xã|phường|đặc khu)", re.IGNORECASE)
_SENT_TO_UNIT = re.compile(rf"\b(?:nộp|gửi|tiếp nhận)\b.{{0,150}}?(?:{_UNIT})", re.IGNORECASE)
_POLICE = re.compile(r"công an (?:cấp )?(?:xã|phường|đặc khu|\{phường\})", re.IGNORECASE)
_POLICE_FIELDS = frozenset({"cu-tru", "can-cuoc"})
"""What the police of every unit do: Luật Cư trú 68/2020/QH14, Luật Căn cước 26/2023/QH15."""


def counters_taking(ward: Ward, procedure: Procedure) -> tuple[Counter, ...]:
    """The counters at which files of `procedure` are handed in; maybe none."""
    if procedure.where and _POLICE.fullmatch(original(procedure.where)):
        return _of_police(ward)
    if not procedure.at_counter:
        return ()
    if not procedure.is_record or _is_units(procedure):
        return ward.counters_for(procedure.field)
    return _of_police(ward) if any(map(_POLICES.search, _said(procedure))) else ()


def _of_police(ward: Ward) -> tuple[Counter, ...]:
    return tuple(one for one in ward.counters if not _POLICE_FIELDS.isdisjoint(one.fields))


@made_once
def _is_units(procedure: Procedure) -> bool:
    """Whether the unit itself takes what the record tells of; so too where nobody is named."""
    said = list(_said(procedure))
    if any(map(_UNITS.search, said)) or not any(said):
        return True
    if any(map(_POLICES.search, said)):
        return False
    if not procedure.agency:
        return True
    steps = (line for one in procedure.record if one.heading == _STEPS for line in one.lines)
    return any(map(_SENT_TO_UNIT.search, steps))


def _said(procedure: Procedure) -> Iterator[str]:
    """Who does it, and what is said of handing in at a counter."""
    yield procedure.agency or ""
    yield from (one.record_note or "" for one in procedure.channels if one.via is Via.COUNTER)
