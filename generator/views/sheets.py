"""What each printed sheet says: a view for every kind, whose hash is the edition printed on it.

A sheet draws its view and nothing else, so what it says cannot change without its edition; colour
and emblem may, and no sheet goes stale by them. The field names are those that the templates know;
all words are Vietnamese, whatever the site speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from generator.library.checked.english import english
from generator.library.checked.published import Published
from generator.library.language.locale import in_unit_words
from generator.library.language.mixed_text import Translated, first_sentence
from generator.library.models.base import SHORT_TITLE
from generator.library.models.procedure import Procedure, Role
from generator.library.models.renovation import Renovation
from generator.library.registers.address import HOME_CODE
from generator.library.registers.ledger import CodeKind
from generator.library.renovations.state import State
from generator.views.brand import brand_of
from generator.views.fees_and_times import Fact, exempt_in_short, told_in_one
from generator.views.one_case import case_called, of_case
from generator.views.procedure import (
    Cases,
    CautionView,
    PaperView,
    ProcedureView,
    QuestionView,
    procedure_view,
)
from generator.views.renovation import RenovationView, renovation_view
from generator.views.unit import ContactView, unit_view
from generator.views.unmarked import unmarked

MOST_FACTS = 4
LONGEST_LABEL = 100
"""More facts, or a longer label (characters), are not read on paper: they are left to the page."""
ONE_LINE = 70
"""Characters of a condition that stand beside the number of sheets on a line of a leaflet."""
DEPENDS = "Tùy trường hợp"
MOST_CALLS = 2
"""Numbers that large letters have room for, the shortest first: 1022 and the unit's own."""

SCAN_TO_READ = "Quét mã để xem"
"""What a tag says of a page that is about no papers, as a table card does of every page."""
HOME_TITLE = "Tra cứu mọi thủ tục"
HOME_IN_ENGLISH = Translated("Find any procedure", HOME_TITLE)


@dataclass(frozen=True)
class PrintedBrand:
    """The unit's own colour in hex and its emblem as SVG; empty where it has none."""

    colour: str
    emblem: str


@dataclass(frozen=True)
class Issuer:
    """Whose paper it is, and whom to call; how the large papers look is no part of the edition."""

    name: str
    hotline: str
    sample: bool
    brand: PrintedBrand


def issuer(published: Published, *, sample: bool = False) -> Issuer:
    """The unit as every sheet names it; `sample` where what the sheet is about is invented."""
    unit, brand = unit_view(published), brand_of(published)
    printed = PrintedBrand(brand.colour, brand.emblem.drawing if brand.emblem else "")
    return Issuer(unit.name, unit.hotline.number, unit.sample or sample, printed)


@dataclass(frozen=True)
class CodeView:
    """A code on a sheet: its title, the address in words below it, the text that it holds.

    `note` is what else there is to say of it: on a tag, that one scans to read, if not for papers.
    """

    code: str
    title: str
    words: str
    text: str
    note: str = ""


def code_view(published: Published, code: str, title: str, note: str = "") -> CodeView:
    """The code `code`, whose page is called `title`; `note` says more in a few words."""
    site = published.site
    return CodeView(code, title, site.words(code), site.qr_text(code), note)


@dataclass(frozen=True)
class CodeSheetView:
    """A tag, or a table card: one code and the unit's name and number."""

    ward: Issuer
    code: CodeView


@dataclass(frozen=True)
class TagView(CodeSheetView):
    """A tag; `short` is what its page is called where the title has no room, empty for some."""

    short: str


def tag_view(published: Published, code: str, title: str) -> TagView:
    """The tag of `code`, whose page is called `title`."""
    row = published.rows.get(code)
    note = SCAN_TO_READ if row and row.kind is CodeKind.PAGE else ""
    short = published.short_titles.get(code, title if len(title) <= SHORT_TITLE else "")
    return TagView(issuer(published), code_view(published, code, title, note), short)


@dataclass(frozen=True)
class BilingualTagView(TagView):
    """A tag that also says what its page is called in `english`."""

    english: str


def english_titles(published: Published) -> dict[str, str]:
    """What the pages are called in English, of those codes whose title somebody has translated."""
    titles = {HOME_CODE: HOME_IN_ENGLISH, **english(published).titles()}
    return {code: title for code, title in titles.items() if isinstance(title, Translated)}


def bilingual(tag: TagView, titles: Mapping[str, str]) -> TagView:
    """`tag` with its title of `titles` too, where it is among them."""
    title = titles.get(tag.code.code, "")
    return BilingualTagView(tag.ward, tag.code, tag.short, title) if title else tag


def code_sheet_view(published: Published, code: str, title: str) -> CodeSheetView:
    """The tag or card of `code`."""
    return CodeSheetView(issuer(published), code_view(published, code, title))


@dataclass(frozen=True)
class Section:
    """Codes under one heading, which may be empty."""

    heading: str
    entries: tuple[CodeView, ...]


@dataclass(frozen=True)
class GridView:
    """A poster of many codes: beside the large one its kind, its title and a sentence."""

    ward: Issuer
    code: CodeView
    kind: str
    summary: str
    sections: tuple[Section, ...]


def grid_view(
    published: Published, large: CodeView, kind: str, summary: str, sections: Iterable[Section]
) -> GridView:
    """The poster of the codes in `sections`, beside `large`, which is of this `kind`."""
    return GridView(issuer(published), large, kind, summary, tuple(sections))


def in_force(published: Published, codes: Iterable[str]) -> tuple[CodeView, ...]:
    """The procedures of `codes` done here and not withdrawn, each once, in their order.

    Record pages are left out: the code of their field leads to them.
    """
    mine = (code for code in dict.fromkeys(codes) if code not in published.elsewhere)
    found = [p for p in map(published.by_code.get, mine) if p and not p.is_record]
    return tuple(code_view(published, p.code, p.title) for p in found if not p.withdrawn_on)


@dataclass(frozen=True)
class AnswerView:
    """One answer of a row: the words, for what they hold, a note, and what of it is to be kept."""

    words: str
    label: str
    note: str
    gist: str


@dataclass(frozen=True)
class AnswerRow:
    """A question with its answers. Notes that need not be kept give way where room is short.

    Then their gist does, and answers that hold at times alone: `first` is how many a page gives
    before them. `brief` is what all of them lie between, empty where that cannot be said in a few
    words. Before long lists, one `of_law` gives way: no answer of it stands without the note that
    says how sure it is.
    """

    name: str
    answers: tuple[AnswerView, ...]
    first: int
    keep: bool = False
    brief: str = ""
    of_law: bool = False


@dataclass(frozen=True)
class ListedView:
    """A paper to bring: its name, and what else there is to say of it."""

    name: str
    detail: str


@dataclass(frozen=True)
class StepRow(ListedView):
    """A step; `case` is for whom it is, where not for everyone."""

    case: str


@dataclass(frozen=True)
class PosterView:
    """The counter poster of a procedure."""

    ward: Issuer
    code: CodeView
    field: str
    summary: str
    cautions: tuple[str, ...]
    facts: tuple[AnswerRow, ...]
    papers: tuple[ListedView, ...]


@dataclass(frozen=True)
class LeafletView(PosterView):
    """The leaflet: as the poster, and the steps."""

    steps: tuple[StepRow, ...]


RECORD_SUMMARY = "Quét mã để xem hồ sơ quốc gia, hoặc hỏi ở quầy."


def poster_view(published: Published, procedure: Procedure, case: str = "") -> PosterView:
    """The counter poster of `procedure`; of a national record it has the code alone, no facts.

    With a `case` it is for that one alone, and says so first. Raises MotchamError where there is no
    such case.
    """
    one = case_called(procedure, case) if case else None
    view = procedure_view(published, of_case(procedure, one) if one else procedure)
    only = (f"Tờ này chỉ cho trường hợp: {one.title}",) if one else ()
    return PosterView(
        ward=issuer(published),
        code=code_view(published, view.code, view.title),
        field=view.field.title,
        summary=RECORD_SUMMARY if view.record else view.summary,
        cautions=only + tuple(_caution(caution) for caution in view.cautions),
        facts=() if view.record else tuple(map(_row, view.questions)),
        papers=_papers(view),
    )


def leaflet_view(published: Published, procedure: Procedure, case: str = "") -> LeafletView:
    """The leaflet of `procedure`, or of one case of it, as `poster_view`."""
    poster = poster_view(published, procedure, case)
    own = of_case(procedure, case_called(procedure, case)) if case else procedure
    steps = _steps(procedure_view(published, own))
    drawn = {field.name: getattr(poster, field.name) for field in fields(poster)}
    return LeafletView(**drawn, steps=steps)


@dataclass(frozen=True)
class LargeView:
    """The card in large print: what is to be known first, the answers, what to bring."""

    ward: Issuer
    code: CodeView
    cautions: tuple[str, ...]
    facts: tuple[AnswerRow, ...]
    papers: tuple[ListedView, ...]


def large_view(published: Published, procedure: Procedure, case: str = "") -> LargeView:
    """The card of `procedure`, or of one case of it, as `poster_view`."""
    poster = poster_view(published, procedure, case)
    return LargeView(**{field.name: getattr(poster, field.name) for field in fields(LargeView)})


def _caution(caution: CautionView) -> str:
    text = unmarked(caution.text)
    return f"{text} ({caution.source})" if caution.source else text


def _short(found: Sequence[Fact]) -> list[Fact]:
    """The facts that can be read on paper, or that it depends, and on paper between what."""
    long = [fact for fact in found if len(fact.holds_for) > LONGEST_LABEL]
    if len(found) > MOST_FACTS or (long and len(found) > 1):
        brief = _brief(found)
        return [Fact(brief or DEPENDS, DEPENDS.lower() if brief else "", "Quét mã để xem.")]
    return [Fact(fact.words, DEPENDS.lower(), fact.note) for fact in long] or list(found)


def _brief(found: Iterable[Fact]) -> str:
    """What the answers lie between, as a page says it; not what only some pay beside."""
    return told_in_one(fact for fact in found if fact.tone != "ask" and not fact.when)


def _row(question: QuestionView) -> AnswerRow:
    """A question with its answers; a note that all of them share stands once, at last.

    Where there are too many for paper, those that a page gives first are left.
    """
    first = question.first_answers
    found: Sequence[Fact] = sorted(question.answers, key=lambda fact: bool(fact.when))
    if not question.whole:
        found = _short(found if len(found) <= MOST_FACTS else first)
    shared = len({fact.note for fact in found}) == 1
    answers = (
        AnswerView(fact.words, fact.holds_for, "", "")
        if shared and fact is not found[-1]
        else AnswerView(fact.words, fact.holds_for, fact.note, _gist(fact))
        for fact in found
    )
    return AnswerRow(
        question.brief or question.name,
        tuple(answers),
        min(len(first), len(found)),
        question.whole,
        _brief(found),
        question.of_law,
    )


def _gist(fact: Fact) -> str:
    """What of a note no answer should stand without: that some are exempt, whom to ask."""
    exempt = exempt_in_short(fact.note)
    if exempt or fact.tone != "ask":
        return exempt
    return fact.note if len(fact.note) <= ONE_LINE else first_sentence(fact.note, ONE_LINE)


def _papers(view: ProcedureView) -> tuple[ListedView, ...]:
    """The papers to bring: those that everyone needs, then what most do, then what few do.

    Where there is an ordinary case, few have another; else everybody has one, and fewer the
    condition of a paper.
    """

    def rank(paper: PaperView) -> tuple[bool, bool]:
        of_cases, at_times = bool(_cases_of(view, paper.cases)), bool(paper.when)
        return (of_cases, at_times) if view.ordinary_case else (at_times, of_cases)

    papers = sorted(_each_once(view), key=rank)
    return tuple(ListedView(paper.name, _detail(view, paper)) for paper in papers)


def _each_once(view: ProcedureView) -> list[PaperView]:
    """The papers; one that differs by case only in what paper leaves out stands once, for all."""
    found: dict[tuple[str, ...], PaperView] = {}
    for paper in view.papers:
        key = (paper.name, paper.sheets, paper.role, paper.when)
        other = found.setdefault(key, paper)
        if other is not paper:
            found[key] = replace(other, cases=_either(view, other.cases, paper.cases))
    return list(found.values())


def _either(view: ProcedureView, one: Cases, other: Cases) -> Cases:
    """The cases of two parts together; empty where that is everyone."""
    mine = [case for case in view.cases if case.id in (*one.ids, *other.ids)]
    if not one.ids or not other.ids or len(mine) == len(view.cases):
        return Cases()
    return Cases(tuple(case.id for case in mine), tuple(case.title for case in mine))


def _condition(view: ProcedureView, paper: PaperView) -> str:
    """For whom a paper is; empty where everyone needs it."""
    who = _cases_of(view, paper.cases)
    group = f"chỉ cho: {who}" if who else ""
    when = f"nếu {paper.when}" if paper.when else ""
    whole, short = (
        "; ".join(part for part in (group, last) if part) for last in (when, DEPENDS.lower())
    )
    if len(whole) <= LONGEST_LABEL:
        return whole
    return short if len(short) <= ONE_LINE else DEPENDS.lower()


def _cases_of(view: ProcedureView, cases: Cases) -> str:
    """For which cases a part is; empty where it is for everyone, or for the ordinary case."""
    ordinary = view.ordinary_case and view.ordinary_case in cases.ids
    return "" if ordinary else "; ".join(cases.titles)


def _detail(view: ProcedureView, paper: PaperView) -> str:
    shown = "chỉ cho xem" if paper.role is Role.SHOW else ""
    return " · ".join(filter(None, [paper.sheets, shown, _condition(view, paper)]))


def _steps(view: ProcedureView) -> tuple[StepRow, ...]:
    """The steps in order, without bold and links, each with who takes it and for whom it is."""
    return tuple(
        StepRow(
            unmarked(step.text),
            "cán bộ làm" if step.by_office else "",
            _cases_of(view, step.cases),
        )
        for step in view.steps
    )


@dataclass(frozen=True)
class NoticeRow:
    """One fact of a notice: its name and its lines."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NoticeView:
    """The notice of a renovation; what is not on file has no row."""

    ward: Issuer
    code: CodeView
    place: str
    unit: str
    rows: tuple[NoticeRow, ...]
    reports: tuple[str, ...]


def notice_view(published: Published, renovation: Renovation) -> NoticeView:
    """The notice of `renovation`."""
    view = renovation_view(published, renovation)
    unit = unit_view(published)
    stopped = view.state is State.STOPPED
    trouble: tuple[str, Sequence[str]] = ("Tình trạng", [view.trouble])
    rows: list[tuple[str, Sequence[str]]] = [
        ("Địa điểm", [f"{view.place}, {unit.name}"]),
        *([trouble] if stopped else []),  # before what may not be done any more
        ("Căn cứ", [", ".join(filter(None, [view.basis.name, view.basis.detail]))]),
        ("Trước đó được làm" if stopped else "Được làm", view.allowed),
        ("Quy mô", [view.size]),
        ("Không được làm", view.not_allowed),
        ("Thời gian", [_dates(view) + (", theo lời đăng trước khi bị dừng" if stopped else "")]),
        *([] if stopped else [trouble]),
        (
            in_unit_words("{Phường} đã ghi nhận"),
            [f"Ngày {turn.day}: {turn.text}" for turn in view.turns],
        ),
        ("Đơn vị thi công", [_called(view.contractor, view.contractor_phone)]),
        ("Bộ phận phụ trách", [view.unit]),
    ]
    return NoticeView(
        ward=issuer(published, sample=view.sample),
        code=code_view(published, view.code, view.address),
        place=view.place,
        unit=view.unit,
        rows=tuple(NoticeRow(name, tuple(lines)) for name, lines in rows if any(lines)),
        reports=(
            _called(unit.hotline.name, unit.hotline.number),
            *(_channel(channel) for channel in unit.report_channels),
        ),
    )


@dataclass(frozen=True)
class StreetView:
    """What is read across the street: how works stand, until when, whom to call.

    All of it follows from the notice's own rows, which its edition is of. `by` says what the day
    is; `calls` are numbers.
    """

    state: str
    by: str
    until: str
    calls: tuple[str, ...]


def street_view(published: Published, renovation: Renovation) -> StreetView:
    """The large letters of `renovation`; what may be done stays true when works begin."""
    view = renovation_view(published, renovation)
    unit = unit_view(published)
    going = "Đang làm" if view.state is State.RUNNING else "Được làm"
    state = view.trouble.upper() if view.state is State.STOPPED else view.trouble or going
    calls = dict.fromkeys(
        [*(channel.phone for channel in unit.report_channels), unit.hotline.number]
    )
    short = sorted(filter(None, calls), key=len)[:MOST_CALLS]
    return StreetView(state, "hạn\nđã báo" if view.trouble else "đến", view.last_day, tuple(short))


def _dates(view: RenovationView) -> str:
    before = f" (đã gia hạn, trước là {view.first_last_day})" if view.first_last_day else ""
    return f"Từ ngày {view.starts_on} đến hết ngày {view.last_day}{before}"


def _channel(channel: ContactView) -> str:
    address = channel.url.removeprefix("https://").rstrip("/")
    parts = [_called(channel.name, channel.phone), address, channel.email]
    return ", ".join(filter(None, parts))


def _called(name: str, phone: str) -> str:
    return f"{name}, điện thoại {phone}" if phone else name


@dataclass(frozen=True)
class GateView:
    """The card for the gate of a renovation: where, until when."""

    ward: Issuer
    code: CodeView
    neighbourhood: str
    until: str
    trouble: str


def gate_view(published: Published, renovation: Renovation) -> GateView:
    """The gate card of `renovation`."""
    view = renovation_view(published, renovation)
    return GateView(
        ward=issuer(published, sample=view.sample),
        code=code_view(published, view.code, view.address),
        neighbourhood=view.neighbourhood,
        until=view.last_day,
        trouble=view.trouble,
    )


@dataclass(frozen=True)
class RoundRow:
    """One of the works on a route sheet."""

    neighbourhood: str
    code: CodeView
    allowed: str
    state: str
    dates: str
    checked: str


@dataclass(frozen=True)
class RoundView:
    """The route sheet of an inspection walk on a day."""

    ward: Issuer
    day: str
    rows: tuple[RoundRow, ...]
