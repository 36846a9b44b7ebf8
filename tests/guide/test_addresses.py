"""Nothing but the generator writes where a printed code leads, nor what it makes itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import MotchamError
from generator.guide.links import check_files
from tests.guide.conftest import build
from tests.guide_files import Guide

PAGES, ENGLISH, THEME = "site_src/pages", "site_src/en", "site_src/theme"

TAKEN = [
    f"{PAGES}/Q/HT01/index.md",
    f"{PAGES}/Q/HT01.md",
    f"{PAGES}/Q/HT01/README.md",
    f"{PAGES}/Q/HT01/index.html",
    f"{PAGES}/Q/HT01/index.json",
    f"{PAGES}/Q/HT01/og.png",
    f"{PAGES}/Q.md",
    f"{PAGES}/q/ht01/index.md",
    f"{PAGES}/q/HT01/index.md",
    f"{PAGES}/en/index.md",
    f"{PAGES}/EN/Q/HT01/index.md",
    f"{PAGES}/cong-trinh.md",
    f"{PAGES}/Cong-trinh/index.md",
    f"{PAGES}/chuyen-di/README.md",
    f"{PAGES}/moi-thay-doi.md",
    f"{PAGES}/huong-dan-bien-tap/thu-tuc.md",
    f"{ENGLISH}/Q/HT01/index.md",
    f"{ENGLISH}/q/HT01/index.md",
    f"{ENGLISH}/cong-trinh/index.md",
    f"{THEME}/Q/HT01/index.html",
    f"{THEME}/q/HT01/index.html",
    f"{THEME}/Q/HT01/index.json",
    f"{THEME}/Q/_/other.js",
    f"{THEME}/en/Q/HT01/index.html",
    f"{THEME}/offline.json",
    f"{THEME}/procedures.json",
    f"{THEME}/procedures.schema.json",
    f"{THEME}/search/index.json",
    f"{THEME}/_headers",
    f"{THEME}/review.ics",
    f"{THEME}/sitemap.xml",
    f"{THEME}/llms.txt",
    f"{THEME}/thay-doi.xml",
    f"{PAGES}/llms.txt",
]

NOT_PAGES = [
    f"{PAGES}/tin.html",
    f"{PAGES}/tin.htm",
    f"{PAGES}/tin.xhtml",
    f"{PAGES}/tin.svg",
    f"{PAGES}/tin.js",
    f"{PAGES}/tin.MD",
    f"{PAGES}/tin.markdown",
    f"{PAGES}/sw.js",
    f"{PAGES}/offline.json",
    f"{PAGES}/procedures.json",
    f"{PAGES}/search/index.json",
    f"{PAGES}/sitemap.xml",
    f"{PAGES}/review.ics",
    f"{PAGES}/_headers",
    f"{ENGLISH}/tin.html",
]

HARMLESS = [
    f"{PAGES}/tin/index.md",
    f"{PAGES}/quy-dinh.md",
    f"{PAGES}/english.md",
    f"{PAGES}/huong-dan-bien-tap/q.md",
    f"{PAGES}/tin/bang.webp",
    f"{PAGES}/tin/mau-don.pdf",
    f"{PAGES}/robots.txt",
    f"{PAGES}/.DS_Store",
    f"{THEME}/partials/q.html",
    f"{THEME}/stylesheets/parts/99-own.css",
]


@pytest.mark.parametrize(
    ("file", "rule"),
    [*((file, "address-taken") for file in TAKEN), *((file, "not-a-page") for file in NOT_PAGES)],
)
def test_a_file_that_would_stand_in_the_generators_place_is_refused(
    framed: Guide, file: str, rule: str
) -> None:
    framed.write(file, "# HT01\n")
    [problem] = check_files(framed.roots)
    assert (problem.file, problem.line, problem.rule) == (file, 1, rule)
    assert problem.hint


@pytest.mark.parametrize("file", HARMLESS)
def test_any_other_file_is_left_alone(framed: Guide, file: str) -> None:
    framed.write(file, "# Tin\n")
    assert check_files(framed.roots) == []


def test_a_link_to_files_elsewhere_is_no_way_around(framed: Guide, tmp_path: Path) -> None:
    (tmp_path / "HT01").mkdir()
    (tmp_path / "HT01" / "index.html").write_text("x", encoding="utf-8")
    framed.path(f"{PAGES}/tin").symlink_to(tmp_path, target_is_directory=True)
    [problem] = check_files(framed.roots)
    assert (problem.file, problem.rule) == (f"{PAGES}/tin", "symlink")


HOSTILE = (
    '<div class="mc-page" data-code="HT01"><h1>Đăng ký khai sinh</h1></div><script>x()</script>'
)


@pytest.mark.parametrize("file", [f"{PAGES}/Q/HT01/index.html", f"{THEME}/q/HT01/index.html"])
def test_a_build_refuses_what_check_refuses(framed: Guide, file: str) -> None:
    framed.write(file, HOSTILE)
    with pytest.raises(MotchamError, match=r"HT01.* \[address-taken\]"):
        build(framed)


@pytest.mark.parametrize("file", ["Q/HT01/index.html", "q/HT01/index.html", "Q/HT01/index.json"])
def test_whatever_drew_it_nothing_stands_where_a_code_leads(
    framed: Guide, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    """Such as a plugin of MkDocs, or a list of templates in mkdocs.yml."""
    monkeypatch.setattr("generator.guide.plugin.check_guide", lambda *_: [])
    framed.write(f"{PAGES}/{file}", HOSTILE)
    with pytest.raises(MotchamError, match=rf"«{file}» nằm ở chỗ của mã đã in"):
        build(framed)
    assert not framed.path("site").exists()
