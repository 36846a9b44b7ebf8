"""A pipe, a socket or a device where a file is expected: refused in a sentence, no waiting."""

from __future__ import annotations

import os
import signal
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from PIL import Image

from generator.disk.store import FOLDER
from tests.breadth import first
from tests.disk.places import left_over
from tests.guide.conftest import contents, with_frame
from tests.guide.test_fill import drawn
from tests.guide_files import (
    BIRTH_FILE,
    FIELDS_FILE,
    LEDGER_FILE,
    LIFE_EVENTS_FILE,
    PRINTS_FILE,
    WARD_FILE,
    Guide,
    own,
    write_guide,
)
from tests.library.test_renovations import FILE, RENOVATION
from tests.portal.records import TEXT
from tests.running import motcham
from tests.test_cli import git

GUARD_S = 120
"""Only a guard: what waits for longer would wait for ever."""
SKETCH = own("renovations/2026/hien-trang.png")
NEW_WORKS = (
    "new renovation --kind exempt --house 5 --street M --allowed S --starts-on 2027-01-05"
    " --ends-on 2027-02-05"
)
READ = [
    (WARD_FILE, "check"),
    (BIRTH_FILE, "check"),
    (FIELDS_FILE, "check"),
    (LIFE_EVENTS_FILE, "check"),
    (LEDGER_FILE, "check"),
    (FILE, "check"),
    (SKETCH, "check"),
    (PRINTS_FILE, "check"),
    (own("formats.yml"), "check"),
    (own("printers.yml"), "check"),
    (own("notice.yml"), "check"),
    ("procedures/synonyms.yml", "check"),
    ("procedures/glossary.yml", "check"),
    ("procedures/rights.yml", "check"),
    ("procedures/elsewhere.yml", "check"),
    ("procedures/ho-tich/khai-sinh.en.yml", "check"),
    ("site_src/pages/tin.md", "check"),
    ("site_src/pages/anh.png", "check"),
    ("site_src/en/lien-he.md", "check"),
    ("site_src/theme/stylesheets/them.css", "check"),
    (LEDGER_FILE, "codes update"),
    (LEDGER_FILE, NEW_WORKS),
    (FIELDS_FILE, "import record.txt"),
    (WARD_FILE, "print code HT01 --ward phuong-thu"),
    (own("formats.yml"), "print tags"),
    ("mkdocs.yml", "build"),
    ("mkdocs.en.yml", "build"),
    ("mkdocs.yml", "serve"),
    ("site_src/pages/tin.md", "build"),
    ("site_src/pages/anh.png", "build"),
    ("site_src/theme/stylesheets/them.css", "build"),
    ("site_src/theme/main.html", "build"),
    ("x.pdf", "verify x.pdf"),
    ("x.txt", "import x.txt"),
    ("x.txt", "facts --records x.txt"),
    ("drawn/Q/_/index.html", "fill drawn"),
    ("drawn/anh.png", "fill drawn"),
    ("drawn/Q/HT01/index.html", "codes --site drawn"),
]  # fmt: skip
"""A file, and a command that would read it."""
WRITTEN = [
    ("out", "print code HT01 -o out"),
    ("out", "print tags HT01 -o out"),
    ("out", "print calibration -o out"),
    ("out", "print ready --first -o out"),
    ("out", "print round --csv out"),
    ("out", "build --offline-zip out"),
    ("out", "build --site-dir out"),
]
"""A target, and a command that would write it."""
QUICK = {
    *((file, command, "ống dẫn") for file, command in READ),
    *((file, command, "ống dẫn") for file, command in WRITTEN),
    (BIRTH_FILE, "check", "socket"),
    (BIRTH_FILE, "check", "thiết bị"),
    ("out", "print code HT01 -o out", "thiết bị"),
}
SAYS = {
    ("drawn/Q/_/index.html", "fill drawn"): "Không thấy khung",
    ("drawn/Q/HT01/index.html", "codes --site drawn"): "không có trang drawn/Q/HT01/index.html",
    ("out", "print ready --first -o out"): "không ghi đè",
    ("out", "build --site-dir out"): "không ghi đè",
}
"""Where it is said in other words."""


@contextmanager
def placed(kind: str, path: Path) -> Iterator[None]:
    """Something at `path` that is no file, while the block runs; what stood there comes back."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_bytes() if path.is_file() else None
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as listening:
        if kind == "ống dẫn":
            os.mkfifo(path)
        elif kind == "socket":
            here = Path.cwd()
            os.chdir(path.parent)  # the name of a socket must be short
            listening.bind(path.name)
            os.chdir(here)
        else:
            try:
                os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # zeros without end
            except PermissionError:
                pytest.skip("making devices is not permitted here")
        mode = path.lstat().st_mode
        try:
            yield
            assert path.lstat().st_mode == mode
        finally:
            path.unlink(missing_ok=True)
            if before is not None:
                path.write_bytes(before)


@contextmanager
def guarded() -> Iterator[None]:
    """Fail what waits for ever."""

    def ring(*_: int | FrameType | None) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(GUARD_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """A small guide with files of all kinds; each test puts back what it takes."""
    guide = write_guide(tmp_path_factory.mktemp("special"))
    guide.write(FILE, RENOVATION + "attachments: [{file: hien-trang.png, title: Hiện trạng}]\n")
    Image.new("RGB", (40, 40), "white").save(guide.path(SKETCH))
    guide.write("record.txt", TEXT)
    drawn(guide.root / "drawn")
    with_frame(guide)
    guide.issue_codes()
    return guide


KINDS = ("ống dẫn", "socket", "thiết bị")


@pytest.mark.parametrize(
    ("file", "command", "kind"),
    first(QUICK, [(*row, kind) for row in (*READ, *WRITTEN) for kind in KINDS]),
)
def test_what_is_no_file_is_neither_read_nor_written(
    furnished: Guide, monkeypatch: pytest.MonkeyPatch, file: str, command: str, kind: str
) -> None:
    monkeypatch.chdir(furnished.root)
    kept = f"{FOLDER}/"  # tells how often each was of use
    before = {
        name: data
        for name, data in contents(furnished.root).items()
        if name != file and not name.startswith(kept)
    }
    with placed(kind, furnished.path(file)):
        with guarded():
            result = motcham(*command.split())
        assert result.exit_code == 1, result.output
        assert SAYS.get((file, command), f"đó là một {kind}") in result.output
        after = {name: data for name, data in contents(furnished.root).items() if name in before}
        assert after == before
        assert left_over(furnished.root) == []


def test_a_page_that_is_no_file_stops_a_comparison(
    furnished: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(furnished.root)
    git(furnished.root, "init", "-q")
    git(furnished.root, "add", "-A")
    git(furnished.root, "commit", "-qm", "before")
    with placed("ống dẫn", furnished.path("site_src/pages/tin.md")), guarded():
        result = motcham("diff", "--base", "HEAD")
    assert result.exit_code == 1
    assert "site_src/pages/tin.md:1:1: lỗi: Không mở được tệp (đó là một ống dẫn" in result.output
