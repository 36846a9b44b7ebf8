"""A translation stands beside what it translates, and keeps up with it.

Passes: `khai-sinh.en.yml` beside `khai-sinh.yml`, made from its words as they are today. Fails: a
translation of a file that is not there, or with `of: abc`. A text that was not translated, or has
changed since, is a hint: readers see it in Vietnamese; so is a number that the Vietnamese has not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document
from generator.library.forms.translation import Entry, Freshness, entries
from generator.library.language.made_once import made_once
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.base import Model, quoted
from generator.library.models.translation import MARK, TranslationFile

UPDATE = "Chạy motcham translations update, rồi dịch các câu còn trống."


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each translation that has lost its Vietnamese or is behind it."""
    models = translatable(collection)
    for file, translation in collection.translations.items():
        if file in models:
            told = _wrong_marks(translation.model, translation.document)
            behind, others = _compared(models[file], translation.model, translation.document)
            yield from (*(told or behind), *others)
        elif file not in collection.unread:
            message = f"Đây là bản dịch của {file}, nhưng không có tệp ấy."
            hint = "Đổi tên cho khớp, hoặc xoá bản dịch này."
            yield translation.document.problem((), "lost-translation", message, hint)
    yield from _of_pages(collection)


def _of_pages(collection: Collection) -> Iterator[Problem]:
    """The same of hand-written pages with a code."""
    codes = {page.document.file: page.model.code for page in collection.pages}
    for file, page in collection.translated_pages.items():
        if file in collection.unread:
            continue
        if codes.get(file) != page.model.code:
            message = f"Trang tiếng Việt {file} không mang mã {page.model.code}."
            hint = "Đặt mã như trang tiếng Việt."
            yield page.document.problem(("code",), "lost-translation", message, hint)
            continue
        of, right = page.model.of, f"of: {collection.page_marks[file]}"
        if of is None:
            hint = f"Đã dịch đúng {file} như bây giờ thì thêm dòng «{right}»."
            yield page.document.problem((), "missing-key", "Thiếu mục «of».", hint)
        elif not _is_mark(of):
            hint = f"Đã dịch đúng {file} như bây giờ thì ghi «{right}»."
            yield page.document.problem(("of",), "bad-mark", _no_mark(of), hint)
        elif of != collection.page_marks[file]:
            message = "Trang tiếng Việt đã đổi từ khi dịch, nên trang tiếng Anh tạm không hiện."
            hint = f"Dịch lại chỗ đã đổi, rồi ghi {right}."
            yield page.document.warning(("of",), "old-translation", message, hint)
    for file, english in collection.uncoded_pages.items():
        if code := codes.get(file):
            message = f"{file} mang mã {code}, trang tiếng Anh này thì không, nên không hiện."
            hint = (
                f"Ghi ở đầu trang, giữa hai dòng ---: code: {code}, title, summary và "
                f"of: {collection.page_marks[file]}."
            )
            yield Problem(english, 1, 1, "missing-key", message, hint, "warning")


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
def _wrong_marks(translation: TranslationFile, document: Document) -> tuple[Problem, ...]:
    hint = "Đừng sửa dòng «of»; chạy motcham translations update để viết lại."
    return tuple(
        document.problem(("strings", place, "of"), "bad-mark", _no_mark(string.of), hint)
        for place, string in translation.strings.items()
        if not _is_mark(string.of)
    )


def _is_mark(text: str) -> bool:
    return re.fullmatch(MARK, text) is not None


def _no_mark(text: str) -> str:
    return f"Có {quoted(text)}, cần dấu gồm 6 chữ số và chữ a–f."


@made_once
def _compared(
    model: Model, translation: TranslationFile, document: Document
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """That texts are not translated or behind; and what numbers the English has of its own."""
    found = entries(model, translation)
    return tuple(_behind(found, document)), tuple(_other_numbers(found, translation, document))


def _behind(found: Sequence[Entry], document: Document) -> Iterator[Problem]:
    states = [entry.state for entry in found]
    outdated, missing = (
        states.count(Freshness.OUTDATED),
        states.count(Freshness.MISSING),
    )
    if outdated or missing:
        message = f"Bản dịch còn thiếu: {missing} câu chưa dịch, {outdated} câu tiếng Việt đã đổi."
        yield document.warning(("strings",), "old-translation", message, UPDATE)


def _other_numbers(
    found: Sequence[Entry], translation: TranslationFile, document: Document
) -> Iterator[Problem]:
    """A hint for each English text with a number that its Vietnamese has not.

    The other way about there is none: English writes months and small numbers in letters.
    """
    for entry in found:
        if entry.state is Freshness.FRESH and entry.place in translation.strings:
            for number in sorted(_english_numbers(entry.english) - _numbers(entry.vietnamese)):
                message = f"Bản tiếng Anh có số {number} mà câu tiếng Việt không có."
                hint = f"Câu tiếng Việt: {quoted(entry.vietnamese)}. Sửa số cho khớp."
                place = ("strings", entry.place)
                yield document.warning(place, "other-number", message, hint)


_DIGITS = re.compile(r"\d+")
_IN_LETTERS = {
    word: str(number)
    for number, word in enumerate(
        ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"], start=1
    )
}


def _numbers(text: str) -> set[str]:
    """The numbers of a Vietnamese text, those in letters too."""
    words = re.findall(r"\w+", text.lower())
    return _in_digits(text, ".") | {_IN_LETTERS[word] for word in words if word in _IN_LETTERS}


def _english_numbers(text: str) -> set[str]:
    """The numbers of an English text, hours as Vietnamese counts them: 23 for 11 pm and 23:00."""
    hours = re.sub(r"\b(\d{1,2}):00\b", r"\1", text)
    hours = re.sub(
        r"\b(\d{1,2}) ?pm\b", lambda found: str(int(found[1]) % 12 + 12), hours, flags=re.IGNORECASE
    )
    return _in_digits(hours, ",")


def _in_digits(text: str, thousands: str) -> set[str]:
    """The numbers that stand in digits, without zeros before them and the mark of `thousands`."""
    whole = re.sub(rf"(?<=\d){re.escape(thousands)}(?=\d{{3}}(?!\d))", "", text)
    return {one.lstrip("0") or "0" for one in _DIGITS.findall(whole)}
