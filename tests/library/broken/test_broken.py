"""Every broken file is reported at its line by the right rule, and none ends in a traceback.

What was found before it broke is kept, and is not told again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.disk.store import storing
from generator.guide.links import check_guide
from generator.library.checked.library import load_library
from generator.library.forms.paths import Roots
from generator.library.rules.explained import explanations
from generator.press.formats import load_formats
from tests.guide_files import UNIT, Guide, write_guide
from tests.library.broken.table import TABLE, Broken


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """One small guide for all, which was sound; each file is mended after its test."""
    guide = write_guide(tmp_path_factory.mktemp("broken"))
    assert not found(guide.root, "")
    return guide


@pytest.fixture
def broken_guide(shared: Guide, case: Broken) -> Iterator[Guide]:
    """The guide with one file broken."""
    path = shared.path(case.file)
    before = path.read_bytes() if path.exists() else b""
    old, new = case.old, case.new if isinstance(case.new, bytes) else case.new.encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    if old is None:
        path.write_bytes(new)
    elif old:
        assert old.encode() in before, old
        path.write_bytes(before.replace(old.encode(), new, 1))
    else:
        path.write_bytes(before + new)
    yield shared
    if before:
        path.write_bytes(before)
    else:
        path.unlink()


def found(root: Path, file: str) -> list[str]:
    """All that `motcham check` says, as the table writes it."""
    roots = Roots(root, UNIT)
    with storing(root):
        library, problems = load_library(roots)
    if library:
        problems = [*problems, *check_guide(roots, library, library.on(date(2026, 11, 22)))]
    problems = [*problems, *load_formats(roots)[1]]
    return sorted(
        f"{p.line} {p.rule}" if p.file == file else f"{p.file} {p.line} {p.rule}" for p in problems
    )


@pytest.mark.parametrize(
    "case", TABLE, ids=lambda case: f"{Path(case.file).name}-{'-'.join(case.expected)}"[:60]
)
def test_what_is_broken_is_said_where_it_is(broken_guide: Guide, case: Broken) -> None:
    expected = [one.removeprefix(f"{case.file} ") for one in case.expected]
    assert found(broken_guide.root, case.file) == sorted(expected)


def test_the_table_is_long_and_names_only_rules_that_there_are() -> None:
    rules = {rule.id for section in explanations() for rule in section.rules}
    assert len(TABLE) >= 80
    assert {one.split()[-1] for case in TABLE for one in case.expected} <= rules
