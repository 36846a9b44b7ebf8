"""The library: all files of a guide, checked and frozen. What readers see of it is `on` a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.emblems.emblem import Emblem
from generator.library.checked.published import Published, Translations
from generator.library.checked.unit_texts import Told, in_words_of_unit, told_in_unit
from generator.library.forms.paths import (
    ELSEWHERE,
    FIELDS,
    GLOSSARY,
    LIFE_EVENTS,
    PROCEDURES,
    RIGHTS,
    Roots,
)
from generator.library.forms.problems import Problem, has_errors
from generator.library.loading.collection import Collection, Sourced, collect
from generator.library.loading.form_file import FormFile
from generator.library.local.in_unit import turned
from generator.library.models.catalogue import Field, LifeEvent
from generator.library.models.change_log import LoggedChange
from generator.library.models.glossary import Term
from generator.library.models.holidays import HolidayNotice
from generator.library.models.local_facts import Overlay, Province, SetFee
from generator.library.models.other_office import OtherOffice
from generator.library.models.page import InformationPage
from generator.library.models.procedure import LawFact, Procedure
from generator.library.models.renovation import Renovation
from generator.library.models.situation import Situations
from generator.library.models.synonym import Synonym, SynonymsFile
from generator.library.models.ward import Ward, site_address
from generator.library.registers.address import Site
from generator.library.registers.ledger import (
    Claim,
    CodeKind,
    Ledger,
    Row,
    format_ledger,
    safe_ledgers,
    updated,
)
from generator.library.registers.prints import PrintRecord
from generator.library.renovations.state import retired
from generator.library.rules import broken_rules


@dataclass(frozen=True)
class Library:
    """A checked library, as its files say it: for staff's commands. Readers see it `on` a day.

    `procedures` are all, drafts too, sorted by code as `renovations` are. `files` maps the code of
    each procedure, renovation and page to its file below the project's root.
    """

    ward: Ward
    fields: tuple[Field, ...]
    life_events: tuple[LifeEvent, ...]
    procedures: tuple[Procedure, ...]
    pages: tuple[InformationPage, ...]
    synonyms: tuple[Synonym, ...]
    english_synonyms: tuple[Synonym, ...]
    light_words: tuple[str, ...]
    light_with_accents: tuple[str, ...]
    english_light_words: tuple[str, ...]
    situations: Mapping[str, Situations]
    most_asked: tuple[str, ...]
    ledger: Ledger
    files: Mapping[str, str]
    translations: Translations = field(default_factory=Translations)
    prints: tuple[PrintRecord, ...] = ()
    renovations: tuple[Renovation, ...] = ()
    set_fees: Mapping[str, tuple[SetFee, ...]] = field(default_factory=dict)
    """What the unit or its province has set, by the procedure's code."""
    overlays: Mapping[str, Overlay] = field(default_factory=dict)

    holidays: tuple[HolidayNotice, ...] = ()
    terms: tuple[Term, ...] = ()
    rights: tuple[LawFact, ...] = ()
    other_offices: tuple[OtherOffice, ...] = ()
    changes: tuple[LoggedChange, ...] = ()
    emblem: Emblem | None = None
    forms: Mapping[str, FormFile] = field(default_factory=dict)

    @property
    def rows(self) -> Mapping[str, Row]:
        """Every code ever issued."""
        return self.ledger.rows

    @property
    def site(self) -> Site:
        """The addresses of the guide."""
        return Site(self.ward.site_url)

    @property
    def in_force(self) -> list[Procedure]:
        """The procedures with a page that are not withdrawn."""
        return [one for one in self.procedures if one.has_page and not one.withdrawn_on]

    @property
    def archived_renovations(self) -> frozenset[str]:
        """Codes of renovations whose file is gone: works that ended long ago."""
        issued = {code for code, row in self.rows.items() if row.kind is CodeKind.RENOVATION}
        return frozenset(issued - {renovation.code for renovation in self.renovations})

    def on(self, day: date, *, drafts: bool = False) -> Published:
        """What is published on `day`: the only way to what is drawn. `drafts` adds drafts."""
        shown = [p for p in self.procedures if p.has_page or drafts]
        kept = self.ward.renovations.keep_days
        renovations = tuple(r for r in self.renovations if not retired(r, day, kept))
        told = [self._told(procedure, day) for procedure in shown]
        ended = {r.code for r in self.renovations if retired(r, day, kept)}
        published = Published(
            day=day,
            ward=self.ward,
            fields=self.fields,
            life_events=self.life_events,
            procedures=tuple(procedure for procedure, _ in told),
            in_library=tuple(p for p in shown if self.files[p.code].startswith(f"{PROCEDURES}/")),
            drafts=() if drafts else tuple(p for p in self.procedures if not p.has_page),
            pages=self.pages,
            synonyms=self.synonyms,
            english_synonyms=self.english_synonyms,
            light_words=self.light_words,
            light_with_accents=self.light_with_accents,
            english_light_words=self.english_light_words,
            situations=self.situations,
            most_asked=self.most_asked,
            rows=self.rows,
            files=self.files,
            translations=self.translations,
            prints=self.prints,
            renovations=renovations,
            ended_renovations=tuple(sorted(self.archived_renovations | ended)),
            holidays=self.holidays,
            terms=self.terms,
            rights=self.rights,
            other_offices=self.other_offices,
            changes=self.changes,
            emblem=self.emblem,
            forms=self.forms,
        )
        return in_words_of_unit(published, told)

    def _told(self, procedure: Procedure, day: date) -> Told:
        own = self.set_fees.get(procedure.code, ()), self.overlays.get(procedure.code)
        since = turned(procedure, own[0], day)
        english = self.translations.procedures.get(procedure.code)
        return told_in_unit(procedure, own, since, english, self.ward.level)


def load_library(
    roots: Roots, *, site_url: str | None = None
) -> tuple[Library | None, list[Problem]]:
    """Read and check the guide of one unit: the library, or None where an error blocks.

    `site_url` replaces the ward's own address.
    """
    collection, problems = collect(roots)
    problems = sorted({*problems, *broken_rules(collection)})
    if has_errors(problems) or collection.ward is None or collection.fields is None:
        return None, problems
    ward = _with_province(collection.ward.model, collection.province)
    if site_url is not None:
        ward = ward.model_copy(update={"site_url": site_address(site_url)})
    return _library(collection, ward), problems


def _with_province(ward: Ward, province: Sourced[Province] | None) -> Ward:
    """The unit, which says what its province says where it says nothing itself."""
    if province is None:
        return ward
    common = {key: getattr(province.model, key) for key in ("hours", "report_channels")}
    return ward.model_copy(update={k: v for k, v in common.items() if v and not getattr(ward, k)})


def _library(collection: Collection, ward: Ward) -> Library:
    events = collection.life_events
    synonyms = collection.synonyms.model if collection.synonyms else SynonymsFile()
    return Library(
        ward=ward,
        fields=collection.fields.model.fields if collection.fields else (),
        life_events=events.model.life_events if events else (),
        procedures=tuple(sorted((s.model for s in collection.procedures), key=lambda p: p.code)),
        pages=tuple(page.model for page in collection.pages),
        synonyms=synonyms.synonyms,
        english_synonyms=synonyms.english,
        light_words=tuple(dict.fromkeys(word for kind in synonyms.light.values() for word in kind)),
        light_with_accents=synonyms.light_with_accents,
        english_light_words=synonyms.english_light,
        situations=collection.situations.model.situations if collection.situations else {},
        most_asked=collection.fields.model.most_asked if collection.fields else (),
        ledger=collection.ledger,
        files={s.model.code: s.document.file for s in collection.procedures}
        | {s.model.code: s.document.file for s in collection.renovations}
        | {page.model.code: page.document.file for page in collection.pages},
        translations=_translations(collection),
        prints=tuple(collection.prints),
        renovations=tuple(sorted((s.model for s in collection.renovations), key=lambda r: r.code)),
        set_fees={s.model.code: collection.set_fees(s.model.code) for s in collection.procedures},
        overlays={one.stem: one.model for one in collection.overlays},
        holidays=collection.holidays.model.holidays if collection.holidays else (),
        terms=collection.glossary.model.terms if collection.glossary else (),
        rights=collection.rights.model.rights if collection.rights else (),
        other_offices=(
            collection.other_offices.model.other_offices if collection.other_offices else ()
        ),
        changes=collection.changes.model.changes if collection.changes else (),
        emblem=collection.emblem,
        forms=collection.forms,
    )


def _translations(collection: Collection) -> Translations:
    known = {file: sourced.model for file, sourced in collection.translations.items()}
    pages = {page.document.file: page.model.code for page in collection.pages}
    return Translations(
        ward=known.get(collection.roots.ward_file),
        fields=known.get(FIELDS),
        life_events=known.get(LIFE_EVENTS),
        glossary=known.get(GLOSSARY),
        rights=known.get(RIGHTS),
        other_offices=known.get(ELSEWHERE),
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


def updated_ledgers(
    roots: Roots, today: date, also: Iterable[Claim] = ()
) -> tuple[dict[str, str], list[Row]]:
    """The ledgers that change, by name, with their new text; and the rows that change in them.

    Those are new, or say now that what they were issued to is withdrawn.

    `also` is about to be written. Raises MotchamError where a ledger has a line that is not
    understood: to write it anew would lose that line.
    """
    before = safe_ledgers(roots)
    collection, _ = collect(roots)
    claims: list[Claim] = [claim for claim, _, _ in collection.claims()]
    after = updated(before, [*claims, *also], today)
    texts = {
        file: format_ledger(rows)
        for file in roots.ledgers
        if sorted(rows := after.of(file)) != sorted(before.of(file))
    }
    return texts, sorted(row for code, row in after.rows.items() if before.rows.get(code) != row)
