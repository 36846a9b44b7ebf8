"""What the English site shows."""

from __future__ import annotations

from dataclasses import replace

from generator.library.checked.as_file import as_file
from generator.library.checked.published import Published
from generator.library.forms.translation import in_english
from generator.library.language.locale import ENGLISH
from generator.library.language.made_once import made_once
from generator.library.language.mixed_text import Translated, Untranslated
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.glossary import GlossaryFile, Term
from generator.library.models.other_office import OtherOfficesFile
from generator.library.models.page import InformationPage
from generator.library.models.rights import RightsFile
from generator.library.models.translation import TranslatedPage, TranslationFile


def english(published: Published) -> Published:
    """What the English site shows: its texts in English, its addresses below `en/`."""
    translations = published.translations
    fields = in_english(as_file(FieldsFile, published.fields), translations.fields)
    events = in_english(as_file(LifeEventsFile, published.life_events), translations.life_events)
    rights = in_english(as_file(RightsFile, published.rights), translations.rights)
    offices = in_english(
        as_file(OtherOfficesFile, published.other_offices), translations.other_offices
    )
    ward = in_english(published.ward, translations.ward)
    return replace(
        published,
        ward=ward.model_copy(
            update={
                "site_url": f"{published.ward.site_url}{ENGLISH}/",
                "address": Untranslated(ward.address),
                "places": tuple(
                    place.model_copy(update={"address": Untranslated(place.address)})
                    for place in ward.places
                ),
            }
        ),
        fields=fields.fields,
        life_events=events.life_events,
        procedures=tuple(
            in_english(procedure, translations.procedures.get(procedure.code))
            for procedure in published.procedures
        ),
        pages=tuple(_page(page, translations.pages.get(page.code)) for page in published.pages),
        synonyms=published.english_synonyms,
        light_words=published.english_light_words,
        light_with_accents=(),
        terms=_terms(as_file(GlossaryFile, published.terms), translations.glossary),
        rights=rights.rights,
        other_offices=offices.other_offices,
        renovations=tuple(in_english(each, None) for each in published.renovations),
    )


@made_once
def _terms(glossary: GlossaryFile, translation: TranslationFile | None) -> tuple[Term, ...]:
    """The hard words of which both the word and what it means have been translated."""
    return tuple(
        each
        for each in in_english(glossary, translation).terms
        if not isinstance(each.term, Untranslated) and not isinstance(each.means, Untranslated)
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
