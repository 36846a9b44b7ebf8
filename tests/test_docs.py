"""The documents and the commands tell the same story."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.cli import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSES.md"]


def commands(group: click.Group, path: str = "motcham") -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


@pytest.mark.parametrize(
    ("name", "command"), list(commands(main)), ids=lambda value: str(value)[:30]
)
def test_every_command_has_help_and_stands_in_the_readme(name: str, command: click.Command) -> None:
    assert command.help
    assert name in (ROOT / "README.md").read_text(), name


def test_every_command_is_found_in_the_module_that_is_said_to_have_it() -> None:
    main.import_all()
    found: dict[str, set[str]] = {}
    for name, command in main.commands.items():
        module = inspect.unwrap(command.callback).__module__ if command.callback else ""
        found.setdefault(module.removeprefix("generator.cli."), set()).add(name)
    assert found == {module: {*names} for module, names in main.later.items()}


@pytest.mark.parametrize(
    ("command", "others"),
    [
        ("check", {"PIL", "markdown", "typst"}),
        ("build", {"generator.press", "pikepdf", "pypdfium2", "typst", "pyzbar"}),
    ],
)
def test_a_command_imports_nothing_that_only_others_need(command: str, others: set[str]) -> None:
    asked = (
        "import sys, generator.cli as cli; "
        f"cli.main.get_command(None, {command!r}); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not others & {*done.stdout.split()}


def test_every_command_in_the_documents_exists() -> None:
    known = {name for name, _ in commands(main)}
    groups = {name for name, command in commands(main) if isinstance(command, click.Group)}
    for document in DOCUMENTS:
        for match in re.finditer(
            r"motcham (?:--ward \S+ )?([a-z][a-z-]*)(?: ([a-z]+))?", (ROOT / document).read_text()
        ):
            name = f"motcham {match[1]}"
            assert name in known, (document, match[0])
            if name in groups and match[2]:
                assert f"{name} {match[2]}" in known, (document, match[0])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_between_documents_leads_somewhere(document: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text()):
        assert (ROOT / target).exists(), (document, target)
