"""What bundles procedures: fields (`fields.yml`) and life events (`life-events.yml`)."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from generator.library.models.base import (
    Code,
    Line,
    Model,
    ShortLine,
    Slug,
    Summary,
    Text,
    pattern,
    refuse,
)

Prefix = Annotated[
    str,
    AfterValidator(
        pattern(
            r"[A-Z]{1,4}",
            "bad-prefix",
            "1–4 chữ in hoa không dấu",
            "Viết như HT; mã thủ tục sẽ là HT01, HT02…",
        )
    ),
]


class Group(Model):
    """A field: procedures of one kind. `prefix` begins the codes of its procedures.

    `icon` names one of Material's own icons, such as `account-child`. `national_names` are what
    national records call the field, so that an import knows where a procedure belongs.
    """

    id: Slug
    code: Code
    prefix: Prefix
    title: ShortLine
    summary: Summary
    icon: Slug
    national_names: tuple[Line, ...] = ()


class FieldsFile(Model):
    """`procedures/fields.yml`."""

    fields: tuple[Group, ...] = Field(min_length=1)


class LifeEventStep(Model):
    """One thing to do, in order: a procedure of this guide, or plain words.

    `cases` are the ids of the procedure's cases that this event is about; empty for all.
    """

    procedure: Code | None = None
    cases: tuple[Slug, ...] = ()
    text: Text | None = None
    when: Line | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.procedure is None and self.text is None:
            refuse(
                "empty-step",
                "Bước này không có thủ tục (procedure) và cũng không có lời (text).",
                "Thêm procedure: MÃ, hoặc text: việc cần làm.",
            )
        return self


class LifeEvent(Model):
    """A bundle of procedures around one event in life, in the order one does them."""

    id: Slug
    code: Code
    title: ShortLine
    summary: Summary
    icon: Slug
    keywords: tuple[ShortLine, ...] = ()
    steps: tuple[LifeEventStep, ...] = Field(min_length=1)


class LifeEventsFile(Model):
    """`procedures/life-events.yml`."""

    life_events: tuple[LifeEvent, ...] = ()
