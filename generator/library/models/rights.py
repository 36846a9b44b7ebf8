"""What everybody may ask of the office that takes a file: `procedures/rights.yml`."""

from __future__ import annotations

from pydantic import Field

from generator.library.models.base import Model
from generator.library.models.procedure import LawFact


class RightsFile(Model):
    """`procedures/rights.yml`: facts of law about every procedure, shown once in the guide."""

    rights: tuple[LawFact, ...] = Field((), title="Quyền của người nộp hồ sơ")
