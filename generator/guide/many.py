"""Many units from one checkout: the site of each is a folder of its own, and its faults are too.

`out/<id>/` is the root of a unit's site. What stood there before its last build is kept beside
`out`, in `<out>.truoc/<id>/`, where no host shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import TypeVar

from generator.disk.folders import copy_folder, replaced_folder
from generator.disk.refusals import refused
from generator.disk.store import storing
from generator.errors import MotchamError
from generator.guide.build import build_site
from generator.guide.fragments import SOON, Context
from generator.guide.languages import languages
from generator.guide.links import check_files, check_guide
from generator.guide.options import BuildOptions
from generator.guide.proof import day_of
from generator.library.checked.library import Library, load_library
from generator.library.desk.days_off import days_off
from generator.library.desk.due import dated
from generator.library.forms import reporters
from generator.library.forms.paths import Roots
from generator.library.forms.problems import Problem, has_errors
from generator.views.guide import GuideView

Said = TypeVar("Said")

_HOME = "index.html"
_BEFORE = ".truoc"
_building = Lock()
"""MkDocs logs and speaks one language in a whole process, so that builds one site at a time."""


@dataclass(frozen=True)
class UnitReport:
    """What became of one unit: `wrong` says what is the matter, and is empty where nothing is."""

    unit: str
    pages: int = 0
    wrong: str = ""


def build(library: Library, unit: Roots, out: Path, day: date) -> UnitReport:
    """Build the site of `unit` as on `day` into `out`; a site that stood there is kept beside it.

    Raises MotchamError where it cannot be built or written; the old site stays then.
    """
    published = library.on(day)
    problems = check_guide(unit, library, published)
    if has_errors(problems):
        raise MotchamError(_errors(problems))
    site = out / unit.ward
    ready = Context(published, languages(unit.folder), unit)
    with _kept(site, earlier(out, unit.ward)):
        build_site(unit.folder, site, BuildOptions(unit.ward, as_of=day, ready=ready))
    return UnitReport(unit.ward, pages=len(list(site.glob("Q/*/index.html"))))


def build_unit(folder: Path, out: Path, day: date, unit: str) -> UnitReport:
    """Build the site of one unit of the guide in `folder`; whatever is wrong with it is told."""
    roots = Roots(folder, unit)
    with storing(folder):
        return _build_unit(roots, out, day)


def _build_unit(roots: Roots, out: Path, day: date) -> UnitReport:
    unit = roots.ward
    try:
        library, problems = load_library(roots)
        if library is None:
            return UnitReport(unit, wrong=_errors([*problems, *check_files(roots)]))
        with _building:
            return build(library, roots, out, day)
    except MotchamError as error:
        return UnitReport(unit, wrong=str(error))
    except OSError as error:
        return UnitReport(unit, wrong=str(refused(error)))


def each(
    step: Callable[[str], Said], units: Sequence[str], jobs: int = 1, cluster: str = ""
) -> Iterator[Said]:
    """What `step` says of each unit, in their order, `jobs` of them at a time.

    With `cluster`, the address of a Dask scheduler, its workers do it: they see the same folders.
    Raises MotchamError where there is no such cluster, or a process is killed.
    """
    joblib = import_module("joblib")  # 200 ms, which no other command needs
    with _on(cluster):
        work = joblib.Parallel(n_jobs=-1 if cluster else jobs, return_as="generator")
        try:
            yield from work(joblib.delayed(step)(unit) for unit in units)
        except BrokenProcessPool as error:
            message = "Một tiến trình bị dừng giữa chừng, thường vì hết bộ nhớ."
            raise MotchamError(message, "Chạy lại với --jobs nhỏ hơn.") from error


@contextmanager
def _on(cluster: str) -> Iterator[None]:
    if not cluster:
        yield
        return
    try:
        distributed = import_module("distributed")  # an extra
    except ImportError as error:
        hint = "Cài thêm: pip install 'motcham[dask]', trên máy này và trên các máy của cụm."
        raise MotchamError("Chưa cài Dask, nên không chia việc cho cụm máy được.", hint) from error
    try:
        client = distributed.Client(cluster, timeout=10)
    except (OSError, ValueError) as error:
        hint = "Chạy «dask scheduler» trước, rồi ghi địa chỉ của nó, như tcp://10.0.0.5:8786."
        raise MotchamError(f"Không nối được tới cụm Dask ở «{cluster}».", hint) from error
    with client, import_module("joblib").parallel_config(backend="dask"):
        yield


def builder(folder: Path, out: Path, day: date) -> Callable[[str], UnitReport]:
    """The step that builds a unit, wherever it is done."""
    return partial(build_unit, folder.resolve(), out.resolve(), day)


def earlier(out: Path, unit: str) -> Path:
    """Where the site is kept that stood there before the last build of a unit."""
    place = out.resolve()
    return place.with_name(f"{place.name}{_BEFORE}") / unit


def put_back(out: Path, unit: str) -> date:
    """Let a unit's site and the one before it change places; gives the day of what stands now.

    Raises MotchamError where there is none before it.
    """
    site, before = out / unit, earlier(out, unit)
    if not (before / _HOME).is_file():
        message = f"Không có trang trước của {unit} trong {before.parent}/."
        raise MotchamError(message, "Mỗi lần dựng xong mới giữ lại trang trước đó.")
    with _kept(site, before), replaced_folder(site) as fresh:
        copy_folder(before, fresh)
    return day_of(site)


@contextmanager
def _kept(site: Path, before: Path) -> Iterator[None]:
    """Keep the site that stands at `site` as `before`, if the block ends well."""
    with ExitStack() as stack:
        if (site / _HOME).is_file():
            copy_folder(site, stack.enter_context(replaced_folder(before)))
        yield


def is_due(unit: Roots, site: Path, day: date) -> bool:
    """Whether the unit's pages tell something else on `day` than the day before, or work is due.

    Where `site` was built earlier than that, since then. A unit with errors is due: it must be
    looked at.
    """
    library, _ = load_library(unit)
    if library is None:
        return True
    since = day - timedelta(days=1)
    if (site / _HOME).is_file():
        since = min(since, day_of(site))
    falls_due = any(due.on and since < due.on <= day for due in dated(library, day))
    return falls_due or _told(library, unit, since) != _told(library, unit, day)


def _told(library: Library, unit: Roots, day: date) -> tuple[object, ...]:
    """All that the pages tell on `day`."""
    published = library.on(day)
    off = days_off(published.ward, published.holidays, day)
    near = [(each.first > day, each.first <= day + SOON) for each in off]
    return GuideView(published).all(unit), published.ended_renovations, off, near


def _errors(problems: Sequence[Problem]) -> str:
    return reporters.text([one for one in problems if one.severity == "error"])
