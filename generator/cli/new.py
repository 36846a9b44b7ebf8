"""Start a new file: questions on a terminal, or options in a script."""

from __future__ import annotations

import click

from generator.cli.common import ROOT, main
from generator.library.renovation_codes import new_code


@main.group()
def new() -> None:
    """Start the file of something new."""


@new.command("renovation")
def new_renovation() -> None:
    """Start the file of a house renovation: a fresh code."""
    click.echo(new_code(ROOT))
