"""Who the units are, as their files say it, sound or not: none of them breaks a list of all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.library.forms.paths import SAMPLE, Roots
from generator.library.forms.reader import read_document
from generator.library.loading.inherited import with_defaults
from generator.library.models.ward import Level
from generator.library.registers.ledger import read_ledgers


@dataclass(frozen=True)
class UnitCard:
    """A unit in one line. What its file does not say is empty; `name` is its id then.

    `codes` are those of the library's ledger and of its own.
    """

    id: str
    name: str
    level: str
    province: str
    site_url: str
    sample: bool
    codes: int
    renovations: int


def unit_card(roots: Roots) -> UnitCard:
    """The unit of `roots`."""
    said = _said(roots)
    levels = {level.value: level.label for level in Level}
    ledger, _ = read_ledgers(roots)
    return UnitCard(
        id=roots.ward,
        name=said.get("name", roots.ward),
        level=levels.get(said.get("level", Level.WARD.value), ""),
        province=said.get("province", ""),
        site_url=said.get("site_url", ""),
        sample=roots.ward == SAMPLE or said.get("sample") == "true",
        codes=len(ledger.rows),
        renovations=len(list((roots / roots.renovations).glob("*/*.yml"))),
    )


def _said(roots: Roots) -> Mapping[str, str]:
    """What `ward.yml` says, and inherits, in one word each."""
    document, _ = read_document(roots / roots.ward_file, roots.ward_file)
    if document:
        document, _, _ = with_defaults(roots, document)
    data = document.data if document else {}
    return {k: v for k, v in data.items() if isinstance(v, str)} if isinstance(data, dict) else {}
