"""A procedure is compared with its record again by the day that it names.

Passes: checked on 2026-11-20, every 6 months, on any day until 2027-05-20. A hint: the same on
2027-05-21. Apart from the other rules, because it depends on the day: a guide is sound whenever it
is built, and its pages say themselves that the day has passed.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.checked.published import Published
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem
from generator.library.forms.reader import read_document
from generator.library.language.formats import day_words


def check_reviews(roots: Roots, published: Published) -> Iterator[Problem]:
    """Yield a hint for each procedure done here that should have been compared before the day."""
    for procedure in published.here:
        if procedure.review_due_on >= published.day or procedure.withdrawn_on:
            continue
        file = published.files[procedure.code]
        document, _ = read_document(roots / file, file)
        if document is not None:
            checked = day_words(procedure.source.checked_on)
            due = day_words(procedure.review_due_on)
            message = f"Đối chiếu lần cuối ngày {checked}, phải đối chiếu lại trước ngày {due}."
            hint = "So với hồ sơ quốc gia (motcham facts), rồi ghi ngày mới vào checked_on."
            yield document.warning(("source", "checked_on"), "review-overdue", message, hint)
