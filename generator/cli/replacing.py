"""Whether a command may put what it made in the place of a file that is there already."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click
from click.core import ParameterSource

from generator.cli.common import ROOT
from generator.disk.reading import read_plain
from generator.errors import MotchamError
from generator.library.forms.paths import PROCEDURES, PROVINCES, WARDS
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


def not_of_the_guide(output: Path, read: Iterable[Path] = ()) -> None:
    """Raise MotchamError where a command would write over what the guide is made of, or has `read`.

    Files that commands wrote before lie elsewhere, and are replaced.
    """
    if not output.exists():
        return
    place, root = output.resolve(), ROOT.resolve()
    inside = place.relative_to(root).as_posix() if place.is_relative_to(root) else ""
    of_guide = _OF_THE_GUIDE.match(inside)
    if of_guide or any(place == one.resolve() for one in read):
        whose = "của cẩm nang" if of_guide else "lệnh này đọc"
        raise MotchamError(f"{output} là tệp {whose}, nên không ghi đè.", "Ghi ra tệp khác.")


_OF_THE_GUIDE = re.compile(
    rf"(?:{PROCEDURES}|{PROVINCES}|{WARDS}|site_src|generator|tests|\.github|\.git)/"
    r"|[^/]+\.(?:yml|toml|lock)$|(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|Makefile)[^/]*$"
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
