"""What each rule's id means to staff, with an example: data in `explained.yml`, Vietnamese.

The one list of all ids that a problem can carry; a test holds it and the code together.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from generator.errors import MotchamError
from generator.library.forms.validation import read_form
from generator.library.language.kept import kept
from generator.library.models.base import Line, Model, ShortLine, Slug, Text

FILE = Path(__file__).with_name("explained.yml")


class Explanation(Model):
    """One rule: what it means, something that breaks it, and the same put right."""

    id: Slug
    means: Line
    wrong: Text
    right: Text


class RuleSection(Model):
    """Rules about one kind of thing."""

    title: ShortLine
    rules: tuple[Explanation, ...] = Field(min_length=1)


class _File(Model):
    sections: tuple[RuleSection, ...]


@cache
@kept
def explanations() -> tuple[RuleSection, ...]:
    """All rules, in the order of the page. Raises MotchamError where the file is broken."""
    file, problems = read_form(FILE, FILE.name, _File)
    if file is not None and not problems:
        return file.sections
    first = problems[0]
    raise MotchamError(f"{first.file}:{first.line}: {first.message}", first.hint)
