"""Many units from one checkout: list them, check them, build the site of each."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.cli.checking import format_option
from generator.cli.common import PROBLEMS, ROOT, main
from generator.cli.unit_checks import (
    CheckedUnit,
    check_unit,
    checked_words,
    health,
    indented,
)
from generator.cli.unit_options import Chosen, sites_option, unit_options
from generator.clock import today
from generator.disk.writing import write_whole
from generator.guide.many import UnitReport, builder, put_back
from generator.guide.unit_index import FILE, unit_index
from generator.library.forms import reporters
from generator.library.forms.paths import Roots
from generator.library.language.formats import day_words
from generator.library.loading.unit_cards import UnitCard, unit_card
from generator.library.loading.units import real_units, require_guide, roots_of, unit_ids

_HEADS = ["đơn vị", "tên", "cấp", "trang", "mã", "công trình"]
_HEALTH_HEADS = ["dựng cho ngày", "đến hạn", "tình trạng"]


@main.group()
def wards() -> None:
    """Do the same for many units: list them, check them, build the site of each."""


@wards.command("list")
@click.option("--health", "more", is_flag=True, help="Also: built when, failing why, due what.")
@sites_option
@click.option(
    "--format", "format_", type=click.Choice(["json", "text"]), default="text", help="How it shows."
)
def list_units(more: bool, out: Path, format_: str) -> None:  # noqa: FBT001 - click passes by name
    """List all units: name, level, host, how many codes and renovations each has."""
    require_guide(ROOT)
    cards = [unit_card(Roots(ROOT, unit)) for unit in unit_ids(ROOT)]
    states = [health(Roots(ROOT, card.id), out) if more else None for card in cards]
    pairs = list(zip(cards, states, strict=True))
    if format_ == "json":
        told = [asdict(card) | (asdict(state) if state else {}) for card, state in pairs]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2, default=str))
        return
    rows = [[*_HEADS, *(_HEALTH_HEADS if more else [])]]
    rows += [[*_cells(card), *(state.cells if state else [])] for card, state in pairs]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(map(str.ljust, row, widths)).rstrip())


def _cells(card: UnitCard) -> list[str]:
    name = f"{card.name} (mẫu)" if card.sample else card.name
    url = urlsplit(card.site_url)
    site = f"{url.netloc}{url.path}".rstrip("/")
    return [card.id, name, card.level, site or "?", str(card.codes), str(card.renovations)]


@wards.command("check")
@unit_options
@format_option
def check_units(chosen: Chosen, work: Callable[..., Iterator[CheckedUnit]], format_: str) -> None:
    """Check units and list the problems of each; status 1 when one has errors."""
    found = list(work(partial(check_unit, ROOT.resolve()), chosen.mine))
    failed = [one.unit for one in found if one.fails]
    if format_ == "text":
        for words in checked_words(found):
            click.echo(words)
        _say_end("đơn vị tốt", chosen.mine, failed)
    else:
        every = sorted({problem for one in found for problem in one.problems})
        click.echo(reporters.REPORTERS[format_](every))
        for one in found:
            if one.wrong:
                click.echo(f"{one.unit}: {one.wrong}", err=True)
    sys.exit(PROBLEMS if failed else 0)


@wards.command("build")
@unit_options
@sites_option
def build_units(chosen: Chosen, work: Callable[..., Iterator[UnitReport]], out: Path) -> None:
    """Build the sites of units, and a page that leads to them; status 1 when one cannot be built.

    The others are built all the same; of a unit that cannot be, the last good site stays.
    """
    failed = []
    for report in work(builder(ROOT, out, today()), chosen.mine):
        if report.wrong:
            failed.append(report.unit)
            stays = ", trang cũ vẫn còn" if (out / report.unit / FILE).is_file() else ""
            click.echo(f"{report.unit}: không dựng được{stays}:\n{indented(report.wrong)}")
        else:
            click.echo(f"{report.unit}: {report.pages} trang có mã → {out / report.unit}/")
    elsewhere = set(chosen.units) - set(chosen.mine)  # the other shares bring these
    units = real_units(ROOT) or unit_ids(ROOT)
    there = [one for one in units if one in elsewhere or (out / one / FILE).is_file()]
    if there:
        cards = [unit_card(Roots(ROOT, unit)) for unit in there]
        write_whole(out / FILE, unit_index(cards).encode())
    _say_end("đơn vị dựng xong", chosen.mine, failed)
    sys.exit(PROBLEMS if failed else 0)


@wards.command()
@click.argument("unit", metavar="ID")
@sites_option
def back(unit: str, out: Path) -> None:
    """Put back the site that stood there before a unit's last build; once more undoes it."""
    day = put_back(out, roots_of(ROOT, unit).ward)
    click.echo(f"{out / unit}/ nay là trang dựng cho ngày {day_words(day)}.")


def _say_end(good: str, units: Sequence[str], failed: Sequence[str]) -> None:
    wrong = f", {len(failed)} có lỗi: {', '.join(failed)}" if failed else ""
    said = f"{len(units) - len(failed)} {good}{wrong}." if units else "Không có đơn vị nào cần làm."
    click.echo(said)
