"""What is published, in the words of its unit: the one place where texts of files get them.

Translations go along: each is marked anew, as made from the Vietnamese that is published. So files
keep the marks of the texts that they hold, which are the same for every unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.library.checked.as_file import as_file
from generator.library.checked.published import Published
from generator.library.forms.translation import AnyModel, mapped
from generator.library.language.folding import mark_of
from generator.library.language.made_once import made_in_each_run, made_once
from generator.library.language.unit_words import unit_words
from generator.library.local.in_unit import in_unit
from generator.library.models.catalogue import FieldsFile, LifeEventsFile
from generator.library.models.glossary import GlossaryFile
from generator.library.models.local_facts import Overlay, SetFee
from generator.library.models.other_office import OtherOfficesFile
from generator.library.models.procedure import Procedure
from generator.library.models.rights import RightsFile
from generator.library.models.translation import TranslatedString, TranslationFile

Told = tuple[Procedure, TranslationFile | None]
"""A procedure, and what it says in English."""


@made_in_each_run
def told_in_unit(
    procedure: Procedure,
    own: tuple[tuple[SetFee, ...], Overlay | None],
    day: date,
    translation: TranslationFile | None,
    level: str,
) -> Told:
    """A procedure and its translation as the unit has them since `day`, with words for its level.

    Its `own` are the fees that are set there and what it adds; `day` is that of the last turn.
    """
    return _said(in_unit(procedure, *own, day), translation, level)


def in_words_of_unit(published: Published, told: Sequence[Told]) -> Published:
    """`published`, whose texts stand as in the files, with the words for the unit's level.

    Its procedures are those of `told`.
    """
    level, known = published.ward.level, published.translations
    ward, ward_english = _spoken(published.ward, known.ward, level)
    fields, fields_english = _spoken(as_file(FieldsFile, published.fields), known.fields, level)
    events, events_english = _spoken(
        as_file(LifeEventsFile, published.life_events), known.life_events, level
    )
    glossary, glossary_english = _spoken(
        as_file(GlossaryFile, published.terms), known.glossary, level
    )
    rights, rights_english = _spoken(as_file(RightsFile, published.rights), known.rights, level)
    offices, offices_english = _spoken(
        as_file(OtherOfficesFile, published.other_offices),
        known.other_offices,
        level,
    )
    return replace(
        published,
        ward=ward,
        fields=fields.fields,
        life_events=events.life_events,
        terms=glossary.terms,
        rights=rights.rights,
        other_offices=offices.other_offices,
        procedures=tuple(procedure for procedure, _ in told),
        pages=tuple(_spoken(page, None, level)[0] for page in published.pages),
        situations={
            code: _spoken(said, None, level)[0] for code, said in published.situations.items()
        },
        synonyms=tuple(_spoken(synonym, None, level)[0] for synonym in published.synonyms),
        renovations=tuple(_spoken(works, None, level)[0] for works in published.renovations),
        translations=replace(
            known,
            ward=ward_english,
            fields=fields_english,
            life_events=events_english,
            glossary=glossary_english,
            rights=rights_english,
            other_offices=offices_english,
            procedures={p.code: english for p, english in told if english},
            pages={code: _spoken(page, None, level)[0] for code, page in known.pages.items()},
        ),
    )


@made_once
def _spoken(
    model: AnyModel, translation: TranslationFile | None, level: str
) -> tuple[AnyModel, TranslationFile | None]:
    """A form and its translation with the words for `level`."""
    return _said(model, translation, level)


def _said(
    model: AnyModel, translation: TranslationFile | None, level: str
) -> tuple[AnyModel, TranslationFile | None]:
    marks: dict[str, str] = {}

    def spoken(_place: str, text: str) -> str:
        words = unit_words(text, level)
        if words != text:
            marks[mark_of(text)] = mark_of(words)
        return words

    told: AnyModel = mapped(model, spoken)
    return told, _remarked(translation, marks, level) if translation else None


def _remarked(
    translation: TranslationFile, marks: Mapping[str, str], level: str
) -> TranslationFile:
    def remarked(string: TranslatedString) -> TranslatedString:
        of, text = marks.get(string.of, string.of), unit_words(string.text, level)
        was = string.was and unit_words(string.was, level)
        if (of, text, was) == (string.of, string.text, string.was):
            return string
        return string.model_copy(update={"of": of, "text": text, "was": was})

    strings = {place: remarked(string) for place, string in translation.strings.items()}
    return translation.model_copy(update={"strings": strings})
