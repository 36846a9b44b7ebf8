"""Which field a record belongs to: by its national name, else one of two shelves.

What nobody has put among the ward's fields lies on the shelf of records, and what no resident asks
of a ward on that of offices: by the national field, by whose it is, and by what is founded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.library.forms.writer import dump, list_lines
from generator.library.language.folding import fold
from generator.library.models.catalogue import Field
from generator.library.models.procedure import Audience
from generator.portal.audience import read_audience
from generator.portal.naming import official
from generator.portal.record import Record

COMMENT = "Các lĩnh vực. Mỗi thủ tục thuộc đúng một lĩnh vực; mã thủ tục bắt đầu bằng «prefix»."
SCHEMA = ".schema/fields.json"
FIRST_NUMBER = 50
"""Codes of records in a field begin here, so that those of what people write go on below."""

RECORDS = Field(
    id="ho-so-quoc-gia",
    code="LVHS",
    prefix="HS",
    title="Hồ sơ quốc gia",
    summary="Thủ tục chưa viết lại cho dễ hiểu, chép nguyên từ hồ sơ quốc gia.",
    icon="file-document-multiple-outline",
)
OFFICES = Field(
    id="ho-so-to-chuc",
    code="LVHC",
    prefix="HC",
    title="Việc của cơ quan, tổ chức",
    summary="Hồ sơ quốc gia về việc mà cơ quan, tổ chức làm, người dân ít khi hỏi.",
    icon="office-building-outline",
)
SHELVES = (RECORDS, OFFICES)

_OF_OFFICES = re.compile(
    "thuy loi|de dieu|hoi quy|hop tac|kiem dinh|dau thau|ket cau ha tang|cong san|muc tieu quoc gia"
    "|con dau|to chuc can bo|su co tran dau|dia chat|xuat ban|tai san"
)
_FOUNDED = re.compile(
    r"(?:thanh lap|giai the|sap nhap|chuyen doi|cho phep)\b.*"
    r"\b(?:truong|trung tam|co so giao duc|nha tre)|ha tang cong vien|tham dinh "
)
"""Names of national fields, and of procedures, that no resident asks for."""
_OF_PEOPLE = re.compile(r"ho tro |tro cap |.*\bgiay phep lao dong\b")
"""Names of procedures that people ask for, whatever the field and whoever hands it in."""
_RESIDENTS = {Audience.CITIZEN, Audience.HOUSEHOLD, Audience.FOREIGNER}


class Fields:
    """The fields of a guide, and the shelves that an import adds to them."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = list(fields)
        self.new: list[Field] = []

    def find(self, name: str) -> Field | None:
        """The field that bears `name`, as its title or as one of its national names."""
        folded = fold(name)
        for field in self._fields:
            if folded and folded in map(fold, (field.title, *field.national_names)):
                return field
        return None

    def take(self, record: Record) -> Field:
        """The field of `record`; a shelf that is not there yet is made."""
        if _asked_by_offices(record):
            return self._shelf(OFFICES)
        return self.find(record.field) or self._shelf(RECORDS)

    def _shelf(self, shelf: Field) -> Field:
        for field in self._fields:
            if field.id == shelf.id:
                return field
        self._fields.append(shelf)
        self.new.append(shelf)
        return shelf

    def text(self, before: str) -> str:
        """The text of `fields.yml` with the new fields at its end."""
        ordered = sorted(self.new, key=SHELVES.index)
        entries = [field.model_dump(mode="json", exclude_defaults=True) for field in ordered]
        if not before.strip():
            return dump({"fields": entries}, COMMENT, schema=SCHEMA)
        indent = re.search(r"^( *)- ", before, re.MULTILINE)
        lines = list_lines(entries, len(indent[1]) if indent else 2)
        return before.rstrip("\n") + "\n" + "\n".join(lines) + "\n"


def _asked_by_offices(record: Record) -> bool:
    if _OF_PEOPLE.match(fold(official(record.title))):
        return False
    residents = _RESIDENTS.intersection(map(Audience, read_audience(record.audience)[0]))
    return bool(
        not residents
        or _OF_OFFICES.search(fold(record.field))
        or _FOUNDED.search(fold(official(record.title)))
    )
