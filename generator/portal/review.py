"""Every file of a guide beside its national record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.library.forms.paths import Roots
from generator.library.loading.collection import collect
from generator.portal.facts import Review, review
from generator.portal.renewal import differences
from generator.portal.sources import Bad, Progress, read_all, silent


@dataclass(frozen=True)
class GuideReview:
    """What comparing a guide found, by file. `missing` are files without a record."""

    reviews: Mapping[str, Review]
    missing: tuple[str, ...]
    bad: tuple[Bad, ...]

    @property
    def open(self) -> int:
        """How many differences have no reason."""
        return sum(len(review.open) for review in self.reviews.values())

    @property
    def explained(self) -> int:
        """How many differences have one."""
        return sum(len(review.explained) for review in self.reviews.values())

    @property
    def stale(self) -> int:
        """How many reasons are for facts that do not differ."""
        return sum(len(review.stale) for review in self.reviews.values())


def review_guide(roots: Roots, paths: Iterable[Path], progress: Progress = silent) -> GuideReview:
    """Compare every procedure of the library with its record among those at `paths`."""
    found, bad = read_all(paths, progress)
    records = {item.record.national_code: item.record for item in found}
    reviews: dict[str, Review] = {}
    missing: list[str] = []
    for sourced in collect(roots)[0].procedures:
        file, procedure = sourced.document.file, sourced.model
        if record := records.get(procedure.national_code or ""):
            reviews[file] = (
                Review(tuple(differences(sourced, record)), (), ())
                if procedure.is_record
                else review(procedure, record)
            )
        elif procedure.has_page and not procedure.withdrawn_on:
            missing.append(file)
    return GuideReview(reviews, tuple(missing), tuple(bad))
