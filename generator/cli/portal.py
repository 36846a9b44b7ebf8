"""National records: import them, compare with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.common import GOOD, PROBLEMS, ROOT, main, path_type, progress, said_ward
from generator.clock import today
from generator.errors import MotchamError
from generator.library.forms.paths import SAMPLE, Roots
from generator.library.loading.units import require_guide
from generator.portal.fresh_words import fresh_lines
from generator.portal.importing import FileChange, import_records
from generator.portal.review import GuideReview, mark_gone, review_guide
from generator.portal.sources import Bad


@main.command(name="import")
@click.argument("paths", type=path_type, nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--into",
    type=path_type,
    metavar="DIR",
    help="Another guide's folder than this; a new one is made.",
)
def import_(paths: Sequence[Path], into: Path | None) -> None:
    """Bring national records into the guide: as record pages, known ones into their files.

    PATH is a file or a folder of records: the portal's JSON or its labelled text.
    """
    if into is None:
        require_guide(into := ROOT)
    summary = import_records(Roots(into, said_ward() or SAMPLE), paths, today(), progress)
    for title in summary.fields:
        click.echo(f"Lĩnh vực mới trong fields.yml: {title}. Xem lại tên, mã và hình.")
    for change in summary.new:
        click.echo(f"Trang hồ sơ mới: {change.file} — {change.title}")
    for change in summary.updated:
        _show_change(change)
    _show_bad(summary.bad)
    if not (summary.new or summary.updated or summary.unchanged or summary.bad):
        named = ", ".join(f"«{path}»" for path in paths)
        message = f"Không có hồ sơ nào ở {named}."
        raise MotchamError(message, "Chọn tệp hay thư mục có tệp .json, .txt tải từ cổng dịch vụ.")
    click.echo(
        f"{len(summary.new)} mới, {len(summary.updated)} có thay đổi, "
        f"{len(summary.unchanged)} không đổi, {len(summary.bad)} hồ sơ hỏng."
    )
    sys.exit(PROBLEMS if summary.bad else GOOD)


def _show_change(change: FileChange) -> None:
    click.echo(f"{change.file} — {change.title}")
    for line in change.changes:
        click.echo(f"  đã sửa    {line}")
    for line in change.to_settle:
        click.echo(f"  cần xem   {line}")


def _show_bad(bad: Sequence[Bad]) -> None:
    for item in bad:
        click.echo(f"Hỏng: {item.file}: {item.reason}", err=True)


@main.command()
@click.option(
    "--records", type=path_type, required=True, metavar="PATH", help="National records to compare."
)
@click.option(
    "--since",
    type=path_type,
    metavar="PATH",
    help="Older records of the same: tells old from new of what plain words do not keep.",
)
@click.option("--all", "show_all", is_flag=True, help="Also list the differences with a reason.")
@click.option(
    "--mark-gone",
    "mark",
    is_flag=True,
    help="Write into their files which records the folder has no more, and which it has again.",
)
def facts(records: Path, since: Path | None, show_all: bool, mark: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Compare each file's facts with its national record, and say what newer records mean.

    First what changed in substance, which records are gone and which are new, and what to do first;
    then every other difference. One that is meant stands with its reason in the file, under
    source.differences.
    """
    require_guide(ROOT)
    guide = Roots(ROOT, said_ward() or SAMPLE)
    found = review_guide(guide, [records], progress, earlier=[since] if since else [])
    for line in fresh_lines(found.fresh):
        click.echo(line)
    _show_other(found, show_all=show_all)
    _show_bad(found.bad)
    click.echo(
        f"{len(found.reviews)} tệp đã so: {found.open} chỗ khác không có lý do, "
        f"{found.explained} chỗ khác có lý do, {found.stale} lý do đã cũ."
    )
    if not found.reviews:
        raise MotchamError("Không so được tệp nào.", "Kiểm tra --records có trỏ tới hồ sơ không.")
    if mark:
        _mark(guide, found)
    unsaid = found.fresh.to_mark and not mark
    sys.exit(PROBLEMS if found.open or found.stale or found.bad or unsaid else GOOD)


def _show_other(found: GuideReview, *, show_all: bool) -> None:
    """Differences that no resident goes by, reasons that are old, files without a record."""
    for page in found.fresh.pages:
        for difference in page.reworded:
            click.echo(f"{page.file}: {difference}")
    for file, review in found.reviews.items():
        for fact in review.stale:
            click.echo(f"{file}: {fact}: có lý do trong source.differences nhưng không còn khác")
        for difference, reason in review.explained if show_all else ():
            click.echo(f"{file}: {difference} — {reason}")
    gone = {page.file for page in found.fresh.gone}
    for file in found.missing:
        if file not in gone:
            click.echo(f"{file}: không có hồ sơ quốc gia để so", err=True)


def _mark(guide: Roots, found: GuideReview) -> None:
    if found.bad:
        raise MotchamError(
            f"Có {len(found.bad)} tệp hỏng, nên chưa chắc hồ sơ nào đã mất.",
            "Tải lại các tệp ấy, hoặc bỏ chúng ra khỏi thư mục, rồi chạy lại.",
        )
    for file in mark_gone(guide, found.fresh, today()):
        click.echo(f"Đã ghi source.gone_since: {file}")
