"""What a newer set of national records means for the guide: what changed, went and came.

Two records say the same where only their wording differs: the same numbers and the same words, but
for a few that carry no fact («theo quy định», «của»). What is compared is what a resident goes by:
ways of handing in, times, fees, papers, agency and legal documents. Of the words beside a way only
the figures count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.library.desk.asking import Asking
from generator.library.forms.yaml_text import YamlText
from generator.library.language.folding import fold
from generator.library.language.formats import day_words
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.procedure import Procedure, Via
from generator.portal.facts import NOTHING, Mismatch, Review
from generator.portal.law import normal_number
from generator.portal.merge import WORDS
from generator.portal.naming import official
from generator.portal.record import Record
from generator.portal.verbatim import (
    AGENCY,
    AUDIENCE,
    CONDITIONS,
    PAPERS,
    RESULTS,
    STEPS,
    RecordPlace,
    verbatim,
)

_AMOUNT = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+")
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "của theo về tại ở các những thì là được do đó với cho này nội quy định pháp luật hiện hành"
        " nếu ban",
    )
)
_FILLING = re.compile(r"\b(?:(?:nêu|nói|ghi) trên|(?:dưới|sau) đây|kèm theo|như sau)\b")
"""Words that may come and go without another fact."""
_UNIT = r"ngày làm việc|ngày|giờ|phút|tuần|tháng|quý|năm|%|bản|bộ|trang|tuổi|lần"
_FIGURE = re.compile(rf"(\d+)(?:\s*\([^)]*\))?\s*(?:({_UNIT})(?!\w))?", re.IGNORECASE)
_NOTE = "lời ở cách nộp"
_MOST_GONE = 0.5
"""More of the pages than this never lose their record at once: such a folder is only a part."""


@dataclass(frozen=True)
class FreshPage:
    """A page beside the newer record: what is otherwise there, old and new.

    `changed` is what a resident must know, `reworded` all else.
    """

    procedure: Procedure
    file: str
    changed: tuple[Mismatch, ...] = ()
    reworded: tuple[Mismatch, ...] = ()


@dataclass(frozen=True)
class GonePage:
    """A page whose record is not among the newer ones; `renamed` is a new one of the same name."""

    procedure: Procedure
    file: str
    renamed: str = ""


@dataclass(frozen=True)
class NewRecord:
    """A record that no page is about."""

    national_code: str
    title: str
    field: str


@dataclass(frozen=True)
class Task:
    """A page to look at, and why."""

    procedure: Procedure
    why: str

    def __str__(self) -> str:
        checked = day_words(self.procedure.source.checked_on)
        title = f"{self.procedure.code} {self.procedure.title}"
        return f"{title}: {self.why} (kiểm tra lần cuối {checked})"


@dataclass(frozen=True)
class RecordNews:
    """All that newer records mean. `gone` is empty where they are known to be only some."""

    pages: tuple[FreshPage, ...] = ()
    gone: tuple[GonePage, ...] = ()
    back: tuple[GonePage, ...] = ()
    """Pages that say their record is gone, and it is there."""
    new: tuple[NewRecord, ...] = ()
    tasks: tuple[Task, ...] = ()
    """What to do, first what most residents ask for, then what was checked longest ago."""
    known: int = 0
    """How many pages are about a national record at all."""

    @property
    def changed(self) -> tuple[FreshPage, ...]:
        """The pages that changed in more than their wording."""
        return tuple(one for one in self.pages if one.changed)

    @property
    def to_mark(self) -> tuple[GonePage, ...]:
        """The pages whose record is gone and that do not say so yet."""
        return tuple(
            one for one in self.gone if not one.renamed and not one.procedure.source.gone_since
        )

    @property
    def is_partial(self) -> bool:
        """Whether so many records are missing that the folder cannot be the whole portal."""
        return len(self.gone) > _MOST_GONE * self.known


def freshness(
    collection: Collection,
    records: Mapping[str, Record],
    reviews: Mapping[str, Review],
    earlier: Mapping[str, Record],
    *,
    whole: bool,
) -> RecordNews:
    """Compare the pages of `collection` with the newer `records`, both by national code.

    `reviews` are the differences that were found file by file; `earlier` are older records, where
    they are at hand: what people wrote keeps neither the agency nor the names of all papers. Only a
    `whole` set of records tells that one has gone.
    """
    about = [one for one in collection.procedures if one.model.national_code]
    live = [one for one in about if one.model.has_page and not one.model.withdrawn_on]
    unknown = records.keys() - {one.model.national_code for one in about}
    pages = tuple(
        _page(one, records[code], reviews[one.document.file], earlier.get(code))
        for one in live
        if (code := one.model.national_code or "") in records
    )
    names = Counter(fold(official(records[code].title)) for code in unknown)
    renamed = {fold(official(records[code].title)): code for code in unknown}
    missing = [one for one in live if whole and one.model.national_code not in records]
    gone = tuple(
        GonePage(
            one.model,
            one.document.file,
            renamed.get(name, "") if names[name] == 1 else "",
        )
        for one in missing
        for name in [fold(official(one.model.official_title))]
    )
    back = tuple(
        GonePage(one.procedure, one.file) for one in pages if one.procedure.source.gone_since
    )
    new = tuple(
        NewRecord(code, official(records[code].title), records[code].field)
        for code in sorted(unknown)
    )
    asking = Asking(
        collection.fields.model.most_asked if collection.fields else (),
        collection.life_events.model.life_events if collection.life_events else (),
    )
    tasks = sorted(
        _tasks(pages, gone),
        key=lambda task: (
            asking.rank(task.procedure),
            task.procedure.source.checked_on,
            task.procedure.code,
        ),
    )
    return RecordNews(pages, gone, back, new, tuple(tasks), len(live))


def _tasks(pages: Iterable[FreshPage], gone: Iterable[GonePage]) -> Iterator[Task]:
    for page in pages:
        if page.changed:
            topics = dict.fromkeys(one.fact.split(" (")[0] for one in page.changed)
            yield Task(page.procedure, f"hồ sơ đã đổi {', '.join(topics)}")
    for one in gone:
        if one.renamed:
            yield Task(one.procedure, f"mã quốc gia có thể đã đổi thành {one.renamed}")
        else:
            yield Task(one.procedure, "hồ sơ không còn trên Cổng")


def _page(
    sourced: Sourced[Procedure], record: Record, review: Review, earlier: Record | None
) -> FreshPage:
    procedure = sourced.model
    after = dict(_topics(verbatim(record, _place(procedure))))
    if procedure.is_record and isinstance(sourced.document.data, dict):
        before = dict(_topics(sourced.document.data))
    elif earlier:
        before = dict(_topics(verbatim(earlier, _place(procedure))))
    else:
        told = [one for one in review.open if _part(one.fact) in (WAYS, PAPERS_LISTED, LAWS)]
        changed = tuple(_named(one, procedure) for one in told)
        reworded = tuple(one for one in review.open if one not in told)
        return FreshPage(procedure, sourced.document.file, changed, reworded)
    changed = tuple(_differences(before, after))
    covered = {_part(one.fact) for one in changed}
    reworded = tuple(one for one in review.open if _part(one.fact) not in covered)
    return FreshPage(procedure, sourced.document.file, changed, reworded)


def _place(procedure: Procedure) -> RecordPlace:
    return RecordPlace(
        procedure.code, procedure.field, procedure.title, procedure.source.checked_on
    )


WAYS, PAPERS_LISTED, LAWS = WORDS["channels"], WORDS["documents"], WORDS["legal_basis"]
_PART = {
    "channels": WAYS,
    "documents": PAPERS_LISTED,
    "legal_basis": LAWS,
    PAPERS: PAPERS_LISTED,
    **{heading: heading.lower() for heading in (AUDIENCE, RESULTS, CONDITIONS, STEPS)},
    **{
        name: WAYS
        for kind in ("time", "fees")
        for via in Via
        for name in (f"{kind} {via}", WORDS[f"{kind} {via}"])
    },
}
"""To which part of a page a fact belongs, by its name in either comparison."""


def _part(fact: str) -> str:
    return _PART.get(fact, fact)


def _named(one: Mismatch, procedure: Procedure) -> Mismatch:
    """The difference in the clerk's words; what the record said before, where the file knows it."""
    known = {each.fact: each.record for each in procedure.source.differences}
    before = known.get(one.fact) or known.get(one.fact.split(" ")[0]) or one.file_says
    return Mismatch(WORDS.get(one.fact, one.fact), before, one.record_says)


def _topics(data: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a record page's file says of each of the things that a resident goes by."""
    channels = data.get("channels") or ()
    vias = list(dict.fromkeys(Via(one["via"]) for one in channels))
    yield WAYS, tuple(via.label for via in Via if via in vias)
    for via in vias:
        those = [one for one in channels if one["via"] == via]
        yield WORDS[f"time {via}"], _said(one.get("record_time") for one in those)
        fees = (fee for one in those for fee in (one.get("record_fee") or "").split(" | "))
        yield WORDS[f"fees {via}"], _said(fees)
        yield f"{_NOTE} ({via.label.lower()})", _said(one.get("record_note") for one in those)
    yield PAPERS_LISTED, tuple(_lines(data, PAPERS))
    for heading in (AUDIENCE, RESULTS):  # one form of records has them in a line
        yield heading.lower(), _said([", ".join(_lines(data, heading))])
    yield CONDITIONS.lower(), tuple(_lines(data, CONDITIONS))
    yield STEPS.lower(), tuple(line for line in _lines(data, STEPS) if _NUMBER.search(line))
    yield AGENCY.lower(), _said(re.split(r"\s*[,;]\s*", data.get("agency") or ""))
    yield LAWS, _said(law["number"] for law in data.get("legal_basis") or ())


def _lines(data: Mapping[str, Any], heading: str) -> Iterator[str]:
    """The lines below a heading of the record, with the headings of their own among them."""
    for section in data.get("record") or ():
        if section["heading"] == heading:
            yield from filter(None, [section.get("part")])
            yield from section.get("lines") or ()


def _said(lines: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in lines if line))


def _differences(
    before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> Iterator[Mismatch]:
    for topic in dict.fromkeys([*before, *after]):
        old, new = before.get(topic), after.get(topic)
        if old is None or new is None:
            continue  # a way of handing in that came or went is told as such
        gone, come = _unlike(old, new, _marker(topic))
        if gone or come:
            yield Mismatch(topic, "; ".join(gone) or NOTHING, "; ".join(come) or NOTHING)


def _marker(topic: str) -> Callable[[str], object]:
    """What of a line under `topic` must be the same: of a law its number, of a note its figures."""
    if topic == LAWS:
        return normal_number
    prose = topic.startswith(_NOTE) or topic in (CONDITIONS.lower(), STEPS.lower())
    return _figures if prose else _facts_of


def _unlike(
    old: Sequence[str], new: Sequence[str], marked: Callable[[str], object]
) -> tuple[list[str], list[str]]:
    """The lines that went and those that came, without those that say the same."""
    left = [(marked(line), line) for line in new]
    gone = []
    for line in old:
        same = next((one for one in left if one[0] == marked(line)), None)
        if same:
            left.remove(same)
        else:
            gone.append(line)
    return gone, [line for _, line in left]


def _figures(line: str) -> object:
    found = _FIGURE.findall(_AMOUNT.sub("", unicodedata.normalize("NFC", line)))
    return Counter((str(int(number)), fold(unit)) for number, unit in found)


def _facts_of(line: str) -> object:
    """The words and numbers of a line that carry its fact, in no order."""
    plain = _NUMBER.sub(lambda found: str(int(found[0])), _AMOUNT.sub("", line)).lower()
    words = re.findall(r"\w+", _FILLING.sub(" ", unicodedata.normalize("NFC", plain)))
    return Counter(fold(word) for word in words if word not in _FILLERS)


def marked_gone(text: str, since: date | None) -> str:
    """The text of a procedure's file that says, or no more says, that its record is gone."""
    editor = YamlText(text)
    day = since.isoformat() if since else ""
    editor.set(("source", "gone_since"), day, after="checked_on")
    return editor.text
