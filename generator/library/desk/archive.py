"""Archiving: the facts of renovations that ended long ago leave the project; their codes stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.disk.refusals import writing_to
from generator.disk.writing import write_whole
from generator.library.checked.library import Library
from generator.library.forms.paths import Roots
from generator.library.loading.collection import attachment_path
from generator.library.loading.held import held_guide
from generator.library.models.renovation import Renovation
from generator.library.registers.ledger import format_ledger, safe_ledgers
from generator.library.renovations.state import finished_on, retired


def retired_renovations(library: Library, today: date) -> tuple[Renovation, ...]:
    """The renovations whose facts have left the site by `today`."""
    keep_days = library.ward.renovations.keep_days
    return tuple(r for r in library.renovations if retired(r, today, keep_days))


def files_of(library: Library, leaving: Sequence[Renovation], roots: Roots) -> tuple[Path, ...]:
    """The files of `leaving` and those attachments that no other renovation shows; sorted."""
    staying = [renovation for renovation in library.renovations if renovation not in leaving]
    own = {roots / library.files[renovation.code] for renovation in leaving}
    return tuple(sorted(own | _attached(leaving, roots) - _attached(staying, roots)))


def archive(library: Library, leaving: Sequence[Renovation], roots: Roots) -> None:
    """Note in the ledger on which day each ended, then remove the files.

    Raises MotchamError, with nothing removed, where the ledger cannot be written.
    """
    with held_guide(roots):
        rows = {row.code: row for row in safe_ledgers(roots).of(roots.unit_ledger)}
        for renovation in leaving:
            ended = finished_on(renovation)
            rows[renovation.code] = replace(rows[renovation.code], withdrawn_on=ended)
        write_whole(roots / roots.unit_ledger, format_ledger(rows.values()).encode())
        for path in files_of(library, leaving, roots):
            with writing_to(path):
                path.unlink(missing_ok=True)


def _attached(renovations: Iterable[Renovation], roots: Roots) -> set[Path]:
    return {
        path
        for renovation in renovations
        for attachment in renovation.attachments
        if (path := attachment_path(renovation, attachment, roots)).is_file()
    }
