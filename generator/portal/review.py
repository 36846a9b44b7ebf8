"""Every file of a guide beside its national record, and what that means for its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.disk.reading import read_plain_text
from generator.disk.writing import write_together
from generator.errors import MotchamError
from generator.library.forms.paths import Roots
from generator.library.loading.collection import collect
from generator.library.loading.held import held_guide
from generator.portal.facts import Review, review
from generator.portal.freshness import RecordNews, freshness, marked_gone
from generator.portal.renewal import differences
from generator.portal.sources import Bad, Progress, read_all, silent


@dataclass(frozen=True)
class GuideReview:
    """What comparing a guide found, by file. `missing` are files without a record.

    `fresh` is what a newer set of records means for the pages.
    """

    reviews: Mapping[str, Review]
    missing: tuple[str, ...]
    bad: tuple[Bad, ...]
    fresh: RecordNews

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


def review_guide(
    roots: Roots,
    paths: Sequence[Path],
    progress: Progress = silent,
    *,
    earlier: Sequence[Path] = (),
) -> GuideReview:
    """Compare every procedure of the library with its record among those at `paths`.

    `earlier` are older records of the same procedures, where they are at hand. That a record has
    gone is said only where `paths` are folders: a file is never all of the portal.
    """
    found, bad = read_all(paths, progress)
    records = {item.record.national_code: item.record for item in found}
    before, more = read_all(earlier, progress)
    collection, _ = collect(roots)
    reviews: dict[str, Review] = {}
    missing: list[str] = []
    for sourced in collection.procedures:
        file, procedure = sourced.document.file, sourced.model
        if record := records.get(procedure.national_code or ""):
            reviews[file] = (
                Review(tuple(differences(sourced, record)), (), ())
                if procedure.is_record
                else review(procedure, record)
            )
        elif procedure.has_page and not procedure.withdrawn_on:
            missing.append(file)
    fresh = freshness(
        collection,
        records,
        reviews,
        {item.record.national_code: item.record for item in before},
        whole=all(path.is_dir() for path in paths),
    )
    return GuideReview(reviews, tuple(missing), (*bad, *more), fresh)


def mark_gone(roots: Roots, fresh: RecordNews, today: date) -> list[str]:
    """Write into their files which records are gone since `today`, and which are back.

    Returns the files that were written. Raises MotchamError where the records are only a part of
    the portal, or a file cannot be written.
    """
    if fresh.is_partial:
        raise MotchamError(
            f"Thư mục thiếu {len(fresh.gone)} trong {fresh.known} hồ sơ của thư viện: đây không "
            "phải toàn bộ hồ sơ trên Cổng.",
            "Tải đủ hồ sơ về một thư mục rồi chạy lại.",
        )
    days = {page.file: today for page in fresh.to_mark} | {page.file: None for page in fresh.back}
    written = {}
    with held_guide(roots):
        for file, day in days.items():
            text = read_plain_text(roots / file)
            if (new := marked_gone(text, day)) != text:
                written[file] = new.encode()
        write_together({roots / file: data for file, data in written.items()})
    return list(written)
