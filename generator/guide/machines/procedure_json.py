"""A procedure as JSON, of which most names no unit and is written once for all of them."""

from __future__ import annotations

from datetime import date

from generator.guide.compact import compact_json
from generator.library.checked.published import Published
from generator.library.language.made_once import made_once
from generator.library.models.procedure import Procedure
from generator.views.record import SECTIONS, said_anywhere, said_here


def procedure_json(published: Published, procedure: Procedure, *, whole: bool = True) -> str:
    """What `views.record.procedure_record` says, its keys in order."""
    said = {**_said_anywhere(procedure, procedure.law_turned(published.day))}
    if not whole:
        said.pop(SECTIONS, None)
    for key, value in said_here(published, procedure).items():
        said[key] = compact_json(value, sort_keys=True)
    return f"{{{','.join(f'{compact_json(key)}:{said[key]}' for key in sorted(said))}}}"


@made_once
def _said_anywhere(procedure: Procedure, day: date) -> dict[str, str]:
    said = said_anywhere(procedure, day)
    return {key: compact_json(value, sort_keys=True) for key, value in said.items()}
