"""What commands say goes through a pipe whole, as UTF-8, whatever code page the machine gives it.

Windows gives a pipe cp1252, or cp1258 where it is Vietnamese: most Vietnamese letters are in
neither. An old server gives ASCII.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.breadth import first
from tests.guide_files import AMOUNTS, BIRTH_FILE, PROVINCE_FILE, UNIT, Guide, own
from tests.library.test_renovations import FILE as RENOVATION_FILE
from tests.library.test_renovations import RENOVATION
from tests.portal.records import TEXT
from tests.test_cli import git
from tests.test_docs import commands

ROOT = Path(__file__).parents[1]
CODE_PAGES = ["cp1252", "cp1258", "ascii"]
NAMES = [name.split()[1:] for name, _ in commands(main)]
NOW = "1795564800"  # 2026-11-25
RECORD = "hồ sơ/nuôi mèo.txt"
EMPTY = "chưa có gì"

RUNS: list[tuple[Sequence[str], int, str]] = [
    (["check"], 0, "Không có lỗi: 11 tệp."),
    (["check", BIRTH_FILE], 0, "Không có lỗi: 1 tệp."),
    (["check", "procedures/codes.csv", own("ward.yml")], 0, "Không có lỗi: 2 tệp."),
    (["check", RECORD], 2, f"Không có tệp nào của {UNIT} ở «{RECORD}»"),
    (["check", BIRTH_FILE, "."], 0, "Không có lỗi: 11 tệp."),
    (["check", ".."], 2, "check không đọc chỗ ấy"),
    (["check", "--format", "json"], 0, "[]"),
    (["check", "--base", "HEAD"], 0, "Không có lỗi"),
    (["codes"], 1, "Chưa có trang dựng ở «site»."),
    (["tidy", RECORD], 2, f"«{RECORD}» không phải tệp .yml"),
    (["tidy", BIRTH_FILE], 0, "Không có gì phải dọn."),
    (["codes", "update"], 0, "Sổ mã có thêm 0 mã."),
    (["review"], 0, "Không có việc nào đến hạn"),
    (["review", "--format", "markdown", "--within", "3660"], 0, "### Trong 3660 ngày tới"),
    (["review", "--format", "ics", "--within", "3660"], 0, "SUMMARY:"),
    (["diff", "--base", "HEAD"], 0, "Làm giấy khai sinh mới."),
    (["changes"], 1, "so với bản nào"),
    (["renovations"], 0, "1 công trình, 0 công trình đã cất."),
    (["renovations", "archive"], 0, "Chưa có công trình nào đến lúc cất."),
    (["prints"], 0, "Sổ in chưa có gì"),
    (["prints", "stale"], 0, "0 tờ đang dùng"),
    (["translations"], 0, "câu thiếu"),
    (["import", RECORD], 0, "0 hồ sơ hỏng"),
    (["import", EMPTY], 1, f"Không có hồ sơ nào ở «{EMPTY}»"),
    (["import", "hồ sơ/không có.txt"], 1, "hồ sơ/không có.txt"),
    (["facts", "--records", RECORD], 1, "không có hồ sơ quốc gia để so"),
    (["print", "tags", "HT01", "-o", "in/thẻ móc khóa.pdf"], 0, "in/thẻ móc khóa.pdf: 1 mã"),
    (["print", "tags", "HT99"], 2, "Mã «HT99» không có trong sổ mã"),
    (["print", "tags", "--place", "Quầy"], 2, "--place và --copies chỉ dùng cùng --record"),
    (["print", "code", "HT01", "--size", "to"], 2, "«to» không phải một cỡ"),
    (["wards", "list"], 0, "Phường Thử"),
    (["wards", "list", "--health"], 0, "chưa dựng"),
    (["wards", "check"], 0, "1 đơn vị tốt."),
    (["wards", "check", "không-có"], 2, "Không có đơn vị «không-có»"),
    (["wards", "build", "--shard", "2/2"], 0, "Không có đơn vị nào cần làm."),
    (["wards", "build", "--shard", "3/2"], 2, "cần một phần của tất cả"),
    (["wards", "build", "-o", "trang/{id}/web"], 2, "ghi THƯ-MỤC hoặc THƯ-MỤC/{id}"),
    (["wards", "build"], 1, "không dựng được"),
    (["wards", "back", UNIT], 1, f"Không có trang trước của {UNIT}"),
    (["scans", RECORD], 1, "đây không phải nhật ký truy cập"),
    (["scans", "nhật ký/không có.log"], 1, "nhật ký/không có.log"),
    (["verify", "in/không có.pdf", "--site", "trang"], 1, "Chưa có trang dựng ở «trang»."),
    (["verify", "in/không có.pdf"], 2, "Không mở được «in/không có.pdf»"),
]
"""Commands with what else they are told, their exit status, and some of what they say."""


@pytest.fixture
def pages(guide: Guide) -> Guide:
    """A guide with a renovation, a record to import and a change since the last commit."""
    guide.write(RENOVATION_FILE, RENOVATION)
    guide.write(RECORD, TEXT)
    guide.path(EMPTY).mkdir()
    guide.write(PROVINCE_FILE, AMOUNTS)
    guide.issue_codes()
    git(guide.root, "init", "-q")
    git(guide.root, "add", "-A")
    git(guide.root, "commit", "-qm", "before")
    guide.replace(BIRTH_FILE, "Làm giấy khai sinh cho trẻ.", "Làm giấy khai sinh mới.")
    return guide


def told(code_page: str, arguments: Sequence[str], typed: str = "") -> tuple[int, str]:
    """The exit status of a command, and what it wrote to both of its pipes."""
    done = CliRunner(charset=code_page).invoke(main, arguments, input=typed.encode())
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, done.output_bytes.decode()


@pytest.mark.parametrize("name", NAMES, ids=" ".join)
def test_every_command_has_its_help_and_refuses_wrong_use(name: list[str]) -> None:
    for code_page in CODE_PAGES:
        status, words = told(code_page, [*name, "--help"])
        assert (status, "Usage: " in words) == (0, True)
        status, words = told(code_page, [*name, "--lựa-chọn"])
        assert (status, "--lựa-chọn" in words) == (2, True)
        for english in ("Usage", "Error", "No such", "Try "):
            assert english not in words


@pytest.mark.parametrize(
    ("arguments", "status", "words"), RUNS, ids=[" ".join(arguments) for arguments, _, _ in RUNS]
)
def test_what_a_command_says_is_whole(
    pages: Guide,
    monkeypatch: pytest.MonkeyPatch,
    arguments: Sequence[str],
    status: int,
    words: str,
) -> None:
    monkeypatch.chdir(pages.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    for code_page in CODE_PAGES:
        found, written = told(code_page, arguments)
        assert found == status, written
        assert words in written


TYPED = "exempt\n9\nLê Văn Sỹ\n\n2026-12-01\n2026-12-30\n\nSơn nhà\n\n"


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_what_is_typed_into_a_pipe_is_read_as_utf8(
    pages: Guide, monkeypatch: pytest.MonkeyPatch, code_page: str
) -> None:
    monkeypatch.chdir(pages.root)
    status, written = told(code_page, ["new", "renovation"], TYPED)
    assert status == 0, written
    texts = [
        file.read_text(encoding="utf-8") for file in pages.root.glob(own("renovations/*/*.yml"))
    ]
    assert any("street: Lê Văn Sỹ" in text for text in texts)


ENVIRONMENTS: dict[str, dict[str, str]] = {
    "Windows": {"PYTHONIOENCODING": "cp1252"},
    "Vietnamese Windows": {"PYTHONIOENCODING": "cp1258", "PYTHONLEGACYWINDOWSSTDIO": "1"},
    "an old server": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


def run(guide: Guide, environment: str, *arguments: str, typed: bytes = b"") -> tuple[int, str]:
    """The same of a command in a process of its own; no file was read by the code page."""
    done = subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-m", "generator.cli", *arguments],
        cwd=guide.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), **ENVIRONMENTS[environment]},
        input=typed,
        capture_output=True,
        check=False,
    )
    words = (done.stdout + done.stderr).decode("utf-8", "surrogateescape")
    assert "Traceback" not in words
    assert not re.search(r"generator.*EncodingWarning", words), words
    return done.returncode, words


@pytest.mark.parametrize("environment", first([*ENVIRONMENTS][:1], ENVIRONMENTS))
def test_a_process_says_it_too_and_names_files_in_vietnamese(
    pages: Guide, environment: str
) -> None:
    assert run(pages, environment, "--help")[0] == 0
    status, words = run(pages, environment, "print", "tags", "HT01", "-o", "in/thẻ móc khóa.pdf")
    assert status == 0, words
    assert words.startswith("in/thẻ móc khóa.pdf: 1 mã trên 1 trang")
    assert pages.path("in/thẻ móc khóa.pdf").exists()


def test_what_is_typed_in_another_code_page_is_refused_with_a_sentence(pages: Guide) -> None:
    typed = TYPED.replace("Lê Văn Sỹ", "Trường Chinh").encode("cp1258", "replace")
    before = sorted(pages.root.glob(own("renovations/*/*.yml")))
    status, words = run(pages, "Vietnamese Windows", "new", "renovation", typed=typed)
    assert status == 1
    assert "Lỗi: Có chữ không đọc được" in words
    assert sorted(pages.root.glob(own("renovations/*/*.yml"))) == before


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="Windows has no such terminal to test in")
def test_a_progress_bar_is_drawn_with_the_letters_that_a_terminal_has(pages: Guide) -> None:
    ours, theirs = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", "import", RECORD],
        cwd=pages.root,
        env={**os.environ, "PYTHONPATH": str(ROOT), **ENVIRONMENTS["Windows"]},
        stdout=subprocess.PIPE,
        stderr=theirs,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)
    assert (done.returncode, "0 hồ sơ hỏng" in done.stdout.decode()) == (0, True), shown
    assert b"100%" in shown


OUTSIDE = [
    "check", "build", "serve", "schema", "codes", "codes update", "review", "todo",
    "diff --base HEAD", "changes", "undo", "renovations", "prints", "prints stale", "translations",
    "wards list", "wards check", "wards build", "import x", "facts --records x", "scans x",
    "verify x.pdf",
    "print tags HT01", "print code HT01", "new renovation",
]  # fmt: skip


@pytest.mark.parametrize("command", OUTSIDE)
def test_where_there_is_no_guide_it_is_said_and_nothing_is_written(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    empty = tmp_path / "trống"
    empty.mkdir()
    monkeypatch.chdir(empty)
    done = CliRunner().invoke(main, command.split())
    assert done.exit_code == 1, done.output
    assert "không có trang nào: thiếu thư mục procedures/" in done.output
    assert done.output.count("→") == 1
    assert not list(empty.iterdir())
    inside = guide.path("wards")
    monkeypatch.chdir(inside)
    assert f"cd {guide.root.resolve()}" in CliRunner().invoke(main, command.split()).output


@pytest.mark.parametrize(
    "arguments", [["build", "--as-of", "9999-12-31"], ["wards", "build", "-o", "/"]]
)
def test_a_day_or_a_folder_beyond_reckoning_is_refused(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(guide.root)
    done = CliRunner().invoke(main, arguments)
    assert (done.exit_code in {1, 2}, "Lỗi: " in done.output) == (True, True), done.output
    assert isinstance(done.exception, SystemExit)
