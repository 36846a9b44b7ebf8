"""Eight errands on a small phone: what the first screen answers without a tap, and what takes taps.

A case of one's own, where nothing is ordinary, is chosen with one tap; what is known of how long,
how much and until when must then be found without looking further down than the screen.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.guide.build import build_site
from generator.guide.options import BuildOptions
from generator.library.forms.paths import SAMPLE
from tests.browser.chromium import served
from tests.browser.conftest import Reader
from tests.browser.waiting import all_styled
from tests.once import made_once

SCREEN: ViewportSize = {"width": 360, "height": 640}
BUILT_ON = date(2026, 11, 27)
MONDAY = "2026-11-30T09:00:00+07:00"


OPEN, COUNTERS = "Đang mở đến 11:30", "12 Đường Mẫu"


@dataclass(frozen=True)
class Errand:
    """A page, what must stand on its first screen, and what papers it ends in."""

    path: str
    answers: tuple[str, ...]
    brings: tuple[str, ...] = ()
    case: str = ""


ERRANDS = {
    "a child is born": Errand(
        "/Q/HT01/",
        (OPEN, "1 ngày làm việc", "60 ngày từ ngày sinh", "không mất lệ phí", COUNTERS),
        ("Tờ khai đăng ký khai sinh", "Giấy chứng sinh"),
    ),
    "a copy is certified": Errand(
        "/Q/SY01/", (OPEN, "Lấy trong ngày", "2.000 đ/trang", COUNTERS), ("Bản chính",)
    ),
    "two marry": Errand("/Q/HT02/", (OPEN, "1 ngày làm việc", "Miễn phí", COUNTERS), ("Tờ khai",)),
    "one is single": Errand(
        "/Q/HT04/", (OPEN, "3 ngày làm việc", COUNTERS), ("Tờ khai cấp giấy xác nhận",)
    ),
    "a tenant moves in": Errand(
        "/Q/CU01/",
        (OPEN, "7 ngày làm việc", "20.000 đ", "14 Đường Mẫu"),
        ("Tờ khai thay đổi thông tin cư trú",),
        case="Tôi thuê, mượn nhà hoặc ở nhờ",
    ),
    "a house is built": Errand(
        "/Q/XD02/",
        ("Luật Xây dựng mới", OPEN, "7 ngày làm việc"),
        ("Đơn đề nghị",),
        case="Nhà riêng của tôi",
    ),
    "a noodle shop opens": Errand("/Q/VDTIEM/", (OPEN,), ("Giấy đề nghị",)),
    "works go on though stopped": Errand(
        "/Q/R3C6TA6/", ("Đình chỉ thi công", "Không được làm tiếp", "Báo phường", "028 0000 0000")
    ),
}

PLACES = """wanted => {
  const words = text => text.replace(/\\s+/g, " ").trim()
  const found = [...document.querySelectorAll("main *")]
    .filter(each => each.checkVisibility() && words(each.innerText || "").includes(wanted))
  const [innermost] = found
    .filter(each => !found.some(other => other !== each && each.contains(other)))
  if (!innermost) return null
  const { top, bottom } = innermost.getBoundingClientRect()
  return { top: Math.round(top + scrollY), bottom: Math.round(bottom + scrollY) }
}"""
"""Where the first part of the page stands that says so; null where none is seen."""


@pytest.fixture(scope="module")
def sample_home(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample in Vietnamese, built on the Friday before."""

    def make(folder: Path) -> None:
        guide = folder / "guide"
        shutil.copytree(sample, guide, symlinks=True)
        (guide / "mkdocs.en.yml").unlink(missing_ok=True)
        build_site(guide, folder / "site", BuildOptions(SAMPLE, as_of=BUILT_ON))

    with served(made_once(tmp_path_factory, "errands", make) / "site") as address:
        yield address


@pytest.fixture
def errand_page(opened_at: Reader, sample_home: str) -> Callable[[str], Page]:
    def opened(path: str) -> Page:
        page = opened_at(MONDAY, sample_home + path, locale="vi-VN")
        page.set_viewport_size(SCREEN)
        all_styled(page)
        return page

    return opened


@pytest.mark.parametrize("name", ERRANDS)
def test_the_first_screen_answers(errand_page: Callable[[str], Page], name: str) -> None:
    errand = ERRANDS[name]
    page = errand_page(errand.path)
    expect(page.locator("main")).to_contain_text(errand.answers[0])
    where = {answer: page.evaluate(PLACES, answer) for answer in errand.answers}
    assert [answer for answer, place in where.items() if place is None] == []
    beyond = {answer: place for answer, place in where.items() if place["bottom"] > 640}
    assert beyond == {}, "below the first screen"


@pytest.mark.parametrize("name", [name for name in ERRANDS if ERRANDS[name].brings])
def test_one_tap_at_most_leads_to_the_papers(errand_page: Callable[[str], Page], name: str) -> None:
    errand = ERRANDS[name]
    page = errand_page(errand.path)
    if errand.case:
        page.locator(".mc-cases label", has_text=errand.case).click()
    for paper in errand.brings:
        place = page.evaluate(PLACES, paper)
        assert place is not None, paper
        taps = "one tap" if errand.case else "no tap"
        print(f"{name}: {taps}, «{paper}» at {place['top']} px")  # noqa: T201 - for who walks it


def test_a_birth_is_told_within_a_few_screens(errand_page: Callable[[str], Page]) -> None:
    page = errand_page("/Q/HT01/")
    expect(page.get_by_role("radio", name="Trường hợp thường")).to_be_checked()
    assert page.evaluate("document.documentElement.scrollHeight") <= 3500


def test_a_noodle_shop_is_told_what_a_noodle_shop_brings(
    errand_page: Callable[[str], Page],
) -> None:
    page = errand_page("/Q/VDTIEM/")
    papers = page.locator("main .papers").all_text_contents()
    said = " ".join(papers)
    assert "Giấy đề nghị" in said
    for others in ("lãnh sự", "nước ngoài", "thừa kế", "Hợp đồng mua bán", "tổ hợp tác"):
        assert others not in said, others
