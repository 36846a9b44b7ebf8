"""A page for everyone: seen badly, heard, enlarged, used without a mouse or with a trembling hand.

The rules are those of WCAG 2.2, levels A and AA.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.guide.options import BuildOptions
from tests.breadth import first
from tests.browser.chromium import served
from tests.browser.looks import cut_off, found_in, small_targets, torn
from tests.browser.states import BY_NAME, LANGUAGES, STATES, State, find_something, shown
from tests.guide.conftest import build, framed  # noqa: F401 - a fixture
from tests.guide_files import BIRTH_FILE, MARRIAGE_FILE, Guide

WITHDRAWN = (
    'status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: "Luật đổi."\nreplaced_by: [HT01]\n'
)

QUICK = ("home", "procedure, case chosen", "my visit", "search, found")
every_state = pytest.mark.parametrize(
    "state", first([BY_NAME[name] for name in QUICK], STATES), ids=lambda state: state.name
)


@pytest.mark.parametrize("language", first(["vi"], LANGUAGES))
@every_state
def test_everyone_can_see_touch_and_hear_it(
    browser: Browser, home: str, state: State, language: str
) -> None:
    with shown(browser, home + LANGUAGES[language], state, width=360) as page:
        assert small_targets(page) == []
        assert torn(page) == []
        assert found_in(page) == []
        # Every size is in rem: twice the root's is what a reader gets who sets the text to 200 %.
        page.set_viewport_size({"width": 320, "height": 800})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert cut_off(page) == []
        assert torn(page) == []


def test_the_name_of_the_language_stays_whole_beside_a_long_field(
    browser: Browser, home: str
) -> None:
    with shown(browser, home, BY_NAME["procedure, short"], width=360) as page:
        field = page.locator(".crumb a").first
        field.evaluate("link => { link.textContent = 'Việc của cơ quan, tổ chức' }")
        assert torn(page) == []


_SPLIT = """() => [...document.querySelectorAll(".warn, .now, .state, .stop")]
  .filter(box => box.checkVisibility() && box.children.length)
  .filter(box => [...box.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(box => box.textContent)"""
"""Rows of which bare words and what stands among them would each be a column."""


@pytest.mark.parametrize("page_of", ["don-vi", "thu-tuc", "tep"])
def test_what_staff_read_without_javascript_is_one_sentence(
    open_page: Callable[..., Page], page_of: str
) -> None:
    page = open_page(f"/huong-dan-bien-tap/{page_of}/", javascript=False)
    expect(page.locator("noscript .warn")).to_contain_text("không chạy được JavaScript")
    assert page.evaluate(_SPLIT) == []


@pytest.mark.parametrize("name", first(["home"], ["home", "procedure, short"]))
def test_everyone_can_see_and_hear_it_on_a_wide_screen(
    browser: Browser, home: str, name: str
) -> None:
    with shown(browser, home, BY_NAME[name], width=1280) as page:
        find_something(page)
        assert found_in(page) == []


@pytest.fixture
def odd_pages(framed: Guide) -> Iterator[str]:  # noqa: F811 - the fixture imported above
    """A guide with a draft and a withdrawn procedure, as its staff see it."""
    framed.replace(MARRIAGE_FILE, "status: published\n", WITHDRAWN)
    draft = framed.read(BIRTH_FILE).replace("published", "draft").replace("HT01", "HT09")
    framed.write("procedures/ho-tich/nhap.yml", draft.replace("1.001193", "1.001194"))
    with served(build(framed, BuildOptions(drafts=True))) as base:
        yield base


def test_axe_finds_nothing_on_a_draft_or_a_withdrawn_page(browser: Browser, odd_pages: str) -> None:
    for path, said in (("/Q/HT09/", "Bản nháp."), ("/Q/HT02/", "không dùng nữa")):
        with shown(browser, odd_pages, State(said, path)) as page:
            expect(page.locator(".warn").first).to_contain_text(said)
            assert found_in(page) == []


SPOILT = [
    ("document.querySelector('.mc-lead').style.color = '#bbb'", "color-contrast"),
    ("document.querySelector('.mc-menu').lastChild.remove()", "aria-command-name"),
    ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
]


@pytest.mark.parametrize(("spoil", "rule"), first(SPOILT[:1], SPOILT))
def test_axe_would_find_a_fault(browser: Browser, home: str, spoil: str, rule: str) -> None:
    with shown(browser, home, BY_NAME["procedure, short"]) as page:
        page.evaluate(spoil)
        assert any(found.startswith(rule) for found in found_in(page))


# --- Without a mouse --------------------------------------------------------------------------

STOP = """() => {
  const e = document.activeElement
  if (!e || e === document.body) return null
  const shows = e
  const box = shows.getBoundingClientRect(), style = getComputedStyle(shows)
  const left = Math.min(box.left + box.width / 2, innerWidth - 1)
  const top = document.elementFromPoint(left, box.top + Math.min(box.height / 2, 30))
  return {
    what: e.outerHTML.slice(0, 100),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0,
    ringed: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    uncovered: Boolean(top) && (shows.contains(top) || top.contains(shows) || top === e),
    place: [...document.querySelectorAll("*")].indexOf(e),
  }
}"""
STOPS = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=radio]), summary, [tabindex='0']")]
  .filter(e => e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }))
  .filter(e => !e.closest("details:not([open]) > :not(summary)")).length"""


@pytest.mark.parametrize("width", first([360], [360, 1280]))
@pytest.mark.parametrize(
    "name",
    first(
        ["home", "procedure, short"],
        ["home", "procedure, short", "codes", "my visit", "life event", "wrong address"],
    ),
)
def test_tab_stops_at_all_that_can_be_pressed_in_order_and_is_seen_there(
    browser: Browser, home: str, name: str, width: int
) -> None:
    with shown(browser, home, BY_NAME[name], width=width) as page:
        expect(page.locator("button[data-do=print][hidden]")).to_have_count(0)
        wanted = page.evaluate(STOPS)
        stops: list[dict[str, Any]] = []
        for _ in range(wanted + 20):
            page.keyboard.press("Tab")
            stop = page.evaluate(STOP)
            if stop is None:
                break
            stops.append(stop)
        assert "skip" in stops[0]["what"]
        for stop in stops:
            assert stop["seen"], stop
            assert stop["ringed"], stop
            assert stop["uncovered"], stop
        places = [stop["place"] for stop in stops]
        assert places == sorted(places)
        assert len(stops) >= wanted


def test_the_first_stop_leads_past_the_header(browser: Browser, home: str) -> None:
    with shown(browser, home, BY_NAME["procedure, short"]) as page:
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator(".crumb a").first).to_be_focused()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_search_is_used_with_keys_alone(browser: Browser, home: str, key: str) -> None:
    with shown(browser, home, BY_NAME["procedure, short"]) as page:
        opener, box = page.locator(".mc-find"), page.locator(".md-search__input")
        results = page.locator(".md-search-result__link")
        opener.focus()
        page.keyboard.press(key)
        expect(box).to_be_focused()
        expect(opener).to_have_attribute("aria-expanded", "true")
        page.keyboard.type("khai sinh")
        expect(results.first).to_be_visible()
        for wanted in (results.nth(0), results.nth(1)):
            page.keyboard.press("ArrowDown")
            expect(wanted).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(box).to_be_focused()
        page.keyboard.press("Escape")
        expect(opener).to_be_focused()
        expect(opener).to_have_attribute("aria-expanded", "false")


def test_results_that_come_late_keep_the_place_reached_with_keys(
    browser: Browser, home: str
) -> None:
    with shown(browser, home, BY_NAME["search, found"]) as page:
        results = page.locator(".md-search-result__link")
        page.locator(".md-search__input").focus()
        for wanted in (results.nth(0), results.nth(1)):
            page.keyboard.press("ArrowDown")
            expect(wanted).to_be_focused()
        before = results.nth(1).get_attribute("href")
        page.locator(".md-search__input").evaluate(
            """box => { box.value = "nuôi con"; box.dispatchEvent(new Event("input")) }"""
        )
        expect(results.nth(1)).not_to_have_attribute("href", str(before))
        expect(results.nth(1)).to_be_focused()


COMES_ANEW = """list => new Promise(done => {
  list.append(list.lastElementChild)
  requestAnimationFrame(() => requestAnimationFrame(done))
})"""


def test_tab_reaches_what_stands_beside_the_results(browser: Browser, home: str) -> None:
    with shown(browser, home, BY_NAME["search, found"]) as page:
        chip = page.locator(".mc-chips button").first
        for _ in range(4):
            page.keyboard.press("Tab")
            if chip.evaluate("chip => chip === document.activeElement"):
                break
        expect(chip).to_be_focused()
        page.keyboard.press("Space")
        expect(chip).to_have_attribute("aria-pressed", "true")
        page.locator(".md-search-result__list").evaluate(COMES_ANEW)  # as more results do
        expect(chip).to_be_focused()
        page.keyboard.press("Enter")
        expect(chip).to_have_attribute("aria-pressed", "false")
        expect(page.locator("#__search")).to_be_checked()


@pytest.mark.parametrize("name", ["menu open", "search, nothing found"])
def test_going_on_past_an_open_panel_closes_it(browser: Browser, home: str, name: str) -> None:
    with shown(browser, home, BY_NAME[name]) as page:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('.mc-page, .foot') !== null"):
                break
        expect(page.locator(".crumb a").first).to_be_focused()
        expect(page.locator("#__drawer")).not_to_be_checked()
        expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_colours_are_switched_with_keys_and_back(browser: Browser, home: str, key: str) -> None:
    with shown(browser, home, BY_NAME["procedure, short"]) as page:
        for name, scheme in (("nền tối", "slate"), ("nền sáng", "default")):
            switch = page.get_by_role("button", name=f"Chuyển sang {name}")
            switch.focus()
            page.keyboard.press(key)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
            assert page.evaluate("document.activeElement.closest('form') !== null")


def test_cases_and_ticks_are_chosen_with_keys(browser: Browser, home: str) -> None:
    with shown(browser, home, BY_NAME["procedure, short"]) as page:
        page.locator(".mc-cases summary").focus()
        page.keyboard.press("Enter")
        page.locator(".mc-cases input").first.focus()
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("radio", name="Trẻ bị bỏ rơi")).to_be_checked()
        tick = page.locator("[data-tick]").first
        tick.focus()
        page.keyboard.press("Space")
        expect(tick).to_be_checked()


# --- Still ------------------------------------------------------------------------------------

MOVES = """() => [...document.querySelectorAll("*")].filter(e => {
  const moves = style => parseFloat(style.transitionDuration) > 0 || style.animationName !== "none"
    || style.scrollBehavior === "smooth"
  return moves(getComputedStyle(e)) || moves(getComputedStyle(e, "::before"))
}).map(e => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize(
    "name",
    first(["search, found"], ["menu open", "search, found", "my visit", "procedure, short"]),
)
def test_nothing_moves_for_those_whom_movement_makes_ill(
    browser: Browser, home: str, name: str
) -> None:
    with shown(browser, home, BY_NAME[name]) as page:
        assert page.evaluate(MOVES) == []
        if name == "search, found":
            page.evaluate("() => { document.querySelector('h1').style.transition = 'color 1s' }")
            assert page.evaluate(MOVES) != [], "the check would not notice"


# --- Heard ------------------------------------------------------------------------------------

HEARD = {
    "vi": [
        '- heading "Đăng ký khai sinh" [level=1]',
        '- complementary "Cần biết trước":',
        "- term: Bao lâu",
        "- definition:",
        "- term: Hạn chót",
        "- definition:",
        "- paragraph: 60 ngày từ ngày sinh",
        "- term: Tiền",
        "- definition:",
        (
            "- paragraph: Đúng hạn thì không mất lệ phí (công dân Việt Nam sống trong nước)"
            " Theo luật · đến hết 28/02/2027"
        ),
        "- term: Ở đâu",
        "- definition:",
        "- paragraph: Quầy 1 · Hộ tịch, chứng thực 12 Đường Mẫu, Phường Mẫu",
        '- link "Nộp trên mạng":',
        '- link "Gọi phường":',
        "- paragraph: Làm giấy khai sinh cho trẻ, trong 60 ngày kể từ ngày sinh.",
        '- group "Trường hợp của bạn":',
        '- radio "Trường hợp thường" [checked]',
        '- heading "Giấy tờ cần có" [level=2]',
        '- heading "Nộp lại" [level=3]',
        "- list:",
        '- checkbox "Tờ khai đăng ký khai sinh"',
        '- checkbox "Giấy chứng sinh"',
        "- group: Thêm giấy, chỉ khi… (3)",
        '- heading "Các bước" [level=2]',
        "- list:",
    ],
    "en": [
        '- heading "Register a birth" [level=1]',
        "- term: How long",
        "- definition:",
        "- paragraph: 1 working day",
        "- term: Fee",
        "- definition:",
        "- term: Where",
        "- definition:",
        '- link "Apply online":',
        '- group "Your case":',
        '- heading "Papers you need" [level=2]',
        "- list:",
        '- checkbox "Declaration form for birth registration"',
        "- group: More papers, only if… (3)",
        '- heading "Steps" [level=2]',
        "- list:",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_facts_are_heard_in_the_order_of_need(
    browser: Browser, home: str, language: str
) -> None:
    with shown(browser, home + LANGUAGES[language], BY_NAME["procedure, short"]) as page:
        heard = iter(line.strip() for line in page.locator("main").aria_snapshot().splitlines())
        for line in HEARD[language]:
            assert line in heard, f"not heard, or not in its place: {line}"


@every_state
def test_no_picture_is_heard_and_nothing_is_without_a_name(
    browser: Browser, home: str, state: State
) -> None:
    with shown(browser, home, state) as page:
        lines = [line.strip() for line in page.locator("body").aria_snapshot().splitlines()]
        nameless = ("- img", "- button", "- link", "- checkbox", "- radio", "- textbox")
        assert [line for line in lines if line in nameless] == []
