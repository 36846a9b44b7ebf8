"""What bundles procedures: fields (`fields.yml`) and life events (`life-events.yml`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

import pydantic
from pydantic import AfterValidator, model_validator

from generator.library.models.base import (
    Code,
    FolderName,
    Line,
    Model,
    Official,
    ShortLine,
    ShortTitle,
    Slug,
    Summary,
    Text,
    fail,
    pattern,
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


class Field(Model):
    """A field: procedures of one kind. `prefix` begins the codes of its procedures.

    `icon` names one of Material's own icons, such as `account-child`. `national_names` are what
    national records call the field, so that an import knows where a procedure belongs.
    """

    id: FolderName = pydantic.Field(
        title="Tên ngắn của lĩnh vực",
        description="Cũng là tên thư mục; không đổi nữa.",
        examples=["ho-tich"],
    )
    code: Code = pydantic.Field(title="Mã một chạm", examples=["LVHT"])
    prefix: Prefix = pydantic.Field(title="Chữ đầu của mã", examples=["HT"])
    title: ShortLine = pydantic.Field(title="Tên lĩnh vực", examples=["Hộ tịch"])
    short_title: ShortTitle | None = pydantic.Field(
        None,
        title="Tên trên thẻ nhỏ",
        description="Tối đa 24 ký tự, khi tên dài hơn.",
        examples=["Thừa kế"],
    )
    summary: Summary = pydantic.Field(title="Tóm tắt")
    icon: Slug = pydantic.Field(
        title="Biểu tượng",
        description="Một tên trong bộ Material Design Icons.",
        examples=["account-child"],
    )
    national_names: Official[tuple[Line, ...]] = pydantic.Field(
        (), title="Tên trong hồ sơ quốc gia", examples=[["Hộ tịch"]]
    )


class FieldsFile(Model):
    """`procedures/fields.yml`."""

    fields: tuple[Field, ...] = pydantic.Field(min_length=1, title="Các lĩnh vực")
    most_asked: tuple[Code, ...] = pydantic.Field(
        (),
        title="Nhiều người hỏi",
        description="Thủ tục đứng đầu trang chủ, theo thứ tự này.",
        examples=[["HT01", "SY01"]],
    )


class EventAct(Model):
    """One thing to do: a procedure of this guide, or plain words.

    `cases` are the ids of the procedure's cases that this event is about; empty for the ordinary
    one, or for all where there is none.
    """

    procedure: Code | None = pydantic.Field(None, title="Mã thủ tục", examples=["HT01"])
    cases: tuple[Slug, ...] = pydantic.Field(
        (), title="Trường hợp của thủ tục", examples=[["bo-roi"]]
    )
    text: Text | None = pydantic.Field(
        None,
        title="Việc cần làm",
        description="Khi bước này không phải một thủ tục.",
        examples=["Đưa bé đi tiêm."],
    )
    when: Line | None = pydantic.Field(None, title="Khi nào", examples=["bé được hai tháng"])

    @property
    def says_something(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.procedure or self.text)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.says_something:
            fail(
                "empty-step",
                "Bước này không có thủ tục (procedure) và cũng không có lời (text).",
                "Thêm procedure: MÃ, hoặc text: việc cần làm.",
            )
        return self


class Road(Model):
    """One of several ways to get the same done; who takes it takes no other."""

    title: ShortLine = pydantic.Field(title="Đường nào", examples=["Nghỉ hẳn"])
    steps: tuple[EventAct, ...] = pydantic.Field(min_length=1, title="Các bước của đường này")


class LifeEventStep(EventAct):
    """One step of a life event, in order; of the roads in `either` one is taken."""

    either: tuple[Road, ...] = pydantic.Field(
        (), title="Chọn một đường", description="Từ hai đường trở lên, người dân chỉ đi một."
    )

    @property
    def says_something(self) -> bool:
        """Whether there is anything to do."""
        return super().says_something or bool(self.either)

    @model_validator(mode="after")
    def _is_a_choice(self) -> Self:
        if len(self.either) == 1:
            fail(
                "only-road",
                "either chỉ có một đường, nên không có gì để chọn.",
                "Thêm đường nữa, hoặc viết các bước ấy như bước thường.",
            )
        return self


class LifeEvent(Model):
    """A bundle of procedures around one event in life, in the order one does them."""

    id: Slug = pydantic.Field(
        title="Tên ngắn của việc đời", description="Không đổi nữa.", examples=["sinh-con"]
    )
    code: Code = pydantic.Field(title="Mã một chạm", examples=["VDSINH"])
    title: ShortLine = pydantic.Field(title="Tên việc đời", examples=["Sinh con"])
    short_title: ShortTitle | None = pydantic.Field(
        None,
        title="Tên trên thẻ nhỏ",
        description="Tối đa 24 ký tự, khi tên dài hơn.",
        examples=["Thừa kế"],
    )
    summary: Summary = pydantic.Field(title="Tóm tắt")
    icon: Slug = pydantic.Field(
        title="Biểu tượng",
        description="Một tên trong bộ Material Design Icons.",
        examples=["baby-carriage"],
    )
    keywords: tuple[ShortLine, ...] = pydantic.Field((), title="Từ khoá")
    steps: tuple[LifeEventStep, ...] = pydantic.Field(
        min_length=1, title="Các bước", description="Theo thứ tự."
    )

    def placed_acts(self) -> Iterator[tuple[tuple[str | int, ...], EventAct, Road | None]]:
        """All that there is to do, those of roads too: each with its place and its road."""
        for index, step in enumerate(self.steps):
            yield ("steps", index), step, None
            for number, road in enumerate(step.either):
                for position, act in enumerate(road.steps):
                    yield ("steps", index, "either", number, "steps", position), act, road

    @property
    def procedures(self) -> tuple[str, ...]:
        """The codes of all its procedures, in order, each once."""
        acts = (act.procedure for _, act, _ in self.placed_acts())
        return tuple(dict.fromkeys(code for code in acts if code))


class LifeEventsFile(Model):
    """`procedures/life-events.yml`."""

    life_events: tuple[LifeEvent, ...] = pydantic.Field((), title="Các việc đời")
