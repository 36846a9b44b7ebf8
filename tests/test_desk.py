"""The desk's commands as staff and workflows meet them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.library.registers.prints import HEADER
from generator.views.edition import edition_of
from generator.views.sheets import poster_view
from tests.guide_files import BIRTH_FILE, ISSUED_ON, MARRIAGE_FILE, PRINTS_FILE, WARD_FILE, Guide
from tests.running import Run, motcham


@pytest.fixture
def run(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `motcham` in the small guide; an exception other than an exit fails the test."""
    monkeypatch.chdir(guide.root)
    return motcham


@pytest.fixture
def committed(guide: Guide) -> Guide:
    """The small guide, with a poster on the wall, committed to a new repository."""
    published = guide.published()
    printed = edition_of(poster_view(published, published.by_code["HT01"]), ISSUED_ON)
    guide.write(PRINTS_FILE, f"{HEADER}\n2026-11-21,poster,HT01,{printed},2,Quầy 1\n")
    git(guide.root, "init", "-q")
    git(guide.root, "add", "-A")
    git(guide.root, "commit", "-qm", "before")
    return guide


def git(folder: Path, *arguments: str) -> None:
    """Run git as a person without settings."""
    identity = ["-c", "user.name=t", "-c", "user.email=t@t.example"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_diff_says_what_changes_for_residents_and_what_goes_stale_by_it(
    run: Run, committed: Guide
) -> None:
    assert run("diff", "--base", "HEAD").output == "Không có gì đổi với người dân.\n"
    committed.replace(BIRTH_FILE, "amount: 0}\n  - via", "amount: 8000}\n  - via")
    committed.replace(BIRTH_FILE, "documents:\n", "documents:\n  - {name: Ảnh *bé*}\n")
    committed.replace(WARD_FILE, "number: 028 3800 0000", "number: 028 0000 1111")
    committed.replace(MARRIAGE_FILE, "status", "# chỉ là lời ghi\nstatus")
    result = run("diff", "--base", "HEAD")
    assert result.exit_code == 0
    *changed, empty, heading, stale = result.output.replace("\u00a0", " ").splitlines()
    assert changed == [
        "Phường Thử — điện thoại: «Một cửa»: 028 3800 0000 → 028 0000 1111",
        "HT01 Đăng ký khai sinh — phí, lệ phí: Miễn phí → Tại quầy: 8.000 đ; Trực tuyến: Miễn phí",
        "HT01 Đăng ký khai sinh — giấy tờ: thêm «Ảnh *bé*» (Nộp lại)",
    ]
    assert (empty, heading) == ("", "Tờ đã in thành cũ, phải thay hoặc gỡ:")
    assert stale.startswith("Quầy 1: tờ dán quầy HT01")
    shown = run("diff", "--base", "HEAD", "--format", "markdown").output
    assert "- **HT01 Đăng ký khai sinh**\n  - phí, lệ phí: " in shown
    assert "Ảnh \\*bé\\*" in shown


@pytest.mark.parametrize(
    ("base", "status", "message"),
    [
        ("no-such", 2, "Không tìm thấy phiên bản git «no-such»"),
        ("--output=x", 2, "Không tìm thấy phiên bản git «--output=x»"),
        ("HEAD~1", 1, f"Bản ở «HEAD~1» có lỗi nên không so được. {MARRIAGE_FILE}:1: Không có mục"),
    ],
)
def test_a_base_that_cannot_be_compared_with_is_said_plainly(
    run: Run, committed: Guide, base: str, status: int, message: str
) -> None:
    text = committed.read(MARRIAGE_FILE)
    committed.write(MARRIAGE_FILE, "kode: x\n" + text)
    git(committed.root, "commit", "-qam", "broken")
    committed.write(MARRIAGE_FILE, text)
    git(committed.root, "commit", "-qam", "mended")
    result = run("diff", f"--base={base}")
    assert result.exit_code == status
    assert message in result.output


def test_review_lists_what_is_due_and_what_waits(run: Run, guide: Guide) -> None:
    assert run("review").output == "Không có việc nào đến hạn trong 30 ngày tới.\n"
    guide.replace(BIRTH_FILE, "checked_on: 2026-11-20", "checked_on: 2020-01-02")
    guide.write(PRINTS_FILE, f"{HEADER}\n2026-11-21,poster,HT01,11/2026·0000,1,Quầy 1\n")
    shown = run("review").output
    assert shown.startswith("Đã quá hạn:\n02/07/2020 · HT01 Đăng ký khai sinh: kiểm tra lại")
    assert "Không có hạn:\nkhông hạn · HT01" in shown
    assert "In lại rồi thay: motcham print poster HT01" in shown
    markdown = run("review", "--format", "markdown").output
    assert markdown.startswith("### Đã quá hạn\n\n- 02/07/2020 · **HT01 Đăng ký khai sinh**")
    calendar = run("review", "--format", "ics").stdout_bytes
    assert calendar.count(b"BEGIN:VEVENT\r\n") == 1
    assert b"\n" not in calendar.replace(b"\r\n", b"")
