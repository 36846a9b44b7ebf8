"""Whether a command may put what it made in the place of a file that is there already."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click
from click.core import ParameterSource

from generator.disk.reading import read_plain
from generator.errors import MotchamError
from generator.press.marking import mark_in

force_option = click.option(
    "--force", is_flag=True, help="Write over a file that is there, whatever it is."
)


def may_replace(path: Path, is_older: Callable[[bytes], bool], *, force: bool) -> None:
    """Ask on a terminal before a file at `path` is lost that is no older print of the same.

    `is_older` says of its bytes whether it is. Raises MotchamError where nobody can be asked.
    """
    if force or not path.is_file():
        return
    try:
        older = is_older(read_plain(path))
    except OSError:  # whoever writes it says what is wrong
        return
    if older:
        return
    if _asked():
        click.confirm(f"Đã có tệp {path}, không phải bản in trước. Ghi đè?", abort=True)
        return
    raise MotchamError(
        f"Đã có tệp {path}, không phải bản in trước của tờ này, nên không ghi đè.",
        "Ghi ra tệp khác với -o, hoặc thêm --force.",
    )


def _asked() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty()


def is_paper(pdf: bytes) -> Callable[[bytes], bool]:
    """Whether a file is an older print of the paper `pdf`.

    Where the command line named the file, it must be of the same codes; a file that commands name
    themselves is for the last print of its kind.
    """
    mark = mark_in(pdf)
    context = click.get_current_context(silent=True)
    named = context and context.get_parameter_source("output") is ParameterSource.COMMANDLINE

    def older(file: bytes) -> bool:
        found = mark_in(file)
        return found == mark if named else found.split()[:1] == mark.split()[:1]

    return older
