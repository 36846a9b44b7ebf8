"""Killed at any moment, a command leaves whole files; its next run is as if nothing had been."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.disk.places import MARK
from generator.disk.store import FOLDER
from generator.library.registers.ledger import parse_ledger
from generator.library.registers.prints import HEADER, parse_prints
from tests.breadth import first
from tests.disk.places import left_over
from tests.guide import conftest
from tests.guide.conftest import with_frame
from tests.guide_files import BURIAL, LEDGER_FILE, PRINTS_FILE, Guide
from tests.killing import PROJECT, killed, steps
from tests.portal.records import TEXT
from tests.running import motcham

NOW = "1795564800"  # 2026-11-25
GUARD_S = 280
"""Only a guard: what waits for longer would wait for ever."""
SEED = 20261125

Prepare = Callable[[Guide], None]


def _to_build(guide: Guide) -> None:
    with_frame(guide)
    guide.write("site/index.html", "as built before")
    guide.write("site/Q/HT09/index.html", "as built before")


def _to_print(_: Guide) -> None:
    another = motcham("print", "poster", "HT01", "--size", "A5")  # than the command prints
    assert another.exit_code == 0


def _to_record(guide: Guide) -> None:
    _to_print(guide)
    guide.write(PRINTS_FILE, f"{HEADER}\n2026-11-20,tags,HT01,11/2026·4f2a,1,Cửa\n")


def _to_import(guide: Guide) -> None:
    other = TEXT.replace("1.900001", "1.900002").replace("nuôi mèo", "nuôi chó")
    guide.write("records/meo.txt", TEXT)
    guide.write("records/cho.txt", other.replace("Vật nuôi", "Thú lớn"))
    assert motcham("import", "records/cho.txt").exit_code == 0
    guide.write("records/cho.txt", guide.read("records/cho.txt").replace("8000 VNĐ", "9000 VNĐ"))


def _to_update(guide: Guide) -> None:
    guide.write("procedures/ho-tich/khai-tu.yml", BURIAL)


COMMANDS: dict[str, Prepare] = {
    "build": _to_build,
    "print poster HT01": _to_print,
    "print poster HT01 --record": _to_record,
    "import records": _to_import,
    "codes update": _to_update,
}
"""Commands, and what each is to find when it begins."""
FEW = dict.fromkeys(COMMANDS, 1) | {"codes update": 2}
"""How often `make test` kills each but the one that is in another: at a step, and the quickest
after some time too."""


def contents(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes, but for what a later run would make again."""
    kept = f"{FOLDER.as_posix()}/"
    found = conftest.contents(folder).items()
    return {name: data for name, data in found if not name.startswith(kept)}


def whole_site(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith("site/")}


def without_ours(files: dict[str, bytes]) -> dict[str, bytes]:
    """`files` without those that are not whole yet."""
    return {name: data for name, data in files.items() if MARK not in name}


def is_probe(path: Path) -> bool:
    """Whether it is what Python's `tempfile` writes for a moment, to see whether it may."""
    return bool(re.fullmatch("[a-z0-9_]{8}", path.name)) and path.stat().st_size <= len(b"blat")


@pytest.mark.parametrize(
    ("command", "kills"),
    first(
        [(command, kills) for command, kills in FEW.items() if command != "print poster HT01"],
        [(command, kills) for command in COMMANDS for kills in (FEW[command], 30)],
    ),
)
def test_a_killed_command_tears_nothing_and_its_next_run_leaves_nothing_behind(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, kills: int
) -> None:
    monkeypatch.chdir(guide.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    tmp = tmp_path / "tmp"
    tmp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp))
    COMMANDS[command](guide)
    before = contents(guide.root)
    call = ("motcham", *command.split())
    start = time.monotonic()
    most = steps(guide.root, *call, tmp=tmp)
    lasts = time.monotonic() - start
    after = contents(guide.root)
    moments = random.Random(f"{SEED} {command}")  # noqa: S311 - no secret
    dead = 0
    for number in range(kills):
        shutil.rmtree(guide.root)
        for name, data in before.items():
            path = guide.path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        monkeypatch.chdir(guide.root)
        moment = moments.uniform(0, lasts) if number % 2 else moments.randint(1, most)
        dead += killed(guide.root, moment, *call, tmp=tmp)[0]
        left = without_ours(contents(guide.root))
        for name in before.keys() | left.keys():
            known = (before.get(name), after.get(name))
            assert left.get(name) in known, (moment, name)
        assert whole_site(left) in (whole_site(before), whole_site(after)), moment
        repeated = motcham(*command.split())
        assert repeated.exit_code == 0, (moment, repeated.output)
        again = contents(guide.root)
        noted = again.pop(PRINTS_FILE, b"").splitlines()
        assert again == {name: data for name, data in after.items() if name != PRINTS_FILE}, moment
        assert len(noted) == len(left.get(PRINTS_FILE, b"").splitlines()) + ("--record" in command)
        assert left_over(tmp_path) == [], moment
        assert [path for path in tmp.iterdir() if not is_probe(path)] == [], moment
        assert motcham("check").exit_code == 0, moment
    assert dead >= (kills + 1) // 2


RECORDING = """\
import sys
from datetime import date
from pathlib import Path
from generator.library.registers.prints import PrintRecord, append
from generator.library.registers.sheet_kinds import SheetKind
for number in range(int(sys.argv[2])):
    place = f"Quầy {sys.argv[1]}-{number}"
    append(Path("wards/phuong-thu/prints.csv"), [PrintRecord(date(2026, 11, 25), SheetKind.TAGS, ("HT01",), ("11/2026·4f2a",), 1, place)])
"""  # noqa: E501 - a program
ISSUING = """\
import sys
from generator.cli import main
from pathlib import Path
for number in range(int(sys.argv[2])):
    code = f"HT{int(sys.argv[1]) * 100 + number:04d}"
    text = Path(sys.argv[3]).read_text(encoding="utf-8").replace("HT03", code)
    text = text.replace("1.000656", f"1.{int(sys.argv[1]):03d}{number:03d}")
    Path(f"procedures/ho-tich/thu-tuc-{code.lower()}.yml").write_text(text, encoding="utf-8")
    main(["codes", "update"], standalone_mode=False)
"""


def rows_of(guide: Guide) -> list[str]:
    records, problems = parse_prints(guide.read(PRINTS_FILE), PRINTS_FILE)
    assert problems == []
    return [record.place for record in records]


def at_once(guide: Guide, *programs: tuple[str, ...]) -> None:
    """Run Python programs beside each other in `guide`, until all have ended well."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", *program],
            cwd=guide.root,
            env={"PYTHONPATH": str(PROJECT), "SOURCE_DATE_EPOCH": NOW},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for program in programs
    ]
    for process in running:
        _, said = process.communicate(timeout=GUARD_S)
        assert process.returncode == 0, said.decode()


@pytest.mark.parametrize(
    ("processes", "times"), [(2, 10), pytest.param(8, 50, marks=pytest.mark.prove)]
)
def test_processes_that_record_at_once_lose_no_row(
    guide: Guide, processes: int, times: int
) -> None:
    at_once(guide, *((RECORDING, str(number), str(times)) for number in range(processes)))
    expected = [f"Quầy {number}-{time}" for number in range(processes) for time in range(times)]
    assert sorted(rows_of(guide)) == sorted(expected)
    assert left_over(guide.root) == []


@pytest.mark.parametrize("times", [4, pytest.param(50, marks=pytest.mark.prove)])
def test_codes_are_issued_while_prints_are_recorded_and_nothing_is_lost(
    guide: Guide, tmp_path: Path, times: int
) -> None:
    before = parse_ledger(guide.read(LEDGER_FILE), LEDGER_FILE)[0].rows.keys()
    (tmp_path / "one.yml").write_text(BURIAL, encoding="utf-8")
    issuing = [(ISSUING, number, str(times), str(tmp_path / "one.yml")) for number in ("1", "2")]
    at_once(guide, *issuing, *((RECORDING, number, str(times)) for number in ("1", "2")))
    assert len(set(rows_of(guide))) == 2 * times
    ledger, problems = parse_ledger(guide.read(LEDGER_FILE), LEDGER_FILE)
    assert problems == []
    new = {f"HT{number * 100 + time:04d}" for number in (1, 2) for time in range(times)}
    assert ledger.rows.keys() == before | new
    assert left_over(guide.root) == []
