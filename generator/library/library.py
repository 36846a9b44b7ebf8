"""The library: everything a guide or a print needs, checked and frozen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.library.address import Site
from generator.library.collection import (
    FIELDS,
    LIFE_EVENTS,
    WARD,
    Collection,
    collect,
)
from generator.library.ledger import (
    LEDGER,
    Claim,
    Kind,
    Row,
    format_ledger,
    safe_ledger,
    updated,
)
from generator.library.models.catalogue import Group, LifeEvent
from generator.library.models.page import InformationPage
from generator.library.models.procedure import Procedure
from generator.library.models.renovation import Renovation
from generator.library.models.synonym import Synonym
from generator.library.models.translation import TranslatedPage, TranslationFile
from generator.library.models.ward import Ward, site_address
from generator.library.prints import PrintRecord
from generator.library.problems import Problem, has_errors
from generator.library.rules import broken_rules
from generator.library.text import sort_key


@dataclass(frozen=True)
class Translations:
    """The English of a library, where there is any; procedures and pages by their code."""

    ward: TranslationFile | None = None
    fields: TranslationFile | None = None
    life_events: TranslationFile | None = None
    procedures: Mapping[str, TranslationFile] = field(default_factory=dict)
    pages: Mapping[str, TranslatedPage] = field(default_factory=dict)


@dataclass(frozen=True)
class Library:
    """A checked library. `procedures` are those with a page, sorted by code, as `renovations` are.

    `files` maps the code of each procedure, renovation and page to its file below the
    project's root.
    """

    ward: Ward
    fields: tuple[Group, ...]
    life_events: tuple[LifeEvent, ...]
    procedures: tuple[Procedure, ...]
    pages: tuple[InformationPage, ...]
    synonyms: tuple[Synonym, ...]
    rows: Mapping[str, Row]
    files: Mapping[str, str]
    translations: Translations = field(default_factory=Translations)
    prints: tuple[PrintRecord, ...] = ()
    renovations: tuple[Renovation, ...] = ()

    @property
    def site(self) -> Site:
        """The addresses of the guide."""
        return Site(self.ward.site_url)

    @cached_property
    def by_code(self) -> Mapping[str, Procedure]:
        """Procedures by their code."""
        return {procedure.code: procedure for procedure in self.procedures}

    @cached_property
    def field_by_id(self) -> Mapping[str, Group]:
        """Fields by their id."""
        return {group.id: group for group in self.fields}

    @cached_property
    def alphabetical(self) -> tuple[Procedure, ...]:
        """Procedures in the order of a Vietnamese dictionary."""
        return tuple(sorted(self.procedures, key=lambda p: (sort_key(p.title), p.code)))

    def in_field(self, group: Group) -> tuple[Procedure, ...]:
        """The procedures of one field: those in force first, in the order of their codes."""
        mine = [p for p in self.procedures if p.field == group.id]
        return tuple(sorted(mine, key=lambda p: (p.withdrawn_on is not None, p.code)))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many procedures each field has, by the field's id."""
        return Counter(procedure.field for procedure in self.procedures)

    def titles(self) -> Mapping[str, str]:
        """Every code that has a page, with the page's title."""
        titles = {group.code: group.title for group in self.fields}
        titles |= {event.code: event.title for event in self.life_events}
        titles |= {procedure.code: procedure.title for procedure in self.procedures}
        titles |= {page.code: page.title for page in self.pages}
        return titles

    @property
    def news(self) -> tuple[InformationPage, ...]:
        """Information pages: the latest news first, then the pages without a day, by title."""
        dated = sorted((p for p in self.pages if p.on), key=lambda p: (p.on, p.code), reverse=True)
        lasting = sorted((p for p in self.pages if not p.on), key=lambda p: sort_key(p.title))
        return (*dated, *lasting)

    @property
    def ended_renovations(self) -> tuple[str, ...]:
        """Codes of renovations whose file has been archived; sorted. Their page says they ended."""
        kept = {renovation.code for renovation in self.renovations}
        issued = {code for code, row in self.rows.items() if row.kind is Kind.RENOVATION}
        return tuple(sorted(issued - kept))

    def life_events_with(self, code: str) -> tuple[LifeEvent, ...]:
        """The life events in which a procedure is a step."""
        return tuple(
            event for event in self.life_events if code in {step.procedure for step in event.steps}
        )


def load_library(
    root: Path, *, ward_file: Path | None = None, site_url: str | None = None, drafts: bool = False
) -> tuple[Library | None, list[Problem]]:
    """Read and check the guide in `root`: the library, or None where an error blocks.

    `site_url` replaces the ward's own address. `drafts` adds drafts, for a preview.
    """
    collection, problems = collect(root, ward_file)
    problems = sorted({*problems, *broken_rules(collection)})
    if has_errors(problems) or collection.ward is None or collection.fields is None:
        return None, problems
    ward = collection.ward.model
    if site_url is not None:
        ward = ward.model_copy(update={"site_url": site_address(site_url)})
    return _library(collection, ward, drafts=drafts), problems


def _library(collection: Collection, ward: Ward, *, drafts: bool) -> Library:
    shown = [s for s in collection.procedures if s.model.has_page or drafts]
    events = collection.life_events
    return Library(
        ward=ward,
        fields=collection.fields.model.fields if collection.fields else (),
        life_events=events.model.life_events if events else (),
        procedures=tuple(sorted((s.model for s in shown), key=lambda p: p.code)),
        pages=tuple(page.model for page in collection.pages),
        synonyms=collection.synonyms.model.synonyms if collection.synonyms else (),
        rows=collection.ledger.rows,
        files={s.model.code: s.document.file for s in shown}
        | {s.model.code: s.document.file for s in collection.renovations}
        | {page.model.code: page.document.file for page in collection.pages},
        translations=_translations(collection),
        prints=tuple(collection.prints),
        renovations=tuple(sorted((s.model for s in collection.renovations), key=lambda r: r.code)),
    )


def _translations(collection: Collection) -> Translations:
    known = {file: sourced.model for file, sourced in collection.translations.items()}
    pages = {page.document.file: page.model.code for page in collection.pages}
    ward = collection.ward.document.file if collection.ward else WARD
    return Translations(
        ward=known.get(ward),
        fields=known.get(FIELDS),
        life_events=known.get(LIFE_EVENTS),
        procedures={
            sourced.model.code: known[sourced.document.file]
            for sourced in collection.procedures
            if sourced.document.file in known
        },
        pages={
            pages[file]: translated.model
            for file, translated in collection.translated_pages.items()
            if file in pages and translated.model.of == collection.page_marks.get(file)
        },
    )


def updated_ledger(root: Path, today: date) -> tuple[str, list[Row]]:
    """The ledger's new text, and the rows that are new in it.

    Raises MotchamError where the ledger has a line that is not understood: to write it anew would
    lose that line.
    """
    safe_ledger(root / LEDGER)
    collection, _ = collect(root)
    claims: list[Claim] = [claim for claim, _, _ in collection.claims()]
    rows = updated(collection.ledger, claims, today)
    new = [row for row in rows if row.code not in collection.ledger.rows]
    return format_ledger(rows), sorted(new)
