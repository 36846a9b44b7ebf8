"""The base of all models and the kinds of text that stand in them.

Every scalar arrives as text (see `reader`), so each kind below parses it itself, strictly, and says
in Vietnamese what it expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum, StrEnum
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, NoReturn, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from generator.library.language.file_names import is_device


class Model(BaseModel):
    """A closed form: an unknown key is a problem, and nothing changes after reading.

    `kept_elsewhere` says of keys that stand in another file where that is.
    """

    kept_elsewhere: ClassVar[Mapping[str, str]] = MappingProxyType({})

    model_config = ConfigDict(
        defer_build=True,
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        validate_by_name=True,
    )


def fail(rule: str, message: str, hint: str) -> NoReturn:
    """Raise the error that `validation` turns into a problem."""
    raise PydanticCustomError(rule, "{message}", {"message": message, "hint": hint})


class Choice(StrEnum):
    """One of a few values. `label` says it to people; where residents read it, it is translated."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """The value as it stands in a file, and its words in Vietnamese."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


@dataclass(frozen=True, eq=False)
class Accepts:
    """A validator that also says what it takes, as JSON Schema, for editors (see `schema`).

    `beside` lets what stands here alone stand beside what the field's own type takes.
    """

    check: Callable[[Any], Any]
    schema: Mapping[str, Any]
    beside: bool = False

    def __call__(self, value: Any) -> Any:
        """`value` checked or parsed."""
        return self.check(value)


SHOWN_LENGTH = 40
"""How many characters of a wrong value a message quotes."""


def quoted(value: object) -> str:
    """A value as messages show it: on one line, in guillemets, cut where it is long."""
    text = " ".join(str(value).split())
    return f"«{text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + '…'}»"


def pattern(regex: str, rule: str, expected: str, hint: str) -> Accepts:
    """A validator that refuses text which is not `expected`; digits are 0–9 only."""
    compiled = re.compile(regex, re.ASCII)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            fail(rule, f"Có {quoted(text)}, cần {expected}.", hint)
        return text

    # JSON Schema's patterns are ECMAScript's, where \\d is 0–9 too; they match anywhere.
    whole = f"(?:{regex})" if "|" in regex else regex
    return Accepts(check, {"pattern": f"^{whole}$"})


def _fail_out_of_range(value: str, wanted: str, *, fractions: bool) -> None:
    """Fail where `value` is a number, only none that can be meant; `wanted` is said in words."""
    if not value:
        hint = "Điền một số; không mất tiền thì ghi 0."
        fail("not-a-number", f"Chưa có số, cần {wanted}.", hint)
    if re.fullmatch(r"-[0-9]+(?:\.[0-9]+)?", value):
        hint = "Bỏ dấu trừ, hoặc sửa lại số."
        fail("not-a-number", f"Có {quoted(value)}, là số âm, cần {wanted}.", hint)
    if re.fullmatch(r"[0-9]{5,}(?:\.[0-9]{1,2})?" if fractions else "[0-9]{13,}", value):
        hint = "Xem lại: có thể gõ thừa chữ số."
        fail("not-a-number", f"Có {quoted(value)}, lớn quá, cần {wanted}.", hint)


def _integer(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch("[0-9]{1,12}", value):
            _fail_out_of_range(value, "một số nguyên như 8000", fractions=False)
            fail(
                "not-a-number",
                f"Có {quoted(value)}, cần một số nguyên như 8000.",
                "Chỉ viết chữ số: không dấu chấm, không dấu phẩy, không «đ».",
            )
        return int(value)
    return value


def decimal(form: str, wanted: str) -> Callable[[object], object]:
    """A parser of numbers that are written as the regular expression `form`; `wanted` in words."""

    def parse(value: object) -> object:
        if isinstance(value, str):
            if not re.fullmatch(form, value):
                _fail_out_of_range(value, wanted, fractions=True)
                fail(
                    "not-a-number",
                    f"Có {quoted(value)}, cần {wanted}.",
                    "Chỉ viết chữ số; phần lẻ sau dấu chấm.",
                )
            return Decimal(value)
        return value

    return parse


def _positive(value: Decimal) -> Decimal:
    if value <= 0:
        fail("not-a-number", "Số phải lớn hơn 0.", "Sửa lại số.")
    return value


def _date(value: object) -> object:
    if isinstance(value, str):
        try:
            if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        fail(
            "not-a-date",
            f"Có {quoted(value)}, cần một ngày dạng năm-tháng-ngày.",
            "Viết như 2026-01-16 (ngày 16 tháng 1 năm 2026).",
        )
    return value


def _clock(value: object) -> object:
    if isinstance(value, str):
        found = re.fullmatch(CLOCK, value)
        if not found:
            fail("bad-hour", f"Có {quoted(value)}, cần một giờ trong ngày.", "Viết như 15:00.")
        return time(int(found[1]), int(found[2]))
    return value


def _boolean(value: object) -> object:
    if isinstance(value, str):
        if value not in ("true", "false"):
            fail(
                "not-true-false",
                f"Có {quoted(value)}, cần true hoặc false.",
                "Viết true (có) hoặc false (không).",
            )
        return value == "true"
    return value


def _line(limit: int) -> Accepts:
    def check(text: str) -> str:
        if "\n" in text:
            fail("not-one-line", "Phải viết trên một dòng.", "Bỏ xuống dòng ở giữa câu.")
        return _within(text, limit)

    return Accepts(check, {"maxLength": limit, "pattern": r"^\s*[^\n]*\s*$"})


def _text(limit: int) -> Accepts:
    return Accepts(lambda text: _within(text, limit), {"maxLength": limit})


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        fail(
            "too-long",
            f"Dài {len(text)} ký tự, nhiều nhất là {limit}.",
            "Viết ngắn lại; chi tiết để ở mục «notes».",
        )
    return text


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        valid = text.startswith("https://") and bool(parts.hostname) and not re.search(r"\s", text)
    except ValueError:
        valid = False
    if not valid:
        fail(
            "not-https",
            f"Có {quoted(text)}, cần một địa chỉ bắt đầu bằng https://.",
            "Chép nguyên địa chỉ từ trình duyệt.",
        )
    return text


def _written(kind: str, regex: str) -> dict[str, object]:
    """A number as an editor sees it: a number where it is plain, text where it is quoted."""
    return {"type": [kind, "string"], "minimum": 0, "pattern": f"^{regex}$"}


_DATE = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


CLOCK = "([01]?[0-9]|2[0-3]):([0-5][0-9])"
"""A time of day: its hour and its minute."""


class TextKind(Enum):
    """How readers of another language meet a text."""

    WORDS = "translated"
    AS_IT_STANDS = "never translated: a law's number, an address, what only staff read"


Anything = TypeVar("Anything")
Official = Annotated[Anything, TextKind.AS_IT_STANDS]
"""What stands in every language as it stands in the file."""


class Reference(str):
    """The id of another thing where words might stand as well: it is never translated."""

    __slots__ = ()


Line = Annotated[str, AfterValidator(_line(300)), TextKind.WORDS]
"""One line of plain text, at most 300 characters."""
ShortLine = Annotated[str, AfterValidator(_line(80)), TextKind.WORDS]
"""One line, at most 80 characters: titles and names that must fit a phone and a tag."""
SHORT_TITLE = 24
ShortTitle = Annotated[str, AfterValidator(_line(SHORT_TITLE)), TextKind.AS_IT_STANDS]
"""One line, at most SHORT_TITLE characters: what a title is called on small tags, on paper only."""
Summary = Annotated[str, AfterValidator(_line(200)), TextKind.WORDS]
"""One line, at most 200 characters."""
LONGEST_TEXT = 2000
"""Characters; a translation may be so long, whatever the bound of what it translates."""
Text = Annotated[str, AfterValidator(_text(LONGEST_TEXT)), TextKind.WORDS]
"""Text of at most 2,000 characters; bold (`**…**`), links (`[…](https://…)`) and line breaks."""
LongLine = Annotated[str, AfterValidator(_line(1000)), TextKind.WORDS]
"""One line, at most 1,000 characters: official names reach 919."""
Passage = Annotated[str, AfterValidator(_line(10_000)), TextKind.AS_IT_STANDS]
"""A line of a national record, in its own words: the longest yet has some 5,900 characters."""
Integer = Annotated[int, BeforeValidator(Accepts(_integer, _written("integer", "[0-9]{1,12}")))]
_UNSIGNED = r"[0-9]{1,4}(\.[0-9]{1,2})?"
Unsigned = Annotated[
    Decimal,
    BeforeValidator(
        Accepts(decimal(_UNSIGNED, "một số như 3 hoặc 7.5"), _written("number", _UNSIGNED))
    ),
]
"""A number of at most two decimals, 0 included."""
Number = Annotated[Unsigned, AfterValidator(Accepts(_positive, {"exclusiveMinimum": 0}))]
Date = Annotated[date, BeforeValidator(Accepts(_date, _DATE))]
Clock = Annotated[
    time, BeforeValidator(Accepts(_clock, {"type": "string", "pattern": f"^{CLOCK}$"}))
]
Boolean = Annotated[
    bool, BeforeValidator(Accepts(_boolean, {"enum": [True, False, "true", "false"]}))
]
Url = Annotated[str, AfterValidator(Accepts(_url, {"pattern": r"^https://\S+$"}))]


def _no_device(name: str) -> str:
    """Codes and fields become folders, which Windows must be able to make too."""
    if is_device(name):
        message = f"{quoted(name)} là tên mà Windows giữ riêng, không tạo được thư mục tên ấy."
        fail("reserved-name", message, "Chọn tên khác.")
    return name


Code = Annotated[
    str,
    AfterValidator(
        pattern(
            r"[A-Z0-9]{2,8}",
            "bad-code",
            "mã gồm 2–8 chữ in hoa không dấu và chữ số",
            "Viết như HT01; xem cách đặt mã trong fields.yml.",
        )
    ),
    AfterValidator(_no_device),
]
"""A printed code: 2–8 of A–Z and 0–9, so that it fits a QR code's alphanumeric mode."""
SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
Slug = Annotated[
    str,
    AfterValidator(
        pattern(
            SLUG,
            "bad-id",
            "chữ thường không dấu, số và gạch nối",
            "Viết như khai-sinh.",
        )
    ),
]
FolderName = Annotated[Slug, AfterValidator(_no_device)]
NationalCode = Annotated[
    str,
    AfterValidator(
        pattern(
            r"\d\.\d{6}",
            "bad-national-code",
            "mã thủ tục quốc gia dạng 1.001193",
            'Chép từ Cổng Dịch vụ công và đặt trong ngoặc kép: "1.001193".',
        )
    ),
]
PHONE = r"\+?\d[\d ]{2,16}"
Phone = Annotated[
    str,
    AfterValidator(
        pattern(
            PHONE,
            "bad-phone",
            "số điện thoại chỉ gồm chữ số và dấu cách",
            "Viết như 028 3000 0000 hoặc 1022.",
        )
    ),
]
Email = Annotated[
    str,
    AfterValidator(
        pattern(
            r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
            "bad-email",
            "một địa chỉ thư điện tử",
            "Viết như phuong@tinh.gov.vn.",
        )
    ),
]


def text_shorthand(key: str) -> BeforeValidator:
    """Let a plain text stand for `{key: text}` in a list."""

    def expand(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(Accepts(expand, {"type": "string"}, beside=True))
