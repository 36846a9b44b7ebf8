"""JSON as the site sends it: letters as they are, no blank that a reader does not need."""

from __future__ import annotations

import json


def compact_json(data: object, *, sort_keys: bool = False) -> str:
    """`data` as JSON in one line."""
    return json.dumps(data, ensure_ascii=False, sort_keys=sort_keys, separators=(",", ":"))
