"""What the staff's forms are drawn of: the entries of each group, made of a model's JSON Schema.

An entry has a key, a label and a kind, which says how the browser draws it; titles, descriptions
and choices are those of the models. `javascripts/form/description.js` names all that it may hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.library.forms.json_schema import form_schema
from generator.library.models.base import CLOCK, PHONE, Model
from generator.library.models.procedure import RECORD_WORDS, VERBATIM

_LINE_LENGTH = 80
"""A text that may be longer has room for several lines."""

_KINDS = {"date": "date", "integer": "whole", "number": "decimal", "boolean": "yes"}
_LIMITS = ("maxLength", "pattern", "ge", "le")

_HIDDEN = frozenset({"imported", "unparsed", "differences", *VERBATIM, *RECORD_WORDS})
"""Keys that an import writes: the form leaves them as they are."""
_HIDDEN_IN = frozenset({("TranslatedString", "of")})
"""Keys that a machine writes, hidden in one group alone."""

_SHORT = {
    "caution": "text",
    "notes": "text",
    "steps": "text",
    "results": "name",
    "conditions": "text",
    "not_offered": "code",
}
"""Lists whose items may be a plain text, which stands for this key."""

_SPAN = rf"{CLOCK}[-–]{CLOCK}"
HOURS: Mapping[str, str] = {"pattern": rf"^{_SPAN}( +{_SPAN})*$", "meant": "hours"}
"""The hours of a day on one line: `07:30-11:30 13:00-17:00`."""
_PHONE = {"meant": "phone", "hint": "Một số, như 028 3000 0000 hoặc 1022."}
_HOURS_HINT = "Như 07:30-11:30 13:00-17:00. Nghỉ thì để trống."


def described(model: type[Model]) -> dict[str, list[dict[str, Any]]]:
    """The entries of a model and of all groups that they open, by the names of their models."""
    schema = form_schema(model)
    known = {model.__name__: schema} | schema.get("$defs", {})
    groups: dict[str, list[dict[str, Any]]] = {}
    waiting = [model.__name__]
    while waiting:
        name = waiting.pop()
        if name in groups:
            continue
        groups[name] = list(form_entries(known[name], known, name))
        waiting += [of for entry in groups[name] if (of := _opened(entry))]
    return dict(sorted(groups.items()))


def _opened(entry: Mapping[str, Any]) -> str | None:
    """The group that an entry opens, in each of its places where it has several."""
    of: str | None = entry.get("of") or entry.get("each", {}).get("of")
    return of


def sections(named: Mapping[str, Iterable[str]], keys: Iterable[str]) -> list[dict[str, object]]:
    """The form's sections; a key that none of them names follows the one before it."""
    found = {title: list(its) for title, its in named.items()}
    section, place = next(iter(found.values())), 0
    for key in keys:
        known = next((one for one in found.values() if key in one), None)
        if known is None:
            section.insert(place, key)
        else:
            section, place = known, known.index(key)
        place += 1
    return [{"title": title, "keys": its} for title, its in found.items()]


def form_entries(
    group: Mapping[str, Any], defs: Mapping[str, Any], name: str = ""
) -> Iterator[dict[str, Any]]:
    """Each entry of a group, the one that names it before the cases for which it holds."""
    required = [*group.get("required", ()), *group.get("else", {}).get("required", ())]
    keys = [key for key in group["properties"] if is_shown(key, name)]
    for key in sorted(keys, key=lambda key: key == "for" or key not in required[:1]):
        node = group["properties"][key]
        entry = _kind(key, _present(node), defs) | {"key": key, "label": node.get("title", key)}
        if hint := node.get("description"):
            entry["hint"] = hint
        if key in required:
            entry["required"] = True
        if entry["kind"] == "choice" and node.get("default"):
            entry["default"] = node["default"]
        yield entry


def is_shown(key: str, group: str) -> bool:
    """Whether the form shows this key of a group."""
    return key not in _HIDDEN and (group, key) not in _HIDDEN_IN


def _present(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a key that may be missing holds where it is there."""
    return next((one for one in node.get("anyOf", ()) if one.get("type") != "null"), node)


def _kind(key: str, node: Mapping[str, Any], defs: Mapping[str, Any]) -> dict[str, Any]:
    """How an entry is drawn, and what limits its text."""
    if reference := node.get("$ref"):
        name = reference.rpartition("/")[2]
        if "enum" in defs[name]:
            return {"kind": "choice", "choices": defs[name]["labels"]}
        return {"kind": "group", "of": name}
    if node["type"] == "object":
        return _places(key, node, defs)
    if node["type"] == "array":
        if node["items"].get("$ref", "").endswith("/OpenHours"):
            return {"kind": "spans", "hint": _HOURS_HINT, **HOURS}
        inner = _kind(key, node["items"], defs)
        if inner["kind"] == "date":  # written, a line each: there is no calendar to choose from
            inner["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        short = {"short": _SHORT[key]} if key in _SHORT else {}
        several = {"choice": "choices", "group": "list"}.get(inner["kind"], "lines")
        return inner | short | {"kind": "cases" if key == "for" else several}
    limits = {name: node[name] for name in _LIMITS if name in node}
    long = node.get("maxLength", 0) > _LINE_LENGTH
    kind = _KINDS.get(node.get("format") or node["type"], "area" if long else "line")
    known = _PHONE if limits.get("pattern") == f"^{PHONE}$" else {}
    return {"kind": kind} | limits | known


def _places(key: str, node: Mapping[str, Any], defs: Mapping[str, Any]) -> dict[str, Any]:
    """A value for each of several names: those of a choice, or any; `each` draws the value."""
    value = node.get("additionalProperties") or next(iter(node["patternProperties"].values()))
    found: dict[str, Any] = {"kind": "places", "each": _kind(key, value, defs)}
    names = node.get("propertyNames", {})
    if reference := names.get("$ref"):
        found["names"] = defs[reference.rpartition("/")[2]]["labels"]
    return found
