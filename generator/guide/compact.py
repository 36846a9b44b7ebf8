"""JSON and HTML as the site sends them: letters as they are, no blank that nobody needs."""

from __future__ import annotations

import json
import re

_VERBATIM = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
_XMLNS = ' xmlns="http://www.w3.org/2000/svg"'
_IN_ORDER, _AS_GIVEN = (
    json.JSONEncoder(ensure_ascii=False, sort_keys=sort_keys, separators=(",", ":"))
    for sort_keys in (True, False)
)


def compact_json(data: object, *, sort_keys: bool = False) -> str:
    """`data` as JSON in one line."""
    return (_IN_ORDER if sort_keys else _AS_GIVEN).encode(data)


def squeezed(html: str) -> str:
    """`html` without the white space around line breaks, except where it shows."""
    parts = _VERBATIM.split(html)
    parts[::3] = [_joined(part).replace(_XMLNS, "") for part in parts[::3]]
    del parts[2::3]  # the names of the elements in between
    return "".join(parts)


def _joined(html: str) -> str:
    """`html` with one line break where white space holds any."""
    first, *others = html.split("\n")
    if not others:
        return html
    *between, last = others
    lines = filter(None, map(str.strip, between))
    return "\n".join((first.rstrip(), *lines, last.lstrip()))
