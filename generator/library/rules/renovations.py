"""A renovation's file is where its code and its year say; what it tells lies in the past.

Passes: `renovations/2026/R7K2QXM.yml` with `code: R7K2QXM` and `starts_on: 2026-03-10`.
Fails: another file name, another year's folder, a neighbourhood that `ward.yml` does not name, an
act of 2036.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import PurePosixPath

from generator.library.forms.problems import Problem
from generator.library.forms.reader import Location
from generator.library.loading.collection import Collection
from generator.library.models.renovation import Renovation
from generator.library.rules.dates import future_days


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each place or day that cannot be right."""
    known = collection.ward.model.neighbourhoods if collection.ward else ()
    for sourced in collection.renovations:
        renovation, document = sourced.model, sourced.document
        right = f"{collection.roots.renovations}/{renovation.starts_on.year}/{renovation.code}.yml"
        if document.file != right:
            wrong_name = PurePosixPath(document.file).name != PurePosixPath(right).name
            location: Location = ("code",) if wrong_name else ("starts_on",)
            message = f"Tệp phải tên là {right}: theo mã, và theo năm bắt đầu."
            yield document.problem(
                location, "misplaced", message, "Chuyển tệp, hoặc sửa mã, sửa năm."
            )
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


def _past_days(renovation: Renovation) -> Iterator[tuple[Location, date | None]]:
    """Every day on which something is said to have been done."""
    yield ("basis", "issued_on"), renovation.basis.issued_on
    for index, act in enumerate(renovation.acts):
        yield ("acts", index, "on"), act.on
