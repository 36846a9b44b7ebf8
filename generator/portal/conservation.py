"""Is every number of a record found again in its file? Times, fees, counts, laws, dates, text.

Digits are compared group by group, without the zeros before them and without the dots and commas
inside amounts, so that 10.000 and 10000 are one number, and 05 and 5.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Any

from generator.library.language.folding import fold
from generator.portal.law import read_number
from generator.portal.naming import official
from generator.portal.plain import head_and_rest, is_portal_code, says_nothing, without_bullet
from generator.portal.record import Record
from generator.portal.record_facts import LONG_LINE
from generator.portal.verbatim import charge_of, in_vietnamese, paper_of, time_of

_GROUP = re.compile(r"\d+")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)")


def lost(record: Record, data: Any) -> list[str]:
    """What of `record` is not found in `data` (a file as texts, lists and groups)."""
    texts = list(_texts(data))
    numbers = set().union(*map(_numbers, texts)) if texts else set()
    words = set().union(*(fold(text).split() for text in texts)) if texts else set()
    missing: dict[str, None] = {}
    for text in record_texts(record):
        missing.update(dict.fromkeys(sorted(_numbers(text) - numbers)))
        if not says_nothing(text):
            plain = {word for word in fold(text).split() if not re.search(r"\d", word)}
            missing.update(dict.fromkeys(sorted(plain - words - _CODED)))
    return list(missing)


def unsaid(record: Record, data: Any) -> list[str]:
    """What `record` says that does not stand word for word in `data`, a record page's file.

    A section that says a thing again, under another case, has it as often in the file.
    """
    whole = " ".join(_texts(data))  # a line too long for a file stands there in pieces
    missing = [text for text in _sentences(record) if text and text not in whole]
    for lines in _sections(record):
        again = Counter(line for line, _ in groupby(lines))
        missing += [line for line, count in again.items() if 1 < count > whole.count(line) > 0]
    return missing


def _sections(record: Record) -> Iterator[list[str]]:
    """The lines of each section of which a line may stand under several cases."""
    for texts in (record.steps, record.results, record.conditions, record.description):
        yield [without_bullet(text) for text in texts if not says_nothing(text)]
    for group in record.groups:
        yield [paper for paper in map(paper_of, group.items) if not says_nothing(paper)]


def _sentences(record: Record) -> Iterator[str]:
    """All that a record says in words, as a record page's file has it."""
    yield from (record.national_code, official(record.title), record.decision, record.field)
    yield record.decided_on.isoformat() if record.decided_on else ""
    for method in record.methods:
        yield from (time_of(method), *map(charge_of, method.charges))
        yield without_bullet(method.description)
    yield from (without_bullet(group.heading) for group in record.groups)
    yield from chain.from_iterable(_sections(record))
    for law in record.laws:
        read = read_number(law.number)
        yield from () if says_nothing(law.title) else head_and_rest(law.title, LONG_LINE)
        yield read.number if read else ""
    yield from (word for word in record.keywords if not says_nothing(word))
    for _, text in record.extras:
        yield "" if is_portal_code(text) else without_bullet(in_vietnamese(text))


_CODED = set(
    re.findall(
        r"\w+",
        "thu tuc vnd d dong viet nam working day hour month other online direct postal khong co"
        " thong tin quy dinh nghi tu luat phap lenh so quyet lien tich chinh phu cong truc tuyen"
        " year quarter week minute tiep buu giay to phai nop xuat trinh luu y ho gom bao thanh phan"
        " usd dan nuoc ngoai ich qua doanh nghiep chuc htx ngay gio thang nd nguoi co quan thuc"
        " hien citizen corporate offline at home submission place",
    )
)
"""Words that a file says with a key: units, ways, roles, audiences, kinds of legal documents."""


def record_texts(record: Record) -> Iterator[str]:
    """Every text and number of a record that a file must keep."""
    yield from (record.national_code, record.title, record.decision, record.field)
    if record.decided_on:
        yield record.decided_on.isoformat()
    yield from record.audience
    for method in record.methods:
        number = method.time_number
        yield from (method.via, number.rstrip("0") if "." in number else number)
        yield from (method.time_unit, method.description)
        for charge in method.charges:
            yield from (charge.amount if _worth(charge.amount) else "", charge.words)
    for group in record.groups:
        yield group.heading
        for item in group.items:
            yield from (item.text, *item.forms)
            yield from filter(_worth, (item.originals, item.copies))
    for law in record.laws:
        yield from (law.title, law.number)
    yield from (*record.steps, *record.results, *record.conditions)
    yield from (*record.keywords, *record.description)
    for label, text in record.extras:
        yield from () if is_portal_code(text) else (label, text)


def _worth(number: str) -> bool:
    """Whether a count or an amount says something: 0 is what is meant where nothing stands."""
    return bool(number.strip("0., "))


def _numbers(text: str) -> set[str]:
    joined = _AMOUNT.sub(lambda found: re.sub("[.,]", "", found[0]), text)
    parts = _GROUP.findall(joined) + _GROUP.findall(text)
    return {part.lstrip("0") or "0" for part in parts}


def _texts(data: Any) -> Iterable[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key != "imported":
                yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
