"""A print takes the place of an older print of the same, and of nothing else unasked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from click.testing import Result

from generator.press.marking import mark_in
from tests.guide_files import Guide
from tests.library.test_renovations import FILE as RENOVATION_FILE
from tests.library.test_renovations import RENOVATION
from tests.running import motcham

FOREIGN = b"the minutes of a meeting"


Run = Callable[..., Result]


@pytest.fixture
def run(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(guide.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795564800")

    def run_(*arguments: str) -> Result:
        return motcham("print", *arguments)

    return run_


COMMANDS: dict[str, Sequence[str]] = {
    "tags": ["tags", "HT01"],
    "leaflet": ["leaflet", "HT01"],
    "svg": ["code", "HT01"],
    "png": ["code", "HT01", "--format", "png"],
    "calibration": ["calibration"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_no_print_of_ours_is_kept(guide: Guide, run: Run, name: str) -> None:
    file = guide.path("x")
    file.write_bytes(FOREIGN)
    refused = run(*COMMANDS[name], "-o", "x")
    assert (refused.exit_code, file.read_bytes()) == (1, FOREIGN)
    assert "Đã có tệp x" in refused.output
    assert "--force" in refused.output
    assert run(*COMMANDS[name], "-o", "x", "--force").exit_code == 0
    made = file.read_bytes()
    assert made != FOREIGN
    again = run(*COMMANDS[name], "-o", "x")
    assert (again.exit_code, file.read_bytes()) == (0, made)


def test_a_named_file_is_kept_for_its_codes_and_a_files_own_name_for_its_kind(
    guide: Guide, run: Run
) -> None:
    for codes, status in ((["HT01", "HT02"], 0), (["HT02", "HT01"], 0), (["HT02"], 1)):
        assert run("tags", *codes, "-o", "x.pdf").exit_code == status
    assert mark_in(guide.path("x.pdf").read_bytes()) == "tags HT01 HT02"
    for codes in (["HT01"], ["HT02"]):
        assert run("tags", *codes).exit_code == 0
    guide.path("print/tags.pdf").write_bytes(FOREIGN)
    assert run("tags", "HT01").exit_code == 1
    assert run("poster", "HT01", "-o", "x.pdf").exit_code == 1


@pytest.mark.parametrize(("answer", "status"), [("y\n", 0), ("n\n", 1)])
def test_a_person_is_asked(
    guide: Guide, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    monkeypatch.chdir(guide.root)
    guide.path("x").write_bytes(FOREIGN)
    monkeypatch.setattr("generator.cli.replacing._asked", lambda: True)
    asked = motcham("print", "tags", "HT01", "-o", "x", typed=answer)
    assert "Ghi đè?" in asked.output
    assert asked.exit_code == status
    assert (guide.path("x").read_bytes() == FOREIGN) == bool(status)
    assert status == 0 or "Đã thôi" in asked.output


def test_a_round_keeps_a_table_that_is_not_its_own(guide: Guide, run: Run) -> None:
    guide.write(RENOVATION_FILE, RENOVATION)
    guide.issue_codes()
    guide.path("x.csv").write_bytes(FOREIGN)
    refused = run("round", "--csv", "x.csv")
    assert (refused.exit_code, "Đã có tệp x.csv" in refused.output) == (1, True)
    assert guide.path("x.csv").read_bytes() == FOREIGN
    for _ in range(2):
        assert run("round", "--csv", "y.csv").exit_code == 0
