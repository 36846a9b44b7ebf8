"""What people say leads to one page, and to one that there is.

Passes: `HT03: {vi: [bố tôi vừa mất]}`. Fails: a code that no page has. A hint: the same words at a
second code, since the search cannot know which is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.language.folding import fold
from generator.library.language.locale import NAMES
from generator.library.language.made_once import made_once
from generator.library.loading.collection import Collection
from generator.library.models.situation import SituationsFile


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each code without a page, a hint for what is said at two codes."""
    if collection.situations is None:
        return
    document = collection.situations.document
    # Of a code that is issued but stands in no file that can be read, more is said elsewhere.
    known = {claim.code for claim, _, _ in collection.claims(drafts=True)} | {
        *collection.ledger.rows
    }
    for code in collection.situations.model.situations:
        if code not in known:
            message = f"Không trang nào có mã {code}."
            hint = "Sửa mã, hoặc bỏ các câu này."
            yield document.problem(("situations", code), "unknown-code", message, hint)
    for place, said, other in _said_for_two(collection.situations.model):
        message = f"«{said}» đã có ở mã {other}."
        hint = "Giữ ở mã đúng nhất, hoặc nói rõ hơn cho khỏi lẫn."
        yield document.warning(place, "said-for-two", message, hint)


@made_once
def _said_for_two(file: SituationsFile) -> tuple[tuple[Location, str, str], ...]:
    """Where something is said that another code has already, what it is, and that code."""
    first: dict[str, str] = {}
    return tuple(
        (("situations", code, language, index), said, other)
        for code, situations in file.situations.items()
        for language in NAMES
        for index, said in enumerate(situations.said_in(language))
        if (other := first.setdefault(fold(said), code)) != code
    )
