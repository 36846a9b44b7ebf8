"""A disk that is full, only read or not ours: one sentence, the old output, nothing left behind."""

from __future__ import annotations

import errno
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer

from generator.disk.store import FOLDER
from generator.guide.fill import Framing
from generator.guide.fragments import Context
from generator.guide.preview import Loaded, preview_server
from tests.breadth import first
from tests.disk.places import left_over, mounted
from tests.guide.conftest import contents, with_frame
from tests.guide.test_fill import drawn
from tests.guide_files import UNIT_LEDGER_FILE, Guide, own, write_guide
from tests.library.test_renovations import FILE, RENOVATION
from tests.portal.records import TEXT
from tests.running import motcham
from tests.test_clock import LEAVING

NOW = "1798765200"  # 2027-01-01 in Vietnam
BALLAST = "ballast"
NEW_PROCEDURE = (
    "new procedure --title Cấp --field ho-tich --national-code 1.000002 --decision 1/QĐ-BTP"
)
NEW_WORKS = (
    "new renovation --kind exempt --house 5 --street Mẫu --allowed Sơn --starts-on 2027-01-05"
    " --ends-on 2027-02-05"
)
WRITERS = [
    "build",
    "build --site-dir new/site",
    "codes update",
    "fill drawn",
    "import record.txt",
    NEW_PROCEDURE,
    f"{NEW_PROCEDURE} --status published",
    NEW_WORKS,
    "print calibration",
    "print code HT01 -o new/folder/HT01.svg",
    "print poster HT01",
    "print poster HT01 --record",
    "print ready --first",
    "print tags HT01 -o tags.pdf",
    "prints removed HT01",
    "renovations archive --yes",
    "schema",
    "serve",
    "translations update HT01",
]
"""Commands that write; each makes something new, or writes anew what is there."""
SAID = {
    "full": "đĩa đã đầy",
    "read only": "ổ đĩa chỉ cho đọc",
    errno.EDQUOT: "đã dùng hết phần đĩa được cấp",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EIO: "đĩa hỏng hoặc đã rút ra",
}


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    """A guide that fills a disk of its own, with a site, papers and print records in it."""
    place = tmp_path_factory.mktemp("disk")
    with (
        mounted(place, "-t", "tmpfs", "-o", "size=48m", "none"),
        pytest.MonkeyPatch.context() as at,
    ):
        guide = write_guide(place / "guide")
        guide.write(FILE, RENOVATION)
        guide.write(own("renovations/2026/R0000QA.yml"), LEAVING)
        guide.write("record.txt", TEXT)
        drawn(guide.root / "drawn")
        with_frame(guide)
        at.chdir(guide.root)
        at.setenv("SOURCE_DATE_EPOCH", NOW)
        for command in ("build", "print poster HT01 --record"):
            assert run(command).exit_code == 0, command
        yield guide


def run(command: str) -> Result:
    return motcham(*command.split())


def fill_up(guide: Guide, leave: int = 0) -> None:
    """Leave so many bytes on the disk of `guide`."""
    free = os.statvfs(guide.root)
    with (guide.root / BALLAST).open("ab") as ballast:
        ballast.write(bytes(free.f_bavail * free.f_frsize - leave))


@pytest.fixture(autouse=True)
def _something_to_issue(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where codes are issued, one is missing; else there would be nothing to write."""
    if "codes update" not in request.node.name:
        yield
        return
    disk: Guide = request.getfixturevalue("disk")
    issued = disk.read(UNIT_LEDGER_FILE)
    disk.write(UNIT_LEDGER_FILE, issued.splitlines(keepends=True)[0])
    yield
    disk.write(UNIT_LEDGER_FILE, issued)


@pytest.fixture(params=["full", "read only"])
def state(
    request: pytest.FixtureRequest, disk: Guide, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """What the disk is like, for temporary files too where a command makes its site there."""
    monkeypatch.chdir(disk.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    if request.param == "full":
        fill_up(disk)
        yield "full"
        disk.delete(BALLAST)
        return
    remount: Sequence[str] = ("mount", "-o", "remount,ro", str(disk.root.parent))
    subprocess.run(remount, check=True)
    yield "read only"
    subprocess.run([*remount[:2], "remount,rw", remount[3]], check=True)


@pytest.mark.parametrize("command", WRITERS)
def test_a_disk_that_takes_nothing_is_said_and_keeps_what_it_had(
    disk: Guide, state: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if command == "serve":
        monkeypatch.setattr(tempfile, "tempdir", str(disk.root))
    before = contents(disk.root)
    refused(run(command), SAID[state])
    assert contents(disk.root) == before
    assert left_over(disk.root) == []
    assert not (disk.root / "new").exists()


def without_results(guide: Guide) -> dict[str, bytes]:
    """Its files, but for the results that are kept for later runs: some may have had room yet."""
    kept = f"{FOLDER.as_posix()}/"
    found = contents(guide.root).items()
    return {name: data for name, data in found if not name.startswith(kept)}


def refused(result: Result, words: str) -> None:
    """One sentence with `words` and how to mend it, and status 1."""
    assert result.exit_code == 1, result.output
    sentence, hint = result.output.splitlines()[-2:]
    assert sentence.startswith("Lỗi: Không ghi được «"), result.output
    assert sentence.endswith(f"({words})."), result.output
    assert hint.startswith("  → ")
    assert result.output.count("Lỗi") == 1


@pytest.mark.parametrize(
    ("command", "leave"),
    [
        ("build", 256 * 1024),
        ("build", 2 * 1024 * 1024),
        ("fill drawn", 32 * 1024),
        ("print ready --first", 256 * 1024),
    ],
)
def test_a_disk_that_fills_up_half_way_keeps_what_it_had(
    disk: Guide, monkeypatch: pytest.MonkeyPatch, command: str, leave: int
) -> None:
    monkeypatch.chdir(disk.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    fill_up(disk, leave)
    before = without_results(disk)
    try:
        refused(run(command), SAID["full"])
        assert without_results(disk) == before
        assert left_over(disk.root) == []
    finally:
        disk.delete(BALLAST)


def test_a_full_disk_for_temporary_files_is_said(
    disk: Guide, monkeypatch: pytest.MonkeyPatch, guide: Guide
) -> None:
    monkeypatch.chdir(guide.root)
    monkeypatch.setattr(tempfile, "tempdir", str(disk.root))
    fill_up(disk)
    try:
        result = run("print poster HT01")
    finally:
        disk.delete(BALLAST)
    assert result.exit_code == 1
    assert "đĩa đã đầy" in result.output
    assert left_over(disk.root) == []


KINDS = [
    (command, number)
    for command in WRITERS
    for number in SAID
    if isinstance(number, int) and command not in {"serve", "print ready --first"}
]


@pytest.mark.parametrize(
    ("command", "number"),
    first(
        [
            ("codes update", errno.EDQUOT),
            ("build", errno.EDQUOT),
            ("fill drawn", errno.EACCES),
            ("print tags HT01 -o tags.pdf", errno.EPERM),
            ("import record.txt", errno.EIO),
        ],
        KINDS,
    ),
)
def test_whatever_the_system_refuses_is_said(
    disk: Guide, monkeypatch: pytest.MonkeyPatch, command: str, number: int
) -> None:
    monkeypatch.chdir(disk.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    for name in ("mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refusing(getattr(tempfile, name), disk.root, number))
    before = without_results(disk)
    refused(run(command), SAID[number])
    assert without_results(disk) == before
    assert left_over(disk.root) == []


def refusing(make: Callable[..., Any], below: Path, number: int) -> Callable[..., Any]:
    """`make`, refused with the error `number` for what is made in or below a folder."""

    def made(*, dir: Path, **names: str) -> Any:  # noqa: A002 - as `tempfile` calls it
        if dir.resolve().is_relative_to(below):
            raise OSError(number, os.strerror(number), str(dir / "x"))
        return make(dir=dir, **names)

    return made


class OnAFullDisk:
    """A guide that is previewed and cannot be read anew."""

    watched: Sequence[Path] = ()
    context: Context | None = None
    framing: Framing | None = None
    loaded: Loaded | None = None
    wrong = False

    def load(self, _: Path) -> Loaded:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def on_a_full_disk() -> Iterator[LiveReloadServer]:
    """A preview whose every build fails."""
    config = MkDocsConfig(config_file_path="mkdocs.yml")
    config.load_dict({"site_name": "x"})
    with (
        LiveReloadServer(lambda: None, "127.0.0.1", 0, root=".") as given,
        preview_server(OnAFullDisk(), given, config, lambda _: None) as server,
    ):
        yield server


def test_a_preview_says_what_the_system_refuses_while_it_builds_anew(
    on_a_full_disk: LiveReloadServer,
) -> None:
    with pytest.raises(Abort, match=r"Không ghi được \(đĩa đã đầy\)"):
        on_a_full_disk.builder()


def test_a_preview_that_cannot_build_anew_goes_on_showing_what_stood_there(
    on_a_full_disk: LiveReloadServer,
) -> None:
    on_a_full_disk._wanted_epoch += 1  # as MkDocs does before it builds; requests wait from now on
    with pytest.raises(Abort):
        on_a_full_disk.builder()
    assert on_a_full_disk._visible_epoch == on_a_full_disk._wanted_epoch


class Unread(OnAFullDisk):
    """As the plugin is while nothing could be read."""

    def load(self, _: Path) -> Loaded:
        raise PluginError("")


@pytest.mark.filterwarnings("ignore:user_configs")
def test_a_preview_says_which_template_is_wrong(tmp_path: Path) -> None:
    templates = tmp_path / "site_src/theme"
    for folder in (templates, tmp_path / "docs"):
        folder.mkdir(parents=True)
    (templates / "404.html").write_text("\n{% if x", encoding="utf-8")
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_name: x\n", encoding="utf-8")
    config = MkDocsConfig(config_file_path=str(file))
    config.load_dict({"site_name": "x", "site_dir": str(tmp_path / "site")})
    theme = Environment(loader=FileSystemLoader(templates), autoescape=True)

    def draw(_: MkDocsConfig) -> None:
        theme.get_template("404.html").render()

    with (
        LiveReloadServer(lambda: None, "127.0.0.1", 0, root=".") as given,
        preview_server(Unread(), given, config, draw) as server,
        pytest.raises(Abort, match=r"site_src/theme/404\.html:2: mẫu này sai"),
    ):
        server.builder()
