"""What is published on a day: all that pages, papers and the search may draw, and nothing else.

Drafts are not in it, nor the facts of renovations that have left the site; amounts are those of the
day. The raw files stay behind `Library.on`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.emblems.emblem import Emblem
from generator.library.language.folding import sort_key
from generator.library.loading.form_file import FormFile
from generator.library.models.catalogue import Field, LifeEvent
from generator.library.models.change_log import LoggedChange
from generator.library.models.glossary import Term
from generator.library.models.holidays import HolidayNotice
from generator.library.models.offer import NotOffered
from generator.library.models.other_office import OtherOffice
from generator.library.models.page import InformationPage
from generator.library.models.procedure import LawFact, Procedure
from generator.library.models.renovation import Renovation
from generator.library.models.situation import Situations
from generator.library.models.synonym import Synonym
from generator.library.models.translation import TranslatedPage, TranslationFile
from generator.library.models.ward import Ward
from generator.library.registers.address import Site
from generator.library.registers.ledger import Row
from generator.library.registers.prints import PrintRecord


@dataclass(frozen=True)
class Translations:
    """The English of a library, where there is any; procedures and pages by their code."""

    ward: TranslationFile | None = None
    fields: TranslationFile | None = None
    life_events: TranslationFile | None = None
    glossary: TranslationFile | None = None
    rights: TranslationFile | None = None
    other_offices: TranslationFile | None = None
    procedures: Mapping[str, TranslationFile] = field(default_factory=dict)
    pages: Mapping[str, TranslatedPage] = field(default_factory=dict)


@dataclass(frozen=True)
class Published:
    """What is published on `day`.

    `procedures` are those with a page, sorted by code, as `renovations` are: those whose facts may
    be shown. The pages of `ended_renovations` say only that they ended. `files` maps the code of
    each procedure, renovation and page to its file below the project's root.
    """

    day: date
    ward: Ward
    fields: tuple[Field, ...]
    life_events: tuple[LifeEvent, ...]
    procedures: tuple[Procedure, ...]
    pages: tuple[InformationPage, ...]
    synonyms: tuple[Synonym, ...]
    """Of the language of what is published."""
    english_synonyms: tuple[Synonym, ...]
    light_words: tuple[str, ...]
    light_with_accents: tuple[str, ...]
    english_light_words: tuple[str, ...]
    """Words that say little in a query, in any language."""
    situations: Mapping[str, Situations]
    """What people say who need a page, by its code."""
    most_asked: tuple[str, ...]
    """Codes of what the home page names first."""
    rows: Mapping[str, Row]
    files: Mapping[str, str]
    translations: Translations
    prints: tuple[PrintRecord, ...]
    renovations: tuple[Renovation, ...]
    ended_renovations: tuple[str, ...]
    holidays: tuple[HolidayNotice, ...] = ()
    terms: tuple[Term, ...] = ()
    """Hard words, which pages explain."""
    rights: tuple[LawFact, ...] = ()
    """What everybody may ask who hands in a file; of some the law may be over."""
    other_offices: tuple[OtherOffice, ...] = ()
    """What no unit does, and who does it."""
    changes: tuple[LoggedChange, ...] = ()
    """What changed for residents, as the unit has logged it."""
    emblem: Emblem | None = None
    forms: Mapping[str, FormFile] = field(default_factory=dict)
    in_library: tuple[Procedure, ...] = ()
    """Those of `procedures` that all units share, as the library writes them: without the unit's
    own facts and amounts."""
    drafts: tuple[Procedure, ...] = ()
    """Procedures that have no page: residents see nothing of them, staff edit them."""

    @property
    def site(self) -> Site:
        """The addresses of the guide."""
        return Site(self.ward.site_url)

    @cached_property
    def by_code(self) -> Mapping[str, Procedure]:
        """Procedures by their code."""
        return {procedure.code: procedure for procedure in self.procedures}

    @cached_property
    def field_by_id(self) -> Mapping[str, Field]:
        """Fields by their id."""
        return {field.id: field for field in self.fields}

    @cached_property
    def elsewhere(self) -> Mapping[str, NotOffered]:
        """What the unit does not do, by the codes of procedures and fields: all views ask this.

        Its pages stay, for their codes are printed; lists, papers and steps leave it out.
        """
        return self.ward.elsewhere(self.fields, self.procedures)

    @cached_property
    def here(self) -> tuple[Procedure, ...]:
        """The procedures that the unit does, and withdrawn ones that it did."""
        return tuple(p for p in self.procedures if p.code not in self.elsewhere)

    @cached_property
    def alphabetical(self) -> tuple[Procedure, ...]:
        """The procedures done here, in the order of a Vietnamese dictionary."""
        return tuple(sorted(self.here, key=lambda p: (sort_key(p.title), p.code)))

    def in_field(self, field: Field) -> tuple[Procedure, ...]:
        """The procedures of one field done here: those in force first, in the order of codes."""
        mine = [p for p in self.here if p.field == field.id]
        return tuple(sorted(mine, key=lambda p: (p.withdrawn_on is not None, p.code)))

    def titles(self) -> Mapping[str, str]:
        """Every code that has a page, with the page's title."""
        return self._titles

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        titles = {field.code: field.title for field in self.fields}
        titles |= {event.code: event.title for event in self.life_events}
        titles |= {procedure.code: procedure.title for procedure in self.procedures}
        titles |= {page.code: page.title for page in self.pages}
        return titles

    @cached_property
    def short_titles(self) -> Mapping[str, str]:
        """What pages are called on a round or a small tag, where they have such a name."""
        procedures = {one.code: one.short_title for one in self.procedures}
        fields = {one.code: one.short_title for one in self.fields}
        events = {one.code: one.short_title for one in self.life_events}
        pages = {one.code: one.short_title for one in self.pages}
        named = procedures | fields | events | pages
        return {code: short for code, short in named.items() if short}

    @property
    def news(self) -> tuple[InformationPage, ...]:
        """Information pages: the latest news first, then the pages without a day, by title."""
        dated = sorted((p for p in self.pages if p.on), key=lambda p: (p.on, p.code), reverse=True)
        lasting = sorted((p for p in self.pages if not p.on), key=lambda p: sort_key(p.title))
        return (*dated, *lasting)

    def life_events_with(self, code: str) -> tuple[LifeEvent, ...]:
        """The life events in which a procedure is a step."""
        return self._life_events_by_code.get(code, ())

    @cached_property
    def _life_events_by_code(self) -> Mapping[str, tuple[LifeEvent, ...]]:
        found: dict[str, tuple[LifeEvent, ...]] = {}
        for event in self.life_events:
            for code in event.procedures:
                found[code] = (*found.get(code, ()), event)
        return found
