"""Keeping the translation files of a guide: what is missing, and files ready to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.disk.writing import write_together
from generator.errors import MotchamError, WrongUseError
from generator.library.forms.paths import Roots
from generator.library.forms.translation import Entry, Freshness, entries, translation_text
from generator.library.loading.collection import Collection, collect, english_page, translation_of
from generator.library.loading.held import held_guide
from generator.library.rules.translations import translatable


def translation_states(roots: Roots) -> dict[str, list[Entry]]:
    """Every file that could be translated, with the state of each of its texts."""
    collection = _sound(roots)
    translated = collection.translations
    return {
        file: entries(model, translated[file].model if file in translated else None)
        for file, model in translatable(collection).items()
    }


def page_states(roots: Roots) -> dict[str, Freshness]:
    """Every hand-written page with a code, and how far its English page is."""
    return _page_states(_sound(roots))


def _page_states(collection: Collection) -> dict[str, Freshness]:
    states = {}
    for file in sorted(page.document.file for page in collection.pages):
        english = collection.translated_pages.get(file)
        fresh = english and english.model.of == collection.page_marks[file]
        behind = english or file in collection.uncoded_pages
        states[file] = (
            Freshness.FRESH if fresh else Freshness.OUTDATED if behind else Freshness.MISSING
        )
    return states


def page_advice(roots: Roots, codes: Sequence[str]) -> list[str]:
    """What a person does for the English of each hand-written page among these codes."""
    collection = _sound(roots)
    states = _page_states(collection)
    said = []
    for page in (page for page in collection.pages if page.model.code in codes):
        file, code = page.document.file, page.model.code
        english, mark = english_page(roots, file), collection.page_marks[file]
        if states[file] is Freshness.FRESH:
            said.append(f"{english}: đã dịch đúng {file} như bây giờ.")
        else:
            missing = states[file] is Freshness.MISSING
            first = f"viết trang này, dịch từ {file}" if missing else f"dịch lại theo {file}"
            head = f"code: {code}, title, summary và of: {mark}"
            said.append(f"{english}: {first}; ở đầu trang, giữa hai dòng ---, ghi {head}.")
    return said


def update_translations(roots: Roots, codes: Sequence[str]) -> list[str]:
    """Bring the translation files up to date, and start one for each code; gives their names.

    Of a hand-written page a person writes the English: see `page_advice`. Raises MotchamError where
    a code is neither's, or a file has errors: nothing is written.
    """
    with held_guide(roots):
        return _update(roots, codes)


def _update(roots: Roots, codes: Sequence[str]) -> list[str]:
    collection = _sound(roots)
    by_code = {s.model.code: s.document.file for s in collection.procedures}
    pages = {page.model.code for page in collection.pages}
    if unknown := [code for code in codes if code not in {*by_code, *pages}]:
        message = f"Không có thủ tục hay trang viết tay mang mã {', '.join(unknown)}."
        raise WrongUseError(message, f"Các mã đã cấp nằm ở {' và '.join(roots.ledgers)}.")
    wanted = {*collection.translations, *(by_code[code] for code in codes if code in by_code)}
    states = translation_states(roots)
    written: dict[str, bytes] = {}
    for file in sorted(wanted & states.keys()):
        target = roots / translation_of(file)
        text = translation_text(states[file], Path(file).name)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            written[translation_of(file)] = text.encode()
    write_together({roots / file: data for file, data in written.items()})
    return list(written)


def _sound(roots: Roots) -> Collection:
    collection, problems = collect(roots)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        first = errors[0]
        raise MotchamError(f"{first.file}:{first.line}: {first.message}", first.hint)
    return collection
