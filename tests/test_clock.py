"""One clock: the day is Vietnam's for every command, and nothing else asks the system for it."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

import click
import pikepdf
import pytest

from generator import clock
from generator.cli import main
from generator.errors import MotchamError
from generator.library.registers.prints import HEADER
from generator.views.edition import edition_of
from generator.views.sheets import poster_view
from tests.breadth import first
from tests.guide.conftest import with_frame
from tests.guide.test_fill import drawn
from tests.guide_files import (
    AMOUNTS,
    BIRTH_FILE,
    COPY,
    LEDGER_FILE,
    PRINTS_FILE,
    PROVINCE_FILE,
    UNIT,
    UNIT_LEDGER_FILE,
    Guide,
    own,
)
from tests.library.test_renovations import FILE, RENOVATION
from tests.portal.records import TEXT
from tests.running import motcham
from tests.test_desk import git
from tests.test_docs import commands

ROOT = Path(__file__).parents[1]
EVENING = datetime(2026, 12, 31, 17, 10, tzinfo=UTC)
"""When the site is published each night: ten past midnight in Vietnam."""
NEW_YEAR = date(2027, 1, 1)
RUNNING = RENOVATION.replace("ends_on: 2026-12-30", "ends_on: 2026-12-31")
LEAVING = """\
code: R0000QA
basis: {kind: exempt}
place: {house: 1, street: Đường Cũ}
allowed: [Sơn nhà]
starts_on: 2026-09-10
ends_on: 2026-10-02
status: finished
"""
"""Works whose ninety days are over with the old year."""


class Evidence(NamedTuple):
    """A command, and where its day shows: in what it prints, or in `file`; in a PDF's own date."""

    command: str
    says: str = "2027-01-01"
    file: str = ""


DAY_SHOWS = [
    Evidence("build", "Phường đã gỡ thông tin", "site/Q/R0000QA/index.html"),
    Evidence("fill drawn", "Phường đã gỡ thông tin", "drawn/Q/R0000QA/index.html"),
    Evidence("check", "Không có lỗi"),
    Evidence("codes update", file=LEDGER_FILE),
    Evidence("changes --base HEAD", file=own("changes.yml")),
    Evidence("diff --base HEAD", "nay là bản 01/2027"),
    Evidence("import record.txt", file="procedures/ho-so-quoc-gia/dang-ky-nuoi-meo.yml"),
    Evidence(
        "new procedure --library --title Cấp --field ho-tich --national-code 1.000002"
        " --decision 1/QĐ-BTP --status published",
        file=LEDGER_FILE,
    ),
    Evidence(
        "new renovation --kind exempt --house 5 --street Mẫu --allowed Sơn --starts-on 2027-01-05"
        " --ends-on 2027-02-05",
        file=UNIT_LEDGER_FILE,
    ),
    Evidence(
        "start xa-hai --name Xã --province Tỉnh --address 5 --phone 02103800123"
        " --site-url https://hai.tinh.vn/",
        file="wards/xa-hai/codes.csv",
    ),
    Evidence("print all --record", file=PRINTS_FILE),
    Evidence("print calibration", file="print/calibration.pdf"),
    Evidence("print card HT01 --record", file=PRINTS_FILE),
    Evidence("print gate R7K2QXM --record", file=PRINTS_FILE),
    Evidence("print group LVHT --record", file=PRINTS_FILE),
    Evidence("print large HT01 --record", file=PRINTS_FILE),
    Evidence("print leaflet HT01 --record", file=PRINTS_FILE),
    Evidence("print notice R7K2QXM --record", file=PRINTS_FILE),
    Evidence("print poster HT01 --record", file=PRINTS_FILE),
    Evidence("print ready", file="print/ready/all.pdf"),
    Evidence("print round --record", file=PRINTS_FILE),
    Evidence("print tags --record", file=PRINTS_FILE),
    Evidence("prints removed HT01", file=PRINTS_FILE),
    Evidence("prints stale", "nay là bản 01/2027"),
    Evidence("renovations", "R7K2QXM  Quá hạn"),
    Evidence("renovations archive --yes", "Đã cất 1 công trình"),
    Evidence("review", "nay là bản 01/2027"),
    Evidence("wards build -o s", "Phường đã gỡ thông tin", f"s/{UNIT}/Q/R0000QA/index.html"),
    Evidence("wards check", "1 đơn vị tốt."),
]
NO_DAY_SHOWS = {
    "attach",
    "move-host",
    *("print touch", "scans", "tidy", "undo"),
    *("wards back", "wards list"),
    "todo",
    *("codes", "facts", "prints", "print code", "schema", "translations", "translations update"),
    *("serve", "verify"),  # a preview asks as a build does
}


@pytest.fixture
def new_year(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Guide:
    """A guide with something to say on each turn of the day, on New Year's Eve at 17:10 UTC."""
    with_frame(guide)
    guide.write(FILE, RUNNING)
    guide.write(own("renovations/2026/R0000QA.yml"), LEAVING)
    guide.write(PROVINCE_FILE, AMOUNTS)
    guide.issue_codes()
    published = guide.published(date(2026, 11, 21))
    printed = edition_of(poster_view(published, published.by_code["HT01"]), published.day)
    guide.write(PRINTS_FILE, f"{HEADER}\n2026-11-21,poster,HT01,{printed},1,Quầy 1\n")
    git(guide.root, "init", "-q")
    git(guide.root, "add", "-A")
    git(guide.root, "commit", "-qm", "before")
    guide.replace(BIRTH_FILE, "amount: 0}\n  - via", "amount: 8000}\n  - via")
    guide.replace(BIRTH_FILE, "checked_on: 2026-11-20", "checked_on: 2027-01-01")
    guide.write("procedures/chung-thuc/moi.yml", new_procedure())
    guide.write("record.txt", TEXT)
    drawn(guide.path("drawn"))
    monkeypatch.chdir(guide.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(EVENING.timestamp())))
    return guide


def new_procedure() -> str:
    return COPY.replace("CT01", "CT02").replace("2.000815", "2.000816").replace("Sao y", "Ký")


def shown(guide: Guide, evidence: Evidence, output: str) -> str:
    if not evidence.file:
        return output
    data = guide.path(evidence.file).read_bytes()
    if evidence.file.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            made = str(pdf.docinfo["/CreationDate"])
        return f"{made[2:6]}-{made[6:8]}-{made[8:10]}"
    return data.decode()


@pytest.mark.parametrize(
    "evidence", first(DAY_SHOWS[::4], DAY_SHOWS), ids=lambda evidence: evidence.command[:24]
)
def test_at_ten_past_seventeen_utc_every_command_is_on_the_next_day(
    new_year: Guide, evidence: Evidence
) -> None:
    if evidence.command != "codes update":
        new_year.issue_codes()
    result = motcham(*evidence.command.split())
    assert evidence.says in shown(new_year, evidence, result.output), result.output


def test_every_command_shows_its_day_or_asks_for_none() -> None:
    known = {
        name.removeprefix("motcham ")
        for name, command in commands(main)
        if not isinstance(command, click.Group) or command.invoke_without_command
    }
    words = [evidence.command.split() for evidence in DAY_SHOWS]
    shown = {max({line[0], " ".join(line[:2])} & known, key=len) for line in words}
    assert known - shown == NO_DAY_SHOWS


def test_without_a_variable_the_day_is_vietnams_wherever_the_machine_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Evening(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Evening:
            return cls.fromtimestamp(EVENING.timestamp(), tz)

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(clock, "datetime", Evening)
    assert clock.today() == NEW_YEAR


@pytest.mark.parametrize("epoch", ["hôm nay", "2026-12-31", "1e9", "9" * 30])
def test_an_epoch_that_is_none_is_said_in_one_sentence(
    new_year: Guide,  # noqa: ARG001 - the folder in which commands run
    monkeypatch: pytest.MonkeyPatch,
    epoch: str,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for command in ("check", "build", "review", "print calibration"):
        result = motcham(*command.split())
        assert (result.exit_code, result.output.count("\n")) == (1, 2), result.output
        assert result.output.startswith(f"Lỗi: Biến SOURCE_DATE_EPOCH là «{epoch}», cần số giây")


@pytest.mark.parametrize("day", ["mai", "2026-02-30", "31/12/2026"])
def test_a_day_to_build_for_that_is_none_is_said_in_one_sentence(new_year: Guide, day: str) -> None:
    result = motcham("build", "--as-of", day)
    assert result.exit_code == 2
    assert result.output == f"Lỗi: «{day}» không phải một ngày.\n  → Viết như 2026-11-22.\n"
    assert not new_year.path("site").exists()


def test_a_day_to_build_for_goes_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert clock.today("2027-01-01") == NEW_YEAR
    assert clock.today() == date(1970, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "x")
    with pytest.raises(MotchamError):
        clock.today()


ASKING = {
    "datetime": {"now", "today", "utcnow"},
    "time": {"ctime", "gmtime", "localtime", "strftime", "time", "time_ns"},
    "mkdocs.utils": {"get_build_date", "get_build_datetime", "get_build_timestamp"},
}
"""What tells the day, in the modules that can; `strftime` and its like do when given no time."""


def asked(source: str) -> Iterator[str]:
    """Each place of `source` that asks the system for the day, by whatever name it is imported."""
    tree = ast.parse(source)
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module in ASKING:
            for alias in node.names:
                known[alias.asname or alias.name] = node.module
                if alias.name in ASKING[node.module]:
                    yield f"{node.lineno}: {node.module}.{alias.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            first = ast.unparse(node.value).split(".")[0]
            if node.attr in ASKING.get(known.get(first, ""), ()):
                yield f"{node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Constant) and node.value == "SOURCE_DATE_EPOCH":
            yield f"{node.lineno}: {node.value}"


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\nx = date.today()",
        "import datetime as d\nx = d.datetime.now(d.UTC)",
        "from datetime import datetime as moment\nx = moment.utcnow",
        "import time\nx = time.time()",
        "from time import time",
        "import os\nx = os.environ['SOURCE_DATE_EPOCH']",
        "import mkdocs.utils\nfrom mkdocs.utils import get_build_date",
    ],
)
def test_asking_the_system_is_noticed(source: str) -> None:
    assert list(asked(source))


def test_only_the_clock_asks_the_system_for_the_day() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): list(asked(path.read_text(encoding="utf-8")))
        for path in sorted((ROOT / "generator").rglob("*.py"))
    }
    of_age = "generator/disk/store.py"  # how long ago an entry was used
    assert [path for path, places in found.items() if places] == ["generator/clock.py", of_age], (
        found
    )
