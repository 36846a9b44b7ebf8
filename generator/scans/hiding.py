"""What is said of counts: no number below five, and none from which one could be reckoned.

A page that was opened one to four times is said to be «dưới 5». A sum over pages of which some are
hidden is exact only where it leaves open what each of them is; else it is said as «ít nhất», with
what is shown anyway, so that subtracting tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SMALL = 5
"""The least number that is said; nothing at all is said too."""


@dataclass(frozen=True)
class Told:
    """A count as it may be said: `least` is the number itself where it is `exact`.

    `hidden` says that the count is one of those below five; `least` is 0 then.
    """

    least: int
    exact: bool = True
    hidden: bool = False

    @property
    def text(self) -> str:
        """As tables have it."""
        if self.hidden:
            return f"<{SMALL}"
        return str(self.least) if self.exact else f">={self.least}"

    def words(self, number: str) -> str:
        """As people read it: `number` is the least, written as they do."""
        if self.exact:
            return number
        return f"ít nhất {number}" if self.least else f"đều dưới {SMALL}"


def told(count: int) -> Told:
    """One page's count."""
    return Told(0, exact=False, hidden=True) if 0 < count < SMALL else Told(count)


def told_sum(counts: Iterable[int]) -> Told:
    """The sum of pages' counts that are said themselves, each as `told` says it."""
    all_ = list(counts)
    hidden = [count for count in all_ if told(count).hidden]
    shown = sum(all_) - sum(hidden)
    return Told(sum(all_)) if _open(hidden) else Told(shown, exact=False)


def told_total(groups: Iterable[Sequence[int]]) -> Told:
    """The sum of several sums, each of which is said too, as `told_sum` says it.

    Whoever knows those that are exact can subtract them: so the others must be open together.
    """
    said = [(told_sum(group), group) for group in groups]
    rest = [count for sum_, group in said if not sum_.exact for count in group]
    least = sum(sum_.least for sum_, _ in said)
    open_sum = told_sum(rest)
    exact = sum(sum_.least for sum_, _ in said if sum_.exact)
    return Told(exact + open_sum.least) if open_sum.exact else Told(least, exact=False)


def _open(hidden: Sequence[int]) -> bool:
    """Whether who knows the sum of the hidden counts, and how many there are, learns none of them.

    Each may then still be one of two numbers at least, and the sum is no small one itself.
    """
    if not hidden:
        return True
    most, number, whole = SMALL - 1, len(hidden), sum(hidden)
    least_of_one = max(1, whole - most * (number - 1))
    most_of_one = min(most, whole - (number - 1))
    return whole >= SMALL and most_of_one > least_of_one
