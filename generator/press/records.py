"""What becomes of printed sheets: their records, and which of them say what is no longer so.

Tags and all that only leads to pages never go stale. A poster or a leaflet does when the facts of
its procedure have changed, whatever the month on it, and when its procedure was withdrawn; a notice
or a gate card when its renovation's have, and when the works have ended.
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
from generator.library.prints import OF_RENOVATIONS, PaperKind, PrintRecord, hanging
from generator.press.announced import ended
from generator.press.gate import gate_edition
from generator.press.notice import notice_edition
from generator.press.sheet import Sheet

KIND_WORDS = {
    PaperKind.TAGS: "thẻ móc khóa",
    PaperKind.POSTER: "tờ dán quầy",
    PaperKind.LEAFLET: "tờ rơi",
    PaperKind.GROUP: "tờ dán nhóm",
    PaperKind.ALL: "tờ dán mọi mã",
    PaperKind.CARD: "thẻ để bàn",
    PaperKind.NOTICE: "thông báo",
    PaperKind.GATE: "thẻ cổng",
    PaperKind.ROUND: "phiếu đi xem",
}
HEADINGS = ("Ngày in", "Loại", "Số tờ", "Mã", "Bản", "Nơi dán")
MOST_CODES = 4
"""More codes than this are counted and not named in the table."""


def record_of(sheet: Sheet, on: date, place: str, copies: int) -> PrintRecord:
    """The record of a proven sheet printed `on` a day."""
    codes, editions = tuple(sheet.editions), tuple(sheet.editions.values())
    return PrintRecord(on, PaperKind(sheet.kind), codes, editions, copies, place)


@dataclass(frozen=True)
class Stale:
    """A paper that is about and no longer right: `message` says why, `mend` what to do."""

    record: PrintRecord
    title: str
    message: str
    mend: str

    def __str__(self) -> str:
        record = self.record
        place = f"{record.place}: " if record.place else ""
        printed = f"in ngày {day_words(record.printed_on)}, {record.copies} tờ"
        kind = KIND_WORDS[record.kind]
        return f"{place}{kind} {record.codes[0]} «{self.title}» ({printed}): {self.message}."


def stale(library: Library, on: date) -> Iterator[Stale]:
    """Yield the papers that say what is not so `on` a day, in the order of printing."""
    for record in hanging(library.prints):
        if record.kind in OF_RENOVATIONS:
            yield from _stale_notice(library, record, on)
            continue
        [code] = record.codes
        procedure = library.by_code[code]
        if procedure.withdrawn_on:
            day = day_words(procedure.withdrawn_on)
            message = f"thủ tục đã bãi bỏ từ {day}: gỡ {KIND_WORDS[record.kind]}"
            after = "".join(f"; in tờ thay thế: {code}" for code in procedure.replaced_by)
            yield Stale(record, procedure.title, message, _take_down(record) + after)
        else:
            today = facts.edition(procedure, library.ward, on)
            yield from _changed(record, procedure.title, today)


_EDITIONS = {PaperKind.NOTICE: notice_edition, PaperKind.GATE: gate_edition}


def _stale_notice(library: Library, record: PrintRecord, on: date) -> Iterator[Stale]:
    [code] = record.codes
    works = next((item for item in library.renovations if item.code == code), None)
    if works is None or ended(works, on, library.ward):
        message = f"công trình đã kết thúc: gỡ {KIND_WORDS[record.kind]}"
        title = works.address if works else "công trình sửa nhà"
        yield Stale(record, title, message, _take_down(record))
    else:
        yield from _changed(record, works.address, _EDITIONS[record.kind](library, works, on))


def _changed(record: PrintRecord, title: str, today: str) -> Iterator[Stale]:
    """That the facts on a paper have changed, where the edition of `today` says so."""
    [code], [edition] = record.codes, record.editions
    if _hash(edition) != _hash(today):
        message = f"thông tin đã đổi: tờ này là bản {edition}, nay là bản {today}"
        again = f"motcham print {record.kind} {code} --record{_options(record)}"
        yield Stale(record, title, message, f"In lại rồi thay: {again}")


def _hash(edition: str) -> str:
    """The part of an edition that follows the facts; the month before it does not."""
    return edition.rpartition("·")[2]


def _take_down(record: PrintRecord) -> str:
    return f"Gỡ xong thì ghi: motcham prints removed {record.codes[0]}{_place(record)}"


def _options(record: PrintRecord) -> str:
    copies = f" --copies {record.copies}" if record.copies > 1 else ""
    return _place(record) + copies


def _place(record: PrintRecord) -> str:
    return f" --place {shlex.quote(record.place)}" if record.place else ""


def taken_down(library: Library, code: str, place: str | None, on: date) -> list[PrintRecord]:
    """The records which say that papers of `code` were taken down; without a place, all of them.

    Raises MotchamError where there is no such paper.
    """
    mine = [record for record in hanging(library.prints) if record.codes == (code,)]
    found = [r for r in mine if place is None or r.place.casefold() == place.casefold()]
    if not found:
        places = "; ".join(record.place or "không ghi nơi dán" for record in mine)
        raise MotchamError(
            f"Sổ in không có tờ {code} nào đang dùng" + (f" ở «{place}»." if place else "."),
            f"Tờ {code} đang ở: {places}." if mine else "Xem sổ in: motcham prints.",
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
