"""New codes of renovations: random, so that nobody can walk from one to the next."""

from __future__ import annotations

import secrets
from pathlib import Path

from generator.library.ledger import LEDGER, read_ledger
from generator.library.models.renovation import CODE_LENGTH, CODE_LETTERS


def new_code(root: Path) -> str:
    """A code that the ledger of the guide in `root` does not have."""
    taken, _ = read_ledger(root / LEDGER)
    while True:
        code = "R" + "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        if code not in taken.rows:
            return code
