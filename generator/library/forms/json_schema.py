"""JSON Schemas of the forms, draft 7, from which editors know keys, values and words of help.

Made from the models: titles, descriptions and examples are those of their fields, Vietnamese. A
schema takes what an editor sees, where `amount: 8000` and `title: 2026` are numbers; the models
then read every scalar as text. What only rules know, such as codes of other files, it lets pass.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.library.forms.paths import PROCEDURES
from generator.library.language.kept import kept
from generator.library.models.base import CLOCK, Accepts, Model
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.change_log import ChangesFile
from generator.library.models.glossary import GlossaryFile
from generator.library.models.holidays import HolidaysFile
from generator.library.models.local_facts import Overlay, Province
from generator.library.models.other_office import OtherOfficesFile
from generator.library.models.procedure import Procedure
from generator.library.models.renovation import Renovation
from generator.library.models.rights import RightsFile
from generator.library.models.situation import SituationsFile
from generator.library.models.synonym import SynonymsFile
from generator.library.models.translation import TranslationFile
from generator.library.models.ward import Ward
from generator.library.models.ward_defaults import WardDefaults

FOLDER = f"{PROCEDURES}/.schema"
"""Where the schemas lie, each as `<name>.json`."""

FORMS: Mapping[str, type[Model]] = {
    "procedure": Procedure,
    "fields": FieldsFile,
    "life-events": LifeEventsFile,
    "synonyms": SynonymsFile,
    "situations": SituationsFile,
    "holidays": HolidaysFile,
    "glossary": GlossaryFile,
    "rights": RightsFile,
    "elsewhere": OtherOfficesFile,
    "changes": ChangesFile,
    "ward": Ward,
    "defaults": WardDefaults,
    "translation": TranslationFile,
    "renovation": Renovation,
    "province": Province,
    "overlay": Overlay,
}
"""The forms of this layer, by the names of their schemas."""

DRAFT = "http://json-schema.org/draft-07/schema#"
"""What the schemas are written in."""

_SCALAR = ["string", "number", "boolean"]
"""What text may look like to an editor: `title: 2026`, `note: no`."""


_LIMITS = (("ge", "minimum"), ("le", "maximum"))


def schema_text(model: type[Model]) -> str:
    """The schema of one form, as the file's text; the same model gives the same bytes."""
    whole = {"$schema": DRAFT, **draft_7(model, _EditorSchema)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


@kept
def record_schema(model: type[Model]) -> JsonSchemaValue:
    """The schema of what the guide publishes of `model` as data; its forms are `definitions`.

    It lets keys pass that it does not know: a later version of the guide may say more.
    """
    opened: JsonSchemaValue = _open(draft_7(model, _RecordSchema))
    return opened


def draft_7(model: type[Model], generator: type[GenerateJsonSchema]) -> JsonSchemaValue:
    """The schema of one form, whose choices say what they mean."""
    schema = model.model_json_schema(
        by_alias=True, ref_template="#/definitions/{model}", schema_generator=generator
    )
    forms = schema.pop("$defs", {})
    labels = {f"#/definitions/{name}": form.pop("labels", None) for name, form in forms.items()}
    for form in (schema, *forms.values()):
        for node in form.get("properties", {}).values():
            _name_choices(node, labels)
    whole = _without_words(schema)
    if forms:
        whole["definitions"] = {name: _without_words(form) for name, form in forms.items()}
    drawn: JsonSchemaValue = _draft_7(whole)
    return drawn


def _open(part: Any) -> Any:
    """`part` that lets unknown keys pass."""
    if isinstance(part, list):
        return [_open(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    closed = part.get("additionalProperties") is False
    return {
        key: _open(inner)
        for key, inner in part.items()
        if not (closed and key == "additionalProperties")
    }


def _name_choices(node: JsonSchemaValue, labels: Mapping[str, Any]) -> None:
    """Say in a key's description what each of its choices means: `counter: Tại quầy`."""
    if choices := labels.get(node.get("items", node).get("$ref", "")):
        words = "; ".join(f"{value}: {label}" for value, label in choices)
        node["description"] = " ".join(filter(None, [node.get("description"), f"{words}."]))


def _draft_7(part: Any) -> Any:
    """`part` in draft 7, which sees nothing that stands beside a `$ref`.

    pydantic leaves `ge` and `le` as they are where a field is parsed by a function.
    """
    if isinstance(part, list):
        return [_draft_7(inner) for inner in part]
    if not isinstance(part, dict):
        return part
    part = {key: _draft_7(inner) for key, inner in part.items()}
    part |= {word: part.pop(key) for key, word in _LIMITS if isinstance(part.get(key), int)}
    if "$ref" in part and len(part) > 1:
        return {"allOf": [{"$ref": part.pop("$ref")}], **part}
    return part


@cache
@kept
def form_schema(model: type[Model]) -> JsonSchemaValue:
    """Of a model, what the forms for staff need; the same for every unit, and not to be changed."""
    return model.model_json_schema(by_alias=True, schema_generator=_FormSchema)


class _FormSchema(GenerateJsonSchema):
    """Kinds and limits of values, as the form for staff needs them: each key has one type."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002 - by pydantic
        """A number, which text may not stand for."""
        return {"type": "number"}

    def time_schema(self, schema: core_schema.TimeSchema) -> JsonSchemaValue:  # noqa: ARG002 - by pydantic
        """Hours and minutes, as people write them."""
        return {"type": "string", "pattern": f"^{CLOCK}$"}

    def function_after_schema(
        self, schema: core_schema.AfterValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """What a `Accepts` says, beside its type."""
        inner = super().function_after_schema(schema)
        kind = schema["function"]["function"]
        return {**inner, **kind.schema} if isinstance(kind, Accepts) else inner

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """What each choice says to people, in their order, as `labels`."""
        labels = [[member.value, member.label] for member in schema["members"]]
        return {**super().enum_schema(schema), "labels": labels}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - by pydantic
        """Only titles that a model gives."""
        return False


class _RecordSchema(_FormSchema):
    """Writes what a record holds: numbers are numbers, days ISO days, hours `07:30`."""

    def time_schema(self, schema: core_schema.TimeSchema) -> JsonSchemaValue:  # noqa: ARG002 - by pydantic
        """Hours and minutes."""
        return {"type": "string", "pattern": "^\\d\\d:\\d\\d$"}


class _EditorSchema(_FormSchema):
    """Writes what an editor may see in the stead of what the model holds after parsing."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:  # noqa: ARG002 - by pydantic
        return {"type": _SCALAR}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """What may be left out may not be left empty."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Only defaults that say something to a person."""
        if schema.get("default") in (None, (), {}):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        kind = schema["function"]["function"]
        if not isinstance(kind, Accepts):
            return super().function_before_schema(schema)
        if kind.beside:
            return {"anyOf": [dict(kind.schema), self.generate_inner(schema["schema"])]}
        return dict(kind.schema)


def _without_words(schema: JsonSchemaValue) -> JsonSchemaValue:
    """`schema` without the class's own name and docstring, which are for developers."""
    return {key: value for key, value in schema.items() if key not in ("title", "description")}
