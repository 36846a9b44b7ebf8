"""`motcham` as staff run it, within the tests' own process."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import CliRunner, Result

from generator.cli import main

Run = Callable[..., Result]


def motcham(*arguments: str) -> Result:
    """What a command gives in the current folder; an exception but an exit fails the test."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result
