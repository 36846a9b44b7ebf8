"""The documents and the commands tell the same story."""

from __future__ import annotations

import re
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
