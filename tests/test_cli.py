"""The commands as staff meet them: exit status, one clear sentence, nothing half done."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from generator.disk.store import FOLDER
from generator.library.registers.prints import HEADER
from tests.guide.conftest import with_frame
from tests.guide_files import (
    BIRTH_FILE,
    LEDGER_FILE,
    MARRIAGE_FILE,
    PRINTS_FILE,
    WARD_FILE,
    Guide,
    own,
)
from tests.library.test_renovations import RENOVATION
from tests.running import Run, motcham


@pytest.fixture
def run(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `motcham` in the small guide; an exception other than an exit fails the test."""
    with_frame(guide)
    monkeypatch.chdir(guide.root)
    return motcham


def test_a_sound_guide_goes_the_whole_way(run: Run, guide: Guide) -> None:
    for command in (
        ["check"],
        ["build"],
        ["codes"],
        ["print", "tags", "-o", "print/tags.pdf"],
        ["print", "poster", "HT01"],
        ["print", "leaflet", "HT01"],
        ["print", "large", "HT01"],
        ["print", "group", "LVHT"],
        ["print", "all"],
        ["print", "card", "HT01"],
        ["verify", "print/tags.pdf", "--site", "site"],
        ["verify", "print/poster-HT01.pdf", "--site", "site"],
        ["verify", "print/leaflet-HT01.pdf", "--site", "site"],
        ["verify", "print/group-LVHT.pdf", "--site", "site"],
        ["verify", "print/all.pdf", "--site", "site"],
        ["verify", "print/card-HT01.pdf", "--site", "site"],
    ):
        result = run(*command)
        assert result.exit_code == 0, (command, result.output)
    assert guide.path("print/poster-HT01.pdf").read_bytes().startswith(b"%PDF")


def test_check_lists_all_problems_of_all_files_at_once(run: Run, guide: Guide) -> None:
    guide.add(BIRTH_FILE, "titel: x\n")
    guide.replace(MARRIAGE_FILE, "audience", "audiense")
    guide.replace(WARD_FILE, "https:", "http:")
    guide.write(own("formats.yml"), "format: [40x55]\n")
    result = run("check")
    assert result.exit_code == 1
    for place in (f"{BIRTH_FILE}:", f"{MARRIAGE_FILE}:", f"{WARD_FILE}:", "formats.yml:1:"):
        assert place in result.output


def test_check_speaks_to_programs_and_to_github(run: Run, guide: Guide) -> None:
    guide.add(BIRTH_FILE, "titel: x\n")
    problems = json.loads(run("check", "--format", "json").stdout)
    assert problems[0]["rule"] == "unknown-key"
    assert run("check", "--format", "github").stdout.startswith(f"::error file={BIRTH_FILE},line=")


def test_check_of_one_file_shows_only_its_problems(run: Run, guide: Guide) -> None:
    guide.add(BIRTH_FILE, "titel: x\n")
    other = run("check", MARRIAGE_FILE)
    assert other.exit_code == 0
    assert "chưa soát hết" in other.output
    assert f"{BIRTH_FILE}, dòng" in other.output
    assert "Không có lỗi" not in other.output
    folder = run("check", "procedures/ho-tich")
    assert folder.exit_code == 1
    assert "khi hết lỗi mới soát được" in folder.output


def git(folder: Path, *arguments: str) -> None:
    """Run git as a person without settings."""
    identity = ["-c", "user.name=t", "-c", "user.email=t@t.example"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def commit(guide: Guide) -> None:
    git(guide.root, "add", "-A")
    git(guide.root, "commit", "-qm", "Sửa")


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        (lambda guide: guide.delete(MARRIAGE_FILE), "status: withdrawn"),
        (lambda guide: guide.replace(MARRIAGE_FILE, "HT02", "HT09"), "code: HT02"),
    ],
    ids=["the file deleted", "the code changed"],
)
@pytest.mark.parametrize("ledger", ["kept", "rewritten"])
def test_a_printed_code_cannot_be_lost(
    run: Run, guide: Guide, change: Callable[[Guide], None], advice: str, ledger: str
) -> None:
    git(guide.root, "init", "-q")
    git(guide.root, "add", "-A")
    git(guide.root, "commit", "-qm", "before")
    guide.replace(BIRTH_FILE, "related: [HT02]\n", "")
    change(guide)
    if ledger == "rewritten":
        guide.delete(LEDGER_FILE)
        guide.issue_codes()
    git(guide.root, "add", "-A")
    git(guide.root, "commit", "-qm", "after")
    result = run("check", "--base", "HEAD~1")
    assert result.exit_code == 1
    assert "HT02" in result.output
    assert (advice if ledger == "kept" else "status: withdrawn") in result.output


@pytest.mark.parametrize("base", ["HEAD", "HEAD~1", "HEAD~2"], ids=["by night", "push 2", "push 1"])
def test_a_lost_code_is_missed_after_every_later_push_too(
    run: Run, guide: Guide, base: str
) -> None:
    git(guide.root, "init", "-q")
    commit(guide)
    guide.replace(BIRTH_FILE, "related: [HT02]\n", "")
    guide.delete(MARRIAGE_FILE)
    guide.delete(LEDGER_FILE)
    guide.issue_codes()
    commit(guide)
    guide.write("README.md", "Đã xem lại.\n")
    commit(guide)
    assert run("check").exit_code == 0
    result = run("check", "--base", base)
    assert result.exit_code == 1
    assert "Dòng của mã HT02 («ket-hon») đã bị xoá" in result.output


@pytest.mark.parametrize("base", ["HEAD", "HEAD~1"], ids=["by night", "the push"])
@pytest.mark.parametrize("new", ["https://moi.tinh.vn/", "https://phuong.tinh.vn/tra-cuu/"])
def test_the_address_in_printed_codes_cannot_be_changed_unnoticed(
    run: Run, guide: Guide, base: str, new: str
) -> None:
    git(guide.root, "init", "-q")
    commit(guide)
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", new)
    commit(guide)
    result = run("check", "--base", base)
    assert result.exit_code == 1
    assert f"{WARD_FILE}:4:1: lỗi: Địa chỉ trang đã đổi từ https://phuong.tinh.vn/" in result.output
    guide.add(WARD_FILE, "former_site_urls: [https://phuong.tinh.vn/]\n")
    assert run("check", "--base", base).exit_code == 0


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("site_src/pages/tin.md", "# Tin\n\n<script>alert(1)</script>\n", "tin.md:3:1: lỗi: "),
        ("site_src/pages/tin.md", "# Tin\n\nXem [đây](javascript:x).\n", "tin.md:3:11: lỗi: "),
        ("site_src/pages/Q/HT01/index.md", "# Tin\n", "pages/Q/HT01/index.md:1:1: lỗi: "),
        ("site_src/theme/Q/HT01/index.html", "Tin", "theme/Q/HT01/index.html:1:1: lỗi: "),
    ],
    ids=["script", "link", "page", "template"],
)
def test_what_a_page_may_not_hold_and_where_it_may_not_lie_is_refused(
    run: Run, guide: Guide, file: str, text: str, place: str
) -> None:
    guide.write(file, text)
    for command in ("check", "build"):
        result = run(command)
        assert result.exit_code == 1
        assert place in result.output
    assert not guide.path("site").exists()


SKETCH = own("renovations/2026/hien-trang.png")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda guide: guide.replace(WARD_FILE, "[Khu phố 3]", "[Khu phố 5]"), "Khu phố 3"),
        (lambda guide: guide.delete(SKETCH), "Không có tệp «hien-trang.png»"),
        (lambda guide: guide.write(SKETCH, "Gọi 0903 123 456"), "hien-trang.png"),
    ],
    ids=["a neighbourhood renamed", "an attachment deleted", "an attachment swapped"],
)
def test_a_change_is_blamed_for_what_it_breaks_in_another_file(
    run: Run, guide: Guide, change: Callable[[Guide], None], words: str
) -> None:
    guide.add(WARD_FILE, "neighbourhoods: [Khu phố 3]\n")
    place = RENOVATION.replace("Đường Mẫu}", "Đường Mẫu, neighbourhood: Khu phố 3}")
    shown = "attachments: [{file: hien-trang.png, title: Hiện trạng}]\n"
    guide.write(own("renovations/2026/R7K2QXM.yml"), place + shown)
    Image.new("RGB", (40, 40), "white").save(guide.path(SKETCH))
    guide.issue_codes()
    git(guide.root, "init", "-q")
    commit(guide)
    assert run("check", "--base", "HEAD").exit_code == 0
    change(guide)
    result = run("check", "--base", "HEAD")
    assert result.exit_code == 1, result.output
    assert words in result.output


def test_a_change_is_not_blamed_for_what_stood_there_before(run: Run, guide: Guide) -> None:
    guide.add(MARRIAGE_FILE, "titel: x\n")
    git(guide.root, "init", "-q")
    git(guide.root, "add", "-A")
    git(guide.root, "commit", "-qm", "before")
    result = run("check", "--base", "HEAD")
    assert (result.exit_code, "cảnh báo: Không có mục «titel»" in result.output) == (0, True)
    guide.add(BIRTH_FILE, "titel: x\n")
    assert run("check", "--base", "HEAD").exit_code == 1


def test_in_github_actions_check_annotates_and_fills_the_summary(
    run: Run, guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(guide.path("summary.md")))
    guide.write("summary.md", "# before\n")
    guide.add(BIRTH_FILE, "titel: x\n")
    assert run("check").stdout.startswith(f"::error file={BIRTH_FILE},line=27,")
    assert guide.read("summary.md").startswith("# before\n## motcham check\n\n1 lỗi")


def test_new_codes_are_added_and_old_rows_stay(run: Run, guide: Guide) -> None:
    before = guide.read(LEDGER_FILE)
    text = guide.read(MARRIAGE_FILE).replace("HT02", "HT03")
    guide.write("procedures/ho-tich/ly-hon.yml", text)
    assert run("check").exit_code == 1
    assert "Mã mới: HT03 → ly-hon" in run("codes", "update").output
    assert run("check").exit_code == 0
    assert set(before.splitlines()) < set(guide.read(LEDGER_FILE).splitlines())


def test_codes_finds_a_page_that_is_not_there(run: Run, guide: Guide) -> None:
    run("build")
    guide.delete("site/Q/HT01/index.html")
    result = run("codes")
    assert result.exit_code == 1
    assert "HT01" in result.output


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["print", "tags", "--site-url", f"https://a.vn/{'x' * 90}/"], "Không đủ chỗ in"),
        (
            ["print", "tags", "--format", "25x25", "--site-url", f"https://a.vn/{'x' * 150}/"],
            "cần ít nhất 0,40 mm",
        ),
        (["verify", WARD_FILE], "PDF"),
        (["fill", "procedures"], "Không thấy khung"),
        (["build", "--site-dir", "procedures"], "không ghi đè"),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    run: Run, guide: Guide, command: list[str], message: str
) -> None:
    before = written(guide)
    result = run(*command)
    assert result.exit_code == 1
    assert message in result.output
    assert before == written(guide)


def written(guide: Guide) -> dict[Path, bytes]:
    """Every file of `guide`, but for what a later run would make again."""
    files = (path for path in guide.root.rglob("*") if path.is_file())
    kept = guide.root / FOLDER
    return {path: path.read_bytes() for path in files if kept not in path.parents}


def test_a_sheet_that_cannot_be_read_back_is_not_written(
    run: Run, guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("print", "tags")
    before = guide.path("print/tags.pdf").read_bytes()
    monkeypatch.setattr(
        "generator.press.tags.svg",
        lambda _: "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>",
    )
    result = run("print", "tags", "HT01")
    assert result.exit_code == 1
    assert "mã HT01" in result.output
    assert guide.path("print/tags.pdf").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["chek"],
        ["print", "poster"],
        ["print", "poster", "HT01", "--place", "Quầy 1"],
        ["print", "tags", "--copies", "2"],
        ["print", "tags", "--record", "--copies", "0"],
        ["print", "poster", "HT01", "--record", "--place", "0905 123 456"],
        ["prints", "removed"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_status_2(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_recorded_poster_is_listed_goes_stale_is_printed_anew_and_is_taken_down(
    run: Run, guide: Guide
) -> None:
    assert "chưa có gì" in run("prints").output
    print_poster = ["print", "poster", "HT01", "--record", "--place", 'Quầy 1, "trái"']
    assert run(*print_poster, "--copies", "2").exit_code == 0
    assert run("print", "tags", "HT01", "HT02", "--record").exit_code == 0
    listed = run("prints").output
    for words in ("tờ dán quầy", "thẻ móc khóa", "HT01 HT02", 'Quầy 1, "trái"'):
        assert words in listed
    assert run("check").exit_code == 0
    assert run("prints", "stale").output == "2 tờ đang dùng, 0 tờ cần thay hoặc gỡ.\n"

    guide.replace(BIRTH_FILE, "amount: 0", "amount: 8000")
    gone_stale = run("prints", "stale")
    assert gone_stale.exit_code == 1
    assert "thông tin đã đổi" in gone_stale.output
    assert "In lại rồi thay: motcham print poster HT01 --record" in gone_stale.output
    assert run(*print_poster).exit_code == 0
    assert run("prints", "stale").exit_code == 0

    assert run("prints", "removed", "HT01", "--place", "Cổng").exit_code == 1
    assert run("prints", "removed", "HT01").exit_code == 0
    assert run("prints", "stale").output == "0 tờ đang dùng, 0 tờ cần thay hoặc gỡ.\n"
    assert len(guide.read(PRINTS_FILE).splitlines()) == 5


def test_nothing_is_recorded_without_record_or_for_a_print_that_is_refused(
    run: Run, guide: Guide
) -> None:
    assert run("print", "poster", "HT01").exit_code == 0
    assert run("print", "tags", "HT99", "--record").exit_code == 2
    assert not guide.path(PRINTS_FILE).exists()


@pytest.mark.parametrize(
    "command", [["check"], ["prints"], ["prints", "stale"], ["print", "tags", "--record"]]
)
def test_broken_print_records_are_listed_and_left_as_they_are(
    run: Run, guide: Guide, command: list[str]
) -> None:
    text = f"{HEADER}\n2026-13-01,postre,HT01,11/2026·4f2a,1,\n2026-11-25,tags,HT99,,1,x\n"
    guide.write(PRINTS_FILE, text)
    result = run(*command)
    assert result.exit_code == 1
    for words in (f"{PRINTS_FILE}:2:", "«2026-13-01»", "«postre»", f"{PRINTS_FILE}:3:", "→ "):
        assert words in result.output
    assert guide.read(PRINTS_FILE) == text


def test_translations_are_listed_and_brought_up_to_date(run: Run) -> None:
    listed = run("translations")
    assert "procedures/ho-tich/khai-sinh.yml: 0 câu xong, 0 câu cũ, " in listed.output
    written = run("translations", "update", "HT01")
    assert written.output == "procedures/ho-tich/khai-sinh.en.yml\n"
    assert run("translations", "update").output == ""


def test_an_unknown_code_starts_no_translation(run: Run) -> None:
    refused = run("translations", "update", "HT99")
    assert refused.exit_code == 2
    assert "HT99" in refused.output


@pytest.mark.parametrize("file", [BIRTH_FILE, LEDGER_FILE, WARD_FILE, "mkdocs.yml", "nhat-ky.log"])
@pytest.mark.parametrize(
    "command",
    [
        "todo -o {}",
        "scans nhat-ky.log --csv {}",
        "build --offline-zip {}",
    ],
)
def test_no_command_writes_over_the_guide_or_what_it_reads(
    run: Run, guide: Guide, command: str, file: str
) -> None:
    line = '1.2.3.4 - - [22/Nov/2026:10:00:00 +0700] "GET /Q/HT01/ HTTP/1.1" 200 1 "-" "Firefox"\n'
    guide.write("nhat-ky.log", line * 9)
    if file.endswith(".log") and "scans" not in command:
        return
    before = guide.path(file).read_bytes()
    result = run(*command.format(file).split())
    assert result.exit_code == 1
    assert f"{file} là tệp" in result.output
    assert guide.path(file).read_bytes() == before


def test_what_a_command_wrote_before_it_writes_again(run: Run, guide: Guide) -> None:
    for _ in range(2):
        assert run("todo", "-o", "hoi.txt").exit_code == 0
    assert guide.path("hoi.txt").is_file()
