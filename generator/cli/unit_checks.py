"""How units stand: the problems of each, what is due there, for which day its site was built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.cli.checking import found_problems
from generator.clock import today
from generator.disk.refusals import refused
from generator.errors import MotchamError
from generator.guide.proof import day_of
from generator.guide.unit_index import FILE
from generator.library.checked.library import Library
from generator.library.desk.due import dated, within
from generator.library.forms import reporters
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem, has_errors
from generator.library.language.formats import day_words

SOON_DAYS = 30
"""How far ahead the table of health looks for what is due."""


@dataclass(frozen=True)
class CheckedUnit:
    """The problems of a unit; `wrong` says why it could not be checked at all."""

    unit: str
    problems: tuple[Problem, ...] = ()
    wrong: str = ""

    @property
    def fails(self) -> bool:
        """Whether the unit cannot be published."""
        return bool(self.wrong) or has_errors(self.problems)


def check_unit(folder: Path, unit: str) -> CheckedUnit:
    """Check one unit of the guide in `folder`; whatever is wrong with it is told."""
    return _checked(Roots(folder, unit))[1]


def _checked(unit: Roots) -> tuple[Library | None, CheckedUnit]:
    try:
        library, problems = found_problems(unit)
    except MotchamError as error:
        return None, CheckedUnit(unit.ward, wrong=str(error))
    except OSError as error:
        return None, CheckedUnit(unit.ward, wrong=str(refused(error)))
    return library, CheckedUnit(unit.ward, tuple(sorted(set(problems))))


def checked_words(found: Sequence[CheckedUnit]) -> Iterator[str]:
    """Each unit with its problems; those that all of several have stand once, at the end."""
    shared = set.intersection(*(set(one.problems) for one in found)) if found[1:] else set()
    for one in found:
        counts = Counter[str](problem.severity for problem in one.problems)
        words = ", ".join(
            f"{counts[severity]} {word}"
            for severity, word in reporters.SEVERITY_WORDS.items()
            if counts[severity]
        )
        yield f"{one.unit}: {one.wrong or words or 'không có lỗi'}"
        if own := [problem for problem in one.problems if problem not in shared]:
            yield indented(reporters.text(own))
    if shared:
        yield f"Ở mọi đơn vị trên:\n{indented(reporters.text(sorted(shared)))}"


def indented(text: str) -> str:
    """`text` below a heading."""
    return "\n".join(f"  {line}" for line in text.splitlines())


@dataclass(frozen=True)
class UnitHealth:
    """How a unit stands today; nothing of it tells of a person, or where works are.

    `built_for` is the day of its site; `due` counts what is due soon by its kind, and `next_due`
    is the first day of it, which may have passed.
    """

    built_for: date | None
    errors: int
    first_error: str
    due: Mapping[str, int]
    next_due: date | None

    @property
    def cells(self) -> list[str]:
        """The same for a table."""
        built = day_words(self.built_for) if self.built_for else "chưa dựng"
        count = sum(self.due.values())
        due = f"{count} việc, sớm nhất {day_words(self.next_due)}" if self.next_due else "không có"
        return [built, due, f"{self.errors} lỗi: {self.first_error}" if self.errors else "tốt"]


def health(unit: Roots, out: Path) -> UnitHealth:
    """How a unit stands whose site lies in `out`."""
    site, on = out / unit.ward, today()
    library, checked = _checked(unit)
    errors = [one for one in checked.problems if one.severity == "error"]
    said = [checked.wrong] if checked.wrong else [f"{p.file}:{p.line}: {p.message}" for p in errors]
    due = within(dated(library, on), on, SOON_DAYS) if library else []
    return UnitHealth(
        built_for=day_of(site) if (site / FILE).is_file() else None,
        errors=len(said),
        first_error=" ".join(said[0].split()) if said else "",
        due=Counter(one.kind.split()[0] for one in due),
        next_due=next((one.on for one in due if one.on), None),
    )
