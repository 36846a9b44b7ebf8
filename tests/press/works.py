"""Renovations for the tests of papers, without a file: one as it may be, and changes to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.library.checked.published import Published
from generator.library.models.renovation import Renovation
from generator.library.registers.ledger import CodeKind, Row

WORKS = Renovation.model_validate(
    {
        "code": "R7K2QXM",
        "basis": {
            "kind": "permit",
            "number": "123/GPXD-UBND",
            "issued_on": "2026-03-05",
            "issued_by": "UBND phường",
            "expires_on": "2027-03-05",
        },
        "place": {"house": "182/4", "street": "Đường Mẫu", "neighbourhood": "Khu phố 3"},
        "allowed": ("Sửa mặt tiền", "Thay mái tôn 60 m²"),
        "not_allowed": ("Không tăng số tầng",),
        "floors": "2",
        "starts_on": "2026-03-10",
        "ends_on": "2026-12-30",
        "contractor": {"name": "Công ty TNHH Mẫu", "phone": "028 0000 0001"},
        "status": "running",
        "acts": ({"on": "2026-04-02", "text": "Đúng giấy phép", "kind": "checked"},),
    }
)


def changed(**changes: object) -> Renovation:
    """WORKS with other facts, checked as a file's are."""
    return Renovation.model_validate(WORKS.model_dump() | changes)


def with_works(library: Published, *works: Renovation) -> Published:
    """`library` with these renovations, their codes in the ledger."""
    issued = {w.code: Row(w.code, CodeKind.RENOVATION, w.code, date(2026, 3, 5)) for w in works}
    return replace(library, renovations=works, rows={**library.rows, **issued})
