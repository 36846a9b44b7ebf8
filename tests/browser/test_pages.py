"""What a page does on a phone, beyond showing facts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from generator.library.checked.published import Published
from tests.breadth import EVERY_27TH, first
from tests.browser.chromium import PHONE
from tests.browser.waiting import all_styled, eventually, holding, until

KINDS = [
    "/",
    "/Q/",
    "/Q/HT01/",
    "/Q/XD01/",
    "/Q/LVHT/",
    "/Q/VDSINH/",
    "/Q/NHA/",
    "/a-z/",
    "/noi-khac-lam/",
    "/lien-he/",
]


@pytest.mark.parametrize("path", first(KINDS[::2], KINDS))
@pytest.mark.parametrize("width", first([320], [320, 412, 1280]))
def test_nothing_scrolls_sideways(open_page: Callable[..., Page], path: str, width: int) -> None:
    page = open_page(path)
    all_styled(page)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


NEVER_IDLE = "window.requestIdleCallback = (run, { timeout } = {}) => timeout && setTimeout(run)"


def test_what_comes_after_the_page_comes_to_a_phone_that_is_never_idle_too(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/HT01/")
    page.add_init_script(NEVER_IDLE)
    page.reload()
    all_styled(page)


@EVERY_27TH
def test_text_twice_as_large_still_fits_a_small_phone(
    open_page: Callable[..., Page], step: int
) -> None:
    for path in KINDS[step // 3 :: step]:
        page = open_page(path)
        all_styled(page)
        page.set_viewport_size({"width": 320, "height": 800})
        page.evaluate(
            "document.documentElement.style.setProperty('font-size', '200%', 'important')"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


WIDE = ["/huong-dan-bien-tap/thong-bao/", "/huong-dan-bien-tap/nguoi-giu-kho/"]


@pytest.mark.parametrize("path", WIDE)
def test_lines_of_code_go_on_below_before_the_rest_of_the_style_has_come(
    open_page: Callable[..., Page], home: str, path: str
) -> None:
    page = open_page("/")
    holding(page, "**/after-load.css?*")
    page.goto(home + path)
    assert page.locator("pre").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


LINES_OF_LAST_WORD = """price => {
  const text = price.lastChild, range = document.createRange()
  range.setStart(text, 0)
  range.setEnd(text, text.data.search(/ |$/))
  return range.getClientRects().length
}"""


@pytest.mark.parametrize(("top", "unit"), [("", "lần"), ("/en", "registration")])
def test_a_price_twice_as_large_ends_its_line_before_a_word(
    open_page: Callable[..., Page], top: str, unit: str
) -> None:
    page = open_page(f"{top}/Q/CU01/")
    all_styled(page)
    page.set_viewport_size({"width": 320, "height": 800})
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%', 'important')")
    price = page.locator(".mc-fact b", has_text=f"/{unit}").first
    expect(price).to_be_visible()
    assert price.evaluate(LINES_OF_LAST_WORD) == 1


@pytest.mark.parametrize("path", first(["/", "/Q/HT01/"], KINDS))
def test_text_is_large_enough_to_read(open_page: Callable[..., Page], path: str) -> None:
    page = open_page(path)
    all_styled(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
          .filter(e => e.checkVisibility())
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .filter(e => parseFloat(getComputedStyle(e).fontSize) < 15.9)
          .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_ticks_stay_on_the_phone_until_cleared(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/")
    first = page.locator("[data-tick]").first
    first.check(force=True)
    expect(page.locator(".mc-ticks")).to_contain_text("1 giấy tờ")
    page.reload()
    expect(first).to_be_checked()
    page.get_by_text("Xóa dấu đã đánh").click()
    expect(first).not_to_be_checked()
    page.reload()
    expect(first).not_to_be_checked()
    assert "?" not in page.url
    assert "#" not in page.url


def test_choosing_a_case_leaves_only_what_belongs_to_it(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/CU02/")
    alone = page.locator(".mc-name", has_text="Giấy chứng minh chỗ ở hợp pháp").first
    in_list = page.locator(".mc-name", has_text="Văn bản đề nghị đăng ký tạm trú kèm danh sách")
    page.get_by_role("radio", name="Xem tất cả").check()
    expect(alone).to_be_visible()
    expect(in_list).to_be_visible()
    page.get_by_role("radio", name="Nhiều người cùng đăng ký theo danh sách").check()
    expect(alone).to_be_hidden()
    expect(in_list).to_be_visible()
    page.get_by_role("radio", name="Xem tất cả").check()
    expect(alone).to_be_visible()


EMPTY = """() => [...document.querySelectorAll(".mc-cases input")].flatMap(choice => {
  choice.click()
  for (const fold of document.querySelectorAll("details")) fold.open = true
  const parts = [...document.querySelectorAll(".mc-procedure :is(.fold, section)")]
  const says = part => part.checkVisibility() && part.innerText.trim()
  return parts.filter(part => part.checkVisibility() && !part.closest(".mc-cases"))
    .filter(part => ![...part.children].some(one => !one.matches("h2, summary") && says(one)))
    .map(part => `${choice.value}: ${part.innerText}`)
})"""


@EVERY_27TH
def test_no_part_stands_empty_whatever_the_case(
    open_page: Callable[..., Page], site: Path, step: int
) -> None:
    pages = sorted((site / "Q").glob("*/index.html"))
    asking = [one.parent.name for one in pages if 'class="mc-cases' in one.read_text("utf-8")]
    assert len(asking) > 50
    page = open_page("/")
    home = page.url
    for code in dict.fromkeys(["BT02", "NC05", *asking[::step]]):
        page.goto(f"{home}Q/{code}/")
        assert page.evaluate(EMPTY) == [], code


FIRST_STEP = ".steps > li:visible >> nth=0"


@pytest.mark.parametrize(("code", "special"), [("HT01", "bo-roi"), ("KD01", "lam-thay")])
def test_the_ordinary_case_comes_first_and_is_chosen(
    open_page: Callable[..., Page], code: str, special: str
) -> None:
    page = open_page(f"/Q/{code}/")
    choices = page.locator(".mc-cases label")
    page.get_by_text("Trường hợp khác").click()
    expect(choices.first).to_have_text("Trường hợp thường")
    expect(choices.last).to_have_text("Xem tất cả")
    expect(choices.first.locator("input")).to_be_checked()
    others = page.locator(f"[data-cases={special}]")
    assert others.count() > 0
    expect(page.locator(f"[data-cases={special}]:visible")).to_have_count(0)
    expect(page.locator(FIRST_STEP)).not_to_contain_text("lập biên bản")
    page.locator(f".mc-cases [value={special}]").check()
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    expect(others.first).to_be_visible()


def test_without_a_script_every_case_is_shown_and_named(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/", javascript=False)
    expect(page.locator(".mc-cases")).to_be_hidden()
    parts = page.locator(":is(.steps, .papers) > [data-cases]")
    assert parts.count() == 3
    for part in parts.all():
        expect(part).to_be_visible()
        expect(part.locator(".mc-case")).to_be_visible()


def test_where_everybody_must_choose_the_papers_come_with_the_choice(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/XD02/")
    papers = page.locator(".mc-papers")
    expect(papers).to_be_hidden()
    choice = page.locator(".mc-cases input").first
    choice.check()
    expect(papers).to_be_visible()
    passed_on = open_page(f"/Q/XD02/{page.evaluate('location.hash')}")
    expect(passed_on.locator(".mc-cases input").first).to_be_checked()
    expect(passed_on.locator(".mc-papers")).to_be_visible()
    without = open_page("/Q/XD02/", javascript=False)
    expect(without.locator(".mc-papers")).to_be_visible()


def test_a_case_in_the_address_is_chosen_and_its_papers_alone_count(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/HT01/")
    page.locator("[data-tick]").first.check()
    page.goto(page.url + "#ca=bo-roi")
    expect(page.locator(".mc-cases [value=bo-roi]")).to_be_checked()
    found = page.locator("li[data-cases=bo-roi] [data-tick]")
    found.check()
    expect(page.locator(".mc-ticks")).to_contain_text("2 giấy tờ")
    page.locator(".mc-cases [value=thuong]").check()
    expect(page.locator(".mc-ticks")).to_contain_text("1 giấy tờ")
    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize("place", ["#noi-dung", "#cach-nop"])
def test_a_link_within_the_page_leaves_the_case_in_the_address(
    open_page: Callable[..., Page], place: str
) -> None:
    page = open_page("/Q/BT02/")
    page.locator(".mc-cases [value=cham-soc]").check()
    page.evaluate("place => { location.hash = place }", place)
    until(page, "location.hash === '#ca=cham-soc'")
    assert page.evaluate("document.querySelector(':target').id") == place[1:]
    page.reload()
    expect(page.locator(".mc-cases [value=cham-soc]")).to_be_checked()


def test_the_skip_link_still_leads_past_the_header_where_a_case_is_chosen(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/HT01/#ca=bo-roi")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "location.hash === '#ca=bo-roi'")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('header, .skip')")


AS_TYPED = ["HT01", "ht01", " ht 01 ", "ht-01"]
AS_PRINTED = ["https://phuong.tinh.vn/Q/HT01/", "phuong.tinh.vn/Q/HT01", "Q/HT01"]
MISREAD = ["HTO1", "HT1"]


@pytest.mark.parametrize("typed", first(["ht01", "HTO1"], [*AS_TYPED, *AS_PRINTED, *MISREAD]))
def test_a_code_typed_by_hand_opens_its_page(open_page: Callable[..., Page], typed: str) -> None:
    page = open_page("/Q/")
    page.get_by_label("Mã in dưới ô vuông").fill(typed)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Đăng ký khai sinh")


def test_a_code_that_does_not_exist_is_answered(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/")
    page.get_by_label("Mã in dưới ô vuông").fill("zz99")
    page.keyboard.press("Enter")
    expect(page.locator(".mc-answer")).to_contain_text("Không có mã ZZ99")


def test_an_address_in_small_letters_finds_its_page(open_page: Callable[..., Page]) -> None:
    page = open_page("/q/ht01/")
    expect(page.locator("h1")).to_have_text("Đăng ký khai sinh")


def test_a_wrong_address_offers_a_way_on(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT99/")
    expect(page.locator("h1")).to_have_text("Không có trang này")
    page.get_by_role("link", name="Gõ mã trên thẻ").first.click()
    expect(page.locator("h1")).to_have_text("Gõ mã trên thẻ")


def test_a_page_begins_with_one_link_past_its_header(site: Path) -> None:
    first_links = {
        file.relative_to(site).as_posix(): re.findall(r"<a [^>]*>", text)[:2]
        for file in site.rglob("*.html")
        if "<header" in (text := file.read_text(encoding="utf-8"))
    }
    assert len(first_links) > 300
    for past, next_one in first_links.values():
        assert 'href="#noi-dung"' in past
        assert 'class="unit"' in next_one


IN_SIGHT = "of => of.filter(one => one.getClientRects().length).length"
BETWEEN = """() => {
  const [header, title] = ["header", "h1"].map(each => document.querySelector(each))
  return title.getBoundingClientRect().top - header.getBoundingClientRect().bottom
}"""


@pytest.mark.parametrize("path", ["/cong-trinh/", "/Q/R3C6TA6/", "/a-z/", "/huong-dan-bien-tap/"])
def test_what_waits_for_its_day_takes_no_place_and_the_title_stands_free(
    open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(path)
    until(page, "document.querySelector('link[href*=after-load]')")
    assert page.locator("template").evaluate_all(IN_SIGHT) == 0
    assert page.evaluate(BETWEEN) > 10


def test_without_javascript_every_page_is_reachable_by_links(home: str, site: Path) -> None:
    seen, waiting = {"/"}, ["/"]
    while waiting:
        path = waiting.pop()
        with urlopen(home + path) as answer:  # noqa: S310 - the test's own server; raises at a 404
            html = answer.read().decode() if "html" in answer.headers["Content-Type"] else ""
        targets = [
            urljoin(home + path, href) for href in re.findall(r'<a [^>]*?href="([^"]+)', html)
        ]
        links = {urlsplit(target).path for target in targets if target.startswith(home + "/")}
        waiting += links - seen
        seen |= links
    pages = {f"/Q/{folder.name}/" for folder in (site / "Q").iterdir() if folder.is_dir()}
    assert pages - seen == set()


@pytest.mark.parametrize("opener", [".mc-menu", ".mc-find"])
def test_menu_and_search_open_from_the_keyboard(
    open_page: Callable[..., Page], opener: str
) -> None:
    page = open_page("/Q/HT01/")
    page.locator(opener).focus()
    page.keyboard.press("Enter")
    toggle = "#__drawer" if opener == ".mc-menu" else "#__search"
    expect(page.locator(toggle)).to_be_checked()


def test_the_dark_theme_follows_the_phone(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/", color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_on_paper_the_folded_parts_and_the_address_are_there(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/HT01/")
    page.emulate_media(media="print")
    expect(page.locator(".mc-paper-address")).to_be_visible()  # its style has come
    expect(page.get_by_text("Đã quá 60 ngày")).to_be_visible()
    expect(page.locator(".now")).to_be_hidden()  # paper does not know what time it is
    expect(page.locator(".mc-paper-address")).to_contain_text("/Q/HT01")
    expect(page.locator(".md-header")).to_be_hidden()


_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
"""A link in a text: what is read of it, then where it leads."""
ERRANDS = {"a birth": "VDSINH", "a death": "VDTANG", "a shop": "VDTIEM"}


@pytest.mark.parametrize("code", first(["VDSINH"], ERRANDS.values()), ids=ERRANDS)
def test_a_life_event_page_is_enough_for_the_whole_errand(
    open_page: Callable[..., Page], library: Published, code: str
) -> None:
    [event] = [event for event in library.life_events if event.code == code]
    page = open_page(f"/Q/{code}/")
    page.get_by_text("Thêm giấy, chỉ khi").click()
    shown = " ".join(page.locator(".mc-page").inner_text().split())
    names = [name.inner_text() for name in page.locator(".papers .mc-name").all()]
    assert len(names) == len(set(names)), "a paper is listed twice"
    for step in event.steps:
        procedure = library.by_code.get(step.procedure or "")
        if procedure is None:
            assert _LINK.sub(r"\1", step.text or "") in shown
            continue
        assert procedure.title in shown
        [counter] = library.ward.counters_for(procedure.field)
        assert (procedure.where or counter.name) in shown
        assert procedure.where or (counter.place or library.ward.address) in shown
        for paper in procedure.documents:
            mine = step.cases or tuple(filter(None, [procedure.ordinary_case]))
            concerns = not (mine and paper.for_cases) or set(mine) & set(paper.for_cases)
            if concerns and paper.same_as is None:
                assert " ".join(paper.name.split()) in shown
        page.locator(f".steps .rows a[href$='/{procedure.code}/']").first.click()
        expect(page.locator("h1")).to_have_text(procedure.title)
        page.go_back()


def test_the_same_paper_of_two_steps_is_ticked_once(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/VDSINH/")
    identity = page.locator(".papers li", has_text="Căn cước, hộ chiếu").first
    expect(identity).to_contain_text("Đăng ký khai sinh")
    expect(identity).to_contain_text("Xin bản sao giấy khai sinh")


def test_an_information_page_has_its_code_and_opens_from_the_list(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/thong-tin/")
    page.get_by_role("link", name="Gọi ai khi cần").click()
    expect(page.locator("[data-code=TTGOI] h1")).to_have_text("Gọi ai khi cần")
    expect(page.get_by_role("link", name="115")).to_have_attribute("href", "tel:115")


def test_going_back_keeps_the_case_and_what_it_shows(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/CU02/")
    page.get_by_role("radio", name="Nhiều người cùng đăng ký theo danh sách").check()
    page.get_by_role("link", name="Cư trú").first.click()
    expect(page.locator("h1")).to_have_text("Cư trú")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Đăng ký tạm trú")
    until(
        page,
        "Boolean(document.querySelector('.mc-cases input:checked')?.value)"
        " === Boolean(document.querySelector('.mc-other-case'))",
    )


@pytest.mark.parametrize(
    "spoil",
    ["delete window.BroadcastChannel", "localStorage.setItem('motcham.ticks.CU02', '{bad')"],
    ids=["an old browser", "a spoilt memory"],
)
def test_the_page_works_on_where_something_is_missing(
    open_page: Callable[..., Page], spoil: str
) -> None:
    page = open_page("/Q/CU02/")
    page.add_init_script(spoil)
    page.reload()
    expect(page.locator(".mc-cases")).to_be_visible()
    page.get_by_role("radio", name="Xem tất cả").check()
    page.locator("[data-tick]").first.check()
    expect(page.locator(".mc-ticks")).to_be_visible()


NOTHING_KEPT = """
delete Navigator.prototype.serviceWorker
delete window.caches
delete window.indexedDB
for (const store of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, store, { get() { throw new DOMException("", "SecurityError") } })
"""
"""A view inside another program, as chats open links: it has no worker and remembers nothing."""


@pytest.mark.parametrize("path", first(["/Q/HT01/"], ["/Q/HT01/", "/Q/VDSINH/", "/Q/R3C6TA6/"]))
def test_a_view_that_keeps_nothing_tells_every_fact(
    open_page: Callable[..., Page], path: str
) -> None:
    page = open_page(path)
    expect(page.locator("html")).to_have_class(re.compile(r"\bjs\b"))
    facts = page.locator("main :is(.facts, h2, li)")  # the hour goes on meanwhile
    expect(page.locator("[data-do=print], .mc-tools").first).to_be_visible()  # all has come
    told = facts.all_inner_texts()
    page.add_init_script(NOTHING_KEPT)
    page.reload()
    expect(page.locator("html")).to_have_class(re.compile(r"\bjs\b"))
    assert page.evaluate("!('serviceWorker' in navigator) && !('caches' in window)")
    eventually(page, facts.all_inner_texts, lambda texts: texts == told)
    page.locator(".mc-find").first.click()
    page.keyboard.type("ket hon")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Đăng ký kết hôn")


def test_the_keyboard_reaches_only_what_is_seen(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/")
    for _ in range(12):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "() => { const b = document.activeElement.getBoundingClientRect();"
            " return [b.right, b.bottom, document.activeElement.className] }"
        )
        assert box[0] > 0, box
    expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("opener", [".mc-menu", ".mc-find"])
def test_escape_closes_and_gives_the_focus_back(
    open_page: Callable[..., Page], opener: str
) -> None:
    page = open_page("/Q/HT01/")
    page.locator(opener).focus()
    page.keyboard.press("Enter")
    toggle = "#__drawer" if opener == ".mc-menu" else "#__search"
    expect(page.locator(toggle)).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator(toggle)).not_to_be_checked()
    expect(page.locator(opener)).to_be_focused()
