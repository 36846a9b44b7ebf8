"""What was printed stands in the ledger, and is a paper of what its code stands for.

Passes: `2026-11-25,poster,HT01,11/2026·4f2a,1,Quầy 1` while `codes.csv` has HT01.
Fails: a poster of HT99, which nobody issued or which has left the ledger, or of a field, LVHT;
a notice of HT01, which is no renovation.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection
from generator.library.registers.ledger import CodeKind
from generator.library.registers.sheet_kinds import About, SheetKind

_MEANT = {About.PROCEDURE: CodeKind.PROCEDURE, About.RENOVATION: CodeKind.RENOVATION}


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each code of a print record that cannot have been printed so."""
    rows, file = collection.ledger.rows, collection.roots.prints
    for record in collection.prints:
        for code in dict.fromkeys(record.codes):
            if code not in rows:
                message = f"Mã {code} đã in nhưng không có trong sổ mã."
                hint = (
                    f"Ghi nhầm thì sửa mã. Dòng của {code} đã mất khỏi sổ mã thì khôi phục dòng "
                    "ấy: mã đã in phải sống mãi."
                )
                yield Problem(file, record.line, 1, "printed-code-unknown", message, hint)
            elif rows[code].kind is not (kind := _MEANT.get(record.kind.about, rows[code].kind)):
                what = "thủ tục" if kind is CodeKind.PROCEDURE else "công trình sửa nhà"
                message = f"Mã {code} không phải một {what}, nên không có giấy loại {record.kind}."
                hint = f"Sửa mã, hoặc ghi loại {SheetKind.TAGS} nếu đã in thẻ."
                yield Problem(file, record.line, 1, "printed-code-kind", message, hint)
