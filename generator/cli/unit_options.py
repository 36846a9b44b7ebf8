"""How a command is told which units it is about, where their sites lie and who does the work."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial, wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from generator.cli.common import ROOT, path_type, said_ward
from generator.clock import today
from generator.guide.many import each, is_due
from generator.library.editions.touched_units import touched_units
from generator.library.forms.paths import Roots
from generator.library.loading.units import real_units, require_guide, roots_of, unit_ids

SITES = Path("sites")
"""Where the sites of many units lie unless another folder is said."""


class Chosen(NamedTuple):
    """The units that a command is about; `mine` are those of its share of them."""

    units: Sequence[str]
    mine: Sequence[str]


def _share(_: click.Context, __: click.Parameter, value: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", value)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of:
        raise click.BadParameter("cần một phần của tất cả, như 1/3, 2/3 hoặc 3/3.")
    return number, of


def _folder(_: click.Context, __: click.Parameter, value: Path) -> Path:
    out = value.parent if value.name == "{id}" else value
    if "{" in str(out):
        raise click.BadParameter("ghi THƯ-MỤC hoặc THƯ-MỤC/{id}: ở đó mỗi đơn vị một thư mục.")
    if out.resolve().parent == out.resolve():
        raise click.BadParameter("đây là gốc của cả đĩa; ghi một thư mục trong đó, như sites.")
    return out


sites_option = click.option(
    "-o",
    "--output",
    "out",
    type=path_type,
    default=SITES / "{id}",
    show_default=True,
    metavar="DIR/{id}",
    callback=_folder,
    help="Where the sites lie, each in a folder called as its unit.",
)

_OPTIONS = (
    click.argument("ids", nargs=-1, metavar="[ID]..."),
    click.option(
        "--changed-since",
        metavar="REV",
        help="Only units whose files, or the files of all, have changed since this git revision.",
    ),
    click.option(
        "--due", is_flag=True, help="Only units that tell something else today, or have work due."
    ),
    click.option(
        "--shard",
        default="1/1",
        metavar="I/N",
        callback=_share,
        help="Only the I-th of N shares, for as many machines.",
    ),
    click.option(
        "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Units at a time."
    ),
    click.option(
        "--dask",
        default="",
        metavar="ADDRESS",
        help="Let the workers of this Dask scheduler do it, who see the same folders.",
    ),
)


def unit_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options by which units are chosen, and who works on them.

    It gets `chosen`, a `Chosen`, and `work`, which does a step for each of some units.
    """

    @wraps(command)
    def with_units(ids: Sequence[str], shard: tuple[int, int], **options: Any) -> None:
        units = _units(ids, options.pop("changed_since"))
        if options.pop("due"):
            out, day = options.get("out", SITES), today()
            units = [one for one in units if is_due(Roots(ROOT, one), out / one, day)]
        number, of = shard
        work = partial(each, jobs=options.pop("jobs"), cluster=options.pop("dask"))
        command(chosen=Chosen(units, units[number - 1 :: of]), work=work, **options)

    for option in reversed(_OPTIONS):
        option(with_units)
    return with_units


def _units(ids: Sequence[str], changed_since: str | None) -> Sequence[str]:
    """The units that are named, in order; else all real ones, else the sample.

    Raises MotchamError where one is not there, or git does not know the revision.
    """
    named = ids or [one for one in [said_ward()] if one]
    require_guide(ROOT)
    units = sorted({roots_of(ROOT, one).ward for one in named})
    units = units or [*(real_units(ROOT) or unit_ids(ROOT))]
    return units if changed_since is None else touched_units(ROOT, changed_since, units)
