"""A procedure as JSON, of which most names no unit and is written once for all of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache

from generator.guide.compact import compact_json
from generator.library.checked.published import Published
from generator.library.language.made_once import made_once
from generator.library.models.procedure import RECORD_WORDS, Procedure
from generator.views.record import in_list, said_anywhere, said_here


def procedure_json(published: Published, procedure: Procedure) -> str:
    """What `views.record.procedure_record` says, its keys in order."""
    return _joined(
        _said_anywhere(procedure, procedure.law_turned(published.day)), published, procedure
    )


def procedure_in_list(published: Published, procedure: Procedure) -> str:
    """The same as `views.record.in_list` has it."""
    said = {**_said_anywhere(procedure, procedure.law_turned(published.day))}
    channels = said.pop("channels", "")
    if any(f'"{word}":' in channels for word in RECORD_WORDS):
        shorter = in_list({"channels": json.loads(channels)})["channels"]
        channels = compact_json(shorter, sort_keys=True)
    short = in_list(said) | ({"channels": channels} if channels else {})
    return _joined(short, published, procedure)


def _joined(said: Mapping[str, str], published: Published, procedure: Procedure) -> str:
    here = said_here(published, procedure)
    whole = {**said} | {key: compact_json(value, sort_keys=True) for key, value in here.items()}
    return f"{{{','.join(f'{_name(key)}:{whole[key]}' for key in sorted(whole))}}}"


_name = cache(compact_json)


@made_once
def _said_anywhere(procedure: Procedure, day: date) -> dict[str, str]:
    said = said_anywhere(procedure, day)
    return {key: compact_json(value, sort_keys=True) for key, value in said.items()}
