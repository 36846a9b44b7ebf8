"""No two things claim one code, and the library's codes look otherwise than a unit's.

Passes: `HT01` once; P01 for a procedure of one unit alone, TT001 for its news. Fails: `code: HT01`
in two files, or in a draft and a field; HT99 in a unit's folder, which the library may issue later.
Of two files the one to which the ledger issued the code keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.library.forms.paths import LIBRARY_LEDGER
from generator.library.forms.problems import Problem
from generator.library.forms.reader import Document, Location
from generator.library.loading.collection import Collection
from generator.library.registers.ledger import Claim, CodeKind, is_own_code


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each later claim of a code."""
    first: dict[str, tuple[Document | None, Location]] = {}
    for claim, document, location in sorted(
        collection.claims(drafts=True), key=lambda one: not _is_owner(collection, *one[:2])
    ):
        own = claim.ledger != LIBRARY_LEDGER
        if document is not None and own is not is_own_code(claim.code):
            whose = "chỉ thư viện cấp" if own else "chỉ đơn vị cấp"
            message = f"Mã {claim.code} có dạng mà {whose}."
            yield document.problem(location, "code-of-another", message, _FORMS)
        if document is not None and claim.code in first:
            message = f"Mã {claim.code} đã dùng ở {_place(*first[claim.code])}."
            if claim.kind is CodeKind.RENOVATION:
                hint = "Lấy mã mới bằng «motcham new renovation»."
            else:
                hint = f"Chọn mã khác, chưa có trong sổ mã: {_free(claim.code, collection)}."
            yield document.problem(location, "duplicate-code", message, hint)
        first.setdefault(claim.code, (document, location))


def _is_owner(collection: Collection, claim: Claim, document: Document | None) -> bool:
    """Whether the ledger issued the code to this very thing; a renovation's file has its name."""
    if claim.kind is CodeKind.RENOVATION and document is not None:
        return PurePosixPath(document.file).stem == claim.code
    return collection.issued(claim.code, claim.target)


def _place(document: Document | None, location: Location) -> str:
    return f"{document.file}:{document.mark(location).line}" if document else "trang chủ"


_FORMS = (
    "Mã riêng của đơn vị: thủ tục P01, tin TT001, công trình R và 6 chữ; mã của thư viện thì khác "
    "các dạng ấy."
)


def _free(code: str, collection: Collection) -> str:
    """The next free code with the same letters."""
    prefix = code.rstrip("0123456789")
    taken = {claim.code for claim, _, _ in collection.claims(drafts=True)}
    taken |= set(collection.ledger.rows)
    number = 1
    while f"{prefix}{number:02d}" in taken:
        number += 1
    return f"{prefix}{number:02d}"
