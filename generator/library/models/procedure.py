"""A procedure: what a resident can ask the ward for. One file each, in `procedures/<field>/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from generator.library.language.locale import N_
from generator.library.models.base import (
    Boolean,
    Choice,
    Clock,
    Code,
    Date,
    Integer,
    Line,
    LongLine,
    Model,
    NationalCode,
    Number,
    Official,
    Passage,
    ShortLine,
    ShortTitle,
    Slug,
    Summary,
    Text,
    Url,
    fail,
    pattern,
    text_shorthand,
)
from generator.library.models.turns import last_turn, turns


class Status(Choice):
    """Whether residents see the procedure. A withdrawn one keeps its page, which says why.

    The page of a `record` is the national record itself, which nobody has put into plain words.
    """

    DRAFT = "draft", "Bản nháp: người dân chưa thấy"
    PUBLISHED = "published", "Đang dùng"
    WITHDRAWN = "withdrawn", "Đã bãi bỏ"
    RECORD = "record", "Hồ sơ quốc gia, chưa viết lại"


class Audience(Choice):
    """Who may ask for it."""

    CITIZEN = "citizen", N_("người dân")
    HOUSEHOLD = "household", N_("hộ gia đình, hộ kinh doanh")
    BUSINESS = "business", N_("doanh nghiệp")
    ORGANISATION = "organisation", N_("tổ chức")
    FOREIGNER = "foreigner", N_("người nước ngoài")


class Via(Choice):
    """How the file is handed in."""

    COUNTER = "counter", N_("Tại quầy")
    ONLINE = "online", N_("Trực tuyến")
    POST = "post", N_("Qua bưu điện")


class TimeUnit(Choice):
    """Units of a processing time."""

    WORKING_DAY = "working_day", "ngày làm việc"
    SAME_DAY = "same_day", "trong ngày (không có số)"
    HOUR = "hour", "giờ"
    DAY = "day", "ngày"
    MONTH = "month", "tháng"


class FeeKind(Choice):
    """What the law calls the payment: phí, lệ phí or giá."""

    FEE = "fee", N_("Phí")
    CHARGE = "charge", N_("Lệ phí")
    PRICE = "price", N_("Giá")


class Currency(Choice):
    """Money that the records name."""

    VND = "VND", "đồng"
    USD = "USD", "đô la Mỹ"


class SetBy(Choice):
    """Who sets the amount: the state for the whole country, or the province's council.

    Of an `unclear` one the record says 0 đồng, and neither that it is free nor who sets it.
    """

    CENTRAL = "central", "Trung ương, cả nước như nhau"
    PROVINCE = "province", "Tỉnh, thành phố"
    UNCLEAR = "unclear", "Không rõ: hồ sơ chỉ ghi 0 đồng"


class Role(Choice):
    """What happens to a document: it stays with the ward, or is only shown."""

    SUBMIT = "submit", N_("Nộp lại")
    SHOW = "show", N_("Mang theo để xuất trình")


class Actor(Choice):
    """Who takes a step."""

    CITIZEN = "citizen", "Người dân"
    OFFICE = "office", "Cán bộ"


class Sureness(Choice):
    """How a fact of law was read before anybody looked at the official text."""

    ARTICLE = "A", "đọc chính điều luật, ở một bản chép"
    QUOTED = "Q", "nơi khác trích nguyên văn điều luật"
    RECORD = "R", "hồ sơ quốc gia ghi, điều luật chưa đọc"


class Asked(Choice):
    """Which of the questions that everybody asks first a fact of law answers."""

    TIME = "time", "bao lâu"
    FEE = "fee", "bao nhiêu tiền"


class PerCase(Model):
    """Something that holds for all cases, or only `for` the cases named."""

    for_cases: tuple[Slug, ...] = Field(
        default=(),
        alias="for",
        title="Chỉ cho trường hợp",
        description="Không chọn là cho mọi trường hợp.",
        examples=[["bo-roi"]],
    )


class Case(Model):
    """A situation that a resident recognises as theirs.

    The `ordinary` one is that of those to whom none of the others applies.
    """

    id: Slug = Field(title="Tên ngắn không dấu", description="Như bo-roi.", examples=["bo-roi"])
    title: Line = Field(
        title="Trường hợp", description="Như người dân tự nhận ra mình.", examples=["Trẻ bị bỏ rơi"]
    )
    ordinary: Boolean = Field(
        default=False,
        title="Trường hợp thường",
        description="Của hầu hết mọi người; đứng đầu, chọn sẵn.",
    )


class Time(Model):
    """A processing time: a number with its unit, words, or both.

    `value` is None for `same_day` and where the record gives words only. What comes after
    `received_until` is ready on the next working day.
    """

    value: Number | None = Field(None, title="Số", description="Như 3 hoặc 7.5.", examples=[3])
    unit: TimeUnit | None = Field(
        None,
        title="Đơn vị",
    )
    text: Line | None = Field(
        None,
        title="Nói thêm bằng lời",
        description="Điều mà số không nói được.",
        examples=["Tính từ ngày {phường} nhận đủ giấy tờ"],
    )
    received_until: Clock | None = Field(
        None,
        title="Nộp đến mấy giờ thì tính trong ngày",
        description="Nộp sau giờ này thì lấy vào ngày làm việc tiếp theo.",
        examples=["15:00"],
    )

    @model_validator(mode="after")
    def _value_with_unit(self) -> Self:
        needs_value = self.unit not in (None, TimeUnit.SAME_DAY)
        if needs_value != (self.value is not None):
            fail(
                "time-incomplete",
                "Thời hạn cần cả số (value) và đơn vị (unit), trừ unit: same_day thì không có số.",
                "Viết như {value: 3, unit: working_day}.",
            )
        if self.unit is None and self.text is None:
            fail("time-incomplete", "Thời hạn trống.", "Điền value và unit, hoặc text.")
        one_day = self.unit is TimeUnit.WORKING_DAY and self.value == 1
        if self.received_until and not (one_day or self.unit is TimeUnit.SAME_DAY):
            fail(
                "late-hour",
                "Có received_until nhưng thời hạn không phải trong ngày hay 1 ngày làm việc.",
                "Bỏ received_until, hoặc viết điều ấy vào text.",
            )
        return self


class Fee(PerCase):
    """A payment. `amount` counts whole units of `currency`; 0 is free, None is unknown here.

    With `when`, it is paid only by those who want something more, such as extra copies.
    """

    kind: FeeKind = Field(title="Loại")
    amount: Integer | None = Field(
        None,
        title="Số tiền",
        description="Chỉ chữ số, như 8000. 0 là miễn phí; để trống là chưa biết.",
        examples=[8000],
    )
    currency: Currency = Field(Currency.VND, title="Loại tiền")
    per: ShortLine | None = Field(
        None, title="Tính theo", description="Như bản, trang.", examples=["bản"]
    )
    set_by: SetBy = Field(
        SetBy.CENTRAL,
        title="Ai quy định mức",
    )
    set_in: Line | None = Field(
        None,
        title="Mức ở văn bản nào",
        description="Khi hồ sơ chỉ dẫn văn bản, không ghi số tiền.",
        examples=["Thông tư 281/2016/TT-BTC"],
    )
    until: Date | None = Field(None, title="Áp dụng đến hết ngày", examples=["2026-12-31"])
    waived_for: tuple[Line, ...] = Field(
        (), title="Miễn cho ai", description="Mỗi dòng một đối tượng.", examples=[["người có công"]]
    )
    when: Line | None = Field(
        None,
        title="Chỉ trả khi",
        description="Như: bạn xin thêm bản sao.",
        examples=["bạn xin thêm bản sao"],
    )
    note: Text | None = Field(None, title="Ghi chú")


class Channel(PerCase):
    """One way to hand in the file. The same way may come again for another case.

    `time` None and an empty `fees` mean that the record does not say. The keys that begin with
    `record` are the national record's own words, on the page of a record alone.
    """

    via: Via = Field(title="Nộp bằng cách nào")
    time: Time | None = Field(None, title="Thời hạn", description="Số và đơn vị, hoặc chỉ lời.")
    fees: tuple[Fee, ...] = Field(
        (),
        title="Tiền phải trả",
        description="Không có mục nào nghĩa là chưa biết.",
    )
    url: Url | None = Field(
        None,
        title="Địa chỉ nộp trực tuyến",
        description="Chỉ cho cách nộp trực tuyến; bắt đầu bằng https://.",
        examples=["https://dichvucong.gov.vn/"],
    )
    note: Text | None = Field(None, title="Ghi chú")
    record_time: Passage | None = Field(None, title="Hồ sơ ghi thời hạn")
    record_fee: Passage | None = Field(None, title="Hồ sơ ghi tiền")
    record_note: Passage | None = Field(None, title="Hồ sơ nói thêm")

    @property
    def is_verbatim(self) -> bool:
        """Whether it holds words of the national record."""
        return bool(self.record_time or self.record_fee or self.record_note)

    @model_validator(mode="after")
    def _url_online_only(self) -> Self:
        if self.url and self.via is not Via.ONLINE:
            fail(
                "url-not-online",
                "Chỉ cách nộp trực tuyến (via: online) mới có url.",
                "Xoá url, hoặc đổi via thành online.",
            )
        return self


class Caution(Model):
    """What misleads who does not read it first: a law has changed, and the record has not yet.

    `law` is the number of the law that says so and `since` the day from which it applies.
    """

    text: Text = Field(
        title="Điều cần biết trước",
        description="Đứng trên thời hạn và tiền, trên mọi tờ in; nói người dân nên làm gì.",
        examples=["Luật Xây dựng mới đã áp dụng. Hỏi {phường} trước khi làm bản vẽ."],
    )
    since: Date | None = Field(None, title="Từ ngày", examples=["2026-07-01"])
    law: Official[ShortLine | None] = Field(
        None, title="Số hiệu văn bản mới", examples=["135/2025/QH15"]
    )


class Deadline(Model):
    """Until when the resident must act: so long after the day `of` something, or in words.

    `text` says it alone where it cannot be reckoned, or says more.
    """

    within: Integer | None = Field(None, title="Trong bao nhiêu", examples=[60])
    unit: TimeUnit | None = Field(None, title="Đơn vị", examples=["day"])
    of: Line | None = Field(
        None, title="Tính từ", description="Đọc sau chữ «từ».", examples=["ngày sinh"]
    )
    text: Line | None = Field(
        None,
        title="Bằng lời",
        description="Khi không tính bằng số được, hoặc để nói thêm.",
        examples=["trước 23 giờ ngày khách đến"],
    )

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        numbers = (self.within, self.unit, self.of)
        whole = all(numbers) and self.unit is not TimeUnit.SAME_DAY
        if not (whole or (self.text and not any(numbers))):
            fail(
                "deadline-incomplete",
                "Hạn chót cần đủ within, unit và of, hoặc chỉ text.",
                "Viết như {within: 60, unit: day, of: ngày sinh}.",
            )
        return self


class LawFact(Model):
    """What the law says and the record leaves out. The record's own value stays where it is.

    `source` is where it was read, for whoever confirms it: until `confirmed_on` the page says that
    nobody has. It is shown while the article is `in_force`: from a day, and maybe to a last one.
    """

    fact: Line = Field(
        title="Luật cho biết gì", examples=["Khai sinh đúng hạn thì không mất lệ phí"]
    )
    about: Asked | None = Field(
        None,
        title="Trả lời câu hỏi nào",
        description="Trang nói ở ngay ô ấy. Để trống thì có dòng riêng «Theo luật».",
    )
    law: Line = Field(title="Văn bản nào", examples=["Luật Hộ tịch 60/2014/QH13"])
    article: ShortLine = Field(title="Điều nào", examples=["Điều 11"])
    in_force: Annotated[tuple[Date, ...], Field(min_length=1, max_length=2)] = Field(
        title="Có hiệu lực từ ngày, đến hết ngày",
        description="Còn hiệu lực thì chỉ ghi ngày đầu.",
        examples=[["2016-01-01"]],
    )
    sure: Sureness = Field(title="Chắc đến đâu")
    source: Official[Line] = Field(
        title="Đọc ở đâu", description="Để người xác nhận tìm lại; trang không hiện."
    )
    confirmed_on: Date | None = Field(
        None,
        title="Ngày đã xác nhận",
        description="Ngày có người so với bản chính thức. Để trống thì trang ghi chưa xác nhận.",
    )

    @property
    def until(self) -> date | None:
        """The last day of the article, where it is known."""
        return self.in_force[1] if self.in_force[1:] else None

    def holds(self, day: date) -> bool:
        """Whether the article is in force on `day`."""
        return self.in_force[0] <= day and (self.until is None or day <= self.until)

    @property
    def turns(self) -> Iterator[date]:
        """The days on which it begins to hold, and is over."""
        return turns(self.in_force[0], self.until)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until and self.until < self.in_force[0]:
            fail("dates-reversed", "Ngày hết hiệu lực trước ngày có hiệu lực.", "Sửa in_force.")
        return self


FormName = Annotated[
    str,
    AfterValidator(
        pattern(
            r"[a-z0-9][a-z0-9-]{0,79}\.(pdf|docx|odt)",
            "bad-form-name",
            "tên một tệp .pdf, .docx hoặc .odt, chữ thường không dấu, số và gạch nối",
            "Viết như to-khai-khai-sinh.pdf.",
        )
    ),
]


class Form(Model):
    """A printed form: on the web, or a file of the guide (`library/loading/form_file.py`)."""

    name: Line = Field(title="Tên mẫu", examples=["Tờ khai đăng ký khai sinh"])
    file: FormName | None = Field(
        None,
        title="Tệp mẫu",
        description="Tệp chính thức, đã chép vào site_src/pages/bieu-mau/.",
        examples=["to-khai-khai-sinh.pdf"],
    )
    url: Url | None = Field(None, title="Địa chỉ mẫu", description="Bắt đầu bằng https://.")


class Substitute(Model):
    """A paper that does in place of another."""

    name: Line = Field(title="Tên giấy", examples=["Giấy cam đoan về việc sinh"])
    when: Line | None = Field(None, title="Chỉ khi", examples=["không có giấy chứng sinh"])


class Paper(PerCase):
    """One document of the file. `originals` and `copies` count sheets to hand in.

    `same_as` names a paper that several procedures ask for in other words, such as
    `giay-tuy-than`: a life event lists it once.
    """

    name: Line = Field(title="Tên giấy", examples=["Giấy chứng sinh"])
    same_as: Slug | None = Field(
        None,
        title="Tên chung không dấu",
        description="Như giay-tuy-than. Thường để trống.",
        examples=["giay-tuy-than"],
    )
    role: Role = Field(Role.SUBMIT, title="Nộp hay xuất trình")
    originals: Integer = Field(0, title="Mấy bản chính", description="Chỉ chữ số.", examples=[1])
    copies: Integer = Field(0, title="Mấy bản sao", description="Chỉ chữ số.", examples=[1])
    or_copies: Boolean = Field(
        default=False,
        title="Bản sao thay bản chính cũng được",
        description="true: ghi số bản ở originals.",
    )
    when: Line | None = Field(None, title="Chỉ cần khi", examples=["bạn nhờ người khác làm thay"])
    note: Text | None = Field(None, title="Ghi chú")
    instead: tuple[Substitute, ...] = Field((), title="Giấy thay được")
    form: Form | None = Field(None, title="Mẫu đơn")
    from_database: Boolean = Field(
        default=False,
        title="Nhà nước đã có sẵn, tra được thì khỏi nộp",
        description="true: cơ quan tra được trong cơ sở dữ liệu.",
    )


class Step(PerCase):
    """One step of the errand."""

    text: Text = Field(title="Làm gì", examples=["Nộp giấy tờ tại quầy."])
    by: Actor = Field(Actor.CITIZEN, title="Ai làm")


class Statement(PerCase):
    """A sentence on its own: a note or a condition."""

    text: Text = Field(title="Câu")


class Result(PerCase):
    """What the resident receives."""

    name: LongLine = Field(title="Tên", examples=["Giấy khai sinh"])
    note: Text | None = Field(None, title="Ghi chú")


class LegalBasis(Model):
    """One legal document, by its number as published."""

    number: ShortLine = Field(
        title="Số hiệu",
        description="Như 60/2014/QH13.",
        examples=["60/2014/QH13"],
    )
    title: LongLine | None = Field(None, title="Tên văn bản", examples=["Luật Hộ tịch"])
    effective_from: Date | None = Field(None, title="Có hiệu lực từ", examples=["2016-01-01"])


class RecordSection(Model):
    """A section of the national record in its own words; `part` is a heading within it."""

    heading: Official[ShortLine] = Field(title="Mục của hồ sơ", examples=["Trình tự thực hiện"])
    part: Passage | None = Field(None, title="Phần trong mục")
    lines: tuple[Passage, ...] = Field((), title="Lời của hồ sơ")


class Unparsed(Model):
    """Words of the national record that no field holds, and what a person should look at."""

    text: Text = Field(title="Lời trong hồ sơ quốc gia")
    hint: Line = Field(title="Cần xem lại điều gì")


class Difference(Model):
    """A fact in which the file differs from the national record on purpose, and why.

    `fact` is named as `motcham facts` lists it: `documents`, `time counter`; `time` alone holds for
    every way of handing in. `record` is what the record said then: the reason holds no longer when
    the record says something else.
    """

    fact: Line = Field(
        title="Điều khác hồ sơ",
        description="Tên như motcham facts ghi ra, hoặc tên một cảnh báo muốn giữ.",
        examples=["time counter"],
    )
    record: Text | None = Field(None, title="Hồ sơ ghi gì")
    reason: Text = Field(title="Vì sao khác")


class Source(Model):
    """Where the facts come from and when a person last compared them.

    `gone_since` is the day from which the portal has its record no more: residents are told to ask.
    All but `decision`, `decided_on`, `url`, `checked_on` and `gone_since` is for staff and never
    shown:
    `unconfirmed` names what an import proposed and a person must confirm, `imported` holds a short
    hash of each section as it was imported, so that a later import knows what people rewrote.
    """

    decision: ShortLine = Field(
        title="Quyết định công bố", description="Như 163/QĐ-BTP.", examples=["163/QĐ-BTP"]
    )
    decided_on: Date | None = Field(None, title="Ngày quyết định", examples=["2026-01-16"])
    url: Url | None = Field(None, title="Địa chỉ bản gốc", description="Bắt đầu bằng https://.")
    checked_on: Date = Field(
        title="Ngày đối chiếu gần nhất",
        description="Hôm nay, nếu bạn vừa đối chiếu.",
        examples=["2026-11-20"],
    )
    gone_since: Date | None = Field(
        None,
        title="Hồ sơ quốc gia không còn từ ngày",
        description="Do motcham facts --mark-gone ghi; hồ sơ có lại thì xóa.",
    )
    unconfirmed: tuple[ShortLine, ...] = Field(
        (), title="Còn phải xác nhận", description="Xác nhận xong thì xóa dòng ấy."
    )
    unparsed: tuple[Unparsed, ...] = Field((), title="Lời chưa xếp được")
    differences: tuple[Difference, ...] = Field((), title="Chỗ khác hồ sơ, có lý do")
    staff_note: Text | None = Field(
        None, title="Ghi chú nội bộ", description="Không hiện trên trang của người dân."
    )
    imported: Mapping[str, ShortLine] = Field(
        {}, title="Dấu của lần nhập", description="Do máy viết, đừng sửa."
    )


UNKNOWN_DECISION = "Chưa rõ"
"""What stands for the decision where a national record names none."""
STAFF_ONLY = frozenset({"unconfirmed", "unparsed", "differences", "staff_note", "imported"})
"""Keys of `source` that residents never see."""


REWRITTEN = (
    "summary",
    "deadline",
    "cases",
    "documents",
    "notes",
    "steps",
    "results",
    "conditions",
)
"""Keys in which people put a record into plain words: where they stand, it is no record page."""
VERBATIM = ("national_field", "agency", "record")
RECORD_WORDS = ("record_time", "record_fee", "record_note")
"""Keys, of a procedure and of a channel, that hold the record's own words on its own page alone."""


def _summary_but_for_records(schema: dict[str, Any]) -> None:
    """Say in the JSON Schema that only a record's file may leave out its summary."""
    status = {"status": {"const": Status.RECORD.value}}
    schema["if"] = {"properties": status, "required": ["status"]}
    schema["required"].remove("summary")
    schema["else"] = {"required": ["summary"]}


Statements = tuple[Annotated[Statement, text_shorthand("text")], ...]


class Procedure(Model):
    """One procedure.

    `title` is what people say, `official_title` what the decision says. An empty `channels` means
    that nothing is known of how it is handed in. `where` is given where the file does not go to
    the ward's counter for its field but to somebody else, such as the school.

    A record page (`status: record`) has the national record's own words in `record`, `agency` and
    `national_field`, and none of the keys of `REWRITTEN`; all others have a summary.
    """

    model_config = ConfigDict(json_schema_extra=_summary_but_for_records)

    code: Code = Field(
        title="Mã một chạm",
        description="Mã in trên thẻ, như HT01. Đã in thì không đổi nữa.",
        examples=["HT01"],
    )
    national_code: NationalCode | None = Field(
        None,
        title="Mã thủ tục quốc gia",
        description="Chép từ Cổng Dịch vụ công. Thủ tục riêng của đơn vị thì để trống.",
        examples=["1.001193"],
    )
    title: ShortLine = Field(
        title="Tên thủ tục",
        description="Như người dân vẫn nói, tối đa 80 ký tự.",
        examples=["Đăng ký khai sinh"],
    )
    short_title: ShortTitle | None = Field(
        None,
        title="Tên trên thẻ nhỏ",
        description="Tối đa 24 ký tự, khi tên dài hơn: in trên tem tròn và thẻ 25 mm.",
        examples=["Sao y bản chính"],
    )
    official_title: Official[LongLine] = Field(
        title="Tên chính thức",
        description="Đúng như trong quyết định.",
        examples=["Thủ tục đăng ký khai sinh"],
    )
    field: Slug = Field(
        title="Lĩnh vực", description="Cũng là tên thư mục của tệp.", examples=["ho-tich"]
    )
    summary: Summary = Field(
        title="Tóm tắt",
        description="Một câu dễ hiểu, tối đa 200 ký tự.",
        examples=["Làm giấy khai sinh cho trẻ."],
    )
    keywords: tuple[ShortLine, ...] = Field(
        (),
        title="Từ người dân hay gõ",
        description="Mỗi dòng một từ.",
        examples=[["giấy khai sinh", "sinh con"]],
    )
    audience: tuple[Audience, ...] = Field(
        min_length=1,
        title="Ai được làm",
        examples=[["citizen"]],
    )
    status: Status = Field(title="Tình trạng")
    withdrawn_on: Date | None = Field(
        None,
        title="Bãi bỏ từ ngày",
        description="Chỉ điền khi đã bãi bỏ.",
        examples=["2026-07-01"],
    )
    reason: Text | None = Field(None, title="Vì sao bãi bỏ", description="Chỉ điền khi đã bãi bỏ.")
    replaced_by: tuple[Code, ...] = Field(
        (), title="Thay bằng mã", description="Mỗi dòng một mã.", examples=[["HT02"]]
    )
    caution: tuple[Annotated[Caution, text_shorthand("text")], ...] = Field(
        (),
        title="Cần biết trước",
        description="Như luật đã đổi; đứng trên thời hạn, tiền và trên giấy in.",
    )
    deadline: Deadline | None = Field(
        None,
        title="Hạn chót của người dân",
        description="Người dân phải làm trước lúc nào; khác thời hạn {phường} giải quyết.",
    )
    cases: tuple[Case, ...] = Field(
        (), title="Trường hợp", description="Những hoàn cảnh mà giấy tờ hay tiền khác nhau."
    )
    where: Line | None = Field(
        None,
        title="Nộp ở nơi khác",
        description="Chỉ điền khi không nộp ở bộ phận một cửa.",
        examples=["Trường học của trẻ"],
    )
    channels: tuple[Channel, ...] = Field((), title="Cách nộp")
    law_facts: tuple[LawFact, ...] = Field(
        (),
        title="Điều luật cho biết",
        description="Chỉ điều hồ sơ bỏ sót mà điều luật ghi rõ.",
    )
    documents: tuple[Paper, ...] = Field((), title="Giấy tờ")
    notes: Statements = Field((), title="Lưu ý")
    steps: tuple[Annotated[Step, text_shorthand("text")], ...] = Field((), title="Các bước")
    results: tuple[Annotated[Result, text_shorthand("name")], ...] = Field(
        (), title="Kết quả nhận được"
    )
    conditions: Statements = Field((), title="Điều kiện")
    national_field: Official[Line | None] = Field(
        None, title="Lĩnh vực theo hồ sơ", description="Chỉ ở trang hồ sơ."
    )
    agency: Passage | None = Field(
        None, title="Cơ quan thực hiện", description="Chỉ ở trang hồ sơ: nguyên lời hồ sơ."
    )
    record: Official[tuple[RecordSection, ...]] = Field(
        (), title="Lời của hồ sơ", description="Chỉ ở trang hồ sơ; do motcham import chép."
    )
    legal_basis: Official[tuple[LegalBasis, ...]] = Field((), title="Văn bản")
    related: tuple[Code, ...] = Field(
        (),
        title="Thường làm cùng",
        description="Mỗi dòng một mã.",
        examples=[["HT02"]],
    )
    source: Official[Source] = Field(
        title="Nguồn", description="Lấy từ quyết định nào, đối chiếu ngày nào."
    )
    review_every_months: Annotated[Integer, Field(ge=1, le=60)] = Field(
        6, title="Mấy tháng kiểm tra lại một lần", description="Để trống là 6 tháng.", examples=[6]
    )

    @model_validator(mode="before")
    @classmethod
    def _record_without_summary(cls, data: Any) -> Any:
        record = isinstance(data, dict) and data.get("status") == Status.RECORD
        return {"summary": "", **data} if record else data

    @model_validator(mode="after")
    def _withdrawn_says_why(self) -> Self:
        withdrawn = self.status is Status.WITHDRAWN
        if withdrawn and (self.withdrawn_on is None or self.reason is None):
            fail(
                "withdrawn-incomplete",
                "Thủ tục đã bãi bỏ cần withdrawn_on (từ ngày nào) và reason (vì sao).",
                "Thêm hai mục ấy; nếu có thủ tục thay thế, thêm replaced_by: [MÃ].",
            )
        if not withdrawn and (self.withdrawn_on or self.reason or self.replaced_by):
            fail(
                "withdrawn-incomplete",
                "Có withdrawn_on, reason hoặc replaced_by nhưng status không phải withdrawn.",
                "Đổi status thành withdrawn, hoặc xoá các mục ấy.",
            )
        return self

    @model_validator(mode="after")
    def _plain_or_record(self) -> Self:
        plain = [key for key in REWRITTEN if getattr(self, key)]
        verbatim = [key for key in VERBATIM if getattr(self, key)]
        if any(channel.is_verbatim for channel in self.channels):
            verbatim.append(" hoặc ".join(RECORD_WORDS))
        if self.is_record and plain:
            fail(
                "record-rewritten",
                f"Trang hồ sơ (status: record) chỉ chép nguyên hồ sơ, mà ở đây có "
                f"{', '.join(plain)}.",
                "Bỏ các mục ấy; đã viết lại xong thì đổi status thành published và bỏ record.",
            )
        if not self.is_record and verbatim:
            fail(
                "record-rewritten",
                f"Lời nguyên của hồ sơ ({', '.join(verbatim)}) chỉ có ở trang hồ sơ, mà status là "
                f"{self.status}.",
                "Viết lại thành lời dễ hiểu rồi bỏ các mục ấy, hoặc ghi status: record.",
            )
        return self

    @property
    def is_record(self) -> bool:
        """Whether its page is the national record itself, which nobody has rewritten yet."""
        return self.status is Status.RECORD

    @property
    def ordinary_case(self) -> str | None:
        """The case that is meant where none is named; None where everybody must choose."""
        return next((case.id for case in self.cases if case.ordinary), None)

    def law_facts_on(self, day: date) -> tuple[LawFact, ...]:
        """The facts of law that hold on `day`."""
        return tuple(one for one in self.law_facts if one.holds(day))

    def law_turned(self, day: date) -> date:
        """The last day until `day` on which other facts of law began to hold."""
        return last_turn(day, (turn for one in self.law_facts for turn in one.turns))

    @property
    def has_page(self) -> bool:
        """Whether residents can open it: a draft has no page yet."""
        return self.status is not Status.DRAFT

    @property
    def at_counter(self) -> bool:
        """Whether it can be handed in at a counter of the unit."""
        vias = {channel.via for channel in self.channels}
        return not self.where and (not vias or Via.COUNTER in vias)

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
