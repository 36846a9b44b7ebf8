"""What the ward learns: how often each page was opened, from the host's access logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from generator.cli.common import main, path_type, published_today, site_url_option
from generator.cli.outputs import not_of_the_guide
from generator.disk.writing import write_together
from generator.errors import MotchamError, WrongUseError
from generator.library.checked.published import Published
from generator.library.registers.address import HOME_CODE
from generator.library.registers.ledger import CodeKind
from generator.scans.counting import Addresses, Counts, count
from generator.scans.logs import is_same_log, read_log
from generator.scans.picture import picture
from generator.scans.report import CodedPage, as_csv, as_text, rows


@main.command()
@click.option("--csv", "table", type=path_type, help="Also write the counts to this CSV file.")
@click.option("--picture", "drawing", type=path_type, help="Also draw them, to this SVG file.")
@site_url_option
@click.argument("logs", type=path_type, nargs=-1, required=True, metavar="LOG...")
def scans(
    logs: Sequence[Path], table: Path | None, drawing: Path | None, site_url: str | None
) -> None:
    """Count by month how often each page was opened, from access logs, plain or gzip.

    Logs are nginx's or Apache's (combined), or JSON lines of Cloudflare or Netlify. No address and
    no agent is kept; counts below five are hidden.
    """
    if drawing and drawing.suffix.lower() != ".svg":
        raise WrongUseError(
            f"Hình vẽ ra là SVG, không ghi vào «{drawing}».", "Đặt tên có đuôi .svg."
        )
    for output in filter(None, (table, drawing)):
        not_of_the_guide(output, logs)
    name, urls, pages = _told_of_site(site_url)
    counts = Counts()
    addresses = Addresses(urls, {page.code for page in pages})
    for log in _once(logs):
        count(read_log(log, addresses.meaning), counts)
    found = rows(counts, pages)
    unread = counts.lines - counts.read
    if not found and unread * 2 > counts.lines:
        message = (
            f"Không đọc được {unread} trong {counts.lines} dòng: đây không phải nhật ký truy cập."
        )
        hint = "Chọn nhật ký dạng combined của nginx, Apache, hoặc JSON của Cloudflare, Netlify."
        raise MotchamError(message, hint)
    files: dict[Path, bytes] = {}
    if table:
        files[table] = as_csv(found)
    if drawing:
        files[drawing] = picture(found, name)
    write_together(files)
    click.echo(as_text(found) or "Chưa có lượt mở nào của trang này trong nhật ký.")
    for file in files:
        click.echo(str(file), err=True)
    left = f"{counts.robots} lượt của máy quét"
    if unread:
        left += f", {unread} dòng không đọc được"
    click.echo(f"Đọc {counts.lines} dòng; không đếm {left}.", err=True)


def _once(logs: Sequence[Path]) -> Iterator[Path]:
    """The logs without those that are another one again."""
    for number, log in enumerate(logs):
        if other := next((one for one in logs[:number] if is_same_log(one, log)), None):
            click.echo(f"«{log}» giống hệt «{other}»: chỉ đếm một lần.", err=True)
        else:
            yield log


def _told_of_site(site_url: str | None) -> tuple[str, Sequence[str], Sequence[CodedPage]]:
    """The unit's name, its site's addresses and its pages; the library itself is let go again."""
    published = published_today(site_url)
    ward = published.ward
    return ward.name, (ward.site_url, *ward.former_site_urls), coded_pages(published)


def coded_pages(published: Published) -> list[CodedPage]:
    """Every page that has a code, with what it is called; works are called by their code alone."""
    titles = {HOME_CODE: "Trang chủ", **published.titles()}
    fields = {one.id: one.code for one in published.fields}
    of_field = {one.code: fields.get(one.field, "") for one in published.procedures}
    kinds = {HOME_CODE: CodeKind.HOME} | {code: row.kind for code, row in published.rows.items()}
    return [
        CodedPage(code, kind, titles.get(code, ""), of_field.get(code, ""))
        for code, kind in kinds.items()
    ]
