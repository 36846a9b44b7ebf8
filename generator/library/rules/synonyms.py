"""The thesaurus says each thing once, and means something that the guide has.

Passes: `say: [giấy độc thân]`, `mean: xác nhận tình trạng hôn nhân`. Fails: the same words said
twice, or a meaning of which no word stands in any title or keyword.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.language.folding import fold
from generator.library.loading.collection import Collection


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each saying that stands twice, a hint for each meaning unknown."""
    if collection.synonyms is None:
        return
    document = collection.synonyms.document
    known = {
        word
        for sourced in collection.procedures
        for name in (sourced.model.title, *sourced.model.keywords, sourced.model.official_title)
        for word in fold(name).split()
    }
    first: dict[str, Location] = {}
    for number, synonym in enumerate(collection.synonyms.model.synonyms):
        for index, said in enumerate(synonym.say):
            location = ("synonyms", number, "say", index)
            before = first.setdefault(fold(said), location)
            if before != location:
                message = f"«{said}» đã có ở dòng {document.mark(before).line}."
                yield document.problem(location, "said-twice", message, "Giữ lại một chỗ.")
        if known.isdisjoint(fold(synonym.mean).split()):
            message = f"Không thủ tục nào có chữ nào trong «{synonym.mean}»."
            hint = "Dùng chữ có trong tên hoặc từ khóa của thủ tục."
            yield document.warning(("synonyms", number, "mean"), "unknown-meaning", message, hint)
