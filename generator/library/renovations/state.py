"""How a renovation stands on a day, and when its facts leave the site."""

from __future__ import annotations

from datetime import date, timedelta

from generator.library.language.locale import N_
from generator.library.models.base import Choice
from generator.library.models.renovation import ActKind, Renovation, WorkStatus
from generator.library.models.ward import Ward


class State(Choice):
    """What a passer-by is told: what the ward wrote down, and what follows from the day."""

    PLANNED = "planned", N_("Sắp làm")
    RUNNING = "running", N_("Đang làm")
    OVERDUE = "overdue", N_("Quá hạn")
    EXPIRED = "expired", N_("Giấy phép hết hạn")
    PAUSED = "paused", N_("Tạm ngừng")
    STOPPED = "stopped", N_("Đình chỉ thi công")
    FINISHED = "finished", N_("Đã xong")


def state(renovation: Renovation, today: date) -> State:
    """How the works stand on `today`.

    The ward's word that they are finished or stopped goes before all; then a permit that has
    expired, a pause, an announced end that has passed. Works whose first day has come count as
    running although nobody has noted it.
    """
    status = _status_on(renovation, today)
    if status in (WorkStatus.FINISHED, WorkStatus.STOPPED):
        return State(status.value)
    if (expiry := expires_on(renovation)) and expiry < today:
        return State.EXPIRED
    if status is WorkStatus.PAUSED:
        return State.PAUSED
    if renovation.last_day < today:
        return State.OVERDUE
    begun = status is WorkStatus.RUNNING or renovation.starts_on <= today
    return State.RUNNING if begun else State.PLANNED


def _status_on(renovation: Renovation, today: date) -> WorkStatus:
    """What the ward had written down by `today`: acts that came later are not known yet."""
    known = [act.status for act in renovation.turns if act.on <= today]
    if len(known) == len(renovation.turns):
        return renovation.status
    return (known[-1] if known else None) or WorkStatus.PLANNED


def expires_on(renovation: Renovation) -> date | None:
    """The last day of the permit; an extension of the works beyond it extends the permit too."""
    expiry = renovation.basis.expires_on
    extensions = [act.until for act in renovation.acts if act.until]
    return max([expiry, *extensions]) if expiry else None


def finished_on(renovation: Renovation) -> date | None:
    """The day on which the works ended: that of the act that says so, else the announced one.

    None while they are not finished: works that nobody declared finished never leave by themselves.
    """
    if renovation.status is not WorkStatus.FINISHED:
        return None
    noted = [act.on for act in renovation.acts if act.kind is ActKind.FINISHED]
    return noted[-1] if noted else renovation.last_day


def retired(renovation: Renovation, today: date, keep_days: int) -> bool:
    """Whether the facts must be off the site: more than `keep_days` days after the works ended.

    The page then says only that the works ended, as it does for the codes in
    `Library.ended_renovations`, whose files are gone.
    """
    ended = finished_on(renovation)
    return ended is not None and today > ended + timedelta(days=keep_days)


def unit_of(renovation: Renovation, ward: Ward) -> str:
    """Who answers for the works at the ward."""
    return renovation.unit or ward.renovations.unit or ward.name
