"""Renovations that were erased by hand, from the history of the branch.

Whoever scans the code at a building site is told what the ward wrote down: that the works run, or
were stopped. Such a file leaves only as `motcham renovations archive` takes it away: when the works
have ended, with the day on which they did in the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.library.editions.git import FileHistory
from generator.library.forms.paths import RENOVATIONS
from generator.library.forms.problems import Problem
from generator.library.forms.reader import parse_document
from generator.library.forms.validation import validate
from generator.library.models.renovation import Renovation
from generator.library.registers.ledger import LEDGER, CodeKind, Ledger, Row
from generator.library.renovations.state import finished_on

_RENOVATION = re.compile(rf"{RENOVATIONS}/[^/]+/(?P<code>[^/.]+)\.yml")


def erased_works(root: Path, history: FileHistory, ledger: Ledger) -> Iterator[Problem]:
    """A problem for each row that says that works ended whose last file said something else."""
    ended = {
        code: row
        for code, row in ledger.rows.items()
        if row.kind is CodeKind.RENOVATION and row.withdrawn_on
    }
    for code, (name, file, last) in _last_files(history, ended).items():
        row = ended[code]
        if (root / file).is_file() or finished_on(last) == row.withdrawn_on:
            continue
        message = (
            f"Sổ mã ghi công trình {code} xong ngày {row.withdrawn_on:%d/%m/%Y}, nhưng hồ sơ cuối "
            f"cùng (so với {name[:9]}) ghi «{last.status.label}». Người quét mã ở công trình sẽ "
            "không biết nữa."
        )
        hint = (
            f"Lấy lại tệp: git checkout {name[:9]} -- {file}, và xoá ngày cuối ở dòng {code} của "
            f"{LEDGER}. Công trình xong thật thì ghi status: finished; hết hạn đăng mới cất, bằng "
            "«motcham renovations archive»."
        )
        line = ledger.lines.get(code, 1)
        yield Problem(LEDGER, line, 1, "renovation-erased", message, hint)


def is_renovation(path: str) -> bool:
    """Whether a renovation is described there."""
    return _RENOVATION.fullmatch(path) is not None


def _last_files(
    history: FileHistory, ended: Mapping[str, Row]
) -> dict[str, tuple[str, str, Renovation]]:
    """Of each of these codes the last file that could be read: its commit, name and content."""
    last = {}
    for name, file, content in history.written:
        found = _RENOVATION.fullmatch(file)
        if found is None or found["code"] not in ended:
            continue
        document = parse_document(content, file)[0]
        model = validate(Renovation, document)[0] if document else None
        if model and model.code in ended:
            last[model.code] = (name, file, model)
    return last
