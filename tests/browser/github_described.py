"""What GitHub's published description says of the calls that the forms make, and of their answers.

`tests/cases/github_api.json` was taken from `@octokit/openapi`, which itself is far too large to be
installed for this (28 MB packed); it names its edition.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # check-jsonschema brings it

_DESCRIBED = json.loads(
    (Path(__file__).parents[1] / "cases/github_api.json").read_text(encoding="utf-8")
)
_OPERATIONS: dict[str, dict[str, Any]] = _DESCRIBED["operations"]
_ERRORS: dict[str, Any] = _DESCRIBED["errors"]
_ANYWHERE = {401: "requires_authentication", 403: "forbidden", 429: "forbidden"}
"""What each call may be answered by GitHub's pages on signing in and on rate limits."""
_OF_A_SERVER = 500
"""From here on an answer has no form: it may come from before GitHub's own programs."""


def unlike(  # noqa: PLR0913, PLR0917 - a call and its answer
    method: str, place: str, query: dict[str, str], body: Any, status: int, said: Any
) -> Iterator[str]:
    """Where a call to `place`, below the repository's own, or its answer is not as described."""
    operation = _operation(method, place)
    if operation is None:
        yield f"{method} {place}: no such call"
        return
    where = f"{method} {place}"
    for name in query.keys() - set(operation.get("query", ())):
        yield f"{where}: it takes no {name}"
    if "body" in operation:
        yield from _broken(f"{where}: sent", operation["body"], body)
        for name in body.keys() - operation["body"]["properties"].keys():
            yield f"{where}: it takes no {name}"
    if status >= _OF_A_SERVER:
        return
    form = operation["answers"].get(str(status)) or _ANYWHERE.get(status)
    if form is None:
        yield f"{where}: never answered with {status}"
        return
    form = _ERRORS[form] if isinstance(form, str) else form
    yield from _broken(f"{where}: {status}", form, said)


def _operation(method: str, place: str) -> dict[str, Any] | None:
    """The call as described; of several that fit, the one that names most of its address."""
    fit = [
        named
        for named in _OPERATIONS
        if re.fullmatch(re.sub(r"\\\{(\w+)\\\}", _part, re.escape(named)), f"{method} {place}")
    ]
    return _OPERATIONS[max(fit, key=len)] if fit else None


def _part(found: re.Match[str]) -> str:
    """What a name in an address stands for: files and references have slashes in them."""
    return ".+" if found[1] in {"path", "ref"} else "[^/]+"


def _broken(where: str, form: Any, value: Any) -> Iterator[str]:
    for error in Draft202012Validator(form).iter_errors(value):
        yield f"{where}: {error.json_path}: {error.message}"
