"""The command line: one thin command for each job."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path

import click

from generator import __version__
from generator.errors import MotchamError
from generator.guide.build import BuildOptions, build_site, serve_site
from generator.guide.fill import fill as fill_site
from generator.guide.fragments import Context
from generator.guide.languages import languages
from generator.guide.links import check_guide
from generator.guide.offline import FOLDER
from generator.guide.offline import offline_zip as zipped
from generator.guide.plugin import build_date
from generator.guide.proof import prove_codes
from generator.library import reporters
from generator.library.collection import WARD
from generator.library.facts import join_words
from generator.library.ledger import LEDGER
from generator.library.library import Library, compare_ledger, load_library, updated_ledger
from generator.library.prints import PRINTS, append, hanging, looks_personal, one_line
from generator.library.problems import Problem, has_errors
from generator.library.translating import translation_states, update_translations
from generator.library.translation import State
from generator.output import write_whole
from generator.portal.importing import Change, import_records
from generator.portal.review import review_guide
from generator.portal.sources import Bad, Item, silent
from generator.press.card import table_card
from generator.press.formats import DEFAULT_FORMAT, format_called, load_formats
from generator.press.group import group_poster
from generator.press.leaflet import leaflet
from generator.press.poster import poster
from generator.press.records import KIND_WORDS, record_of, table, taken_down
from generator.press.records import stale as stale_posters
from generator.press.sheet import Sheet, printable_codes
from generator.press.single import MAX_SIDE_MM, CodeFormat, single
from generator.press.tags import tag_sheet
from generator.press.verify import table as table_of_readings
from generator.press.verify import verify as verify_pdf
from generator.press.wall import wall_poster

ROOT = Path()
"""Commands work on the project in the current folder."""

HIGHEST_PORT = 65535
GOOD, PROBLEMS = 0, 1
"""Exit statuses; click itself ends with 2 on wrong use."""


class _Group(click.Group):
    """Shows MotchamError as a sentence, never as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except MotchamError as error:
            click.echo(f"Lỗi: {error}", err=True)
            ctx.exit(PROBLEMS)


path_type = click.Path(path_type=Path)
existing_type = click.Path(path_type=Path, exists=True)
ward_option = click.option(
    "--ward", type=path_type, metavar="FILE", help="Another ward's file instead of ward.yml."
)
site_url_option = click.option(
    "--site-url", metavar="URL", help="The site's address instead of the one in the ward's file."
)

strict_option = click.option(
    "--strict", is_flag=True, help="Also prove that each code is read after a year on a key ring."
)


def _host_and_port(_: click.Context, __: click.Parameter, value: str) -> str:
    host, _colon, port = value.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) <= HIGHEST_PORT:
        raise click.BadParameter("expected HOST:PORT, such as 127.0.0.1:8000")
    return value


def _millimetres(_: click.Context, __: click.Parameter, value: str) -> float:
    number = value.strip().removesuffix("mm").strip()
    if not re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,6})?", number, re.ASCII):
        raise click.BadParameter(f"«{value}» không phải một cỡ; ghi số mm, như 30mm hoặc 30.")
    side = float(number.replace(",", "."))
    if not 0 < side <= MAX_SIDE_MM:
        raise click.BadParameter(f"«{value}» phải lớn hơn 0 và không quá {MAX_SIDE_MM} mm.")
    return side


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="motcham")
def main() -> None:
    """Một chạm: QR-linked guides to the procedures of a Vietnamese ward."""


@main.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(sorted(reporters.REPORTERS)),
    default="text",
    help="How problems are shown.",
)
@click.option("--base", metavar="REV", help="Also compare the ledger with this git revision.")
@click.argument("paths", type=existing_type, nargs=-1, metavar="[PATH]...")
def check(format_: str, base: str | None, paths: Sequence[Path]) -> None:
    """Check all data and list every problem; with PATH, only those of these files."""
    library, problems = load_library(ROOT)
    problems = [*problems, *check_guide(ROOT, library), *load_formats(ROOT)[1]]
    if base:
        problems += compare_ledger(ROOT, base)
    if paths:
        problems = [problem for problem in problems if _within(problem.file, paths)]
    _report(problems, format_)
    if format_ == "text" and not problems:
        files = library.files.values() if library else ()
        count = sum(not paths or _within(file, paths) for file in files)
        click.echo(f"Không có lỗi: {count} tệp.")


@main.command()
@click.option("--site-dir", type=path_type, default="site", show_default=True)
@click.option("--drafts", is_flag=True, help="Show drafts too, marked as such.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Build as on this day.")
@click.option(
    "--offline-zip",
    type=path_type,
    metavar="FILE",
    help="Also write the guide as a folder in a zip.",
)
@ward_option
@site_url_option
def build(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    site_dir: Path,
    drafts: bool,  # noqa: FBT001 - click passes options by name
    as_of: datetime | None,
    offline_zip: Path | None,
    ward: Path | None,
    site_url: str | None,
) -> None:
    """Build the site; what stood there is replaced only when everything is well."""
    options = BuildOptions(ward, site_url, drafts, as_of.date() if as_of else None)
    build_site(ROOT, site_dir, options)
    pages = len(list((site_dir / "Q").glob("*/index.html")))
    click.echo(f"Đã dựng {pages} trang có mã vào {site_dir}/.")
    if offline_zip:
        write_whole(offline_zip, zipped(site_dir))
        click.echo(f"{offline_zip}: giải nén rồi mở {FOLDER}/index.html, không cần mạng.")


@main.group(invoke_without_command=True)
@click.pass_context
def translations(context: click.Context) -> None:
    """List how far the English is: fresh, outdated and missing texts of every file."""
    if context.invoked_subcommand:
        return
    for file, found in translation_states(ROOT).items():
        counts = [sum(entry.state is state for entry in found) for state in State]
        click.echo(f"{file}: {counts[0]} câu xong, {counts[1]} câu cũ, {counts[2]} câu thiếu")


@translations.command("update")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
def translations_update(codes: Sequence[str]) -> None:
    """Write what is to translate into the translation files; start one for each CODE."""
    for file in update_translations(ROOT, codes):
        click.echo(file)


@main.command()
@click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    callback=_host_and_port,
)
@click.option("--drafts", is_flag=True, help="Show drafts too, marked as such.")
@ward_option
def serve(address: str, drafts: bool, ward: Path | None) -> None:  # noqa: FBT001 - click passes options by name
    """Show a preview in the browser that follows every edit."""
    serve_site(ROOT, BuildOptions(ward, None, drafts, None), address)


@main.command()
@click.argument("site_dir", type=path_type)
@ward_option
@site_url_option
def fill(site_dir: Path, ward: Path | None, site_url: str | None) -> None:
    """Fill a site that another generator has drawn with the frame in it."""
    library = _library(ward, site_url)
    fill_site(site_dir, Context(library, build_date(None), languages(ROOT)))
    click.echo(f"Đã điền {len(library.titles())} trang vào {site_dir}/.")


@main.group(invoke_without_command=True)
@click.option("--site", "site_dir", type=path_type, default="site", show_default=True)
@click.pass_context
def codes(ctx: click.Context, site_dir: Path) -> None:
    """Prove that every code in the ledger opens its page on the built site."""
    if ctx.invoked_subcommand:
        return
    library = _library()
    _report(prove_codes(library, site_dir), "text")
    click.echo(f"{len(library.rows)} mã trong sổ, mã nào cũng mở đúng trang trong {site_dir}/.")


@codes.command()
def update() -> None:
    """Add new codes to the ledger; nothing in it is ever changed or dropped."""
    text, new = updated_ledger(ROOT, _today())
    write_whole(ROOT / LEDGER, text.encode())
    for row in new:
        click.echo(f"Mã mới: {row.code} → {row.target}")
    click.echo(f"Sổ mã có thêm {len(new)} mã.")


@dataclass(frozen=True)
class _Note:
    """What the print records are to say of a sheet that is printed."""

    place: str
    copies: int


def _place(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and looks_personal(value):
        raise click.BadParameter("expected a place, without anybody's number")
    return None if value is None else one_line(value)


place_option = click.option(
    "--place", callback=_place, help="Where the paper hangs: a place, never a person."
)


def record_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a printing command --record; its parameter `note` is None where that is not given."""

    @click.option("--record", is_flag=True, help=f"Also note the print in {PRINTS}.")
    @place_option
    @click.option("--copies", type=click.IntRange(1, 999_999), help="How many are printed.")
    @wraps(command)
    def with_note(
        record: bool,  # noqa: FBT001 - click passes options by name
        place: str | None,
        copies: int | None,
        **options: object,
    ) -> None:
        if not record and (place is not None or copies is not None):
            raise click.UsageError("--place and --copies are for --record.")
        if record and options["ward"] is not None:
            raise click.UsageError(f"{PRINTS} notes the papers of ward.yml, not those of --ward.")
        command(note=_Note(place or "", copies or 1) if record else None, **options)

    return with_note


@main.group(name="print")
def print_() -> None:
    """Print codes, as PDF or each alone; nothing is written that has not been read back."""


def _paper_options(command: Callable[..., None]) -> Callable[..., None]:
    """What every printing command can be asked for."""
    for option in (record_options, site_url_option, ward_option, strict_option):
        command = option(command)
    return command


@print_.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("-o", "--output", type=path_type, default="print/tags.pdf", show_default=True)
@click.option(
    "--format",
    "format_",
    default=DEFAULT_FORMAT,
    show_default=True,
    metavar="NAME",
    help="The pieces and the paper: one that comes with the program, or of your formats.yml.",
)
@click.option(
    "--start",
    type=int,
    default=1,
    show_default=True,
    metavar="N",
    help="The first free place of a sheet that is used in part.",
)
@_paper_options
def tags(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    codes: Sequence[str],
    format_: str,
    start: int,
    output: Path,
    strict: bool,  # noqa: FBT001 - click passes options by name
    ward: Path | None,
    site_url: str | None,
    note: _Note | None,
) -> None:
    """Sheets of key-tag inserts, stickers or labels; without CODE, one of every code."""
    library = _library(ward, site_url)
    formats, problems = load_formats((ward or ROOT / WARD).parent)
    _report(problems, "text")
    form = format_called(format_, formats)
    codes = codes or printable_codes(library)
    sheet = tag_sheet(library, codes, build_date(None), form=form, start=start, strict=strict)
    _write_sheet(sheet, output, note)


@print_.command(name="all")
@click.option("-o", "--output", type=path_type, default="print/all.pdf", show_default=True)
@_paper_options
def all_(
    output: Path,
    strict: bool,  # noqa: FBT001 - click passes options by name
    ward: Path | None,
    site_url: str | None,
    note: _Note | None,
) -> None:
    """An A4 wall poster of every code of the ward, field by field."""
    sheet = wall_poster(_library(ward, site_url), build_date(None), strict=strict)
    _write_sheet(sheet, output, note)


def _paper(name: str, make: Callable[..., Sheet], help_: str) -> None:
    """Add the command that prints the paper `name` of one code."""

    @print_.command(name=name, help=help_)
    @click.argument("code")
    @click.option(
        "-o", "--output", type=path_type, help=f"The file; print/{name}-CODE.pdf by default."
    )
    @_paper_options
    def command(  # noqa: PLR0913, PLR0917 - click passes each option by its name
        code: str,
        output: Path | None,
        strict: bool,  # noqa: FBT001 - click passes options by name
        ward: Path | None,
        site_url: str | None,
        note: _Note | None,
    ) -> None:
        sheet = make(_library(ward, site_url), code, build_date(None), strict=strict)
        _write_sheet(sheet, output or Path(f"print/{name}-{code}.pdf"), note)


_paper(
    "poster",
    poster,
    "An A4 poster of one procedure for the counter: the facts and a large code.",
)
_paper(
    "leaflet",
    leaflet,
    "An A5 leaflet of one procedure to take home: the facts, the papers to tick, the steps.",
)
_paper(
    "group",
    group_poster,
    "An A4 poster of a field or a life event: its own code, and those of all its procedures.",
)
_paper("card", table_card, "A table card of one code: A4, folded to a tent with two faces.")


@print_.command(name="code")
@click.argument("code")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["svg", "png"]),
    default="svg",
    show_default=True,
    help="PNG has 600 dpi; its side is rounded down to whole pixels a module.",
)
@click.option(
    "--size",
    "side_mm",
    default="30mm",
    show_default=True,
    callback=_millimetres,
    help="The side, with the white margin that belongs to the code.",
)
@click.option("-o", "--output", type=path_type, help="The file; print/code-CODE.svg by default.")
@ward_option
@site_url_option
def code_(  # noqa: PLR0913, PLR0917 - click passes each option by its name
    code: str,
    format_: CodeFormat,
    side_mm: float,
    output: Path | None,
    ward: Path | None,
    site_url: str | None,
) -> None:
    """One code for your own layout, in its true size: an SVG or a PNG."""
    found = single(_library(ward, site_url), code, format_, side_mm)
    output = output or Path(f"print/code-{code}.{format_}")
    write_whole(output, found.data)
    click.echo(f"{output}: đã đọc lại bằng {join_words(list(found.proof.decoders))}.")
    click.echo(found.measures)


def _write_sheet(sheet: Sheet, output: Path, note: _Note | None) -> None:
    write_whole(output, sheet.pdf)
    proof = sheet.proof
    click.echo(
        f"{output}: {proof.codes} mã trên {proof.pages} trang, "
        f"đã đọc lại bằng {join_words(list(proof.decoders))}."
    )
    for sentence in sheet.measures:
        click.echo(sentence)
    if proof.strict:
        click.echo("Mã nào cũng đọc được khi mòn như sau một năm.")
    if note:
        append(ROOT / PRINTS, [record_of(sheet, build_date(None), note.place, note.copies)])
        click.echo(f"Đã ghi vào {PRINTS}; lưu tệp này cùng các tệp khác.")


@main.group(invoke_without_command=True)
@click.pass_context
def prints(ctx: click.Context) -> None:
    """List what was printed with --record, where it hangs and how many."""
    if ctx.invoked_subcommand:
        return
    records = _library().prints
    if not records:
        click.echo("Sổ in chưa có gì: in với --record để ghi vào.")
        return
    for line in table(records):
        click.echo(line)


@prints.command()
def stale() -> None:
    """List the papers that are no longer right, with what to do."""
    library = _library()
    found = list(stale_posters(library, build_date(None)))
    for item in found:
        click.echo(f"{item}\n  → {item.mend}")
    hang = sum(record.copies for record in hanging(library.prints))
    wrong = sum(item.record.copies for item in found)
    click.echo(f"{hang} tờ đang dùng, {wrong} tờ cần thay hoặc gỡ.")
    sys.exit(PROBLEMS if found else GOOD)


@prints.command()
@click.argument("code")
@place_option
def removed(code: str, place: str | None) -> None:
    """Note that a poster or a leaflet was taken away; without --place, everywhere."""
    records = taken_down(_library(), code, place, build_date(None))
    append(ROOT / PRINTS, records)
    for record in records:
        where = f" ở {record.place}" if record.place else ""
        click.echo(f"Đã ghi: {KIND_WORDS[record.kind]} {code} đã gỡ{where}.")


@main.command()
@click.argument("file", type=path_type, metavar="FILE.pdf")
@click.option("--site", "site_dir", type=path_type, help="Also check that each page is there.")
@ward_option
@site_url_option
def verify(file: Path, site_dir: Path | None, ward: Path | None, site_url: str | None) -> None:
    """Read every code of a finished PDF and check where it leads."""
    library = _library(ward, site_url)
    try:
        pdf = file.read_bytes()
    except OSError as error:
        raise MotchamError(f"Không mở được «{file}».", "Kiểm tra tên tệp.") from error
    readings = verify_pdf(pdf, site_dir, library.site, library.rows)
    click.echo(table_of_readings(readings))
    wrong = sum(not reading.ok for reading in readings)
    click.echo(f"{len(readings)} mã, {wrong} sai.")
    sys.exit(PROBLEMS if wrong else GOOD)


@main.command(name="import")
@click.argument("paths", type=path_type, nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--into", type=path_type, default=ROOT, metavar="DIR", help="Another guide's folder than this."
)
def import_(paths: Sequence[Path], into: Path) -> None:
    """Bring national records into the guide: new ones as drafts, known ones into their files.

    PATH is a file or a folder of records: the portal's JSON or its labelled text.
    """
    summary = import_records(into, paths, _today(), _progress)
    for title in summary.fields:
        click.echo(f"Lĩnh vực mới trong fields.yml: {title}. Xem lại tên, mã và hình.")
    for change in summary.new:
        click.echo(f"Bản nháp mới: {change.file} — {change.title}")
    for change in summary.updated:
        _show_change(change)
    _show_bad(summary.bad)
    click.echo(
        f"{len(summary.new)} mới, {len(summary.updated)} có thay đổi, "
        f"{len(summary.unchanged)} không đổi, {len(summary.bad)} hồ sơ hỏng."
    )
    sys.exit(PROBLEMS if summary.bad else GOOD)


def _show_change(change: Change) -> None:
    click.echo(f"{change.file} — {change.title}")
    for line in change.changes:
        click.echo(f"  đã sửa    {line}")
    for line in change.to_settle:
        click.echo(f"  cần xem   {line}")


def _show_bad(bad: Sequence[Bad]) -> None:
    for item in bad:
        click.echo(f"Hỏng: {item.file}: {item.reason}", err=True)


def _progress(items: list[Item], label: str) -> AbstractContextManager[Iterable[Item]]:
    """A progress bar on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        return silent(items, label)
    return click.progressbar(items, label=label, file=sys.stderr)


@main.command()
@click.option(
    "--records", type=path_type, required=True, metavar="PATH", help="National records to compare."
)
@click.option("--all", "show_all", is_flag=True, help="Also list the differences with a reason.")
def facts(records: Path, show_all: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Compare each file's facts with its national record, field by field.

    A difference that is meant stands with its reason in the file, under source.differences.
    """
    found = review_guide(ROOT, [records], _progress)
    for file, review in found.reviews.items():
        for difference in review.open:
            click.echo(f"{file}: {difference}")
        for fact in review.stale:
            click.echo(f"{file}: {fact}: có lý do trong source.differences nhưng không còn khác")
        for difference, reason in review.explained if show_all else ():
            click.echo(f"{file}: {difference} — {reason}")
    for file in found.missing:
        click.echo(f"{file}: không có hồ sơ quốc gia để so", err=True)
    _show_bad(found.bad)
    click.echo(
        f"{len(found.reviews)} tệp đã so: {found.open} chỗ khác không có lý do, "
        f"{found.explained} chỗ khác có lý do, {found.stale} lý do đã cũ."
    )
    if not found.reviews:
        raise MotchamError("Không so được tệp nào.", "Kiểm tra --records có trỏ tới hồ sơ không.")
    sys.exit(PROBLEMS if found.open or found.stale or found.bad else GOOD)


def _library(ward: Path | None = None, site_url: str | None = None) -> Library:
    """The checked library; lists the problems and ends where there are errors."""
    library, problems = load_library(ROOT, ward_file=ward, site_url=site_url)
    if library is None:
        _report(problems, "text")
        raise MotchamError("Dữ liệu có lỗi.")
    return library


def _report(problems: Sequence[Problem], format_: str) -> None:
    """Print the problems; an error among them ends the command with status 1."""
    if text := reporters.REPORTERS[format_](problems):
        click.echo(text)
    if has_errors(problems):
        if format_ == "text":
            errors = sum(problem.severity == "error" for problem in problems)
            click.echo(f"{errors} lỗi cần sửa.", err=True)
        sys.exit(PROBLEMS)


def _within(file: str, paths: Sequence[Path]) -> bool:
    return any(Path(file) == path or path in Path(file).parents for path in paths)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


if __name__ == "__main__":
    main()
