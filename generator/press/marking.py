"""What a finished PDF says of itself to this program: which paper it is, and of which codes.

It stands where PDF keeps what is a program's own, the PieceInfo of the catalogue, and nobody sees
it. By it a command knows that it may put a newer print in a file's place, and whether
a copy of the paper is as large as it was set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date

from pikepdf import Array, Dictionary, Object, Pdf, String

from generator.errors import MotchamError
from generator.press.pdf import opened

_NAME = "/Motcham"
_MODULE = re.compile(r"([A-Z0-9]+):([0-9.]+)")


def mark_of(kind: str, codes: Iterable[str]) -> str:
    """The mark of a paper: what it is, and its codes."""
    return " ".join([kind, *sorted(codes)])


def put_mark(
    document: Pdf, mark: str, on: date, modules: Iterable[Mapping[str, float]] = ()
) -> None:
    """Let `document` bear `mark`, dated `on`; `modules` has each page's by code, in mm."""
    ours = Dictionary(LastModified=String(f"D:{on:%Y%m%d}"), Private=String(mark))
    if pages := [_listed(page) for page in modules]:
        ours.Modules = Array(pages)
    document.Root.PieceInfo = Dictionary({_NAME: ours})


def _listed(modules: Mapping[str, float]) -> String:
    return String(" ".join(f"{code}:{mm:.4f}" for code, mm in modules.items()))


def _ours(document: Pdf) -> Object:
    none = Dictionary()
    return document.Root.get("/PieceInfo", none).get(_NAME, none)


def mark_in(file: bytes) -> str:
    """The mark of a paper of ours; empty where `file` is anything else."""
    with suppress(MotchamError), opened(file) as document:
        return str(_ours(document).get("/Private", ""))
    return ""


def modules_in(file: bytes) -> list[dict[str, float]]:
    """As which module, in mm, each code of a page was drawn; no pages where `file` does not say."""
    with suppress(MotchamError), opened(file) as document:
        return [
            {code: float(mm) for code, mm in _MODULE.findall(str(page))}
            for page in _ours(document).get("/Modules", Array())
        ]
    return []


def codes_in(file: bytes) -> tuple[str, ...]:
    """The codes that a paper of ours says it bears; none where `file` is anything else."""
    return tuple(mark_in(file).split()[1:])
