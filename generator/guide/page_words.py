"""Hand-written pages call the unit what it is: `{phường}`, or on its own pages what they like.

The library's pages are the same for every unit; what a unit writes itself stands in its folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.checked.library import Library
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem, Severity
from generator.library.forms.reader import read_text
from generator.library.language.unit_words import without_code
from generator.library.loading.collection import hand_written
from generator.library.rules.unit_words import own_word_faults, word_faults

_KEYWORDS = re.compile(r"^keywords:.*$(?:\n[ \t-].*$)*", re.MULTILINE)


def check_page_words(roots: Roots, library: Library) -> Iterator[Problem]:
    """A problem for each word that is not the unit's; on its own pages a warning."""
    level = library.ward.level
    for folders, english in ((roots.page_folders, False), (roots.english_page_folders, True)):
        for file in hand_written(roots, folders):
            text, _ = read_text(roots / file, file)
            own = roots.is_own(file)
            severity: Severity = "warning" if own else "error"
            for number, line in enumerate(_said(text or "").split("\n"), start=1):
                found = (
                    own_word_faults(line, level, english=english)
                    if own
                    else word_faults(line, english=english)
                )
                for rule, message, hint, start in found:
                    yield Problem(file, number, start + 1, rule, message, hint, severity)


def _said(text: str) -> str:
    """`text` without its words to search by and its code; every place counts as before."""
    text = text.replace("\r\n", "\n")
    return without_code(_KEYWORDS.sub(lambda found: "\n" * found[0].count("\n"), text, count=1))
