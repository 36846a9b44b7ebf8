"""The views of a whole guide: everything that is told on a day, each view made once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.disk.reading import read_plain_text
from generator.library.checked.published import Published
from generator.library.forms.paths import Roots
from generator.library.language.locale import current_level, current_locale, use_locale
from generator.library.language.unit_words import page_words
from generator.library.loading.collection import hand_written
from generator.views.brand import Brand, brand_of
from generator.views.catalogue import (
    FieldView,
    LifeEventView,
    PageView,
    SubjectRow,
    field_view,
    life_event_view,
    page_view,
    row,
)
from generator.views.changes import View
from generator.views.other_offices import OtherOfficeView, other_office_view
from generator.views.procedure import LawFactView, ProcedureView, law_fact_view, procedure_view
from generator.views.renovation import RenovationView, renovation_view
from generator.views.unit import UnitView, unit_view


class _ProcedureViews(Mapping[str, ProcedureView]):
    """What is told of each procedure: made when it is first asked for, in one language for all."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._speaking = current_locale(), current_level()
        self._made: dict[str, ProcedureView] = {}

    def __getitem__(self, code: str) -> ProcedureView:
        if code not in self._made:
            procedure = self._published.by_code[code]
            with use_locale(*self._speaking):
                self._made[code] = procedure_view(self._published, procedure)
        return self._made[code]

    def __iter__(self) -> Iterator[str]:
        return (one.code for one in self._published.procedures)

    def __len__(self) -> int:
        return len(self._published.procedures)


@dataclass(frozen=True)
class GuideView:
    """What is `published`, in the language that is current while its views are first asked for."""

    published: Published

    @cached_property
    def unit(self) -> UnitView:
        """Whose guide it is."""
        return unit_view(self.published)

    @cached_property
    def brand(self) -> Brand:
        """How one sees whose guide it is."""
        return brand_of(self.published)

    @cached_property
    def procedures(self) -> Mapping[str, ProcedureView]:
        """The procedures with a page, by their codes, which are in order."""
        return _ProcedureViews(self.published)

    @cached_property
    def written(self) -> tuple[ProcedureView, ...]:
        """Those that people have put into plain words."""
        procedures = self.published.procedures
        return tuple(self.procedures[one.code] for one in procedures if not one.is_record)

    @cached_property
    def fields(self) -> tuple[FieldView, ...]:
        """The fields, in their order."""
        return tuple(
            field_view(self.published, field, self.procedures) for field in self.published.fields
        )

    @cached_property
    def most_asked(self) -> tuple[SubjectRow, ...]:
        """What the home page names first: of it, what the unit does."""
        here = {one.code for one in self.published.here if one.withdrawn_on is None}
        asked = (code for code in self.published.most_asked if code in here)
        return tuple(row(self.procedures[code]) for code in asked)

    @cached_property
    def rights(self) -> tuple[LawFactView, ...]:
        """What everybody may ask who hands in a file."""
        on = self.published.day
        return tuple(law_fact_view(one) for one in self.published.rights if one.holds(on))

    @cached_property
    def life_events(self) -> tuple[LifeEventView, ...]:
        """The life events, in their order."""
        return tuple(
            life_event_view(self.published, one, self.procedures)
            for one in self.published.life_events
        )

    @cached_property
    def pages(self) -> tuple[PageView, ...]:
        """The hand-written pages that have a code."""
        return tuple(page_view(page) for page in self.published.pages)

    @cached_property
    def news(self) -> tuple[PageView, ...]:
        """Information pages: the latest news first, then the pages without a day, by title."""
        return tuple(page_view(page) for page in self.published.news)

    @cached_property
    def other_offices(self) -> tuple[OtherOfficeView, ...]:
        """What no unit does, and who does it."""
        return tuple(other_office_view(one) for one in self.published.other_offices)

    @cached_property
    def renovations(self) -> Mapping[str, RenovationView]:
        """The renovations whose facts are public, by their codes."""
        return {o.code: renovation_view(self.published, o) for o in self.published.renovations}

    def all(self, roots: Roots) -> dict[str, View]:
        """All that the guide tells, by code, or file where there is none."""
        with use_locale(current_locale(), self.published.ward.level):
            return self._all(roots)

    def _all(self, roots: Roots) -> dict[str, View]:
        found: dict[str, View] = {"": self.unit, **self.procedures}
        found |= {each.code: each for each in self.fields}
        found |= {each.code: each for each in self.life_events}
        found |= {each.address: each for each in self.other_offices}
        found |= self.renovations
        return found | dict(_written_pages(self.published, roots))


def _written_pages(published: Published, roots: Roots) -> Iterator[tuple[str, PageView]]:
    """Every hand-written page with its paragraphs; those with a code by their code."""
    level = published.ward.level
    by_file = {published.files[page.code]: page for page in published.pages}
    kinds = ((roots.page_folders, "trang"), (roots.english_page_folders, "trang tiếng Anh"))
    for folders, kind in kinds:
        for file in hand_written(roots, folders):
            text = page_words(read_plain_text(roots / file, errors="replace"), level)
            head, body = _head_and_body(text)
            parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", body))
            content = tuple(filter(None, parts))
            if page := by_file.get(file):
                yield page.code, page_view(page, content)
            else:
                below = next(file.removeprefix(f"{one}/") for one in folders if one in file)
                yield file, PageView("", f"{kind} {below}", "", head, "", (), content)


def _head_and_body(text: str) -> tuple[str, str]:
    """The lines between `---` at the top, without the mark of a translation, and what follows."""
    found = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if not found:
        return "", text
    head = " ".join(re.sub(r"^of:.*$", "", found[1], flags=re.MULTILINE).split())
    return head, text[found.end() :]
