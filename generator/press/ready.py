"""Every paper that a ward needs on one day, made together: ready to print, each in its own file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generator.errors import MotchamError
from generator.library.library import Library
from generator.press.group import group_poster
from generator.press.leaflet import leaflet
from generator.press.poster import poster
from generator.press.printers import PLAIN, Finish
from generator.press.sheet import Sheet, printable_codes
from generator.press.tags import tag_sheet
from generator.press.wall import wall_poster

CONTENTS = "muc-luc.txt"
"""What is in the folder, by which it is also known again."""


@dataclass(frozen=True)
class Ready:
    """A paper to be made: the file it goes into, what it is, and how it is made."""

    file: str
    title: str
    make: Callable[[], Sheet]


def ready_papers(library: Library, on: date, finish: Finish = PLAIN) -> list[Ready]:
    """All papers of `library`, dated `on`: of the whole ward, of each group, of each procedure."""
    printable = printable_codes(library)

    def of(kind: str, words: str, code: str, make: Callable[..., Sheet]) -> Ready:
        title = f"{words} {code}: {library.titles()[code]}"
        return Ready(f"{kind}-{code}.pdf", title, partial(make, library, code, on, finish=finish))

    papers = [
        Ready(
            "tags.pdf",
            "Thẻ móc khóa, mỗi mã một thẻ",
            partial(tag_sheet, library, printable, on, finish=finish),
        ),
        Ready("all.pdf", "Tờ dán mọi mã", partial(wall_poster, library, on, finish=finish)),
    ]
    active = {procedure.code for procedure in library.procedures if procedure.code in printable}
    groups = [(group.code, [p.code for p in library.in_field(group)]) for group in library.fields]
    groups += [
        (event.code, [step.procedure for step in event.steps if step.procedure])
        for event in library.life_events
    ]
    for code, members in groups:
        if code in printable and active & set(members):
            papers.append(of("group", "Tờ dán nhóm", code, group_poster))
    for code in sorted(active):
        papers.append(of("poster", "Tờ dán quầy", code, poster))
        papers.append(of("leaflet", "Tờ rơi", code, leaflet))
    return papers


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
