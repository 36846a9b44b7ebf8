"""The library of the English site."""

from __future__ import annotations

from dataclasses import replace

from generator.library.language import ENGLISH
from generator.library.library import Library
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.page import InformationPage
from generator.library.models.translation import TranslatedPage
from generator.library.phrase import Translated, Untranslated
from generator.library.translation import in_english


def english_library(library: Library) -> Library:
    """The library of the English site: its texts in English, its addresses below `en/`."""
    translations = library.translations
    fields = in_english(FieldsFile(fields=library.fields), translations.fields)
    events = in_english(LifeEventsFile(life_events=library.life_events), translations.life_events)
    ward = in_english(library.ward, translations.ward)
    return replace(
        library,
        ward=ward.model_copy(
            update={
                "site_url": f"{library.ward.site_url}{ENGLISH}/",
                "address": Untranslated(ward.address),
            }
        ),
        fields=fields.fields,
        life_events=events.life_events,
        procedures=tuple(
            in_english(procedure, translations.procedures.get(procedure.code))
            for procedure in library.procedures
        ),
        pages=tuple(_page(page, translations.pages.get(page.code)) for page in library.pages),
        synonyms=(),
        renovations=tuple(in_english(each, None) for each in library.renovations),
    )


def _page(page: InformationPage, translated: TranslatedPage | None) -> InformationPage:
    if translated is None:
        untranslated = {"title": Untranslated(page.title), "summary": Untranslated(page.summary)}
        return page.model_copy(update=untranslated)
    return page.model_copy(
        update={
            "title": Translated(translated.title, page.title),
            "summary": Translated(translated.summary, page.summary),
            "keywords": (*translated.keywords, *page.keywords),
        }
    )
