"""The page of a renovation follows the calendar, and its facts leave the site without a trace."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from PIL import Image

from generator.guide.fragments import Context
from generator.guide.offline.packing import Packing
from generator.guide.offline.zip_copy import offline_zip
from generator.guide.options import BuildOptions
from generator.guide.proof import prove_codes
from generator.guide.renovations import renovation_pages
from tests.guide.conftest import build, contents, with_english, with_frame
from tests.guide_files import UNIT_LEDGER_FILE, WARD_FILE, Guide, own, write_guide

CODE = "R7K2QXM"
FILE = own(f"renovations/2026/{CODE}.yml")
RENOVATION = f"""\
code: {CODE}
basis:
  kind: permit
  number: 987/GPSC-THU
  issued_on: 2026-03-05
  issued_by: UBND Phường Thử
  expires_on: 2026-12-31
place: {{house: 77/3B, street: Lê Thử Nghiệm}}
allowed: [Lợp lại mái hiên tím]
not_allowed: [Không nới ban công vàng]
floors: 2
height_m: 8.5
starts_on: 2026-03-10
ends_on: 2026-06-30
contractor: {{name: Công ty Thử Một, phone: 028 1111 2222}}
status: running
unit: Phòng Thử Nghiệm
acts:
  - {{on: 2026-04-02, text: Thấy đúng bản vẽ, kind: checked}}
"""
FACTS = (
    "77/3B",
    "Lê Thử Nghiệm",
    "987/GPSC",
    "mái hiên tím",
    "ban công vàng",
    "Công ty Thử Một",
    "028 1111 2222",
    "Phòng Thử Nghiệm",
    "đúng bản vẽ",
    "Mặt tiền màu cam",
)
"""Words of the record that stand nowhere else in the guide."""
INDEXES = {"search/index.json", "en/search/index.json"}
"""The search knows codes, and what leads nowhere it does not offer."""


@pytest.fixture
def announced(guide: Guide) -> Guide:
    guide.write(FILE, RENOVATION)
    guide.issue_codes()
    return guide


def body(guide: Guide, day: date) -> str:
    [page] = renovation_pages(Context(guide.published(day), roots=guide.roots))
    assert page.code == CODE
    assert not page.listed
    assert not any(fact in page.head for fact in FACTS)
    return page.body


def finished(on: str) -> str:
    return f"  - {{on: {on}, text: Xong, kind: finished}}\n"


RUNNING, PLANNED, DONE = "status: running", "status: planned", "status: finished"


@pytest.mark.parametrize(
    ("status", "acts", "day", "said"),
    [
        (PLANNED, "", "2026-03-09", "Sắp làm"),
        (PLANNED, "", "2026-03-10", "Đang làm"),
        (RUNNING, "", "2026-06-30", "Đang làm"),
        (RUNNING, "", "2026-07-01", "Quá hạn"),
        (
            RUNNING,
            "  - {on: 2026-06-20, text: Thêm, kind: extended, until: 2026-08-01}\n",
            "2026-08-01",
            "Đang làm",
        ),
        (RUNNING, "", "2026-12-31", "Quá hạn"),
        (RUNNING, "", "2027-01-01", "Giấy phép hết hạn"),
        ("status: paused", "", "2026-05-01", "Tạm ngừng"),
        ("status: stopped", "", "2026-05-01", "Đình chỉ thi công"),
        (DONE, finished("2026-06-15"), "2026-09-13", "Đã xong"),
    ],
)
def test_the_page_says_how_the_works_stand_on_a_day(
    announced: Guide, status: str, acts: str, day: str, said: str
) -> None:
    announced.replace(FILE, RUNNING, status)
    announced.add(FILE, acts)
    html = body(announced, date.fromisoformat(day))
    now = re.sub(r"<template.*?</template>", "", html, flags=re.DOTALL)  # for later days
    assert re.findall(r"mc-standing.*?<(?:strong|h2)\b[^>]*>(.*?)</", now, re.DOTALL) == [said]
    assert "77/3B Lê Thử Nghiệm" in html


def test_the_day_after_its_time_the_page_says_only_that_the_works_ended(announced: Guide) -> None:
    announced.replace(FILE, RUNNING, DONE)
    announced.add(FILE, finished("2026-06-15"))
    html = body(announced, date(2026, 9, 14))
    assert "Công trình đã kết thúc" in html
    assert not any(fact in html for fact in FACTS)


def test_the_page_says_what_can_be_checked_from_the_street(announced: Guide) -> None:
    html = body(announced, date(2026, 5, 1)).replace("\u00a0", " ")
    for question in (
        "Nhà có cao hơn 2 tầng không?",
        "Nhà có cao hơn 8,5 m không?",
        "Ở công trình có treo giấy phép số 987/GPSC-THU không?",
        "Sau ngày 30/06/2026 có còn thi công không?",
    ):
        assert question in html
    assert "không phải biển báo bắt buộc" in html


def test_an_email_to_the_ward_is_written_already_but_for_what_was_seen(announced: Guide) -> None:
    announced.add(WARD_FILE, "email: phuong@thu.tinh.vn\n")
    [mail, of_the_page] = re.findall(r'href="(mailto:[^"]*)"', body(announced, date(2026, 5, 1)))
    to, subject, text = re.split(r"\?subject=|&amp;body=", mail)
    assert to == "mailto:phuong@thu.tinh.vn"
    assert unquote(subject) == f"Phản ánh công trình {CODE}"
    assert f"https://phuong.tinh.vn/Q/{CODE}/\r\n" in unquote(text)
    assert re.fullmatch(r"[\w.%/~-]+", subject + text, re.ASCII)
    assert CODE in of_the_page
    assert not any(fact in unquote(mail) for fact in FACTS)


class Built(NamedTuple):
    """A site on the last day of the facts, or on the day after; and what phones keep of it."""

    guide: Guide
    site: Path
    kept: list[str]


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The small guide in two languages, with a renovation that ended on 2026-06-15."""
    guide = with_english(write_guide(tmp_path_factory.mktemp("works") / "guide"))
    record = RENOVATION.replace(RUNNING, DONE) + finished("2026-06-15")
    guide.write(FILE, f"{record}attachments: [{{file: a.png, title: Mặt tiền màu cam}}]\n")
    Image.new("RGB", (40, 30), "orange").save(guide.path(own("renovations/2026/a.png")))
    return with_frame(guide)


def built(guide: Guide, day: date) -> Built:
    kept: list[str] = []

    add = Packing.add

    def noted(packing: Packing, text: str) -> None:
        kept.append(text)
        add(packing, text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Packing, "add", noted)
        return Built(guide, build(guide, BuildOptions(as_of=day)), kept)


@pytest.fixture(scope="module")
def last_day(bilingual: Guide) -> Built:
    site = built(bilingual, date(2026, 9, 13))
    return site._replace(site=site.site.rename(bilingual.root / "last-day"))


@pytest.fixture(scope="module")
def day_after(bilingual: Guide, last_day: Built) -> Built:  # noqa: ARG001 - built first
    return built(bilingual, date(2026, 9, 14))


def copied(site: Path) -> Iterator[tuple[str, bytes]]:
    """What the copy for a folder holds."""
    with zipfile.ZipFile(io.BytesIO(offline_zip(site))) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def holding(words: tuple[str, ...], files: dict[str, bytes]) -> set[str]:
    sought = [word.encode() for word in words]
    return {file for file, data in files.items() if any(word in data for word in sought)}


def test_no_page_shows_its_own_elements_as_text(last_day: Built) -> None:
    pages = [
        *((name, data) for name, data in contents(last_day.site).items() if ".html" in name),
        *((name, data) for name, data in copied(last_day.site) if ".html" in name),
        *((f"kept: {text[:80]}", text.encode()) for text in last_day.kept),
    ]
    told = [(name, re.sub(rb"(?s)<(pre|code)\b.*?</\1>", b"", data)) for name, data in pages]
    element = re.compile(rb"&lt;/?(?:a|b|div|h\d|li|ol|p|section|span|strong|ul)\b")
    assert [(name, found) for name, data in told if (found := element.findall(data))] == []


def test_the_facts_stand_on_the_page_and_in_the_list_by_street_alone(last_day: Built) -> None:
    files = contents(last_day.site)
    pages = {f"{top}{page}" for top in ("", "en/") for page in (f"Q/{CODE}/", "cong-trinh/")}
    assert holding(FACTS, files) == {f"{page}index.html" for page in pages}
    assert holding((CODE,), files) == {f"{page}index.html" for page in pages} | INDEXES
    for page in pages:
        assert b'<meta name="robots" content="noindex' in files[f"{page}index.html"]
    assert files[f"Q/{CODE}/1.webp"][8:12] == b"WEBP"
    assert not (last_day.site / f"Q/{CODE}/index.json").exists()


@pytest.mark.parametrize("day", ["last_day", "day_after"])
def test_no_copy_keeps_a_fact_or_a_code(day: str, request: pytest.FixtureRequest) -> None:
    site: Built = request.getfixturevalue(day)
    assert site.kept
    assert not [text for text in site.kept if any(word in text for word in (*FACTS, CODE))]
    assert holding((*FACTS, CODE), dict(copied(site.site))) == set()


def test_the_day_after_no_fact_is_anywhere(day_after: Built) -> None:
    files = contents(day_after.site)
    assert holding(FACTS, files) == set()
    assert holding((CODE,), files) == {f"Q/{CODE}/index.html", f"en/Q/{CODE}/index.html"} | INDEXES
    assert sorted(p.name for p in (day_after.site / f"Q/{CODE}").iterdir()) == [
        "index.html",
        "qr.svg",
    ]


def test_the_code_is_proven_with_its_facts_and_without_them(
    last_day: Built, day_after: Built
) -> None:
    for one in (last_day, day_after):
        assert prove_codes(one.guide.library(), one.guide.roots, one.site) == []


def test_a_page_that_still_tells_of_archived_works_is_no_proof(
    bilingual: Guide, last_day: Built, tmp_path: Path
) -> None:
    guide = Guide(shutil.copytree(bilingual.root, tmp_path / "guide"))
    guide.delete(FILE)
    rows = guide.read(UNIT_LEDGER_FILE)
    guide.write(UNIT_LEDGER_FILE, re.sub(rf"(?m)^({CODE},.*,)$", r"\g<1>2026-06-15", rows))
    found = prove_codes(guide.library(), guide.roots, last_day.site)
    assert f"Mã {CODE}" in {problem.message[: len(f"Mã {CODE}")] for problem in found}
    assert "Công trình đã kết thúc" in body(guide, date(2026, 9, 14))
