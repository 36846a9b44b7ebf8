"""What all units of a repository have in common: `wards/defaults.yml`.

Its keys are some of `ward.yml`, and mean the same there. A closed set: who a unit is, its site and
its numbers are its own.
"""

from __future__ import annotations

from typing import Any

from pydantic import create_model
from pydantic.fields import FieldInfo

from generator.library.models.base import Model
from generator.library.models.ward import Ward

KEYS = (
    "province",
    "repository",
    "hours",
    "hours_note",
    "closures",
    "appointment_url",
    "status_url",
    "report_channels",
    "trusted_hosts",
)


def _optional(key: str) -> Any:
    field = Ward.model_fields[key]
    return field.annotation, FieldInfo.merge_field_infos(field, default=None)


WardDefaults: type[Model] = create_model(
    "WardDefaults", __base__=Model, **{key: _optional(key) for key in KEYS}
)
"""The form of that file: each key as in `ward.yml`, none needed."""
