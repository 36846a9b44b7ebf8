"""What every command needs: the group, the shared options, the library, the report."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

import click

from generator import __version__
from generator.cli.click_words import in_vietnamese, places, speak_vietnamese
from generator.clock import today
from generator.disk.refusals import refused
from generator.disk.store import storing
from generator.errors import MotchamError, WrongUseError
from generator.library.checked.library import Library, load_library
from generator.library.checked.published import Published
from generator.library.editions.git import checked_out
from generator.library.forms import reporters
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem, has_errors
from generator.library.language.locale import current_locale, use_locale
from generator.library.loading.units import roots_of
from generator.library.models.ward import site_address
from generator.library.registers.ruin import ruin_first

ROOT = Path()
"""Commands work on the project in the current folder."""

Item = TypeVar("Item")

GOOD, PROBLEMS, WRONG_USE = 0, 1, 2
"""Exit statuses; click too ends with 2 on wrong use."""

speak_vietnamese()


class Command(click.Command):
    """A command whose errors are Vietnamese to their first word."""

    def get_usage(self, ctx: click.Context) -> str:
        """How the command is called, above an error."""
        return in_vietnamese(super().get_usage(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was written; an error names its place as the line above it does."""
        try:
            return super().parse_args(ctx, args)
        except click.BadParameter as error:
            if isinstance(error.param, click.Argument) and error.param_hint is None:
                error.param_hint = f"«{places(error.param.make_metavar(ctx))}»"
            raise


class Commands(click.Group):
    """Shows MotchamError as a sentence, never as a traceback.

    `later` has the commands of each module that is imported only when one of them is asked for:
    they bring MkDocs, Typst and the decoders, and `check` needs none of them.
    """

    group_class = type  # groups within it are of this class too
    command_class = Command
    later: Mapping[str, tuple[str, ...]] = {}

    def main(self, *arguments: Any, **settings: Any) -> Any:
        """Run the command line."""
        speak_utf8()
        with storing(ROOT):
            return super().main(*arguments, **settings)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a command; after its name, too, the unit may be said."""
        cmd.params.append(_ward_option(None))
        super().add_command(cmd, str(name or cmd.name))  # click shows a kind by its repr

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        for module, names in self.later.items():
            if cmd_name in names:
                import_module(f"{__package__}.{module}")
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        self.import_all()
        return super().list_commands(ctx)

    def get_usage(self, ctx: click.Context) -> str:
        """How the commands are called, above an error."""
        return in_vietnamese(super().get_usage(ctx))

    def import_all(self) -> None:
        """Import the modules that were left for later."""
        for module in self.later:
            import_module(f"{__package__}.{module}")

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error for people ends it with status 1, wrong use with 2."""
        try:
            return super().invoke(ctx)
        except MotchamError as error:
            click.echo(f"Lỗi: {error}", err=True)
            ctx.exit(WRONG_USE if isinstance(error, WrongUseError) else PROBLEMS)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # nobody listens any more, and click ends in silence
            click.echo(f"Lỗi: {refused(error)}", err=True)
            ctx.exit(PROBLEMS)
        except UnicodeError:  # from an argument, or a pipe that is not UTF-8
            hint = "Gõ lại, hoặc lưu lại bằng bảng mã UTF-8."
            click.echo("Lỗi: Có chữ không đọc được trong điều đã gõ.\n  → " + hint, err=True)
            ctx.exit(PROBLEMS)


def speak_utf8() -> None:
    """Make pipes and files UTF-8, as in Python's UTF-8 mode; a terminal keeps its own letters.

    Windows gives pipes a code page in which most Vietnamese letters do not exist.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:  # names of files are written as they came
            stream.reconfigure(encoding="utf-8", errors=sys.getfilesystemencodeerrors())


_UNIT = "motcham.unit"


def _ward_option(envvar: str | None) -> click.Option:
    """The option --ward; what it says holds for the whole command line."""

    def remember(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
        if value is not None:
            ctx.meta[_UNIT] = value

    return click.Option(
        ["--ward"],
        metavar="ID",
        envvar=envvar,
        expose_value=False,
        callback=remember,
        help="The unit, by its folder in wards/; needed where there is more than one.",
    )


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[_ward_option("MOTCHAM_WARD")],
)
@click.version_option(__version__, prog_name="motcham")
def main() -> None:
    """Một chạm: QR-linked guides to the procedures of a Vietnamese ward."""


path_type = click.Path(path_type=Path)
existing_type = click.Path(path_type=Path, exists=True)


def _address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    return None if value is None else site_address(value)


site_url_option = click.option(
    "--site-url",
    metavar="URL",
    callback=_address,
    help="The site's address instead of the one in the ward's file.",
)

strict_option = click.option(
    "--strict", is_flag=True, help="Also prove that each code is read after a year on a key ring."
)


def said_ward() -> str | None:
    """The unit that the command line or MOTCHAM_WARD names."""
    return click.get_current_context().meta.get(_UNIT)


def roots() -> Roots:
    """The guide in the current folder and the unit that the command is about.

    Raises MotchamError where it is not clear which one.
    """
    return roots_of(ROOT, said_ward())


def checked_library(site_url: str | None = None) -> Library:
    """The checked library; lists the problems and ends where there are errors.

    The command speaks as its unit from then on.
    """
    library, problems = load_library(roots(), site_url=site_url)
    if library is None:
        report(problems, "text")
        raise MotchamError("Dữ liệu có lỗi.")
    speech = use_locale(current_locale(), library.ward.level)
    click.get_current_context().with_resource(speech)
    return library


def require_site(folder: Path) -> None:
    """Raise MotchamError where there is no folder of a built site."""
    if not folder.is_dir():
        raise MotchamError(f"Chưa có trang dựng ở «{folder}».", "Chạy «motcham build» trước.")


def published_today(site_url: str | None = None) -> Published:
    """What is published today; lists the problems and ends where there are errors."""
    return checked_library(site_url).on(today())


def report(problems: Sequence[Problem], format_: str, *, whole: bool = True) -> None:
    """Print the problems; an error among them ends the command with status 1.

    They are all there are only where they are the `whole`: some can be found in a sound guide only.
    """
    problems = ruin_first(problems)
    if text := reporters.REPORTERS[format_](problems):
        click.echo(text)
    if has_errors(problems):
        if format_ == "text":
            errors = sum(problem.severity == "error" for problem in problems)
            click.echo(f"{errors} lỗi cần sửa.", err=True)
            if not whole:
                click.echo("Sửa xong thì chạy lại: có phần khi hết lỗi mới soát được.", err=True)
        sys.exit(PROBLEMS)


def progress(items: Sequence[Item], label: str) -> AbstractContextManager[Iterable[Item]]:
    """A progress bar on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        return nullcontext(items)
    return click.progressbar(items, label=label, file=sys.stderr)


@contextmanager
def earlier_edition(base: str) -> Iterator[tuple[Roots, Library] | None]:
    """Where the unit's guide as it was at the git revision `base` stands now, and its library.

    None where there was no such unit then. Raises MotchamError where there is no such revision, and
    with the first problem that blocks where it had errors.
    """
    unit = roots()
    with checked_out(ROOT, base) as folder:
        before = unit.in_folder(folder)
        if not (before / before.ward_file).is_file():
            yield None
            return
        library, problems = load_library(before)
        if library is None:
            first = next(problem for problem in problems if problem.severity == "error")
            message = f"Bản ở «{base}» có lỗi nên không so được. {first.file}:{first.line}: "
            hint = "So với một bản không lỗi: --base REV khác."
            raise MotchamError(message + first.message, hint)
        yield before, library
