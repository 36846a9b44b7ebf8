"""Each printing command that a document or a help text shows works on the sample, as written.

A new example is found where it is written: in any page for staff, in a README, in a help text. The
calibration sheet's own example is followed in `test_printers.py`.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Command, Context, Group

from generator.cli import main
from tests.running import motcham

ROOT = Path(__file__).parents[2]
EXAMPLE = re.compile(
    r"^(?:\$ )?(?:\.venv/bin/)?motcham ((?:prints?|verify)\b[^#\n]*)"  # a line of its own
    r"|`(?:\.venv/bin/)?motcham ((?:prints?|verify) [^`]+)`",
    re.MULTILINE,
)
SYNOPSIS = re.compile(r"[\[\]…|]|\b(?:CODE|FILE|PATH|NAME|DIR|MÃ|TÊN|TỆP)\b|\{")
"""What stands for something else: such a line says how a command is called, and is none."""
WHILE_IT_IS_BUILT = "1795910400"
"""29 November 2026 in seconds: the renovation of the examples is under way."""
CASE = re.compile(r"(--case [a-z][a-z-]*)")


def documents() -> Iterator[str]:
    """The words of all that shows commands to staff."""
    for path in sorted({*ROOT.glob("README*.md"), *ROOT.glob("site_src/**/*.md")}):
        yield path.read_text(encoding="utf-8")
    yield from helps(main)


def helps(command: Command) -> Iterator[str]:
    """The help text of `command` and of all below it."""
    context = Context(command)
    yield command.get_help(context)
    if isinstance(command, Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from helps(below)


def examples_in(words: str) -> Iterator[str]:
    """Each command in `words`; one that is but named, `motcham print notice`, is none."""
    for found in EXAMPLE.finditer(words):
        example = (found[1] or found[2]).strip()
        if not _named(example.split()) and not SYNOPSIS.search(example):
            yield example
    for found in CASE.finditer(words):
        yield f"print poster HT01 {found[1]}"
        yield f"print leaflet HT01 {found[1]}"
        yield f"print large HT01 {found[1]}"


def _named(words: list[str]) -> bool:
    """Whether these are a command's name alone, which lacks what it must be given."""
    command: Command | None = main
    while isinstance(command, Group) and words:
        command, words = command.get_command(Context(command), words[0]), words[1:]
    return command is None or (not words and any(each.required for each in command.params))


def examples() -> Iterator[str]:
    """Each command as it is written, in the order in which it is to be tried."""
    for words in documents():
        yield from examples_in(words)


def tried(example: str) -> list[str]:
    """`example`, but of the papers that fill a folder one of each kind is enough."""
    return [*shlex.split(example), *(["--first"] if example.startswith("print ready") else [])]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "In thử:\n\n    motcham verify x.pdf\nmotcham print tags HT99  # thẻ",
            ["print tags HT99"],
        ),
        (
            "```\n.venv/bin/motcham print all\n$ motcham prints stale\n```",
            ["print all", "prints stale"],
        ),
        ("Rồi gõ `motcham print card NHA --force`.", ["print card NHA --force"]),
        ("| `motcham print poster CODE [--size A4\\|A5]` | a poster |", []),
        ("bằng `motcham print notice`, hoặc `motcham print tags MÃ`", []),
    ],
)
def test_a_new_example_is_found(words: str, found: list[str]) -> None:
    assert list(examples_in(words)) == found


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
