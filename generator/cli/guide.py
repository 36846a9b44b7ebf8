"""The guide: build it, serve it, prove its codes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.common import (
    ROOT,
    checked_library,
    main,
    path_type,
    published_today,
    report,
    require_site,
    roots,
    said_ward,
    site_url_option,
)
from generator.cli.outputs import not_of_the_guide
from generator.clock import today
from generator.disk.folders import copy_folder, replaced_folder
from generator.disk.writing import write_together, write_whole
from generator.guide.build import build_site, serve_site
from generator.guide.fill import fill as fill_site
from generator.guide.fill import read_frame
from generator.guide.fragments import Context
from generator.guide.frame import FRAME
from generator.guide.languages import languages
from generator.guide.offline.zip_copy import FOLDER
from generator.guide.offline.zip_copy import offline_zip as zipped
from generator.guide.options import BuildOptions
from generator.guide.proof import day_of, prove_codes
from generator.library.checked.library import updated_ledgers
from generator.library.desk.translations import (
    page_advice,
    page_states,
    translation_states,
    update_translations,
)
from generator.library.forms.translation import Freshness
from generator.library.language.formats import day_words
from generator.library.loading.held import held_guide

HIGHEST_PORT = 65535


def _host_and_port(_: click.Context, __: click.Parameter, value: str) -> str:
    host, _colon, port = value.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) <= HIGHEST_PORT:
        raise click.BadParameter("cần MÁY:CỔNG, như 127.0.0.1:8000.")
    return value


@main.command()
@click.option("--site-dir", type=path_type, default="site", show_default=True)
@click.option("--drafts", is_flag=True, help="Show drafts too, marked as such.")
@click.option("--as-of", metavar="YYYY-MM-DD", help="Build as on this day.")
@click.option(
    "--offline-zip",
    type=path_type,
    metavar="FILE",
    help="Also write the guide as a folder in a zip.",
)
@site_url_option
def build(
    site_dir: Path,
    drafts: bool,  # noqa: FBT001 - click passes options by name
    as_of: str | None,
    offline_zip: Path | None,
    site_url: str | None,
) -> None:
    """Build the site; what stood there is replaced only when everything is well."""
    if offline_zip:
        not_of_the_guide(offline_zip)
    day = today(as_of) if as_of else None
    roots()  # says at once which unit is none
    options = BuildOptions(said_ward(), site_url, drafts, day, side_by_side=True)
    build_site(ROOT, site_dir, options)
    pages = len(list((site_dir / "Q").glob("*/index.html")))
    click.echo(f"Đã dựng {pages} trang có mã vào {site_dir}/.")
    if offline_zip:
        write_whole(offline_zip, zipped(site_dir))
        click.echo(f"{offline_zip}: giải nén rồi mở {FOLDER}/index.html, không cần mạng.")


_PAGE_STATES = {
    Freshness.FRESH: "trang đã dịch",
    Freshness.OUTDATED: "trang phải dịch lại",
    Freshness.MISSING: "trang chưa dịch",
}


@main.group(invoke_without_command=True)
@click.pass_context
def translations(context: click.Context) -> None:
    """List how far the English is: fresh, outdated and missing texts of every file."""
    if context.invoked_subcommand:
        return
    for file, found in translation_states(roots()).items():
        counts = [sum(entry.state is state for entry in found) for state in Freshness]
        click.echo(f"{file}: {counts[0]} câu xong, {counts[1]} câu cũ, {counts[2]} câu thiếu")
    for file, state in page_states(roots()).items():
        click.echo(f"{file}: {_PAGE_STATES[state]}")


@translations.command("update")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
def translations_update(codes: Sequence[str]) -> None:
    """Write what is to translate into the translation files; start one for each CODE.

    Of a hand-written page, say what its English page needs.
    """
    for line in (*update_translations(roots(), codes), *page_advice(roots(), codes)):
        click.echo(line)


@main.command()
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    callback=_host_and_port,
)
@click.option("--drafts", is_flag=True, help="Show drafts too, marked as such.")
def serve(address: str, drafts: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Show a preview in the browser that follows every edit."""
    roots()
    serve_site(ROOT, BuildOptions(said_ward(), drafts=drafts), address)


@main.command()
@click.argument("site_dir", type=path_type)
@site_url_option
def fill(site_dir: Path, site_url: str | None) -> None:
    """Fill a site that another generator has drawn with the frame in it."""
    published = published_today(site_url)
    read_frame(site_dir)
    with replaced_folder(site_dir, FRAME) as fresh:
        copy_folder(site_dir, fresh)
        fill_site(fresh, Context(published, languages(ROOT), roots()))
    click.echo(f"Đã điền {len(published.titles())} trang vào {site_dir}/.")


@main.group(invoke_without_command=True)
@click.option("--site", "site_dir", type=path_type, default="site", show_default=True)
@site_url_option
@click.pass_context
def codes(ctx: click.Context, site_dir: Path, site_url: str | None) -> None:
    """Prove that every code in the ledger opens the page that its files make."""
    if ctx.invoked_subcommand:
        return
    library = checked_library(site_url)
    require_site(site_dir)
    report(prove_codes(library, roots(), site_dir), "text")
    day = day_words(day_of(site_dir))
    click.echo(
        f"{len(library.rows)} mã trong sổ, mã nào cũng mở đúng trang trong {site_dir}/, dựng cho "
        f"ngày {day}."
    )


@codes.command()
def update() -> None:
    """Add new codes to the ledgers, and the day of what is withdrawn; no code is ever dropped."""
    unit = roots()
    with held_guide(unit):
        texts, changed = updated_ledgers(unit, today())
        write_together({unit / file: text.encode() for file, text in texts.items()})
    for row in changed:
        said = f"Ghi bãi bỏ {day_words(row.withdrawn_on)}" if row.withdrawn_on else "Mã mới"
        click.echo(f"{said}: {row.code} → {row.target}")
    click.echo(f"Sổ mã có thêm {sum(row.withdrawn_on is None for row in changed)} mã.")
