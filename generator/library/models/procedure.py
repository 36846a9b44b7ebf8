"""A procedure: what a resident can ask the ward for. One file each, in `procedures/<field>/`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from generator.library.models.base import (
    Boolean,
    Code,
    Date,
    Integer,
    Line,
    LongLine,
    Model,
    NationalCode,
    Number,
    ShortLine,
    Slug,
    Summary,
    Text,
    Url,
    refuse,
    text_shorthand,
)


class Status(StrEnum):
    """Whether residents see the procedure. A withdrawn one keeps its page, which says why."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Audience(StrEnum):
    """Who may ask for it."""

    CITIZEN = "citizen"
    HOUSEHOLD = "household"
    BUSINESS = "business"
    ORGANISATION = "organisation"
    FOREIGNER = "foreigner"


class Via(StrEnum):
    """How the file is handed in."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class TimeUnit(StrEnum):
    """Units of a processing time."""

    WORKING_DAY = "working_day"
    SAME_DAY = "same_day"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"


class FeeKind(StrEnum):
    """What the law calls the payment: phí, lệ phí or giá."""

    FEE = "fee"
    CHARGE = "charge"
    PRICE = "price"


class Currency(StrEnum):
    """Money that the records name."""

    VND = "VND"
    USD = "USD"


class SetBy(StrEnum):
    """Who sets the amount: the state for the whole country, or the province's council."""

    CENTRAL = "central"
    PROVINCE = "province"


class Role(StrEnum):
    """What happens to a document: it stays with the ward, or is only shown."""

    SUBMIT = "submit"
    SHOW = "show"


class Actor(StrEnum):
    """Who takes a step."""

    CITIZEN = "citizen"
    OFFICE = "office"


class PerCase(Model):
    """Something that holds for all cases, or only `for` the cases named."""

    for_cases: tuple[Slug, ...] = Field(default=(), alias="for")


class Case(Model):
    """A situation that a resident recognises as theirs."""

    id: Slug
    title: Line


class Time(Model):
    """A processing time: a number with its unit, words, or both.

    `value` is None for `same_day` and where the record gives words only.
    """

    value: Number | None = None
    unit: TimeUnit | None = None
    text: Line | None = None

    @model_validator(mode="after")
    def _value_with_unit(self) -> Self:
        needs_value = self.unit not in (None, TimeUnit.SAME_DAY)
        if needs_value != (self.value is not None):
            refuse(
                "time-incomplete",
                "Thời hạn cần cả số (value) và đơn vị (unit), trừ unit: same_day thì không có số.",
                "Viết như {value: 3, unit: working_day}.",
            )
        if self.unit is None and self.text is None:
            refuse("time-incomplete", "Thời hạn trống.", "Điền value và unit, hoặc text.")
        return self


class Fee(PerCase):
    """A payment. `amount` counts whole units of `currency`; 0 is free, None is unknown here.

    With `when`, it is paid only by those who want something more, such as extra copies.
    """

    kind: FeeKind
    amount: Integer | None = None
    currency: Currency = Currency.VND
    per: ShortLine | None = None
    set_by: SetBy = SetBy.CENTRAL
    until: Date | None = None
    waived_for: tuple[Line, ...] = ()
    when: Line | None = None
    note: Text | None = None


class Channel(PerCase):
    """One way to hand in the file. The same way may come again for another case.

    `time` None and an empty `fees` mean that the record does not say.
    """

    via: Via
    time: Time | None = None
    fees: tuple[Fee, ...] = ()
    url: Url | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _url_online_only(self) -> Self:
        if self.url and self.via is not Via.ONLINE:
            refuse(
                "url-not-online",
                "Chỉ cách nộp trực tuyến (via: online) mới có url.",
                "Xoá url, hoặc đổi via thành online.",
            )
        return self


class Form(Model):
    """A printed form: on the web, or a file beside the procedure."""

    name: Line
    url: Url | None = None


class Substitute(Model):
    """A paper that does in place of another."""

    name: Line
    when: Line | None = None


class Paper(PerCase):
    """One document of the file. `originals` and `copies` count sheets to hand in.

    `same_as` names a paper that several procedures ask for in other words, such as
    `giay-tuy-than`: a life event lists it once.
    """

    name: Line
    same_as: Slug | None = None
    role: Role = Role.SUBMIT
    originals: Integer = 0
    copies: Integer = 0
    when: Line | None = None
    note: Text | None = None
    instead: tuple[Substitute, ...] = ()
    form: Form | None = None
    from_database: Boolean = False


class Step(PerCase):
    """One step of the errand."""

    text: Text
    by: Actor = Actor.CITIZEN


class Statement(PerCase):
    """A sentence on its own: a note or a condition."""

    text: Text


class Result(PerCase):
    """What the resident receives."""

    name: LongLine
    note: Text | None = None


class LegalBasis(Model):
    """One legal document, by its number as published."""

    number: ShortLine
    title: LongLine | None = None
    effective_from: Date | None = None


class Unparsed(Model):
    """Words of the national record that no field holds, and what a person should look at."""

    text: Text
    hint: Line


class Difference(Model):
    """A fact in which the file differs from the national record on purpose, and why.

    `fact` is named as `motcham facts` lists it: `documents`, `time counter`; `time` alone holds for
    every way of handing in. `record` is what the record said then: the reason holds no longer when
    the record says something else.
    """

    fact: Line
    record: Text | None = None
    reason: Text


class Source(Model):
    """Where the facts come from and when a person last compared them.

    All but `decision`, `decided_on`, `url` and `checked_on` is for staff and never shown:
    `unconfirmed` names what an import proposed and a person must confirm, `imported` holds a short
    hash of each section as it was imported, so that a later import knows what people rewrote.
    """

    decision: ShortLine
    decided_on: Date | None = None
    url: Url | None = None
    checked_on: Date
    unconfirmed: tuple[ShortLine, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()
    differences: tuple[Difference, ...] = ()
    staff_note: Text | None = None
    imported: Mapping[str, ShortLine] = {}


STAFF_ONLY = frozenset({"unconfirmed", "unparsed", "differences", "staff_note", "imported"})
"""Keys of `source` that residents never see."""


Statements = tuple[Annotated[Statement, text_shorthand("text")], ...]


class Procedure(Model):
    """One procedure.

    `title` is what people say, `official_title` what the decision says. An empty `channels` means
    that nothing is known of how it is handed in. `where` is given where the file does not go to
    the ward's counter for its field but to somebody else, such as the school.
    """

    code: Code
    national_code: NationalCode
    title: ShortLine
    official_title: LongLine
    field: Slug
    summary: Summary
    keywords: tuple[ShortLine, ...] = ()
    audience: tuple[Audience, ...] = Field(min_length=1)
    status: Status
    withdrawn_on: Date | None = None
    reason: Text | None = None
    replaced_by: tuple[Code, ...] = ()
    cases: tuple[Case, ...] = ()
    where: Line | None = None
    channels: tuple[Channel, ...] = ()
    documents: tuple[Paper, ...] = ()
    notes: Statements = ()
    steps: tuple[Annotated[Step, text_shorthand("text")], ...] = ()
    results: tuple[Annotated[Result, text_shorthand("name")], ...] = ()
    conditions: Statements = ()
    legal_basis: tuple[LegalBasis, ...] = ()
    related: tuple[Code, ...] = ()
    source: Source
    review_every_months: Annotated[Integer, Field(ge=1, le=60)] = 6

    @model_validator(mode="after")
    def _withdrawn_says_why(self) -> Self:
        withdrawn = self.status is Status.WITHDRAWN
        if withdrawn and (self.withdrawn_on is None or self.reason is None):
            refuse(
                "withdrawn-incomplete",
                "Thủ tục đã bãi bỏ cần withdrawn_on (từ ngày nào) và reason (vì sao).",
                "Thêm hai mục ấy; nếu có thủ tục thay thế, thêm replaced_by: [MÃ].",
            )
        if not withdrawn and (self.withdrawn_on or self.reason or self.replaced_by):
            refuse(
                "withdrawn-incomplete",
                "Có withdrawn_on, reason hoặc replaced_by nhưng status không phải withdrawn.",
                "Đổi status thành withdrawn, hoặc xoá các mục ấy.",
            )
        return self

    @property
    def has_page(self) -> bool:
        """Whether residents can open it: a draft has no page yet."""
        return self.status is not Status.DRAFT

    @property
    def review_due_on(self) -> date:
        """The day by which a person should compare the facts again."""
        return add_months(self.source.checked_on, self.review_every_months)


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
