"""How long and how much: the answers of all channels together, and each channel's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from math import ceil
from typing import Literal, NamedTuple, TypeVar

from generator.library.language.formats import (
    NBSP,
    day_words,
    join_words,
    money_words,
    number_words,
)
from generator.library.language.locale import ENGLISH, N_, _, current_locale, ngettext
from generator.library.language.mixed_text import format_mixed, join_mixed, original
from generator.library.local.in_unit import CurrentFee
from generator.library.models.procedure import (
    Deadline,
    Fee,
    Procedure,
    SetBy,
    Time,
    TimeUnit,
    Via,
)
from generator.views.telling import told, untold

ASK = N_("Hỏi {phường}")
FREE = N_("Miễn phí")
_EXEMPT = N_("Miễn cho: {who}.")
MANY_CASES = 2
"""More cases than this are called «Trường hợp khác» where they are all that is left."""

Tone = Literal["free", "known", "law", "ask"]
Item = TypeVar("Item")

UNIT_WORDS: Mapping[TimeUnit, Callable[[int], str]] = {
    TimeUnit.WORKING_DAY: lambda number: ngettext("ngày làm việc", "ngày làm việc", number),
    TimeUnit.DAY: lambda number: ngettext("ngày", "ngày", number),
    TimeUnit.HOUR: lambda number: ngettext("giờ", "giờ", number),
    TimeUnit.MONTH: lambda number: ngettext("tháng", "tháng", number),
}


@dataclass(frozen=True)
class Fact:
    """One answer: `words` in a few words, `scope` for what it holds (empty: for everything).

    `cases` are the ids of the cases for which it holds; empty where it holds for all. `when` is
    the condition of a payment that not everyone makes.
    """

    words: str = told()
    scope: str = untold(default="")
    note: str = untold(default="")
    """Told beside the channels, which have it too."""
    tone: Tone = untold(default="known")
    cases: tuple[str, ...] = untold(default=())
    when: str = untold(default="")
    until: str = untold(default="")
    """The last day on which it holds, in words."""
    url: str = untold(default="")
    """A map, where the answer is a place."""
    whose: str = untold(default="")
    """Behind the scope the cases, in words: said no more where one of them is chosen."""

    @property
    def label(self) -> str:
        """For what it holds, always: «Lệ phí · Trực tuyến · Mẹ đơn thân»."""
        return join_mixed(" · ", [self.scope, self.whose])

    @property
    def limits(self) -> str:
        """On what condition it holds and until when: «chỉ khi bạn xin bản sao»."""
        when = format_mixed(_("chỉ khi {condition}"), condition=self.when) if self.when else ""
        return join_mixed(" · ", [when, self.until])

    @property
    def holds_for(self) -> str:
        """For what it holds, until when: «Lệ phí · Trực tuyến», «Phí · chỉ khi bạn xin bản sao»."""
        return join_mixed(" · ", [self.label, self.limits])

    @property
    def sentence(self) -> str:
        """The answer with what it holds for: «Trực tuyến: 1 ngày làm việc»."""
        return f"{self.holds_for}: {self.words}" if self.holds_for else self.words


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
    """What the record adds to the number, and until when a file counts as that day's."""
    return join_mixed(" ", [_added(time), late_words(time)])


def deadline_words(deadline: Deadline | None) -> str:
    """Until when the resident must act: «60 ngày từ ngày sinh»; empty where nothing is said."""
    if deadline is None:
        return ""
    words = ""
    if deadline.within and deadline.unit and deadline.of:
        unit = UNIT_WORDS[deadline.unit](deadline.within)
        number = f"{number_words(deadline.within)}{NBSP}{unit}"
        words = format_mixed(_("{time} từ {event}"), time=number, event=deadline.of)
    return join_mixed("; ", [words, deadline.text or ""])


def _added(time: Time | None) -> str:
    return time.text if time and time.unit and time.text else ""


def late_words(time: Time | None) -> str:
    """Until when a file counts as that day's: «Nộp sau 15:00 …»; empty where nothing is said."""
    if time is None or time.received_until is None:
        return ""
    clock = f"{time.received_until.hour}:{time.received_until.minute:02d}"
    return _("Nộp sau {time} thì lấy ngày làm việc sau.").format(time=clock)


def fee_words(fee: Fee) -> str:
    """One fee in a few words. An unknown amount is never shown as free."""
    if fee.amount is None:
        return _unknown_words(fee)
    if fee.amount == 0:
        return _(FREE)
    return join_mixed("/", [money_words(fee.amount, fee.currency), fee.per or ""])


def _unknown_words(fee: Fee) -> str:
    """What the record says where it gives no amount: who sets it, by which text, or a bare 0."""
    if fee.set_by is SetBy.PROVINCE:
        return _("Tỉnh, thành phố quy định")
    if fee.set_in:
        return format_mixed(_("Theo {text}"), text=fee.set_in)
    return _("Hồ sơ quốc gia ghi 0 đồng") if fee.set_by is SetBy.UNCLEAR else _(ASK)


def _unknown_note(fee: Fee) -> str:
    """Whom to ask for an amount of which the record says something else."""
    if fee.set_by is SetBy.UNCLEAR:
        return _("Không rõ là miễn hay chưa có mức; hỏi {phường}.")
    known = fee.set_by is SetBy.PROVINCE or not fee.set_in
    return "" if known else _("Hỏi {phường} số tiền.")


def fee_note(fee: Fee) -> str:
    """By whose decision the amount is what it is, or since when it is over; then the own note."""
    basis = _unknown_note(fee) if fee.amount is None else ""
    if isinstance(fee, CurrentFee) and fee.ended_on:
        ended = _("Mức trước đây chỉ áp dụng đến hết ngày {day}.")
        basis = ended.format(day=day_words(fee.ended_on))
    elif isinstance(fee, CurrentFee) and fee.decision:
        basis = _("Theo {decision}.").format(decision=fee.decision)
    elif fee.amount is not None and fee.set_in:
        basis = format_mixed(_("Theo {decision}."), decision=fee.set_in)
    return join_mixed(" ", [basis, fee.note or ""])


def waived_words(fee: Fee) -> str:
    """«Miễn cho: …»; empty where nobody is exempt."""
    who = join_mixed("; ", fee.waived_for)
    return format_mixed(_(_EXEMPT), who=who) if who else ""


def exempt_in_short(note: str) -> str:
    """«Có người được miễn.» where a note, ours or a file's, first says who; else nothing."""
    said = (note, _(_EXEMPT)), (original(note), _EXEMPT)
    first = any(words.startswith(ours.partition("{")[0]) for words, ours in said)
    return _("Có người được miễn.") if first else ""


def last_day_words(day: date | None) -> str:
    """«đến hết 28/02/2027», beside what holds until that day; empty where it goes on."""
    return _("đến hết {day}").format(day=day_words(day)) if day else ""


def until_words(fee: Fee) -> str:
    """The last day of the amount; empty where it has none."""
    if fee.until is None:
        return ""
    return format_mixed(_("Áp dụng đến hết ngày {day}."), day=day_words(fee.until))


def _fee_tone(fee: Fee) -> Tone:
    """Free, a known amount, or one to ask for."""
    if fee.amount is None:
        return "ask"
    return "free" if fee.amount == 0 else "known"


def times(procedure: Procedure) -> tuple[Fact, ...]:
    """How long: one fact, or one for each channel or case where they differ."""
    return _merged(
        procedure,
        [
            _FoundFact(
                channel.via,
                channel.for_cases,
                "",
                Fact(
                    time_words(channel.time),
                    note=_added(channel.time),
                    tone="known" if channel.time else "ask",
                ),
                late_words(channel.time),
            )
            for channel in procedure.channels
        ],
    )


def fees(procedure: Procedure) -> tuple[Fact, ...]:
    """How much: one fact, or one for each kind, channel or case where they differ."""
    found = []
    for channel in procedure.channels:
        for fee in channel.fees:
            note = join_mixed(" ", [waived_words(fee), fee_note(fee)])
            fact = Fact(
                fee_words(fee),
                note=note,
                tone=_fee_tone(fee),
                when=fee.when or "",
                until=last_day_words(fee.until),
            )
            for_cases = fee.for_cases or channel.for_cases
            found.append(_FoundFact(channel.via, for_cases, _(fee.kind.label), fact))
        if not channel.fees:
            found.append(_FoundFact(channel.via, channel.for_cases, "", Fact(_(ASK), tone="ask")))
    return _merged(procedure, found)


class _FoundFact(NamedTuple):
    """A fact and where it was found; `kind` is what the law calls a payment, or empty.

    `late` is a note that stands even where others differ.
    """

    via: Via
    for_cases: tuple[str, ...]
    kind: str
    fact: Fact
    late: str = ""


def _merged(procedure: Procedure, found: list[_FoundFact]) -> tuple[Fact, ...]:
    """Equal words become one fact; its label names kind, channels and cases where they matter.

    Notes that differ between channels are left to the list of channels.
    """
    if not found:
        return (Fact(_(ASK), tone="ask"),)
    titles = {case.id: case.title for case in procedure.cases}
    vias = {item.via for item in found}
    kinds = {item.kind for item in found if item.kind}
    usual = {item.kind for item in found if item.kind and not item.fact.when}
    merged: dict[tuple[str, Fact], list[_FoundFact]] = {}
    for item in found:
        merged.setdefault((item.kind, replace(item.fact, note="")), []).append(item)
    facts = []
    left = dict(titles)
    for (kind, fact), items in merged.items():
        scopes = [kind] if kind and len(kinds if fact.when else usual) > 1 else []
        mine = unique(item.via for item in items)
        if len(mine) < len(vias):
            scopes.append(join_words([_(via.label) for via in mine]))
        cases = unique(case for item in items for case in item.for_cases)
        if not all(item.for_cases for item in items) or set(cases) == titles.keys():
            cases = []
            whose = ""
        elif len(cases) > MANY_CASES and set(cases) == left.keys() < titles.keys():
            whose = _("Trường hợp khác")
        else:
            whose = join_mixed("; ", [titles[case] for case in cases])
        for case in cases:
            left.pop(case, None)
        notes = {item.fact.note for item in items}
        note = notes.pop() if len(notes) == 1 else ""
        for late in unique(item.late for item in items if item.late):
            of = unique(item.via for item in items if item.late == late)
            where = join_words([_(via.label) for via in of]) if len(of) < len(mine) else ""
            said = f"{where}: {late[:1].lower()}{late[1:]}" if where else late
            note = join_mixed(" ", [note, said])
        scope = join_mixed(" · ", scopes)
        facts.append(replace(fact, scope=scope, whose=whose, note=note, cases=tuple(cases)))
    return tuple(facts)


def unique(items: Iterable[Item]) -> list[Item]:
    """The items in their order, each once."""
    return list(dict.fromkeys(items))


_NUMBER = re.compile(rf"([\d.,]+){NBSP}([^/\d]+)(/.+)?")
"""«7 ngày làm việc», «15.000 đ/lần»: the number, what is counted, for what each is paid."""
MOST_NAMED = 2
"""So many numbers are named one by one; of more, the least and the most."""


def is_number(words: str) -> bool:
    """Whether an answer is a number and what it counts."""
    return _NUMBER.fullmatch(words) is not None


def told_in_one(facts: Iterable[Fact]) -> str:
    """What the answers lie between, and until when."""
    told = tuple(facts)
    words = between(fact.words for fact in told)
    return join_mixed(" ", [words, common_day(told)]) if words else ""


def common_day(facts: Iterable[Fact]) -> str:
    """Until when the answers that can be told in one hold; empty where that is not one day."""
    days = {fact.until for fact in facts if fact.tone == "free" or is_number(fact.words)}
    return days.pop() if len(days) == 1 else ""


def between(answers: Iterable[str]) -> str:
    """What lies between the ends of `answers`: «2 hoặc 7 ngày làm việc», «5.000 đến 15.000 đ».

    Answers that are no number are left to the ways to hand in; empty where none is one.
    """
    words = unique(answers)
    numbers = [found for found in map(_NUMBER.fullmatch, words) if found]
    each = numbers[0][3] or "" if len({found[3] for found in numbers}) == 1 else ""
    ranges = [_(FREE)] if numbers and _(FREE) in words else []
    for counted in unique(found[2] for found in numbers):
        ends = unique(sorted((one[1] for one in numbers if one[2] == counted), key=_value))
        ranges.append(f"{_range(ends)}{NBSP}{counted}{each}")
    return reduce(_either, ranges) if ranges else ""


def _range(numbers: Sequence[str]) -> str:
    first, last = numbers[0], numbers[-1]
    if first == last:
        return first
    if len(numbers) == MOST_NAMED:
        return _either(first, last)
    return _("{least} đến {most}").format(least=first, most=last)


def _either(one: str, other: str) -> str:
    return _("{one} hoặc {other}").format(one=one, other=other)


def _value(number: str) -> float:
    """The value of a number as the page's language writes it."""
    thousands, decimal = ",." if current_locale() == ENGLISH else ".,"
    return float(number.replace(thousands, "").replace(decimal, "."))
