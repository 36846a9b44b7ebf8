"""An inspection round: which works are seen on a walk, in the order of the houses; also as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, timedelta
from textwrap import shorten

from generator.errors import MotchamError
from generator.library.facts import day_words
from generator.library.library import Library
from generator.library.models.renovation import ActKind, Renovation
from generator.library.text import fold, sort_key
from generator.library.works import STATE_WORDS, State, state

SOON = timedelta(days=7)
"""Works that begin within this time are looked at before they do."""
SHORT = 120
"""Characters to which a list of works is cut on paper; the CSV holds all."""
COLUMNS = (
    "Khu phố", "Địa chỉ", "Mã", "Tình trạng", "Được làm", "Không được làm", "Từ ngày", "Đến ngày",
    "Đơn vị thi công", "Kiểm tra gần nhất", "Trang", "Đã xem", "Ghi chú",
)  # fmt: skip
NOWHERE = "Chưa ghi khu phố"


def on_round(library: Library, on: date, neighbourhood: str | None = None) -> list[Renovation]:
    """The works to be seen `on` a day, by neighbourhood, street and house as numbers count.

    Finished works are left out, and planned ones that do not begin within SOON. «3» stands for
    «Khu phố 3». Raises MotchamError where no such neighbourhood is known, or there is nothing to
    see.
    """
    works = [item for item in library.renovations if _is_seen(item, on)]
    if neighbourhood is not None:
        name = neighbourhood_called(library, neighbourhood)
        works = [item for item in works if item.place.neighbourhood == name]
    if not works:
        where = f" ở {name}" if neighbourhood is not None else ""
        raise MotchamError(
            f"Ngày {day_words(on)} không có công trình nào cần đi xem{where}.",
            "Xem mọi công trình: motcham renovations.",
        )
    return sorted(works, key=_order)


def neighbourhood_called(library: Library, asked: str) -> str:
    """The neighbourhood with that name, or whose name ends so. Raises MotchamError for none."""
    used = (item.place.neighbourhood for item in library.renovations)
    known = [*dict.fromkeys([*library.ward.neighbourhoods, *filter(None, used)])]
    wanted = fold(asked)
    same = [name for name in known if fold(name) == wanted]
    ending = [name for name in known if wanted and fold(name).endswith(f" {wanted}")]
    for found in (same, ending):
        if len(found) == 1:
            return found[0]
    raise MotchamError(
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


def checked_on(renovation: Renovation) -> date | None:
    """The day on which the ward last looked."""
    days = [act.on for act in renovation.acts if act.kind is ActKind.CHECKED]
    return days[-1] if days else None


def row_of(renovation: Renovation, on: date) -> dict[str, str]:
    """What the route sheet says of one of the works."""
    seen = checked_on(renovation)
    return {
        "code": renovation.code,
        "place": renovation.address,
        "allowed": shorten("; ".join(renovation.allowed), SHORT, placeholder=" …"),
        "state": STATE_WORDS[state(renovation, on)],
        "dates": f"{day_words(renovation.starts_on)} – {day_words(renovation.last_day)}",
        "checked": f"Đã kiểm tra {day_words(seen)}" if seen else "Chưa kiểm tra lần nào",
    }


def round_csv(library: Library, works: Sequence[Renovation], on: date) -> bytes:
    """The works as a table that Excel opens: UTF-8 with its mark, days as year-month-day.

    House and street share a cell, as Excel makes a day of «12/4». What could be a formula begins
    with an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for item in works:
        seen = checked_on(item)
        cells = (
            item.place.neighbourhood or NOWHERE,
            item.address,
            item.code,
            STATE_WORDS[state(item, on)],
            "; ".join(item.allowed),
            "; ".join(item.not_allowed),
            item.starts_on.isoformat(),
            item.last_day.isoformat(),
            item.contractor.name if item.contractor else "",
            seen.isoformat() if seen else "",
            library.site.page_url(item.code),
            "",
            "",
        )
        writer.writerow(map(_harmless, cells))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(("=", "+", "-", "@")) else cell
