"""A procedure of the library has its national code, and that is the code of one procedure.

Passes: each code once; a unit's own procedure without one. A hint: two files with
`national_code: "1.001193"`, of which one was most likely copied from the other; a ward may split a
national procedure. Fails: a procedure of the library without it. Only those with a page are
checked. The file to which the ledger issued its code is not the copy.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a hint for each later file with the same national code."""
    first: dict[str, str] = {}
    for sourced in sorted(
        collection.published, key=lambda one: not collection.issued(one.model.code, one.stem)
    ):
        code, document = sourced.model.national_code, sourced.document
        if code is None:
            if not collection.roots.is_own(document.file):
                message = "Thiếu mã thủ tục quốc gia (national_code)."
                hint = 'Chép từ Cổng Dịch vụ công, như "1.001193".'
                yield document.problem(("code",), "national-code-missing", message, hint)
            continue
        if code in first:
            message = f"Mã TTHC {code} đã có ở {first[code]}."
            hint = "Chép lại mã của đúng thủ tục này từ Cổng Dịch vụ công."
            yield document.warning(("national_code",), "same-national-code", message, hint)
        first.setdefault(code, document.file)
