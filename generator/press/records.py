"""What becomes of printed sheets: their records, and which of them say what is no longer so.

Tags and all that only leads to pages never go stale. A poster, a leaflet or a card in large print
does when the facts of its procedure have changed, whatever the month on it, and when its procedure
was withdrawn or is done elsewhere; a notice or a gate card when its renovation's have, and when the
works have ended.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.library.language.formats import day_words
from generator.library.language.locale import in_unit_words
from generator.library.models.procedure import Procedure
from generator.library.models.renovation import Renovation
from generator.library.registers.prints import PrintRecord, hanging
from generator.library.registers.sheet_kinds import About
from generator.press.announced import ended, renovation_called
from generator.press.products import PRODUCTS
from generator.press.sheet import Sheet, replacements
from generator.views.edition import edition_of, facts_of

HEADINGS = ("Ngày in", "Loại", "Số tờ", "Mã", "Bản", "Nơi dán")
MOST_CODES = 4
"""More codes than this are counted and not named in the table."""


def record_of(sheet: Sheet, on: date, place: str, copies: int, case: str = "") -> PrintRecord:
    """The record of a proven sheet printed `on` a day, for all cases or for one."""
    codes, editions = tuple(sheet.editions), tuple(sheet.editions.values())
    return PrintRecord(on, sheet.kind, codes, editions, copies, place, case)


@dataclass(frozen=True)
class Stale:
    """A paper that is about and no longer right: `message` says why, `hint` what to do."""

    record: PrintRecord
    title: str
    message: str
    hint: str

    def __str__(self) -> str:
        record = self.record
        place = f"{record.place}: " if record.place else ""
        printed = f"in ngày {day_words(record.printed_on)}, {record.copies} tờ"
        kind = record.kind.label
        return f"{place}{kind} {record.paper} «{self.title}» ({printed}): {self.message}."


def stale(published: Published) -> Iterator[Stale]:
    """Yield the papers that say what is not so on the day, in the order of printing."""
    for record in hanging(published.prints):
        of = _stale_notice if record.kind.about is About.RENOVATION else _stale_paper
        yield from of(published, record)


def _stale_paper(published: Published, record: PrintRecord) -> Iterator[Stale]:
    [code] = record.codes
    procedure = published.by_code[code]
    if procedure.withdrawn_on:
        day = day_words(procedure.withdrawn_on)
        message = f"thủ tục đã bãi bỏ từ {day}: gỡ {record.kind.label}"
        instead = replacements(published, procedure)
        after = "".join(f"; in tờ thay thế: {other}" for other in instead)
        yield Stale(record, procedure.title, message, _take_down(published, record, code) + after)
    elif code in published.elsewhere:
        message = in_unit_words("{phường} không làm thủ tục này nữa: gỡ ") + record.kind.label
        yield Stale(record, procedure.title, message, _take_down(published, record, code))
    else:
        yield from _changed(published, record, procedure.title, procedure)


def _stale_notice(published: Published, record: PrintRecord) -> Iterator[Stale]:
    [code] = record.codes
    works = renovation_called(published, code)
    if works is None or ended(published, works):
        message = f"công trình đã kết thúc: gỡ {record.kind.label}"
        title = works.address if works else "công trình sửa nhà"
        yield Stale(record, title, message, _take_down(published, record, code))
    else:
        yield from _changed(published, record, works.address, works)


def _changed(
    published: Published, record: PrintRecord, title: str, thing: Procedure | Renovation
) -> Iterator[Stale]:
    """That the facts of `thing` on a paper have changed, where today's edition says so."""
    [code], [edition] = record.codes, record.editions
    view = PRODUCTS[record.kind].view
    assert view is not None, "it says facts"  # noqa: S101 - for the type checker
    cases = [one.id for one in thing.cases] if isinstance(thing, Procedure) else []
    if record.case and record.case not in cases:
        message = f"không còn trường hợp «{record.case}»: gỡ {record.kind.label}"
        yield Stale(record, title, message, _take_down(published, record, record.paper))
        return
    # Of earlier records nobody knows for which case they are.
    asked = [record.case] if record.case else ["", *cases]
    today, *others = (
        edition_of(view(published, thing, *filter(None, [case])), published.day) for case in asked
    )
    if not any(facts_of(edition) == facts_of(now) for now in (today, *others)):
        message = f"thông tin đã đổi: tờ này là bản {edition}, nay là bản {today}"
        case = f" --case {record.case}" if record.case else ""
        again = f"motcham print {record.kind} {code}{case} --record{_options(record)}"
        yield Stale(record, title, message, f"In lại rồi thay: {again}")


def _take_down(published: Published, record: PrintRecord, paper: str) -> str:
    """How to note that it was taken down, and no other `paper` that hangs elsewhere."""
    place = _place(record)
    if not place and any(one.place for one in _papers(published, paper)):
        place = ' --place ""'
    return f"Gỡ xong thì ghi: motcham prints removed {paper}{place}"


def _papers(published: Published, paper: str) -> list[PrintRecord]:
    """The papers that are about of a code (`HT01`), or of one case of it (`HT01/bo-roi`)."""
    return [one for one in hanging(published.prints) if paper in (*one.codes, one.paper)]


def _options(record: PrintRecord) -> str:
    copies = f" --copies {record.copies}" if record.copies > 1 else ""
    return _place(record) + copies


def _place(record: PrintRecord) -> str:
    return f" --place {in_quotes(record.place)}" if record.place else ""


def in_quotes(word: str) -> str:
    """`word` as it is typed into a command line, on Windows too, which knows double quotes alone.

    Signs that mean something between double quotes elsewhere are left to single ones.
    """
    plain = shlex.quote(word)
    if plain == word or re.search(r"[$`\\!]", word):
        return plain
    return '"' + word.replace('"', r"\"") + '"'


def taken_down(published: Published, paper: str, place: str | None) -> list[PrintRecord]:
    """The records which say that papers of a code, or of one case of it, were taken down.

    Without a place it is all of them; an empty one is where no place was noted. Raises MotchamError
    where there is no such paper.
    """
    mine = _papers(published, paper)
    found = [r for r in mine if place is None or r.place.casefold() == place.casefold()]
    if not found:
        places = "; ".join(record.place or "không ghi nơi dán" for record in mine)
        hint = f"Tờ {paper} đang ở: {places}." if mine else "Xem sổ in: motcham prints."
        others = [one for one in published.prints if paper in one.codes and one.copies]
        if not mine and others and not any(one.kind.says_facts for one in others):
            hint = (
                f"Sổ in có {others[0].kind.label} {paper}: loại ấy chỉ dẫn tới trang, không bao "
                "giờ cũ, nên không phải ghi gỡ."
            )
        raise MotchamError(
            f"Sổ in không có tờ {paper} nào đang dùng" + (f" ở «{place}»." if place else "."), hint
        )
    return [replace(record, printed_on=published.day, copies=0) for record in found]


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
        record.kind.label,
        str(record.copies) if record.copies else "đã gỡ",
        f"{len(record.codes)} mã" if many else record.paper,
        "" if many else " ".join(record.editions),
        record.place,
    )
