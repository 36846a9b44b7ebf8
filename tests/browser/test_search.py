"""The search box as people use it: with accents, without, pasted, on a phone."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.breadth import EVERY_NINTH, first
from tests.browser.waiting import all_results_shown

QUERIES = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text("utf-8"))
MARRIAGE = "Đăng ký kết hôn"


def search(page: Page, query: str) -> list[str]:
    """Type into Material's own box; gives the addresses found, best first."""
    page.locator(".mc-find").first.click()
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    page.keyboard.type(query)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"\d|Chưa"))
    all_results_shown(page)
    found: list[str] = page.locator(".md-search-result__link").evaluate_all(
        "links => links.map(link => link.pathname)"
    )
    return found


FIRST = {
    "dang ky ket hon": "HT02",
    MARRIAGE: "HT02",
    unicodedata.normalize("NFD", MARRIAGE): "HT02",
    "ĐĂNG KÝ KẾT HÔN": "HT02",
    "giay doc than": "HT04",
    "mo tiem": "KD01",
    "khai sinh": "HT01",
    "khai tu": "HT03",
    "sao y": "SY01",
    "HT05": "HT05",
    "1.001193": "HT01",
    "tạm vắng": "CU04",  # the right accents come first
    "khaisinh": "HT01",  # joined
    "ddawng kys keets hoon": "HT02",  # Telex
    "dang9 ky1 ket1 hon6": "HT02",  # VNI
    "đăng kí kết hôn": "HT02",  # y and i
    "kết hôm": "HT02",  # a slip
    "làm giấy tờ cho con": "HT01",  # what a withdrawn procedure was found by
    "thẻ BHYT cho bé": "HT01",
    "bảo hiểm y tế trẻ em": "HT01",
    "nhập hộ khẩu cho con": "CU01",
}


@EVERY_NINTH
def test_the_first_answer_is_right(open_page: Callable[..., Page], step: int) -> None:
    page = open_page()
    address = page.url  # without what is searched for, which stays open
    found = {}
    for query in [*FIRST][::step]:
        page.goto(address)
        found[query] = search(page, query)[0]
    assert found == {query: f"/Q/{FIRST[query]}/" for query in found}
    assert found


def test_an_answer_opens_its_page_from_any_page(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/XD01/")
    search(page, "ket hon")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(MARRIAGE)


def test_what_no_unit_does_says_so_and_leads_to_its_place(open_page: Callable[..., Page]) -> None:
    page = open_page("/Q/XD01/")
    assert search(page, "ho chieu")[0] == "/noi-khac-lam/"
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("Nơi khác làm · Phường không làm việc này: Cơ quan quản lý xuất")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/noi-khac-lam/#viec-ho-chieu$"))
    expect(page.get_by_role("heading", name="Làm hộ chiếu")).to_be_in_viewport()


def test_pasted_text_is_searched_without_a_key(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.locator(".find").click()
    page.locator(".md-search__input").fill("tam tru")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Đăng ký tạm trú")


def test_nothing_found_offers_the_fields_and_the_phone(open_page: Callable[..., Page]) -> None:
    page = open_page()
    assert search(page, "xyzzy qwrt") == []
    expect(page.locator(".mc-nothing")).to_contain_text("028 0000 0000")
    page.locator(".mc-nothing").get_by_role("link", name="Hộ tịch").click()
    expect(page.locator("h1")).to_have_text("Hộ tịch")


def test_results_answer_with_field_time_and_fee(open_page: Callable[..., Page]) -> None:
    page = open_page()
    search(page, "ket hon")
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("Hộ tịch · 1 ngày làm việc · Miễn phí HT02")
    expect(first.locator("mark").first).to_have_text("kết")


def test_results_can_be_narrowed_to_a_field(open_page: Callable[..., Page]) -> None:
    page = open_page()
    search(page, "giay phep")
    page.locator(".mc-chips").get_by_role("button", name="Xây dựng").click()
    shown = page.locator(".md-search-result__item:not([hidden])")
    expect(shown).to_have_count(5)  # beyond the first that are drawn, too
    fields = [text for text in shown.all_inner_texts() if "Xây dựng" in text]
    assert len(fields) == shown.count() > 1
    assert page.locator(".md-search-result__item[hidden]").count() > 0
    page.locator(".mc-chips").get_by_role("button", name="Xây dựng").click()
    assert page.locator(".md-search-result__item[hidden]").count() == 0


def test_a_screen_reader_hears_how_many_results(open_page: Callable[..., Page]) -> None:
    page = open_page()
    search(page, "HT05")
    expect(page.get_by_role("status")).to_have_text("1 kết quả")


def test_the_index_is_not_loaded_before_the_first_letter(open_page: Callable[..., Page]) -> None:
    page = open_page(service_workers="block")
    wanted: list[str] = []
    page.on("request", lambda request: wanted.append(request.url))
    page.wait_for_load_state("networkidle")
    assert not [url for url in wanted if "/search/index.json" in url]
    with page.expect_request("**/search/index.json?*"):
        search(page, "k")


ODD = ["<img src=x onerror=alert(1)>", "!!! ???", "😀", "אבג", "a" * 10_000, '"', "\\", "%", "()"]


@pytest.mark.parametrize(
    "query",
    first(["<img src=x onerror=alert(1)>", "a" * 10_000], ODD),
    ids=[
        "html",
        "punctuation",
        "emoji",
        "right-to-left",
        "long",
        "quote",
        "slash",
        "percent",
        "()",
    ],
)
def test_odd_input_does_no_harm(open_page: Callable[..., Page], query: str) -> None:
    page = open_page()
    page.on("dialog", lambda _: pytest.fail("a script ran"))
    page.locator(".mc-find").click()
    page.locator(".md-search__input").fill(query)
    all_results_shown(page)
    assert page.locator(".md-search-result__list img").count() == 0


ASK = """([index, queries]) => {
  const ask = makeAnswers(index, "")
  return Object.fromEntries(queries.map(query => {
    const { items, ...rest } = ask(query)
    const place = ({ location, text }) =>
      text.includes("data-at") ? `#${text.match(/data-at="(.*?)"/)[1]}` : location.split("/")[1]
    return [query, { found: items.map(([item]) => place(item)), ...rest }]
  }))
}"""
Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def ask(browser: Browser, site: Path) -> Callable[[list[str]], Answers]:
    """Ask the engine itself many queries."""
    index = json.loads((site / "search/index.json").read_text(encoding="utf-8"))
    page = browser.new_page()
    page.add_script_tag(path=site / "search/engine.js")
    return lambda queries: page.evaluate(ASK, [index, queries])


UNKNOWN = "words known nowhere"


@pytest.mark.parametrize("kind", [kind for kind in QUERIES if kind != UNKNOWN])
def test_what_people_say_leads_to_its_page_first(
    ask: Callable[[list[str]], Answers], kind: str
) -> None:
    right = {query: codes.split() for codes, queries in QUERIES[kind].items() for query in queries}
    right |= {unicodedata.normalize("NFD", query): codes for query, codes in right.items()}
    found = {query: answer["found"][:3] for query, answer in ask(list(right)).items()}
    wrong = {q: codes for q, codes in found.items() if not codes or codes[0] not in right[q]}
    assert wrong == {}


def test_nothing_else_is_offered_where_the_answer_is_strong(
    ask: Callable[[list[str]], Answers],
) -> None:
    kinds = [QUERIES[kind] for kind in ("a death", "something lost")]
    queries = ["khai sih", *(query for kind in kinds for each in kind.values() for query in each)]
    assert {q: answer["meant"] for q, answer in ask(queries).items() if answer["meant"]} == {}


def test_what_is_known_nowhere_is_never_sure_and_bent_into_nothing_else(
    ask: Callable[[list[str]], Answers],
) -> None:
    answers = ask(QUERIES[UNKNOWN]["nothing"])
    assert [q for q, answer in answers.items() if answer["answer"] == "sure"] == []
    assert {q: answer["meant"] for q, answer in answers.items() if answer["meant"]} == {}


@pytest.mark.parametrize("query", ["vào lớp 1", "vao lop 1", "dang ky hoc lop 1", "tiep cong dan"])
def test_what_is_asked_of_another_class_or_in_another_order_is_not_sure(
    ask: Callable[[list[str]], Answers], query: str
) -> None:
    assert ask([query])[query]["answer"] == "maybe"


def test_one_word_of_three_that_is_written_like_another_is_no_answer(
    ask: Callable[[list[str]], Answers],
) -> None:
    queries = ["tiem vac xin", "tiêm vắc xin"]
    assert [answer["found"] for answer in ask(queries).values()] == [[], []]


def test_the_list_of_renovations_is_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/lien-he/")
    assert search(page, "danh sach cong trinh")[0] == "/cong-trinh/"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Công trình sửa nhà")


def test_the_box_says_which_word_it_does_not_know(open_page: Callable[..., Page]) -> None:
    page = open_page()
    search(page, "khai sinh blockchain")
    expect(page.locator(".mc-meant")).to_contain_text("Ô tìm không biết chữ: «blockchain»")


def test_a_weak_answer_offers_what_may_have_been_meant(open_page: Callable[..., Page]) -> None:
    page = open_page()
    search(page, "khai sih muộn có bị mắng tiền")
    meant = "khai sinh muộn"
    page.locator(".mc-meant").get_by_role("button", name=meant).click()
    expect(page.locator(".md-search__input")).to_have_value(meant)
    expect(page.locator(".mc-meant")).to_be_hidden()
    expect(page.locator(".md-search-result__link").first).to_contain_text("Đăng ký khai sinh")
