"""The first screen of every page: no answer ends below 640 px on a phone 360 px wide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from generator.library.forms.paths import SAMPLE
from tests.browser.chromium import served
from tests.browser.conftest import Reader
from tests.browser.waiting import all_styled, until
from tests.guide.test_record_pages import BUILT_ON, FULLEST, site_of_some
from tests.guide_files import PROJECT

SCREEN: ViewportSize = {"width": 360, "height": 640}
WRITTEN = (
    "HT03",
    "XD02",
    "XD03",
    "XE03",
    "KD02",
    "KD03",
    "SY11",
    "HT13",
    "HT20",
    "DD05",
    "VDSAI",
    "VDTANG",
)
"""With `FULLEST` of the records they need the most room of all pages."""
LANGUAGES = ("", "/en")
MONDAY = f"{BUILT_ON}T09:00:00+07:00"
TOLD = "!document.querySelector('.now[data-now]:not(.open)')"
"""The line about opening hours, where there is one, says that it is open."""
NOON = f"{BUILT_ON}T12:00:00+07:00"
TOLD_AT_NOON = """[...document.querySelectorAll('.now[data-now]')]
  .every(line => /Nghỉ trưa|Lunch/.test(line.textContent))"""

ANSWERS = """() => {
  const boxes = [...document.querySelectorAll("main aside .facts > div")]
  const place = boxes.findIndex(box => box.matches(".mc-wide, #noi-nop"))
  return boxes.slice(0, place < 0 ? boxes.length : place + 1).map(box => {
    const { bottom } = box.getBoundingClientRect()
    return [box.querySelector("dt").innerText, Math.round(bottom + scrollY)]
  })
}"""
"""What each box asks, down to where one goes, and where it ends."""
SENTENCES = """() => [...document.querySelectorAll("main aside :is(b, .calm, .mc-note)")]
  .filter(each => !each.parentElement.closest("b")).map(each => each.innerText.trim())"""


@pytest.fixture(scope="module", params=["fullest", pytest.param("all", marks=pytest.mark.prove)])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide with those record pages that need the most room, or with all."""
    if request.param == "fullest":
        return site_of_some(tmp_path_factory)
    folder = tmp_path_factory.mktemp("first-screens") / "site"
    build_site(PROJECT, folder, BuildOptions(SAMPLE, as_of=BUILT_ON))
    return folder


@pytest.fixture(scope="module")
def home(site: Path) -> Iterator[str]:
    """Where it answers."""
    with served(site) as address:
        yield address


@pytest.fixture
def paths(request: pytest.FixtureRequest, site: Path) -> list[str]:
    """The pages that need the most room, or all that have answers, in both languages."""
    pages = sorted(site.glob("Q/*/index.html"))
    texts = {page.parent.name: page.read_text(encoding="utf-8") for page in pages}
    codes = [
        code for code, text in texts.items() if "<aside" in text and "mc-page mc-home" not in text
    ]
    if "fullest" in request.node.callspec.id:
        codes = [code for code in codes if code in {*WRITTEN, *FULLEST}]
    return [f"{language}/Q/{code}/" for language in LANGUAGES for code in codes]


@pytest.mark.parametrize(
    ("moment", "told"), [(MONDAY, TOLD), (NOON, TOLD_AT_NOON)], ids=["open", "noon"]
)
def test_all_answers_end_on_the_first_screen(
    opened_at: Reader, home: str, paths: list[str], moment: str, told: str
) -> None:
    page = opened_at(moment, home, locale="vi-VN")
    page.set_viewport_size(SCREEN)
    ends = {}
    for path in paths:
        page.goto(home + path)
        all_styled(page)
        until(page, told)
        answers = page.evaluate(ANSWERS)
        ends[path] = answers[-1][1] if answers else 0
    assert any(ends.values())
    assert [(path, end) for path, end in ends.items() if end > SCREEN["height"]] == []


def test_what_the_boxes_say_is_written_alike(
    opened_at: Reader, home: str, paths: list[str]
) -> None:
    page = opened_at(MONDAY, home, locale="vi-VN")
    page.set_viewport_size(SCREEN)
    for path in paths:
        page.goto(home + path)
        said = page.evaluate(SENTENCES)
        assert [words for words in said if words[:1].islower()] == [], path
        assert [words for words in said if re.search(r"  | [.,;]|\.\.$|;$", words)] == [], path
        asked = [words for words in said if re.match(r"Hỏi (phường|công an)|Ask the ward", words)]
        assert sum("028" in words for words in asked) <= 1, path


def test_a_short_answer_stands_for_many_until_a_case_is_chosen(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("/Q/CU02/", viewport=SCREEN)
    money = page.locator(".mc-fact", has=page.locator("dt", has_text="Tiền"))
    expect(money).to_contain_text("5.000 đến 15.000 đ")
    expect(money).not_to_contain_text("10.000 đ/người", use_inner_text=True)
    page.locator(".mc-cases label", has_text="Nhiều người").click()
    expect(money).to_contain_text("10.000 đ/người", use_inner_text=True)
    expect(money).not_to_contain_text("15.000", use_inner_text=True)
    page.locator(".mc-cases label", has_text="Xem tất cả").click()
    expect(money).to_contain_text("5.000 đến 15.000 đ", use_inner_text=True)
    money.get_by_role("link", name="Xem từng mức").click()
    expect(page.locator("#cach-nop")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "case", "labels"),
    [
        ("/Q/KD05/", "Đổi giấy cũ khi thay đổi", ["Tại quầy và Qua bưu điện", "Trực tuyến"]),
        ("/Q/XE03/", "chủ cũ", [""]),
        ("/en/Q/KD05/", "Exchange", ["At the counter and By post", "Online"]),
    ],
)
def test_an_answer_says_no_more_for_which_cases_it_is_where_one_is_chosen(
    open_page: Callable[..., Page], address: str, case: str, labels: list[str]
) -> None:
    page = open_page(address, viewport=SCREEN)
    page.locator(".mc-cases label", has_text=case).first.click()
    shown = page.locator(".mc-fact").first.locator("p:not(.mc-other-case):not(.mc-case)")
    said = [label.inner_text().strip() for label in shown.locator(".mc-label").all()]
    assert said == labels
