"""What a unit does not do is left out of every list, and its own page says who does it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

import pytest

from generator.guide.event_files import event_files
from generator.guide.fragments import Context, blocks
from generator.guide.pages import FramedPage, framed_pages
from generator.guide.search_index import search_index
from generator.library.checked.published import Published
from generator.views.changes import changes
from generator.views.guide import GuideView
from generator.views.sheets import in_force
from tests.guide.search_items import items_of
from tests.guide_files import BIRTH_FILE, MARRIAGE_FILE, WARD_FILE, Guide

ON = date(2026, 11, 25)
ENTRY = "not_offered: [{code: HT01, where: Công an xã bên, url: https://xa-ben.gov.vn/}]\n"


def pages(published: Published) -> Mapping[str, FramedPage]:
    return {page.code: page for page in framed_pages(Context(published))}


def links(html: str) -> set[str]:
    return set(re.findall(r"Q/([A-Z0-9]+)/", html))


SAID = [
    ("HT01", ENTRY, ["Công an xã bên", "https://xa-ben.gov.vn/"]),
    ("HT01", "not_offered: [HT01]\n", ["Gọi hỏi nơi nhận hồ sơ"]),
    ("CT01", "offered: [ho-tich]\n", ["Gọi hỏi nơi nhận hồ sơ"]),
    ("LVCT", "offered: [ho-tich]\n", ["Gọi hỏi nơi nhận hồ sơ"]),
    ("LVHT", "not_offered: [{code: ho-tich, where: Xã bên}]\n", ["Xã bên"]),
]


@pytest.mark.parametrize(("code", "lines", "words"), SAID)
def test_its_page_stays_and_says_who_does_it(
    guide: Guide, code: str, lines: str, words: list[str]
) -> None:
    guide.add(WARD_FILE, lines)
    page = pages(guide.published(ON))[code]
    for said in ("Việc này không làm ở phường.", *words):
        assert said in page.body
    for fact in ("facts", "mc-papers", "mc-place"):
        assert fact not in page.body
    assert "ld+json" not in page.head


def test_a_withdrawn_procedure_says_that_alone(guide: Guide) -> None:
    gone = "status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: Đã gộp."
    guide.replace(BIRTH_FILE, "status: published", gone)
    guide.issue_codes()
    guide.add(WARD_FILE, ENTRY)
    body = pages(guide.published(ON))["HT01"].body
    assert "không dùng nữa từ" in body
    assert "không làm ở phường" not in body


def test_lists_links_and_papers_leave_it_out(guide: Guide) -> None:
    guide.replace(MARRIAGE_FILE, "keywords: [cưới]", "keywords: [cưới]\nrelated: [HT01, CT01]")
    before = guide.published(ON)
    guide.add(WARD_FILE, "not_offered: [HT01, chung-thuc]\n")
    published = guide.published(ON)
    gone = {"HT01", "CT01", "LVCT"}
    every, now = (blocks(Context(one), "./") for one in (before, published))
    for name in ("home", "fields", "a-z"):
        assert links(every[name]) & gone
        assert not links(now[name]) & gone
    assert {*gone} <= links(now["codes"])  # who types a printed code is led on
    shown = pages(published)
    assert links(shown["LVHT"].body) & {"HT01", "HT02"} == {"HT02"}
    assert not links(shown["HT02"].body) & gone
    assert in_force(published, ["HT01", "CT01", "HT02"])[0].code == "HT02"
    assert json.loads(shown["LVHT"].record or "")["procedures"] == ["HT02"]


def test_a_step_of_a_life_event_says_who_does_it(guide: Guide) -> None:
    guide.add(WARD_FILE, ENTRY)
    context = Context(guide.published(ON))
    [event] = context.guide.life_events
    body = event_files(context, event).body
    assert "Đăng ký khai sinh" in body
    assert "Công an xã bên" in body
    assert "HT01" not in links(body)
    assert (event.papers, event.counters) == ((), ())


def test_the_search_finds_it_below_and_says_where(guide: Guide) -> None:
    guide.add(WARD_FILE, f"{ENTRY[:-2]}, chung-thuc]\n")
    items = items_of(search_index(GuideView(guide.published(ON))))
    found = {item["c"]: (item["s"], item.get("p")) for item in items}
    assert found["HT01"] == ("Làm ở Công an xã bên", 0.5)
    assert found["LVCT"] == ("Làm ở nơi khác", 0.5)
    assert found["HT02"][1] == 1


def test_machines_are_told_that_it_is_not_offered(guide: Guide) -> None:
    guide.add(WARD_FILE, ENTRY)
    record = json.loads(pages(guide.published(ON))["HT01"].record or "")
    assert record["offered"] is False
    assert record["elsewhere"] == {"where": "Công an xã bên", "url": "https://xa-ben.gov.vn/"}
    assert "counters" not in record


def test_a_change_of_the_list_is_told_to_staff(guide: Guide) -> None:
    before = GuideView(guide.published(ON)).procedures
    guide.add(WARD_FILE, ENTRY)
    [change] = changes(before, GuideView(guide.published(ON)).procedures)
    assert str(change).startswith("HT01 Đăng ký khai sinh — nơi làm: ")
    assert "Công an xã bên" in str(change)
