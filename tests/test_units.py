"""Ten units from one checkout: each is right by itself; what one lacks is no other's loss."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from generator.errors import MotchamError
from generator.guide.build import build_site
from generator.guide.many import each
from generator.guide.options import BuildOptions
from generator.guide.proof import prove_codes
from generator.library.checked.library import load_library
from generator.library.forms.paths import DEFAULTS, SAMPLE, Roots
from generator.press.verify import verify
from tests.guide.conftest import contents
from tests.guide.many_units import DAY, IDS, host_of, street_of, works_of, write_units
from tests.guide_files import BIRTH_FILE, LEDGER_FILE, WARD, Guide
from tests.running import motcham
from tests.test_desk import git

NOON = "1795579200"  # 2026-11-25, 11:00 in Vietnam
FEW = ["dv-0", "dv-1", "dv-8"]
"""A ward, a commune and a special zone, which stands below the path of a shared host."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guide]:
    """Ten units, all built by two processes; nothing in it may be changed."""
    guide = write_units(tmp_path_factory.mktemp("ten") / "guide")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        patch.delenv("MOTCHAM_WARD", raising=False)
        patch.chdir(guide.root)
        built = wards("build", "--jobs", "2")
        assert built.exit_code == 0, built.output
        assert built.output.splitlines()[-1] == "10 đơn vị dựng xong."
        yield guide


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guide:
    """Three of them, committed, and not built."""
    guide = write_units(tmp_path / "guide", FEW)
    git(guide.root, "init", "-q")
    git(guide.root, "add", "-A")
    git(guide.root, "commit", "-qm", "before")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    monkeypatch.delenv("MOTCHAM_WARD", raising=False)
    monkeypatch.chdir(guide.root)
    return guide


def wards(*arguments: str) -> Result:
    return motcham("wards", *arguments)


def site(unit: str) -> Path:
    return Path("sites") / unit


# --- Each for itself ----------------------------------------------------------------------------


@pytest.mark.parametrize("unit", IDS)
def test_each_unit_is_right_by_its_own_files(whole: Guide, unit: str) -> None:
    roots = Roots(whole.root, unit)
    library, problems = load_library(roots)
    assert library, problems
    assert prove_codes(library, roots, site(unit)) == []
    home = (site(unit) / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="https://{host_of(unit)}/">' in home
    assert f"Đơn vị {IDS.index(unit)}" in home
    assert (site(unit) / "Q" / works_of(unit) / "index.html").is_file()


def test_what_is_of_one_unit_is_in_no_file_of_another(whole: Guide) -> None:
    hidden = {
        unit: [works_of(unit), street_of(unit), host_of(unit), f"Đơn vị {IDS.index(unit)}<"]
        for unit in IDS
    }
    for unit in IDS:
        data = b"\0".join(contents(whole.root / site(unit)).values())
        for other, words in hidden.items():
            for word in words:
                assert (word.encode() in data) == (other == unit), (unit, word)


@pytest.mark.parametrize("unit", FEW)
def test_a_paper_leads_to_the_site_of_its_own_unit(whole: Guide, tmp_path: Path, unit: str) -> None:
    file = tmp_path / "tags.pdf"
    command = ["print", "tags", "HT01", "LVHT", "-o", str(file), "--ward", unit]
    printed = motcham(*command)
    assert printed.exit_code == 0, printed.output
    library, _ = load_library(Roots(whole.root, unit))
    assert library
    for reading in verify(file.read_bytes(), site(unit), library.site, library.rows):
        assert reading.ok, reading.message
    others = motcham("verify", str(file), "--ward", "dv-5")
    assert f"Mã này là của đơn vị {unit}" in others.output


# --- The same bytes -----------------------------------------------------------------------------


def differing(one: Path, other: Path) -> list[str]:
    """The files of `other` that `one` lacks or has otherwise."""
    first, second = contents(one), contents(other)
    assert second
    return [name for name, data in second.items() if first.get(name) != data]


def test_a_share_of_the_work_makes_its_part_of_it_and_the_same(
    whole: Guide, tmp_path: Path
) -> None:
    """The first of five: a special zone after a ward, in one process."""
    assert wards("build", "--shard", "1/5", "-o", str(tmp_path / "share/{id}")).exit_code == 0
    found = {path.name for path in (tmp_path / "share").iterdir()}
    assert found == {"index.html", "dv-0", "dv-5"}
    assert differing(whole.root / "sites", tmp_path / "share") == []


@pytest.mark.prove
def test_three_shares_together_make_the_whole(whole: Guide, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        built = wards("build", "--shard", f"{number}/3", "-o", str(tmp_path / f"{number}/{{id}}"))
        assert built.exit_code == 0, built.output
    made = {unit.name: unit for unit in tmp_path.glob("*/dv-*")}
    assert sorted(made) == sorted(IDS)
    for name, unit in made.items():
        assert contents(unit) == contents(whole.root / "sites" / name)


@pytest.mark.parametrize("of", [2, 4])
@pytest.mark.usefixtures("few")
def test_every_unit_is_in_one_share(of: int) -> None:
    shares = [wards("check", "--shard", f"{number}/{of}").output for number in range(1, of + 1)]
    told = [line.split(":")[0] for share in shares for line in share.splitlines()]
    assert sorted(name for name in told if name in FEW) == FEW


def test_what_is_built_before_leaves_no_trace(whole: Guide, tmp_path: Path) -> None:
    """The other order than above, and as the command for one unit does it."""
    for unit in ("dv-5", "dv-0"):
        build_site(whole.root, tmp_path / unit, BuildOptions(unit, as_of=DAY))
        assert differing(whole.root / site(unit), tmp_path / unit) == []


@pytest.mark.prove
def test_a_cluster_makes_the_same(whole: Guide, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        built = wards("build", "--dask", cluster.scheduler_address, "-o", str(tmp_path / "sites"))
    assert built.exit_code == 0, built.output
    assert differing(whole.root / "sites", tmp_path / "sites") == []


@pytest.mark.usefixtures("whole")
def test_without_dask_it_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = wards("build", "--dask", "tcp://127.0.0.1:1")
    assert (result.exit_code, result.output.count("\n")) == (1, 2), result.output
    assert result.output.startswith("Lỗi: Chưa cài Dask")
    assert "motcham[dask]" in result.output


def killed(_: str) -> str:
    os._exit(9)


def test_a_process_that_is_killed_is_said_in_one_sentence() -> None:
    with pytest.raises(MotchamError, match="Một tiến trình bị dừng giữa chừng"):
        list(each(killed, ["dv-0", "dv-1"], jobs=2))


# --- Lists --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("whole")
def test_the_list_names_each_unit_with_what_it_has() -> None:
    told = wards("list").output.splitlines()
    assert told[0].split("  ")[0] == "đơn vị"
    cells = [[cell.strip() for cell in line.split("  ") if cell] for line in told[1:]]
    assert cells[8] == ["dv-8", "Đơn vị 8", "đặc khu", "chung.tinh.vn/dv-8", "16", "1"]
    assert [line[0] for line in cells] == IDS


@pytest.mark.usefixtures("whole")
def test_the_table_of_health_says_how_each_stands_and_nothing_of_a_person() -> None:
    told = wards("list", "--health", "--format", "json").output
    [first, *_] = json.loads(told)
    assert first["built_for"] == "2026-11-25"
    assert (first["errors"], first["first_error"]) == (0, "")
    assert first["next_due"] is None or first["due"]
    assert not [word for unit in IDS for word in (street_of(unit), works_of(unit)) if word in told]


def test_a_page_leads_to_each_unit_and_asks_nothing_of_any_host(whole: Guide) -> None:
    page = (whole.root / "sites/index.html").read_text(encoding="utf-8")
    assert all(f'<a href="{unit}/">Đơn vị {IDS.index(unit)}' in page for unit in IDS)
    assert page.index('"dv-0/"') < page.index('"dv-9/"')
    assert "default-src 'none'" in page
    assert "//" not in page.replace("https://", "")
    assert "http" not in page.partition("<head>")[2].replace("http-equiv", "")


# --- One of them broken -------------------------------------------------------------------------


def make_folder(guide: Guide, file: str) -> None:
    guide.delete(file)
    guide.path(file).mkdir()


BROKEN: dict[str, tuple[Callable[[Guide, str], object], str]] = {
    "no ward.yml": (lambda guide, file: guide.delete(file), "ward.yml:1:1"),
    "a torn ward.yml": (lambda guide, file: guide.write(file, "name: ["), "ward.yml:1"),
    "a ward.yml that is a folder": (make_folder, "ward.yml:1:1"),
    "a ledger of other bytes": (
        lambda guide, file: guide.path(file).with_name("codes.csv").write_bytes(b"\xff\xfe"),
        "codes.csv:1",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_unit_is_said_and_the_others_are_called_good(few: Guide, case: str) -> None:
    breaks, place = BROKEN[case]
    breaks(few, Roots(few.root, "dv-1").ward_file)
    result = wards("check")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert f"wards/dv-1/{place}" in result.output, result.output
    assert lines[-1] == "2 đơn vị tốt, 1 có lỗi: dv-1."
    assert [line.split(":")[0] for line in lines if not line.startswith(" ")][:3] == FEW
    assert wards("list").exit_code == 0
    assert wards("check", "dv-0", "dv-8").exit_code == 0


def test_what_the_library_lacks_is_said_once(few: Guide) -> None:
    few.replace(BIRTH_FILE, "amount: 0", "amount: x")
    result = wards("check")
    assert result.exit_code == 1
    assert result.output.count("[not-a-number]") == 1, result.output
    assert "Ở mọi đơn vị trên:" in result.output


def test_two_units_with_one_host_are_an_error_of_both(few: Guide) -> None:
    file = Roots(few.root, "dv-1").ward_file
    few.replace(file, host_of("dv-1"), host_of("dv-0"))
    result = wards("check")
    assert result.output.splitlines()[-1] == "1 đơn vị tốt, 2 có lỗi: dv-0, dv-1."
    assert result.output.count("[site-of-another]") == 2


def test_a_folder_that_was_copied_is_asked_about(few: Guide) -> None:
    first, second = (Roots(few.root, unit).ward_file for unit in FEW[:2])
    text = few.read(first).replace(host_of(FEW[0]), host_of(FEW[1]))
    few.write(second, text)
    assert wards("check").output.count("[name-of-another]") == 2
    bare = re.sub(r"(?m)^province: .*\n", "", text)
    few.write(second, f"{bare}province: Tỉnh Khác\n")
    assert "[name-of-another]" not in wards("check").output


def test_a_broken_unit_keeps_its_last_good_site_and_the_others_go_on(few: Guide) -> None:
    assert wards("build", "dv-0", "dv-1").exit_code == 0
    before = contents(few.root / site("dv-1"))
    few.replace(Roots(few.root, "dv-1").ward_file, "phones:", "phone:")
    few.replace(BIRTH_FILE, "Làm giấy khai sinh cho trẻ.", "Làm giấy khai sinh mới.")
    result = wards("build", "dv-0", "dv-1")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "1 đơn vị dựng xong, 1 có lỗi: dv-1."
    assert "dv-1: không dựng được, trang cũ vẫn còn:\n  wards/dv-1/ward.yml:" in result.output
    assert contents(few.root / site("dv-1")) == before
    page = site("dv-0") / "Q/HT01/index.html"
    assert "Làm giấy khai sinh mới." in page.read_text(encoding="utf-8")
    assert 'href="dv-1/"' in Path("sites/index.html").read_text(encoding="utf-8")
    # The site before the last build comes back, and goes again.
    told = wards("back", "dv-0")
    assert told.output == "sites/dv-0/ nay là trang dựng cho ngày 25/11/2026.\n"
    assert "Làm giấy khai sinh cho trẻ." in page.read_text(encoding="utf-8")
    assert wards("back", "dv-0").exit_code == 0
    assert "Làm giấy khai sinh mới." in page.read_text(encoding="utf-8")
    lost = wards("back", "dv-1")
    assert (lost.exit_code, "Không có trang trước của dv-1" in lost.output) == (1, True)
    assert not list(few.root.glob("sites/.*")), "nothing of it where a host would show it"


# --- Which of them ------------------------------------------------------------------------------


def test_the_sample_is_built_only_where_there_is_nothing_else_or_it_is_named(few: Guide) -> None:
    few.write(Roots(few.root, SAMPLE).ward_file, f"{WARD}sample: true\n")
    assert "(mẫu)" in wards("list").output
    assert SAMPLE not in wards("check").output
    assert f"{SAMPLE}: không có lỗi" in wards("check", SAMPLE).output
    for unit in FEW:
        shutil.rmtree(few.root / Roots(few.root, unit).own())
    assert f"{SAMPLE}: không có lỗi" in wards("check").output


def test_a_unit_that_is_not_there_is_said(few: Guide) -> None:  # noqa: ARG001 - the folder
    result = wards("check", "dv-00")
    assert (result.exit_code, "Ý bạn là dv-0?" in result.output) == (2, True)


CHANGES: dict[str, tuple[Callable[[Guide], object], list[str]]] = {
    "a document": (lambda guide: guide.write("README.md", "x\n"), []),
    "a file of one": (
        lambda guide: guide.add(Roots(guide.root, "dv-1").ward_file, "# x\n"),
        ["dv-1"],
    ),
    "a file moved from one to another": (
        lambda guide: guide.move(
            f"wards/dv-0/renovations/2026/{works_of('dv-0')}.yml",
            f"wards/dv-8/renovations/2026/{works_of('dv-0')}.yml",
        ),
        ["dv-0", "dv-8"],
    ),
    "a new file of one": (lambda guide: guide.write("wards/dv-8/pages/moi.md", "# x\n"), ["dv-8"]),
    "the library": (lambda guide: guide.add(BIRTH_FILE, "# x\n"), FEW),
    "the library's ledger": (lambda guide: guide.add(LEDGER_FILE, "\n"), FEW),
    "a page of all": (lambda guide: guide.add("site_src/pages/lien-he.md", "\nx\n"), FEW),
    "the frame": (lambda guide: guide.add("mkdocs.yml", "# x\n"), FEW),
    "what all say": (lambda guide: guide.add(DEFAULTS, "# x\n"), FEW),
}


@pytest.mark.parametrize("case", CHANGES)
def test_only_units_that_a_change_reaches_are_checked(few: Guide, case: str) -> None:
    change, reached = CHANGES[case]
    change(few)
    lines = wards("check", "--changed-since", "HEAD").output.splitlines()
    told = [line.split(":")[0] for line in lines[:-1] if line.startswith("dv-")]
    assert told == reached
    assert reached or lines == ["Không có đơn vị nào cần làm."]


def test_a_revision_that_git_does_not_know_is_said(few: Guide) -> None:  # noqa: ARG001 - the folder
    result = wards("check", "--changed-since", "v9")
    assert (result.exit_code, "Không tìm thấy phiên bản git «v9»" in result.output) == (2, True)


DAYS = {
    # What is written into dv-1, and the day on which that is told otherwise than the day before.
    "an ordinary day": ("", "2026-12-10", []),
    "works that end": ("", "2026-12-31", FEW),
    "a day off comes near": (
        "closures: [{from: 2027-01-25, reason: tập huấn}]\n", "2026-12-26", ["dv-1"]
    ),
    "a day off is over": (
        "closures: [{from: 2026-12-03, reason: tập huấn}]\n", "2026-12-04", ["dv-1"]
    ),
    "a review is due": ("", "2027-05-20", FEW),
}  # fmt: skip


@pytest.mark.parametrize("case", DAYS)
def test_only_units_with_something_due_are_checked(
    few: Guide, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    added, day, due = DAYS[case]
    few.add(Roots(few.root, "dv-1").ward_file, added)
    epoch = int(NOON) + 86400 * (date.fromisoformat(day) - DAY).days
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
    lines = wards("check", "--due").output.splitlines()
    assert [line.split(":")[0] for line in lines if line.startswith("dv-")] == due


def test_what_fell_due_since_the_site_was_built_is_not_missed(
    few: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wards("build", "dv-1").exit_code == 0
    few.add(Roots(few.root, "dv-1").ward_file, "closures: [{from: 2026-12-03, reason: học}]\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOON) + 86400 * 15))  # 10 December
    built = wards("build", "--due")
    assert built.output.splitlines()[-1] == "1 đơn vị dựng xong."
    assert "dv-1" in built.output
