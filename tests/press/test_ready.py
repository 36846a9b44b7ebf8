"""All papers at once: each that may be printed, or the folder stays as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from generator.press.ready import CONTENTS, first_of_each_kind, ready_papers
from tests.guide_files import BIRTH_FILE, COPY_FILE, MARRIAGE_FILE, Guide
from tests.press.paper import words_of
from tests.running import motcham

GONE = "status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: Đã gộp.\nreplaced_by: [HT02]"


def run(guide: Guide, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(guide.root)
    return motcham("print", "ready", "-o", "giay", *arguments)


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_every_paper_of_what_is_in_force_is_made(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.replace(BIRTH_FILE, "status: published", GONE)
    guide.issue_codes()
    result = run(guide, monkeypatch)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert files(guide.path("giay")) == {
        CONTENTS,
        "all.pdf",
        "tags.pdf",
        "group-LVHT.pdf",
        "group-LVCT.pdf",
        *(f"{kind}-{code}.pdf" for kind in ("poster", "leaflet") for code in ("HT02", "CT01")),
    }
    contents = guide.read(f"giay/{CONTENTS}")
    assert "poster-HT02.pdf      Tờ dán quầy HT02: Đăng ký kết hôn (1 trang)" in contents
    assert "Đăng ký kết hôn" in words_of(guide.path("giay/leaflet-HT02.pdf").read_bytes())


@pytest.mark.parametrize(
    ("gone", "code"), [((), "HT01"), ((BIRTH_FILE,), "HT02"), ((BIRTH_FILE, MARRIAGE_FILE), "CT01")]
)
def test_the_first_of_each_kind_is_of_what_is_in_force(
    guide: Guide, gone: tuple[str, ...], code: str
) -> None:
    for file in gone:
        guide.replace(file, "status: published", GONE.replace("HT02", "CT01"))
    guide.issue_codes()
    papers = first_of_each_kind(ready_papers(guide.published(date(2026, 11, 22))))
    group = "group-LVCT.pdf" if code == "CT01" else "group-LVHT.pdf"
    one = ["tags.pdf", "all.pdf", group, f"poster-{code}.pdf", f"leaflet-{code}.pdf"]
    assert [paper.file for paper in papers] == one


def test_where_one_paper_fails_all_stays_as_it_was(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.write(f"giay/{CONTENTS}", "cũ")
    for file in (BIRTH_FILE, COPY_FILE):
        text = guide.read(file)
        title = next(line for line in text.splitlines() if line.startswith("title: "))
        guide.replace(file, title, f"title: {'W' * 80}")
    result = run(guide, monkeypatch)
    assert result.exit_code == 1
    assert "Tờ dán quầy HT01: WWW" in result.output
    assert "Tờ rơi CT01: WWW" in result.output
    assert "giữ nguyên như cũ" in result.output
    assert files(guide.path("giay")) == {CONTENTS}
    assert guide.read(f"giay/{CONTENTS}") == "cũ"
    assert not list(guide.root.glob(".giay*"))


def test_a_folder_of_something_else_is_left_alone(
    guide: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide.write("giay/thu.txt", "của tôi")
    result = run(guide, monkeypatch)
    assert result.exit_code == 1
    assert "không do lệnh này làm ra" in result.output
    assert guide.read("giay/thu.txt") == "của tôi"
