"""What is due at the ward's desk: each with its day, what it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from generator.library.checked.library import Library
from generator.library.checked.published import Published
from generator.library.desk.english_behind import waiting_texts
from generator.library.desk.ical import Event, calendar
from generator.library.forms.paths import HOLIDAYS
from generator.library.language.formats import day_words
from generator.library.language.locale import in_unit_words
from generator.library.local.in_unit import CurrentFee
from generator.library.models.procedure import Fee, Procedure, Status
from generator.library.models.renovation import Renovation
from generator.library.models.ward import Ward
from generator.library.renovations.state import State, expires_on, finished_on, state

_NATIONAL_DAY = (9, 2)


@dataclass(frozen=True)
class Due:
    """One thing to do. `on` is its last day in good order; None where it has no day.

    `kind` and `code` together name it the same way on every run; `code` is empty where what it is
    about has none.
    """

    on: date | None
    kind: str
    code: str
    title: str
    what: str
    hint: str

    @property
    def subject(self) -> str:
        """What it is about: code and title."""
        return f"{self.code} {self.title}".strip()

    def __str__(self) -> str:
        day = day_words(self.on) if self.on else "không hạn"
        return f"{day} · {self.subject}: {self.what}\n  → {self.hint}"


def dated(library: Library, on: date) -> list[Due]:
    """All that has a day, seen `on` a day, the earliest first."""
    keep = library.ward.renovations.keep_days
    works = [due for work in library.renovations for due in _renovation(work, on, keep)]
    return sorted([*procedures_due(library.on(on)), *works], key=_order)


def procedures_due(published: Published) -> list[Due]:
    """Those of `dated` that anybody may read: no list of renovations is ever public."""
    found = [due for one in published.here for due in _procedure(one, published.day)]
    return sorted([*found, *_holidays(published)], key=_order)


def undated(library: Library, on: date) -> list[Due]:
    """What waits without a day: drafts, and translations that are behind."""
    found = []
    for draft in library.procedures:
        if draft.status is not Status.DRAFT:
            continue
        hint = "Đọc lại, đổi status thành published, rồi chạy motcham codes update."
        found.append(
            Due(None, "draft", draft.code, in_unit_words(draft.title), "bản nháp chưa đăng", hint)
        )
    for _, title, texts in waiting_texts(library.on(on)):
        if texts:
            what = f"bản tiếng Anh còn {len(texts)} câu phải dịch"
            hint = "Chạy motcham translations update, rồi dịch các câu còn trống."
            found.append(Due(None, "translation", "", title, what, hint))
    return found


def within(found: Iterable[Due], on: date, days: int) -> list[Due]:
    """What is due in so many days from `on`, or already was, and what has no day; sorted."""
    last = on + timedelta(days=days)
    return sorted((due for due in found if due.on is None or due.on <= last), key=_order)


def agenda_calendar(ward: Ward, found: Iterable[Due], written_on: date) -> str:
    """What has a day, as a calendar file for staff."""
    host = urlsplit(ward.site_url).hostname or ""
    events = [
        Event(due.on, f"{due.kind} {due.code}", f"{due.subject}: {due.what}", due.hint)
        for due in found
        if due.on
    ]
    return calendar(f"Việc đến hạn – {ward.name}", host, events, written_on)


def _order(due: Due) -> tuple[bool, date, str, str]:
    return (due.on is None, due.on or date.max, due.subject, due.what)


def _holidays(published: Published) -> Iterator[Due]:
    """The notice of next year's days off, and of this year's while they are still to come."""
    on, known = published.day, {notice.year for notice in published.holidays}
    for year in (on.year, on.year + 1):
        if year not in known and on <= date(year, *_NATIONAL_DAY):
            what = f"chưa có lịch nghỉ Tết và 2/9 năm {year}, trang ghi «dự kiến»"
            hint = f"Có thông báo thì chép vào {HOLIDAYS}."
            yield Due(date(year - 1, 11, 30), f"holidays {year}", "", "Lịch nghỉ", what, hint)


def _procedure(procedure: Procedure, on: date) -> Iterator[Due]:
    name = procedure.code, procedure.title
    if procedure.withdrawn_on:
        if procedure.withdrawn_on >= on:
            hint = "Gỡ các tờ đã in (motcham prints stale), báo người dân thủ tục thay thế."
            yield Due(procedure.withdrawn_on, "withdrawn", *name, "thủ tục bãi bỏ", hint)
        return
    source = procedure.source
    if source.gone_since:
        hint = (
            "Hỏi cơ quan công bố: đã bãi bỏ thì ghi status: withdrawn, đổi mã thì sửa "
            "national_code, còn thì xóa gone_since."
        )
        yield Due(source.gone_since, "gone", *name, "hồ sơ quốc gia không còn trên Cổng", hint)
    if procedure.is_record:
        return  # an import renews it
    what = (
        f"kiểm tra lại với Quyết định {source.decision} (lần trước {day_words(source.checked_on)})"
    )
    where = source.url or "Cổng Dịch vụ công quốc gia"
    hint = f"So với {where}, sửa chỗ đã đổi, rồi ghi checked_on là ngày so."
    yield Due(procedure.review_due_on, "review", *name, what, hint)
    for law in procedure.legal_basis:
        if law.effective_from and law.effective_from >= on:
            hint = "Sửa thủ tục theo văn bản mới đúng ngày ấy."
            what = f"{law.number} có hiệu lực"
            yield Due(law.effective_from, f"law {law.number}", *name, what, hint)
    for fact in procedure.law_facts:
        if fact.until and fact.until >= on:
            what = f"{fact.law}, {fact.article} hết hiệu lực: {fact.fact}"
            hint = (
                "Tìm điều luật mới, rồi sửa hoặc xóa mục ở law_facts; qua ngày ấy trang thôi ghi."
            )
            yield Due(fact.until, f"law fact {fact.law} {fact.article}", *name, what, hint)
    ends = {(_last_day(fee), fee.kind) for one in procedure.channels for fee in one.fees}
    for until, kind in sorted((until, kind) for until, kind in ends if until):
        what = f"mức {kind.label.lower()} áp dụng đến hết ngày này"
        hint = in_unit_words(
            "Hỏi mức mới rồi sửa amount và until; quá ngày, trang ghi «Hỏi {phường}»."
        )
        yield Due(until, f"fee {kind} {until}", *name, what, hint)


def _last_day(fee: Fee) -> date | None:
    """Of an amount behind which nobody has written another."""
    if isinstance(fee, CurrentFee):
        return None if fee.replaced else fee.until or fee.ended_on
    return fee.until


def _renovation(work: Renovation, on: date, keep_days: int) -> Iterator[Due]:
    name = work.code, work.address
    now = state(work, on)
    if ended := finished_on(work):
        hint = "Từ hôm sau: chạy motcham renovations archive, lưu thay đổi."
        what = "công trình đã xong, ngày cuối còn công bố"
        yield Due(ended + timedelta(days=keep_days), "archive", *name, what, hint)
    if now in {State.FINISHED, State.STOPPED}:
        return
    said = f" ({now.label.lower()})" if now in {State.OVERDUE, State.EXPIRED} else ""
    hint = "Kiểm tra tại chỗ; ghi vào acts, sửa status hoặc gia hạn."
    yield Due(work.last_day, "works", *name, f"công trình hết hạn làm{said}", hint)
    expiry = expires_on(work)
    if expiry and expiry != work.last_day:
        yield Due(expiry, "permit", *name, f"giấy phép hết hạn{said}", hint)
