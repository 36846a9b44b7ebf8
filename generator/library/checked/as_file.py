"""The forms that every unit shares, put together again from what they hold.

For the same things it is the same form, so that what is made of it is made once (`made_once`).
"""

from __future__ import annotations

from typing import Any, cast

from generator.library.forms.translation import AnyModel
from generator.library.language.made_once import made_once
from generator.library.models.base import Model
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.glossary import GlossaryFile
from generator.library.models.other_office import OtherOfficesFile
from generator.library.models.rights import RightsFile

_FORMS: dict[str, type[Model]] = {
    "fields": FieldsFile,
    "life_events": LifeEventsFile,
    "terms": GlossaryFile,
    "rights": RightsFile,
    "other_offices": OtherOfficesFile,
}
"""By the name of what each holds."""
_NAMES = {form: name for name, form in _FORMS.items()}


def as_file(form: type[AnyModel], things: tuple[Model, ...]) -> AnyModel:
    """The `form` that holds these things: fields, life events, hard words, rights or offices."""
    return cast("AnyModel", _holding(_NAMES[form], things))


@made_once
def _holding(name: str, things: tuple[Model, ...]) -> Model:
    held: dict[str, Any] = {name: things}
    return _FORMS[name].model_construct(**held)
