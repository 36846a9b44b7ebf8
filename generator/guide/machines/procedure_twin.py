"""The page of a procedure as Markdown: in the order and the words of the page, all cases of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.guide.fragments import Context
from generator.guide.languages import twins
from generator.guide.machines.markdown_text import (
    address,
    below,
    beside,
    bullets,
    document,
    link,
    named,
    numbered,
    plain,
    rich,
    row,
    section,
    strong,
)
from generator.guide.machines.twin import days_off, elsewhere, mapped, page_link, twin
from generator.library.language.locale import VIETNAMESE, _
from generator.library.language.made_once import made_once
from generator.library.language.mixed_text import closed, format_mixed, join_mixed
from generator.library.models.procedure import Role
from generator.library.registers.address import Site
from generator.views.fees_and_times import Fact
from generator.views.procedure import (
    Cases,
    ChannelView,
    FeeView,
    LawView,
    PaperView,
    PlaceView,
    ProcedureView,
    SentenceView,
    StepView,
    SubstituteView,
    everywhere,
)


def procedure_markdown(context: Context, view: ProcedureView) -> str:
    """What the page of a procedure says."""
    here = not view.withdrawal and not view.elsewhere
    return twin(
        context.around,
        view.code,
        view.title,
        _draft(view),
        _withdrawn(context, view),
        elsewhere(view.elsewhere),
        *(_cautions(context, view) if here else ()),
        plain(view.summary),
        *(_to_do(context, view) if here else ()),
        section(_("Thường làm cùng"), bullets(_related(context, view))),
        "" if view.elsewhere else section(_("Trang này đúng chưa?"), _check(view)),
    )


def _to_do(context: Context, view: ProcedureView) -> Iterator[str]:
    """May I, how long, how much, where, with what: of a procedure that is done here."""
    for question in view.questions:
        if question.brief:
            places = [_place(place) for place in view.places]
            online = link(view.online_words, view.online_url) if view.online_url else ""
            off = bullets(days_off(context.soon_off)) if view.places[0].open_days else ""
            yield section(question.name, bullets([*places, online]), off)
        else:
            yield section(question.name, bullets(_fact(one) for one in question.first_answers))
    published = context.published
    alike = everywhere(published, published.by_code[view.code])
    told = _told_everywhere(alike, view.field_title).replace(_SITE.url, address(published.site.url))
    yield told.replace(_TOP, address(twins(published.site.url, "")[VIETNAMESE]))


_SITE, _TOP = Site("\0"), "\1"
"""They stand for the addresses of a unit's site in what no unit changes: no file holds them."""


@made_once
def _told_everywhere(view: ProcedureView, field: str) -> str:
    """What no unit changes, which the `field` of its procedure is called by."""
    return document(*_alike(view, field))


def _alike(view: ProcedureView, field: str) -> Iterator[str]:
    if view.citizens_only:
        words = _(
            "Hồ sơ quốc gia chỉ nêu công dân Việt Nam. "
            "Bạn mang quốc tịch khác thì hỏi {phường} trước."
        )
        yield plain(words)
    cases = (
        plain(case.title) + (beside(_("trường hợp thường")) if case.ordinary else "")
        for case in view.cases
    )
    yield section(_("Trường hợp của bạn"), bullets(cases))
    yield section(_("Giấy tờ cần có"), *_papers(view))
    yield section(_("Các bước"), numbered(_step(one, _rich(one.text)) for one in view.steps))
    yield section(_("Lưu ý để không phải đi lại"), bullets(_sentences(view.notes)))
    yield section(_("Cách nộp, thời hạn và tiền"), *map(_channel, view.channels))
    results = (
        below(f"{_of_cases(one.cases)}{plain(one.name)}", _rich(one.note)) for one in view.results
    )
    yield section(_("Bạn nhận được gì"), bullets(results))
    yield section(_("Điều kiện"), bullets(_sentences(view.conditions)))
    yield section(_("Căn cứ pháp lý"), bullets([*_official(view, field), *map(_law, view.laws)]))


def _related(context: Context, view: ProcedureView) -> Iterator[str]:
    for one in view.related:
        answer = context.guide.procedures[one.code].brief
        yield below(page_link(context.around, one), plain(answer))


def _draft(view: ProcedureView) -> str:
    if not view.draft:
        return ""
    words = _("Bản nháp."), _("Trang này chỉ để xem thử, người dân chưa thấy.")
    return f"**{plain(words[0])}** {plain(words[1])}"


def _withdrawn(context: Context, view: ProcedureView) -> str:
    if view.withdrawal is None:
        return ""
    said = view.withdrawal
    reason = rich(said.reason, context.published.site.page_url)
    instead = (row(_("Làm thay bằng:"), page_link(context.around, one)) for one in said.links)
    return document(f"**{plain(said.sentence)}** {reason}".strip(), bullets(instead))


def _cautions(context: Context, view: ProcedureView) -> Iterator[str]:
    for one in view.cautions:
        text = rich(one.text, context.published.site.page_url)
        source = beside(one.source) if one.source else ""
        yield row(_("Cần biết trước"), f"{text}{source}")


def _fact(fact: Fact) -> str:
    holds = f"{plain(fact.holds_for)}: " if fact.holds_for else ""
    return below(f"{holds}**{plain(fact.words)}**", plain(fact.note))


def _place(place: PlaceView) -> str:
    phone = _("Gọi {name}").format(name=place.phone)
    if place.asks:
        return below(f"**{plain(place.name)}** · {plain(phone)}", plain(place.note))
    lines = [mapped(place.address, place.map_url), *map(plain, place.open_days), plain(phone)]
    return below(strong(place.name), *lines)


def _papers(view: ProcedureView) -> Iterator[str]:
    unsaid = view.without_papers
    if unsaid.ids or not view.papers:
        words = _("Hồ sơ quốc gia không ghi rõ. Hỏi {phường} trước khi đi.")
        yield f"{_of_cases(unsaid)}{plain(words)}"
    for role in (Role.SUBMIT, Role.SHOW):
        if papers := [one for one in view.papers_to(role) if not one.when]:
            shown = bullets(map(_paper, papers))
            yield section(papers[0].role_words, shown, level=3)
    conditional = [one for one in view.papers if one.when]
    shown = bullets(_paper(one, role=True) for one in conditional)
    yield section(_("Thêm giấy, chỉ khi…"), shown, level=3)


def _paper(paper: PaperView, *, role: bool = False) -> str:
    """One paper, with all that is told of it; its `role` where no heading says it."""
    when = format_mixed(_("Khi {condition}"), condition=paper.when) if paper.when else ""
    told = join_mixed(" · ", [when, paper.sheets, paper.role_words if role else ""])
    head = f"{_of_cases(paper.cases)}**{named(paper.name)}**"
    lines = [plain(told), *map(_instead, paper.instead)]
    lines.append(_rich(paper.note))
    if paper.known:
        known = _("{Phường} tra được trong dữ liệu nhà nước thì bạn không phải mang.")
        lines.append(plain(known))
    return below(head, *lines, *_form(paper))


def _instead(other: SubstituteView) -> str:
    when = format_mixed(_("khi {condition}"), condition=other.when) if other.when else ""
    said = join_mixed(", ", [other.name, when])
    return row(_("Thay được bằng:"), f"{plain(said)}.")


def _form(paper: PaperView) -> Iterator[str]:
    """The form of a paper: its file here, where it was issued, or only its name."""
    if paper.form_file:
        yield link(paper.form, f"{_TOP}bieu-mau/{paper.form_file}")
        if paper.form_url:
            yield link(_("Xem nơi ban hành"), paper.form_url)
    elif paper.form_url:
        yield link(paper.form, paper.form_url)
    else:
        yield plain(paper.form)


def _step(step: StepView, text: str) -> str:
    return _of_cases(step.cases) + (row(_("Cán bộ làm"), text) if step.by_office else text)


def _sentences(sentences: Iterable[SentenceView]) -> Iterator[str]:
    for one in sentences:
        yield f"{_of_cases(one.cases)}{_rich(one.text)}"


def _channel(channel: ChannelView) -> str:
    text = _rich(channel.note)
    time = below(row(_("Bao lâu"), strong(channel.time)), plain(channel.time_note))
    asked = row(_("Phí, lệ phí"), strong(_("Hỏi {phường}")))
    fees = [*map(_fee, channel.fees)] or [asked]
    url = f"<{channel.url}>" if channel.url else ""
    cases = _of_cases(channel.cases).strip()
    return section(channel.via, cases, bullets([time, *fees, url]), text, level=3)


def _fee(fee: FeeView) -> str:
    when = format_mixed(_("Chỉ khi {condition}"), condition=fee.when) if fee.when else ""
    notes = map(_rich, fee.notes)
    head = f"{_of_cases(fee.cases)}{plain(fee.kind)}: **{plain(fee.words)}**"
    return below(head, plain(when), *notes)


def _official(view: ProcedureView, field: str) -> Iterator[str]:
    """What the state calls it, for whom it is, and what laws say of time and money."""
    yield row(_("Tên chính thức:"), plain(view.official_title))
    yield row(_("Mã thủ tục quốc gia:"), plain(view.national_code))
    yield row(_("Ai được làm:"), plain(", ".join(view.audience)))
    yield row(_("Lĩnh vực"), plain(field))
    for one in view.law_facts:
        if one.about:
            yield f"{plain(closed(one.text))} {plain(one.note)}"


def _law(law: LawView) -> str:
    since = beside(format_mixed(_("từ {day}"), day=law.since)) if law.since else ""
    return plain(join_mixed(": ", [law.number, law.title])) + since


def _check(view: ProcedureView) -> str:
    check = view.check
    when = format_mixed(_("Đã kiểm tra ngày {day}"), day=check.checked_on)
    whose = format_mixed(_("theo Quyết định {number}"), number=check.decision)
    decided = format_mixed(_("ngày {day}"), day=check.decided_on) if check.decided_on else ""
    said = plain(join_mixed(" ", [when, whose, decided])) + "."
    original = link(_("Xem bản gốc trên Cổng Dịch vụ công"), check.url) if check.url else ""
    if view.withdrawal:
        due = ""
    elif check.overdue:
        late = _("Đã quá ngày kiểm tra lại ({day}). Gọi {phường} hỏi trước khi đi.")
        due = format_mixed(late, day=check.due_on)
    else:
        due = format_mixed(_("Kiểm tra lại trước ngày {day}."), day=check.due_on)
    return bullets([said, original, plain(due)])


def _rich(text: str) -> str:
    """`text`, whose links lead to the pages of whichever unit it is told by."""
    return rich(text, _SITE.page_url)


def _of_cases(cases: Cases) -> str:
    """For which cases something holds, before it; empty where it holds for all."""
    return f"*{plain(join_mixed(' · ', cases.titles))}:* " if cases.titles else ""
