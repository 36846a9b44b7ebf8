"""An inspection round: which works are seen on a walk, in the order of the houses; also as CSV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from textwrap import shorten

from generator.errors import MotchamError, WrongUseError
from generator.library.checked.published import Published
from generator.library.language.folding import fold, sort_key
from generator.library.language.formats import day_words
from generator.library.models.renovation import Renovation
from generator.library.renovations.state import State, state
from generator.press.spreadsheet import spreadsheet
from generator.views.renovation import RenovationView, renovation_view
from generator.views.sheets import RoundRow, RoundView, code_view, issuer

SOON = timedelta(days=7)
"""Works that begin within this time are looked at before they do."""
SHORT = 120
"""Characters to which a list of works is cut on paper; the CSV holds all."""
COLUMNS = (
    "Khu phố", "Địa chỉ", "Mã", "Tình trạng", "Được làm", "Không được làm", "Từ ngày", "Đến ngày",
    "Đơn vị thi công", "Kiểm tra gần nhất", "Trang", "Đã xem", "Ghi chú",
)  # fmt: skip
NOWHERE = "Chưa ghi khu phố"


def on_round(published: Published, neighbourhood: str | None = None) -> list[Renovation]:
    """The works to be seen on the day, by neighbourhood, street and house as numbers count.

    Finished works are left out, and planned ones that do not begin within SOON. «3» stands for
    «Khu phố 3». Raises MotchamError where no such neighbourhood is known, or there is nothing to
    see.
    """
    on = published.day
    works = [item for item in published.renovations if _is_seen(item, on)]
    if neighbourhood is not None:
        name = neighbourhood_called(published, neighbourhood)
        works = [item for item in works if item.place.neighbourhood == name]
    if not works:
        where = f" ở {name}" if neighbourhood is not None else ""
        raise MotchamError(
            f"Ngày {day_words(on)} không có công trình nào cần đi xem{where}.",
            "Xem mọi công trình: motcham renovations.",
        )
    return sorted(works, key=_order)


def neighbourhood_called(published: Published, asked: str) -> str:
    """The neighbourhood with that name, or whose name ends so. Raises MotchamError for none."""
    used = (item.place.neighbourhood for item in published.renovations)
    known = [*dict.fromkeys([*published.ward.neighbourhoods, *filter(None, used)])]
    wanted = fold(asked)
    same = [name for name in known if fold(name) == wanted]
    ending = [name for name in known if wanted and fold(name).endswith(f" {wanted}")]
    for found in (same, ending):
        if len(found) == 1:
            return found[0]
    raise WrongUseError(
        f"Không rõ khu phố «{asked}» là khu phố nào.",
        f"Các khu phố: {', '.join(sorted(known, key=natural))}."
        if known
        else "Bỏ --neighbourhood.",
    )


def natural(text: str) -> list[tuple[int, object]]:
    """A key by which «2» stands before «10», and «12/4» before «12/10»."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text)
    return [(0, int(part)) if part[0] in "0123456789" else (1, sort_key(part)) for part in parts]


def _order(renovation: Renovation) -> tuple[object, ...]:
    place = renovation.place
    far = place.neighbourhood is None
    return far, natural(place.neighbourhood or ""), natural(place.street), natural(place.house)


def _is_seen(renovation: Renovation, on: date) -> bool:
    found = state(renovation, on)
    if found is State.PLANNED:
        return renovation.starts_on <= on + SOON
    return found is not State.FINISHED


def round_view(published: Published, works: Sequence[Renovation]) -> RoundView:
    """What the route sheet of `works` says."""
    return RoundView(
        ward=issuer(published, sample=any(item.sample for item in works)),
        day=day_words(published.day),
        rows=tuple(_row(published, renovation_view(published, item)) for item in works),
    )


def _row(published: Published, view: RenovationView) -> RoundRow:
    seen = view.checked_on
    return RoundRow(
        neighbourhood=view.neighbourhood or NOWHERE,
        code=code_view(published, view.code, view.address),
        allowed=shorten("; ".join(view.allowed), SHORT, placeholder=" …"),
        state=view.state_words,
        dates=f"{view.starts_on} – {view.last_day}",
        checked=f"Đã kiểm tra {day_words(seen)}" if seen else "Chưa kiểm tra lần nào",
    )


def round_csv(published: Published, works: Sequence[Renovation]) -> bytes:
    """The works as a table that Excel opens, days as year-month-day.

    House and street share a cell, as Excel makes a day of «12/4».
    """
    return spreadsheet(COLUMNS, (_cells(published, item) for item in works))


def _cells(published: Published, item: Renovation) -> Sequence[str]:
    """A row of the table, by COLUMNS."""
    view = renovation_view(published, item)
    return (
        view.neighbourhood or NOWHERE,
        view.address,
        view.code,
        view.state_words,
        "; ".join(view.allowed),
        "; ".join(view.not_allowed),
        item.starts_on.isoformat(),
        item.last_day.isoformat(),
        view.contractor,
        view.checked_on.isoformat() if view.checked_on else "",
        published.site.page_url(view.code),
        "",
        "",
    )
