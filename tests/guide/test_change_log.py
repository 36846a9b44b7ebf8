"""What changed lately: logged by a command, shown on a page, told by a feed."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import feedparser  # type: ignore[import-untyped]  # it has no types
import pytest

from generator.guide.options import BuildOptions
from generator.library.checked.english import english
from generator.library.language.folding import mark_of
from generator.library.language.locale import ENGLISH, use_locale
from generator.views.change_log import told_changes
from tests.guide.conftest import build, contents, with_english, with_frame
from tests.guide_files import BIRTH_FILE, WARD_FILE, Guide, own, write_guide
from tests.running import motcham

LOG_FILE = own("changes.yml")
LOG = """\
changes:
  - on: 2026-11-28
    code: HT01
    said:
      - {topic: fee, text: Miễn phí → 8.000 đ, english: "Free → 8,000 VND"}
      - {topic: time, text: "<b>1</b> ngày → 3 ngày"}
  - {on: 2026-11-28, code: NHA, said: [{topic: hours, text: thêm thứ 7}]}
  - {on: 2026-11-02, code: HT02, said: [{topic: papers, text: bỏ «Ảnh»}]}
  - {on: 2026-11-01, code: HT99, said: [{topic: papers, text: trang đã mất}]}
  - {on: 2027-01-01, code: HT01, said: [{topic: papers, text: ngày mai}]}
"""
DAY = BuildOptions(as_of=date(2026, 11, 29))
FEEDS = {"": "thay-doi.xml", "en/": "en/changes.xml"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    guide = write_guide(tmp_path_factory.mktemp("changed") / "guide")
    guide.write(LOG_FILE, LOG)
    return build(with_english(with_frame(guide)), DAY)


@pytest.mark.parametrize(("top", "file"), FEEDS.items())
def test_the_feed_is_valid_and_every_entry_has_an_id_of_its_own(
    site: Path, top: str, file: str
) -> None:
    feed = feedparser.parse((site / file).read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id == f"https://phuong.tinh.vn/{file}"
    assert feed.feed.author == "Phường Thử"
    assert feed.feed.updated == "2026-11-28T00:00:00+07:00"
    ids = [entry.id for entry in feed.entries]
    assert ids == [
        f"https://phuong.tinh.vn/{top}Q/{code}/#{day}"
        for code, day in (("HT01", "2026-11-28"), ("NHA", "2026-11-28"), ("HT02", "2026-11-02"))
    ]
    for entry in feed.entries:
        page = entry.link.removeprefix("https://phuong.tinh.vn/")
        assert (site / page / "index.html").is_file()
    said = feed.entries[0].summary
    assert ("Free → 8,000 VND" if top else "Miễn phí → 8.000 đ") in said


def test_an_id_stays_when_the_site_moves(tmp_path: Path) -> None:
    guide = write_guide(tmp_path / "guide")
    guide.write(LOG_FILE, LOG)
    before = feedparser.parse((build(with_frame(guide), DAY) / "thay-doi.xml").read_bytes())
    former = "former_site_urls: [https://phuong.tinh.vn/]"
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", f"https://moi.vn/\n{former}")
    after = feedparser.parse((build(guide, DAY) / "thay-doi.xml").read_bytes())
    assert after.entries[0].link.startswith("https://moi.vn/")
    assert [one.id for one in after.entries] == [one.id for one in before.entries]


@pytest.mark.parametrize("top", ["", "en/"])
def test_the_page_says_it_by_day_and_leads_there(site: Path, top: str) -> None:
    page = (site / top / "moi-thay-doi/index.html").read_text()
    assert "<b>1</b> ngày" not in page
    assert "&lt;b&gt;1&lt;/b&gt; ngày" in page
    assert "trang đã mất" not in page
    assert "ngày mai" not in page
    assert 'href="../Q/HT01/"' in page or "href=../Q/HT01/" in page
    assert "application/atom+xml" in page
    assert ("28 November 2026" if top else "28/11/2026") in page
    assert "moi-thay-doi/" in (site / top / "thong-tin/index.html").read_text()


def test_what_has_no_english_says_that_it_is_vietnamese(site: Path) -> None:
    page = (site / "en/moi-thay-doi/index.html").read_text()
    assert '<span lang="vi">bỏ «Ảnh»</span>' in page or "<span lang=vi>bỏ «Ảnh»</span>" in page


@pytest.mark.parametrize(
    ("of", "text", "told"),
    [
        ("ngày sinh", "thêm 60 ngày từ ngày sinh", "added 60 days from the day of birth"),
        ("ngày sinh", "thêm 30 ngày từ ngày sinh", "thêm 30 ngày từ ngày sinh"),  # of another day
        ("ngày bé ra đời", "thêm 60 ngày từ ngày sinh", "thêm 60 ngày từ ngày sinh"),  # outdated
    ],
)
def test_what_was_translated_since_it_was_logged_is_told_in_english(
    guide: Guide, of: str, text: str, told: str
) -> None:
    deadline = "deadline: {within: 60, unit: day, of: ngày sinh}\ndocuments:\n"
    guide.replace(BIRTH_FILE, "documents:\n", deadline)
    guide.write(
        BIRTH_FILE.replace(".yml", ".en.yml"),
        f"strings:\n  deadline.of: {{of: {mark_of(of)!r}, text: the day of birth}}\n",
    )
    said = f"{{topic: deadline, text: {text}}}"
    guide.write(LOG_FILE, f"changes: [{{on: 2026-11-28, code: HT01, said: [{said}]}}]\n")
    published = english(guide.published(date(2026, 11, 29)))
    with use_locale(ENGLISH, published.ward.level):
        [one] = told_changes(published)
    assert [" ".join(line.split()) for line in one.lines] == [f"Deadline: {told}"]


def test_without_a_log_there_is_no_page_no_feed_and_no_link(tmp_path: Path) -> None:
    site = build(with_english(with_frame(write_guide(tmp_path / "guide"))))
    files = contents(site)
    assert [name for name in files if "thay-doi" in name or "changes" in name] == []
    assert b"moi-thay-doi" not in files["thong-tin/index.html"]
    assert b"moi-thay-doi" not in files["sitemap.xml"]


@pytest.fixture
def repository(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Guide:
    monkeypatch.chdir(guide.root)
    guide.issue_codes()
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "one"]):
        git(*command)
    return guide


def git(*arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@b"]
    subprocess.run(["git", *who, *arguments], check=True)


def run(*arguments: str) -> str:
    result = motcham(*arguments)
    return result.output


def test_the_command_logs_what_changed_since_it_did_so_last(repository: Guide) -> None:
    assert "motcham changes --base REV" in run("changes")
    repository.replace(BIRTH_FILE, "amount: 0}\n  - via", "amount: 8000}\n  - via")
    assert f"{LOG_FILE}: thêm thay đổi của 1 trang (HT01)." in run("changes", "--base", "HEAD")
    text = repository.read(LOG_FILE)
    assert "Tại quầy: 8.000" in text
    assert "At the counter: 8,000" in text
    git("add", "-A")
    git("commit", "-qm", "two")
    assert "Không có gì đổi với người dân." in run("changes")
    assert repository.read(LOG_FILE) == text
    repository.replace(BIRTH_FILE, "summary: ", "summary: Nay ")
    assert "Không có gì đổi với người dân." in run("changes")
    repository.replace(
        BIRTH_FILE, "documents:\n", "documents:\n  - {name: Ảnh của bé, copies: 2}\n"
    )
    run("changes")
    [entry] = repository.library().changes
    assert [bool(one.english) for one in entry.said] == [True, False]  # «Ảnh của bé» has none
    assert [one.topic for one in entry.said] == ["fee", "papers"]
    assert "lỗi" not in run("check").replace("Không có lỗi", "")


def test_what_changes_twice_in_a_day_is_told_twice(repository: Guide) -> None:
    def charged(amount: str) -> None:
        text = re.sub(r"amount: \d+\}\n  - via", f"amount: {amount}}}\n  - via", before)
        repository.write(BIRTH_FILE, text)

    def fees() -> list[str | None]:
        [entry] = repository.library().changes
        [said] = entry.said
        return [said.text, said.english]

    before = repository.read(BIRTH_FILE)
    charged("8000")
    git("commit", "-qam", "eight")
    charged("9000")
    run("changes", "--base", "HEAD")
    [first, english] = fees()
    git("add", "-A")
    git("commit", "-qm", "nine")
    for amount in ("9200", "9500"):  # the first of them is nobody's yet, so it is said anew
        charged(amount)
        run("changes")
    [both, both_english] = fees()
    assert both
    assert first
    assert english
    assert both_english
    assert both.startswith(f"{first}; ")
    assert both.count("9.500") == 1
    assert "9.200" not in both
    assert both_english.startswith(f"{english}; ")
