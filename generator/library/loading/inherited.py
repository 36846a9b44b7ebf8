"""What a unit inherits: the keys of `wards/defaults.yml` that its own `ward.yml` does not say."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.library.forms.paths import DEFAULTS, SAMPLE, Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location, read_document
from generator.library.forms.validation import validate
from generator.library.models.ward_defaults import KEYS, WardDefaults


@dataclass(frozen=True)
class InheritingDocument(Document):
    """A unit's `ward.yml` with what it inherits from `common`; a problem of that is placed there.

    `data` is of both; `marks` and `text` are those of `ward.yml` alone.
    """

    common: Document = field(kw_only=True)

    def problem(self, location: Location, rule: str, message: str, hint: str) -> Problem:
        """An error at `location`, in the file that says it."""
        if self._inherits(location):
            return self.common.problem(location, rule, message, hint)
        return super().problem(location, rule, message, hint)

    def warning(self, location: Location, rule: str, message: str, hint: str) -> Problem:
        """A warning at `location`, in the file that says it."""
        if self._inherits(location):
            return self.common.warning(location, rule, message, hint)
        return super().warning(location, rule, message, hint)

    def _inherits(self, location: Location) -> bool:
        key = location[:1]
        return bool(key) and key not in self.marks and key in self.common.marks


def with_defaults(roots: Roots, own: Document) -> tuple[Document, Document | None, list[Problem]]:
    """`own`, a `ward.yml`, with what it inherits; then the file of defaults, and its problems.

    The sample inherits nothing: it is the same in every copy.
    """
    path = roots / DEFAULTS
    if roots.ward == SAMPLE or not path.exists():
        return own, None, []
    common, problems = read_document(path, DEFAULTS)
    if common is None:
        return own, None, problems
    problems = [*problems, *validate(WardDefaults, common)[1]]
    if not (isinstance(own.data, dict) and isinstance(common.data, dict)):
        return own, common, problems
    inherited = {key: value for key, value in common.data.items() if key in KEYS}
    whole = InheritingDocument(own.file, inherited | own.data, own.marks, own.text, common=common)
    return whole, common, problems
