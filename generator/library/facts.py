"""The facts of a procedure in words: how long, how much, where. For pages and paper alike."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Literal, NamedTuple, TypeVar

from babel.dates import format_date

from generator.library.language import ENGLISH, N_, _, ngettext, spoken
from generator.library.models.procedure import (
    Audience,
    Caution,
    Channel,
    Currency,
    Fee,
    FeeKind,
    Paper,
    Procedure,
    SetBy,
    Time,
    TimeUnit,
    Via,
)
from generator.library.models.ward import OpenHours, Ward, Weekday
from generator.library.phrase import joined, worded

ASK = N_("Hỏi phường")
FREE = N_("Miễn phí")
CLOSED = N_("Nghỉ")
NBSP = "\u00a0"
MANY_CASES = 2
"""More cases than this are called «Trường hợp khác» where they are all that is left."""

Tone = Literal["free", "known", "ask"]
Item = TypeVar("Item")

VIA_WORDS = {
    Via.COUNTER: N_("Tại quầy"),
    Via.ONLINE: N_("Trực tuyến"),
    Via.POST: N_("Qua bưu điện"),
}
UNIT_WORDS: Mapping[TimeUnit, Callable[[int], str]] = {
    TimeUnit.WORKING_DAY: lambda number: ngettext("ngày làm việc", "ngày làm việc", number),
    TimeUnit.DAY: lambda number: ngettext("ngày", "ngày", number),
    TimeUnit.HOUR: lambda number: ngettext("giờ", "giờ", number),
    TimeUnit.MONTH: lambda number: ngettext("tháng", "tháng", number),
}
KIND_WORDS = {FeeKind.FEE: N_("Phí"), FeeKind.CHARGE: N_("Lệ phí"), FeeKind.PRICE: N_("Giá")}
AUDIENCE_WORDS = {
    Audience.CITIZEN: N_("người dân"),
    Audience.HOUSEHOLD: N_("hộ gia đình, hộ kinh doanh"),
    Audience.BUSINESS: N_("doanh nghiệp"),
    Audience.ORGANISATION: N_("tổ chức"),
    Audience.FOREIGNER: N_("người nước ngoài"),
}
DAY_WORDS = {
    Weekday.MONDAY: N_("Thứ 2"),
    Weekday.TUESDAY: N_("Thứ 3"),
    Weekday.WEDNESDAY: N_("Thứ 4"),
    Weekday.THURSDAY: N_("Thứ 5"),
    Weekday.FRIDAY: N_("Thứ 6"),
    Weekday.SATURDAY: N_("Thứ 7"),
    Weekday.SUNDAY: N_("Chủ nhật"),
}


@dataclass(frozen=True)
class Fact:
    """One answer: `words` in a few words, `label` for what it holds (empty: for everything).

    `cases` are the ids of the cases for which it holds; empty where it holds for all. `when` is
    the condition of a payment that not everyone makes.
    """

    words: str
    label: str = ""
    note: str = ""
    tone: Tone = "known"
    cases: tuple[str, ...] = ()
    when: str = ""

    @property
    def holds_for(self) -> str:
        """For what it holds, in words: «Lệ phí · Trực tuyến», «Phí · chỉ khi bạn xin bản sao»."""
        when = worded(_("chỉ khi {condition}"), condition=self.when) if self.when else ""
        return joined(" · ", [self.label, when])


def day_words(day: date) -> str:
    """A date as Vietnamese write it, 16/01/2026; in English 16 January 2026."""
    if spoken() == ENGLISH:
        return format_date(day, "d MMMM y", locale=ENGLISH)
    return f"{day:%d/%m/%Y}"


def number_words(number: Decimal | int) -> str:
    """A number with a decimal comma, 7,5; in English with a point."""
    return _point_and_comma(f"{Decimal(number).normalize():f}")


def money_words(amount: int, currency: Currency = Currency.VND) -> str:
    """An amount: 8.000 đ, 10 USD; in English 8,000 VND."""
    sign = _("đ") if currency is Currency.VND else str(currency)
    return f"{_point_and_comma(f'{amount:,}')}{NBSP}{sign}"


def _point_and_comma(number: str) -> str:
    """A number as English writes it, with point and comma as the spoken language has them."""
    return number if spoken() == ENGLISH else number.translate(str.maketrans(",.", ".,"))


def time_words(time: Time | None) -> str:
    """A processing time in a few words; words alone where the record has no number."""
    if time is None:
        return _(ASK)
    if time.unit is TimeUnit.SAME_DAY:
        return _("Trong ngày")
    if time.unit is None or time.value is None:
        return time.text or _(ASK)
    return f"{number_words(time.value)}{NBSP}{UNIT_WORDS[time.unit](ceil(time.value))}"


def time_note(time: Time | None) -> str:
    """What the record adds to the number."""
    return time.text if time and time.unit and time.text else ""


def fee_words(fee: Fee) -> str:
    """One fee in a few words. An unknown amount is never shown as 0."""
    if fee.amount is None:
        return _("Tỉnh, thành phố quy định") if fee.set_by is SetBy.PROVINCE else _(ASK)
    if fee.amount == 0:
        return _(FREE)
    return joined("/", [money_words(fee.amount, fee.currency), fee.per or ""])


def fee_tone(fee: Fee) -> Tone:
    """Free, a known amount, or one to ask for."""
    if fee.amount is None:
        return "ask"
    return "free" if fee.amount == 0 else "known"


def with_current_fees(procedure: Procedure, ward: Ward, on: date) -> Procedure:
    """`procedure` with the fees as they are on a day.

    Amounts that the province has set come from the ward's file; an amount whose last day (`until`)
    is over is no longer known.
    """
    local = [fee for fee in ward.local_fees if fee.procedure == procedure.code]

    def current(channel: Channel, fee: Fee) -> Fee:
        if fee.until is not None and fee.until < on:
            ended = _("Mức trước đây chỉ áp dụng đến hết ngày {day}.")
            note = joined(" ", [ended.format(day=day_words(fee.until)), fee.note or ""])
            return fee.model_copy(update={"amount": None, "note": note})
        if fee.amount is not None or fee.set_by is not SetBy.PROVINCE:
            return fee
        for known in local:
            if known.kind is fee.kind and (not known.via or channel.via in known.via):
                basis = _("Theo {decision}.").format(decision=known.decision)
                note = joined(" ", [basis, fee.note or ""])
                return fee.model_copy(update={"amount": known.amount, "note": note})
        return fee

    channels = tuple(
        channel.model_copy(update={"fees": tuple(current(channel, fee) for fee in channel.fees)})
        for channel in procedure.channels
    )
    return procedure.model_copy(update={"channels": channels})


def times(procedure: Procedure) -> list[Fact]:
    """How long: one fact, or one for each channel or case where they differ."""
    return _merged(
        procedure,
        [
            _Found(channel.via, channel.for_cases, "", _time_fact(channel.time))
            for channel in procedure.channels
        ],
    )


def _time_fact(time: Time | None) -> Fact:
    return Fact(time_words(time), note=time_note(time), tone="known" if time else "ask")


def fees(procedure: Procedure) -> list[Fact]:
    """How much: one fact, or one for each kind, channel or case where they differ."""
    found = []
    for channel in procedure.channels:
        for fee in channel.fees:
            fact = Fact(fee_words(fee), "", _fee_note(fee), fee_tone(fee), when=fee.when or "")
            for_cases = fee.for_cases or channel.for_cases
            found.append(_Found(channel.via, for_cases, _(KIND_WORDS[fee.kind]), fact))
        if not channel.fees:
            found.append(_Found(channel.via, channel.for_cases, "", Fact(_(ASK), tone="ask")))
    return _merged(procedure, found)


def _fee_note(fee: Fee) -> str:
    who = joined("; ", fee.waived_for)
    waived = worded(_("Miễn cho: {who}."), who=who) if who else ""
    return joined(" ", [waived, fee.note or ""])


class _Found(NamedTuple):
    """A fact and where it was found; `kind` is what the law calls a payment, or empty."""

    via: Via
    for_cases: tuple[str, ...]
    kind: str
    fact: Fact


def _merged(procedure: Procedure, found: list[_Found]) -> list[Fact]:
    """Equal words become one fact; its label names kind, channels and cases where they matter.

    Notes that differ between channels are left to the list of channels.
    """
    if not found:
        return [Fact(_(ASK), tone="ask")]
    titles = {case.id: case.title for case in procedure.cases}
    vias = {item.via for item in found}
    kinds = {item.kind for item in found if item.kind}
    merged: dict[tuple[str, Fact], list[_Found]] = {}
    for item in found:
        merged.setdefault((item.kind, replace(item.fact, note="")), []).append(item)
    facts = []
    left = dict(titles)
    for (kind, fact), items in merged.items():
        labels = [kind] if kind and len(kinds) > 1 else []
        mine = _unique(item.via for item in items)
        if len(mine) < len(vias):
            labels.append(join_words([_(VIA_WORDS[via]) for via in mine]))
        cases = _unique(case for item in items for case in item.for_cases)
        if not all(item.for_cases for item in items) or set(cases) == titles.keys():
            cases = []
        elif len(cases) > MANY_CASES and set(cases) == left.keys() < titles.keys():
            labels.append(_("Trường hợp khác"))
        else:
            labels.append(joined("; ", [titles[case] for case in cases]))
        for case in cases:
            left.pop(case, None)
        notes = {item.fact.note for item in items}
        note = notes.pop() if len(notes) == 1 else ""
        label = joined(" · ", labels)
        facts.append(replace(fact, label=label, note=note, cases=tuple(cases)))
    return facts


def _unique(items: Iterable[Item]) -> list[Item]:
    return list(dict.fromkeys(items))


def sheet_words(paper: Paper) -> str:
    """How many sheets: «1 bản chính, 2 bản sao»; empty where the record gives no count."""
    originals = ngettext("bản chính", "bản chính", paper.originals)
    copies = ngettext("bản sao", "bản sao", paper.copies)
    counts = [(paper.originals, originals), (paper.copies, copies)]
    return ", ".join(f"{count}{NBSP}{name}" for count, name in counts if count)


def join_words(words: list[str]) -> str:
    """Words in a row: «a», «a và b», «a, b và c»."""
    *first, last = words or [""]
    return _("{some} và {last}").format(some=", ".join(first), last=last) if first else last


def clock_words(hours: OpenHours) -> str:
    """Opening hours of a half-day: 7:30–11:30."""
    return "–".join(f"{at.hour}:{at.minute:02d}" for at in (hours.opens, hours.closes))


def hours_words(ward: Ward) -> list[tuple[str, str]]:
    """Opening hours, days with the same hours together: («Thứ 2 – Thứ 6», «7:30–11:30, …»)."""
    runs: list[tuple[list[Weekday], str]] = []
    for day in Weekday:
        words = ", ".join(clock_words(hours) for hours in ward.hours.get(day, ()))
        if runs and runs[-1][1] == words:
            runs[-1][0].append(day)
        else:
            runs.append(([day], words))
    return [(_run_words(days), words or _(CLOSED)) for days, words in runs]


def _run_words(days: list[Weekday]) -> str:
    names = [_(DAY_WORDS[day]) for day in days]
    return f"{names[0]} – {names[-1]}" if names[2:] else join_words(names)


def open_days_words(ward: Ward) -> str:
    """Opening hours in one line: «Thứ 2 – Thứ 6: 7:30–11:30, 13:00–17:00»."""
    open_days = [(days, hours) for days, hours in hours_words(ward) if hours != _(CLOSED)]
    return "; ".join(f"{days}: {hours}" for days, hours in open_days)


def days_words(first: date, last: date) -> str:
    """A day with its weekday, «Thứ 6, 01/01/2027», or the first and the last of several."""
    if first != last:
        return f"{day_words(first)} – {day_words(last)}"
    return f"{_(list(DAY_WORDS.values())[first.weekday()])}, {day_words(first)}"


def where(procedure: Procedure, ward: Ward) -> Fact:
    """Where one goes with `procedure`; of the ward's counter also its place and its hours."""
    if procedure.where:
        return Fact(procedure.where)
    vias = _unique(channel.via for channel in procedure.channels)
    if vias and Via.COUNTER not in vias:
        return Fact(join_words([_(VIA_WORDS[via]) for via in vias]))
    counter = ward.counter_for(procedure.field)
    place = counter.place or ward.address
    return Fact(counter.name, note=f"{place}\n{open_days_words(ward)}")


def caution_source(caution: Caution) -> str:
    """Which law a caution is about, and since when: «135/2025/QH15, từ 01/07/2026»."""
    since = worded(_("từ {day}"), day=day_words(caution.since)) if caution.since else ""
    return joined(", ", [caution.law or "", since])


def edition(procedure: Procedure, ward: Ward, on: date) -> str:
    """The edition printed on paper: month and a short hash of the facts shown.

    The hash changes exactly when what a poster says of the procedure changes: «11/2026·4f2a».
    """
    filled = with_current_fees(procedure, ward, on)
    titles = {case.id: case.title for case in procedure.cases}
    place = where(procedure, ward)
    shown = [
        procedure.code,
        procedure.title,
        procedure.summary,
        [[caution.text, caution_source(caution)] for caution in procedure.caution],
        [place.words, place.note],
        [[fact.words, fact.label, fact.note, fact.when] for fact in times(filled) + fees(filled)],
        [
            [
                paper.name,
                sheet_words(paper),
                paper.role,
                paper.when,
                *map(titles.get, paper.for_cases),
            ]
            for paper in procedure.documents
        ],
    ]
    return edition_of(shown, on)


def edition_of(shown: object, on: date) -> str:
    """An edition of anything that JSON can hold; see `edition`."""
    text = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    return f"{on:%m/%Y}·{hashlib.sha256(text.encode()).hexdigest()[:4]}"
