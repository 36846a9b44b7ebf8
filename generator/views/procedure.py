"""One procedure as a resident is told of it: may I, how long, how much, where, with what."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple, Protocol

from generator.library.checked.published import Published
from generator.library.language.formats import NBSP, day_words, join_words
from generator.library.language.locale import ENGLISH, _, current_locale, ngettext
from generator.library.language.made_once import made_once
from generator.library.language.mixed_text import capitalised, format_mixed, join_mixed, original
from generator.library.loading.form_file import FormFile
from generator.library.models.procedure import (
    UNKNOWN_DECISION,
    Actor,
    Asked,
    Audience,
    Caution,
    Channel,
    Fee,
    Form,
    LawFact,
    Paper,
    PerCase,
    Procedure,
    Role,
    Status,
)
from generator.library.models.turns import last_turn, turns
from generator.library.models.web_address import is_portal_home
from generator.views.checklist import paper_key
from generator.views.elsewhere import ElsewhereView, elsewhere_view
from generator.views.fees_and_times import (
    ASK,
    MANY_CASES,
    Fact,
    deadline_words,
    fee_note,
    fee_words,
    fees,
    is_number,
    last_day_words,
    time_note,
    time_words,
    times,
    told_in_one,
    unique,
    until_words,
    waived_words,
)
from generator.views.national_record import RecordView, record_fees, record_times, record_view
from generator.views.paper_questions import paper_question
from generator.views.places import counter_views, counters_for
from generator.views.receiving import counters_taking
from generator.views.telling import told, untold

IN_FORCE = "đang áp dụng"
"""Said to staff alone, where a change of it is told."""
LONGEST_ANSWER = 40
"""Characters of an answer that still fits one line of a list."""


class Link(NamedTuple):
    """Another page of the guide, by its code."""

    code: str
    title: str
    withdrawn: bool = False

    def __str__(self) -> str:
        return f"{self.title} ({self.code})"


@dataclass(frozen=True)
class Cases:
    """For which cases something holds; both empty where it holds for all."""

    ids: tuple[str, ...] = untold(default=())
    titles: tuple[str, ...] = told("trường hợp {}", default=())


class _PartView(Protocol):
    """What may hold for some cases alone."""

    @property
    def cases(self) -> Cases: ...


@dataclass(frozen=True)
class CautionView:
    """What is to be known before all else, and which law says so since when."""

    text: str = told()
    source: str = told()


@dataclass(frozen=True)
class LawFactView:
    """What the law says beside the record: by which article, and whether anybody confirmed it."""

    text: str = told()
    source: str = told()
    standing: str = told()
    about: Asked | None = untold(default=None)
    until: str = untold(default="")
    """The last day on which it holds, in words; empty where `text` itself names the day."""

    @property
    def label(self) -> str:
        """What stands beside it as an answer: «Theo luật · đến hết 28/02/2027»."""
        return join_mixed(" · ", [_("Theo luật"), self.until])

    @property
    def note(self) -> str:
        """Where it stands, and how sure it is."""
        return join_mixed(" ", [self.source, self.standing])


@dataclass(frozen=True)
class CaseView:
    """A situation that residents recognise as theirs."""

    title: str = told()
    ordinary: bool = told("chọn sẵn")
    id: str = untold()


@dataclass(frozen=True)
class Withdrawal:
    """That a procedure is no more: since when, why, and what to do instead."""

    sentence: str = told()
    reason: str = told()
    instead: tuple[str, ...] = told("Làm thay bằng: {}")
    links: tuple[Link, ...] = untold()


@dataclass(frozen=True)
class PlaceView:
    """Where one goes: a counter with its address, map and hours, or only its name.

    `phone` is who answers there. `asks` where the unit names no counter: whoever reads it asks.
    """

    name: str = told()
    phone: str = untold()
    address: str = untold(default="")
    map_url: str = untold(default="")
    open_days: tuple[str, ...] = untold(default=())
    asks: bool = untold(default=False)

    @property
    def note(self) -> str:
        """Address and hours, a line each; empty where it is not a counter of the unit."""
        if self.asks:
            return _("{Phường} chưa ghi quầy nào nhận. Gọi trước khi đi.")
        return join_mixed("\n", [self.address, "; ".join(self.open_days)])


@dataclass(frozen=True)
class QuestionView:
    """A question with its answers, as they stand above all else on page, poster and leaflet.

    Paper may ask it in fewer words, `brief`; a page has its answers beside a `label`. A `whole`
    one keeps its notes where room is short; one `of_law` then gives way altogether.
    """

    name: str = untold()
    label: str = untold()
    icon: str = untold()
    answers: tuple[Fact, ...] = untold()
    brief: str = untold(default="")
    whole: bool = untold(default=False)
    of_law: bool = untold(default=False)

    @property
    def first_answers(self) -> tuple[Fact, ...]:
        """Without amounts that are due only at times: the list of channels has them."""
        return tuple(fact for fact in self.answers if not fact.when) or self.answers


@dataclass(frozen=True)
class SubstituteView:
    """A paper that does instead of another, and when."""

    name: str = told("hoặc {}")
    when: str = told("khi {}")


@dataclass(frozen=True)
class PaperView:
    """One paper to bring. `key` tells the same paper everywhere: a phone keeps ticks under it."""

    name: str = told()
    role: Role = untold()
    role_words: str = told()
    sheets: str = told()
    when: str = told("chỉ khi {}")
    known: bool = told("{phường} tự tra cứu được")
    note: str = told()
    form: str = told()
    form_url: str = told()
    form_file: str = untold()
    instead: tuple[SubstituteView, ...] = told()
    cases: Cases = told()
    key: str = untold()

    @property
    def question(self) -> str:
        """What the resident may ask of it, and what else is told answers; empty where all fits."""
        return paper_question([one.when for one in self.instead], self.note, known=self.known)


@dataclass(frozen=True)
class StepView:
    """One step of the errand; `by_office` where it is not the resident's."""

    text: str = told()
    by_office: bool = told("cán bộ làm")
    cases: Cases = told()


@dataclass(frozen=True)
class SentenceView:
    """A note or a condition, and for which cases."""

    text: str = told()
    cases: Cases = told()


@dataclass(frozen=True)
class ResultView:
    """What the resident receives."""

    name: str = told()
    note: str = told()
    cases: Cases = told()


@dataclass(frozen=True)
class FeeView:
    """One payment of a channel. Its amount is told with the `fees` of the procedure."""

    kind: str = told()
    words: str = untold()
    when: str = untold()
    notes: tuple[str, ...] = told()
    cases: Cases = untold()


@dataclass(frozen=True)
class ChannelView:
    """One way to hand in the file. Its time is told with the `times` of the procedure."""

    via: str = told()
    time: str = untold()
    time_note: str = told()
    fees: tuple[FeeView, ...] = told()
    note: str = told()
    url: str = told()
    cases: Cases = untold()


@dataclass(frozen=True)
class LawView:
    """One legal document; always in Vietnamese."""

    number: str = told()
    title: str = told()
    since: str = told("hiệu lực từ {}")


@dataclass(frozen=True)
class CheckView:
    """Against which decision the facts were compared, when last, and when next."""

    decision: str = told("theo quyết định {}")
    decided_on: str = told("ngày {}")
    url: str = told()
    checked_on: str = told("đã kiểm tra ngày {}")
    due_on: str = told("kiểm tra lại trước ngày {}")
    due: date = untold()
    overdue: bool = untold()


@dataclass(frozen=True)
class ProcedureView:
    """All that a resident is told of one procedure, on a day, in a language."""

    code: str = untold()
    status: Status = untold()
    standing: str = told("tình trạng")
    withdrawal: Withdrawal | None = told("tình trạng")
    elsewhere: ElsewhereView | None = told("nơi làm")
    title: str = told("tên", schema_org="name")
    official_title: str = told("tên chính thức", schema_org="alternateName")
    national_code: str = told("mã quốc gia", schema_org="identifier")
    field: Link = untold()
    field_title: str = told("lĩnh vực", schema_org="serviceType")
    summary: str = told("tóm tắt", schema_org="description")
    cautions: tuple[CautionView, ...] = told("cần biết trước", listed=True)
    audience: tuple[str, ...] = told("ai được làm")
    citizens_only: bool = untold()
    """A reader of English is told that the record names only citizens of Viet Nam."""
    cases: tuple[CaseView, ...] = told("trường hợp", listed=True)
    times: tuple[Fact, ...] = untold()
    time_sentences: tuple[str, ...] = told("thời hạn")
    fees: tuple[Fact, ...] = untold()
    fee_sentences: tuple[str, ...] = told("phí, lệ phí")
    law_facts: tuple[LawFactView, ...] = told("luật cho biết", listed=True)
    deadline: str = told("hạn chót", schema_org="termsOfService")
    places: tuple[PlaceView, ...] = told("nộp ở đâu")
    online_url: str = untold()
    online_words: str = untold()
    """What the link to `online_url` says; the page that one has to find there, where it must."""
    online_cases: tuple[str, ...] = untold()
    """The cases for which alone there is a way online; empty for all."""
    channels: tuple[ChannelView, ...] = told("cách nộp", listed=True)
    papers: tuple[PaperView, ...] = told("giấy tờ", listed=True)
    steps: tuple[StepView, ...] = told("các bước", listed=True)
    notes: tuple[SentenceView, ...] = told("lưu ý", listed=True)
    results: tuple[ResultView, ...] = told("kết quả", listed=True)
    conditions: tuple[SentenceView, ...] = told("điều kiện", listed=True)
    laws: tuple[LawView, ...] = told("căn cứ pháp lý", listed=True)
    related: tuple[Link, ...] = untold()
    related_codes: tuple[str, ...] = told("thường làm cùng", listed=True)
    keywords: tuple[str, ...] = told("từ để tìm", listed=True)
    record: RecordView | None = told("hồ sơ", listed=True)
    """Where the page is the national record itself."""
    check: CheckView = told("nguồn")

    @property
    def ordinary_case(self) -> str:
        """The id of the case that is meant where none is named; empty where all must choose."""
        return next((case.id for case in self.cases if case.ordinary), "")

    @property
    def withdrawn(self) -> bool:
        """Whether it is no more."""
        return self.withdrawal is not None

    @property
    def draft(self) -> bool:
        """Whether residents do not see it yet."""
        return self.status is Status.DRAFT

    @property
    def questions(self) -> tuple[QuestionView, ...]:
        """What everybody asks first."""
        places = tuple(
            Fact(one.name, note=one.note, tone="ask" if one.asks else "known", url=one.map_url)
            for one in self.places
        )
        due = (Fact(capitalised(self.deadline)),) if self.deadline else ()
        law = tuple(Fact(one.text, note=one.note) for one in self.law_facts if not one.about)
        return (
            QuestionView(_("Bao lâu"), _("Bao lâu"), "clock-outline", self.times),
            *([QuestionView(_("Hạn chót"), _("Hạn chót"), "calendar-alert", due)] if due else []),
            QuestionView(_("Bao nhiêu tiền"), _("Tiền"), "cash", self.fees),
            QuestionView(
                _("Nộp ở đâu"), _("Ở đâu"), "map-marker", places, brief="Ở đâu", whole=True
            ),
            *([law_question(law)] if law else []),
        )

    def papers_to(self, role: Role) -> tuple[PaperView, ...]:
        """The papers that stay with the office, or those that are only shown."""
        return tuple(paper for paper in self.papers if paper.role is role)

    def counted(self, papers: Iterable[PaperView]) -> int:
        """How many of `papers` the ordinary case has; all where there is none."""
        ordinary = self.ordinary_case
        return sum(not (ordinary and p.cases.ids) or ordinary in p.cases.ids for p in papers)

    def whose(self, parts: Iterable[_PartView]) -> tuple[str, ...]:
        """The cases that any of `parts` is for; empty where that is every case."""
        named = [part.cases.ids or self._case_ids for part in parts]
        found = tuple(case for case in self._case_ids if any(case in ids for ids in named))
        return () if found == self._case_ids else found

    @property
    def without_papers(self) -> Cases:
        """The cases for which no paper is named, where papers are for others."""
        named = self.whose(self.papers)
        left = [case for case in self.cases if named and case.id not in named]
        return Cases(tuple(case.id for case in left), tuple(case.title for case in left))

    @property
    def _case_ids(self) -> tuple[str, ...]:
        return tuple(case.id for case in self.cases)

    @property
    def brief(self) -> str:
        """What is known of how long and how much, in a line; where neither is, where one goes.

        A record says nothing in a line.
        """
        return self.brief_in(())

    def brief_in(self, cases: Collection[str]) -> str:
        """As `brief`, for those of some `cases`, given by their ids."""
        if self.withdrawn or self.elsewhere:
            return self.answer
        if self.record:
            return ""
        known = (self._known(facts, cases) for facts in (self.times, self.fees))
        places = (place.name for place in self.places)
        return join_mixed(" · ", known) or join_mixed(" · ", places)

    def _known(self, facts: Iterable[Fact], cases: Collection[str]) -> str:
        """What the answers without a condition lie between; empty where it is to be asked for.

        Without `cases` those of the ordinary case stand for all, as on the page; one that is no
        number stands for itself.
        """
        those = set(cases or filter(None, [self.ordinary_case]))
        usual = [
            fact
            for fact in facts
            if not fact.when and (not those or not fact.cases or those & set(fact.cases))
        ]
        known = [fact for fact in usual if fact.tone != "ask"]
        if not known:
            return ""
        first, words = known[0], told_in_one(known)
        if not words or not (first.tone == "free" or is_number(first.words)):
            words = join_mixed(" ", [first.words, first.until])
        if len(words) > LONGEST_ANSWER:
            return ""
        sure = len(known) == len(usual)
        return words if sure else _("{answer} (tùy trường hợp)").format(answer=words)

    @property
    def answer(self) -> str:
        """The shortest answer: how long, how much, and that there is something to know first."""
        if standing := standing_answer(self.elsewhere, withdrawn=self.withdrawn):
            return standing
        if self.record:
            return record_answer()
        time = _shortest(self.times, _("Thời hạn"))
        fee = _shortest(self.fees, _("phí"))
        due = format_mixed(_("hạn {deadline}"), deadline=self.deadline) if self.deadline else ""
        first = _("cần biết trước") if self.cautions else ""
        return join_mixed(" · ", [time, fee, due, first])


def law_question(answers: tuple[Fact, ...]) -> QuestionView:
    """What the law says beside the record, as a question."""
    name, label = _("Luật cho biết"), _("Theo luật")
    return QuestionView(name, label, "bank", answers, whole=True, of_law=True)


def standing_answer(elsewhere: ElsewhereView | None, *, withdrawn: bool) -> str:
    """What is said first of what the unit does not do, or nobody any more; else nothing."""
    if withdrawn:
        return _("Không dùng nữa")
    return elsewhere.answer if elsewhere else ""


def record_answer() -> str:
    """What is said in a line of a national record that nobody has rewritten."""
    return _("Hồ sơ quốc gia, chưa viết lại")


def procedure_view(published: Published, procedure: Procedure) -> ProcedureView:
    """`procedure`, which is one of those `published`, in words."""
    field = published.field_by_id[procedure.field]
    links = _links(published, (c for c in procedure.related if c not in published.elsewhere))
    return replace(
        everywhere(published, procedure),
        withdrawal=_withdrawal(published, procedure),
        elsewhere=elsewhere_of(published, procedure),
        field=Link(field.code, field.title),
        field_title=field.title,
        places=places_of(published, procedure),
        related=links,
        related_codes=tuple(link.code for link in links),
    )


def elsewhere_of(published: Published, procedure: Procedure) -> ElsewhereView | None:
    """Who does what the unit does not do; None where it does, or where nobody does it any more."""
    if procedure.withdrawn_on:
        return None
    return elsewhere_view(published.elsewhere.get(procedure.code))


def everywhere(published: Published, procedure: Procedure) -> ProcedureView:
    """What no unit changes of what is told of `procedure`: without places, field and other pages.

    One object for all units in which it stands so.
    """
    files = (paper.form.file for paper in procedure.documents if paper.form and paper.form.file)
    forms = tuple(published.forms[name] for name in dict.fromkeys(files) if name in published.forms)
    return _anywhere(procedure, forms, turned(procedure, published.day))


def turned(procedure: Procedure, day: date) -> date:
    """The last day until `day` on which something else was to be told of `procedure`."""
    return max(procedure.law_turned(day), last_turn(day, turns(None, procedure.review_due_on)))


@made_once
def _anywhere(procedure: Procedure, forms: tuple[FormFile, ...], day: date) -> ProcedureView:
    """What is told of `procedure` wherever it stands so, from the turn that `day` is; no more."""
    titles = {case.id: case.title for case in procedure.cases}
    online = _online_url(procedure.channels)
    law = tuple(law_fact_view(one) for one in procedure.law_facts_on(day))
    found = (
        _with_law((record_times if procedure.is_record else times)(procedure), law, Asked.TIME),
        _with_law((record_fees if procedure.is_record else fees)(procedure), law, Asked.FEE),
    )
    source = procedure.source
    due = procedure.review_due_on
    who = procedure.audience
    by_name = {form.name: form for form in forms}
    return ProcedureView(
        code=procedure.code,
        status=procedure.status,
        standing="" if procedure.withdrawn_on else IN_FORCE,
        withdrawal=None,
        elsewhere=None,
        title=procedure.title,
        official_title=procedure.official_title,
        national_code=procedure.national_code or "",
        field=Link("", ""),
        field_title="",
        summary=procedure.summary,
        cautions=tuple(_cautions(procedure)),
        audience=tuple(_(each.label) for each in who),
        citizens_only=current_locale() == ENGLISH
        and Audience.CITIZEN in who
        and Audience.FOREIGNER not in who,
        cases=tuple(CaseView(case.title, case.ordinary, case.id) for case in procedure.cases),
        times=found[0],
        time_sentences=tuple(fact.sentence for fact in found[0]),
        fees=found[1],
        fee_sentences=tuple(fact.sentence for fact in found[1]),
        law_facts=law,
        deadline=deadline_words(procedure.deadline),
        places=(),
        online_url=online,
        online_words=_online_words(online),
        online_cases=_online_cases(procedure),
        channels=()
        if procedure.is_record
        else tuple(_channel(channel, titles, law) for channel in procedure.channels),
        papers=tuple(paper_view(paper, titles, by_name) for paper in procedure.documents),
        steps=tuple(
            StepView(step.text, step.by is Actor.OFFICE, _cases(step, titles))
            for step in procedure.steps
        ),
        notes=tuple(SentenceView(one.text, _cases(one, titles)) for one in procedure.notes),
        results=tuple(
            ResultView(one.name, one.note or "", _cases(one, titles)) for one in procedure.results
        ),
        conditions=tuple(
            SentenceView(one.text, _cases(one, titles)) for one in procedure.conditions
        ),
        laws=tuple(
            LawView(
                law.number,
                law.title or "",
                day_words(law.effective_from) if law.effective_from else "",
            )
            for law in procedure.legal_basis
        ),
        related=(),
        related_codes=(),
        keywords=procedure.keywords,
        record=record_view(procedure),
        check=CheckView(
            "" if source.decision == UNKNOWN_DECISION else source.decision,
            day_words(source.decided_on) if source.decided_on else "",
            source.url or "",
            day_words(source.checked_on),
            day_words(due),
            due,
            day > due,
        ),
    )


def _online_url(channels: Iterable[Channel]) -> str:
    """Where to hand in online: the procedure's own page, if any channel leads to it."""
    found = [channel.url for channel in channels if channel.url]
    return next((url for url in found if not is_portal_home(url)), found[0] if found else "")


def _online_cases(procedure: Procedure) -> tuple[str, ...]:
    """The cases for which alone a channel has an address; empty where all have one."""
    of_each = [one.for_cases for one in procedure.channels if one.url]
    found = {case for cases in of_each for case in cases}
    some = tuple(case.id for case in procedure.cases if case.id in found)
    return some if all(of_each) and len(some) < len(procedure.cases) else ()


def _online_words(url: str) -> str:
    if not url:
        return ""
    home = is_portal_home(url)
    return _("Mở Cổng Dịch vụ công, tìm tên thủ tục") if home else _("Nộp trên mạng")


def _cautions(procedure: Procedure) -> Iterator[CautionView]:
    """What is to be known first; last, that the portal has its record no more."""
    for one in procedure.caution:
        yield CautionView(one.text, _caution_source(one))
    if gone := procedure.source.gone_since:
        words = _(
            "Hồ sơ quốc gia của thủ tục này không còn trên Cổng từ {day}; "
            "hỏi {phường} trước khi đi."
        )
        yield CautionView(format_mixed(words, day=day_words(gone)), "")


def _caution_source(caution: Caution) -> str:
    """Which law a caution is about, and since when: «135/2025/QH15, từ 01/07/2026»."""
    since = format_mixed(_("từ {day}"), day=day_words(caution.since)) if caution.since else ""
    return join_mixed(", ", [caution.law or "", since])


def law_fact_view(one: LawFact) -> LawFactView:
    """A fact of law: its words, by which article, and whether anybody confirmed it."""
    source = format_mixed(_("Theo {law}, {article}."), law=one.law, article=one.article)
    if one.until:
        until = format_mixed(_("Áp dụng đến hết ngày {day}."), day=day_words(one.until))
        source = join_mixed(" ", [source, until])
    standing = _("{Phường} chưa xác nhận.")
    if one.confirmed_on:
        standing = format_mixed(_("Đã xác nhận ngày {day}."), day=day_words(one.confirmed_on))
    named = one.until and f"{one.until:%d/%m/%Y}" in original(one.fact)
    until = "" if named else last_day_words(one.until)
    return LawFactView(one.fact, source, standing, one.about, until)


def _with_law(
    found: tuple[Fact, ...], law: tuple[LawFactView, ...], about: Asked
) -> tuple[Fact, ...]:
    """What the record knows for everyone, what the law says, what is to be asked, what few pay.

    The law stands for a time that is unknown; a fee may be due all the same, in the cases of which
    the article does not speak.
    """
    said = [
        Fact(one.text, _("Theo luật"), one.note, "law", until=one.until)
        for one in law
        if one.about is about
    ]
    if not said:
        return found
    rest = [fact for fact in found if fact.tone != "ask" or about is Asked.FEE]
    sure = [fact for fact in rest if fact.tone != "ask" and not fact.when]
    others = [_otherwise(fact) if fact.tone == "ask" else fact for fact in rest if fact not in sure]
    return (*sure, *said, *sorted(others, key=lambda fact: bool(fact.when)))


def _otherwise(fact: Fact) -> Fact:
    """`fact` for those of whom the law that is told before it does not speak."""
    return replace(fact, scope=join_mixed(" · ", [_("Trường hợp khác"), fact.scope]))


def _withdrawal(published: Published, procedure: Procedure) -> Withdrawal | None:
    if procedure.withdrawn_on is None:
        return None
    day = day_words(procedure.withdrawn_on)
    links = _links(published, procedure.replaced_by)
    return Withdrawal(
        format_mixed(_("Trang này không dùng nữa từ ngày {day}."), day=day),
        procedure.reason or "",
        tuple(str(link) for link in links),
        links,
    )


def _links(published: Published, codes: Iterable[str]) -> tuple[Link, ...]:
    found = (published.by_code[code] for code in codes)
    return tuple(Link(one.code, one.title, one.withdrawn_on is not None) for one in found)


def places_of(published: Published, procedure: Procedure) -> tuple[PlaceView, ...]:
    """Where one can go with `procedure`: each of the unit's counters, or the one other place."""
    hotline = published.ward.hotline.number
    if counters := counter_views(published, counters_taking(published.ward, procedure)):
        return tuple(
            PlaceView(one.name, one.calls, one.place, one.map_url, one.open_lines)
            for one in counters
        )
    named = counters_for(published, procedure.field)
    phone = named[0].calls if named else hotline
    if procedure.where:
        return (PlaceView(procedure.where, phone),)
    if procedure.at_counter:
        return (PlaceView(_(ASK), hotline, asks=True),)
    first, *others = (_(via.label) for via in unique(one.via for one in procedure.channels))
    names = [first, *(name[:1].lower() + name[1:] for name in others)]
    return (PlaceView(join_words(names), phone),)


def _channel(
    channel: Channel, titles: Mapping[str, str], law: tuple[LawFactView, ...]
) -> ChannelView:
    said = next((one for one in law if one.about is Asked.TIME), None)
    by_law = said if channel.time is None else None
    return ChannelView(
        _(channel.via.label),
        by_law.text if by_law else time_words(channel.time),
        by_law.label if by_law else time_note(channel.time),
        tuple(_fee(fee, titles) for fee in channel.fees),
        channel.note or "",
        channel.url or "",
        _cases(channel, titles),
    )


def _fee(fee: Fee, titles: Mapping[str, str]) -> FeeView:
    notes = tuple(filter(None, [fee_note(fee), waived_words(fee), until_words(fee)]))
    cases = _cases(fee, titles)
    return FeeView(_(fee.kind.label), fee_words(fee), fee.when or "", notes, cases)


_LOOKED_UP = "tra được"
"""In a paper's note: it says itself who looks the paper up, and when."""


def paper_view(
    paper: Paper, titles: Mapping[str, str], forms: Mapping[str, FormFile] = MappingProxyType({})
) -> PaperView:
    """One paper of a procedure whose cases have these `titles`, by their ids.

    `forms` are the files of forms that can be fetched, by their names.
    """
    file = forms.get((paper.form.file if paper.form else None) or "")
    return PaperView(
        name=paper.name,
        role=paper.role,
        role_words=_(paper.role.label),
        sheets=sheet_words(paper),
        when=paper.when or "",
        known=paper.from_database and _LOOKED_UP not in str(original(paper.note or "")),
        note=paper.note or "",
        form=_form_words(paper.form, paper.name, file) if paper.form else "",
        form_url=(paper.form.url or "") if paper.form else "",
        form_file=file.name if file else "",
        instead=tuple(SubstituteView(one.name, one.when or "") for one in paper.instead),
        cases=_cases(paper, titles),
        key=f"{zlib.crc32(paper_key(paper).encode()):x}",
    )


def _form_words(form: Form, paper: str, file: FormFile | None) -> str:
    """«Tải mẫu: … (PDF, 120 KB)», or what the form is called where it is not the paper itself."""
    if file:
        fetched = format_mixed(_("Tải mẫu: {name}"), name=form.name)
        return join_mixed(" ", [fetched, f"({file.words})"])
    if form.url:
        return format_mixed(_("Tải mẫu: {name}"), name=form.name)
    if form.name == paper:
        return ""
    named = form.name.startswith(_("Mẫu"))
    return form.name if named else format_mixed(_("Mẫu: {name}"), name=form.name)


def sheet_words(paper: Paper) -> str:
    """How many sheets: «1 bản chính, 2 bản sao»; empty where the record gives no count.

    Where a copy does instead, it says so: «1 bản chính hoặc bản sao».
    """
    one = ngettext("bản chính", "bản chính", paper.originals)
    either = ngettext("bản chính hoặc bản sao", "bản chính hoặc bản sao", paper.originals)
    copies = ngettext("bản sao", "bản sao", paper.copies)
    counts = [(paper.originals, either if paper.or_copies else one), (paper.copies, copies)]
    return ", ".join(f"{count}{NBSP}{name}" for count, name in counts if count)


def _cases(one: PerCase, titles: Mapping[str, str]) -> Cases:
    """The cases of a part by their names, or by the one that it leaves out."""
    left = [title for case, title in titles.items() if case not in one.for_cases]
    if len(left) == 1 and len(one.for_cases) > MANY_CASES:
        but = format_mixed(_("Mọi trường hợp, trừ «{case}»"), case=left[0])
        return Cases(one.for_cases, (but,))
    return Cases(one.for_cases, tuple(titles[case] for case in one.for_cases))


def _shortest(facts: tuple[Fact, ...], subject: str) -> str:
    """The usual answer; where it is not a number, it says of what it speaks.

    What the record says of an amount it does not give comes before the bare advice to ask.
    """
    usual = [fact for fact in facts if not fact.when]
    first = facts[0]
    if first.words == _(ASK):
        told = (fact for fact in usual if fact.tone == "ask" and fact.words != first.words)
        first = next(told, first)
    words = first.words
    if len(words) > LONGEST_ANSWER:
        return _("{subject}: xem trang").format(subject=subject)
    if first.tone == "ask":
        words = f"{subject}: {words[0].lower()}{words[1:]}"
    return words if len(usual) == 1 else _("{answer} (tùy trường hợp)").format(answer=words)
