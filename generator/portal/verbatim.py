"""A record as the file of a record page: its own words, tidied, and the few facts that are sure.

Lines are taken as they are: bullets go, and a line right behind its double; a number that stands
alone («Bước 1:», «a)») goes before the line that it counts. No sentence is cut, and nothing is
guessed: «0 VNĐ» is what the record says, not that it is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from generator.library.language.folding import fold
from generator.library.models.procedure import UNKNOWN_DECISION, Via
from generator.library.rules.laws import DECISION, LAW
from generator.portal.audience import read_audience
from generator.portal.money import VND, read_fee
from generator.portal.naming import official
from generator.portal.plain import (
    head_and_rest,
    is_portal_code,
    pieces,
    says_nothing,
    without_bullet,
)
from generator.portal.record import Charge, Group, Item, Method, Record
from generator.portal.record_facts import read_laws, read_via
from generator.portal.times import NO_UNIT, read_time, unit_words

LONGEST_KEYWORD = LONGEST_DECISION = 80
LONGEST_FIELD, LONGEST_TITLE, LONGEST_LINE = 300, 1000, 10_000
"""In characters. What is longer stands whole among the other things, a line in pieces."""
AGENCY = "Cơ quan thực hiện"
STEPS, WAYS, PAPERS = "Trình tự thực hiện", "Cách thức thực hiện", "Thành phần hồ sơ"
AUDIENCE, RESULTS = "Đối tượng thực hiện", "Kết quả thực hiện"
CONDITIONS = "Yêu cầu, điều kiện thực hiện"
OTHERS = "Thông tin khác trong hồ sơ"

_ALONE = re.compile(r"(?:bước\s+\d+|\(?[a-zđ\d]{1,4}[.)]|\(?[ivx]{1,4}\))\s*[:.]?", re.IGNORECASE)
_WORDS = {
    "CITIZEN": "công dân",
    "CORPORATE": "doanh nghiệp, tổ chức",
    "ONLINE": "trực tuyến",
    "OFFLINE": "trực tiếp",
    "AT_HOME": "tại nhà",
    "AT_SUBMISSION_PLACE": "tại nơi nộp",
    "OTHER": "khác",
    **{unit: unit_words(unit) for unit in ("WORKING_DAY", "DAY", "HOUR", "MONTH")},
}
"""What the portal's own words, which stand among others, are in Vietnamese."""
_PORTAL_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b")
_NOT_ALWAYS = re.compile(r"\bmien\b|\bgiam\b|\bden (?:het )?ngay\b|\btoi da\b|\bkhong qua\b")
"""Beside an amount, folded: not everybody pays it, or not always, or not for each."""
_VIA_ORDER = list(Via)


@dataclass(frozen=True)
class RecordPlace:
    """Where a record's file goes and what it is called: what the record itself does not say."""

    code: str
    field: str
    title: str
    checked_on: date


def verbatim(record: Record, place: RecordPlace) -> dict[str, Any]:
    """The whole file as texts, lists and groups, in the order of the project's files."""
    laws, odd_laws = _laws(record)
    decision, rest = _decision(record.decision)
    title = official(record.title)
    keywords = [w for w in dict.fromkeys(record.keywords) if not says_nothing(w)]
    agency = [text for label, text in record.extras if label == AGENCY]
    others = [
        ": ".join(filter(None, [label, in_vietnamese(text)]))
        for label, text in record.extras
        if label != AGENCY and not is_portal_code(text)
    ]
    others += [f"Số quyết định: {rest}"] if rest else []
    others += [f"Tên thủ tục: {title}"] if len(title) > LONGEST_TITLE else []
    others += [f"Lĩnh vực: {record.field}"] if len(record.field) > LONGEST_FIELD else []
    others += [f"Từ khóa: {w}" for w in keywords if len(w) > LONGEST_KEYWORD]
    strange = [_strange(method) for method in record.methods if read_via(method.via) is None]
    sections = [
        _section(STEPS, record.steps),
        _section(WAYS, strange),
        *map(_papers, record.groups),
        _section(AUDIENCE, [", ".join(record.audience)]),
        _section(RESULTS, record.results),
        _section(CONDITIONS, record.conditions),
        _section("Mô tả", record.description),
        _section(OTHERS, [*others, *(f"Căn cứ pháp lý: {law}" for law in odd_laws)]),
    ]
    return {
        "code": place.code,
        "national_code": record.national_code,
        "title": place.title,
        "official_title": official_title(record),
        "field": place.field,
        "keywords": [word for word in keywords if len(word) <= LONGEST_KEYWORD],
        "audience": read_audience(record.audience)[0],
        "status": "record",
        "channels": _channels(record),
        "legal_basis": laws,
        "national_field": head_and_rest(record.field, LONGEST_FIELD)[0],
        "agency": "; ".join(agency),
        "record": _each_once(sections),
        "source": {
            "decision": decision,
            "decided_on": record.decided_on.isoformat() if record.decided_on else "",
            "url": record.url,
            "checked_on": place.checked_on.isoformat(),
        },
    }


def official_title(record: Record) -> str:
    """The official name as a file has it: the national code where there is none."""
    return head_and_rest(official(record.title), LONGEST_TITLE)[0] or record.national_code


def _section(heading: str, texts: Iterable[str], part: str = "") -> dict[str, Any]:
    section: dict[str, Any] = {"heading": heading}
    if part:
        section["part"] = part
    # Another case may say again what one before it says.
    return section | {"lines": [line for line, _ in groupby(_numbered(texts))]}


def _numbered(texts: Iterable[str]) -> Iterator[str]:
    """The lines without bullets, each number that stands alone before the line that follows it."""
    number = ""
    for text in texts:
        line = without_bullet(text)
        if _ALONE.fullmatch(line):
            number = f"{number} {line}".strip()
        elif line and (number or not says_nothing(line)):
            yield from pieces(f"{number} {line}".strip(), LONGEST_LINE)
            number = ""
    if number:
        yield number


def _papers(group: Group) -> dict[str, Any]:
    return _section(PAPERS, map(paper_of, group.items), without_bullet(group.heading))


def paper_of(item: Item) -> str:
    """«Tờ khai (bản chính: 1, bản sao: 0)»; counts of nothing are left out."""
    counts = [item.originals, item.copies]
    said = any(count.strip("0., ") for count in counts)
    words = f"(bản chính: {counts[0] or 0}, bản sao: {counts[1] or 0})" if said else ""
    forms = [f"Mẫu: {form}" for form in item.forms]
    return " ".join(filter(None, [without_bullet(item.text), words, *forms]))


def _each_once(sections: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sections that say something; what a whole one before says word for word goes."""
    kept: list[dict[str, Any]] = []
    said: list[list[str]] = []
    for section in sections:
        lines = section["lines"]
        if (lines or "part" in section) and (section["heading"] == PAPERS or lines not in said):
            kept.append(section)
            said.append(lines)
    return kept


def _channels(record: Record) -> list[dict[str, Any]]:
    found: list[tuple[int, dict[str, Any]]] = []
    for method in record.methods:
        via = read_via(method.via)
        if via is None:
            continue
        channel: dict[str, Any] = {"via": str(via)}
        time = read_time(method.time_number, method.time_unit).time or {}
        if "value" in time:
            channel["time"] = time
        if fees := [fee for charge in method.charges if (fee := _sure(charge))]:
            channel["fees"] = fees
        if via is Via.ONLINE and record.url:
            channel["url"] = record.url
        words = {
            "record_time": time_of(method),
            "record_fee": " | ".join(filter(None, map(charge_of, method.charges))),
            "record_note": without_bullet(method.description),
        }
        channel |= {key: text for key, text in words.items() if text}
        entry = (_VIA_ORDER.index(via), channel)
        if entry not in found:
            found.append(entry)
    return [channel for _, channel in sorted(found, key=lambda entry: entry[0])]


def in_vietnamese(text: str) -> str:
    """What stands beside a record's other things, the portal's own words in Vietnamese."""
    return _PORTAL_WORD.sub(lambda found: _WORDS[found[0]], text)


def time_of(method: Method) -> str:
    """The time as the record gives it, the portal's own units in Vietnamese."""
    unit = unit_words(method.time_unit)
    if unit == NO_UNIT and not method.time_number.strip("0.,"):
        return ""
    said = " ".join(filter(None, [method.time_number, unit]))
    return "" if says_nothing(said) else said


def _sure(charge: Charge) -> dict[str, str] | None:
    """The payment where its amount and its kind cannot be mistaken, and everybody pays it."""
    read = read_fee(charge, paying=True)
    named = charge.kind or re.search(r"\bphi\b", fold(charge.words))
    if read.fee is None or read.left or not named or read.fee.get("amount", "0") == "0":
        return None
    if "%" in charge.words or _NOT_ALWAYS.search(fold(charge.words)):
        return None
    return {key: value for key, value in read.fee.items() if key not in ("note", "set_by")}


def charge_of(charge: Charge) -> str:
    """«8000 đồng (/giấy)», as the record has it."""
    currency = "đồng" if fold(charge.currency) in VND else charge.currency
    amount = f"{charge.amount} {currency}" if charge.amount else ""
    words = charge.words if not amount else f"({charge.words})" if charge.words else ""
    return " ".join(filter(None, [amount, words]))


def _strange(method: Method) -> str:
    """A way of handing in that nobody knows, in one line."""
    charges = [charge_of(charge) for charge in method.charges]
    parts = [method.via, time_of(method), *charges, method.description]
    return ". ".join(filter(None, parts))


def _decision(text: str) -> tuple[str, str]:
    """The number of the decision, and the words around it where there are any."""
    if len(text) <= LONGEST_DECISION and DECISION.fullmatch(text) and re.search(r"\d", text):
        return text, ""
    found = re.search(r"\d+(?:\.\d+)?/[\w/-]*[^\W\d_][\w-]*", text)
    number = found[0].rstrip("-") if found else ""
    sound = DECISION.fullmatch(number) and len(number) <= LONGEST_DECISION
    return (number if sound else UNKNOWN_DECISION), text


def _laws(record: Record) -> tuple[list[dict[str, str]], list[str]]:
    """The legal documents with a sound number; the others, and odd spellings, as lines."""
    entries, left = read_laws(record.laws)
    sound = [entry for entry in entries if LAW.fullmatch(entry["number"])]
    odd = [f"{law.get('title', '')} ({law['number']})" for law in entries if law not in sound]
    return sound, [*odd, *(item.text for item in left)]
