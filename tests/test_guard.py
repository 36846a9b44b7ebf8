"""What a change may not do to what is printed: pull requests and pushes on real git histories.

Each scenario is a branch that wants into main, or pushes to it; `motcham check --base` says red or
green, and what it says is what a clerk reads. `library/test_history.py` has more of the ledger.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.library.registers.prints import HEADER
from tests.guide.test_attachments import pdf, photo
from tests.guide_files import (
    BIRTH_FILE,
    BURIAL,
    COPY_FILE,
    FIELDS_FILE,
    LEDGER_FILE,
    LIFE_EVENTS_FILE,
    MARRIAGE_FILE,
    PRINTS_FILE,
    UNIT_LEDGER_FILE,
    WARD_FILE,
    Guide,
    own,
    write_guide,
)
from tests.guide_history import (
    BURIAL_FILE,
    LATER,
    MARRIAGE_ROW,
    PRINT,
    Step,
    adding,
    both,
    changing,
    commit,
    git,
    swapping,
)
from tests.running import motcham

WORKS_FILE = own("renovations/2026/R7K2QXM.yml")
WORKS = """\
code: R7K2QXM
basis: {kind: exempt}
place: {house: 182/4, street: Đường Mẫu, neighbourhood: Khu phố 1}
allowed: [Sửa mặt tiền]
starts_on: 2026-03-10
ends_on: 2026-12-30
status: running
attachments:
  - {file: mat-tien.jpg, title: Mặt tiền}
  - {file: ban-ve.pdf, title: Bản vẽ}
"""
BURIAL_ROW = "HT03,procedure,khai-tu,2026-12-01,\n"


def deleting(file: str) -> Step:
    return lambda guide: guide.delete(file)


def writing(file: str, text: str | bytes) -> Step:
    def write(guide: Guide) -> None:
        path = guide.path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return write


def moving(old: str, new: str) -> Step:
    def move(guide: Guide) -> None:
        guide.path(new).parent.mkdir(parents=True, exist_ok=True)
        guide.path(old).rename(guide.path(new))

    return move


def linking(file: str) -> Step:
    """The file moves out of the repository and a link takes its place."""

    def link(guide: Guide) -> None:
        outside = guide.root.parent / "ngoai" / Path(file).name
        outside.parent.mkdir(exist_ok=True)
        guide.path(file).rename(outside)
        guide.path(file).symlink_to(outside)

    return link


def issuing(guide: Guide) -> None:
    guide.issue_codes(LATER)


def sorted_otherwise(guide: Guide) -> None:
    head, *rows = guide.read(LEDGER_FILE).splitlines(keepends=True)
    guide.write(LEDGER_FILE, head + "".join(reversed(rows)))


def saved_by_excel(guide: Guide) -> None:
    text = guide.read(LEDGER_FILE).replace(",", ";").replace("2026-11-21", "21/11/2026")
    guide.write(LEDGER_FILE, "\ufeff" + text)


WITHDRAWN = "status: withdrawn\nwithdrawn_on: 2026-11-30\nreason: Không còn thủ tục này."
another = both(writing(BURIAL_FILE, BURIAL), issuing)
withdrawing = both(changing(MARRIAGE_FILE, "status: published", WITHDRAWN), issuing)
dropping_row = changing(LEDGER_FILE, MARRIAGE_ROW, "")
dropping = both(
    deleting(MARRIAGE_FILE), dropping_row, changing(BIRTH_FILE, "related: [HT02]\n", "")
)
harmless = adding(COPY_FILE, "# Đã xem lại.\n")


class Scenario(NamedTuple):
    """Steps, each a commit on a branch; `says` is what a clerk reads, empty where all is well."""

    steps: tuple[Step, ...]
    says: str = ""


GREEN = ""
PULLS: dict[str, Scenario] = {
    "nothing but a comment": Scenario((harmless,)),
    "a fee changes": Scenario((changing(BIRTH_FILE, "amount: 0", "amount: 8000"),)),
    "a file deleted": Scenario(
        (both(deleting(MARRIAGE_FILE), changing(BIRTH_FILE, "related: [HT02]\n", "")),),
        "Mã HT02 đã cấp cho «ket-hon» nhưng không còn trang nào mang mã này.",
    ),
    "a file and its row deleted": Scenario(
        (dropping,), "Dòng của mã HT02 («ket-hon») đã bị xoá khỏi sổ mã"
    ),
    "a file and its row deleted, then something else": Scenario(
        (dropping, harmless), "Dòng của mã HT02 («ket-hon») đã bị xoá khỏi sổ mã"
    ),
    "deleted and brought back": Scenario(
        (
            dropping,
            both(
                lambda guide: git(guide, "checkout", "main", "--", "."),
                harmless,
            ),
        )
    ),
    "the row alone deleted": Scenario((dropping_row,), "Mã HT02 chưa có trong sổ mã."),
    "withdrawn as it should be": Scenario((withdrawing,)),
    "withdrawn in the ledger alone": Scenario(
        (changing(LEDGER_FILE, MARRIAGE_ROW, MARRIAGE_ROW.replace(",\n", ",2026-11-30\n")),),
        "Sổ mã ghi HT02 đã bãi bỏ, mà trang của mã vẫn còn dùng.",
    ),
    "withdrawn without a reason": Scenario(
        (changing(MARRIAGE_FILE, "status: published", "status: withdrawn"),), "bãi bỏ"
    ),
    "a file renamed": Scenario(
        (moving(MARRIAGE_FILE, "procedures/ho-tich/cuoi.yml"),),
        "Mã HT02 đã cấp cho «ket-hon», nay lại dùng cho «cuoi».",
    ),
    "a file renamed, and its row": Scenario(
        (
            both(
                moving(MARRIAGE_FILE, "procedures/ho-tich/cuoi.yml"),
                changing(LEDGER_FILE, ",ket-hon,", ",cuoi,"),
            ),
        ),
        "Dòng của mã HT02 đã bị sửa",
    ),
    "a file moved to another field": Scenario(
        (
            both(
                moving(MARRIAGE_FILE, "procedures/chung-thuc/ket-hon.yml"),
                changing(
                    "procedures/chung-thuc/ket-hon.yml", "field: ho-tich", "field: chung-thuc"
                ),
            ),
        ),
        "HT",
    ),
    "a title corrected": Scenario(
        (changing(BIRTH_FILE, "title: Đăng ký khai sinh", "title: Khai sinh"),)
    ),
    "codes of two files exchanged": Scenario(
        (
            both(
                changing(BIRTH_FILE, "code: HT01", "code: HT09"),
                changing(MARRIAGE_FILE, "code: HT02", "code: HT01"),
                changing(BIRTH_FILE, "code: HT09", "code: HT02"),
                changing(BIRTH_FILE, "related: [HT02]", "related: [HT01]"),
            ),
        ),
        "Mã đã in không bao giờ trỏ sang thứ khác.",
    ),
    "contents of two files exchanged": Scenario(
        (swapping,), "Mã HT01 đã cấp cho «Đăng ký khai sinh»"
    ),
    "a code used twice": Scenario((writing(BURIAL_FILE, BURIAL.replace("HT03", "HT01")),), "HT01"),
    "a new procedure": Scenario((another,)),
    "a new procedure without its row": Scenario(
        (writing(BURIAL_FILE, BURIAL),), "Mã HT03 chưa có trong sổ mã."
    ),
    "a draft": Scenario(
        (writing(BURIAL_FILE, BURIAL.replace("status: published", "status: draft")),)
    ),
    "a code issued and taken back on the branch": Scenario(
        (another, both(deleting(BURIAL_FILE), changing(LEDGER_FILE, BURIAL_ROW, "")))
    ),
    "the day of issue edited": Scenario(
        (changing(LEDGER_FILE, MARRIAGE_ROW, MARRIAGE_ROW.replace("11-21", "11-20")),),
        "Dòng của mã HT02 đã bị sửa",
    ),
    "rows in another order": Scenario((sorted_otherwise,)),
    "the ledger with Windows' line ends": Scenario(
        (
            lambda guide: guide.path(LEDGER_FILE).write_bytes(
                guide.path(LEDGER_FILE).read_bytes().replace(b"\n", b"\r\n")
            ),
        )
    ),
    "the ledger saved by Excel": Scenario((saved_by_excel,), "Excel đã lưu lại tệp này"),
    "the ledger emptied": Scenario((writing(LEDGER_FILE, ""),), "chưa có trong sổ mã"),
    "the ledger deleted": Scenario((deleting(LEDGER_FILE),), "đã bị xoá khỏi sổ mã"),
    "the ledger is no text": Scenario((writing(LEDGER_FILE, b"\xff\xfe"),), "Không đọc được sổ mã"),
    "a row nobody can read": Scenario(
        (changing(LEDGER_FILE, "HT02,procedure", "HT02 procedure"),), "cần dạng mã, loại, đích"
    ),
    "one code, two rows": Scenario(
        (adding(LEDGER_FILE, "HT02,procedure,cuoi,2026-12-01,\n"),), "Mã HT02 có hai dòng khác nhau"
    ),
    "one row twice": Scenario((adding(LEDGER_FILE, MARRIAGE_ROW),)),
    "the ledger behind a link": Scenario((linking(LEDGER_FILE),), "Đây là một liên kết (symlink)"),
    "the ward's file behind a link": Scenario((linking(WARD_FILE),), "liên kết (symlink)"),
    "a procedure behind a link": Scenario((linking(MARRIAGE_FILE),), "liên kết (symlink)"),
    "a field's folder behind a link": Scenario(
        (linking("procedures/ho-tich"),), "liên kết (symlink)"
    ),
    "another host": Scenario(
        (changing(WARD_FILE, "phuong.tinh.vn/", "moi.tinh.vn/"),),
        "mã đã in trên thẻ và tờ dán vẫn dẫn tới địa chỉ cũ",
    ),
    "another host that says so": Scenario(
        (
            both(
                changing(WARD_FILE, "https://phuong.tinh.vn/", "https://moi.tinh.vn/"),
                adding(WARD_FILE, "former_site_urls: [https://phuong.tinh.vn/]\n"),
            ),
        )
    ),
    "another path": Scenario(
        (changing(WARD_FILE, "phuong.tinh.vn/", "phuong.tinh.vn/x/"),), "Địa chỉ trang đã đổi"
    ),
    "a print forgotten": Scenario(
        (writing(PRINTS_FILE, f"{HEADER}\n"),), "sổ in chỉ được thêm dòng"
    ),
    "a print noted": Scenario((adding(PRINTS_FILE, PRINT.replace("Quầy 1", "Quầy 2")),)),
    "a field taken away": Scenario(
        (changing(FIELDS_FILE, "id: chung-thuc", "id: chung-nhan"),), "chung-thuc"
    ),
    "a life event's code changed": Scenario(
        (changing(LIFE_EVENTS_FILE, "VDSINH", "VDBE"),), "VDSINH"
    ),
    "works erased by hand": Scenario(
        (
            both(
                deleting(WORKS_FILE),
                deleting(own("renovations/2026/mat-tien.jpg")),
                deleting(own("renovations/2026/ban-ve.pdf")),
                changing(UNIT_LEDGER_FILE, "R7K2QXM,2026-11-21,", "R7K2QXM,2026-11-21,2026-12-01"),
            ),
        ),
        "R7K2QXM",
    ),
    "works' file deleted": Scenario(
        (
            both(
                deleting(WORKS_FILE),
                deleting(own("renovations/2026/mat-tien.jpg")),
                deleting(own("renovations/2026/ban-ve.pdf")),
            ),
        ),
        "Mã R7K2QXM đã cấp cho «R7K2QXM» nhưng không còn trang nào mang mã này.",
    ),
    "works stopped": Scenario((changing(WORKS_FILE, "status: running", "status: stopped"),)),
    "an attachment deleted": Scenario(
        (deleting(own("renovations/2026/mat-tien.jpg")),), "Không có tệp «mat-tien.jpg»"
    ),
    "an attachment swapped for one with a phone number": Scenario(
        (writing(own("renovations/2026/ban-ve.pdf"), pdf("Gọi 0901 234 567")),),
        "số điện thoại riêng",
    ),
    "an attachment swapped for a phone's photo": Scenario(
        (writing(own("renovations/2026/mat-tien.jpg"), photo(comment=b"nha ong A")),), "mang theo"
    ),
    "a neighbourhood renamed": Scenario(
        (changing(WARD_FILE, "Khu phố 1", "Khu phố Một"),), "Ở đây không có «Khu phố 1»."
    ),
    "a page in a code's place": Scenario(
        (writing("site_src/pages/Q/HT01/index.md", "# HT01\n"),), "trang của một mã đã in"
    ),
    "a template in a code's place": Scenario(
        (writing("site_src/theme/q/HT01/index.html", "x"),), "trang của một mã đã in"
    ),
    "a script in a page": Scenario(
        (writing("site_src/pages/tin.md", "# Tin\n\n<script>1</script>\n"),), "mã HTML"
    ),
    "a link that deceives": Scenario(
        (
            changing(
                BIRTH_FILE, "https://dichvucong.gov.vn/", "https://dichvucong.gov.vn@evil.example/"
            ),
        ),
        "dichvucong.gov.vn@",
    ),
    "an owner's name": Scenario(
        (changing(WORKS_FILE, "Sửa mặt tiền", "Sửa nhà bà Lan"),), "tên một người"
    ),
}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """A ward's repository: main has procedures, works with attachments, and a print."""
    guide = write_guide(tmp_path_factory.mktemp("origin") / "kho")
    guide.add(WARD_FILE, "neighbourhoods: [Khu phố 1, Khu phố 2]\n")
    guide.write(WORKS_FILE, WORKS)
    guide.path(own("renovations/2026/mat-tien.jpg")).write_bytes(photo())
    guide.path(own("renovations/2026/ban-ve.pdf")).write_bytes(pdf("Mặt bằng"))
    guide.write(PRINTS_FILE, f"{HEADER}\n{PRINT}")
    guide.issue_codes()
    git(guide, "init", "--quiet", "--initial-branch=main")
    commit(guide)
    return guide


@pytest.fixture
def kept(origin: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guide:
    """A clone of one's own to work in."""
    shutil.copytree(origin.root, tmp_path / "kho", symlinks=True)
    monkeypatch.chdir(tmp_path / "kho")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 1 December 2026
    return Guide(tmp_path / "kho")


def said(*, base: str) -> tuple[bool, str]:
    """Whether `motcham check --base` is green, and all that it says."""
    result = motcham("check", "--base", base, "--format", "text")
    return result.exit_code == 0, result.output


def holds(scenario: Scenario, *, base: str) -> None:
    green, output = said(base=base)
    assert green == (scenario.says == GREEN), output
    errors = [line for line in output.splitlines() if ": lỗi: " in line]
    assert not errors or scenario.says in "\n".join(errors), output
    lines = output.splitlines()
    assert all(lines[lines.index(error) + 1].startswith("  → ") for error in errors), output


@pytest.mark.parametrize("case", PULLS)
def test_a_pull_request_is_red_or_green_and_says_why(kept: Guide, case: str) -> None:
    scenario = PULLS[case]
    git(kept, "switch", "--quiet", "--create", "nhanh")
    for step in scenario.steps:
        step(kept)
        commit(kept)
    holds(scenario, base="main")


NIGHTS = (
    "a fee changes", "a file and its row deleted", "withdrawn as it should be",
    "contents of two files exchanged", "another host", "a print forgotten", "works erased by hand",
    "the ledger emptied", "a new procedure",
)  # fmt: skip


@pytest.mark.parametrize("case", NIGHTS)
def test_the_night_after_says_what_the_push_was_told(kept: Guide, case: str) -> None:
    """Two pushes on main, the second a harmless one; by night HEAD is held against its history."""
    scenario = PULLS[case]
    for step in (*scenario.steps, harmless):
        step(kept)
        commit(kept)
    holds(scenario, base="HEAD")


def united(kept: Guide, **codes: str) -> None:
    """Main takes in a branch for each code, by the name of the file that gets it."""
    kept.write(".gitattributes", "codes.csv merge=union\nprints.csv merge=union\n")
    commit(kept)
    for number, (file, code) in enumerate(codes.items()):
        git(kept, "switch", "--quiet", "--create", file, "main")
        text = BURIAL.replace("HT03", code).replace("1.000656", f"1.00065{6 + number}")
        kept.write(f"procedures/ho-tich/{file}.yml", text)
        issuing(kept)
        commit(kept)
    git(kept, "switch", "--quiet", "main")
    for branch in codes:
        git(kept, "merge", "--quiet", "--no-edit", branch)


def test_two_branches_that_add_codes_meet_by_union(kept: Guide) -> None:
    united(kept, tang="HT03", sinh="HT04")
    assert said(base="HEAD~1") == (True, said(base="HEAD")[1])


def test_two_branches_that_give_one_code_to_two_things_are_told_so(kept: Guide) -> None:
    united(kept, tang="HT03", sinh="HT03")
    green, output = said(base="HEAD~1")
    assert not green
    assert "Mã HT03 có hai dòng khác nhau" in output


def test_a_merged_change_that_is_reverted_loses_what_it_issued(kept: Guide) -> None:
    another(kept)
    commit(kept)
    git(kept, "revert", "--no-edit", "HEAD")
    green, output = said(base="HEAD~1")
    assert not green
    assert "Dòng của mã HT03 («khai-tu») đã bị xoá" in output
    git(kept, "revert", "--no-edit", "HEAD")
    assert said(base="HEAD~1")[0]


def test_a_branch_that_is_rebased_answers_for_its_own_change(kept: Guide) -> None:
    git(kept, "switch", "--quiet", "--create", "nhanh")
    another(kept)
    commit(kept)
    git(kept, "switch", "--quiet", "main")
    harmless(kept)
    commit(kept)
    git(kept, "switch", "--quiet", "nhanh")
    git(kept, "rebase", "--quiet", "main")
    assert said(base="main")[0]
    git(kept, "reset", "--quiet", "--hard", "main")  # its own commit is dropped: never issued
    assert said(base="main")[0]


def test_a_change_squashed_or_picked_onto_main_is_held_like_any(kept: Guide) -> None:
    git(kept, "switch", "--quiet", "--create", "nhanh")
    another(kept)
    commit(kept)
    git(kept, "switch", "--quiet", "main")
    git(kept, "merge", "--quiet", "--squash", "nhanh")
    commit(kept)
    assert said(base="HEAD~1")[0]
    both(deleting(BURIAL_FILE), changing(LEDGER_FILE, BURIAL_ROW, ""))(kept)
    commit(kept)
    assert "HT03" in said(base="HEAD~1")[1]


def test_an_old_fault_elsewhere_does_not_stop_a_good_change(kept: Guide) -> None:
    kept.replace(MARRIAGE_FILE, "summary: Hai người", "sumary: Hai người")
    commit(kept)
    git(kept, "switch", "--quiet", "--create", "nhanh")
    harmless(kept)
    commit(kept)
    green, output = said(base="main")
    assert green, output
    assert "sumary" in output


@pytest.mark.parametrize("lost", [False, True])
def test_after_a_forced_push_the_history_that_is_left_is_held(kept: Guide, lost: bool) -> None:
    another(kept)
    commit(kept)
    if lost:
        both(deleting(BURIAL_FILE), changing(LEDGER_FILE, BURIAL_ROW, ""))(kept)
        commit(kept)
    green, output = said(base="1234567890123456789012345678901234567890")
    assert green == (not lost), output
    assert "lịch sử đã bị ghi đè (force push)" in output


@pytest.mark.usefixtures("kept")
def test_a_base_that_is_misspelt_is_no_base() -> None:
    green, output = said(base="mian")
    assert not green
    assert "Không tìm thấy phiên bản git «mian»" in output


@pytest.mark.parametrize("lost", [False, True])
def test_a_guide_that_moves_into_a_folder_takes_its_promises_along(
    kept: Guide, monkeypatch: pytest.MonkeyPatch, lost: bool
) -> None:
    below = Guide(kept.root / "phuong-mot")
    below.root.mkdir()
    for path in list(kept.root.iterdir()):
        if path.name not in (".git", below.root.name):
            path.rename(below.root / path.name)
    commit(kept)
    if lost:
        dropping(below)
    else:
        harmless(below)
    commit(kept)
    monkeypatch.chdir(below.root)
    green, output = said(base="HEAD~2")
    assert green == (not lost), output
    assert ("Dòng của mã HT02 («ket-hon») đã bị xoá" in output) == lost


def test_there_are_enough_scenarios() -> None:
    assert len(PULLS) + len(NIGHTS) + 12 >= 70
