"""What all units of a repository have in common: `wards/defaults.yml`.

Its keys are some of `ward.yml`, and mean the same there. A closed set: who a unit is, its site and
its numbers are its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

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


_OWN = "Mục này mỗi đơn vị ghi riêng: chuyển nó sang ward.yml trong thư mục của đơn vị."


class _Shared(Model):
    kept_elsewhere: ClassVar[Mapping[str, str]] = dict.fromkeys(
        Ward.model_fields.keys() - {*KEYS}, _OWN
    )


WardDefaults: type[Model] = create_model(
    "WardDefaults", __base__=_Shared, **{key: _optional(key) for key in KEYS}
)
"""The form of that file: each key as in `ward.yml`, none needed."""
