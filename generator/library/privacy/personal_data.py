"""Personal data in a text: what a public page must never hold.

The kinds are those that Act 91/2025/QH15 and decree 356/2025/NĐ-CP protect and that a site notice
could hold by mistake.
"""

from __future__ import annotations

from generator.library.privacy.finding import Finding
from generator.library.privacy.public import NOTHING_PUBLIC, Public


def personal_data(text: str, public: Public = NOTHING_PUBLIC) -> list[Finding]:
    """Every piece of personal data in `text`, in no certain order; none twice."""
    from generator.library.privacy.seeking import found_in  # noqa: PLC0415 - as below

    return found_in(text, public)


def split_between(first: str, second: str, public: Public = NOTHING_PUBLIC) -> list[Finding]:
    """What only the end of one text and the start of the next tell together.

    Looked for where the first ends in the middle of a number, or in a surname or a title.
    """
    # Its words and patterns take a twentieth of a second, and most runs have nothing new to read.
    from generator.library.privacy.seeking import found_between  # noqa: PLC0415

    return found_between(first, second, public)
