"""Pages as Markdown: they say what the pages say, and no text in them becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.guide.event_files import event_files
from generator.guide.fragments import Context, procedure_body
from generator.guide.languages import languages
from generator.guide.machines.markdown_text import bullets, link, plain, rich
from generator.guide.machines.twin import FILE
from generator.library.language.locale import ENGLISH, VIETNAMESE, use_locale
from tests.guide.conftest import build, contents, with_english, with_frame
from tests.guide.machine_files import texts_beside
from tests.guide.test_renovations import FILE as WORKS_FILE
from tests.guide.test_renovations import RENOVATION
from tests.guide_files import THE_SAMPLE, Guide, write_guide

ON = date(2026, 11, 29)
COMMONMARK = MarkdownIt("commonmark")


def tokens(markdown: str) -> Iterator[Token]:
    """Everything that a reader of CommonMark finds."""
    for token in COMMONMARK.parse(markdown):
        yield token
        yield from token.children or ()


def text_of(markdown: str) -> str:
    """What is read, without any markup; a line's end is a blank."""
    parts = []
    for token in tokens(markdown):
        if token.type in {"text", "code_inline", "fence", "code_block", "html_inline"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"} or token.type.endswith("_close"):
            inline = token.type in {"strong_close", "em_close", "link_close"}
            parts.append("" if inline else " ")
    return " ".join("".join(parts).split())


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 ** 2 và a_b_c", "# không phải tiêu đề", "- không phải danh sách",
        "1. không", "1) không",
        "[x](javascript:alert(1))", "<script>alert(1)</script>", "&lt;b&gt; và A & B", "`chữ`",
        "C:\\đường\\", "> không phải lời trích", "===", "+ thêm", "![ảnh](x)", "<https://a.vn/>",
    ],
)  # fmt: skip
def test_no_sign_in_a_text_becomes_markup(text: str) -> None:
    for markdown in (plain(text), bullets([plain(text), "sau"])):
        kinds = {token.type for token in tokens(markdown)}
        assert not kinds & {"heading_open", "link_open", "image", "html_inline", "html_block",
                            "code_inline", "em_open", "strong_open", "blockquote_open", "hr",
                            "ordered_list_open"}  # fmt: skip
    assert text_of(plain(text)) == text


LETTERS = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" \n"))


@given(LETTERS)
def test_whatever_a_text_holds_is_read_as_it_stands(text: str) -> None:
    assert text_of(f"x {plain(text)}") == " ".join(f"x {text}".split())
    assert text_of(bullets([plain(text) or "x"])) == (" ".join(text.split()) or "x")


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Đến **đúng giờ** nhé", "Đến **đúng giờ** nhé"),
        ("[Cổng](https://a.vn/x?a=1&b=2)", "[Cổng](https://a.vn/x?a=1&b=2)"),
        ("[Khai sinh](code:HT01)", "[Khai sinh](https://p.vn/Q/HT01/)"),
        ("một\nhai", "một\\\nhai"),
        ("a * b", "a \\* b"),
    ],
)
def test_only_bold_links_and_breaks_stay_markup(text: str, markdown: str) -> None:
    assert rich(text, lambda code: f"https://p.vn/Q/{code}/") == markdown


def test_an_address_with_brackets_stays_one_link() -> None:
    [found] = [t for t in tokens(link("x", "https://a.vn/a(b) c")) if t.type == "link_open"]
    assert found.attrs["href"] == "https://a.vn/a%28b%29%20c"


TWIN = re.compile(r'<link rel="?alternate"? type="?text/markdown"? href="?([^">]+)')
NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*")
"""An amount, a day, a time, or the number of a law."""


def read(html: str) -> str:
    """What is read of a page: without what is drawn, and how many stand in a fold."""
    drawn = r"<svg.*?</svg>|<div class=\"mc-paper-address\".*"
    text = re.sub(r"<[^>]*>", " ", re.sub(drawn, "", html, flags=re.DOTALL))
    return re.sub(r"\(\s*\d+\s*\)", "", unescape(text))


@pytest.mark.parametrize("language", [VIETNAMESE, ENGLISH])
def test_every_number_of_a_page_is_in_its_markdown(language: str) -> None:
    """Of the whole library: numbers cannot be said in other words."""
    guide = Guide(THE_SAMPLE.folder, THE_SAMPLE.ward)
    published = guide.published(ON)
    with use_locale(language, published.ward.level):
        context = Context(published, languages(guide.root), guide.roots).in_language(language)
        files = texts_beside(context)
        lost = {}
        views = context.guide
        written = {code: one for code, one in views.procedures.items() if not one.record}
        bodies = {code: procedure_body(context, one) for code, one in written.items()}
        bodies |= {one.code: event_files(context, one).body for one in views.life_events}
        for code, body in bodies.items():
            told = text_of(files[code][FILE])
            lost[code] = {*NUMBER.findall(read(body))} - {*NUMBER.findall(told)}
    assert {code: numbers for code, numbers in lost.items() if numbers} == {}


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    guide = write_guide(tmp_path_factory.mktemp("twins") / "guide")
    guide.write(WORKS_FILE, RENOVATION)
    return with_english(with_frame(guide))


@pytest.fixture(scope="module")
def site(guide: Guide) -> Path:
    return build(guide)


def test_pages_with_a_code_have_a_twin_and_works_have_none(guide: Guide, site: Path) -> None:
    published = guide.published(ON)
    fields = {field.code for field in published.fields}
    subjects = published.titles().keys() - fields
    for top in (site, site / "en"):
        twins = {path.parent.name for path in top.glob("Q/*/index.md")}
        assert twins == subjects
        for page in top.glob("Q/*/index.html"):
            says = TWIN.findall(page.read_text())
            assert says == (["index.md"] if page.parent.name in twins else [])


def test_a_twin_says_whose_it_is_where_and_of_which_day(site: Path) -> None:
    for top, words in (("", "Đã kiểm tra ngày"), ("en/", "Checked on")):
        said = (site / top / "Q/HT01/index.md").read_text()
        assert f"<https://phuong.tinh.vn/{top}Q/HT01/>" in said
        assert "Phường Thử" in said
        assert words in said


def test_a_hand_written_page_has_its_blocks_and_whole_addresses(site: Path) -> None:
    said = (site / "Q/TTGIO/index.md").read_text()
    assert "Một cửa: 028 3800 0000" in said
    assert "motcham:" not in said
    assert "{#" not in said


def test_every_link_of_a_twin_is_whole(site: Path) -> None:
    for name, data in contents(site).items():
        if name.endswith("index.md"):
            for token in tokens(data.decode()):
                if token.type in {"link_open", "image"}:
                    address = str(token.attrs.get("href") or token.attrs.get("src"))
                    assert re.match(r"https://|tel:|mailto:", address), (name, address)


def test_twins_are_kept_on_no_phone_and_stand_in_no_map(site: Path) -> None:
    files = contents(site)
    for name in ("offline.json", "offline-library.json", "sitemap.xml"):
        assert b"index.md" not in files[name]
