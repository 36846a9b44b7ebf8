"""How far the English of a whole library is, and what a change leaves behind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.checked.published import Published
from generator.library.forms.translation import Freshness, entries
from generator.library.models.base import Model
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.glossary import GlossaryFile
from generator.library.models.other_office import OtherOfficesFile
from generator.library.models.rights import RightsFile
from generator.library.models.translation import TranslationFile


def behind(old: Published, new: Published) -> Iterator[str]:
    """Yield the translations that fall behind from one edition to the next, in words."""
    before = {key: waiting for key, _, waiting in waiting_texts(old)}
    for key, title, waiting in waiting_texts(new):
        if more := waiting - before.get(key, set()):
            yield f"{title}: thêm {len(more)} câu hiện tiếng Việt trên trang tiếng Anh"
    titles = new.titles()
    for code in old.translations.pages:
        if code in titles and code not in new.translations.pages:
            yield f"{code} {titles[code]}: trang tiếng Anh tạm không hiện"


def waiting_texts(published: Published) -> Iterator[tuple[str, str, set[str]]]:
    """Every form that has a translation: a key, a title, the texts that show in Vietnamese."""
    for key, title, model, translation in _translated(published):
        texts = entries(model, translation)
        yield (
            key,
            title,
            {text.vietnamese for text in texts if text.state is not Freshness.FRESH},
        )


def _translated(published: Published) -> Iterator[tuple[str, str, Model, TranslationFile]]:
    """Every form that has a translation: a key, a title, the form, the translation."""
    known = published.translations
    fields = FieldsFile.model_construct(fields=published.fields)
    events = LifeEventsFile.model_construct(life_events=published.life_events)
    glossary = GlossaryFile.model_construct(terms=published.terms)
    rights = RightsFile.model_construct(rights=published.rights)
    offices = OtherOfficesFile.model_construct(other_offices=published.other_offices)
    forms: list[tuple[str, str, Model, TranslationFile | None]] = [
        ("ward", published.ward.name, published.ward, known.ward),
        ("fields", "Lĩnh vực", fields, known.fields),
        ("life events", "Việc đời", events, known.life_events),
        ("glossary", "Chữ khó", glossary, known.glossary),
        ("rights", "Quyền của người nộp hồ sơ", rights, known.rights),
        ("other offices", "Nơi khác làm", offices, known.other_offices),
    ]
    forms += [
        (one.code, f"{one.code} {one.title}", one, known.procedures.get(one.code))
        for one in published.procedures
    ]
    for key, title, model, translation in forms:
        if translation:
            yield key, title, model, translation
