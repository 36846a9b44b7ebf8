"""A record page as a resident is told of it: the record's own words, and the few sure facts.

What the record says stands beside each fact. «0 đồng» is what it says, never that it is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.library.language.formats import join_words
from generator.library.language.locale import VIETNAMESE, _, current_locale
from generator.library.language.made_once import made_once
from generator.library.language.mixed_text import Untranslated, closed, format_mixed, join_mixed
from generator.library.models.procedure import Channel, Procedure, Via
from generator.views.fees_and_times import ASK, Fact, fee_words, late_words, time_words, unique
from generator.views.telling import told

_NOTHING = re.compile(r"0 đồng\b")
_PAPERS = "Thành phần hồ sơ"
_SAID = re.compile(r"(\d+)(?:\s*\([^)]*\))?\s*(ngày làm việc|ngày|giờ|tháng|năm)", re.IGNORECASE)
_OF_A_CASE = re.compile(r"trường hợp|đối với|nếu|^\(\d\)", re.IGNORECASE)
SHORT = 1500
"""Characters: a screen and a half of a phone."""


@dataclass(frozen=True)
class PartView:
    """Lines of a section under a heading of their own, which may be empty."""

    title: str = told()
    lines: tuple[str, ...] = told()


@dataclass(frozen=True)
class SectionView:
    """A section of the record under its own heading."""

    heading: str = told()
    parts: tuple[PartView, ...] = told()

    @property
    def short(self) -> bool:
        """Whether it says what to bring, in so few words that it may stand open."""
        lines = [line for part in self.parts for line in (part.title, *part.lines)]
        return self.heading == _PAPERS and sum(map(len, lines)) <= SHORT


@dataclass(frozen=True)
class WayView:
    """Ways of handing in of which the record says the same, in its own words."""

    vias: str = told()
    time: str = told("thời hạn: {}")
    fee: str = told("tiền: {}")
    note: str = told()
    url: str = told()


@dataclass(frozen=True)
class RecordView:
    """What a national record says, in Vietnamese whatever the page's language.

    `shelf` is what the record calls its field.
    """

    shelf: str = told("lĩnh vực theo hồ sơ: {}")
    agency: str = told("cơ quan thực hiện: {}")
    ways: tuple[WayView, ...] = told()
    sections: tuple[SectionView, ...] = told()


@made_once
def record_view(procedure: Procedure) -> RecordView | None:
    """What the record of `procedure` says; None where people have put it into plain words."""
    if not procedure.is_record:
        return None
    sections = [
        SectionView(heading, tuple(PartView(one.part or "", one.lines) for one in together))
        for heading, together in groupby(procedure.record, key=lambda one: one.heading)
    ]
    return RecordView(
        shelf=procedure.national_field or "",
        agency=procedure.agency or "",
        ways=tuple(_ways(procedure.channels)),
        sections=tuple(sections),
    )


def _ways(channels: Iterable[Channel]) -> Iterator[WayView]:
    alike: dict[tuple[str, str, str], list[Channel]] = {}
    for one in channels:
        words = (one.record_time or "", one.record_fee or "", one.record_note or "")
        alike.setdefault(words, []).append(one)
    for (time, fee, note), those in alike.items():
        url = next((one.url for one in those if one.url), "")
        yield WayView(_vias(those), time, fee, note, url)


def _vias(channels: Iterable[Channel]) -> str:
    first, *others = unique(_(one.via.label) for one in channels)
    return join_words([first, *(name[:1].lower() + name[1:] for name in others)])


def record_times(procedure: Procedure) -> tuple[Fact, ...]:
    """How long: what is sure, beside it what the record says more.

    Times of one way that hold one after the other are no answers; nor is any where the words beside
    one do not have it.
    """
    ways: dict[Via, list[Channel]] = {}
    for one in procedure.channels:
        ways.setdefault(one.via, []).append(one)
    if any(map(_in_stages, ways.values())) or any(map(_contradicted, procedure.channels)):
        return (_unsure(procedure.channels),)
    return _facts(procedure, map(_time, procedure.channels))


def _time(channel: Channel) -> tuple[Channel, Fact]:
    if not channel.time:
        return channel, _unsure([channel])
    note = verbatim(channel.record_note or "") or late_words(channel.time)
    return channel, Fact(time_words(channel.time), note=note)


def _unsure(channels: Iterable[Channel]) -> Fact:
    """What the record says, which is no answer."""
    said = []
    for one in channels:
        time, note = one.record_time or "", one.record_note or ""
        said.append(join_mixed(" ", [closed(time) if time and note else time, note]))
    return Fact(_(ASK), note=_said(join_mixed(" ", unique(said))), tone="ask")


def _in_stages(channels: Sequence[Channel]) -> bool:
    """Whether one way has several times, and not each is for a case of its own."""
    several = len({one.record_time for one in channels if one.time}) > 1
    return several and not all(_OF_A_CASE.search(one.record_note or "") for one in channels)


def _contradicted(channel: Channel) -> bool:
    """Whether the words beside a time have times, but neither it nor parts of which it is made."""
    if not channel.time:
        return False
    said = [
        (int(number), unit.lower()) for number, unit in _SAID.findall(channel.record_note or "")
    ]
    given = _SAID.match(channel.record_time or "")
    if not said or not given:
        return False
    value, unit = int(given[1]), given[2].lower()
    return (value, unit) not in said and value != sum(one for one, of in said if of == unit)


def record_fees(procedure: Procedure) -> tuple[Fact, ...]:
    """How much: amounts that are sure; else what the record says, which is no answer."""
    return _facts(procedure, (fact for one in procedure.channels for fact in _fee(one)))


def _fee(channel: Channel) -> Iterator[tuple[Channel, Fact]]:
    said = channel.record_fee or ""
    for fee in channel.fees:
        yield channel, Fact(fee_words(fee), note=_said(said))
    if not channel.fees and _NOTHING.match(said):
        yield channel, Fact(_("Hồ sơ ghi 0 đồng"), note=verbatim(_inside(said)), tone="ask")
    elif not channel.fees:
        yield channel, Fact(_(ASK), note=_said(said), tone="ask")


def _inside(said: str) -> str:
    """The words beside «0 đồng»."""
    words = _NOTHING.sub("", said, count=1).strip()
    return words[1:-1] if words.startswith("(") and words.endswith(")") else words


def _said(words: str) -> str:
    if not words:
        return _("Hồ sơ không ghi.")
    return format_mixed(_("Hồ sơ ghi: {words}"), words=verbatim(words))


def _facts(procedure: Procedure, found: Iterable[tuple[Channel, Fact]]) -> tuple[Fact, ...]:
    """Equal answers become one; ways of handing in are named where not all have the same."""
    merged: dict[Fact, list[Channel]] = {}
    ways: dict[Via, set[str]] = {one.via: set() for one in procedure.channels}
    for channel, fact in found:
        merged.setdefault(fact, []).append(channel)
        ways[channel.via].add(fact.words)
    if not merged:
        return (Fact(_(ASK), note=_("Hồ sơ không ghi."), tone="ask"),)
    if len(set(map(frozenset, ways.values()))) == 1:
        # It does not depend on the way; of what is said beside an answer the most stands.
        longest = sorted(merged, key=lambda fact: -len(fact.note))
        noted = {fact.words: fact for fact in reversed(longest)}
        return tuple(noted[words] for words in unique(fact.words for fact in merged))
    facts = []
    for fact, channels in merged.items():
        some = {one.via for one in channels} != ways.keys()
        label = _vias(channels) if some else ""
        facts.append(Fact(fact.words, label, fact.note, fact.tone))
    return tuple(facts)


def verbatim(text: str) -> str:
    """`text`, which is Vietnamese whatever the page's language."""
    return text if current_locale() == VIETNAMESE or not text else Untranslated(text)
