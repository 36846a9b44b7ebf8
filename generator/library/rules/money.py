"""An amount means what its words say: free is free, and thousands are written out.

Passes: `{kind: charge, set_by: province}` where the council sets the amount. Fails: `amount: 0`
beside words that say so, for residents would read that it is free; an amount that is also
`set_by: unclear`. An amount of 1 to 999 đồng is a hint: a record's `20 VNĐ` can mean 20.000 đồng. A
hint too: a note that names the text which sets an unknown amount, or the 0 of the record, for the
page would tell people to ask and nothing else; one payment that is ten times as much another way.
Only a procedure with a page is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.procedure import Currency, Fee, Procedure, SetBy

SMALLEST_VND = 1000
"""No fee of a ward is lower; the smallest note in use is 1.000 đồng."""

MOST_TIMES = 10
"""A payment that is so many times as high another way is most likely a slip."""

_COUNCIL = re.compile(r"hội đồng nhân dân|hđnd|(?:tỉnh|thành phố) quy(?:ết)? định", re.IGNORECASE)
_TEXT = re.compile(
    r"(?:mức (?:tiền|thu|phí|lệ phí)|^theo) .*?((?:Thông tư|Nghị định|Nghị quyết|Luật) [^;.,]+)",
    re.IGNORECASE,
)
_ZERO = re.compile(r"hồ sơ .*(?:ghi|là) 0 đồng", re.IGNORECASE)


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each amount that its words contradict."""
    for sourced in collection.written:
        yield from _uneven(sourced)
        for index, channel in enumerate(sourced.model.channels):
            for number, fee in enumerate(channel.fees):
                location: Location = ("channels", index, "fees", number, "amount")
                council = fee.set_by is SetBy.PROVINCE or _COUNCIL.search(fee.note or "")
                if fee.amount == 0 and council and not fee.waived_for:
                    message = "Ghi 0 đồng (miễn phí), nhưng lại nói tỉnh, thành phố đặt mức."
                    hint = "Bỏ amount và ghi set_by: province; mức thì ghi ở provinces/."
                    yield sourced.document.problem(location, "free-or-unknown", message, hint)
                elif fee.amount is not None and fee.set_by is SetBy.UNCLEAR:
                    message = f"Có số tiền ({fee.amount}) mà lại ghi set_by: unclear (không rõ)."
                    hint = "Bỏ amount, hoặc bỏ set_by."
                    yield sourced.document.problem(location, "free-or-unknown", message, hint)
                elif hint := _in_note(fee):
                    place = (*location[:-1], "note")
                    message = f"Hồ sơ có nói về mức, mà ô tiền chỉ ghi «hỏi»: «{fee.note}»"
                    yield sourced.document.warning(place, "fee-in-note", message, hint)
                elif fee.amount and fee.currency is Currency.VND and fee.amount < SMALLEST_VND:
                    message = f"Có {fee.amount} đồng, ít hơn {SMALLEST_VND} đồng."
                    hint = f"Nếu là nghìn đồng thì viết đủ số 0: {fee.amount}000."
                    yield sourced.document.warning(location, "fee-tiny", message, hint)


def _uneven(sourced: Sourced[Procedure]) -> Iterator[Problem]:
    """A hint for an amount that one way asks many times, and another asks for the same."""
    lowest: dict[tuple[object, ...], int] = {}
    fees = [
        (("channels", index, "fees", number, "amount"), fee, fee.amount)
        for index, channel in enumerate(sourced.model.channels)
        for number, fee in enumerate(channel.fees)
        if fee.amount
    ]
    for _, fee, amount in fees:
        key = _payment(fee)
        lowest[key] = min(lowest.get(key, amount), amount)
    for location, fee, amount in fees:
        if amount >= MOST_TIMES * (least := lowest[_payment(fee)]):
            message = f"Có {amount}, mà cách nộp khác thu {least} cho cùng khoản này."
            hint = "Xem lại: có thể thừa hay thiếu số 0."
            yield sourced.document.warning(location, "fee-uneven", message, hint)


def _payment(fee: Fee) -> tuple[object, ...]:
    """What two fees have alike that are one payment."""
    return fee.kind, fee.currency, fee.per, fee.when, fee.note, fee.for_cases, fee.set_in


def _in_note(fee: Fee) -> str:
    """How to say in the box of money what only the note of an unknown amount says; or nothing."""
    if fee.amount is not None or fee.set_in or fee.set_by is not SetBy.CENTRAL:
        return ""
    if text := _TEXT.search(fee.note or ""):
        return f"Viết set_in: {text[1].strip()}, rồi bỏ ghi chú ấy."
    return "Viết set_by: unclear, rồi bỏ ghi chú ấy." if _ZERO.search(fee.note or "") else ""
