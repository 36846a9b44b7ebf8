"""Where a unit receives people: its places, its counters, and what `check` says of both."""

from __future__ import annotations

from datetime import date

import pytest

from generator.library.checked.english import english
from generator.library.desk.days_off import days_off
from generator.library.forms.translation import texts
from generator.views.places import counters_for, houses
from tests.guide_files import BIRTH, BIRTH_FILE, COPY_FILE, MARRIAGE_FILE, WARD_FILE, Guide

COUNTERS = """\
counters:
  - {name: Quầy 1, fields: [ho-tich]}
  - {name: Quầy 2, fields: [chung-thuc]}
"""
PLACES = """\
map_url: https://ban-do.tinh.gov.vn/tru-so
places:
  - {id: tru-so, name: Trụ sở chính, address: "1 Đường Thử, Phường Thử"}
  - id: co-so-2
    name: Cơ sở 2
    address: 5 Đường Thử
    map_url: https://ban-do.tinh.gov.vn/co-so-2
    hours: {saturday: ["08:00-11:00"]}
    phones: [{name: Cơ sở 2, number: 028 3800 0005}]
counters:
  - {name: Quầy 1, fields: [ho-tich]}
  - {name: Quầy 2, fields: [chung-thuc], place: co-so-2}
  - {name: Quầy 3, fields: [ho-tich], place: co-so-2, hours: {saturday: ["08:00-10:00"]}}
"""
OFF = "closures: [{from: 2027-03-15, reason: sửa, place: x}]\n"
SECOND = "  - {name: Quầy 2, fields: [chung-thuc], place: co-so-2}\n"


def with_places(guide: Guide) -> Guide:
    guide.replace(WARD_FILE, COUNTERS, PLACES)
    return guide


def test_a_unit_with_places_is_sound(guide: Guide) -> None:
    assert with_places(guide).problems() == []


WRONG = [
    ("a place's id twice", "id: tru-so", "id: co-so-2", "same-place", "«co-so-2»"),
    ("a counter in no place", SECOND, SECOND.replace("-2}", "-3}"), "unknown-place", "«co-so-2»?"),
    ("an id where there are none", PLACES, COUNTERS.replace("Quầy 2", "Quầy 2, place: tang-2"),
     "unknown-place", "địa chỉ bằng lời"),
    ("a day off in no place", "counters:", f"{OFF}counters:", "unknown-place", "«x»"),
    ("a place without a counter", PLACES[PLACES.index("counters"):], COUNTERS, "unused-place",
     "Cơ sở 2"),
    ("a field without a counter", SECOND, SECOND.replace("chung-thuc", "ho-tich"),
     "field-without-counter", "chung-thuc"),
    ("hours that overlap", '["08:00-10:00"]', '["08:00-10:00", "09:00-11:00"]', "bad-hours",
     "thứ 7"),
    ("a field that is none", "[chung-thuc], place", "[chung-thc], place", "unknown-field",
     "chung-thc"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "rule", "word"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_what_is_wrong_with_places_is_said_once_and_in_words(
    guide: Guide, old: str, new: str, rule: str, word: str
) -> None:
    with_places(guide).replace(WARD_FILE, old, new)
    found = [problem for problem in guide.problems() if problem.rule != "unused-place"]
    [problem] = found or guide.problems()
    assert (problem.file, problem.rule) == (WARD_FILE, rule)
    assert word in problem.message + problem.hint


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (COPY_FILE, "status: published", "status: draft"),
        (COPY_FILE, "status: published", "status: published\nwhere: Trạm y tế"),
        (COPY_FILE, "status: published", "status: published\nchannels: [{via: post}]"),
        (WARD_FILE, "counters:", "not_offered: [chung-thuc]\ncounters:"),
    ],
    ids=["a draft", "elsewhere", "only by post", "not done here"],
)
def test_a_field_needs_a_counter_only_for_what_is_handed_in_at_one(
    guide: Guide, file: str, old: str, new: str
) -> None:
    guide.replace(WARD_FILE, "  - {name: Quầy 2, fields: [chung-thuc]}\n", "")
    assert [problem.rule for problem in guide.problems()] == ["field-without-counter"]
    guide.replace(file, old, new)
    assert [p.rule for p in guide.problems() if p.rule == "field-without-counter"] == []


TAKES = [
    ("each its own", COUNTERS, {"ho-tich": ["Quầy 1"], "chung-thuc": ["Quầy 2"]}),
    ("the only one takes all", "counters: [{name: Một cửa}]\n",
     {"ho-tich": ["Một cửa"], "chung-thuc": ["Một cửa"]}),
    ("the only one names its fields", "counters: [{name: Một cửa, fields: [ho-tich]}]\n",
     {"ho-tich": ["Một cửa"], "chung-thuc": []}),
    ("those without fields take all", "counters: [{name: A}, {name: B}]\n",
     {"ho-tich": ["A", "B"], "chung-thuc": ["A", "B"]}),
    ("one without fields takes the rest", "counters: [{name: A}, {name: B, fields: [ho-tich]}]\n",
     {"ho-tich": ["B"], "chung-thuc": ["A"]}),
    ("a field at two places", PLACES, {"ho-tich": ["Quầy 1", "Quầy 3"], "chung-thuc": ["Quầy 2"]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "takes"), [row[1:] for row in TAKES], ids=[row[0] for row in TAKES]
)
def test_a_field_has_the_counters_that_name_it(
    guide: Guide, written: str, takes: dict[str, list[str]]
) -> None:
    guide.replace(WARD_FILE, COUNTERS, written)
    ward = guide.library().ward
    for field, names in takes.items():
        assert [counter.name for counter in ward.counters_for(field)] == names


def test_what_a_place_leaves_out_is_the_units_own_and_its_map_never_is(guide: Guide) -> None:
    published = with_places(guide).published()
    main, other = houses(published.ward)
    assert main.map_url.endswith("/tru-so")
    assert (other.map_url, main.own_hours) == ("https://ban-do.tinh.gov.vn/co-so-2", ())
    assert [days.line for days in other.hours if days.is_open] == ["Thứ 7: 8:00–11:00"]
    one, three = counters_for(published, "ho-tich")
    assert one.place == "Trụ sở chính, 1 Đường Thử, Phường Thử"
    assert (one.calls, len(one.open_lines)) == ("028 3800 0000", 2)
    assert three.place == "Cơ sở 2, 5 Đường Thử"
    assert (three.calls, three.open_lines) == ("028 3800 0005", ("Thứ 7: 8:00–10:00",))
    guide.replace(WARD_FILE, "    map_url: https://ban-do.tinh.gov.vn/co-so-2\n", "")
    assert houses(guide.library().ward)[1].map_url == ""


def test_a_headquarters_that_no_place_names_comes_first(guide: Guide) -> None:
    with_places(guide).replace(WARD_FILE, '"1 Đường Thử, Phường Thử"}', "2 Đường Thử}")
    names = [house.name for house in houses(guide.library().ward)]
    assert names == ["Trụ sở", "Trụ sở chính", "Cơ sở 2"]


def test_a_place_in_words_stays_an_address(guide: Guide) -> None:
    guide.replace(WARD_FILE, "[chung-thuc]}", "[chung-thuc], place: 14 Đường Thử}")
    assert guide.problems() == []
    [counter] = counters_for(guide.published(), "chung-thuc")
    assert (counter.place, counter.map_url) == ("14 Đường Thử", "")


def test_words_of_places_are_translated_and_ids_are_not(guide: Guide) -> None:
    ward = with_places(guide).library().ward
    places = {place for place, _ in texts(ward)}
    assert {"places.co-so-2.name", "places.co-so-2.phones.0.name", "counters.1.name"} <= places
    assert not {"counters.1.place", "places.co-so-2.address", "places.co-so-2.id"} & places
    [counter] = counters_for(english(guide.published()), "chung-thuc")
    assert counter.place == "Cơ sở 2, 5 Đường Thử"


def test_a_day_off_of_one_place_names_it(guide: Guide) -> None:
    with_places(guide).add(
        WARD_FILE, "closures: [{from: 2027-03-15, reason: sửa mái, place: co-so-2}]\n"
    )
    assert guide.problems() == []
    off = {one.reason: one.place for one in days_off(guide.library().ward, (), date(2027, 3, 1))}
    assert off["sửa mái"] == "Cơ sở 2"
    assert off["Tết Dương lịch"] == ""


def test_the_ways_and_the_place_say_whether_a_counter_takes_it(guide: Guide) -> None:
    guide.write(BIRTH_FILE, BIRTH.replace("  - via: counter", "  - via: post", 1))
    guide.replace(MARRIAGE_FILE, "channels:", "where: Nhà văn hóa\nchannels:")
    found = {one.code: one.at_counter for one in guide.library().procedures}
    assert found == {"CT01": True, "HT01": False, "HT02": False}


def test_days_off_for_more_than_a_month_are_asked_about(guide: Guide) -> None:
    line = "closures: [{from: 2027-03-15, to: 2072-03-16, reason: tập huấn}]\n"
    guide.add(WARD_FILE, line)
    [problem] = guide.problems()
    assert (problem.rule, problem.severity) == ("long-closure", "warning")
    guide.replace(WARD_FILE, "2072", "2027")
    assert guide.problems() == []
