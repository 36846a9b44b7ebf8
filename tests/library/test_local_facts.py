"""What a province and a unit add has its place, is looked at again, and asked for if lacking."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest

from generator.library.local.in_unit import mark_for_overlays
from generator.views.fees_and_times import fee_words
from tests.guide_files import (
    BIRTH_FILE,
    MARRIAGE,
    MARRIAGE_FILE,
    PROVINCE_FILE,
    WARD_FILE,
    Guide,
    own,
)
from tests.running import motcham

OVERLAY_FILE = own("local/HT02.yml")
ON = date(2026, 11, 22)
FEE = "{procedure: HT02, kind: charge, amount: 8000, decision: 12/NQ}"


def mark(guide: Guide) -> str:
    [procedure] = [one for one in guide.library().procedures if one.code == "HT02"]
    return mark_for_overlays(procedure)


def rules(guide: Guide) -> list[tuple[str, int, str]]:
    return [(problem.file, problem.line, problem.rule) for problem in guide.problems()]


@pytest.mark.parametrize(
    ("fee", "rule"),
    [
        (FEE, None),
        (FEE.replace("HT02", "HT99"), "unknown-code"),
        (FEE.replace("HT02", "HT01"), "unused-amount"),  # HT01 says what it costs
        (FEE.replace("charge", "fee"), "unused-amount"),
        (FEE.replace("}", ", via: [post]}"), "unused-amount"),
        (FEE.replace("}", ", for: [tre]}"), "unknown-case"),
        (FEE.replace("}", ", from: 2027-01-01, until: 2026-01-01}"), "dates-reversed"),
        (FEE.replace("8000", "8.000đ"), "not-a-number"),
    ],
)
def test_an_amount_of_the_province_fills_a_fee_or_is_a_problem(
    guide: Guide, fee: str, rule: str | None
) -> None:
    guide.write(PROVINCE_FILE, f"fees:\n  - {fee}\n")
    assert rules(guide) == ([(PROVINCE_FILE, 2, rule)] if rule else [])


OWN = MARRIAGE.replace("HT02", "P02").replace("1.000894", "1.000895")
OWN = OWN.replace("kết hôn", "cưới ở nhà văn hoá")


def test_a_procedure_of_one_unit_never_takes_an_amount_of_all(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P02 is another procedure in each unit, and nothing in several of them."""
    guide.write_own("procedures/ho-tich/muon-hoi-truong.yml", OWN)
    guide.issue_codes()
    assert guide.problems() == []
    asked = todo(guide, monkeypatch).splitlines()
    [line] = [line for line in asked if "P02.yml: of" in line and "fees" in line]
    file, _, answer = line.removeprefix("    → ").partition(": ")
    assert file == own("local/P02.yml")
    answer = answer.replace("amount: …, decision: …", "amount: 5, decision: 3/QĐ")
    guide.write(file, answer.replace(", fees", "\nfees"))
    assert guide.problems() == []
    lines = [f"  - {FEE.replace('HT02', code)}\n" for code in ("P02", "P09")]
    guide.write(PROVINCE_FILE, f"fees:\n{''.join(lines)}")
    rule = "own-code-in-province"
    assert rules(guide) == [(PROVINCE_FILE, 2, rule), (PROVINCE_FILE, 3, rule)]


@pytest.mark.parametrize(
    ("name", "warned"),
    [("thuu", True), ("tu", True), ("phu-tho", False), ("thu", False), ("mau", False)],
)
def test_a_file_that_is_almost_the_province_is_pointed_out(
    guide: Guide, name: str, *, warned: bool
) -> None:
    guide.write(f"provinces/{name}.yml", f"fees:\n  - {FEE}\n")
    found = [(problem.rule, problem.severity) for problem in guide.problems()]
    assert found == ([("misspelt-province", "warning")] if warned else [])


def test_an_overlay_for_a_code_that_does_not_exist_is_said(guide: Guide) -> None:
    guide.write(own("local/HT09.yml"), "of: abc123\nnotes: [Lấy số ở cửa.]\n")
    [problem] = guide.problems()
    assert (problem.rule, problem.hint) == ("unknown-code", "Ý bạn là HT02?")
    assert problem.file == own("local/HT09.yml")


def test_an_overlay_without_the_mark_is_told_it(guide: Guide) -> None:
    guide.write_own("local/HT01.yml", "notes: [Mang bút.]\n")
    guide.write_own("local/HT99.yml", "notes: [Mang bút.]\n")
    found = {problem.rule: problem for problem in guide.problems()}
    assert found.keys() == {"missing-key", "unknown-code"}
    line = found["missing-key"].hint.split("«")[1].split("»")[0]
    guide.delete(guide.roots.own("local/HT99.yml"))
    guide.write_own("local/HT01.yml", f"{line}\nnotes: [Mang bút.]\n")
    assert guide.problems() == []


def test_an_overlay_is_looked_at_again_when_the_library_changes_and_never_lost(
    guide: Guide,
) -> None:
    guide.write(OVERLAY_FILE, f"of: {mark(guide)}\nnotes: [Lấy số ở cửa.]\n")
    assert guide.problems() == []
    guide.replace(MARRIAGE_FILE, "channels:", "notes: [Hai người cùng đến.]\nchannels:")
    [problem] = guide.problems()
    assert (problem.rule, problem.severity) == ("overlay-outdated", "warning")
    notes = guide.library().on(ON).by_code["HT02"].notes
    assert [note.text for note in notes] == ["Hai người cùng đến.", "Lấy số ở cửa."]
    new = problem.hint.rpartition(" ")[2].rstrip(".")
    guide.write(OVERLAY_FILE, f"of: {new}\nnotes: [Lấy số ở cửa.]\n")
    assert guide.problems() == []


def test_a_unit_that_sets_an_amount_itself_is_believed_before_its_province(guide: Guide) -> None:
    guide.write(PROVINCE_FILE, f"fees:\n  - {FEE}\n")
    own_fee = "fees: [{kind: charge, amount: 5000, decision: 3/QĐ}]"
    guide.write(OVERLAY_FILE, f"of: {mark(guide)}\n{own_fee}\n")
    [fee] = guide.library().on(ON).by_code["HT02"].channels[0].fees
    assert fee.amount == 5000


def test_hours_and_channels_of_the_province_hold_where_the_unit_has_none(guide: Guide) -> None:
    guide.write(
        PROVINCE_FILE,
        'hours: {friday: ["08:00-11:00"]}\nreport_channels: [{name: Tổng đài, phone: "1022"}]\n',
    )
    assert "friday" not in guide.library().ward.hours
    assert [one.name for one in guide.library().ward.report_channels] == ["Tổng đài"]


def todo(guide: Guide, monkeypatch: pytest.MonkeyPatch, *options: str) -> str:
    monkeypatch.chdir(guide.root)
    result = motcham("todo", *options)
    assert result.exit_code == 0, result.output
    return result.output


def test_what_only_the_unit_can_say_is_asked_for_with_its_place(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = todo(guide, monkeypatch)
    assert "HT02 Đăng ký kết hôn: Lệ phí bao nhiêu?" in asked
    line = "- {procedure: HT02, kind: charge, amount: …, decision: …}"
    assert f"→ {PROVINCE_FILE}: {line}" in asked
    assert f"→ {OVERLAY_FILE}: of: {mark(guide)}, time:" in asked
    assert f"→ {WARD_FILE}: map_url: …" in asked
    assert "HT01" not in asked
    guide.write(PROVINCE_FILE, f"fees:\n  - {FEE}\n")
    guide.write(OVERLAY_FILE, f"of: {mark(guide)}\ntime: {{unit: same_day}}\n")
    assert "HT02" not in todo(guide, monkeypatch)


def test_each_fact_leads_to_the_form_that_takes_it(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "huong-dan-bien-tap" not in todo(guide, monkeypatch)
    guide.add(WARD_FILE, "repository: https://github.com/phuong/mot-cham\n")
    guide.write(PROVINCE_FILE, "fees: []\n")
    forms = "https://phuong.tinh.vn/huong-dan-bien-tap/tep/?loai="
    new = f"{forms}overlay&ma=moi&ten=HT02"
    asked = todo(guide, monkeypatch)
    assert f"    Điền ở: {new}\n    → {OVERLAY_FILE}: " in asked
    assert f"    Điền ở: {forms}ward&ma=ward\n    → {WARD_FILE}: " in asked
    assert f"    Điền ở: {forms}province&ma=" in asked
    assert f"[`{OVERLAY_FILE}`](<{new}>)" in todo(guide, monkeypatch, "--format", "markdown")
    page = todo(guide, monkeypatch, "--format", "html")
    assert f'<a href="{new.replace("&", "&amp;")}">Mở biểu mẫu</a>' in page
    guide.write(OVERLAY_FILE, "of: 000000\n")
    assert f"{forms}overlay&ma=HT02\n" in todo(guide, monkeypatch)


class Cells(HTMLParser):
    """How many cells are left free for an answer, and what is loaded from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.free = 0
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - named by html.parser
        self.free += ("class", "a") in attrs
        self.loaded += [value or "" for name, value in attrs if name in {"src", "href"}]


def test_the_page_to_sign_has_a_free_cell_for_each_and_loads_nothing(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.replace(WARD_FILE, "Phường Thử\n", "Phường <Thử>\n")
    listed = todo(guide, monkeypatch).count("→")
    assert f"{listed} điều" in todo(guide, monkeypatch, "--format", "html", "-o", "to-ky.html")
    page = guide.read("to-ky.html")
    cells = Cells()
    cells.feed(page)
    assert (cells.free, cells.loaded) == (listed, [])
    assert "Phường &lt;Thử&gt;" in page
    assert "ký, ghi rõ họ tên" in page


def test_check_says_once_how_many_amounts_a_real_unit_lacks(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(guide.root)
    checked = motcham("check")
    assert (checked.exit_code, checked.output.count("amounts-missing")) == (0, 1)
    assert "Còn 1 thủ tục" in checked.output


OPEN = "Tỉnh, thành phố quy định"
SETS = {
    "one case": (["for: [bo-roi]"], [("15.000 đ", ["bo-roi"]), (OPEN, ["thuong"])]),
    "every case": (
        ["for: [bo-roi]", "for: [thuong]"],
        [("15.000 đ", ["bo-roi"]), ("15.000 đ", ["thuong"])],
    ),
    "all": ([""], [("15.000 đ", [])]),
    "a condition": (["when: xin bản thứ hai"], [("15.000 đ", [])]),
    "a case on a condition": (
        ["for: [bo-roi], when: xin bản thứ hai"],
        [("15.000 đ", ["bo-roi"]), (OPEN, ["thuong"])],
    ),
}


@pytest.mark.parametrize(("rows", "told"), SETS.values(), ids=SETS)
def test_an_amount_for_some_leaves_the_others_open(
    guide: Guide,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[str],
    told: list[tuple[str, list[str]]],
) -> None:
    guide.replace(BIRTH_FILE, "amount: 0", "set_by: province")
    row = "  - {{procedure: HT01, kind: charge, amount: 15000, decision: 1/NQ{}}}\n"
    fees = "".join(row.format(f", {one}" if one else "") for one in rows)
    guide.write(PROVINCE_FILE, f"fees:\n{fees}")
    procedure = guide.published().by_code["HT01"]
    counter = procedure.channels[0]
    found = [(fee_words(fee).replace("\u00a0", " "), list(fee.for_cases)) for fee in counter.fees]
    assert found == told
    asked = any(words == OPEN for words, _ in told)
    assert ("HT01 Đăng ký khai sinh: Lệ phí bao nhiêu?" in todo(guide, monkeypatch)) is asked
