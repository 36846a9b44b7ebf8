"""Moving the site to another address."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from generator.cli.common import checked_library, main, path_type, roots
from generator.disk.folders import replaced_folder
from generator.disk.reading import read_plain_text
from generator.disk.writing import write_whole
from generator.guide.moving import files_of_old_host, moved_ward
from generator.library.checked.library import Library
from generator.library.models.ward import site_address
from generator.library.registers.sheet_kinds import SheetKind


@main.command("move-host")
@click.argument("address")
@click.option(
    "-o",
    "--output",
    type=path_type,
    default=Path("dia-chi-cu"),
    show_default=True,
    metavar="DIR",
    help="Where the files for the old host go.",
)
@click.option("--yes", is_flag=True, help="Do not ask first.")
def move_host(address: str, output: Path, yes: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Move the site to ADDRESS; every printed code still leads to the old one, for good.

    Lists what is printed, writes what the old host must answer from now on, and puts both addresses
    into ward.yml.
    """
    library = checked_library()
    unit = roots()
    path, old, new = unit / unit.ward_file, library.ward.site_url, site_address(address)
    text = moved_ward(read_plain_text(path), library.ward, new)
    click.echo(f"{len(library.rows)} mã đã cấp với địa chỉ {old}, giấy đã in còn dẫn tới đó.")
    for line in _printed(library):
        click.echo(f"  {line}")
    click.echo("Máy chủ cũ phải chuyển tiếp mãi mãi; tên miền cũ không bao giờ được bỏ.")
    if not yes:
        click.confirm("Dời?", abort=True)
    with replaced_folder(output) as folder:
        for name, content in files_of_old_host(old, new, library.rows).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8", newline="\n")
    write_whole(path, text.encode())
    click.echo(f"Đã ghi {path}. Đưa tệp trong {output}/ lên máy chủ cũ trước khi đăng trang mới:")
    click.echo("  Netlify, Cloudflare: _redirects; nginx: nginx.conf; GitHub Pages: cả thư mục.")
    click.echo("Rồi in lại dần những tờ kể trên bằng địa chỉ mới.")


def _printed(library: Library) -> list[str]:
    """What the records of prints know to be about, a line for each kind of paper."""
    about = {(one.kind, one.codes, one.place): one.copies for one in library.prints}
    if not about:
        return ["Sổ in chưa ghi tờ nào (motcham print … --record)."]
    copies: Counter[SheetKind] = Counter()
    for (kind, _codes, _place), number in about.items():
        copies[kind] += number
    return [f"{kind.label}: {number} tờ" for kind, number in sorted(copies.items())]
