"""The staff's form: what its page must know to draw a procedure and to say where its file goes.

The form is drawn in the browser from `form.json`, which is made of the JSON Schema of a procedure,
with the titles, descriptions and choices of its models. It writes YAML and opens GitHub's editor;
nothing is sent anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.guide.compact import compact_json
from generator.guide.fragments import STAFF_FORM, Context
from generator.library.checked.published import Published
from generator.library.forms.json_schema import form_schema
from generator.library.forms.paths import PROCEDURES
from generator.library.forms.writer import STYLE
from generator.library.loading.used_codes import next_code
from generator.library.models.catalogue import Field
from generator.library.models.procedure import RECORD_WORDS, VERBATIM, Procedure
from generator.library.registers.ledger import CodeKind

DESCRIPTION = f"{STAFF_FORM}form.json"
SOURCE = "source.yml"
"""The file of a procedure, byte for byte, beside its page."""
SCRIPT = "javascripts/form.js"

_LINE_LENGTH = 80
"""A text that may be longer has room for several lines."""

_KINDS = {"date": "date", "integer": "whole", "number": "decimal", "boolean": "yes"}
_LIMITS = ("maxLength", "pattern", "ge", "le")

_HIDDEN = frozenset({"imported", "unparsed", "differences", *VERBATIM, *RECORD_WORDS})
"""Keys that an import writes: the form leaves them as they are."""

_SHORT = {
    "caution": "text",
    "notes": "text",
    "steps": "text",
    "results": "name",
    "conditions": "text",
}
"""Lists whose items may be a plain text, which stands for this key."""

_SECTIONS = {
    "Tên và mã": (
        "field",
        "code",
        "national_code",
        "title",
        "short_title",
        "official_title",
        "summary",
        "caution",
        "deadline",
    ),
    "Ai làm, tìm bằng từ nào": ("audience", "keywords", "cases", "where"),
    "Cách nộp, thời hạn, tiền": ("channels", "law_facts"),
    "Giấy tờ": ("documents",),
    "Các bước, kết quả, lưu ý": ("steps", "results", "notes", "conditions"),
    "Căn cứ và nguồn": ("legal_basis", "related", "source", "review_every_months"),
    "Tình trạng": ("status", "withdrawn_on", "reason", "replaced_by"),
}

_GROUPS = frozenset(
    {
        "Procedure",
        "Caution",
        "Deadline",
        "LawFact",
        "Case",
        "Channel",
        "Time",
        "Fee",
        "Paper",
        "Substitute",
        "Form",
        "Step",
        "Statement",
        "Result",
        "LegalBasis",
        "Source",
    }
)
"""The models that the form draws; titles, descriptions and choices are theirs."""


def write_form(site_dir: Path, context: Context) -> None:
    """Write into `site_dir` what the form loads, where its page was drawn.

    The files of procedures are published only where the ward names its repository: everybody can
    read them there, with the notes for staff that they hold.
    """
    if not (site_dir / STAFF_FORM / "index.html").exists():
        (site_dir / SCRIPT).unlink(missing_ok=True)
        return
    published = context.published
    text = compact_json(description(published))
    (site_dir / DESCRIPTION).write_text(text, encoding="utf-8", newline="\n")
    if published.ward.repository:
        for procedure in published.procedures:
            folder = site_dir / "Q" / procedure.code
            folder.mkdir(parents=True, exist_ok=True)
            source = context.roots / published.files[procedure.code]
            (folder / SOURCE).write_bytes(source.read_bytes())


def description(published: Published) -> dict[str, object]:
    """What `form.json` holds: the form's groups and entries, and what the library already has."""
    schema = form_schema(Procedure)
    groups = {"Procedure": schema} | schema["$defs"]
    return {
        "repository": (published.ward.repository or "").rstrip("/"),
        "folder": PROCEDURES,
        "fields": [_field(published, group) for group in published.fields],
        "procedures": {
            procedure.code: {"title": procedure.title, "file": published.files[procedure.code]}
            for procedure in published.procedures
        },
        "codes": sorted(_taken(published)),
        "style": STYLE,
        "sections": _sections(key for key in schema["properties"] if key not in _HIDDEN),
        "groups": {
            name: list(form_entries(group, schema["$defs"]))
            for name, group in groups.items()
            if name in _GROUPS
        },
    }


def _sections(keys: Iterable[str]) -> list[dict[str, object]]:
    """The form's sections; a key that none of them names follows the one before it."""
    sections = {title: list(named) for title, named in _SECTIONS.items()}
    section, place = next(iter(sections.values())), 0
    for key in keys:
        known = next((one for one in sections.values() if key in one), None)
        if known is None:
            section.insert(place, key)
        else:
            section, place = known, known.index(key)
        place += 1
    return [{"title": title, "keys": named} for title, named in sections.items()]


def _taken(published: Published) -> set[str]:
    """Codes that nothing new may have; those of renovations look otherwise and are not listed."""
    issued = {code for code, row in published.rows.items() if row.kind is not CodeKind.RENOVATION}
    return {*published.titles(), *issued}


def _field(published: Published, field: Field) -> dict[str, str]:
    return {
        "id": field.id,
        "title": field.title,
        "prefix": field.prefix,
        "next": next_code(field.prefix, _taken(published)),
    }


def form_entries(group: Mapping[str, Any], defs: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each entry of a group, the one that names it before the cases for which it holds."""
    required = [*group.get("required", ()), *group.get("else", {}).get("required", ())]
    keys = [key for key in group["properties"] if key not in _HIDDEN]
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
    if node["type"] == "array":
        inner = _kind(key, node["items"], defs)
        short = {"short": _SHORT[key]} if key in _SHORT else {}
        several = {"choice": "choices", "group": "list"}.get(inner["kind"], "lines")
        return inner | short | {"kind": "cases" if key == "for" else several}
    limits = {name: node[name] for name in _LIMITS if name in node}
    long = node.get("maxLength", 0) > _LINE_LENGTH
    return {
        "kind": _KINDS.get(node.get("format") or node["type"], "area" if long else "line")
    } | limits
