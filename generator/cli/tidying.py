"""The white space of files put in order; the bot of the repository does it on a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.common import existing_type, main
from generator.disk.writing import write_together
from generator.errors import WrongUseError
from generator.library.forms.reader import parse_document
from generator.library.forms.tidy import tidied


@main.command()
@click.argument("files", type=existing_type, nargs=-1, required=True, metavar="FILE...")
def tidy(files: Sequence[Path]) -> None:
    """Put the white space of YAML files in order: ends of lines, blanks before them.

    What a file says, its comments and its order stay.
    """
    for file in files:
        if file.suffix.lower() not in {".yml", ".yaml"}:
            message = f"«{file}» không phải tệp .yml, nên không dọn."
            raise WrongUseError(message, "Ghi tên của các tệp .yml.")
    found: dict[Path, bytes] = {}
    unread: list[Path] = []
    for file in files:
        raw = file.read_bytes()
        text = tidied(raw, str(file))
        if text != raw:
            found[file] = text
        elif parse_document(raw, str(file))[0] is None:
            unread.append(file)
    write_together(found)
    for file in found:
        click.echo(f"{file}: đã dọn khoảng trắng.")
    for file in unread:
        click.echo(f"{file}: để nguyên, vì không đọc được. Chạy motcham check để biết lỗi.")
    if not (found or unread):
        click.echo("Không có gì phải dọn.")
