"""The ledger and the files agree: every code is issued, and every issued code still has its page.

Passes: `HT01,procedure,khai-sinh,…` beside `khai-sinh.yml` with `code: HT01`.
Fails: the file deleted, renamed, or given another code.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.library.forms.paths import FIELDS, LIFE_EVENTS
from generator.library.forms.problems import Problem
from generator.library.loading.collection import Collection
from generator.library.registers.ledger import (
    Claim,
    CodeKind,
    Ledger,
    PlacedClaim,
    Row,
    check_claims,
)


def check(collection: Collection) -> Iterator[Problem]:
    """Yield a problem for each disagreement; what could not be read is not called lost."""
    claims: dict[str, PlacedClaim] = {}
    for claim, document, location in collection.claims():
        problem = partial(document.problem, location) if document else partial(_at_top, claim)
        claims.setdefault(claim.code, PlacedClaim(claim, problem))
    rows = {
        code: row
        for code, row in collection.ledger.rows.items()
        if code in claims or not _unread(row, collection)
    }
    yield from check_claims(Ledger(rows, collection.ledger.places), claims)


def _at_top(claim: Claim, rule: str, message: str, hint: str) -> Problem:
    return Problem(claim.ledger, 1, 1, rule, message, hint)


def _unread(row: Row, collection: Collection) -> bool:
    """Whether the row's file stands there but has problems of its own, already reported."""
    if row.kind is CodeKind.FIELD:
        return FIELDS in collection.unread
    if row.kind is CodeKind.LIFE_EVENT:
        return LIFE_EVENTS in collection.unread
    if row.kind is CodeKind.PAGE:
        return any(file.endswith(f"/{row.target}.md") for file in collection.unread)
    renovation = row.kind is CodeKind.RENOVATION
    roots = collection.roots
    folders = (roots.renovations,) if renovation else roots.procedure_folders
    return any(
        file.startswith(folders) and file.endswith(f"/{row.target}.yml")
        for file in collection.unread
    )
