"""How people come to a page, in their own words: `procedures/situations.yml`."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from generator.library.models.base import Code, Model, ShortLine


class Situations(Model):
    """What people say who need a page. English has sayings of its own: it translates none."""

    vi: tuple[ShortLine, ...] = Field(
        (), title="Người dân nói", examples=[["bố tôi vừa mất", "con 3 tháng chưa khai sinh"]]
    )
    en: tuple[ShortLine, ...] = Field(
        (), title="Người nói tiếng Anh nói", examples=[["my father died"]]
    )

    def said_in(self, language: str) -> tuple[str, ...]:
        """The sayings of a language: «vi» or «en»."""
        return self.en if language == "en" else self.vi


class SituationsFile(Model):
    """`procedures/situations.yml`."""

    situations: Mapping[Code, Situations] = Field({}, title="Người ta tới trang này vì chuyện gì")
