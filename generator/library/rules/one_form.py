"""Days and the place where files go are written in one way, in whatever file they stand.

Passes: `từ ngày 01/07/2026`, `Trung tâm Phục vụ hành chính công`. A hint: `01/7/2026`, `1-7-2026`;
`bộ phận một cửa`, which is the same place by an older name. Fails: nothing. Drafts and record pages
are left alone, and what stands as it stands elsewhere: names of laws, records, words to search by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document
from generator.library.language.made_once import made_once
from generator.library.loading.collection import Collection
from generator.library.rules.at_once import small
from generator.library.rules.unit_words import own_texts, own_words, texts_of_library

_DAY = re.compile(r"(\d(?<![\w./-]\d)\d?)([./-])(\d{1,2})\2((?:19|20)\d\d)(?![\w-])")
"""What stands before the first digit is looked at behind it: to seek a digit is quick."""
_OLD_PLACE = re.compile(
    r"bộ phận một cửa(?! của cơ quan)|trung tâm hành chính công\b", re.IGNORECASE
)
_PLACE = "Trung tâm Phục vụ hành chính công"


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a hint for each day and each name of the place that is written otherwise."""
    for document in texts_of_library(collection):
        yield from _written_otherwise(document)


@made_once
def _written_otherwise(document: Document) -> tuple[Problem, ...]:
    words = own_words(document)
    lower = small(words)
    place = "một cửa" in lower or "trung tâm hành chính công" in lower
    if (place and _OLD_PLACE.search(words)) or any(map(_other_form, _DAY.finditer(words))):
        return tuple(_hints(document))
    return ()


def _hints(document: Document) -> Iterator[Problem]:
    for location, text in own_texts(document.data):
        for day in _DAY.finditer(text):
            if right := _other_form(day):
                message = f"Ngày «{day[0]}» viết khác các trang khác."
                yield document.warning(location, "day-form", message, f"Viết {right}.")
        if place := _OLD_PLACE.search(text):
            message = f"«{place[0]}» là tên khác của cùng một nơi."
            yield document.warning(location, "place-name", message, f"Viết «{_PLACE}».")


def _other_form(day: re.Match[str]) -> str:
    """How a day is written that is written otherwise here."""
    right = f"{int(day[1]):02}/{int(day[3]):02}/{day[4]}"
    return "" if day[0] == right else right
