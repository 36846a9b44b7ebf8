"""A real unit, or its province, has said the amounts that procedures leave to it.

Passes: an entry in `provinces/` for each fee with `set_by: province`. A hint, one for all: fees
without; their pages tell residents to ask. Apart from the other rules, as a guide is sound without.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.checked.library import Library
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import read_document
from generator.library.local.in_unit import open_fees


def check_amounts(roots: Roots, library: Library) -> Iterator[Problem]:
    """Yield one hint where any amount is missing."""
    missing = [
        procedure.code
        for procedure in library.in_force
        if any(open_fees(procedure, library.set_fees.get(procedure.code, ())))
    ]
    document, _ = read_document(roots / roots.ward_file, roots.ward_file)
    if document is not None and missing and not library.ward.sample:
        message = (
            f"Còn {len(missing)} thủ tục chưa có mức tiền mà tỉnh, thành phố đặt; trang bảo người "
            "dân hỏi."
        )
        hint = "Xem «motcham todo»: từng mức, và ghi vào đâu."
        yield document.warning(("province",), "amounts-missing", message, hint)
