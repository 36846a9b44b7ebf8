"""The small pieces: text with little Markdown, slots, code links, icons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import MotchamError
from generator.guide.assets.icons import icon
from generator.guide.frame import fill_slots, link_codes, seen_first
from generator.guide.rich_text import rich_text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Đến **đúng giờ** nhé", "Đến <strong>đúng giờ</strong> nhé"),
        ("[Cổng](https://a.vn/x?a=1&b=2)", '<a href="https://a.vn/x?a=1&amp;b=2">Cổng</a>'),
        ("[Khai sinh](code:HT01)", '<a href="code:HT01">Khai sinh</a>'),
        ("một\nhai", "một<br>hai"),
        ("<b>đậm</b>", "&lt;b&gt;đậm&lt;/b&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ('[x](https://a.vn/"onclick=alert)', '<a href="https://a.vn/&#34;onclick=alert">x</a>'),
        ("5 * 3 ** 2", "5 * 3 ** 2"),
        ("# không phải tiêu đề", "# không phải tiêu đề"),
    ],
)
def test_only_bold_links_and_breaks_become_markup(text: str, html: str) -> None:
    assert rich_text(text) == html


@given(st.text())
def test_no_text_makes_a_tag_of_its_own(text: str) -> None:
    html = rich_text(text)
    for known in ("<strong>", "</strong>", "<br>", "</a>"):
        html = html.replace(known, "")
    assert "<" not in html.replace('<a href="https://', "").replace('<a href="code:', "")


def test_a_slot_without_content_is_named() -> None:
    with pytest.raises(MotchamError, match="motcham:typo"):
        fill_slots("<!--motcham:typo-->", {"home": ""}, "index.html")


def test_a_code_link_leads_from_where_the_page_lies() -> None:
    html = '<a href="code:HT01">x</a>'
    assert link_codes(html, "../", {"HT01": ""}, "a") == '<a href="../Q/HT01/">x</a>'


def test_a_code_link_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(MotchamError, match="HT99"):
        link_codes('<a href="code:HT99">x</a>', "", {}, "a.html")


def test_an_icon_is_inlined_and_an_unknown_one_is_named() -> None:
    assert icon("home").startswith("<svg aria-hidden")
    with pytest.raises(MotchamError, match="no-such-icon"):
        icon("no-such-icon")


LONG = "".join(f"<li>giấy thứ {number} phải mang theo</li>" for number in range(90))
SCRIPT = "<script>paint()</script>"


@pytest.mark.parametrize(
    ("inside", "before"),
    [
        (f"<h1>A</h1><aside>quầy</aside><ul>{LONG}</ul>{SCRIPT}", 1000),
        (f"<h1>A</h1><aside>quầy</aside><ul><li>một</li></ul>{SCRIPT}", None),
        (f"<h1>A</h1><ul>{LONG}</ul>{SCRIPT}", None),
        (f"{SCRIPT}<h1>A</h1><aside>quầy</aside><ul>{LONG}</ul>", None),
        (f"<h1>A</h1><aside>quầy</aside><p>{LONG.replace('li>', 'b>')}</p>{SCRIPT}", None),
    ],
)
def test_the_script_stands_where_the_first_screen_ends(inside: str, before: int | None) -> None:
    page = f"<aside>lỗi</aside><script src=a.js></script><main>{inside}</main>"
    moved = seen_first(page)
    if before is None:
        assert moved == page
    else:
        first, script, rest = moved.partition(SCRIPT)
        assert script
        assert first + rest == page.replace(SCRIPT, "")
        beside = len(first.rpartition("</aside>")[2])
        assert before < beside < before + 60
        assert first.endswith("</li>")
