"""What papers say of one renovation, in the words that passers-by read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches

from generator.errors import MotchamError
from generator.library.facts import day_words
from generator.library.ledger import Kind
from generator.library.library import Library
from generator.library.models.renovation import ActKind, Renovation
from generator.library.models.ward import ReportChannel, Ward
from generator.library.works import (
    STATE_WORDS,
    State,
    finished_on,
    retired,
    state,
    unit_of,
)
from generator.library.works_words import basis_words, size_words

TURNS = frozenset({ActKind.EXTENDED, ActKind.PAUSED, ActKind.RESUMED, ActKind.STOPPED})
"""Acts that change what may be done. What the ward only checked stands on the page alone, so that
no notice goes stale with each visit."""


def announced(library: Library, code: str, on: date) -> Renovation:
    """The renovation `code`, which may be announced on paper `on` a day.

    Raises MotchamError where it has ended, is no renovation, or its code was never issued.
    """
    row = library.rows.get(code)
    if row is None or row.kind is not Kind.RENOVATION:
        open_ = [item.code for item in library.renovations if not ended(item, on, library.ward)]
        near = ", ".join(get_close_matches(code.upper(), open_, n=3, cutoff=0.5))
        raise MotchamError(
            f"Mã «{code}» không phải một công trình trong sổ mã, nên không in thông báo.",
            f"Mã gần giống: {near}." if near else "Xem các công trình: motcham renovations.",
        )
    found = next((item for item in library.renovations if item.code == code), None)
    if found is None or ended(found, on, library.ward):
        day = finished_on(found) if found else row.withdrawn_on
        since = f" từ {day_words(day)}" if day else ""
        raise MotchamError(
            f"Công trình {code} đã kết thúc{since}, nên không in thông báo nữa.",
            "Gỡ các tờ còn treo; trang của mã này tự báo là đã kết thúc.",
        )
    return found


def ended(renovation: Renovation, on: date, ward: Ward) -> bool:
    """Whether works have ended: nothing is announced on paper from then on."""
    gone = retired(renovation, on, ward.renovations.keep_days)
    return gone or state(renovation, on) is State.FINISHED


def place_words(renovation: Renovation) -> str:
    """House, street and neighbourhood: «182/4 Đường Mẫu, Khu phố 1»."""
    neighbourhood = renovation.place.neighbourhood
    return f"{renovation.address}, {neighbourhood}" if neighbourhood else renovation.address


def trouble(renovation: Renovation, on: date) -> str:
    """How works stand that do not simply go on: «Tạm ngừng»; empty for those that do, or will."""
    found = state(renovation, on)
    return "" if found in (State.PLANNED, State.RUNNING) else STATE_WORDS[found]


def notice_rows(library: Library, renovation: Renovation, on: date) -> list[dict[str, object]]:
    """The facts of a notice, each with its name; what is not on file has no row."""
    ward = library.ward
    contractor = renovation.contractor
    turns = [
        f"Ngày {day_words(act.on)}: {act.text}" for act in renovation.acts if act.kind in TURNS
    ]
    rows: list[tuple[str, Sequence[str]]] = [
        ("Địa điểm", [f"{place_words(renovation)}, {ward.name}"]),
        ("Căn cứ", [", ".join(filter(None, basis_words(renovation)))]),
        ("Được làm", renovation.allowed),
        ("Quy mô", [size_words(renovation)]),
        ("Không được làm", renovation.not_allowed),
        ("Thời gian", [_time_words(renovation)]),
        ("Tình trạng", [trouble(renovation, on)]),
        ("Phường đã ghi nhận", turns),
        ("Đơn vị thi công", [_called(contractor.name, contractor.phone)] if contractor else []),
        ("Bộ phận phụ trách", [unit_of(renovation, ward)]),
    ]
    return [{"name": name, "lines": list(lines)} for name, lines in rows if any(lines)]


def report_lines(ward: Ward) -> list[str]:
    """How one tells the ward or the city that works are not as announced."""
    return [
        _called(ward.hotline.name, ward.hotline.number),
        *(_channel_words(channel) for channel in ward.report_channels),
    ]


def _channel_words(channel: ReportChannel) -> str:
    address = channel.url.removeprefix("https://").rstrip("/") if channel.url else None
    return ", ".join(
        [_called(channel.name, channel.phone), *filter(None, [address, channel.email])]
    )


def _called(name: str, phone: str | None) -> str:
    return f"{name}, điện thoại {phone}" if phone else name


def _time_words(renovation: Renovation) -> str:
    first, last = day_words(renovation.starts_on), day_words(renovation.last_day)
    longer = renovation.last_day > renovation.ends_on
    before = f" (đã gia hạn, trước là {day_words(renovation.ends_on)})" if longer else ""
    return f"Từ ngày {first} đến hết ngày {last}{before}"
