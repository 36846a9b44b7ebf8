"""`motcham` as staff run it, within the tests' own process."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import CliRunner, Result

from generator.cli import main

Run = Callable[..., Result]


def motcham(*arguments: str, typed: str = "") -> Result:
    """What a command gives in the current folder, with what is typed meanwhile.

    An exception but an exit fails the test.
    """
    result = CliRunner().invoke(main, arguments, input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert "Traceback" not in result.output
    return result
