"""Each printing command that the staff guide and the Vietnamese README show works on the sample.

The calibration sheet's own example is followed in `test_printers.py`.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import motcham

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.vi.md", "site_src/pages/huong-dan-bien-tap/in-an.md")
EXAMPLE = re.compile(r"^(?:\.venv/bin/)?motcham ((?:print|verify) [^#\n]*)", re.MULTILINE)
WHILE_IT_IS_BUILT = "1795910400"
"""29 November 2026 in seconds: the renovation of the examples is under way."""
CASE = re.compile(r"(--case [a-z][a-z-]*)")


def examples() -> Iterator[str]:
    """Each command as it is written, once, in the order in which it is to be tried."""
    for document in DOCUMENTS:
        words = (ROOT / document).read_text(encoding="utf-8")
        for found in EXAMPLE.finditer(words):
            yield found[1].strip()
        for found in CASE.finditer(words):
            yield f"print poster HT01 {found[1]}"
            yield f"print leaflet HT01 {found[1]}"
            yield f"print large HT01 {found[1]}"


def tried(example: str) -> list[str]:
    """`example`, but of the papers that fill a folder one of each kind is enough."""
    return [*shlex.split(example), *(["--first"] if example.startswith("print ready") else [])]


@pytest.fixture(scope="module")
def copy(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample, in which papers may be written."""
    guide = tmp_path_factory.mktemp("examples")
    for entry in sample.iterdir():
        if not entry.is_symlink():  # the rest is the repository's own, and no part of a guide
            (shutil.copytree if entry.is_dir() else shutil.copy)(entry, guide / entry.name)
    return guide


def test_the_documents_show_every_paper_that_staff_print() -> None:
    shown = {example.split()[1] for example in examples() if example.startswith("print ")}
    assert shown >= {
        "tags",
        "poster",
        "leaflet",
        "large",
        "group",
        "all",
        "card",
        "notice",
        "gate",
        "round",
    }


@pytest.mark.parametrize("example", dict.fromkeys(examples()))
def test_what_the_documents_show_works_as_it_is_written(
    copy: Path, monkeypatch: pytest.MonkeyPatch, example: str
) -> None:
    monkeypatch.chdir(copy)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", WHILE_IT_IS_BUILT)
    command, *given = tried(example)
    if command == "verify" and not Path(given[0]).exists():
        # Where another process tries the example that prints it.
        assert motcham("print", "tags", "HT01", "-o", given[0]).exit_code == 0
    result = motcham(command, *given)
    assert result.exit_code == 0, result.output
