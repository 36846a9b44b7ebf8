"""A renovation in words: on what it rests, how it stands, what one may check from the street."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from generator.library.checked.published import Published
from generator.library.language.formats import NBSP, day_words, number_words
from generator.library.language.locale import N_, _, ngettext
from generator.library.language.mixed_text import format_mixed, join_mixed
from generator.library.models.renovation import ActKind, BasisKind, Renovation
from generator.library.renovations.state import (
    State,
    expires_on,
    finished_on,
    state,
    unit_of,
)
from generator.views.telling import told, untold

BASIS_WORDS = {
    BasisKind.PERMIT: N_("Giấy phép số {number}"),
    BasisKind.EXEMPT: N_("Được miễn giấy phép"),
    BasisKind.NOTICE: N_("Đã báo {phường} trước khi làm"),
}
ENDED = N_("Công trình đã kết thúc")
"""What a page is called whose facts have left the site."""
TURNS = frozenset({ActKind.EXTENDED, ActKind.PAUSED, ActKind.RESUMED, ActKind.STOPPED})
"""Acts that change what may be done."""
_SINCE = {State.PAUSED: ActKind.PAUSED, State.STOPPED: ActKind.STOPPED}


@dataclass(frozen=True)
class BasisView:
    """On what the works rest: `name` in a few words, `detail` of which day and by whom."""

    name: str = told()
    detail: str = told()
    permit: bool = untold()


@dataclass(frozen=True)
class EventView:
    """One line of the time line; `coming` where its day has not come yet."""

    on: date = untold()
    day: str = untold()
    text: str = untold()
    coming: bool = untold()
    line: str = told()


@dataclass(frozen=True)
class Turn:
    """An act that changed what may be done."""

    day: str = untold()
    text: str = untold()


@dataclass(frozen=True)
class AttachedView:
    """A picture or a document beside the page."""

    title: str = told()
    file: str = told()


@dataclass(frozen=True)
class Standing:
    """How works stand `since` a day, where nobody acts until then."""

    since: date = untold()
    state: State = untold()
    words: str = untold()
    sentence: str = untold()


@dataclass(frozen=True)
class RenovationView:
    """All that a passer-by is told of one renovation, on a day, in a language.

    `first_last_day` is the day first announced where it was extended. `turns` are the acts that
    change what may be done; what the ward only checked stands among the `events` alone. `later` is
    how the works will stand, for a page that nobody builds anew.
    """

    code: str = untold()
    state: State = untold()
    state_words: str = told("tình trạng")
    sentence: str = untold()
    later: tuple[Standing, ...] = untold()
    sample: bool = told("công trình mẫu")
    address: str = told("địa chỉ")
    neighbourhood: str = told("địa chỉ")
    basis: BasisView = told("căn cứ")
    allowed: tuple[str, ...] = told("được làm", listed=True)
    not_allowed: tuple[str, ...] = told("không được làm", listed=True)
    size: str = told("quy mô")
    starts_on: str = told("bắt đầu")
    last_day: str = told("xong")
    first_last_day: str = untold()
    contractor: str = told("đơn vị thi công")
    contractor_phone: str = told("đơn vị thi công")
    unit: str = told("nơi trả lời")
    checks: tuple[str, ...] = untold()
    events: tuple[EventView, ...] = told("diễn biến", listed=True)
    turns: tuple[Turn, ...] = untold()
    checked_on: date | None = untold()
    attachments: tuple[AttachedView, ...] = told("tệp kèm", listed=True)

    @property
    def title(self) -> str:
        """What its page is called."""
        return self.address

    @property
    def place(self) -> str:
        """House, street and neighbourhood: «182/4 Đường Mẫu, Khu phố 1»."""
        return join_mixed(", ", [self.address, self.neighbourhood])

    @property
    def trouble(self) -> str:
        """How works stand that do not simply go on: «Tạm ngừng»; empty for others."""
        return "" if self.state in (State.PLANNED, State.RUNNING) else self.state_words


def renovation_view(published: Published, renovation: Renovation) -> RenovationView:
    """`renovation`, which is one of those `published`, in words."""
    today = published.day
    now = state(renovation, today)
    longer = renovation.last_day > renovation.ends_on
    checked = [act.on for act in renovation.acts if act.kind is ActKind.CHECKED]
    return RenovationView(
        code=renovation.code,
        state=now,
        state_words=_(now.label),
        sentence=_sentence(renovation, today),
        later=tuple(_later(renovation, today)),
        sample=renovation.sample,
        address=renovation.address,
        neighbourhood=renovation.place.neighbourhood or "",
        basis=_basis(renovation),
        allowed=renovation.allowed,
        not_allowed=renovation.not_allowed,
        size=_size(renovation),
        starts_on=day_words(renovation.starts_on),
        last_day=day_words(renovation.last_day),
        first_last_day=day_words(renovation.ends_on) if longer else "",
        contractor=renovation.contractor.name if renovation.contractor else "",
        contractor_phone=(renovation.contractor.phone or "") if renovation.contractor else "",
        unit=unit_of(renovation, published.ward),
        checks=tuple(_checks(renovation, now)),
        events=tuple(_events(renovation, today)),
        turns=tuple(
            Turn(day_words(act.on), act.text) for act in renovation.acts if act.kind in TURNS
        ),
        checked_on=checked[-1] if checked else None,
        attachments=tuple(AttachedView(one.title, one.file) for one in renovation.attachments),
    )


def _basis(renovation: Renovation) -> BasisView:
    """«Giấy phép số 01/GPXD», «cấp ngày 5/3/2026, UBND phường, có giá trị đến hết ngày …»."""
    basis, permit = renovation.basis, renovation.basis.kind is BasisKind.PERMIT
    name = format_mixed(_(BASIS_WORDS[basis.kind]), number=basis.number or "")
    issued = _("cấp ngày {day}") if permit else _("ngày {day}")
    expiry = expires_on(renovation)
    detail = [
        format_mixed(_("số {number}"), number=basis.number) if basis.number and not permit else "",
        issued.format(day=day_words(basis.issued_on)) if basis.issued_on else "",
        basis.issued_by or "",
        _("có giá trị đến hết ngày {day}").format(day=day_words(expiry)) if expiry else "",
    ]
    return BasisView(name, join_mixed(", ", detail), permit)


def _later(renovation: Renovation, today: date) -> Iterator[Standing]:
    """Each day to come on which the works will stand otherwise, if nothing is noted before."""
    now = state(renovation, today)
    expiry = expires_on(renovation)
    ends = [renovation.last_day, *([expiry] if expiry else [])]
    for day in sorted({renovation.starts_on, *(end + timedelta(days=1) for end in ends)}):
        if day > today and (then := state(renovation, day)) is not now:
            yield Standing(day, then, _(then.label), _sentence(renovation, day))
            now = then


def _sentence(renovation: Renovation, today: date) -> str:
    """How the works stand on `today`, as one plain sentence."""
    now = state(renovation, today)
    turns = [act.on for act in renovation.acts if now in _SINCE and act.kind is _SINCE[now]]
    since = turns[-1] if turns else None
    sentence, day = {
        State.PLANNED: (_("Bắt đầu từ ngày {day}."), renovation.starts_on),
        State.RUNNING: (_("Được làm đến hết ngày {day}."), renovation.last_day),
        State.OVERDUE: (
            _("Hạn làm xong là ngày {day}. {Phường} chưa ghi nhận gia hạn hay đã xong."),
            renovation.last_day,
        ),
        State.EXPIRED: (
            _("Hết hạn ngày {day}. {Phường} chưa ghi nhận gia hạn."),
            expires_on(renovation),
        ),
        State.PAUSED: (
            _("Từ ngày {day}.") if since else _("Chưa rõ ngày làm tiếp."),
            since,
        ),
        State.STOPPED: (
            _("{Phường} buộc dừng từ ngày {day}. Không được làm tiếp.")
            if since
            else _("{Phường} buộc dừng. Không được làm tiếp."),
            since,
        ),
        State.FINISHED: (_("Ngày xong: {day}."), finished_on(renovation)),
    }[now]
    return sentence.format(day=day_words(day)) if day else sentence


def _size(renovation: Renovation) -> str:
    """«2 tầng · cao 8,5 m · 60 m²»; empty where the record gives no size."""
    floors, height, area = renovation.floors, renovation.height_m, renovation.area_m2
    sizes = [
        _floors(floors) if floors else "",
        _("cao {metres}").format(metres=_measure(height, "m")) if height else "",
        _measure(area, "m²") if area else "",
    ]
    return join_mixed(" · ", sizes)


def _checks(renovation: Renovation, now: State) -> Iterator[str]:
    last_day = day_words(renovation.last_day)
    if now is State.PLANNED:
        yield _("Đã khởi công trước ngày {day} chưa?").format(day=day_words(renovation.starts_on))
    elif now is not State.RUNNING:
        yield _("Hôm nay có còn thi công không?")
    if renovation.floors:
        yield _("Nhà có cao hơn {floors} không?").format(floors=_floors(renovation.floors))
    if renovation.height_m:
        metres = _measure(renovation.height_m, "m")
        yield _("Nhà có cao hơn {metres} không?").format(metres=metres)
    if now is not State.STOPPED:
        yield _("Có làm việc gì ngoài phần «Được làm» không?")
    if renovation.not_allowed:
        yield _("Có việc nào thuộc phần «Không được làm» không?")
    if renovation.basis.kind is BasisKind.PERMIT:
        number = renovation.basis.number or ""
        yield format_mixed(_("Ở công trình có treo giấy phép số {number} không?"), number=number)
    if now in (State.PLANNED, State.RUNNING):
        yield _("Sau ngày {day} có còn thi công không?").format(day=last_day)


def _events(renovation: Renovation, today: date) -> list[EventView]:
    """The dated acts, between the days on which the works begin and must end; in order."""
    dated = [(renovation.starts_on, _("Ngày bắt đầu"))]
    for act in renovation.acts:
        until = _("đến hết ngày {day}").format(day=day_words(act.until)) if act.until else ""
        dated.append((act.on, join_mixed(": ", [act.text, until])))
    if finished_on(renovation) is None:
        dated.append((renovation.last_day, _("Hạn làm xong")))
    return [
        EventView(on, day_words(on), text, on > today, f"{day_words(on)}: {text}")
        for on, text in sorted(dated, key=lambda one: one[0])
    ]


def _floors(number: int) -> str:
    floors = ngettext("tầng", "tầng", number)
    return f"{number}{NBSP}{floors}"


def _measure(value: Decimal, unit: str) -> str:
    return f"{number_words(value)}{NBSP}{unit}"
