"""Hand-written pages hold Markdown: what could run or lead astray is refused at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.errors import MotchamError
from generator.guide.build import build_site
from generator.guide.hand_written import EXTENSIONS
from generator.guide.links import check_files
from generator.guide.options import BuildOptions
from tests.guide.conftest import build
from tests.guide_files import THE_SAMPLE, Guide

PAGE = "site_src/pages/trang-thu.md"
ENGLISH = "site_src/en/lien-he.md"
HEAD = "---\ntitle: Tin mới\n---\n# Tin mới\n\n"
LINE = HEAD.count("\n") + 1
"""Where the text after the head begins."""

HOSTILE = {
    # What is written; on which of its lines it is refused, and by which rule: none where
    # Markdown makes text of it.
    "script": ("<script>alert(1)</script>", 1, "raw-html"),
    "script in a sentence": ("Chào <script src=//x.example/a.js></script> bạn.", 1, "raw-html"),
    "script below text": ("Một.\n\nHai.\n\n<SCRIPT>\nalert(1)\n</SCRIPT>", 5, "raw-html"),
    "script after a fence that shows one": (
        "```html\n<script>\n```\n\n<script>alert(1)</script>", 5, "raw-html"
    ),
    "script in Markdown in HTML": (
        '<div markdown="1">\n\n<script>alert(1)</script>\n\n</div>', 3, "raw-html"
    ),
    "script in a table": ("|a|b|\n|-|-|\n|1|<script>alert(1)</script>|", 3, "raw-html"),
    "script in a list": ("- một\n- hai <script>alert(1)</script>", 2, "raw-html"),
    "script that is not closed": ("<script src=https://x.example/a.js", 1, ""),
    "script behind a comment that ends early": (
        "<!--> <script>alert(1)</script> -->", 1, "raw-html"
    ),
    "script behind a comment that ends oddly": (
        "<!-- --!> <script>alert(1)</script> -->", 1, "raw-html"
    ),
    "script of a picture's language": ("<svg><script>alert(1)</script></svg>", 1, "raw-html"),
    "picture's language that loads": ("<svg onload=alert(1)>", 1, "raw-html"),
    "formula": ("<math><mi href=javascript:alert(1)>x</mi></math>", 1, "raw-html"),
    "frame": ('<iframe srcdoc="<script>alert(1)</script>"></iframe>', 1, "raw-html"),
    "frame of another site": ("<iframe src=https://x.example></iframe>", 1, "raw-html"),
    "refresh": (
        '<meta http-equiv="refresh" content="0;url=https://x.example">', 1, "raw-html"
    ),
    "base": ('<base href="https://x.example/">', 1, "raw-html"),
    "object": ('<object data="javascript:alert(1)"></object>', 1, "raw-html"),
    "embed": ('<embed src="x.swf">', 1, "raw-html"),
    "form": (
        '<form action="https://x.example"><input name="cccd"><button>Gửi</button></form>',
        1, "raw-html",
    ),
    "style sheet": ("<style>@import url(https://x.example/a.css)</style>", 1, "raw-html"),
    "link to a style": ('<link rel="stylesheet" href="https://x.example/a.css">', 1, "raw-html"),
    "film": ('<video src="x.mp4" onerror="alert(1)"></video>', 1, "raw-html"),
    "template": ("<template><script>alert(1)</script></template>", 1, "raw-html"),
    "text area": ("<textarea></textarea>", 1, "raw-html"),
    "element of its own": ("<x-y></x-y>", 1, "raw-html"),
    "handler": ('<p onclick="alert(1)">Bấm</p>', 1, "raw-html"),
    "handler in a sentence": ('Xem <b onmouseover="alert(1)">đây</b>.', 1, "raw-html"),
    "handler of a picture": ('<img src="x" onerror="alert(1)">', 1, "raw-html"),
    "handler in single quotes": ("<p class='a' onclick='alert(1)'>x</p>", 1, "raw-html"),
    "handler without blanks": ('<img/src="x"/onerror="alert(1)">', 1, ""),
    "handler on the next line": ('<p class="a"\nonclick="alert(1)">x</p>', 2, "raw-html"),
    "handler by a list of attributes": ("[a](a-z.md){: onclick=alert(1)}", 1, "raw-html"),
    "handler of a heading": ("Một.\n\n## Hai {: onclick='alert(1)' }", 3, "raw-html"),
    "handler of a block": ("Một.\n{: onclick=alert(1) }", 2, "raw-html"),
    "handler of a fence": ("```{.html onclick=alert(1)}\nx\n```", 1, "raw-html"),
    "style": ('<p style="background:url(https://x.example/a)">x</p>', 1, "raw-html"),
    "style by a list of attributes": ("Một.\n{: style='position:fixed' }", 2, "raw-html"),
    "button that sends": ('<button type="submit">Gửi</button>', 1, "raw-html"),
    "script of the guide's own by an attribute": (
        '<div class="mc-page" data-script="../x.js">x</div>', 1, "raw-html"
    ),
    "code of the guide's own by an attribute": ('<div data-code="HT01">x</div>', 1, "raw-html"),
    "note for staff": ("<!-- gọi anh Ba trước khi sửa -->", 1, "raw-html"),
    "processing instruction": ("<?php echo 1 ?>", 1, "raw-html"),
    "link that runs": ("[a](javascript:alert(1))", 1, "unsafe-link"),
    "link that runs in other letters": ("[a](JaVaScRiPt:alert(1))", 1, "unsafe-link"),
    "link that runs by an entity": ("[a](&#106;avascript:alert(1))", 1, "unsafe-link"),
    "link that runs by a named entity": ("[a](javascript&colon;alert(1))", 1, "unsafe-link"),
    "link that runs by a reference": (
        "Xem [ở đây][x].\n\n[x]: javascript:alert(1)", 3, "unsafe-link"
    ),
    "link that runs by an attribute": ('[a](a-z.md){: href="javascript:x" }', 1, "unsafe-link"),
    "link that runs in HTML": ('<a href="java&Tab;script:alert(1)">a</a>', 1, "unsafe-link"),
    "link that runs between angles": ("<javascript:alert(1)>", 1, "raw-html"),
    "link to a page in the link": ("[a](data:text/html,<b>x</b>)", 1, "unsafe-link"),
    "link to a script of old": ("[a](vbscript:x)", 1, "unsafe-link"),
    "link to another host without its scheme": ("[a](//x.example/)", 1, "unsafe-link"),
    "link to another host by a backslash": (r'<a href="/\x.example/">a</a>', 1, "unsafe-link"),
    "link that gives the reader's name": (
        "[Cổng](https://dichvucong.gov.vn@x.example/)", 1, "deceptive-link"
    ),
    "link to what seems official": ("[Cổng](https://gov.vn.example/)", 1, "deceptive-link"),
    "link in HTML to what seems official": (
        '<a href="https://dichvucong-gov-vn.example">Cổng</a>', 1, "deceptive-link"
    ),
    "link that reads as another": (
        "[https://dichvucong.gov.vn](https://x.example/)", 1, "link-words"
    ),
    "link by a reference that reads as another": (
        "Xem [dichvucong.gov.vn][x].\n\n[x]: https://x.example/", 3, "link-words"
    ),
    "link in parts that reads as another": (
        "[dichvucong.**gov**.vn](https://x.example/)", 1, "link-words"
    ),
    "link with letters as entities": (
        "[dichvucong&#46;gov&period;vn](https://x.example/)", 1, "link-words"
    ),
    "link whose picture reads as another": (
        "[![dichvucong.gov.vn](a.webp)](https://x.example/)", 1, "link-words"
    ),
    "link whose title reads as another": (
        '[Cổng](https://x.example/ "https://dichvucong.gov.vn")', 1, "link-words"
    ),
    "link between angles to numbers": ("<https://203.0.113.7/>", 1, "deceptive-link"),
    "number that calls another": ("[113](tel:0900000000)", 1, "link-words"),
    "number that forwards calls": ("[113](tel:*21*0900000000#)", 1, "deceptive-link"),
    "mail with a secret receiver": (
        "[Thư](mailto:a@tinh.gov.vn?bcc=b@x.example)", 1, "deceptive-link"
    ),
    "link that tells when it is opened": (
        '<a href="../" ping="https://x.example/">a</a>', 1, "raw-html"
    ),
    "button that sends elsewhere": (
        '<button formaction="https://x.example/">Gửi</button>', 1, "raw-html"
    ),
    "picture of another host": ("![a](https://x.example/a.png)", 1, "unsafe-link"),
    "picture in the address": ("![a](data:image/svg+xml,x)", 1, "unsafe-link"),
}  # fmt: skip


def found(guide: Guide, file: str = PAGE) -> list[tuple[int, str]]:
    """The line and the rule of each problem of `file`, without those said twice of a line."""
    before = guide.problems()
    assert before == []
    problems = check_files(guide.roots)
    assert all(problem.file == file for problem in problems)
    assert all(problem.severity == "error" and problem.hint for problem in problems)
    return sorted({(problem.line, problem.rule) for problem in problems})


@pytest.mark.parametrize("case", [case for case in HOSTILE if HOSTILE[case][2]])
def test_what_could_run_or_lead_astray_is_refused_at_its_line(guide: Guide, case: str) -> None:
    written, line, rule = HOSTILE[case]
    guide.write(PAGE, f"{HEAD}{written}\n")
    problems = found(guide)
    assert (LINE - 1 + line, rule) in problems
    assert {each for _, each in problems} - {"dead-link"} == {rule}  # their pictures are not there


@pytest.mark.parametrize("case", [case for case in HOSTILE if not HOSTILE[case][2]])
def test_what_markdown_makes_text_of_is_text(guide: Guide, case: str) -> None:
    guide.write(PAGE, f"{HEAD}{HOSTILE[case][0]}\n")
    assert found(guide) == []


def test_english_pages_are_read_too(guide: Guide) -> None:
    guide.write(ENGLISH.replace("/en/", "/pages/"), "# Liên hệ\n")
    guide.write(ENGLISH, "# Contact\n\n<script>alert(1)</script>\n")
    assert found(guide, ENGLISH) == [(3, "raw-html")]


def test_each_fault_of_a_page_has_its_own_line(guide: Guide) -> None:
    guide.write(PAGE, f"{HEAD}<script>a</script>\n\nMột.\n\n<script>b</script>\n\n[a](data:x)\n")
    assert found(guide) == [
        (LINE, "raw-html"),
        (LINE + 4, "raw-html"),
        (LINE + 6, "unsafe-link"),
    ]


HARMLESS = [
    "```html\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "Viết `<script>` thì máy báo lỗi.",
    "Phí < 8.000 đồng, > 5 ngày & hơn nữa; 3 <5.",
    "&lt;script&gt;",
    "<!--motcham:contact-->",
    '<div class="acts"><a class="b mc-main" href="../thu-tuc/">Mở</a></div>',
    '<p class="mc-keep" hidden><span></span> <button type="button" class="mc-link"></button></p>',
    "|a|b|\n|:-|-:|\n|1|2|",
    "3. một\n4. hai",
    "## Giờ {#gio}",
    "[A–Z](a-z.md){.mc-more-link}",
    '![Bảng](huong-dan-bien-tap/bieu-mau-gui.webp){ width="300" height="200" loading="lazy" }',
    "[Khai sinh](code:HT01), [gọi](tel:1022), <phan-anh@phuong.tinh.vn>, <https://chinhphu.vn/>",
    "[a](http://chinhphu.vn/?a=1&b=2#c), [b](#gio), [c](a-z.md#gio)",
    "**đậm** *nghiêng*<br>\n<sup>2</sup> <kbd>Ctrl</kbd>\n\n---\n\n> lời",
    "<details>\n<summary>Hỏi</summary>\nĐáp.\n</details>",
]


BESIDE = ("site_src/pages/a-z.md", "site_src/pages/huong-dan-bien-tap/bieu-mau-gui.webp")


@pytest.mark.parametrize("written", HARMLESS)
def test_what_staff_need_is_left_alone(guide: Guide, written: str) -> None:
    for file in BESIDE:
        guide.write(file, "# A–Z\n")
    guide.write(PAGE, f"{HEAD}{written}\n")
    assert found(guide) == []


DEAD = {
    # What is written, on which of its lines it leads nowhere, and what is meant.
    "page": ("[a](az.md)", 1, "Ý bạn là «a-z.md»?"),
    "page with a heading": ("Một.\n\n[a](khong-co.md#gio)", 3, "Viết tên tệp"),
    "page by its address": ("[a](a-z/)", 1, "Ý bạn là «a-z.md»?"),
    "page by an address from the root": ("[a](/Q/HT01/)", 1, "code:HT01"),
    "page by reference": ("Xem [ở đây][x].\n\n[x]: khong-co.md", 3, "Viết tên tệp"),
    "page above all": ("[a](../a-z.md)", 1, ""),
    "page of the other language": ("[a](../en/)", 1, ""),
    "picture": ("![a](bieu-mau.webp)", 1, "Viết tên tệp"),
    "picture in a list": ("- một\n- ![a](so%20do.webp)", 2, "Viết tên tệp"),
    "picture in Markdown in HTML": ('<div markdown="1">\n\n![a](x.webp)\n\n</div>', 3, ""),
}


@pytest.mark.parametrize("case", DEAD)
def test_a_link_that_leads_nowhere_is_found_at_its_line(guide: Guide, case: str) -> None:
    written, line, hint = DEAD[case]
    for file in BESIDE:
        guide.write(file, "# A–Z\n")
    guide.write(PAGE, f"{HEAD}{written}\n")
    assert found(guide) == [(LINE - 1 + line, "dead-link")]
    assert hint in check_files(guide.roots)[0].hint


@pytest.mark.parametrize("case", DEAD)
def test_what_leads_nowhere_for_us_does_so_for_mkdocs(
    built: Guide, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.setattr("generator.guide.plugin.check_guide", lambda *_: [])
    built.write(PAGE, f"{HEAD}{DEAD[case][0]}\n")
    with pytest.raises(MotchamError, match=r"trang-thu\.md"):
        build(built)


@pytest.mark.parametrize("written", [one for one in HARMLESS if "](" in one])
def test_what_leads_somewhere_for_us_does_so_for_mkdocs(
    built: Guide, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setattr("generator.guide.plugin.check_guide", lambda *_: [])
    monkeypatch.setattr("generator.guide.plugin.fill", lambda *_, **__: None)
    built.write(PAGE, f"{HEAD}{written}\n")
    build(built)


def test_the_samples_pages_pass() -> None:
    rules = {"raw-html", "unsafe-link", "dead-link", "address-taken", "not-a-page"}
    assert [p for p in check_files(THE_SAMPLE) if p.rule in rules] == []


def test_pages_are_judged_as_they_are_built(sample: Path) -> None:
    names = load_config(str(sample / "mkdocs.yml")).markdown_extensions
    assert sorted(names) == sorted(EXTENSIONS)


def test_a_build_refuses_what_check_refuses(framed: Guide) -> None:
    framed.write(PAGE, f"{HEAD}<script>alert(1)</script>\n")
    with pytest.raises(MotchamError, match=rf"trang-thu\.md:{LINE}:1: lỗi: .*script"):
        build(framed)


def test_a_build_refuses_a_head_that_makes_another_page(
    framed: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.guide.plugin.check_guide", lambda *_: [])
    framed.write(PAGE, "---\ntemplate: redirect.html\nlocation: https://x.example/\n---\n# Tin\n")
    with pytest.raises(MotchamError, match=r"trang-thu\.md.*«template»"):
        build(framed)


def test_a_build_refuses_a_menu_that_brings_a_script_into_the_frame(
    framed: Guide, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The policy of every page would let it run."""
    monkeypatch.setattr("generator.guide.plugin.check_guide", lambda *_: [])
    framed.replace("mkdocs.yml", "- Liên hệ:", "- Liên hệ <script>alert(1)</script>:")
    with pytest.raises(MotchamError, match="hơn một đoạn mã"):
        build(framed)


def test_a_build_refuses_what_an_extension_of_the_wards_own_makes(framed: Guide) -> None:
    """`check` does not know the extension; the page that it made is judged all the same."""
    framed.replace("mkdocs.yml", "  - tables\n", "  - tables\n  - abbr\n")
    framed.write(PAGE, f'{HEAD}Một TTHC.\n\n*[TTHC]: x\n\n[a](a-z.md){{: data-x="1" }}\n')
    with pytest.raises(MotchamError, match="data-x"):
        build(framed)


def test_a_title_is_text_whatever_it_holds(framed: Guide) -> None:
    title = "Tin </title><meta http-equiv=refresh content=0> &lt;/title&gt;&lt;script&gt;alert(1)"
    framed.write(PAGE, f'---\ntitle: "{title}"\n---\nNội dung.\n')
    framed.write(
        "site_src/pages/trang-thu-hai.md",
        "# Cũ &lt;/title&gt;&lt;meta http-equiv=refresh&gt;\n\nChữ.\n",
    )
    build_site(framed.root, framed.root / "site", BuildOptions())
    for page in ("trang-thu", "trang-thu-hai"):
        html = framed.read(f"site/{page}/index.html")
        assert "<meta http-equiv=refresh" not in html
        assert "<script>alert" not in html
        assert html.count("</title>") == 1
