"""A unit's own procedures and news have codes that the library never issues."""

from __future__ import annotations

import pytest

from tests.guide_files import BURIAL, LEDGER_FILE, STEPS, UNIT_LEDGER_FILE, Guide, own
from tests.running import motcham

OWN_FILE = own("procedures/ho-tich/dat-lich.yml")
OWN = BURIAL.replace("HT03", "P01").replace('national_code: "1.000656"\n', "")
PAGE = "---\ncode: TT001\ntitle: Tin\nsummary: Một tin.\n---\nTin.\n"


def test_a_procedure_of_one_unit_stands_in_its_ledger_and_in_no_others(guide: Guide) -> None:
    guide.write(OWN_FILE, OWN)
    guide.issue_codes()
    assert guide.problems() == []
    assert "P01,procedure,dat-lich," in guide.read(UNIT_LEDGER_FILE)
    assert "P01" not in guide.read(LEDGER_FILE)
    assert guide.published().titles()["P01"] == "Đăng ký kết hôn"
    other = Guide(guide.root, "khac")
    other.write(other.roots.ward_file, guide.read(own("ward.yml")).replace("phuong.", "khac."))
    assert "P01" not in other.published().titles()


@pytest.mark.parametrize(
    ("file", "text", "rule"),
    [
        (OWN_FILE, OWN.replace("P01", "HT77"), "code-of-another"),
        (own("pages/tin.md"), PAGE.replace("TT001", "TTMOI"), "code-of-another"),
        ("site_src/pages/tin.md", PAGE, "code-of-another"),
        ("procedures/ho-tich/dat-lich.yml", OWN, "code-of-another"),
        ("procedures/ho-tich/khai-tu.yml", BURIAL.replace('national_code: "1.000656"\n', ""),
         "national-code-missing"),
        (own("pages/the-qr.md"), PAGE, "page-of-library"),
    ],
)  # fmt: skip
def test_what_looks_like_anothers_is_a_problem(
    guide: Guide, file: str, text: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.write("site_src/pages/the-qr.md", "# Mã QR\n")
    guide.write(file, text)
    guide.issue_codes()
    monkeypatch.chdir(guide.root)
    checked = motcham("check")
    assert (checked.exit_code, f"[{rule}]" in checked.output) == (1, True), checked.output
    assert f"{file}:" in checked.output


def test_a_row_in_the_wrong_ledger_is_a_problem(guide: Guide) -> None:
    guide.write(own("pages/tin.md"), PAGE)
    guide.write(LEDGER_FILE, guide.read(LEDGER_FILE) + "TT001,page,tin,2026-11-21,\n")
    [problem] = guide.problems()
    assert (problem.file, problem.rule) == (LEDGER_FILE, "code-in-other-ledger")


def test_one_code_in_both_ledgers_is_a_problem(guide: Guide) -> None:
    guide.write(UNIT_LEDGER_FILE, "HT02,procedure,ket-hon,2026-11-21,\n")
    [problem] = guide.problems()
    assert (problem.file, problem.rule) == (UNIT_LEDGER_FILE, "ledger-twice")


def test_a_unit_starts_a_procedure_of_its_own(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    options = ["--title", "Đặt lịch", "--field", "ho-tich", "--decision", "5/QĐ-UBND"]
    made = motcham("new", "procedure", *options, "--status", "published")
    assert made.exit_code == 0, made.output
    assert f"{own('procedures/ho-tich/dat-lich.yml')}: mã P01." in made.output
    errors = [problem.rule for problem in guide.problems() if problem.severity == "error"]
    assert errors == ["no-papers", "no-steps"]
    guide.add(own("procedures/ho-tich/dat-lich.yml"), f"documents: [{{name: Đơn}}]\n{STEPS}")
    assert guide.published().titles()["P01"] == "Đặt lịch"


def test_questions_about_a_procedure_of_its_own_need_no_national_code(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    typed = ["Đặt lịch", "ho-tich", "", "5/QĐ-UBND", "", "", "", ""]
    made = motcham("new", "procedure", typed="".join(f"{answer}\n" for answer in typed))
    assert made.exit_code == 0, made.output
    assert f"{own('procedures/ho-tich/dat-lich.yml')}: mã P01." in made.output
    assert "national_codes" not in guide.published(drafts=True).by_code["P01"].model_fields_set
