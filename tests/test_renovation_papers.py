"""The papers of renovations as staff print them."""

from __future__ import annotations

import pytest

from tests.guide_files import PRINTS_FILE, Guide, own
from tests.library.test_renovations import FILE, RENOVATION
from tests.running import Run, motcham

NOW = "1795564800"  # 2026-11-25
CODE = "R7K2QXM"


@pytest.fixture
def run(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Run:
    guide.write(FILE, RENOVATION)
    guide.issue_codes()
    monkeypatch.chdir(guide.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    return motcham


def test_a_notice_is_printed_recorded_and_goes_stale(run: Run, guide: Guide) -> None:
    printed = run("print", "notice", CODE, "--number", "7", "--date", "2026-11-25", "--record")
    assert printed.exit_code == 0, printed.output
    assert "tầm quét khoảng 201 cm" in printed.output
    assert guide.path(f"print/notice-{CODE}.pdf").read_bytes().startswith(b"%PDF")
    assert "1 tờ đang dùng, 0 tờ cần thay" in run("prints", "stale").output
    guide.replace(FILE, "status: running", "status: paused")
    assert f"motcham print notice {CODE} --record" in run("prints", "stale").output
    assert run("prints", "removed", CODE).exit_code == 0
    assert guide.read(PRINTS_FILE).count(f",notice,{CODE},") == 2


def test_a_round_is_printed_with_its_table(run: Run, guide: Guide) -> None:
    assert run("print", "round", "--csv", "print/round.csv").exit_code == 0
    assert guide.path("print/round.pdf").exists()
    assert CODE in guide.read("print/round.csv")
    refused = run("print", "round", "--neighbourhood", "9", "-o", "print/none.pdf")
    assert (refused.exit_code, guide.path("print/none.pdf").exists()) == (2, False)
    assert "Không rõ khu phố «9»" in refused.output


def test_a_wrong_wording_is_found_by_check_and_by_print(run: Run, guide: Guide) -> None:
    guide.write(own("notice.yml"), "opening: Chủ nhà là {owner}.\n")
    for command in (["check"], ["print", "notice", CODE]):
        result = run(*command)
        assert result.exit_code == 1
        assert "notice.yml:1:" in result.output
    assert not guide.path("print").exists()
    assert run("print", "gate", CODE).exit_code == 0


@pytest.mark.parametrize("option", [["--number", "0"], ["--date", "25/11/2026"], ["--number", "x"]])
def test_what_is_no_number_or_no_day_is_wrong_use(run: Run, option: list[str]) -> None:
    assert run("print", "notice", CODE, *option).exit_code == 2
