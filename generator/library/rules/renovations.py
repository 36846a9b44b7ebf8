"""A renovation's file is where its code and its year say; what it tells lies in the past.

Passes: `renovations/2026/R7K2QXM.yml` with `code: R7K2QXM` and `starts_on: 2026-03-10`.
Fails: another file name, another year's folder, a neighbourhood that `ward.yml` does not name, an
act of 2036. A hint: works before their permit or after it, of more than three years, of 400 floors.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import PurePosixPath

from generator.clock import today
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.language.formats import day_words
from generator.library.loading.collection import Collection, Sourced
from generator.library.models.renovation import ActKind, Renovation, WorkStatus
from generator.library.rules.dates import future_days

LONGEST_DAYS, MOST_FLOORS, HIGHEST_M = 3 * 366, 40, 150
"""More than this is believed of no house without asking."""


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each place or day that cannot be right."""
    known = collection.ward.model.neighbourhoods if collection.ward else ()
    files = {sourced.document.file for sourced in collection.renovations}
    for sourced in collection.renovations:
        renovation, document = sourced.model, sourced.document
        right = f"{collection.roots.renovations}/{renovation.starts_on.year}/{renovation.code}.yml"
        if document.file != right:
            wrong_name = PurePosixPath(document.file).name != PurePosixPath(right).name
            location: Location = ("code",) if wrong_name else ("starts_on",)
            message = f"Tệp phải tên là {right}: theo mã, và theo năm bắt đầu."
            hint = "Chuyển tệp, hoặc sửa mã, sửa năm."
            if right in files:
                hint = "Tệp ấy đã có: công trình này lấy mã mới bằng «motcham new renovation»."
            yield document.problem(location, "misplaced", message, hint)
        hood = renovation.place.neighbourhood
        if known and hood is not None and hood not in known:
            near = get_close_matches(hood, known, n=1)
            message = f"Ở đây không có «{hood}»."
            hint = f"Ý bạn là «{near[0]}»?" if near else f"Chọn một trong: {', '.join(known)}."
            location = ("place", "neighbourhood")
            yield document.problem(location, "unknown-neighbourhood", message, hint)
        if renovation.sample and collection.ward and not collection.ward.model.sample:
            message = "Đây là công trình mẫu, không có thật, mà trang là của đơn vị thật."
            hint = "Xoá tệp này và dòng của mã trong sổ mã, nếu chưa in gì."
            yield document.warning(("sample",), "sample-renovation", message, hint)
        yield from future_days(document, _past_days(renovation), "Sửa lại ngày.")
        yield from _unlikely(sourced)


def _unlikely(sourced: Sourced[Renovation]) -> Iterator[Problem]:
    """A hint for each day and size that is most likely a slip."""
    renovation, document = sourced.model, sourced.document
    issued, expires = renovation.basis.issued_on, renovation.basis.expires_on
    if issued and renovation.starts_on < issued:
        message = f"Bắt đầu {day_words(renovation.starts_on)}, trước khi có giấy phép."
        hint = f"Sửa starts_on, hoặc ngày cấp {day_words(issued)}."
        yield document.warning(("starts_on",), "odd-works", message, hint)
    if expires and renovation.ends_on > expires:
        message = f"Xong {day_words(renovation.ends_on)}, sau khi giấy phép hết hạn."
        hint = f"Sửa ends_on, hoặc ngày hết hạn {day_words(expires)}."
        yield document.warning(("ends_on",), "odd-works", message, hint)
    if (renovation.ends_on - renovation.starts_on).days > LONGEST_DAYS:
        message = "Công trình kéo dài hơn ba năm."
        yield document.warning(("ends_on",), "odd-works", message, "Xem lại năm ở ends_on.")
    if renovation.status is WorkStatus.FINISHED:
        yield from _finish(sourced)
    for key, most, words in (("floors", MOST_FLOORS, "tầng"), ("height_m", HIGHEST_M, "m")):
        value = getattr(renovation, key)
        if value is not None and value > most:
            message = f"Nhà cao {value} {words}."
            hint = "Xem lại: có thể gõ thừa chữ số hay thiếu dấu chấm."
            yield document.warning((key,), "odd-works", message, hint)


def _finish(sourced: Sourced[Renovation]) -> Iterator[Problem]:
    """A hint where works have ended on a day that nobody noted, or go on after it."""
    renovation, document = sourced.model, sourced.document
    ends = [at for at, act in enumerate(renovation.acts) if act.kind is ActKind.FINISHED]
    if not ends and renovation.last_day > today():
        message = (
            f"Đã xong mà chưa ghi ngày xong: trang nói xong ngày "
            f"{day_words(renovation.last_day)}, chưa tới."
        )
        hint = "Thêm vào acts: {on: ngày xong, text: Đã làm xong, kind: finished}."
        yield document.warning(("status",), "odd-works", message, hint)
    for at in range(ends[-1], len(renovation.acts)) if ends else ():
        if renovation.acts[at].kind is ActKind.EXTENDED:
            message = "Gia hạn sau khi đã xong: trang vẫn nói đã xong rồi gỡ đi."
            hint = "Còn làm thì thêm một việc kind: resumed và ghi status: running."
            yield document.warning(("acts", at, "kind"), "odd-works", message, hint)


def _past_days(renovation: Renovation) -> Iterator[tuple[Location, date | None]]:
    """Every day on which something is said to have been done."""
    yield ("basis", "issued_on"), renovation.basis.issued_on
    for index, act in enumerate(renovation.acts):
        yield ("acts", index, "on"), act.on
