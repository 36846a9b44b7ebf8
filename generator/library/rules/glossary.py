"""The glossary explains each word once.

Passes: `term: trích lục`. Fails: the same word, or the same id, a second time.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each word and each id that stands there already."""
    if collection.glossary is None:
        return
    document = collection.glossary.document
    first: dict[tuple[str, str], int] = {}
    for number, term in enumerate(collection.glossary.model.terms):
        for key, said in (("id", term.id), ("term", term.term)):
            location: Location = ("terms", number, key)
            line = first.get((key, said.casefold()))
            if line is not None:
                message = f"«{said}» đã có ở dòng {line}."
                hint = "Giữ lại một chỗ." if key == "term" else "Đặt id khác, hoặc bỏ bớt một mục."
                yield document.problem(location, "explained-twice", message, hint)
                break
            first[key, said.casefold()] = document.mark(location).line
