"""A page that is not what its files make is no proof of its code, whatever it calls itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.guide.options import BuildOptions
from generator.guide.proof import day_of, prove_codes
from tests.breadth import first
from tests.guide.conftest import build, with_english, with_frame
from tests.guide.test_renovations import CODE as WORKS
from tests.guide.test_renovations import FILE as WORKS_FILE
from tests.guide.test_renovations import RENOVATION
from tests.guide_files import BIRTH_FILE, Guide, write_guide

BUILT_FOR = date(2026, 6, 20)
"""Long before today: the works are under way."""


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The small guide in two languages, with works and a page whose fee is known."""
    guide = write_guide(tmp_path_factory.mktemp("proven") / "guide")
    guide.replace(BIRTH_FILE, "amount: 0", "amount: 8000")
    guide.write(WORKS_FILE, RENOVATION)
    return with_english(with_frame(guide))


@pytest.fixture(scope="module")
def site(guide: Guide) -> Path:
    return build(guide, BuildOptions(as_of=BUILT_FOR))


def found(guide: Guide, site: Path) -> list[str]:
    problems = prove_codes(guide.library(), guide.roots, site)
    assert all(problem.rule == "code-not-proven" and problem.hint for problem in problems)
    return [problem.message for problem in problems]


def test_a_site_is_proven_for_the_day_for_which_it_was_built(guide: Guide, site: Path) -> None:
    assert day_of(site) == BUILT_FOR
    assert found(guide, site) == []


ALTERED = {
    # The page; what is altered in it, once, and what stands there then.
    "a fee": ("Q/HT01", "8.000\u00a0đ", "800.000\u00a0đ"),
    "a fee in English": ("en/Q/HT01", "8,000", "800,000"),
    "a fee for search engines": ("Q/HT01", '"price":8000', '"price":800000'),
    "a paper": ("Q/HT01", "Giấy chứng sinh", "Giấy chứng sinh và 500 nghìn"),
    "where it is handed in": (
        "Q/HT01", "https://dichvucong.gov.vn/", "https://khac.example/"
    ),
    "a phone number": ("Q/HT01", 'href="tel:02838000000"', 'href="tel:0900000000"'),
    "a sentence before the page": (
        "Q/HT01", '<div class="mc-page', '<p>Trả trước.</p><div class="mc-page'
    ),
    "a sentence after the page": ("Q/HT01", "</article>", "<p>Trả trước.</p></article>"),
    "a sentence around the page": ("Q/HT01", "<main", "<p>Trả trước.</p><main"),
    "the policy": ("Q/HT01", "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    "the title in the head": ("Q/HT01", "<title>Đăng ký khai sinh", "<title>Đăng ký kết hôn"),
    "a field": ("Q/LVHT", "Đăng ký kết hôn", "Đăng ký kết hôn nhanh"),
    "a field in English": ("en/Q/LVHT", "Đăng ký kết hôn", "Đăng ký kết hôn nhanh"),
    "where a field leads": ("Q/LVHT", 'href="../../Q/HT02/"', 'href="../../Q/HT01/"'),
    "a life event": ("Q/VDSINH", "Đưa bé đi tiêm", "Trả tiền trước"),
    "a life event in English": ("en/Q/VDSINH", "Đưa bé đi tiêm", "Trả tiền trước"),
    "works": (f"Q/{WORKS}", "Lợp lại mái hiên tím", "Xây thêm một tầng"),
    "works in English": (f"en/Q/{WORKS}", "Lợp lại mái hiên tím", "Xây thêm một tầng"),
    "a page of information": ("Q/TTQR", "chỉ phát tại quầy", "phát ở mọi nơi"),
    "where such a page leads": ("Q/TTQR", 'href="../../Q/NHA/"', 'href="https://khac.example/"'),
    "the summary of such a page": ("Q/TTQR", '"mc-lead">Thẻ thật', '"mc-lead">Thẻ giả'),
    "a page of information in English": ("en/Q/TTQR", "</article>", "<p>Pay.</p></article>"),
    "the home page": ("Q/NHA", "Sinh con", "Trả tiền"),
    "a script in the page": ("Q/HT01", "</article>", "<script>pay()</script></article>"),
    "a script in the root": (".", "</article>", "<script>pay()</script></article>"),
    "the theme's own script": ("Q/HT01", "<script>__md_scope=", "<script>__md_scope=pay()||"),
    "the root": (".", "Sinh con", "Trả tiền"),
    "the root in English": ("en", "Sinh con", "Trả tiền"),
}  # fmt: skip


@pytest.fixture
def altered(site: Path, case: str) -> Iterator[Path]:
    """The site with one page altered by hand, whole again after the test."""
    where, old, new = ALTERED[case]
    page = site / where / "index.html"
    before = page.read_text(encoding="utf-8")
    head, _, rest = before.partition("<body")
    part = head if old in head and old not in rest else rest
    assert old in part
    page.write_text(before.replace(part, part.replace(old, new, 1)), encoding="utf-8")
    yield site
    page.write_text(before, encoding="utf-8")


QUICK = {
    "a fee", "a fee in English", "a field in English", "a life event", "works", "the policy",
    "a page of information", "a page of information in English", "the root",
    "a script in the root", "the theme's own script",
}  # fmt: skip


@pytest.mark.parametrize("case", first(QUICK, ALTERED))
def test_a_page_that_was_altered_by_hand_is_found(guide: Guide, altered: Path, case: str) -> None:
    code = ALTERED[case][0].rpartition("/")[2].replace("en", "NHA").replace(".", "NHA")
    [message] = found(guide, altered)
    assert message.startswith(f"Mã {code}: ")


def test_markdown_that_was_altered_by_hand_is_found(guide: Guide, site: Path) -> None:
    for code in ("HT01", "VDSINH", "TTGIO"):
        twin = site / "Q" / code / "index.md"
        before = twin.read_text(encoding="utf-8")
        twin.write_text(before.replace("028", "09", 1), encoding="utf-8")
        [message] = found(guide, site)
        twin.write_text(before, encoding="utf-8")
        assert message.startswith(f"Mã {code}: tệp ")


OTHER = {"HT01": "HT02", "LVHT": "LVCT", "TTQR": "TTGIO", WORKS: "VDSINH"}
PAGES = [f"{top}Q/{code}" for code in OTHER for top in ("", "en/")]


@pytest.mark.parametrize("where", first(["Q/HT01", "en/Q/TTQR"], PAGES))
def test_another_page_under_the_right_name_is_found(
    guide: Guide, site: Path, tmp_path: Path, where: str
) -> None:
    site = shutil.copytree(site, tmp_path / "site")
    top, _, code = where.rpartition("/")
    other = OTHER[code]
    page, strange = (site / top / one / "index.html" for one in (code, other))
    heading = re.compile("<h1>.*?</h1>|<title>.*?</title>")
    [title, shown] = heading.findall(page.read_text(encoding="utf-8"))
    text = strange.read_text(encoding="utf-8").replace(other, code)
    text = heading.sub(lambda match: title if "title" in match[0] else shown, text)
    page.write_text(text, encoding="utf-8")
    [message] = found(guide, site)
    assert message.startswith(f"Mã {code}: ")
    assert "phải là" in message


def test_a_page_of_another_day_is_found(guide: Guide, site: Path, tmp_path: Path) -> None:
    """Such as one left behind by an earlier build: its works were under way then."""
    site = shutil.copytree(site, tmp_path / "site")
    record = site / "procedures.json"
    text = record.read_text(encoding="utf-8").replace(BUILT_FOR.isoformat(), "2027-06-20")
    record.write_text(text, encoding="utf-8")
    assert f"Mã {WORKS}" in {message[: len(f"Mã {WORKS}")] for message in found(guide, site)}
