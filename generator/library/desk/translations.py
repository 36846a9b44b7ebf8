"""Keeping the translation files of a guide: what is missing, and files ready to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.disk.writing import write_together
from generator.errors import MotchamError
from generator.library.forms.paths import Roots
from generator.library.forms.translation import Entry, entries, translation_text
from generator.library.loading.collection import Collection, collect, translation_of
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


def update_translations(roots: Roots, codes: Sequence[str]) -> list[str]:
    """Bring the translation files up to date, and start one for each code; gives their names.

    Raises MotchamError where a code is no procedure's, or a file has errors: nothing is written.
    """
    with held_guide(roots):
        return _update(roots, codes)


def _update(roots: Roots, codes: Sequence[str]) -> list[str]:
    collection = _sound(roots)
    by_code = {s.model.code: s.document.file for s in collection.procedures}
    if unknown := [code for code in codes if code not in by_code]:
        message = f"Không có thủ tục mang mã {', '.join(unknown)}."
        raise MotchamError(message, "Xem các mã bằng motcham codes.")
    wanted = {*collection.translations, *(by_code[code] for code in codes)}
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
