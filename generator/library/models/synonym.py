"""The thesaurus of the search: `procedures/synonyms.yml`."""

from __future__ import annotations

from pydantic import Field

from generator.library.models.base import Model, ShortLine


class Synonym(Model):
    """Words that people say, and the words of the guide that they mean."""

    say: tuple[ShortLine, ...] = Field(min_length=1)
    mean: ShortLine


class SynonymsFile(Model):
    """`procedures/synonyms.yml`."""

    synonyms: tuple[Synonym, ...] = ()
