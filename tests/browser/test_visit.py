"""The checklist and the visit: what is chosen and ticked stays on the phone, and adds up."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from generator.library.checked.published import Published
from generator.library.models.catalogue import LifeEventStep
from generator.views.catalogue import life_event_view
from generator.views.guide import GuideView
from tests.breadth import first
from tests.browser.waiting import all_styled, eventually, holding, until

VISIT = "/chuyen-di/"
ADD, LEAVE = "Thêm vào chuyến đi", "Bỏ khỏi chuyến đi"
MERGED = """() => [...document.querySelectorAll("[data-papers] [data-tick]")].map(tick => ({
  key: tick.dataset.tick,
  codes: tick.dataset.for.split(" "),
  always: tick.closest("[data-papers]").dataset.papers !== "others",
}))"""
OF_VISIT = "Object.keys(localStorage).filter(key => key !== 'motcham.opened')"
"""What a phone keeps, but for the pages last opened, which the search forgets on its own."""
REFUSE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError") } })"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError") }"""
ANY_KEPT = "Object.keys(localStorage).some(key => key.startsWith('motcham.ticks.'))"
"""A tick is kept when the script that comes after the page has come."""
NAMED = "document.querySelector('[data-tick][aria-label]')"
"""The same script gives each its name, when the page has drawn all that moves them."""


def choose(page: Page, codes: Iterable[str]) -> None:
    """Put procedures into the visit as a resident does."""
    home = page.url.split("/Q/")[0].rstrip("/")
    for code in codes:
        page.goto(f"{home}/Q/{code}/")
        page.get_by_role("button", name=ADD).click()
        expect(page.get_by_role("button", name=LEAVE)).to_be_visible()


def kept_case(page: Page) -> str:
    """The case that the phone keeps of the visit's first procedure."""
    chosen: str = page.evaluate("JSON.parse(localStorage.getItem('motcham.visit'))[0].chosen")
    return chosen


def remember(page: Page, chosen: Mapping[str, str]) -> None:
    """Write a visit into the phone's memory: code and case."""
    entries = [{"code": code, "title": code, "chosen": case} for code, case in chosen.items()]
    page.evaluate("value => localStorage.setItem('motcham.visit', value)", json.dumps(entries))


def merged_on_the_phone(page: Page, count: int) -> dict[str, tuple[list[str], bool]]:
    page.goto(page.url)
    expect(page.locator(".mc-ticket > li")).to_have_count(count)
    expect(page.locator("[data-tick]").first).to_be_attached()
    found: list[dict[str, Any]] = page.evaluate(MERGED)
    assert len({paper["key"] for paper in found}) == len(found), "a paper is listed twice"
    return {paper["key"]: (paper["codes"], paper["always"]) for paper in found}


def merged_by_the_library(
    library: Published, chosen: Mapping[str, str]
) -> dict[str, tuple[list[str], bool]]:
    steps = [
        LifeEventStep(procedure=code, cases=(case,) if case else ())
        for code, case in chosen.items()
    ]
    event = library.life_events[0].model_copy(update={"steps": tuple(steps)})
    papers = life_event_view(library, event, GuideView(library).procedures).papers
    return {paper.key: (list(paper.codes), paper.always) for paper in papers}


@pytest.mark.parametrize("with_cases", [False, True], ids=["as pages come", "a case chosen"])
def test_the_phone_merges_papers_exactly_as_the_library_does(
    open_page: Callable[..., Page], library: Published, with_cases: bool
) -> None:
    chosen = {
        procedure.code: procedure.cases[-1].id
        if with_cases and procedure.cases
        else procedure.ordinary_case or ""
        for procedure in library.procedures
        if not procedure.withdrawn_on and not procedure.is_record
    }
    page = open_page(VISIT)
    remember(page, chosen)
    on_the_phone = merged_on_the_phone(page, len(chosen))
    assert on_the_phone == merged_by_the_library(library, chosen)
    assert [codes for codes, _ in on_the_phone.values() if len(codes) > 1], "nothing is shared"


def test_a_visit_shows_codes_titles_times_fees_and_counters(
    open_page: Callable[..., Page], library: Published
) -> None:
    page = open_page("/Q/HT01/")
    choose(page, ["HT02", "CU01"])
    expect(page.locator(".mc-visit a")).to_have_text("Chuyến đi của tôi: 2 thủ tục")
    page.locator(".mc-visit a").click()
    expect(page.locator(".mc-ticket b")).to_have_text(["HT02", "CU01"])
    shown = page.locator(".mc-my-visit")
    for code in ("HT02", "CU01"):
        procedure = library.by_code[code]
        expect(shown).to_contain_text(procedure.title)
        [counter] = library.ward.counters_for(procedure.field)
        expect(shown).to_contain_text(counter.name)
    expect(shown).to_contain_text("Miễn phí")
    expect(shown).to_contain_text("7\u00a0ngày làm việc")
    expect(shown).to_contain_text("Có người được miễn.")
    all_styled(page)
    assert page.locator(".mc-ticket b").first.evaluate("e => getComputedStyle(e).fontSize") > "30px"


def test_the_case_chosen_on_the_page_is_the_case_of_the_visit(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/CU02/")
    in_list = "Nhiều người cùng đăng ký theo danh sách"
    page.get_by_role("button", name=ADD).click()
    page.get_by_role("radio", name=in_list).check()
    page.locator(".mc-visit a").click()
    expect(page.locator(".mc-ticket")).to_contain_text(in_list)
    expect(page.locator(".mc-my-visit")).not_to_contain_text("Giấy chứng minh chỗ ở hợp pháp")
    page.locator(".mc-ticket a").click()
    expect(page.get_by_role("radio", name=in_list)).to_be_checked()
    expect(page.get_by_text("Giấy chứng minh chỗ ở hợp pháp").first).to_be_hidden()


def test_a_case_kept_in_the_visit_outlasts_the_ordinary_one(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/HT01/")
    page.get_by_role("button", name=ADD).click()
    expect(page.get_by_role("button", name=LEAVE)).to_be_visible()
    assert kept_case(page) == "thuong"
    page.locator(".mc-cases summary").click()
    page.get_by_role("radio", name="Trẻ bị bỏ rơi").check()
    page.goto(page.url.replace("HT01", "CU01"))
    page.goto(page.url.replace("CU01", "HT01"))
    expect(page.get_by_role("radio", name="Trẻ bị bỏ rơi")).to_be_checked()
    assert kept_case(page) == "bo-roi"


@pytest.mark.parametrize("way", ["opened", "a change of the address"])
def test_a_link_with_another_case_shows_it_and_leaves_the_visit_alone(
    open_page: Callable[..., Page], way: str
) -> None:
    page = open_page("/Q/CU02/")
    remember(page, {"CU02": "danh-sach"})
    if way == "opened":
        page.goto(page.url.split("#")[0].replace("CU02", "CU01"))
        page.goto(page.url.replace("CU01", "CU02") + "#ca=ca-nhan")
    else:
        page.reload()
        expect(page.locator(".mc-cases [value=danh-sach]")).to_be_checked()
        page.goto(page.url.split("#")[0] + "#ca=ca-nhan")
    expect(page.get_by_role("button", name=LEAVE)).to_be_visible()
    expect(page.locator(".mc-cases [value=ca-nhan]")).to_be_checked()
    assert kept_case(page) == "danh-sach"
    page.reload()
    expect(page.get_by_role("button", name=LEAVE)).to_be_visible()
    expect(page.locator(".mc-cases [value=ca-nhan]")).to_be_checked()
    assert kept_case(page) == "danh-sach"
    page.locator(".mc-cases [value='']").check()
    until(page, "JSON.parse(localStorage.getItem('motcham.visit'))[0].chosen === ''")


def test_a_link_to_the_ordinary_case_shows_it_beside_another_of_the_visit(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/CU01/")
    remember(page, {"HT01": "bo-roi"})
    page.goto(page.url.replace("CU01", "HT01") + "#ca=thuong")
    for _ in range(2):
        expect(page.get_by_role("button", name=LEAVE)).to_be_visible()
        expect(page.locator(".mc-cases [value=thuong]")).to_be_checked()
        assert kept_case(page) == "bo-roi"
        page.reload()
    page.goto(page.url.split("#")[0].replace("HT01", "CU01"))
    page.goto(page.url.replace("CU01", "HT01"))
    shown = page.locator(".mc-cases [value=bo-roi]")
    expect(shown).to_be_checked()
    expect(shown).to_be_visible()


def test_a_procedure_leaves_the_visit_from_its_page_and_from_the_list(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/HT01/")
    choose(page, ["HT01", "HT02", "CU01"])
    page.get_by_role("button", name=LEAVE).click()
    expect(page.locator(".mc-visit a")).to_have_text("Chuyến đi của tôi: 2 thủ tục")
    page.locator(".mc-visit a").click()
    page.get_by_role("button", name="Bỏ khỏi chuyến đi: HT01").click()
    expect(page.locator(".mc-ticket b")).to_have_text(["HT02"])
    page.get_by_role("button", name="Xóa chuyến đi").click()
    expect(page.locator(".mc-no-visit")).to_be_visible()
    expect(page.locator(".mc-visit-list")).to_be_hidden()
    assert page.evaluate(OF_VISIT) == []


def test_a_tick_in_the_visit_is_a_tick_on_each_page_that_needs_the_paper(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/CU01/")
    choose(page, ["CU01", "CU02"])
    page.locator(".mc-visit a").click()
    form = "Tờ khai thay đổi thông tin cư trú"
    until(page, NAMED)
    tick(page.locator("li", has_text=form).first).check(force=True)
    for code in ("CU01", "CU02"):
        page.locator(f".mc-ticket a[href*='{code}']").click()
        page.wait_for_url(f"**/Q/{code}/", wait_until="commit")
        expect(tick(page.locator("li", has_text=form).first)).to_be_checked()
        page.go_back()
        page.wait_for_url(f"**{VISIT}", wait_until="commit")
    page.locator(".mc-ticket a[href*='CU02']").click()
    page.wait_for_url("**/Q/CU02/", wait_until="commit")
    mine = tick(page.locator("li", has_text=form).first)
    expect(mine).to_be_checked()
    page.get_by_role("radio", name="Tôi hoặc gia đình tôi").check()
    mine.uncheck(force=True)
    page.go_back()
    expect(tick(page.locator("li", has_text=form).first)).not_to_be_checked()


def test_a_tick_of_a_life_event_is_a_tick_of_its_procedures(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/VDSINH/")
    tick(page.locator("li", has_text="Giấy chứng sinh").last).check(force=True)
    until(page, ANY_KEPT)
    page.locator(".steps .rows a[href$='/HT01/']").click()
    expect(tick(page.locator("li", has_text="Giấy chứng sinh").first)).to_be_checked()


def test_ticks_of_one_procedure_are_not_ticks_of_another(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/")
    tick(page.locator(".papers li").first).check(force=True)
    until(page, ANY_KEPT)
    page.goto(page.url.replace("HT01", "HT10"))
    expect(page.locator(".mc-ticks")).to_be_hidden()


def test_ticks_survive_leaving_the_page_and_are_cleared_for_good(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/HT01/")
    first = tick(page.locator(".papers li").first)
    first.check(force=True)
    until(page, ANY_KEPT)
    page.locator(".crumb a").first.click()
    page.get_by_role("link", name="Đăng ký khai sinh").first.click()
    expect(first).to_be_checked()
    page.get_by_role("button", name="Xóa dấu đã đánh").click()
    expect(first).not_to_be_checked()
    assert page.evaluate(OF_VISIT) == []
    page.go_back()
    page.go_forward()
    expect(first).not_to_be_checked()


def test_nothing_chosen_or_ticked_is_ever_in_an_address_or_a_request(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/HT01/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    tick(page.locator(".papers li").first).check(force=True)
    choose(page, ["HT01", "CU02"])
    page.locator(".mc-visit a").click()
    expect(page.locator(".mc-ticket b")).to_have_count(2)
    assert page.url.endswith(VISIT)
    for url in asked:
        address = url.split("/", 3)[3]
        assert "#" not in address
        assert "giay" not in address
        assert "HT01" not in address.replace("Q/HT01/", "")


def test_where_the_phone_refuses_to_remember_the_page_works_and_says_so(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/HT01/")
    page.add_init_script(REFUSE)
    page.reload()
    first = tick(page.locator(".papers li").first)
    first.check(force=True)
    expect(first).to_be_checked()
    expect(page.locator(".mc-ticks")).to_contain_text("1 giấy tờ")
    page.locator(".mc-visit button").click()
    expect(page.locator(".mc-visit button")).to_contain_text("Máy này không cho ghi nhớ")
    page.get_by_role("button", name="Xóa dấu đã đánh").click()
    expect(first).not_to_be_checked()


UNSAID = "Hồ sơ quốc gia không ghi rõ. Hỏi phường trước khi đi."


@pytest.mark.parametrize("code", first(["BT02"], ["BT01", "BT02", "CU05"]))
def test_a_case_without_papers_says_so_on_its_page_and_in_the_visit(
    open_page: Callable[..., Page], library: Published, code: str
) -> None:
    bare, other = library.by_code[code].cases[-1], library.by_code[code].cases[0]
    page = open_page(f"/Q/{code}/#ca={bare.id}")
    unsaid = page.locator(".mc-papers .warn")
    expect(unsaid).to_have_text(re.compile(f"{re.escape(UNSAID)}$"))
    expect(unsaid).to_be_visible()
    expect(unsaid.locator(".mc-case")).to_be_hidden()
    page.get_by_role("button", name=ADD).click()
    page.locator(".mc-visit a").click()
    row = page.locator(".mc-answers .facts > div", has_text="Giấy tờ cần có")
    expect(row.locator("dd")).to_have_text(UNSAID)
    page.go_back()
    page.locator(f".mc-cases [value={other.id}]").check()
    expect(unsaid).to_be_hidden()
    page.locator(".mc-cases details").evaluate_all("folds => folds.forEach(one => one.open = true)")
    page.locator(".mc-cases [value='']").check()
    expect(unsaid).to_contain_text(bare.title)
    expect(unsaid).to_be_visible()
    remember(page, {code: ""})
    page.locator(".mc-visit a").click()
    expect(row.locator("dd")).to_contain_text(bare.title)


@pytest.mark.parametrize("memory", [REFUSE, FULL], ids=["refused", "full"])
@pytest.mark.parametrize(
    ("top", "count", "unkept"),
    [("", "2 giấy tờ", "Máy này không ghi lại được"), ("/en", "ticked: 2", "cannot keep them")],
)
def test_ticks_that_the_phone_does_not_keep_add_up_and_the_page_says_so(
    open_page: Callable[..., Page], memory: str, top: str, count: str, unkept: str
) -> None:
    page = open_page(f"{top}/Q/HT01/")
    page.add_init_script(memory)
    page.reload()
    until(page, NAMED)
    ticks = [tick(page.locator(".papers li").nth(place)) for place in (0, 1)]
    for one in ticks:
        one.check(force=True)
    said = page.locator(".mc-ticks small")
    expect(said).to_contain_text(count)
    expect(said).to_contain_text(unkept)
    for one in ticks:
        expect(one).to_be_checked()
    ticks[0].uncheck(force=True)
    expect(ticks[1]).to_be_checked()
    page.locator(".mc-ticks button").click()
    expect(said).to_be_hidden()
    for one in ticks:
        expect(one).not_to_be_checked()


def test_ticks_that_are_kept_are_said_to_be(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/")
    tick(page.locator(".papers li").first).check(force=True)
    expect(page.locator(".mc-ticks")).to_contain_text("Chỉ ghi trên máy này.")


@pytest.mark.parametrize(
    "kept", first(["{bad"], ["{bad", '"text"', "[null, 5, {}]", '[{"code": "../x"}]'])
)
def test_a_spoilt_memory_is_an_empty_visit(open_page: Callable[..., Page], kept: str) -> None:
    page = open_page(VISIT)
    page.evaluate("value => localStorage.setItem('motcham.visit', value)", kept)
    page.reload()
    expect(page.locator(".mc-no-visit")).to_be_visible()


def test_a_case_that_is_no_more_loses_no_paper(open_page: Callable[..., Page]) -> None:
    page = open_page(VISIT)
    remember(page, {"CU02": "khong-con-truong-hop-nay"})
    page.goto(page.url)
    expect(page.locator(".mc-ticket li")).to_contain_text("Chọn trường hợp của bạn")
    expect(page.locator("[data-tick]").first).to_be_attached()
    without = page.locator("[data-tick]").count()
    assert without > 2
    remember(page, {"CU02": ""})
    page.reload()
    expect(page.locator(".mc-ticket li")).to_contain_text("Chọn trường hợp của bạn")
    expect(page.locator("[data-tick]")).to_have_count(without)


def test_what_was_chosen_shows_while_its_pages_are_awaited(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/", service_workers="block")
    choose(page, ["HT01"])
    held = holding(page, "**/Q/HT01/")
    page.locator(".mc-visit a").click()
    expect(page.locator(".mc-ticket li")).to_contain_text("Đăng ký khai sinh")
    expect(page.locator(".mc-fault")).to_be_hidden()
    eventually(page, lambda: held, bool)
    held[0].continue_()
    expect(page.locator("[data-tick]").first).to_be_visible()


def test_the_focus_is_not_lost_with_what_is_taken_off(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/HT01/")
    choose(page, ["HT01", "CU01"])
    page.locator(".mc-visit a").click()
    page.get_by_role("button", name="Bỏ khỏi chuyến đi: HT01").click()
    expect(page.locator("h1")).to_be_focused()
    page.get_by_role("button", name="Xóa chuyến đi").click()
    expect(page.locator("h1")).to_be_focused()


def test_ticks_in_two_tabs_add_up(open_page: Callable[..., Page]) -> None:
    first = open_page("/Q/HT01/")
    second = first.context.new_page()
    second.goto(first.url)
    for page, place in ((first, 0), (second, 1)):
        tick(page.locator(".papers li").nth(place)).check(force=True)
        expect(page.locator(".mc-ticks")).to_be_visible()
    first.reload()
    expect(first.locator(".mc-ticks")).to_contain_text("2 giấy tờ")


def test_the_case_chosen_before_the_script_came_is_the_newer_word(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/CU02/", service_workers="block")
    expect(
        page.locator(".mc-visit")
    ).to_be_visible()  # this page has its script; none is on its way
    remember(page, {"CU02": "danh-sach"})
    held = holding(page, "**/after-load.js?*")
    with page.expect_request("**/after-load.js?*"):
        page.reload()
    alone = page.locator(".mc-cases [value=ca-nhan]")
    alone.check()
    eventually(page, lambda: held, bool)
    [asked] = held
    asked.continue_()
    expect(page.locator(".mc-visit")).to_be_visible()
    expect(alone).to_be_checked()
    until(page, "JSON.parse(localStorage.getItem('motcham.visit'))[0].chosen === 'ca-nhan'")


def test_a_page_that_cannot_be_read_keeps_its_place_and_says_so(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/HT01/", service_workers="block")
    choose(page, ["HT01", "CU01"])
    page.route("**/Q/CU01/", lambda route: route.fulfill(status=200, body="<p>proxy"))
    page.locator(".mc-visit a").click()
    expect(page.locator(".mc-ticket b")).to_have_text(["HT01", "CU01"])
    expect(page.locator(".mc-ticket li").last).to_contain_text("Đăng ký thường trú")
    expect(page.locator(".mc-ticket li").last).to_contain_text("Chưa mở được trang này")
    expect(page.locator(".papers li").first).to_be_visible()


def test_without_javascript_the_page_says_how_to_do_it_by_paper(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(VISIT, javascript=False)
    advice = page.locator(".mc-no-visit noscript p")
    expect(advice).to_be_visible()
    assert "Hãy in hoặc chép phần «Giấy tờ cần có»" in advice.inner_text()
    expect(page.locator(".mc-visit-list")).to_be_hidden()


VISITS = {
    "a birth": {"HT01": "", "HT05": ""},
    "moving in": {"CU02": "ca-nhan", "CU07": ""},
    "a wedding": {"HT02": "", "HT04": "", "SY01": ""},
}


@pytest.mark.parametrize("visit", VISITS)
def test_a_visit_is_printed_on_one_sheet(open_page: Callable[..., Page], visit: str) -> None:
    page = open_page(VISIT)
    remember(page, VISITS[visit])
    page.goto(page.url)
    expect(page.locator(".mc-ticket li")).to_have_count(len(VISITS[visit]))
    expect(page.get_by_role("button", name="In", exact=True)).to_be_visible()  # its style has come
    sheets = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = sheets[0].get_textpage().get_text_range()
    assert all(code in text for code in VISITS[visit])
    assert len(sheets) == 1


def tick(item: Locator) -> Locator:
    return item.locator("[data-tick]")
