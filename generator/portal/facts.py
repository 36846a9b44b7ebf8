"""Does a file say what its national record says? Fact by fact, never word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.library.language.folding import fold
from generator.library.language.formats import day_words
from generator.library.models.procedure import (
    UNKNOWN_DECISION,
    Audience,
    Channel,
    Currency,
    Fee,
    FeeKind,
    Paper,
    Procedure,
    Role,
    SetBy,
    Time,
    TimeUnit,
    Via,
)
from generator.portal.law import normal_number
from generator.portal.naming import official
from generator.portal.record import Record
from generator.portal.record_facts import read_facts, read_via
from generator.views.fees_and_times import fee_words, time_words
from generator.views.procedure import sheet_words

NOTHING = "không ghi"
FACTS = {
    "official_title",
    "decision",
    "decided_on",
    "url",
    "audience",
    "channels",
    "time",
    "fees",
    *(f"{kind} {via}" for kind in ("time", "fees") for via in Via),
    "documents",
    "legal_basis",
    "results",
}
"""Every fact that is compared; other names in `source.differences` belong to other checks."""


@dataclass(frozen=True)
class Mismatch:
    """One fact in which file and record differ. `fact` is its name, as in `source.differences`."""

    fact: str
    file_says: str
    record_says: str

    def __str__(self) -> str:
        return f"{self.fact}: hồ sơ «{self.record_says}», tệp «{self.file_says}»"


@dataclass(frozen=True)
class Review:
    """What a comparison found. `stale` are reasons in the file for facts that do not differ."""

    open: tuple[Mismatch, ...]
    explained: tuple[tuple[Mismatch, str], ...]
    stale: tuple[str, ...]


def review(procedure: Procedure, record: Record) -> Review:
    """Compare, and set apart the differences for which the file gives a reason.

    A reason for `time` or `fees` holds for all ways of handing in, one for `time counter` for that.
    It holds only while the record says what it said when the reason was written.
    """
    known = {difference.fact: difference for difference in procedure.source.differences}
    groups: dict[str, list[Mismatch]] = {}
    for item in compare(procedure, record):
        fact = item.fact if item.fact in known else item.fact.split(" ")[0]
        groups.setdefault(fact if fact in known else item.fact, []).append(item)
    open_: list[Mismatch] = []
    explained: list[tuple[Mismatch, str]] = []
    for fact, items in groups.items():
        reason = known.get(fact)
        if reason and reason.record in (None, said(items)):
            explained += [(item, reason.reason) for item in items]
        else:
            open_ += items
    stale = tuple(fact for fact in known if fact in FACTS and fact not in groups)
    return Review(tuple(open_), tuple(explained), stale)


def said(items: Iterable[Mismatch]) -> str:
    """What the record says in differences with one reason, each thing once: `record` in a file."""
    return " | ".join(dict.fromkeys(item.record_says for item in items)).replace("\u00a0", " ")


def compare(procedure: Procedure, record: Record) -> list[Mismatch]:
    """Every fact that differs. What the record leaves open differs from what a file says."""
    drafted = read_facts(record)
    pairs = [
        *_names(procedure, record, drafted),
        *_channels(record, procedure.channels, drafted["channels"]),
        _documents(procedure.documents, drafted["documents"]),
        *_laws(procedure, drafted["legal_basis"]),
        ("results", str(len(procedure.results)), str(len(drafted["results"]))),
    ]
    return [
        Mismatch(fact, mine or NOTHING, theirs or NOTHING)
        for fact, mine, theirs in pairs
        if mine != theirs
    ]


Pair = tuple[str, str, str]
"""A fact's name, what the file says and what the record says, in words that compare as equal."""


def _names(procedure: Procedure, record: Record, drafted: dict[str, Any]) -> Iterator[Pair]:
    mine, theirs = official(procedure.official_title), str(drafted["official_title"])
    if official(record.title) and fold(mine) != fold(theirs):
        yield "official_title", mine, theirs
    source = procedure.source
    theirs = drafted["source"]["decision"]
    if theirs != UNKNOWN_DECISION and _tight(source.decision) != _tight(theirs):
        yield "decision", source.decision, theirs
    if record.decided_on and source.decided_on != record.decided_on:
        mine = day_words(source.decided_on) if source.decided_on else NOTHING
        yield "decided_on", mine, day_words(record.decided_on)
    if record.url:
        yield "url", source.url or NOTHING, record.url
    if record.audience:
        kinds = [Audience(kind) for kind in drafted["audience"]]
        yield "audience", _audience(procedure.audience), _audience(kinds)


def _tight(text: str) -> str:
    """A decision's number to compare by; «Quyết định số» before it does not count."""
    return normal_number(text).replace(" ", "").rstrip(".")


def _audience(kinds: Iterable[Audience]) -> str:
    return ", ".join(kind.label for kind in Audience if kind in set(kinds))


def _channels(
    record: Record, mine: Sequence[Channel], theirs: Sequence[dict[str, Any]]
) -> Iterator[Pair]:
    """Ways of handing in; then times and fees of each way that both have."""
    channels = [_channel(data) for data in theirs]
    yield "channels", _vias(mine), _vias(channels)
    for via in Via:
        here = [channel for channel in mine if channel.via is via]
        there = [channel for channel in channels if channel.via is via]
        if here and there:
            mine_time, their_time = _times(here), _times(there)
            if mine_time and not their_time:
                their_time = _unread_times(record, via)
            yield f"time {via}", mine_time, their_time
            yield f"fees {via}", _fees(here), _fees(there)


def _vias(channels: Iterable[Channel]) -> str:
    present = {channel.via for channel in channels}
    return ", ".join(via.label for via in Via if via in present) or NOTHING


def _times(channels: Iterable[Channel]) -> str:
    """All times with a number, each once; words alone count only as words."""
    found = {
        time_words(channel.time.model_copy(update={"text": None}))
        if channel.time and channel.time.unit
        else ""
        for channel in channels
    }
    return ", ".join(sorted(found - {""}))


def _unread_times(record: Record, via: Via) -> str:
    """What the record gives as time where it is no number with a unit: «1 OTHER»; 0 is none."""
    raw = {
        f"{method.time_number} {method.time_unit}"
        for method in record.methods
        if read_via(method.via) is via and method.time_number.strip("0., ")
    }
    return ", ".join(sorted(raw))


def _fees(channels: Iterable[Channel]) -> str:
    """All payments that are known or set by the province, each once.

    A file may name a payment for several cases; one that nobody knows is no fact, nor is one that
    only the law says which the record names.
    """
    found = {
        fee_words(fee.model_copy(update={"per": None}))
        for channel in channels
        for fee in channel.fees
        if (fee.amount is not None and not fee.set_in) or fee.set_by is SetBy.PROVINCE
    }
    return ", ".join(sorted(found)) or NOTHING


def _documents(mine: Sequence[Paper], theirs: Sequence[dict[str, Any]]) -> Pair:
    papers = [_paper(data) for data in theirs]
    return "documents", _counted(mine), _counted(papers)


def _counted(papers: Iterable[Paper]) -> str:
    """How many documents with which counts: «3 × 1 bản chính (nộp)».

    A paper that several cases ask for in the same words counts once.
    """
    words = {Role.SUBMIT: "nộp", Role.SHOW: "xuất trình"}
    distinct = {
        (fold(f"{paper.name} {paper.note or ''}"), sheet_words(paper), words[paper.role])
        for paper in (paper.model_copy(update={"or_copies": False}) for paper in papers)
        if paper.originals or paper.copies
    }
    counts = Counter(f"{sheets} ({role})" for _, sheets, role in distinct)
    return "; ".join(f"{number} × {what}" for what, number in sorted(counts.items())) or NOTHING


def _laws(procedure: Procedure, theirs: Sequence[dict[str, str]]) -> Iterator[Pair]:
    """Legal documents by number: only those that one side lacks are named."""
    here = {normal_number(law.number): law.number for law in procedure.legal_basis}
    there = {normal_number(law["number"]): law["number"] for law in theirs}
    mine = ", ".join(here[number] for number in here if number not in there)
    missing = ", ".join(there[number] for number in there if number not in here)
    if mine or missing:
        yield "legal_basis", mine or "không có thêm", missing or "không có thêm"


def _channel(data: dict[str, Any]) -> Channel:
    time = data.get("time")
    return Channel(
        via=Via(data["via"]),
        time=_time(time) if time else None,
        fees=tuple(map(_fee, data.get("fees", ()))),
    )


def _time(data: dict[str, str]) -> Time:
    if "value" not in data:
        return Time(text=data["text"])
    return Time(value=Decimal(data["value"]), unit=TimeUnit(data["unit"]), text=data.get("text"))


def _fee(data: dict[str, Any]) -> Fee:
    return Fee(
        kind=FeeKind(data["kind"]),
        amount=int(data["amount"]) if "amount" in data else None,
        currency=Currency(data.get("currency", "VND")),
        set_by=SetBy(data.get("set_by", "central")),
    )


def _paper(data: dict[str, Any]) -> Paper:
    return Paper(
        name=data["name"],
        note=data.get("note"),
        role=Role(data.get("role", "submit")),
        originals=int(data.get("originals", 0)),
        copies=int(data.get("copies", 0)),
    )
