"""Questions on a terminal: an answer that cannot be is said at once, and asked for again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from generator.errors import MotchamError


class Sound(click.ParamType):  # type: ignore[type-arg]  # older click has no arguments
    """Text in which `wrong` finds nothing; empty where the question may be passed over."""

    name = "text"

    def __init__(self, wrong: Callable[[str], MotchamError | None]) -> None:
        self.wrong = wrong

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The answer; what is wrong with it is said and asked again."""
        if value and (error := self.wrong(value)):
            self.fail(f"{error.message} {error.hint}", param, ctx)
        return value


def ask(
    question: str,
    kind: click.ParamType,  # type: ignore[type-arg]  # older click has no arguments
    options: Sequence[str],
    *,
    needed: bool = True,
) -> Any:
    """The answer to a question, asked until `kind` takes it; empty for what is not `needed`.

    Where nobody answers, `options` are what must be written: the names of the answers, as commands
    call them.
    """
    default = None if needed else ""
    with _or_needs(options):
        return click.prompt(
            question, type=kind, default=default, show_default=False, show_choices=False
        )


def confirmed(question: str, option: str) -> bool:
    """Whether the answer is yes; where nobody answers, `option` is what must be written."""
    with _or_needs([option]):
        return click.confirm(question)


@contextmanager
def _or_needs(options: Sequence[str]) -> Iterator[None]:
    """Name the options that are needed where a question finds nobody."""
    try:
        yield
    except click.Abort:
        if sys.stdin.isatty():
            raise
        click.echo()
        flags = ", ".join(f"--{name.replace('_', '-')}" for name in options)
        message = f"Không hỏi được ở đây, nên cần ghi: {flags}."
        raise click.UsageError(message) from None
