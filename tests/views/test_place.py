"""Where one goes is the same on the page and on every paper, whatever the channels say."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from generator.guide.fragments import Context, blocks, procedure_body
from generator.guide.pages import framed_pages
from generator.library.checked.published import Published
from generator.press.leaflet import leaflet
from generator.press.poster import poster
from generator.press.sheet import Sheet
from generator.views.procedure import procedure_view
from generator.views.record import procedure_record, structured
from generator.views.sheets import leaflet_view, poster_view
from tests.guide_files import BIRTH_FILE, WARD_FILE, Guide

ON = date(2026, 11, 25)
COUNTER = """\
  - via: counter
    time: {value: 1, unit: working_day}
    fees:
      - {kind: charge, amount: 0}
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "has_address"),
    [
        ("", "", "Quầy", True),
        (COUNTER, "", "Trực tuyến", False),
        (COUNTER, "  - via: post\n", "Qua bưu điện và trực tuyến", False),
        ("documents:\n", "where: Trường học của trẻ\ndocuments:\n", "Trường học của trẻ", False),
    ],
    ids=["at the counter", "online alone", "by post or online", "elsewhere"],
)
def test_page_poster_and_leaflet_name_the_same_place(
    guide: Guide, old: str, new: str, place: str, *, has_address: bool
) -> None:
    if new or old:
        guide.replace(BIRTH_FILE, old, new)
    published = guide.published(ON)
    procedure = published.by_code["HT01"]
    view = procedure_view(published, procedure)
    page = procedure_body(Context(published), view)
    [shown] = re.findall(r"Ở đâu</dt>\s*<dd[^>]*>(.*?)</dd>", page, re.DOTALL)
    papers = [str(draw(published, procedure)) for draw in (poster_view, leaflet_view)]
    for said in (shown, *papers):
        assert place in said
        assert (published.ward.address in said) is has_address


TWO = """\
map_url: https://ban-do.tinh.gov.vn/1
places: [{id: co-so-2, name: Cơ sở 2, address: 5 Đường Thử, map_url: "https://ban-do.tinh.gov.vn/2",
  hours: {saturday: ["08:00-11:00"]}, phones: [{name: Cơ sở 2, number: 028 3800 0005}]}]
counters:
  - {name: Quầy 3, place: co-so-2, fields: [ho-tich]}
"""


@pytest.fixture
def two(guide: Guide) -> Guide:
    """A field whose files are taken at two places."""
    guide.replace(WARD_FILE, "counters:\n", TWO)
    return guide


def test_each_of_two_counters_has_its_address_map_hours_and_number(two: Guide) -> None:
    published = two.published(ON)
    pages = {page.code: page for page in framed_pages(Context(published))}
    first, second = procedure_view(published, published.by_code["HT01"]).places
    assert (second.note, first.note) == (
        "1 Đường Thử, Phường Thử\nThứ 2 và Thứ 3: 7:30–11:30, 13:00–17:00; Thứ 7: 7:30–11:30",
        "Cơ sở 2, 5 Đường Thử\nThứ 7: 8:00–11:00",
    )
    every = ("Quầy 1", "Quầy 3", "1 Đường Thử", "Cơ sở 2, 5 Đường Thử", "ban-do.tinh.gov.vn/1")
    for code in ("HT01", "LVHT", "VDSINH"):
        for words in (*every, "ban-do.tinh.gov.vn/2", "Thứ 7: 8:00–11:00", "Thứ 7: 7:30–11:30"):
            assert words in re.sub('<span class="nb">(.*?)</span>', r"\1", pages[code].body)
    assert {"tel:02838000000", "tel:02838000005"} <= {*re.findall(r"tel:\d+", pages["HT01"].body)}
    for draw in (poster_view, leaflet_view):
        said = str(draw(published, published.by_code["HT01"]))
        assert all(words in said for words in every[:4])


def test_machines_have_the_counters_too(two: Guide) -> None:
    published = two.published(ON)
    procedure = published.by_code["HT01"]
    counter = procedure_record(published, procedure)["counters"][0]
    assert counter == {
        "name": "Quầy 3",
        "address": "Cơ sở 2, 5 Đường Thử",
        "map": "https://ban-do.tinh.gov.vn/2",
        "phone": "028 3800 0005",
        "hours": {"saturday": ["08:00-11:00"]},
    }
    channels = structured(published, procedure_view(published, procedure))["availableChannel"]
    hours = [one["serviceLocation"]["openingHours"] for one in channels]
    assert hours == [
        ["Sa 08:00-11:00"],
        ["Mo-Tu 07:30-11:30", "Mo-Tu 13:00-17:00", "Sa 07:30-11:30"],
    ]


def test_where_no_counter_takes_it_page_and_papers_say_to_ask(guide: Guide) -> None:
    guide.replace(WARD_FILE, "fields: [ho-tich]", "fields: [chung-thuc]")
    published = guide.published(ON)
    procedure = published.by_code["HT01"]
    pages = {page.code: page.body for page in framed_pages(Context(published))}
    said = [
        pages["HT01"],
        *(str(draw(published, procedure)) for draw in (poster_view, leaflet_view)),
    ]
    for words in said:
        assert "Phường chưa ghi quầy nào nhận. Gọi" in words
        assert "Quầy" not in words
    assert "Phường chưa ghi quầy nào nhận hồ sơ lĩnh vực này" in pages["LVHT"]
    assert "counters" not in procedure_record(published, procedure)


def test_home_and_contact_list_every_house_with_its_hours(two: Guide) -> None:
    two.add(WARD_FILE, "closures: [{from: 2026-12-01, reason: sửa mái, place: co-so-2}]\n")
    drawn = blocks(Context(two.published(ON)), "./")
    for words in ("1 Đường Thử, Phường Thử", "5 Đường Thử", "8:00–11:00", "13:00–17:00"):
        assert words in drawn["home"]
        assert words in drawn["opening"]
    assert "Cơ sở 2 nghỉ: <span>sửa mái</span>" in drawn["opening"]
    for words in ("5 Đường Thử", "ban-do.tinh.gov.vn/2", "028 3800 0005", "028 3800 0000"):
        assert words in drawn["contact"]


@pytest.mark.parametrize("draw", [poster, leaflet])
@pytest.mark.parametrize("more", ["", "  - {name: Quầy 4, place: co-so-2, fields: [ho-tich]}\n"])
def test_papers_have_room_for_several_counters(
    two: Guide, draw: Callable[[Published, str], Sheet], more: str
) -> None:
    two.add(WARD_FILE, more)
    assert draw(two.published(ON), "HT01").proof.codes == 1


def test_hours_that_nobody_has_said_are_to_be_asked_for_and_never_called_closed(
    guide: Guide,
) -> None:
    guide.replace(
        WARD_FILE,
        'hours:\n  monday: ["07:30-11:30", "13:00-17:00"]\n'
        '  tuesday: ["07:30-11:30", "13:00-17:00"]\n  saturday: ["07:30-11:30"]\n',
        "",
    )
    published = guide.published(ON)
    context = Context(published)
    opening = blocks(context, "./")["opening"]
    assert "Hỏi phường" in opening
    assert "Nghỉ<" not in opening
    assert "data-now" not in opening
    assert opening.count("Hỏi phường") == 1
    view = poster_view(published, published.by_code["HT01"])
    assert "Giờ làm việc: Hỏi phường" in str(view)
    record = structured(published, procedure_view(published, published.by_code["HT01"]))
    assert '"openingHours": []' not in str(record)
