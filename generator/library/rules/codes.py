"""No two things claim one code.

Passes: `HT01` once. Fails: `code: HT01` in two files, or in a draft and a field.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection
from generator.library.registers.ledger import CodeKind


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each later claim of a code."""
    first: dict[str, str] = {}
    for claim, document, location in collection.claims(drafts=True):
        if document is not None and claim.code in first:
            message = f"Mã {claim.code} đã dùng ở {first[claim.code]}."
            if claim.kind is CodeKind.RENOVATION:
                hint = "Lấy mã mới bằng «motcham new renovation»."
            else:
                hint = f"Chọn mã khác, chưa có trong sổ mã: {_free(claim.code, collection)}."
            yield document.problem(location, "duplicate-code", message, hint)
        place = f"{document.file}:{document.mark(location).line}" if document else "trang chủ"
        first.setdefault(claim.code, place)


def _free(code: str, collection: Collection) -> str:
    """The next free code with the same letters."""
    prefix = code.rstrip("0123456789")
    taken = {claim.code for claim, _, _ in collection.claims(drafts=True)}
    taken |= set(collection.ledger.rows)
    number = 1
    while f"{prefix}{number:02d}" in taken:
        number += 1
    return f"{prefix}{number:02d}"
