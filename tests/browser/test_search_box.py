"""The search box beside its engine: what is said, kept, reached by keys, and told to nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.breadth import first
from tests.browser.waiting import DRAWN, all_results_shown, time_stands_still, until

Open = Callable[..., Page]
RESULT = "[data-md-component=search-result]"
ANSWER = f"{RESULT}[data-mc-answer='{{}}']"
LINKS = f"{RESULT} a[href]"
SHORTER_THAN_REST_MS, LONGER_THAN_REST_MS = 60, 1500
"""By the page's own clock, which the test moves."""

AFTER_MATERIAL = "() => new Promise(done => setTimeout(done, 150))"
"""Material closes the search 125 ms after a change of place; a page runs its timers in order."""


def opened(page: Page) -> Page:
    page.locator("label[for=__search]:visible").first.click()
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    until(page, "told.results > 0 || document.querySelector('.mc-opened:not([hidden])')")
    return page


def ask(page: Page, query: str) -> Page:
    """Open the search and put `query` into its box."""
    opened(page)
    page.locator("[data-md-component=search-query]").fill(query)
    all_results_shown(page)
    return page


def in_tree(page: Page, role: str) -> list[dict[str, Any]]:
    """What Chromium tells a screen reader of those with `role`: name and properties."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "name": node.get("name", {}).get("value"),
            **{each["name"]: each["value"].get("value") for each in node.get("properties", [])},
        }
        for node in nodes
        if not node["ignored"] and node["role"]["value"] == role
    ]


# --- How sure it is ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "answer"),
    first(
        [("khai sinh", "sure"), ("ho chieu", "elsewhere"), ("xyzzy qwrt", "none")],
        [
            ("khai sinh", "sure"),
            ("HT01", "sure"),
            ("ho chieu", "elsewhere"),
            ("xyzzy qwrt", "none"),
        ],
    ),
)
def test_the_page_says_how_sure_the_answer_is(open_page: Open, query: str, answer: str) -> None:
    page = ask(open_page(), query)
    expect(page.locator(ANSWER.format(answer))).to_have_count(1)
    expect(page.locator("[data-mc-answer]")).to_have_count(1)
    shown = page.locator("[data-for]:visible").evaluate_all(
        "all => all.map(one => one.dataset.for)"
    )
    assert all(answer in parts.split() for parts in shown)
    page.locator("[data-md-component=search-query]").fill("")
    expect(page.locator("[data-mc-answer]")).to_have_count(0)
    expect(page.locator(".mc-opened")).to_be_visible()


def test_a_doubtful_answer_is_called_one_and_names_the_phone(open_page: Open) -> None:
    page = ask(open_page(), "tiêm chủng")
    expect(page.locator(ANSWER.format("maybe"))).to_have_count(1)
    doubt = page.locator(".mc-certain:visible")
    expect(doubt).to_contain_text("Có thể là: Chưa chắc? Gọi phường 028 0000 0000")
    expect(page.locator(LINKS).first).to_have_attribute("href", re.compile(r"/Q/\w+/$"))
    expect(page.get_by_role("status")).to_contain_text("Có thể là:")


def test_what_the_ward_does_not_do_is_said_above_who_does(open_page: Open) -> None:
    page = ask(open_page(), "ho chieu")
    expect(page.locator(".mc-certain:visible")).to_contain_text("Phường không làm việc này.")
    expect(page.locator(LINKS).first).to_contain_text("Cơ quan quản lý xuất")


def test_english_says_so_in_english(open_page: Open) -> None:
    page = ask(open_page("/en/"), "passport")
    expect(page.locator(".mc-certain:visible")).to_contain_text("The ward does not do this.")


def test_an_index_lost_on_its_way_is_no_answer(open_page: Open) -> None:
    page = open_page()
    page.route("**/search/index.json*", lambda route: route.fulfill(status=503))
    page.on("console", lambda _: None)
    opened(page)
    page.keyboard.type("k")
    expect(page.locator(".md-search-result__meta")).to_contain_text("Mạng yếu")
    expect(page.locator("[data-mc-answer]")).to_have_count(0)
    expect(page.locator(".mc-nothing")).to_be_hidden()
    page.unroute("**/search/index.json*")
    page.keyboard.type("et hon")
    expect(page.locator(ANSWER.format("sure"))).to_have_count(1)


# --- Codes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", first(["HTO1", "1.001193"], ["HTO1", "ht 1", "1001193", "1.001193", "1 001 193"])
)
def test_a_code_is_read_alike_by_search_code_box_and_address(open_page: Open, typed: str) -> None:
    page = ask(open_page(), typed)
    expect(page.locator(LINKS).first).to_have_attribute("href", re.compile(r"/Q/HT01/$"))
    expect(page.locator(ANSWER.format("sure"))).to_have_count(1)
    page.goto(page.url.split("#")[0] + "Q/")
    page.get_by_label("Mã in dưới ô vuông").fill(typed)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/Q/HT01/$"))


def test_a_national_code_in_an_address_leads_to_its_page(open_page: Open) -> None:
    page = open_page("/Q/1.001193")
    expect(page).to_have_url(re.compile(r"/Q/HT01/$"))


WAYS = ["số điện thoại phường", "phản ánh", "1022", "so dien thoai"]


@pytest.mark.parametrize("query", first(WAYS[1:3], WAYS))
def test_the_ways_to_reach_the_ward_are_found(open_page: Open, query: str) -> None:
    page = ask(open_page(), query)
    expect(page.locator(LINKS).first).to_have_attribute("href", re.compile(r"/Q/TTGOI/$"))


# --- Heard, and with keys alone -----------------------------------------------------------------


def test_the_box_is_a_combobox_and_its_answers_a_listbox(open_page: Open) -> None:
    page = opened(open_page())
    [box] = in_tree(page, "combobox")
    assert (box["name"], box["expanded"]) == ("Tìm thủ tục", False)
    assert in_tree(page, "listbox") == []
    page.keyboard.type("ket hon")
    all_results_shown(page)
    expect(page.locator("[role=combobox]")).to_have_attribute("aria-expanded", "true")
    [box], [listbox] = in_tree(page, "combobox"), in_tree(page, "listbox")
    assert (box["expanded"], listbox["name"]) == (True, "Kết quả tìm")
    options = in_tree(page, "option")
    assert len(options) == page.locator(LINKS).count()
    assert "Đăng ký kết hôn" in options[0]["name"]
    assert (
        page.locator(f"#{page.get_by_role('combobox').get_attribute('aria-controls')}").count() == 1
    )
    page.keyboard.press("ArrowDown")
    assert in_tree(page, "option")[0]["focused"]
    assert in_tree(page, "option")[0]["selected"]
    page.keyboard.press("Escape")
    expect(page.locator("[role=combobox]")).to_have_attribute("aria-expanded", "false")


def test_arrows_pass_over_what_is_filtered_out_and_enter_opens_what_is_seen(
    open_page: Open,
) -> None:
    page = ask(open_page(), "giay phep")
    page.locator(".mc-chips button:not([aria-pressed=true])").last.click()
    seen = page.locator(".md-search-result__item:not([hidden]) a")
    wanted = str(seen.first.get_attribute("href"))
    page.locator("[data-md-component=search-query]").focus()
    page.keyboard.press("ArrowDown")
    expect(seen.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(wanted)


def test_enter_waits_for_the_answer_to_what_was_typed(open_page: Open) -> None:
    page = ask(open_page(), "khai tu")
    page.locator("[data-md-component=search-query]").fill("ket hon")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/Q/HT02/$"))
    expect(page.locator("h1")).to_have_text("Đăng ký kết hôn")


LATE_LISTS = """{
  const RESULT = 3, again = new WeakSet()
  window.Worker = class extends Worker {
    constructor(...address) {
      super(...address)
      let told = 0, late = []
      const goOn = () => {
        while (told && late.length) {
          told--
          setTimeout(event => this.dispatchEvent(event), 0, late.shift())
        }
      }
      this.hints = new BroadcastChannel("motcham.hints")
      this.hints.onmessage = () => { told++; goOn() }
      this.addEventListener("message", event => {
        if (event.data.type !== RESULT || again.has(event)) return
        event.stopImmediatePropagation()
        late.push(new MessageEvent("message", { data: event.data }))
        again.add(late.at(-1))
        goOn()
      })
    }
  }
}"""
"""A script: each list of answers comes after what is told of it, as it may on a busy phone."""


def test_enter_opens_no_answer_of_an_earlier_list_though_the_new_one_is_told_of(
    open_page: Open,
) -> None:
    page = open_page()
    page.add_init_script(LATE_LISTS)
    page.reload()
    page.locator("label[for=__search]:visible").first.click()
    box = page.locator("[data-md-component=search-query]")
    box.fill("khai tu")
    expect(page.locator(LINKS).first).to_contain_text("Đăng ký khai tử")
    box.fill("ket hon")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/Q/HT02/$"))
    expect(page.locator("h1")).to_have_text("Đăng ký kết hôn")


def test_what_a_page_beside_asks_is_not_told_here(open_page: Open) -> None:
    page = ask(open_page(), "ket hon")
    page.evaluate("""() => new BroadcastChannel("motcham.hints")
        .postMessage({ query: "xyzw", meant: [], unknown: ["xyzw"], lost: true })""")
    page.evaluate(DRAWN)
    expect(page.locator(".md-search-result__meta")).not_to_contain_text("Mạng yếu")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/Q/HT02/$"))


def test_tab_past_the_chips_goes_on_among_the_answers(open_page: Open) -> None:
    page = ask(open_page(), "giay xac nhan")
    page.locator(".mc-chips button").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator(LINKS).first).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()


COUNT_SAID = """() => {
  window.said = []
  const status = document.querySelector(".md-search [role=status]")
  new MutationObserver(() => { if (status.textContent) said.push(status.textContent) })
    .observe(status, { childList: true, characterData: true, subtree: true })
}"""


def test_results_are_said_once_when_typing_has_come_to_rest(open_page: Open) -> None:
    page = ask(open_page(clocked=True), "k")
    expect(page.get_by_role("status")).not_to_be_empty()
    page.evaluate(COUNT_SAID)
    time_stands_still(page)
    for letter in "hai sinh cho con":
        page.keyboard.type(letter)
        page.clock.run_for(SHORTER_THAN_REST_MS)
        page.evaluate("told.ask()")  # its answers are there
    assert page.evaluate("said") == []
    page.clock.run_for(LONGER_THAN_REST_MS)
    until(page, "said.length > 0")
    page.clock.run_for(LONGER_THAN_REST_MS)  # a second one would come by then
    assert len(page.evaluate("said")) == 1
    assert re.fullmatch(r"\d+ kết quả.*", page.evaluate("said[0]"))


# --- Keyboards that compose -------------------------------------------------------------------


def test_no_search_is_asked_amid_a_composition_nor_an_answer_opened_by_its_end(
    open_page: Open,
) -> None:
    page = ask(open_page(clocked=True), "khai tu")
    page.locator("[data-md-component=search-query]").fill("")
    all_results_shown(page)
    before, address = page.evaluate("told.results"), page.url.split("#")[0]
    time_stands_still(page)  # else what rests on the way is searched
    keyboard = page.context.new_cdp_session(page)
    for text in ("k", "ke", "kee", "kê", "kết", "kết h", "kết ho", "kết hô"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    page.evaluate("told.ask()")  # it would have answered by then
    assert page.evaluate("told.results") == before
    page.clock.resume()
    keyboard.send(
        "Input.dispatchKeyEvent",
        {"type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229},
    )
    keyboard.send("Input.insertText", {"text": "kết hôn"})
    expect(page.locator(LINKS).first).to_contain_text("Đăng ký kết hôn")
    assert page.url.split("#")[0] == address
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/Q/HT02/$"))
    expect(page.locator("h1")).to_have_text("Đăng ký kết hôn")


def test_a_word_that_a_phone_still_composes_is_searched_when_it_rests(open_page: Open) -> None:
    page = opened(open_page())
    text = "hôn"
    page.context.new_cdp_session(page).send(
        "Input.imeSetComposition", {"text": text, "selectionStart": 3, "selectionEnd": 3}
    )
    expect(page.locator(LINKS).first).to_contain_text("hôn")


# --- The address ------------------------------------------------------------------------------


def test_going_back_from_an_answer_shows_the_search_again(open_page: Open) -> None:
    page = ask(open_page("/lien-he/"), "ket hon")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/Q/HT02/$"))
    expect(page.locator("h1")).to_have_text("Đăng ký kết hôn")
    assert "#" not in page.url
    page.go_back()
    expect(page.locator("[data-md-component=search-query]")).to_have_value("ket hon")
    expect(page.locator(LINKS).first).to_contain_text("Đăng ký kết hôn")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/lien-he/$"))
    expect(page.locator("#__search")).not_to_be_checked()


def test_what_is_typed_is_told_to_no_host(open_page: Open) -> None:
    page = open_page("/Q/XD01/")
    wanted: list[str] = []
    page.context.on("request", lambda request: wanted.append(f"{request.url} {request.headers}"))
    ask(page, "ly hon quang")
    expect(page).to_have_url(re.compile(r"/Q/XD01/#q=ly%20hon%20quang$"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/noi-khac-lam/**")
    page.go_back()
    expect(page.locator(LINKS).first).to_be_visible()
    assert [one for one in wanted if "quang" in unquote(one)] == []


@pytest.mark.parametrize("mark", ["#q=", "?q="])
def test_an_address_that_was_passed_on_asks_again(open_page: Open, home: str, mark: str) -> None:
    page = open_page(f"/lien-he/{mark}{quote('kết hôn')}")
    expect(page.locator(LINKS).first).to_contain_text("Đăng ký kết hôn")
    expect(page).to_have_url(f"{home}/lien-he/#q={quote('kết hôn')}")


def test_other_fragments_come_back_when_the_search_is_closed(open_page: Open) -> None:
    page = open_page("/Q/HT01/#ca=bo-roi")
    ask(page, "ket hon")
    expect(page).to_have_url(re.compile(r"#q=ket%20hon$"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/Q/HT01/#ca=bo-roi$"))
    expect(page.locator("input[value=bo-roi]")).to_be_checked()
    expect(page.locator("#__search")).not_to_be_checked()


def test_other_fragments_open_no_search(open_page: Open) -> None:
    for path in ("/lien-he/#gio", "/lien-he/#q", "/Q/HT01/#ca=bo-roi"):
        page = open_page(path)
        page.evaluate(DRAWN)
        expect(page.locator("#__search")).not_to_be_checked()
        assert page.url.endswith(path)


def test_an_answer_on_the_page_itself_is_shown_and_led_back_from(open_page: Open) -> None:
    page = ask(open_page("/noi-khac-lam/"), "ho chieu")
    expect(page).to_have_url(re.compile(r"#q=ho%20chieu$"))
    page.locator(LINKS).first.click()
    expect(page).to_have_url(re.compile(r"#viec-ho-chieu$"))
    expect(page.get_by_role("heading", name="Làm hộ chiếu")).to_be_in_viewport()
    expect(page.locator("#__search")).not_to_be_checked()
    page.evaluate(AFTER_MATERIAL)
    page.go_back()
    expect(page.locator("#__search")).to_be_checked()
    page.evaluate(AFTER_MATERIAL)
    expect(page.locator("#__search")).to_be_checked()
    expect(page.locator(LINKS).first).to_contain_text("hộ chiếu")


# --- Opened and empty -------------------------------------------------------------------------


def test_opened_and_empty_it_offers_what_most_ask_and_when_the_ward_is_open(
    open_page: Open,
) -> None:
    page = opened(open_page("/thong-tin/"))
    hints = page.locator(".mc-opened")
    expect(hints.locator(".now")).to_contain_text("7:30")
    expect(hints.locator(".rows").last.locator("a")).to_have_count(6)
    expect(page.locator(LINKS)).to_have_count(0)
    expect(page.locator(".mc-last")).to_be_hidden()
    hints.get_by_role("link", name="Đăng ký khai sinh").click()
    expect(page.locator("h1")).to_have_text("Đăng ký khai sinh")


SAME_LINE = """(() => {
  const [box, own] = [".mc-opened .now", "main .now"]
    .map(line => document.querySelector(line).innerText.replace(/\\s+/g, " ").trim())
  return box && box === own
})()"""


def test_the_line_of_the_page_says_whether_the_ward_is_open(open_page: Open) -> None:
    page = open_page("/Q/HT01/")
    expect(opened(page).locator(".mc-opened .now b")).to_be_visible()
    # The page's own line changes once its script is there, and the box's with it.
    until(page, SAME_LINE)


def test_what_was_last_opened_on_this_phone_is_offered_and_forgotten(open_page: Open) -> None:
    page = open_page("/Q/HT02/")
    until(page, "localStorage.getItem('motcham.opened')")
    page.goto(page.url.replace("HT02", "TTGOI"))
    last = opened(page).locator(".mc-last")
    expect(last.get_by_role("link")).to_have_text(["Đăng ký kết hôn"])
    last.get_by_role("button", name="Quên các trang này").click()
    expect(last).to_be_hidden()
    assert page.evaluate("localStorage.getItem('motcham.opened')") is None
    expect(page.locator("#__search")).to_be_checked()


def test_a_phone_that_keeps_nothing_searches_all_the_same(open_page: Open) -> None:
    page = open_page("/lien-he/")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })"
    )
    page.goto(page.url.replace("lien-he", "Q/HT02"))
    ask(page, "khai sinh")
    expect(page.locator(LINKS).first).to_contain_text("Đăng ký khai sinh")


# --- Not found, and too much --------------------------------------------------------------------


def test_what_is_not_found_can_be_sent_to_the_ward_by_who_wants_to(open_page: Open) -> None:
    page = ask(open_page(), "xyzzy & qwrt")
    mail = page.get_by_role("link", name="Không thấy? Gửi từ bạn đã gõ cho phường")
    address = str(mail.get_attribute("href"))
    assert address.startswith("mailto:phan-anh@phuong.example?subject=")
    assert unquote(address).endswith("Tìm mà không thấy: xyzzy & qwrt")
    assert "xyzzy%20%26%20qwrt" in address


NO_FREEZE_MS = 1000


@pytest.fixture
def worked_ms() -> Callable[[Page], float]:
    """How long a page has worked, in ms of its thread: another's work on the machine is not in it.

    Asked a first time, it begins to count.
    """
    sessions: dict[Page, CDPSession] = {}

    def worked(page: Page) -> float:
        if page not in sessions:
            sessions[page] = page.context.new_cdp_session(page)
            sessions[page].send("Performance.enable", {"timeDomain": "threadTicks"})
        metrics = sessions[page].send("Performance.getMetrics")["metrics"]
        [seconds] = [one["value"] for one in metrics if one["name"] == "TaskDuration"]
        return float(seconds * 1000)

    return worked


TOO_MUCH = ["a" * 10_000, "khai sinh " * 1000, "\ud83d\ude00" * 5000]


@pytest.mark.parametrize("text", first(TOO_MUCH[1:2], TOO_MUCH), ids=["one", "many", "odd"])
def test_ten_thousand_characters_freeze_nothing(
    open_page: Open, worked_ms: Callable[[Page], float], text: str
) -> None:
    page = opened(open_page())
    before = worked_ms(page)
    page.locator("[data-md-component=search-query]").fill(text)
    all_results_shown(page)
    until(page, "location.hash.startsWith('#q=')")
    assert len(unquote(page.evaluate("location.hash").removeprefix("#q="))) <= 120
    assert worked_ms(page) - before < NO_FREEZE_MS
    page.locator("[data-md-component=search-query]").fill("ket hon")
    expect(page.locator(LINKS).first).to_contain_text("Đăng ký kết hôn")
