"""A renovation in words: on what it rests, how it stands, what one may check from the street.

For pages and paper alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from generator.library.facts import NBSP, day_words, number_words
from generator.library.language import N_, _, ngettext
from generator.library.models.renovation import ActKind, BasisKind, Renovation
from generator.library.phrase import joined, worded
from generator.library.works import State, expires_on, finished_on, state

BASIS_WORDS = {
    BasisKind.PERMIT: N_("Giấy phép số {number}"),
    BasisKind.EXEMPT: N_("Được miễn giấy phép"),
    BasisKind.NOTICE: N_("Đã báo phường trước khi làm"),
}
ENDED = N_("Công trình đã kết thúc")
"""What a page is called whose facts have left the site."""
_SINCE = {State.PAUSED: ActKind.PAUSED, State.STOPPED: ActKind.STOPPED}


class Basis(NamedTuple):
    """On what the works rest: `name` in a few words, `detail` of which day and by whom."""

    name: str
    detail: str


class Event(NamedTuple):
    """One line of the time line; `coming` where its day has not come yet."""

    on: date
    text: str
    coming: bool


def basis_words(renovation: Renovation) -> Basis:
    """«Giấy phép số 01/GPXD», «cấp ngày 5/3/2026, UBND phường, có giá trị đến hết ngày …»."""
    basis, permit = renovation.basis, renovation.basis.kind is BasisKind.PERMIT
    name = worded(_(BASIS_WORDS[basis.kind]), number=basis.number or "")
    issued = _("cấp ngày {day}") if permit else _("ngày {day}")
    expiry = expires_on(renovation)
    detail = [
        worded(_("số {number}"), number=basis.number) if basis.number and not permit else "",
        issued.format(day=day_words(basis.issued_on)) if basis.issued_on else "",
        basis.issued_by or "",
        _("có giá trị đến hết ngày {day}").format(day=day_words(expiry)) if expiry else "",
    ]
    return Basis(name, joined(", ", detail))


def standing_words(renovation: Renovation, today: date) -> str:
    """How the works stand on `today`, as one plain sentence."""
    now = state(renovation, today)
    turns = [act.on for act in renovation.acts if now in _SINCE and act.kind is _SINCE[now]]
    since = turns[-1] if turns else None
    sentence, day = {
        State.PLANNED: (_("Bắt đầu từ ngày {day}."), renovation.starts_on),
        State.RUNNING: (_("Được làm đến hết ngày {day}."), renovation.last_day),
        State.OVERDUE: (
            _("Hạn làm xong là ngày {day}. Phường chưa ghi nhận gia hạn hay đã xong."),
            renovation.last_day,
        ),
        State.EXPIRED: (
            _("Hết hạn ngày {day}. Phường chưa ghi nhận gia hạn."),
            expires_on(renovation),
        ),
        State.PAUSED: (_("Từ ngày {day}.") if since else _("Chưa rõ ngày làm tiếp."), since),
        State.STOPPED: (
            _("Phường buộc dừng từ ngày {day}. Không được làm tiếp.")
            if since
            else _("Phường buộc dừng. Không được làm tiếp."),
            since,
        ),
        State.FINISHED: (_("Ngày xong: {day}."), finished_on(renovation)),
    }[now]
    return sentence.format(day=day_words(day)) if day else sentence


def size_words(renovation: Renovation) -> str:
    """«2 tầng · cao 8,5 m · 60 m²»; empty where the record gives no size."""
    floors, height, area = renovation.floors, renovation.height_m, renovation.area_m2
    sizes = [
        _floors(floors) if floors else "",
        _("cao {metres}").format(metres=_measure(height, "m")) if height else "",
        _measure(area, "m²") if area else "",
    ]
    return joined(" · ", sizes)


def street_checks(renovation: Renovation, today: date) -> list[str]:
    """What anyone may look at from the street, as questions that the record answers."""
    return list(_checks(renovation, state(renovation, today)))


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
    yield _("Có làm việc gì ngoài phần «Được làm» không?")
    if renovation.not_allowed:
        yield _("Có việc nào thuộc phần «Không được làm» không?")
    if renovation.basis.kind is BasisKind.PERMIT:
        number = renovation.basis.number or ""
        yield worded(_("Ở công trình có treo giấy phép số {number} không?"), number=number)
    if now in (State.PLANNED, State.RUNNING):
        yield _("Sau ngày {day} có còn thi công không?").format(day=last_day)


def timeline(renovation: Renovation, today: date) -> list[Event]:
    """The dated acts, between the days on which the works begin and must end; in order."""
    dated = [(renovation.starts_on, _("Ngày bắt đầu"))]
    for act in renovation.acts:
        until = _("đến hết ngày {day}").format(day=day_words(act.until)) if act.until else ""
        dated.append((act.on, joined(": ", [act.text, until])))
    if finished_on(renovation) is None:
        dated.append((renovation.last_day, _("Hạn làm xong")))
    return [Event(on, text, on > today) for on, text in sorted(dated, key=lambda one: one[0])]


def _floors(number: int) -> str:
    floors = ngettext("tầng", "tầng", number)
    return f"{number}{NBSP}{floors}"


def _measure(value: Decimal, unit: str) -> str:
    return f"{number_words(value)}{NBSP}{unit}"
