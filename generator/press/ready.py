"""Every paper that a ward needs on one day, made together: ready to print, each in its own file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.press.printers import PLAIN, Finish
from generator.press.products import PRODUCTS
from generator.press.sheet import Sheet, printable_codes
from generator.press.tags import tag_sheet
from generator.press.wall import wall_poster

CONTENTS = "muc-luc.txt"
"""What is in the folder, by which it is also known again."""


@dataclass(frozen=True)
class Ready:
    """A paper to be made: of which kind, the file it goes into, what it is, how it is made."""

    kind: SheetKind
    file: str
    title: str
    make: Callable[[], Sheet]


def ready_papers(published: Published, finish: Finish = PLAIN) -> list[Ready]:
    """All papers of the guide: of the whole ward, of each group, of each procedure.

    Record pages have their tags alone. They come in the order of the ward's fields, so that the
    first of a kind is a fair sample of it.
    """
    printable = printable_codes(published)

    def of(kind: SheetKind, code: str) -> Ready:
        words = kind.label.capitalize()
        title = f"{words} {code}: {published.titles()[code]}"
        make = PRODUCTS[kind].make
        printed = partial(make, published, code, finish=finish)
        return Ready(kind, f"{kind}-{code}.pdf", title, printed)

    papers = [
        Ready(
            SheetKind.TAGS,
            "tags.pdf",
            "Thẻ móc khóa, mỗi mã một thẻ",
            partial(tag_sheet, published, printable, finish=finish),
        ),
        Ready(
            SheetKind.ALL,
            "all.pdf",
            "Tờ dán mọi mã",
            partial(wall_poster, published, finish=finish),
        ),
    ]
    groups = [
        (group.code, [p.code for p in published.in_field(group)]) for group in published.fields
    ]
    groups += [(event.code, [*event.procedures]) for event in published.life_events]
    ordered = [p for field in published.fields for p in published.in_field(field)]
    active = [p.code for p in ordered if p.code in printable and not p.is_record]
    for code, members in groups:
        if code in printable and not set(members).isdisjoint(active):
            papers.append(of(SheetKind.GROUP, code))
    for code in active:
        papers.append(of(SheetKind.POSTER, code))
        papers.append(of(SheetKind.LEAFLET, code))
    return papers


def first_of_each_kind(papers: Iterable[Ready]) -> list[Ready]:
    """Of `papers`, the first of each kind: enough to see what the papers of a guide look like."""
    first: dict[SheetKind, Ready] = {}
    for paper in papers:
        first.setdefault(paper.kind, paper)
    return list(first.values())


def write_ready(papers: Iterable[Ready], folder: Path) -> int:
    """Make each of `papers` into `folder`, with a table of contents; the number of codes proven.

    Raises MotchamError, with all the papers that cannot be printed, where there is one.
    """
    lines, faults, codes = [], [], 0
    for paper in papers:
        try:
            sheet = paper.make()
        except MotchamError as error:
            faults.append(f"{paper.title}: {error.message}")
            continue
        (folder / paper.file).write_bytes(sheet.pdf)
        codes += sheet.proof.codes
        lines.append(f"{paper.file:<20} {paper.title} ({sheet.proof.pages} trang)")
    if faults:
        listed = "".join(f"\n    {fault}" for fault in faults)
        raise MotchamError(
            f"{len(faults)} tờ không in được, nên thư mục giữ nguyên như cũ:{listed}",
            "In riêng từng tờ ấy để xem cách sửa.",
        )
    text = "In ở tỉ lệ 100 %.\n\n" + "\n".join(lines) + "\n"
    (folder / CONTENTS).write_text(text, encoding="utf-8")
    return codes
