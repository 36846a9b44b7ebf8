"""Which procedures a unit does, and where people go with those that it does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Annotated

import pydantic

from generator.library.models.base import Line, Model, Official, ShortLine, Url, text_shorthand
from generator.library.models.catalogue import Field
from generator.library.models.procedure import Procedure

OfferedName = Official[ShortLine]
"""A procedure by its code, or all those of a field by the field's id or code."""


class NotOffered(Model):
    """What the unit does not do; `where` says who does, in words that follow «làm ở»."""

    code: OfferedName = pydantic.Field(title="Mã thủ tục hoặc mã lĩnh vực", examples=["CU01"])
    where: Line | None = pydantic.Field(
        None, title="Nơi nào làm", examples=["Công an Phường Mẫu, 14 Đường Mẫu"]
    )
    url: Url | None = pydantic.Field(None, title="Trang của nơi ấy")


NotOfferedEntry = Annotated[NotOffered, text_shorthand("code")]
"""May be written as its code alone."""


def names_of(procedure: Procedure, field: Field | None) -> tuple[str, ...]:
    """All that a list may call `procedure` by, the narrowest name first."""
    return (procedure.code, *((field.id, field.code) if field else ()))


def done_elsewhere(
    offered: Collection[str],
    not_offered: Sequence[NotOffered],
    fields: Iterable[Field],
    procedures: Iterable[Procedure],
) -> dict[str, NotOffered]:
    """What a unit with these lists does not do, by the codes of procedures and of fields.

    A field is done elsewhere where nothing of it is left that is in force; it says where, if that
    is the same for all of it.
    """
    said = {entry.code: entry for entry in not_offered}

    def entry_of(names: Sequence[str]) -> NotOffered | None:
        if offered:
            return None if set(names) & set(offered) else NotOffered(code=names[0])
        return next((said[name] for name in names if name in said), None)

    procedures = list(procedures)
    found: dict[str, NotOffered] = {}
    for field in fields:
        mine = [one for one in procedures if one.field == field.id]
        gone = {one.code: entry_of(names_of(one, field)) for one in mine}
        found |= {code: entry for code, entry in gone.items() if entry}
        if any(gone[one.code] is None for one in mine if one.withdrawn_on is None):
            continue
        entries = [entry for entry in gone.values() if entry]
        own = entry_of((field.id, field.code))
        if own or entries:
            same = {(entry.where, entry.url) for entry in entries}
            shared = entries[0] if len(same) == 1 else NotOffered(code=field.id)
            found[field.code] = own or shared
    return found
