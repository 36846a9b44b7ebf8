"""What a guide says to residents, subject by subject and topic by topic, in the pages' words.

It is what two editions of a guide are compared by (see `changes`): notes for staff, the order of
keys and the way a file is typed are not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.library import facts
from generator.library.collection import ENGLISH_PAGES, PAGES
from generator.library.facts import Fact, day_words
from generator.library.library import Library
from generator.library.models.catalogue import LifeEventStep
from generator.library.models.page import InformationPage
from generator.library.models.procedure import (
    Actor,
    Channel,
    Paper,
    PerCase,
    Procedure,
    Role,
)
from generator.library.models.renovation import Renovation
from generator.library.models.ward import Ward
from generator.library.works import STATE_WORDS, expires_on, state

Items = Mapping[str, tuple[str, ...]]
"""Things by their names, each with what is said of it."""


class Topic(NamedTuple):
    """One topic of a subject. Things that are `listed` come and go; otherwise a value changes."""

    name: str
    items: Items
    listed: bool = False


@dataclass(frozen=True)
class Subject:
    """Something that residents read of: a procedure, a field, a life event, a page, the ward.

    `code` is empty where it has no page of its own; `kind` is the word for such things.
    """

    code: str
    title: str
    kind: str
    topics: tuple[Topic, ...]

    @property
    def name(self) -> str:
        """Its code and title."""
        return f"{self.code} {self.title}".strip()


def subjects(library: Library, root: Path, on: date) -> dict[str, Subject]:
    """All that the guide in `root` speaks of `on` a day, by code, or file where there is none."""
    ward = library.ward
    found = {"": Subject("", ward.name, "phường", tuple(_ward(library)))}
    for procedure in library.procedures:
        filled = facts.with_current_fees(procedure, ward, on)
        topics = tuple(_procedure(library, filled))
        found[procedure.code] = Subject(procedure.code, procedure.title, "thủ tục", topics)
    for group in library.fields:
        topics = (_value("tên", group.title), _value("tóm tắt", group.summary))
        found[group.code] = Subject(group.code, group.title, "lĩnh vực", topics)
    for event in library.life_events:
        steps = ((step.procedure or step.text or "", _step(library, step)) for step in event.steps)
        topics = (
            _value("tên", event.title),
            _value("tóm tắt", event.summary),
            _list("từ để tìm", event.keywords),
            _items("các bước", steps),
        )
        found[event.code] = Subject(event.code, event.title, "việc đời", topics)
    for work in library.renovations:
        topics = tuple(_renovation(work, on))
        found[work.code] = Subject(work.code, work.address, "công trình", topics)
    return found | dict(_pages(library, root))


def _value(name: str, *words: str | None) -> Topic:
    return Topic(name, {word: () for word in words if word})


def _list(name: str, words: Iterable[str]) -> Topic:
    return Topic(name, dict.fromkeys(words, ()), listed=True)


def _items(name: str, pairs: Iterable[tuple[str, tuple[str, ...]]]) -> Topic:
    """Things that come and go; what is said of two of the same name stands together."""
    said: dict[str, tuple[str, ...]] = {}
    for thing, details in pairs:
        said[thing] = said.get(thing, ()) + details
    return Topic(name, said, listed=True)


def _ward(library: Library) -> Iterator[Topic]:
    ward: Ward = library.ward
    yield _value("tên", ward.name)
    yield _value("trang mẫu", "không có thật" if ward.sample else None)
    yield _value("tỉnh, thành phố", ward.province)
    yield _value("địa chỉ", ward.address)
    yield _value("bản đồ", ward.map_url)
    yield _value("địa chỉ trang, có trong mọi mã QR", ward.site_url)
    yield _value("lời chào", ward.greeting)
    hours = [f"{days}: {words}" for days, words in facts.hours_words(ward)]
    yield _value("giờ làm việc", *hours, ward.hours_note)
    closures = (
        (facts.days_words(one.first_day, one.last_day), (one.reason,)) for one in ward.closures
    )
    yield _items("ngày nghỉ riêng", closures)
    lines = {f"{line.name}: {line.number}": _some(line.note) for line in ward.phones}
    yield Topic("điện thoại", lines)
    yield _value("thư điện tử", ward.email)
    titles = {group.id: group.title for group in library.fields}
    counters = {
        counter.name: _some(
            counter.place, counter.phone, *(titles.get(field) for field in counter.fields)
        )
        for counter in ward.counters
    }
    yield Topic("quầy", counters, listed=True)
    channels = {
        channel.name: _some(channel.phone, channel.url, channel.email, channel.note)
        for channel in ward.report_channels
    }
    yield Topic("kênh phản ánh", channels, listed=True)


def _procedure(library: Library, procedure: Procedure) -> Iterator[Topic]:
    titles = {case.id: case.title for case in procedure.cases}
    source = procedure.source
    yield _value("tình trạng", _status(procedure))
    yield _value("tên", procedure.title)
    yield _value("tên chính thức", procedure.official_title)
    yield _value("mã quốc gia", procedure.national_code)
    yield _value("lĩnh vực", library.field_by_id[procedure.field].title)
    yield _value("tóm tắt", procedure.summary)
    cautions = ((one.text, _some(facts.caution_source(one))) for one in procedure.caution)
    yield _items("cần biết trước", cautions)
    yield _value("ai được làm", *(facts.AUDIENCE_WORDS[who] for who in procedure.audience))
    cases = ((case.title, ("chọn sẵn",) if case.ordinary else ()) for case in procedure.cases)
    yield _items("trường hợp", cases)
    yield _value("thời hạn", *map(_fact_words, facts.times(procedure)))
    yield _value("phí, lệ phí", *map(_fact_words, facts.fees(procedure)))
    yield _value("nộp ở đâu", procedure.where)
    yield _list("cách nộp", (facts.VIA_WORDS[channel.via] for channel in procedure.channels))
    yield Topic("ghi chú khi nộp", _notes(procedure.channels), listed=True)
    yield _items("giấy tờ", ((paper.name, _paper(paper, titles)) for paper in procedure.documents))
    steps = ((step.text, (*_office(step.by), *_for(step, titles))) for step in procedure.steps)
    yield _items("các bước", steps)
    yield _items("lưu ý", ((note.text, _for(note, titles)) for note in procedure.notes))
    results = ((one.name, _some(one.note, *_for(one, titles))) for one in procedure.results)
    yield _items("kết quả", results)
    yield _items("điều kiện", ((one.text, _for(one, titles)) for one in procedure.conditions))
    laws = {
        law.number: _some(law.title, _day("hiệu lực từ", law.effective_from))
        for law in procedure.legal_basis
    }
    yield Topic("căn cứ pháp lý", laws, listed=True)
    yield _list("thường làm cùng", procedure.related)
    yield _list("từ để tìm", procedure.keywords)
    yield _value("theo quyết định", source.decision, _day("ngày", source.decided_on), source.url)
    yield _value("đã kiểm tra ngày", day_words(source.checked_on))
    yield _value("kiểm tra lại trước ngày", day_words(procedure.review_due_on))


def _status(procedure: Procedure) -> str:
    if procedure.withdrawn_on is None:
        return "đang áp dụng"
    replaced = (
        f" Làm thay bằng {', '.join(procedure.replaced_by)}." if procedure.replaced_by else ""
    )
    return f"bãi bỏ từ {day_words(procedure.withdrawn_on)}. {procedure.reason}{replaced}"


def _fact_words(fact: Fact) -> str:
    return f"{fact.holds_for}: {fact.words}" if fact.holds_for else fact.words


def _notes(channels: Iterable[Channel]) -> Items:
    """What is said beside times and amounts, each with the ways of handing in it is said of."""
    said: dict[str, dict[str, None]] = {}
    for channel in channels:
        words = [facts.time_note(channel.time), channel.url, channel.note]
        for fee in channel.fees:
            waived = "; ".join(fee.waived_for)
            words += [fee.note, f"miễn cho {waived}" if waived else None]
            words.append(_day("áp dụng đến hết ngày", fee.until))
        for word in _some(*words):
            said.setdefault(word, {})[facts.VIA_WORDS[channel.via]] = None
    return {word: tuple(vias) for word, vias in said.items()}


def _paper(paper: Paper, titles: Mapping[str, str]) -> tuple[str, ...]:
    return _some(
        "mang theo để xuất trình" if paper.role is Role.SHOW else "nộp lại",
        facts.sheet_words(paper),
        f"chỉ khi {paper.when}" if paper.when else None,
        "phường tự tra cứu được" if paper.from_database else None,
        paper.note,
        f"mẫu {paper.form.name} {paper.form.url or ''}" if paper.form else None,
        *(
            f"hoặc {other.name}" + (f", {other.when}" if other.when else "")
            for other in paper.instead
        ),
        *_for(paper, titles),
    )


def _office(actor: Actor) -> tuple[str, ...]:
    return ("cán bộ làm",) if actor is Actor.OFFICE else ()


def _for(one: PerCase, titles: Mapping[str, str]) -> tuple[str, ...]:
    cases = "; ".join(titles.get(case, case) for case in one.for_cases)
    return (f"trường hợp {cases}",) if cases else ()


def _day(label: str, day: date | None) -> str | None:
    return f"{label} {day_words(day)}" if day else None


def _some(*words: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in words if word)


def _step(library: Library, step: LifeEventStep) -> tuple[str, ...]:
    procedure = library.by_code.get(step.procedure or "")
    titles = {case.id: case.title for case in procedure.cases} if procedure else {}
    cases = "; ".join(titles.get(case, case) for case in step.cases)
    return _some(
        step.text if step.procedure else None,
        f"chỉ khi {step.when}" if step.when else None,
        f"trường hợp {cases}" if cases else None,
    )


def _renovation(work: Renovation, on: date) -> Iterator[Topic]:
    yield _value("tình trạng", STATE_WORDS[state(work, on)])
    yield _value("công trình mẫu", "không có thật" if work.sample else None)
    yield _value("địa chỉ", work.address, work.place.neighbourhood)
    basis = work.basis
    yield _value("căn cứ", basis.kind, basis.number, basis.issued_by, _day("ngày", basis.issued_on))
    yield _value("hết hạn giấy phép", _day("ngày", expires_on(work)))
    yield _list("được làm", work.allowed)
    yield _list("không được làm", work.not_allowed)
    sizes = [("tầng", work.floors), ("m cao", work.height_m), ("m²", work.area_m2)]
    yield _value("quy mô", *(f"{facts.number_words(n)} {unit}" for unit, n in sizes if n))
    yield _value("bắt đầu", _day("ngày", work.starts_on))
    yield _value("xong", _day("ngày", work.last_day))
    builder = work.contractor
    yield _value("đơn vị thi công", *((builder.name, builder.phone) if builder else ()))
    yield _list("diễn biến", (f"{day_words(act.on)}: {act.text}" for act in work.acts))
    yield _value("nơi trả lời", work.unit)
    yield _items("tệp kèm", ((one.title, (one.file,)) for one in work.attachments))


def _pages(library: Library, root: Path) -> Iterator[tuple[str, Subject]]:
    """Every hand-written page; those with a code by their code."""
    by_file = {library.files[page.code]: page for page in library.pages}
    for folder, kind in ((PAGES, "trang"), (ENGLISH_PAGES, "trang tiếng Anh")):
        for path in sorted((root / folder).rglob("*.md")):
            file = path.relative_to(root).as_posix()
            head, body = _head_and_body(path.read_text(encoding="utf-8", errors="replace"))
            paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", body)]
            content = _list("nội dung", filter(None, paragraphs))
            page = by_file.get(file)
            if page:
                topics = (*_page_head(page), content)
                yield page.code, Subject(page.code, page.title, kind, topics)
            else:
                title = path.relative_to(root / folder).as_posix()
                yield (
                    file,
                    Subject("", f"{kind} {title}", kind, (_value("đầu trang", head), content)),
                )


def _page_head(page: InformationPage) -> Iterator[Topic]:
    yield _value("tên", page.title)
    yield _value("tóm tắt", page.summary)
    yield _value("ngày", day_words(page.on) if page.on else None)
    yield _list("từ để tìm", page.keywords)


def _head_and_body(text: str) -> tuple[str, str]:
    """The lines between `---` at the top, without the mark of a translation, and what follows."""
    found = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if not found:
        return "", text
    head = " ".join(re.sub(r"^of:.*$", "", found[1], flags=re.MULTILINE).split())
    return head, text[found.end() :]
