"""Renovations that were erased by hand, from the history of the branch.

Whoever scans the code at a building site is told what the ward wrote down: that the works run, or
were stopped. Such a file leaves only as `motcham renovations archive` takes it away: when the works
have ended, with the day on which they did in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.library.editions.git import FileHistory
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.models.renovation import Renovation
from generator.library.registers.ledger import CodeKind, Ledger, Row
from generator.library.renovations.state import finished_on


def erased_works(roots: Roots, history: FileHistory, ledger: Ledger) -> Iterator[Problem]:
    """A problem for each row that says that works ended whose last file said something else."""
    ended = {
        row.code: row
        for row in ledger.of(roots.unit_ledger)
        if row.kind is CodeKind.RENOVATION and row.withdrawn_on
    }
    for code, (name, file, last) in _last_files(roots, history, ended).items():
        row = ended[code]
        if (roots / file).is_file() or finished_on(last) == row.withdrawn_on:
            continue
        message = (
            f"Sổ mã ghi công trình {code} xong ngày {row.withdrawn_on:%d/%m/%Y}, nhưng hồ sơ cuối "
            f"cùng (so với {name[:9]}) ghi «{last.status.label}». Người quét mã ở công trình sẽ "
            "không biết nữa."
        )
        hint = (
            f"Lấy lại tệp: git checkout {name[:9]} -- {file}, và xoá ngày cuối ở dòng {code} của "
            f"{roots.unit_ledger}. Công trình xong thật thì ghi status: finished; hết "
            "hạn đăng mới cất, bằng «motcham renovations archive»."
        )
        yield Problem(*ledger.places[code], 1, "renovation-erased", message, hint)


def code_of_renovation(roots: Roots, file: str) -> str | None:
    """The code of the renovation that is described there; None where none is."""
    found = re.fullmatch(rf"{roots.renovations}/[^/]+/([^/.]+)\.yml", file)
    return found[1] if found else None


def _last_files(
    roots: Roots, history: FileHistory, ended: Mapping[str, Row]
) -> dict[str, tuple[str, str, Renovation]]:
    """Of each of these codes the last file that could be read: its commit, name and content."""
    last = {}
    for name, file, content in history.written:
        if code_of_renovation(roots, file) not in ended:
            continue
        document = parse_document(content, file)[0]
        model = validate(Renovation, document)[0] if document else None
        if model and model.code in ended:
            last[model.code] = (name, file, model)
    return last
