"""A renovation's file is where its code and its year say, and in the ward.

Passes: `renovations/2026/R7K2QXM.yml` with `code: R7K2QXM` and `starts_on: 2026-03-10`.
Fails: another file name, another year's folder, a neighbourhood that `ward.yml` does not name.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from generator.library.collection import RENOVATIONS, Collection
from generator.library.problems import Problem
from generator.library.reader import Location


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each renovation that is misplaced."""
    known = collection.ward.model.neighbourhoods if collection.ward else ()
    for sourced in collection.renovations:
        renovation, document = sourced.model, sourced.document
        right = f"{RENOVATIONS}/{renovation.starts_on.year}/{renovation.code}.yml"
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
            message = f"Phường không có «{hood}»."
            mend = f"Ý bạn là «{near[0]}»?" if near else f"Chọn một trong: {', '.join(known)}."
            location = ("place", "neighbourhood")
            yield document.problem(location, "unknown-neighbourhood", message, mend)
