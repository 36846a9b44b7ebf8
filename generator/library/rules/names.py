"""A procedure's file name is its identity: plain letters, and no two files have the same one.

Passes: `procedures/ho-tich/khai-sinh.yml`. Fails: `procedures/ho-tich/Khai sinh.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.language.folding import fold
from generator.library.loading.collection import Collection


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each bad or repeated file name."""
    first: dict[str, str] = {}
    for sourced in collection.procedures:
        stem, file = sourced.stem, sourced.document.file
        if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", stem):
            message = f"Tên tệp «{stem}.yml» phải là chữ thường không dấu, số và gạch nối."
            hint = f"Đổi tên thành «{fold(stem).replace(' ', '-')}.yml»."
            yield sourced.document.problem((), "bad-file-name", message, hint)
        elif stem in first:
            message = f"Tên tệp «{stem}.yml» đã có ở {first[stem]}."
            hint = "Đặt tên khác cho tệp mới."
            yield sourced.document.problem((), "same-file-name", message, hint)
        else:
            first[stem] = file
