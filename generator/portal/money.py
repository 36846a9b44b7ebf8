"""Payments. An amount is never guessed: what cannot be true is left to a person.

In national records «0 VNĐ» stands for free, for «the province decides» and for «not filled in»;
«20 VNĐ» can be 20.000 đ and «10 VNĐ» 10 USD.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from generator.library.language.folding import fold
from generator.portal.plain import head_and_rest, says_nothing
from generator.portal.record import Charge, Leftover, Record

SMALLEST = 1000
"""No payment in đồng is below this; smaller numbers are slips."""

VND = ("", "vnd", "d", "dong", "viet nam dong")
"""What records call đồng, folded."""
_COUNCIL = re.compile(
    r"hoi dong nhan dan|hdnd|(?:cap tinh|tinh thanh pho truc thuoc trung uong|dia phuong) "
    r"(?:quyet dinh|quy dinh)"
)
_FREE = re.compile(
    r"(?:le phi |phi )?(?:khong(?: co| quy dinh| thu| mat)?(?: phi| le phi)*"
    r"|mien(?: thu)?(?: phi| le phi)*)(?: dong)?"
)
_PAYING = re.compile(
    r"\ble phi\b|\b(?:nop|thu|dong|tra|muc|bieu) (?:muc )?phi\b|\bphi tham dinh\b"
    r"|\bphi cap\b|\bphi va le phi\b"
)
_AMOUNT_IN_WORDS = re.compile(r"(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:đồng|đ\b|vnđ|vnd)", re.IGNORECASE)
_NOTE = 2000


class ReadFee(NamedTuple):
    """One fee as in a file, and what is left to look at."""

    fee: dict[str, Any] | None
    left: tuple[Leftover, ...] = ()


def speaks_of_paying(record: Record) -> bool:
    """Whether anything in the record but an empty «0 VNĐ ()» speaks of a payment."""
    texts = [*record.steps, *record.conditions, *record.description]
    texts += [item.text for group in record.groups for item in group.items]
    texts += [group.heading for group in record.groups]
    texts += [law.title for law in record.laws]
    for method in record.methods:
        texts.append(method.description)
        for charge in method.charges:
            if charge.amount.strip("0.,"):
                return True
            texts.append("" if _is_free(charge.words) else charge.words)
    return any(_PAYING.search(fold(text)) for text in texts)


def read_fee(charge: Charge, *, paying: bool) -> ReadFee:
    """One payment. `paying` says whether the record elsewhere speaks of one."""
    words = charge.words
    currency = fold(charge.currency)
    fee: dict[str, Any] = {"kind": _kind(words, charge.kind)}
    left: list[Leftover] = []
    if charge.amount:
        left += _amount(fee, charge, currency, paying=paying)
    elif currency:
        left.append(_left(charge, "Khoản thu không có số tiền; xem lại."))
    council = bool(_COUNCIL.search(fold(words)))
    if council and "amount" not in fee:
        fee["set_by"] = "province"
    if per := _per(words):
        fee["per"] = per
    elif words and not (says_nothing(words) and "amount" in fee):
        note, rest = head_and_rest(words, _NOTE)
        fee["note"] = note
        if rest:
            left.append(Leftover(rest, "Phần tiếp theo của lời về phí."))
    if not charge.amount and not words:
        return ReadFee(None, tuple(left))
    return ReadFee(fee, tuple(left))


def _amount(fee: dict[str, Any], charge: Charge, currency: str, *, paying: bool) -> list[Leftover]:
    amount = _whole(charge.amount)
    named = {_whole(found) for found in _AMOUNT_IN_WORDS.findall(charge.words)}
    hint = ""
    if amount is None or currency not in (*VND, "usd"):
        hint = "Số tiền không đọc được; xem lại rồi điền amount."
    elif currency == "usd":
        fee |= {"amount": str(amount), "currency": "USD"}
    elif amount == 0:
        return _zero(fee, charge, paying=paying)
    elif amount < SMALLEST:
        hint = "Số quá nhỏ: có thể là nghìn đồng, hoặc ngoại tệ. Xem lại rồi điền amount."
    elif _COUNCIL.search(fold(charge.words)):
        hint = "Có số tiền mà lời lại nói tỉnh quyết định: có thể là mức của một tỉnh. Xem lại."
    elif named and amount not in named:
        hint = "Số tiền khác với số trong lời. Xem lại rồi điền amount."
    else:
        fee["amount"] = str(amount)
    return [_left(charge, hint)] if hint else []


def _zero(fee: dict[str, Any], charge: Charge, *, paying: bool) -> list[Leftover]:
    words = fold(charge.words)
    if _COUNCIL.search(words):
        return []
    first, _ = head_and_rest(charge.words.lstrip("("), 80)
    if _is_free(charge.words) or (first.endswith(".") and _is_free(first)):
        fee["amount"] = "0"
        return []
    if not words and not paying:
        fee["amount"] = "0"
        return []
    if not words:
        hint = "«0» nhưng hồ sơ có chỗ nói đến phí: miễn phí thì ghi amount: 0."
        return [_left(charge, hint)]
    return [_left(charge, "«0» nhưng lời không nói miễn phí. Xem lại rồi điền amount.")]


def _is_free(words: str) -> bool:
    return bool(_FREE.fullmatch(fold(words)))


def _left(charge: Charge, hint: str) -> Leftover:
    shown = f"{charge.amount} {charge.currency}".strip()
    brief = charge.words if len(charge.words) <= SMALLEST else charge.words[:SMALLEST] + "…"
    return Leftover(f"Phí, lệ phí: {shown} ({brief})", hint)


def _kind(words: str, kind: str) -> str:
    """What the words call it first, else what the portal calls it."""
    folded = fold(words)
    places = {
        "charge": folded.find("le phi"),
        "fee": found.start() if (found := re.search(r"(?<!le )\bphi\b", folded)) else -1,
        "price": found.start() if (found := re.search(r"\bgia (?:dich vu|cu the)", folded)) else -1,
    }
    said = {kind: place for kind, place in places.items() if place >= 0}
    default = "fee" if kind == "FEE" else "charge"
    return min(said, key=lambda kind: said[kind]) if said else default


def _per(words: str) -> str:
    """`/bản` → bản."""
    found = re.fullmatch(r"/\s*([^\d./;,]{1,80})", words.strip())
    return found[1].strip() if found else ""


def _whole(text: str) -> int | None:
    """`8000`, `8.000`, `8,000`, `8000.0`; None for anything else, fractions too."""
    if re.fullmatch(r"[0-9]{1,12}(\.0{1,2})?", text):
        return int(text.partition(".")[0])
    if re.fullmatch(r"[0-9]{1,3}([.,][0-9]{3}){1,3}", text):
        return int(re.sub("[.,]", "", text))
    return None
