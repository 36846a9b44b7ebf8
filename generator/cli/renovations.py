"""Renovations: how they stand, and archiving those that ended long ago."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from generator.cli.common import checked_library, main, roots
from generator.clock import today
from generator.guide.attaching import attach
from generator.library.desk.archive import archive, files_of, retired_renovations
from generator.library.language.formats import day_words
from generator.library.models.renovation import Renovation
from generator.library.renovations.state import finished_on, state


@main.group(invoke_without_command=True)
@click.pass_context
def renovations(ctx: click.Context) -> None:
    """List the house renovations that the ward announces, and how each stands today."""
    if ctx.invoked_subcommand:
        return
    library = checked_library()
    day = today()
    for renovation in sorted(library.renovations, key=lambda r: (r.last_day, r.code)):
        words = state(renovation, day).label
        days = f"{day_words(renovation.starts_on)}–{day_words(renovation.last_day)}"
        leaves = _leaves(renovation, library.ward.renovations.keep_days)
        click.echo(f"{renovation.code}  {words:<18}  {days}  {renovation.address}{leaves}")
    ended = len(library.archived_renovations)
    click.echo(f"{len(library.renovations)} công trình, {ended} công trình đã cất.")


def _leaves(renovation: Renovation, keep_days: int) -> str:
    ended = finished_on(renovation)
    return f"  (rời trang sau {day_words(ended + timedelta(days=keep_days))})" if ended else ""


@renovations.command("archive")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def archive_(yes: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Remove the files of renovations that have left the site; their codes still answer."""
    library = checked_library()
    leaving = retired_renovations(library, today())
    if not leaving:
        click.echo("Chưa có công trình nào đến lúc cất.")
        return
    for path in files_of(library, leaving, roots()):
        click.echo(f"Sẽ xoá: {path}")
    if not yes:
        click.confirm(f"Cất {len(leaving)} công trình?", abort=True)
    archive(library, leaving, roots())
    click.echo(f"Đã cất {len(leaving)} công trình; mã vẫn mở được và chỉ nói công trình đã xong.")


@main.command("attach")
@click.argument("code")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--title", required=True, help="What they show, such as «Hiện trạng mặt tiền».")
def attach_(code: str, files: tuple[Path, ...], title: str) -> None:
    """Put pictures or PDFs beside the renovation CODE, without anything hidden in them.

    Each is drawn anew: place, camera, author and what lies behind stay out of the repository.
    """
    for path in attach(roots(), checked_library(), code.upper(), files, title):
        click.echo(f"Đã thêm: {path}")
    click.echo("Mở từng ảnh mà xem: không có mặt người, biển số, chữ ký, giấy tờ của ai.")
