"""Walking the models: what a file is made of, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from generator.library.models.base import Model
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.glossary import GlossaryFile
from generator.library.models.other_office import OtherOfficesFile
from generator.library.models.procedure import Procedure
from generator.library.models.renovation import Renovation
from generator.library.models.rights import RightsFile
from generator.library.models.ward import Ward

FILES: tuple[type[Model], ...] = (
    Procedure,
    FieldsFile,
    LifeEventsFile,
    GlossaryFile,
    RightsFile,
    OtherOfficesFile,
    Ward,
    Renovation,
)
"""The forms of the files that say what residents read."""


def parts_of(kind: Any) -> Iterator[Any]:
    """All that `kind`, an annotation, is made of, through models too."""
    yield kind
    inner = get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Model):
        inner = tuple(get_type_hints(kind, include_extras=True).values())
    for one in inner:
        yield from parts_of(one)


def models_in(*files: type[Model]) -> set[type[Model]]:
    """The models of which these forms are made."""
    return {
        part
        for file in files
        for part in parts_of(file)
        if isinstance(part, type) and issubclass(part, Model)
    }
