"""Which field a record belongs to, by the name the portal gives it; a new one where none fits."""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Iterable, Sequence

from generator.library.forms.writer import dump, list_lines
from generator.library.language.folding import fold
from generator.library.models.catalogue import Field
from generator.portal.naming import sentence_case, short_title, slug, summary

UNNAMED = "Lĩnh vực khác"
ICON = "folder-outline"
COMMENT = "Các lĩnh vực. Mỗi thủ tục thuộc đúng một lĩnh vực; mã thủ tục bắt đầu bằng «prefix»."
SCHEMA = ".schema/fields.json"

_ID = 40
_RESERVED = {"R", "LV", "VD", "NHA", "Q", "TT"}
"""Letters that begin codes of other things: renovations, fields, life events, pages."""


class Fields:
    """The fields of a guide, and those that an import adds to them."""

    def __init__(self, fields: Sequence[Field], taken: Iterable[str]) -> None:
        self._fields = list(fields)
        self._taken = set(taken)
        self.new: list[Field] = []

    def find(self, name: str) -> Field | None:
        """The field that bears `name`, as its title or as one of its national names."""
        folded = fold(name or UNNAMED)
        for field in self._fields:
            if folded in map(fold, (field.title, *field.national_names)):
                return field
        return None

    def take(self, name: str) -> tuple[Field, bool]:
        """The field that bears `name`, and whether it had to be made."""
        if known := self.find(name):
            return known, known in self.new
        title = sentence_case(name) or UNNAMED
        prefix = self._prefix(title)
        field = Field(
            id=slug(title, {field.id for field in self._fields}, _ID),
            code=f"LV{prefix}",
            prefix=prefix,
            title=short_title(title),
            summary=summary(title),
            icon=ICON,
            national_names=(name[:300],) if name and short_title(title) != name else (),
        )
        self._fields.append(field)
        self.new.append(field)
        return field, True

    def text(self, before: str) -> str:
        """The text of `fields.yml` with the new fields at its end."""
        entries = [
            field.model_dump(mode="json", exclude_defaults=True) | {"icon": field.icon}
            for field in self.new
        ]
        if not before.strip():
            return dump({"fields": entries}, COMMENT, schema=SCHEMA)
        indent = re.search(r"^( *)- ", before, re.MULTILINE)
        lines = list_lines(entries, len(indent[1]) if indent else 2)
        return before.rstrip("\n") + "\n" + "\n".join(lines) + "\n"

    def _prefix(self, title: str) -> str:
        """Two to four letters that no field and no code begins with, from the title's words."""
        used = {field.prefix for field in self._fields} | _RESERVED
        codes = {field.code for field in self._fields} | self._taken
        words = [re.sub("[^a-z]", "", word).upper() for word in fold(title).split()]
        words = [word for word in words if word]
        initials = "".join(word[0] for word in words)
        guesses = [initials[:2], initials[:3], initials[:4]]
        guesses += [first[0] + letter for first in words for letter in "".join(words)]
        letters = string.ascii_uppercase
        for guess in itertools.chain(
            guesses,
            map("".join, itertools.product(letters, repeat=2)),
            map("".join, itertools.product(letters, repeat=3)),
        ):
            begun = any(re.fullmatch(f"{guess}[0-9]+", code) for code in codes)
            if len(guess) > 1 and guess not in used and f"LV{guess}" not in codes and not begun:
                return guess
        raise AssertionError("there are more prefixes than fields")
