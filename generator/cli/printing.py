"""The press: print, keep records of prints, read prints back."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from pathlib import Path

import click

from generator.cli.common import (
    GOOD,
    PROBLEMS,
    ROOT,
    checked_library,
    main,
    path_type,
    progress,
    published_today,
    report,
    require_site,
    roots,
    site_url_option,
    strict_option,
)
from generator.cli.replacing import force_option, is_paper, may_replace
from generator.clock import today
from generator.disk.folders import replaced_folder
from generator.disk.places import locked
from generator.disk.reading import read_plain
from generator.disk.refusals import reason
from generator.disk.writing import write_whole
from generator.errors import MotchamError, WrongUseError
from generator.library.checked.published import Published
from generator.library.forms.paths import Roots
from generator.library.language.formats import join_words
from generator.library.loading.units import site_urls
from generator.library.privacy.personal_data import personal_data
from generator.library.registers.address import Site
from generator.library.registers.prints import append, hanging, one_line
from generator.library.registers.sheet_kinds import About, SheetKind
from generator.press.calibration import calibration_sheet
from generator.press.formats import DEFAULT_FORMAT, format_called, load_formats, punched
from generator.press.notice import notice
from generator.press.poster import SIZES_MM, PaperSize, poster
from generator.press.printers import (
    EXACT,
    PRINTERS,
    Finish,
    Printer,
    load_printers,
    printer_called,
)
from generator.press.products import PRODUCTS, Product
from generator.press.ready import CONTENTS, first_of_each_kind, ready_papers, write_ready
from generator.press.records import record_of, table, taken_down
from generator.press.records import stale as stale_posters
from generator.press.round_sheet import round_sheet
from generator.press.rounds import on_round, round_csv
from generator.press.sheet import Sheet, printable_codes
from generator.press.single import MAX_SIDE_MM, CodeFormat, single
from generator.press.tags import tag_sheet
from generator.press.touch import TABLE, write_touch
from generator.press.verify import is_picture, verify_pdf, verify_picture
from generator.press.verify import table as table_of_readings
from generator.press.wall import wall_poster
from generator.press.wording import load_wording


def _millimetres(_: click.Context, __: click.Parameter, value: str) -> float:
    number = value.strip().removesuffix("mm").strip()
    if not re.fullmatch(r"[0-9]{1,6}([.,][0-9]{1,6})?", number, re.ASCII):
        raise click.BadParameter(f"«{value}» không phải một cỡ; ghi số mm, như 30mm hoặc 30.")
    side = float(number.replace(",", "."))
    if not 0 < side <= MAX_SIDE_MM:
        raise click.BadParameter(f"«{value}» phải lớn hơn 0 và không quá {MAX_SIDE_MM} mm.")
    return side


@dataclass(frozen=True)
class _Note:
    """What the print records are to say of a sheet that is printed."""

    place: str
    copies: int


def _place(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and personal_data(value):
        raise click.BadParameter("ghi một nơi, không ghi tên hay số của ai.")
    return None if value is None else one_line(value)


place_option = click.option(
    "--place", callback=_place, help="Where the paper hangs: a place, never a person."
)


def record_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a printing command --record; its parameter `note` is None where that is not given."""

    @click.option("--record", is_flag=True, help="Also note the print in prints.csv.")
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
            raise click.UsageError("--place và --copies chỉ dùng cùng --record.")
        command(note=_Note(place or "", copies or 1) if record else None, **options)

    return with_note


printer_option = click.option(
    "--printer", metavar="NAME", help=f"Draw the pages for this printer of your {PRINTERS}."
)


@main.group(name="print")
def print_() -> None:
    """Print codes, as PDF or each alone; nothing is written that has not been read back."""


@dataclass(frozen=True)
class _Job:
    """What a printing command works with: the guide, its unit, how to finish."""

    published: Published
    unit: Roots
    finish: Finish
    note: _Note | None
    force: bool


def _job_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a printing command the options that all papers have; it takes them as one `job`."""

    @strict_option
    @site_url_option
    @printer_option
    @click.option(
        "--for-print-shop",
        "shop",
        is_flag=True,
        help="PDF/X-4 for offset printing: 3 mm of bleed, and colours as inks.",
    )
    @wraps(command)
    def with_job(  # noqa: PLR0913 - click's options
        *,
        strict: bool,
        site_url: str | None,
        printer: str | None,
        shop: bool,
        note: _Note | None = None,
        force: bool = False,
        **options: object,
    ) -> None:
        if shop and printer is not None:
            raise click.UsageError("--for-print-shop không dùng cùng --printer (máy ở quầy).")
        published, unit = published_today(site_url), roots()
        finish = Finish(strict, _printer(printer, unit), shop)
        command(job=_Job(published, unit, finish, note, force), **options)

    return with_job


def _paper_options(command: Callable[..., None]) -> Callable[..., None]:
    """The same, --record and --force."""
    return force_option(record_options(_job_options(command)))


def _printer(name: str | None, unit: Roots) -> Printer:
    """The printer called `name`; lists what is wrong in printers.yml and ends there."""
    if name is None:
        return EXACT
    printers, problems = load_printers(unit)
    report(problems, "text")
    return printer_called(name, printers)


def _help_of(kind: SheetKind) -> str:
    return PRODUCTS[kind].help


@print_.command(name=SheetKind.TAGS, help=_help_of(SheetKind.TAGS))
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
@click.option(
    "--hole", is_flag=True, help="Mark where to punch each tag; words and code keep clear of it."
)
@click.option(
    "--english",
    "in_english",
    is_flag=True,
    help="Titles in Vietnamese and English; the code leads to the same address.",
)
@_paper_options
def _tags_command(  # noqa: PLR0913 - click's options
    *,
    codes: Sequence[str],
    format_: str,
    start: int,
    hole: bool,
    in_english: bool,
    output: Path,
    job: _Job,
) -> None:
    formats, problems = load_formats(job.unit)
    report(problems, "text")
    form = format_called(format_, formats)
    form = punched(form) if hole else form
    codes = codes or printable_codes(job.published)
    sheet = tag_sheet(
        job.published, codes, form=form, start=start, in_english=in_english, finish=job.finish
    )
    _write_sheet(sheet, output, job)


@print_.command(name=SheetKind.ALL, help=_help_of(SheetKind.ALL))
@click.option("-o", "--output", type=path_type, default="print/all.pdf", show_default=True)
@_paper_options
def _all_command(output: Path, job: _Job) -> None:
    _write_sheet(wall_poster(job.published, finish=job.finish), output, job)


def _paper(product: Product) -> None:
    """Add the command that prints the product of one code."""
    kind = product.kind

    @print_.command(name=kind, help=product.help)
    @click.argument("code")
    @click.option(
        "-o", "--output", type=path_type, help=f"The file; print/{kind}-CODE.pdf by default."
    )
    @_paper_options
    def command(code: str, output: Path | None, job: _Job) -> None:
        sheet = product.make(job.published, code, finish=job.finish)
        _write_sheet(sheet, output or Path(f"print/{kind}-{code}.pdf"), job)


case_option = click.option(
    "--case",
    "case_",
    metavar="ID",
    default="",
    help="Only what one case needs; its id is in the procedure's file.",
)


@print_.command(name=SheetKind.POSTER, help=_help_of(SheetKind.POSTER))
@click.argument("code")
@click.option(
    "--size",
    type=click.Choice(list(SIZES_MM)),
    default="A4",
    show_default=True,
    help="The paper; on A5 all is drawn smaller.",
)
@case_option
@click.option("-o", "--output", type=path_type, help="The file; print/poster-CODE.pdf by default.")
@_paper_options
def _poster_command(code: str, size: PaperSize, case_: str, output: Path | None, job: _Job) -> None:
    sheet = poster(job.published, code, size=size, case=case_, finish=job.finish)
    _write_sheet(sheet, output or _file_of_case("poster", code, case_), job, case_)


def _paper_of_case(kind: SheetKind) -> None:
    """Add the command that prints the product of one procedure, or of one case of it."""

    @print_.command(name=kind, help=_help_of(kind))
    @click.argument("code")
    @case_option
    @click.option(
        "-o", "--output", type=path_type, help=f"The file; print/{kind}-CODE.pdf by default."
    )
    @_paper_options
    def command(code: str, case_: str, output: Path | None, job: _Job) -> None:
        sheet = PRODUCTS[kind].make(job.published, code, case=case_, finish=job.finish)
        _write_sheet(sheet, output or _file_of_case(kind, code, case_), job, case_)


_paper_of_case(SheetKind.LEAFLET)
_paper_of_case(SheetKind.LARGE)


def _file_of_case(kind: str, code: str, case: str) -> Path:
    return Path(f"print/{'-'.join(filter(None, (kind, code, case)))}.pdf")


_OWN_OPTIONS = {SheetKind.POSTER, SheetKind.LEAFLET, SheetKind.LARGE, SheetKind.NOTICE}
for _product in PRODUCTS.values():
    if _product.kind.about not in {About.CODES, About.GUIDE} and _product.kind not in _OWN_OPTIONS:
        _paper(_product)


@print_.command(name=SheetKind.NOTICE, help=_help_of(SheetKind.NOTICE))
@click.argument("code")
@click.option("--number", type=click.IntRange(1, 99_999), help="The paper's number, if it has one.")
@click.option(
    "--date", "signed_on", type=click.DateTime(["%Y-%m-%d"]), help="The day it is signed."
)
@click.option("-o", "--output", type=path_type, help="The file; print/notice-CODE.pdf by default.")
@_paper_options
def _notice_command(
    code: str, number: int | None, signed_on: datetime | None, output: Path | None, job: _Job
) -> None:
    wording, problems = load_wording(job.unit)
    report(problems, "text")
    sheet = notice(
        job.published,
        code,
        wording=wording,
        number=number,
        signed_on=signed_on.date() if signed_on else None,
        finish=job.finish,
    )
    _write_sheet(sheet, output or Path(f"print/notice-{code}.pdf"), job)


@print_.command(name=SheetKind.ROUND, help=_help_of(SheetKind.ROUND))
@click.option("--neighbourhood", metavar="NAME", help="Only this one; 3 stands for Khu phố 3.")
@click.option("--csv", "table_file", type=path_type, metavar="FILE", help="Also as a table.")
@click.option("-o", "--output", type=path_type, default="print/round.pdf", show_default=True)
@_paper_options
def _round_command(
    neighbourhood: str | None, table_file: Path | None, output: Path, job: _Job
) -> None:
    works = on_round(job.published, neighbourhood)
    sheet = round_sheet(job.published, works, finish=job.finish)
    _write_sheet(sheet, output, job)
    if table_file:
        table_ = round_csv(job.published, works)
        may_replace(
            table_file,
            lambda file: file.split(b"\n", 1)[0] == table_.split(b"\n", 1)[0],
            force=job.force,
        )
        write_whole(table_file, table_)
        click.echo(f"{table_file}: {len(works)} công trình, mở được bằng Excel.")


@print_.command()
@click.option(
    "-o",
    "--output",
    type=path_type,
    default="print/ready",
    show_default=True,
    metavar="DIR",
    help="The folder; it is replaced only when every paper is well.",
)
@click.option("--first", is_flag=True, help="Only the first of each kind, to look at.")
@_job_options
def ready(output: Path, first: bool, job: _Job) -> None:  # noqa: FBT001 - click passes it by name
    """All papers at once: tags, the wall poster, every group, poster and leaflet."""
    papers = ready_papers(job.published, job.finish)
    papers = first_of_each_kind(papers) if first else papers
    with replaced_folder(output, CONTENTS) as folder, progress(papers, "In") as shown:
        codes = write_ready(shown, folder)
    click.echo(f"{output}/: {len(papers)} tệp, {codes} mã đã đọc lại; xem {output / CONTENTS}.")


@print_.command()
@click.option("-o", "--output", type=path_type, default="print/calibration.pdf", show_default=True)
@printer_option
@force_option
def calibration(output: Path, printer: str | None, force: bool) -> None:  # noqa: FBT001 - click passes it by name
    """An A4 sheet to measure a printer with, and the line for printers.yml.

    With --printer it is drawn for that printer, to see whether its line is right.
    """
    found = _printer(printer, roots())
    sheet = calibration_sheet(today(), found, printer or "")
    may_replace(output, is_paper(sheet), force=force)
    write_whole(output, sheet)
    click.echo(f"{output}: in ở tỉ lệ 100 %, đo rồi ghi vào {PRINTERS} như tờ giấy chỉ.")


@print_.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option(
    "-o",
    "--output",
    type=path_type,
    default="print/touch",
    show_default=True,
    metavar="DIR",
    help="The folder; it is replaced.",
)
@site_url_option
def touch(codes: Sequence[str], output: Path, site_url: str | None) -> None:
    """NFC tags and tables: an NDEF file of each code, and a CSV for writers and print shops."""
    published = published_today(site_url)
    codes = codes or printable_codes(published)
    with replaced_folder(output, TABLE) as folder:
        write_touch(published, codes, folder)
    click.echo(f"{output}/: {len(dict.fromkeys(codes))} mã cho thẻ NFC; bảng ở {output / TABLE}.")


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
@site_url_option
@force_option
def code_(  # noqa: PLR0913, PLR0917 - click's options
    code: str,
    format_: CodeFormat,
    side_mm: float,
    output: Path | None,
    site_url: str | None,
    force: bool,  # noqa: FBT001 - click passes it by name
) -> None:
    """One code for your own layout, in its true size: an SVG or a PNG."""
    found = single(published_today(site_url), code, format_, side_mm)
    output = output or Path(f"print/code-{code}.{format_}")
    may_replace(output, lambda file: found.words.encode() in file, force=force)
    write_whole(output, found.data)
    click.echo(f"{output}: đã đọc lại bằng {join_words(list(found.proof.decoders))}.")
    click.echo(found.measures)


def _write_sheet(sheet: Sheet, output: Path, job: _Job, case: str = "") -> None:
    unit, note = job.unit, job.note
    may_replace(output, is_paper(sheet.pdf), force=job.force)
    if note:
        record = record_of(sheet, today(), note.place, note.copies, case)
        append(unit / unit.prints, [record], {output: sheet.pdf})
    else:
        write_whole(output, sheet.pdf)
    proof = sheet.proof
    click.echo(
        f"{output}: {proof.codes} mã trên {proof.pages} trang, "
        f"đã đọc lại bằng {join_words(list(proof.decoders))}."
    )
    for sentence in (*sheet.measures, *sheet.notes):
        click.echo(sentence)
    if proof.strict:
        click.echo("Mã nào cũng đọc được khi mòn như sau một năm.")
    if job.finish.shop:
        click.echo("Tệp cho nhà in: PDF/X-4, in offset theo FOGRA39, cắt theo TrimBox.")
    if note:
        click.echo(f"Đã ghi vào {unit.prints}; lưu tệp này cùng các tệp khác.")


@main.group(invoke_without_command=True)
@click.pass_context
def prints(ctx: click.Context) -> None:
    """List what was printed with --record, where it hangs and how many."""
    if ctx.invoked_subcommand:
        return
    records = checked_library().prints
    if not records:
        click.echo("Sổ in chưa có gì: in với --record để ghi vào.")
        return
    for line in table(records):
        click.echo(line)


@prints.command()
def stale() -> None:
    """List the papers that are no longer right, with what to do."""
    published = published_today()
    found = list(stale_posters(published))
    for item in found:
        click.echo(f"{item}\n  → {item.hint}")
    hang = sum(record.copies for record in hanging(published.prints))
    wrong = sum(item.record.copies for item in found)
    click.echo(f"{hang} tờ đang dùng, {wrong} tờ cần thay hoặc gỡ.")
    sys.exit(PROBLEMS if found else GOOD)


@prints.command()
@click.argument("code")
@place_option
def removed(code: str, place: str | None) -> None:
    """Note that a poster or a leaflet was taken away; without --place, everywhere.

    CODE may name one case too, as the print records do: HT01/bo-roi.
    """
    unit = roots()
    register = unit / unit.prints
    with locked(register.parent, register):  # what is taken down must still be about
        records = taken_down(published_today(), code, place)
        append(register, records)
    for record in records:
        where = f" ở {record.place}" if record.place else ""
        click.echo(f"Đã ghi: {record.kind.label} {record.paper} đã gỡ{where}.")


@main.command()
@click.argument("file", type=path_type, metavar="FILE")
@click.option("--site", "site_dir", type=path_type, help="Also check that each page is there.")
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    help="The format of tags that another program made a PDF or a scan of: whether they are whole.",
)
@site_url_option
def verify(file: Path, site_dir: Path | None, format_: str | None, site_url: str | None) -> None:
    """Read every code of a PDF, or of a photo of a paper, and check where it leads."""
    library = checked_library(site_url)
    if site_dir:
        require_site(site_dir)
    try:
        pdf = read_plain(file)
    except OSError as error:
        message = f"Không mở được «{file}» ({reason(error)})."
        kind = WrongUseError if isinstance(error, FileNotFoundError) else MotchamError
        raise kind(message, "Kiểm tra tên tệp.") from error
    unit = roots().ward
    others = {one: Site(url) for one, url in site_urls(ROOT).items() if one != unit}
    look = verify_picture if is_picture(pdf) else verify_pdf
    form = None
    if format_:
        formats, problems = load_formats(roots())
        report(problems, "text")
        form = format_called(format_, formats)
    former = [*map(Site, library.ward.former_site_urls)]
    found = look(pdf, site_dir, library.site, library.rows, others, former=former, form=form)
    readings = found.readings
    click.echo(table_of_readings(readings))
    wrong = sum(not reading.ok for reading in readings)
    click.echo(f"{len(readings)} mã, {wrong} sai.")
    if found.unread:
        codes = ", ".join(reading.code or "?" for reading in readings)
        every = len(readings) + found.unread
        click.echo(f"Đọc được {len(readings)} trong {every} mã thấy trong ảnh: mã {codes}.")
    if found.lost:
        click.echo(f"Tờ này có mã {', '.join(found.lost)} nhưng không đọc được: in lại tờ ấy.")
    for warning in found.warnings:
        click.echo(warning)
    sys.exit(PROBLEMS if wrong or found.unread or found.lost else GOOD)
