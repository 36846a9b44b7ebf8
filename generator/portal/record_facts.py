"""What a record says in the keys of a procedure: every fact in a key, all else left with a hint.

Files that people wrote are compared with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from generator.library.language.folding import fold
from generator.library.models.procedure import UNKNOWN_DECISION, Via
from generator.portal.audience import read_audience
from generator.portal.documents import read_groups
from generator.portal.law import read_number
from generator.portal.money import read_fee, speaks_of_paying
from generator.portal.naming import official
from generator.portal.plain import head_and_rest, pieces, says_nothing, tidy, without_bullet
from generator.portal.record import Law, Leftover, Method, Record
from generator.portal.times import read_time

LINE, LONG_LINE, SHORT_LINE, TEXT = 300, 1000, 80, 2000
SECTIONS = (
    "official_title",
    "keywords",
    "audience",
    "cases",
    "channels",
    "documents",
    "notes",
    "steps",
    "results",
    "conditions",
    "legal_basis",
)
"""The keys of a file that a record fills."""
SOURCE_SECTIONS = ("decision", "decided_on", "url", "unparsed")

_VIAS = {
    "direct": Via.COUNTER,
    "truc tiep": Via.COUNTER,
    "nop truc tiep": Via.COUNTER,
    "online": Via.ONLINE,
    "truc tuyen": Via.ONLINE,
    "nop truc tuyen": Via.ONLINE,
    "postal": Via.POST,
    "post": Via.POST,
    "buu chinh": Via.POST,
    "dich vu buu chinh": Via.POST,
    "qua buu chinh": Via.POST,
    "nop qua buu chinh cong ich": Via.POST,
}
_VIA_ORDER = list(Via)
_KINDS_OF_LAW = set(
    fold(
        "luật pháp lệnh nghị định nghị quyết thông tư liên tịch quyết định chỉ thị số NĐ TT"
    ).split()
)
"""What stands before a number and says no more than the number itself."""
_OFFICE = re.compile(
    r"(?:buoc \d+ )?(?:co quan|uy ban|ubnd|cong chuc|can bo|cong an|chu tich|bo phan|trung tam"
    r"|phong|so|trong thoi han|nguoi tiep nhan|hoi dong|bo|van phong|chi nhanh|to chuc tham dinh) "
)


def read_via(name: str) -> Via | None:
    """The way of handing in that the portal's word names; None for an unknown word."""
    return _VIAS.get(fold(name))


def read_facts(record: Record) -> dict[str, Any]:
    """Everything that the record says, by section; `source` holds what is left over."""
    left: list[Leftover] = []
    unconfirmed = ["title", "summary"]
    name, rest = head_and_rest(official(record.title) or record.national_code, LONG_LINE)
    if says_nothing(record.title):
        left.append(Leftover("Tên thủ tục: không ghi", "Điền title và official_title."))
    left += _rest(rest, "Phần tiếp theo của tên thủ tục.")
    audience, more = read_audience(record.audience)
    left += more
    if more:
        unconfirmed.append("audience")
    keywords = [word for word in dict.fromkeys(record.keywords) if not says_nothing(word)]
    left += [
        Leftover(word, "Từ khóa quá dài; rút gọn rồi ghi vào keywords.")
        for word in keywords
        if len(word) > SHORT_LINE
    ]
    channels, more = _channels(record)
    left += more
    papers = read_groups(record.groups)
    left += papers.left
    if papers.guessed:
        unconfirmed.append("documents")
    if papers.cases:
        unconfirmed.append("cases")
    results, more = _results(record.results)
    left += more
    laws, more = read_laws(record.laws)
    left += more
    notes = [*papers.notes, *_statements(record.description)]
    for label, text in record.extras:
        if fold(label) == "luu y":
            notes += _statements([text])
        else:
            hint = "Tệp không có mục riêng cho điều này; giữ để đối chiếu."
            shown = f"{label}: {text}" if label else text
            left.append(Leftover(shown, hint))
    if not says_nothing(record.field):
        left.append(Leftover(f"Lĩnh vực: {record.field}", "Tên lĩnh vực trên cổng quốc gia."))
    decision, rest = head_and_rest(record.decision or UNKNOWN_DECISION, SHORT_LINE)
    left += _rest(rest, "Phần tiếp theo của số quyết định.")
    if not record.decision:
        unconfirmed.append("decision")
    return {
        "official_title": name,
        "keywords": [word for word in keywords if len(word) <= SHORT_LINE],
        "audience": audience,
        "cases": papers.cases,
        "channels": channels,
        "documents": papers.documents,
        "notes": _unique(notes),
        "steps": [_step(part) for text in record.steps for part in pieces(text, TEXT)],
        "results": results,
        "conditions": _statements(record.conditions),
        "legal_basis": laws,
        "source": {
            "decision": decision,
            "decided_on": record.decided_on.isoformat() if record.decided_on else "",
            "url": record.url,
            "unconfirmed": unconfirmed,
            "unparsed": _unique(
                {"text": part, "hint": item.hint}
                for item in left
                for part in pieces(item.text, TEXT)
            ),
        },
    }


def _channels(record: Record) -> tuple[list[dict[str, Any]], list[Leftover]]:
    paying = speaks_of_paying(record)
    left: list[Leftover] = []
    found: list[tuple[int, dict[str, Any]]] = []
    for method in record.methods:
        via = read_via(method.via)
        if via is None:
            left += _unknown_method(method)
            continue
        channel: dict[str, Any] = {"via": str(via)}
        if via is Via.ONLINE and record.url:
            channel["url"] = record.url
        time = read_time(method.time_number, method.time_unit, method.description)
        left += time.left
        if time.time:
            channel["time"] = time.time
        fees = [read_fee(charge, paying=paying) for charge in method.charges]
        left += [item for fee in fees for item in fee.left]
        if shown := [fee.fee for fee in fees if fee.fee]:
            channel["fees"] = shown
        if method.description and method.description != (time.time or {}).get("text"):
            note, rest = head_and_rest(method.description, TEXT)
            channel["note"] = note
            left += _rest(rest, f"Phần tiếp theo của lời ở cách nộp {via}.")
        entry = (_VIA_ORDER.index(via), channel)
        if entry not in found:
            found.append(entry)
    return [channel for _, channel in sorted(found, key=lambda entry: entry[0])], left


def _unknown_method(method: Method) -> list[Leftover]:
    charges = [f"{c.amount} {c.currency} ({c.words})".strip() for c in method.charges]
    parts = [f"Hình thức nộp: {method.via or 'không ghi'}"]
    if method.time_number or method.time_unit:
        parts.append(f"Thời hạn: {method.time_number} {method.time_unit}".strip())
    parts += [f"Phí, lệ phí: {charge}" for charge in charges]
    if method.description:
        parts.append(f"Mô tả: {method.description}")
    hint = "Cách nộp lạ; chọn via: counter, online hoặc post rồi ghi vào channels."
    return [Leftover(". ".join(parts), hint)]


def _step(text: str) -> Any:
    plain = without_bullet(text)
    if _OFFICE.match(f"{fold(plain)} "):
        return {"text": plain, "by": "office"}
    return plain


def _statements(texts: Iterable[str]) -> list[Any]:
    return [
        part
        for text in texts
        if not says_nothing(text)
        for part in pieces(without_bullet(text), TEXT)
    ]


def _results(names: Sequence[str]) -> tuple[list[Any], list[Leftover]]:
    results: list[Any] = []
    left: list[Leftover] = []
    for whole in names:
        if says_nothing(whole):
            continue
        name, rest = head_and_rest(without_bullet(whole), LONG_LINE)
        note, more = head_and_rest(rest, TEXT)
        results.append({"name": name, "note": note} if note else name)
        left += _rest(more, "Phần tiếp theo của một kết quả.")
    return _unique(results), left


def read_laws(laws: Sequence[Law]) -> tuple[list[dict[str, str]], list[Leftover]]:
    """The legal documents that have a number, and what could not be read or is spelt oddly."""
    entries: dict[str, dict[str, str]] = {}
    left: list[Leftover] = []
    for law in laws:
        if says_nothing(law.title) and says_nothing(law.number):
            continue
        in_number = read_number(law.number)
        read = in_number or read_number(law.title)
        shown = tidy(f"{law.title} ({law.number})") if law.number else law.title
        if read is None or len(read.number) > SHORT_LINE:
            left += _rest(shown, "Không thấy số hiệu văn bản; tìm số rồi ghi vào legal_basis.")
            continue
        if not read.sure:
            left += _rest(shown, f"Số hiệu «{read.number}» viết lạ; kiểm tra lại.")
        elif in_number is None and law.number:
            left += _rest(shown, "Số hiệu lấy từ tên văn bản; kiểm tra lại.")
        elif _words(law.number) - _words(read.number) - _KINDS_OF_LAW:
            left += _rest(shown, "Ô số hiệu có thêm lời; kiểm tra lại.")
        title, rest = head_and_rest(law.title, LONG_LINE)
        left += _rest(rest, f"Phần tiếp theo của tên văn bản {read.number}.")
        entry = {"number": read.number}
        if title and not says_nothing(title):
            entry["title"] = title
        known = entries.setdefault(read.number, entry)
        if known.get("title") != entry.get("title"):
            left += _rest(shown, "Văn bản ghi hai lần, tên khác nhau.")
    return list(entries.values()), left


def _words(text: str) -> set[str]:
    return {word.lstrip("0") for word in fold(text).split()}


def _rest(text: str, hint: str) -> list[Leftover]:
    return [Leftover(text, hint)] if text else []


def _unique(values: Iterable[Any]) -> list[Any]:
    kept: list[Any] = []
    for value in values:
        if value not in kept:
            kept.append(value)
    return kept
