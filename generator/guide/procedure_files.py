"""All that lies at the address of a procedure: made of what its page may ask alone, and kept.

What a procedure tells changes with its own file, its unit, and on few days. So the files are made
for the last day on which anything of this turned, by a step that is given no other day, and no
other procedure than those to which the page leads (`checked.alone`). It is not given the words
that name the unit either: they come into their slots afterwards (`checked.nameless`), so that units
that differ in nothing else share what it makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from generator.guide.assets.needed_rules import names_of_page
from generator.guide.compact import squeezed
from generator.guide.fragments import (
    ROOT_FROM_PAGE,
    SOON,
    Context,
    page_head,
    procedure_body,
    social,
)
from generator.guide.languages import in_other_language
from generator.guide.machines.procedure_json import procedure_in_list, procedure_json
from generator.guide.machines.procedure_twin import procedure_markdown
from generator.guide.machines.service_json import service_json
from generator.guide.sharing.previews import home_picture, procedure_picture
from generator.guide.sharing.social_picture import SocialPicture
from generator.library.checked.alone import Alone, alone, around, beside
from generator.library.checked.nameless import OWN_SLOT, Words, nameless
from generator.library.checked.published import Published
from generator.library.desk.days_off import days_off
from generator.library.language.kept import kept_together
from generator.library.language.locale import VIETNAMESE, current_locale
from generator.library.models.procedure import Procedure
from generator.library.models.turns import last_turn, turns
from generator.library.registers.address import HOME_CODE
from generator.views.guide import GuideView
from generator.views.procedure import ProcedureView, turned
from generator.views.record import structured


class ProcedureFiles(NamedTuple):
    """What lies there: the page, in two parts, its data, its picture, and for machines its texts.

    A national record has no picture of its own, and no texts. Its data are in Vietnamese alone, so
    they lie beside the Vietnamese page, once. `listed` is what the list of all procedures has of
    it; `markdown` waits for its day. `names` are those that the sheet may ask for on the page.
    """

    head: str
    body: str
    names: tuple[str, ...]
    record: str | None
    listed: str
    picture: SocialPicture | None = None
    markdown: str = ""
    linked_data: str = ""


class _Alone(Context):
    """The context of a procedure alone, whose page has a twin wherever the guide has languages."""

    _untranslated = frozenset()


def procedure_files(
    context: Context, procedures: Sequence[Procedure]
) -> Iterator[tuple[str, ProcedureFiles]]:
    """The code of each of these published `procedures`, with its files."""
    published = context.published
    rest, words = nameless(around(published))
    unit = last_turn(context.today, _turns(published))
    home = home_picture(context.guide).edition
    for one in procedures:
        others = beside(published, one)
        day = max(unit, *(turned(each, context.today) for each in (one, *others)))
        made = _files(rest, context.languages, alone(published, one, others, day))
        yield one.code, _named(made, words, context.guide, home)


def _named(files: ProcedureFiles, words: Words, guide: GuideView, home: str) -> ProcedureFiles:
    """The `files` of a procedure, which were made of no unit, as those of the one that `guide` is.

    A picture's address is the hash of what it says, so that it follows when the words are there;
    where there is none, the guide's own stands, whose edition is `home`.
    """
    picture = files.picture
    if picture:
        picture = replace(picture, ward=str(guide.unit.name), brand=guide.brand)
    return files._replace(
        head=words.filled(files.head, picture.edition if picture else home),
        body=words.filled(files.body),
        record=files.record and words.filled(files.record),
        listed=words.filled(files.listed),
        picture=picture,
        markdown=words.filled(files.markdown),
        linked_data=words.filled(files.linked_data),
    )


class _OfNoUnit(SocialPicture):
    """A picture that has no address yet."""

    @property
    def edition(self) -> str:
        """Where it will stand."""
        return OWN_SLOT


def _turns(published: Published) -> Iterator[date]:
    """The days on which pages begin to tell of days off, or leave off, from last year on."""
    since = date(max(published.day.year - 1, 1), 1, 1)
    for off in days_off(published.ward, published.holidays, since):
        yield max(off.first, date.min + SOON) - SOON
        yield from turns(off.first, off.last)


@kept_together
def _files(rest: Published, languages: tuple[str, ...], one: Alone) -> ProcedureFiles:
    published, procedure = one.published(rest), one.procedure
    context = _Alone(published, languages)
    view = context.guide.procedures[procedure.code]
    body = squeezed(procedure_body(context, view))
    listed = procedure_in_list(published, procedure)
    if view.record:
        return _record_files(context, procedure, view, body, listed)
    record = procedure_json(published, procedure)
    picture = procedure_picture(context.guide, view)
    here = procedure.code not in published.elsewhere
    service = service_json(published, view) if here else ""
    head = squeezed(_head(context, view, picture))
    return ProcedureFiles(
        head,
        body,
        _names(head, body),
        record,
        listed,
        picture,
        procedure_markdown(context, view),
        service,
    )


def _head(context: Context, view: ProcedureView, picture: SocialPicture) -> str:
    return page_head(
        "head",
        context,
        subject=view,
        structured=None if view.elsewhere else structured(context.published, view),
        social=social(context, _OfNoUnit(**vars(picture)), view.code),
    )


def _record_files(
    context: Context, procedure: Procedure, view: ProcedureView, body: str, listed: str
) -> ProcedureFiles:
    """The page of a national record, which shares the guide's picture and stands in no list."""
    where = context.published.site.page(view.code)
    own = current_locale() == VIETNAMESE
    record = procedure_json(context.published, procedure) if own else None
    picture = _OfNoUnit(**vars(home_picture(context.guide)))
    told = {
        "subject": view,
        "social": social(context, picture, HOME_CODE, page=where, listed=False),
        "beside": "" if own else in_other_language(where, ROOT_FROM_PAGE),
    }
    head = squeezed(page_head("head-record", context, **told))
    return ProcedureFiles(head, body, _names(head, body), record, listed)


def _names(head: str, body: str) -> tuple[str, ...]:
    return tuple(sorted(names_of_page(head) | names_of_page(body)))
