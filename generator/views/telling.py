"""How the views are declared: what each field of a view is called where a change of it is told.

A field is `told("…")` or `untold()`. A text, or a list of texts, of a view's own field is told
under that name. In the views within it, the name is a pattern for the words: `told("chỉ khi {}")`.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, field, fields, is_dataclass
from enum import StrEnum
from typing import Any

from generator.library.language.locale import in_unit_words

_NAME = "told"
_LISTED = "listed"
_SCHEMA_ORG = "schema.org"


def told(
    name: str = "{}", *, listed: bool = False, schema_org: str = "", default: Any = MISSING
) -> Any:
    """A field that residents read. Of things that are `listed`, each one comes and goes.

    Search engines are told it too where `schema_org` says what it is called there.
    """
    metadata = {_NAME: name, _LISTED: listed, _SCHEMA_ORG: schema_org}
    return field(default=default, metadata=metadata)


def untold(*, default: Any = MISSING) -> Any:
    """A field that says nothing of its own: how a thing looks, is kept, or is found again."""
    return field(default=default, metadata={_NAME: None})


def name_of(one: Field[Any]) -> str | None:
    """Under which name a field is told; None where it is not."""
    name: str | None = one.metadata[_NAME]
    return name and in_unit_words(name)


def is_listed(one: Field[Any]) -> bool:
    """Whether things of the field come and go, rather than a value changing."""
    return bool(one.metadata.get(_LISTED))


def schema_org_of(view: Any) -> dict[str, Any]:
    """What search engines are told of `view`, by its names in schema.org; what is empty is not."""
    named = {one.metadata.get(_SCHEMA_ORG): getattr(view, one.name) for one in fields(view)}
    return {name: value for name, value in named.items() if name and value}


def words_of(value: Any, pattern: str = "{}") -> tuple[str, ...]:
    """All that `value` tells, in the order of its fields; empty texts tell nothing."""
    if value is None or value is False or value == "":
        return ()
    if value is True:
        return (pattern,)
    if isinstance(value, StrEnum):
        raise TypeError(f"{value!r} has no words")
    if isinstance(value, str):
        return (pattern.format(value.strip()),)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(words for each in value for words in words_of(each, pattern))
    if is_dataclass(value):
        named = [(name_of(one), getattr(value, one.name)) for one in fields(value)]
        return tuple(
            words for name, inner in named if name is not None for words in words_of(inner, name)
        )
    raise TypeError(f"{type(value).__name__} cannot be told")
