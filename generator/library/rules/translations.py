"""A translation stands beside what it translates, and keeps up with it.

Passes: `khai-sinh.en.yml` beside `khai-sinh.yml`, made from its words as they are today. Fails: a
translation of a file that is not there. A text that was not translated, or has changed since, is a
hint: readers see it in Vietnamese.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document
from generator.library.forms.translation import Freshness, entries
from generator.library.language.made_once import made_once
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.base import Model
from generator.library.models.translation import TranslationFile

UPDATE = "Chạy motcham translations update, rồi dịch các câu còn trống."


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each translation that has lost its Vietnamese or is behind it."""
    models = translatable(collection)
    for file, translation in collection.translations.items():
        if file in models:
            yield from _behind(models[file], translation.model, translation.document)
        elif file not in collection.unread:
            message = f"Đây là bản dịch của {file}, nhưng không có tệp ấy."
            hint = "Đổi tên cho khớp, hoặc xoá bản dịch này."
            yield translation.document.problem((), "lost-translation", message, hint)
    codes = {page.document.file: page.model.code for page in collection.pages}
    for file, page in collection.translated_pages.items():
        if file in collection.unread:
            continue
        if codes.get(file) != page.model.code:
            message = f"Trang tiếng Việt {file} không mang mã {page.model.code}."
            hint = "Đặt mã như trang tiếng Việt."
            yield page.document.problem(("code",), "lost-translation", message, hint)
        elif page.model.of != collection.page_marks[file]:
            message = "Trang tiếng Việt đã đổi từ khi dịch, nên trang tiếng Anh tạm không hiện."
            hint = f"Dịch lại chỗ đã đổi, rồi ghi of: {collection.page_marks[file]}."
            yield page.document.warning(("of",), "old-translation", message, hint)


def translatable(collection: Collection) -> dict[str, Model]:
    """Every form whose texts can be translated, by its file."""
    sources: list[Sourced[Model] | None] = [
        collection.ward,  # type: ignore[list-item]  # a ward is a form
        collection.fields,  # type: ignore[list-item]
        collection.life_events,  # type: ignore[list-item]
        collection.glossary,  # type: ignore[list-item]
        collection.rights,  # type: ignore[list-item]
        collection.other_offices,  # type: ignore[list-item]
        *collection.procedures,  # type: ignore[list-item]
    ]
    return {source.document.file: source.model for source in sources if source}


@made_once
def _behind(model: Model, translation: TranslationFile, document: Document) -> tuple[Problem, ...]:
    states = [entry.state for entry in entries(model, translation)]
    outdated, missing = (
        states.count(Freshness.OUTDATED),
        states.count(Freshness.MISSING),
    )
    if outdated or missing:
        message = f"Bản dịch còn thiếu: {missing} câu chưa dịch, {outdated} câu tiếng Việt đã đổi."
        return (document.warning(("strings",), "old-translation", message, UPDATE),)
    return ()
