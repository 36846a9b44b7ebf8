"""What a finished PDF says of itself to this program: which paper it is, and of which codes.

It stands where PDF keeps what is a program's own, the PieceInfo of the catalogue, and nobody sees
it. By it a command knows that it may put a newer print in a file's place.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from pikepdf import Dictionary, Pdf, String

from generator.errors import MotchamError
from generator.press.pdf import opened

_NAME = "/Motcham"


def mark_of(kind: str, codes: Iterable[str]) -> str:
    """The mark of a paper: what it is, and its codes."""
    return " ".join([kind, *sorted(codes)])


def put_mark(document: Pdf, mark: str, on: date) -> None:
    """Let `document` bear `mark`, dated `on`."""
    ours = Dictionary(LastModified=String(f"D:{on:%Y%m%d}"), Private=String(mark))
    document.Root.PieceInfo = Dictionary({_NAME: ours})


def mark_in(file: bytes) -> str:
    """The mark of a paper of ours; empty where `file` is anything else."""
    none = Dictionary()
    with suppress(MotchamError), opened(file) as document:
        ours = document.Root.get("/PieceInfo", none).get(_NAME, none)
        return str(ours.get("/Private", ""))
    return ""


def codes_in(file: bytes) -> tuple[str, ...]:
    """The codes that a paper of ours says it bears; none where `file` is anything else."""
    return tuple(mark_in(file).split()[1:])
