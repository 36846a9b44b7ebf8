"""A step says who takes it, where that is not the resident.

Passes: `{text: "{Phường} ghi sổ.", by: office}`, `Nộp giấy tờ tại quầy.` A hint: `Sở cấp giấy.`
without `by`, which the page would show as the resident's own step. Fails: nothing. Only a procedure
with a page that people wrote is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection
from generator.library.models.procedure import Actor

_OFFICE = re.compile(
    r"(?:\{phường\}|(?:phường|xã|công an|cán bộ|công chức|ủy ban|uỷ ban|sở|cơ quan|trung tâm"
    r"|hội đồng|bộ phận)\b)",
    re.IGNORECASE,
)


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a hint for each step that begins with an office but is the resident's."""
    for sourced in collection.written:
        for index, step in enumerate(sourced.model.steps):
            if step.by is Actor.CITIZEN and (office := _OFFICE.match(step.text)):
                message = f"Bước bắt đầu bằng «{office[0]}» nhưng không ghi ai làm (by)."
                hint = (
                    "Viết {text: …, by: office}; nếu người dân làm thì bắt đầu bằng việc cần làm."
                )
                yield sourced.document.warning(
                    ("steps", index), "step-without-actor", message, hint
                )
