"""Personal data in a text: what a public page must never hold.

The kinds are those that Act 91/2025/QH15 and decree 356/2025/NĐ-CP protect and that a site notice
could hold by mistake. What a text holds is kept: the words and patterns that seek it take a
twentieth of a second to bring, and most runs have nothing new to read.
"""

from __future__ import annotations

from generator.library.language.made_once import made_once
from generator.library.privacy.finding import Finding
from generator.library.privacy.public import NOTHING_PUBLIC, Public


def personal_data(text: str, public: Public = NOTHING_PUBLIC) -> list[Finding]:
    """Every piece of personal data in `text`, in no certain order; none twice."""
    return [*_found_in(text, *_sorted(public))]


def split_between(first: str, second: str, public: Public = NOTHING_PUBLIC) -> list[Finding]:
    """What only the end of one text and the start of the next tell together.

    Looked for where the first ends in the middle of a number, or in a surname or a title.
    """
    return [*_found_between(first, second, *_sorted(public))]


def _sorted(public: Public) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(public.phones)), tuple(sorted(public.emails))


@made_once
def _found_in(text: str, phones: tuple[str, ...], emails: tuple[str, ...]) -> tuple[Finding, ...]:
    from generator.library.privacy.seeking import found_in  # noqa: PLC0415 - said above

    return tuple(found_in(text, Public(frozenset(phones), frozenset(emails))))


@made_once
def _found_between(
    first: str, second: str, phones: tuple[str, ...], emails: tuple[str, ...]
) -> tuple[Finding, ...]:
    from generator.library.privacy.seeking import found_between  # noqa: PLC0415 - said above

    return tuple(found_between(first, second, Public(frozenset(phones), frozenset(emails))))
