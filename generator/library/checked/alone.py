"""One procedure of what is published, alone with all that its page may ask, and nothing else.

What is made of it can be kept: whatever is not here cannot be in it. Most of what changes in a
guide changes nothing here, and so leaves the page as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import cast

from generator.library.checked.published import Published, Translations
from generator.library.language.made_once import Same, made_in_each_run
from generator.library.models.offer import NotOffered
from generator.library.models.procedure import Procedure


@dataclass(frozen=True)
class Alone:
    """A procedure on a day, with those to which its page leads, and what is done elsewhere."""

    procedure: Procedure
    others: tuple[Procedure, ...]
    elsewhere: tuple[tuple[str, NotOffered], ...]
    """What of all these, and of their fields, the unit does not do, by code, in order."""
    day: date

    def published(self, around: Published) -> Published:
        """This as if nothing else were published but what is `around` it."""
        led_to = map(_led_to, self.others)
        found = replace(around, day=self.day, procedures=(self.procedure, *led_to))
        vars(found)["elsewhere"] = dict(self.elsewhere)  # of a field, it follows from all of it
        vars(found).update(_found_once(Same(around)))
        return found


@lru_cache(maxsize=8)
def _found_once(around: Same) -> dict[str, object]:
    """What `Published` finds in what is `around` every procedure alone."""
    published = replace(cast("Published", around.it))  # a copy: all that `around` has is in keys
    return {name: getattr(published, name) for name in ("field_by_id", "_life_events_by_code")}


@made_in_each_run
def _led_to(procedure: Procedure) -> Procedure:
    return procedure.model_copy(update={"related": (), "replaced_by": ()})


def around(published: Published) -> Published:
    """What is around the procedures on their pages: the unit, fields, life events, hard words.

    It has no day, and none of all that only other pages tell.
    """
    return replace(
        published,
        day=date.min,
        procedures=(),
        in_library=(),
        pages=(),
        synonyms=(),
        english_synonyms=(),
        light_words=(),
        light_with_accents=(),
        english_light_words=(),
        situations={},
        most_asked=(),
        rows={},
        files={},
        translations=Translations(),
        prints=(),
        renovations=(),
        ended_renovations=(),
        rights=(),
        other_offices=(),
        changes=(),
    )


def beside(published: Published, procedure: Procedure) -> tuple[Procedure, ...]:
    """The procedures to which the page of one leads."""
    codes = dict.fromkeys((*procedure.related, *procedure.replaced_by))
    return tuple(published.by_code[code] for code in codes if code != procedure.code)


def alone(
    published: Published, procedure: Procedure, others: tuple[Procedure, ...], day: date
) -> Alone:
    """`procedure` with those beside it, told as on `day`."""
    procedures = (procedure, *others)
    fields = (published.field_by_id[one.field].code for one in procedures)
    codes = sorted({*fields, *(one.code for one in procedures)} & published.elsewhere.keys())
    return Alone(procedure, others, tuple((code, published.elsewhere[code]) for code in codes), day)
