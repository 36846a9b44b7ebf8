"""What becomes of printed sheets: their records, and which of them say what is no longer so.

Tags carry no facts, so they never go stale. A poster does when the facts of its procedure have
changed, whatever the month on it, and when its procedure was withdrawn.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.errors import MotchamError
from generator.library import facts
from generator.library.facts import day_words
from generator.library.library import Library
from generator.library.models.procedure import Procedure
from generator.library.prints import PaperKind, PrintRecord, hanging
from generator.press.sheet import Sheet

KIND_WORDS = {PaperKind.TAGS: "thẻ móc khóa", PaperKind.POSTER: "tờ dán quầy"}
HEADINGS = ("Ngày in", "Loại", "Số tờ", "Mã", "Bản", "Nơi dán")
MOST_CODES = 4
"""More codes than this are counted and not named in the table."""


def record_of(sheet: Sheet, on: date, place: str, copies: int) -> PrintRecord:
    """The record of a proven sheet printed `on` a day."""
    codes, editions = tuple(sheet.editions), tuple(sheet.editions.values())
    return PrintRecord(on, PaperKind(sheet.kind), codes, editions, copies, place)


@dataclass(frozen=True)
class Stale:
    """A poster that hangs and is no longer right: `message` says why, `mend` what to do."""

    record: PrintRecord
    title: str
    message: str
    mend: str

    def __str__(self) -> str:
        record = self.record
        place = f"{record.place}: " if record.place else ""
        printed = f"in ngày {day_words(record.printed_on)}, {record.copies} tờ"
        return f"{place}tờ dán {record.codes[0]} «{self.title}» ({printed}): {self.message}."


def stale(library: Library, on: date) -> Iterator[Stale]:
    """Yield the posters that hang and say what is not so `on` a day, in the order of printing."""
    for record in hanging(library.prints):
        [code], [edition] = record.codes, record.editions
        procedure = library.by_code[code]
        today = facts.edition(procedure, library.ward, on)
        if procedure.withdrawn_on:
            day = day_words(procedure.withdrawn_on)
            message = f"thủ tục đã bãi bỏ từ {day}: gỡ tờ dán"
            yield Stale(record, procedure.title, message, _take_down(record, procedure))
        elif _hash(edition) != _hash(today):
            message = f"thông tin đã đổi: tờ dán là bản {edition}, nay là bản {today}"
            mend = f"In lại rồi thay: motcham print poster {code} --record{_options(record)}"
            yield Stale(record, procedure.title, message, mend)


def _hash(edition: str) -> str:
    """The part of an edition that follows the facts; the month before it does not."""
    return edition.rpartition("·")[2]


def _take_down(record: PrintRecord, procedure: Procedure) -> str:
    place = _place(record)
    after = "".join(f"; in tờ dán thay thế: {code}" for code in procedure.replaced_by)
    return f"Gỡ xong thì ghi: motcham prints removed {procedure.code}{place}{after}"


def _options(record: PrintRecord) -> str:
    copies = f" --copies {record.copies}" if record.copies > 1 else ""
    return _place(record) + copies


def _place(record: PrintRecord) -> str:
    return f" --place {shlex.quote(record.place)}" if record.place else ""


def taken_down(library: Library, code: str, place: str | None, on: date) -> list[PrintRecord]:
    """The records which say that posters of `code` were taken down; without a place, all of them.

    Raises MotchamError where no such poster hangs.
    """
    mine = [record for record in hanging(library.prints) if record.codes == (code,)]
    found = [r for r in mine if place is None or r.place.casefold() == place.casefold()]
    if not found:
        places = "; ".join(record.place or "không ghi nơi dán" for record in mine)
        raise MotchamError(
            f"Sổ in không có tờ dán {code} nào đang dán" + (f" ở «{place}»." if place else "."),
            f"Tờ dán {code} đang ở: {places}." if mine else "Xem sổ in: motcham prints.",
        )
    return [replace(record, printed_on=on, copies=0) for record in found]


def table(records: Sequence[PrintRecord]) -> Iterator[str]:
    """Yield the lines of a table of print records, the earliest print first."""
    ordered = sorted(records, key=lambda record: record.printed_on)
    rows = [HEADINGS, *map(_cells, ordered)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _cells(record: PrintRecord) -> tuple[str, ...]:
    many = len(record.codes) > MOST_CODES
    return (
        day_words(record.printed_on),
        KIND_WORDS[record.kind],
        str(record.copies) if record.copies else "đã gỡ",
        f"{len(record.codes)} mã" if many else " ".join(record.codes),
        "" if many else " ".join(record.editions),
        record.place,
    )
