from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.guide.languages import language_of
from generator.guide.proof import prove_codes
from generator.library.language.folding import mark_of
from tests.guide.conftest import build, with_english, with_frame
from tests.guide.search_items import search_items
from tests.guide_files import BIRTH_FILE, Guide, write_guide

TITLE = "Đăng ký khai sinh"


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The small guide with an English site; one text of one procedure is translated."""
    guide = with_english(with_frame(write_guide(tmp_path_factory.mktemp("bilingual") / "guide")))
    guide.write(
        BIRTH_FILE.replace(".yml", ".en.yml"),
        f"strings:\n  title: {{of: '{mark_of(TITLE)}', text: Register a birth}}\n",
    )
    return guide


@pytest.fixture(scope="module")
def site(bilingual: Guide) -> Path:
    return build(bilingual)


def read(site: Path, file: str) -> str:
    return (site / file).read_text(encoding="utf-8")


def test_every_code_has_an_english_page_too(bilingual: Guide, site: Path) -> None:
    assert prove_codes(bilingual.library(), bilingual.roots, site) == []
    codes = {page.parent.name for page in site.glob("Q/*/index.html")}
    assert {page.parent.name for page in site.glob("en/Q/*/index.html")} == codes


def test_an_english_page_that_is_missing_or_wrong_is_not_proven(
    bilingual: Guide, site: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(site, tmp_path / "site")
    (site / "en/Q/HT02/index.html").unlink()
    page = site / "en/Q/HT01/index.html"
    page.write_text(page.read_text("utf-8").replace("Register a birth", "Another"), "utf-8")
    found = prove_codes(bilingual.library(), bilingual.roots, site)
    assert {problem.message[:7] for problem in found} == {"Mã HT01", "Mã HT02"}


def test_what_is_translated_is_english_and_the_rest_says_that_it_is_vietnamese(site: Path) -> None:
    page = read(site, "en/Q/HT01/index.html")
    assert language_of(page) == "en"
    assert "<h1>Register a birth</h1>" in page
    assert '<small lang="vi">Đăng ký khai sinh</small>' in page
    assert '<span lang="vi">Làm giấy khai sinh cho trẻ.</span>' in page
    assert "How long" in page
    assert "Bao lâu" not in page


@pytest.mark.parametrize(
    ("page", "twin"),
    [
        ("Q/HT01/index.html", 'href="../../en/Q/HT01/" hreflang="en" lang="en"'),
        ("en/Q/HT01/index.html", 'href="../../../Q/HT01/" hreflang="vi" lang="vi"'),
        ("index.html", 'href="./en/" hreflang="en"'),
        ("en/index.html", 'href="./../" hreflang="vi"'),
        ("en/a-z/index.html", 'href="../../a-z/" hreflang="vi"'),
        ("404.html", 'href="/en/" hreflang="en"'),
    ],
)
def test_the_switch_stays_on_the_page(site: Path, page: str, twin: str) -> None:
    assert twin in read(site, page)


def test_a_guide_in_one_language_offers_no_switch(framed: Guide) -> None:
    site = build(framed)
    assert not (site / "en").exists()
    assert 'hreflang="en"' not in read(site, "Q/HT01/index.html")


def test_the_sitemaps_name_the_twin_of_every_page(site: Path) -> None:
    for sitemap in ("sitemap.xml", "en/sitemap.xml"):
        text = read(site, sitemap)
        assert 'hreflang="vi" href="https://phuong.tinh.vn/Q/HT01/"' in text
        assert 'hreflang="en" href="https://phuong.tinh.vn/en/Q/HT01/"' in text


def test_a_page_of_information_without_english_leads_to_its_vietnamese(site: Path) -> None:
    page = read(site, "en/Q/TTQR/index.html")
    vietnamese = read(site, "Q/TTQR/index.html")
    assert 'data-code="TTQR"' in page
    assert "Coi chừng thẻ QR giả" in vietnamese


def test_an_outdated_page_of_information_is_not_shown_in_english(framed: Guide) -> None:
    with_english(framed)
    page = framed.path("site_src/pages/the-qr.md")
    page.write_text(page.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
    framed.add("site_src/en/a-z.md", "\n[Tags](the-qr.md)\n")
    site = build(framed)
    english = read(site, "en/Q/TTQR/index.html")
    assert "This page is only in Vietnamese." in english
    assert '<a href="../Q/TTQR/">Tags</a>' in read(site, "en/a-z/index.html")
    assert '<span lang="vi">Coi chừng thẻ QR giả</span>' in english


def test_the_english_index_answers_in_english_and_knows_the_vietnamese_names(site: Path) -> None:
    items = {item["c"]: item for item in search_items(site / "en")}
    assert items["HT01"]["t"] == "Register a birth"
    assert TITLE in items["HT01"]["o"]
    assert items["HT01"]["s"] == "1\u00a0working day · Free"


@pytest.mark.parametrize(
    ("html", "language"),
    [('<html lang="en" class="no-js">', "en"), ("<html lang=vi>", "vi"), ("<html>", "vi"),
     ('<html lang="fr">', "vi")],
)  # fmt: skip
def test_the_language_of_a_page_is_read_from_it(html: str, language: str) -> None:
    assert language_of(html) == language
