"""JSON as the site sends it: letters as they are, no blank that a reader does not need."""

from __future__ import annotations

import json

_IN_ORDER, _AS_GIVEN = (
    json.JSONEncoder(ensure_ascii=False, sort_keys=sort_keys, separators=(",", ":"))
    for sort_keys in (True, False)
)


def compact_json(data: object, *, sort_keys: bool = False) -> str:
    """`data` as JSON in one line."""
    return (_IN_ORDER if sort_keys else _AS_GIVEN).encode(data)
