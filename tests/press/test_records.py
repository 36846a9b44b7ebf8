"""What hangs in the ward is compared with today's facts."""

from __future__ import annotations

import re
import shlex
from datetime import date

import pytest

from generator.errors import MotchamError
from generator.library.language.locale import VIETNAMESE, use_locale
from generator.library.registers.prints import append, hanging
from generator.press.card import table_card
from generator.press.gate import gate_card
from generator.press.group import group_poster
from generator.press.leaflet import leaflet
from generator.press.notice import notice
from generator.press.poster import poster
from generator.press.records import in_quotes, record_of, stale, table, taken_down
from generator.press.tags import tag_sheet
from generator.press.wall import wall_poster
from generator.press.wording import load_wording
from tests.guide_files import (
    BIRTH_FILE,
    FIELDS_FILE,
    LIFE_EVENTS_FILE,
    MARRIAGE_FILE,
    PRINTS_FILE,
    THE_SAMPLE,
    UNIT_LEDGER_FILE,
    WARD_FILE,
    Guide,
)
from tests.library.test_renovations import FILE as WORKS_FILE
from tests.library.test_renovations import RENOVATION

ON = date(2026, 11, 25)
CODE = "R7K2QXM"
NEXT_MONTH = date(2026, 12, 25)
WITHDRAWN = "status: withdrawn\nwithdrawn_on: 2026-12-01\nreason: Đã gộp.\nreplaced_by: [HT02]"


@pytest.fixture
def printed(guide: Guide) -> Guide:
    """The small guide after one poster for counter 1 and a sheet of tags were printed."""
    library = guide.published(ON)
    sheets = [poster(library, "HT01"), tag_sheet(library, ["HT01", "HT02", "HT01"])]
    append(guide.path(PRINTS_FILE), [record_of(sheet, ON, "Quầy 1", 2) for sheet in sheets])
    return guide


def found(guide: Guide, on: date = ON) -> list[str]:
    return [f"{item} → {item.hint}" for item in stale(guide.published(on))]


def test_a_sheet_is_recorded_as_it_was_printed(printed: Guide) -> None:
    _, of_poster, of_tags = printed.read(PRINTS_FILE).splitlines()
    edition = r"11/2026·[0-9a-f]{4}"
    assert re.fullmatch(rf"2026-11-25,poster,HT01,{edition},2,Quầy 1", of_poster)
    assert re.fullmatch(rf"2026-11-25,tags,HT01 HT02,{edition} {edition},2,Quầy 1", of_tags)
    assert printed.problems() == []


def test_a_leaflet_goes_stale_as_a_poster_does_and_papers_that_only_lead_on_do_not(
    guide: Guide,
) -> None:
    library = guide.published(ON)
    sheets = [
        leaflet(library, "HT01"),
        group_poster(library, "LVHT"),
        wall_poster(library),
        table_card(library, "HT01"),
    ]
    append(guide.path(PRINTS_FILE), [record_of(sheet, ON, "", 50) for sheet in sheets])
    assert guide.problems() == []
    assert found(guide) == []
    guide.replace(BIRTH_FILE, "{kind: charge, amount: 0}", "{kind: charge, amount: 8000}")
    [item] = found(guide)
    assert item.startswith("tờ rơi HT01 «Đăng ký khai sinh»")
    assert item.endswith("motcham print leaflet HT01 --record --copies 50")
    assert [r.copies for r in taken_down(guide.published(ON), "HT01", None)] == [0]


def test_a_paper_of_one_case_is_another_paper_than_that_of_all(guide: Guide) -> None:
    library = guide.published(ON)
    of_one, of_all = leaflet(library, "HT01", case="bo-roi"), leaflet(library, "HT01")
    records = [record_of(of_one, ON, "Bàn 8", 7, "bo-roi"), record_of(of_all, ON, "Bàn 8", 3)]
    append(guide.path(PRINTS_FILE), records)
    assert ",leaflet,HT01/bo-roi," in guide.read(PRINTS_FILE)
    assert guide.problems() == []
    assert [record.copies for record in hanging(guide.published(ON).prints)] == [7, 3]
    guide.replace(WARD_FILE, "028 3800 0000", "028 1111 1111")
    assert [item.rpartition("motcham ")[2] for item in found(guide)] == [
        'print leaflet HT01 --case bo-roi --record --place "Bàn 8" --copies 7',
        'print leaflet HT01 --record --place "Bàn 8" --copies 3',
    ]
    guide.replace(BIRTH_FILE, "id: bo-roi", "id: roi")
    guide.replace(BIRTH_FILE, "for: [bo-roi]", "for: [roi]")
    [gone, _] = found(guide)
    assert "không còn trường hợp «bo-roi»" in gone


def test_a_paper_of_one_case_is_held_against_that_case_alone(guide: Guide) -> None:
    of_all = leaflet(guide.published(ON), "HT01")
    append(guide.path(PRINTS_FILE), [record_of(of_all, ON, "", 1, "bo-roi")])
    assert len(found(guide)) == 1, "it says what is so for all, and not what is so for that case"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (BIRTH_FILE, "{kind: charge, amount: 0}", "{kind: charge, amount: 8000}"),
        (BIRTH_FILE, "value: 1", "value: 3"),
        (BIRTH_FILE, "Giấy chứng sinh", "Giấy báo sinh"),
        (BIRTH_FILE, "title: Đăng ký khai sinh", "title: Khai sinh"),
        (BIRTH_FILE, "summary: Làm", "summary: Xin"),
        (FIELDS_FILE, "title: Hộ tịch", "title: Nhân thân"),
        (WARD_FILE, "028 3800 0000", "028 1111 1111"),
    ],
    ids=["fee", "time", "paper", "title", "summary", "field", "hotline"],
)
def test_a_poster_goes_stale_with_each_fact_it_shows(
    printed: Guide, file: str, old: str, new: str
) -> None:
    printed.replace(file, old, new)
    [item] = found(printed)
    assert item.startswith("Quầy 1: tờ dán quầy HT01 «")
    assert "in ngày 25/11/2026, 2 tờ" in item
    assert item.endswith('motcham print poster HT01 --record --place "Quầy 1" --copies 2')


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (BIRTH_FILE, "keywords: [giấy", "keywords: [tờ"),
        (MARRIAGE_FILE, "title: Đăng ký kết hôn", "title: Kết hôn"),
        (LIFE_EVENTS_FILE, "title: Sinh con", "title: Có em bé"),
    ],
    ids=["what a poster does not say", "another procedure", "a tag's title"],
)
def test_nothing_else_makes_it_stale_and_tags_never_go_stale(
    printed: Guide, file: str, old: str, new: str
) -> None:
    printed.replace(file, old, new)
    assert found(printed) == []


def test_the_month_alone_makes_nothing_stale(printed: Guide) -> None:
    assert found(printed, NEXT_MONTH) == []


def test_an_amount_that_has_run_out_since_makes_its_poster_stale(guide: Guide) -> None:
    guide.replace(BIRTH_FILE, "amount: 0", "amount: 0, until: 2026-11-30")
    append(guide.path(PRINTS_FILE), [record_of(poster(guide.published(ON), "HT01"), ON, "", 1)])
    assert found(guide, date(2026, 11, 30)) == []
    [item] = found(guide, date(2026, 12, 1))
    assert item.endswith("motcham print poster HT01 --record")


def test_a_withdrawn_procedure_takes_its_posters_down_and_leaves_its_tags(printed: Guide) -> None:
    printed.replace(BIRTH_FILE, "status: published", WITHDRAWN)
    printed.issue_codes()
    [item] = found(printed, NEXT_MONTH)
    assert "thủ tục đã bãi bỏ từ 01/12/2026: gỡ tờ dán quầy" in item
    assert 'motcham prints removed HT01 --place "Quầy 1"; in tờ thay thế: HT02' in item
    append(printed.path(PRINTS_FILE), taken_down(printed.published(NEXT_MONTH), "HT01", "Quầy 1"))
    assert found(printed, NEXT_MONTH) == []


def test_the_advice_takes_down_the_paper_it_stands_under_alone(guide: Guide) -> None:
    sheet = poster(guide.published(ON), "HT01")
    case = poster(guide.published(ON), "HT01", case="bo-roi")
    rows = [
        *(record_of(sheet, ON, place, 1) for place in ("", "Quầy 1", "Nhà văn hóa")),
        record_of(case, ON, "Quầy 1", 1, "bo-roi"),
    ]
    append(guide.path(PRINTS_FILE), rows)
    guide.write(BIRTH_FILE, guide.read(BIRTH_FILE).replace("bo-roi", "bo-re"))
    [item] = found(guide)
    assert item.endswith('motcham prints removed HT01/bo-roi --place "Quầy 1"')
    [struck] = taken_down(guide.published(ON), "HT01/bo-roi", "Quầy 1")
    assert (struck.case, struck.copies) == ("bo-roi", 0)
    append(guide.path(PRINTS_FILE), [struck])
    guide.add(WARD_FILE, "not_offered: [HT01]\n")
    ends = {item.rpartition("removed ")[2] for item in found(guide)}
    assert ends == {'HT01 --place ""', 'HT01 --place "Quầy 1"', 'HT01 --place "Nhà văn hóa"'}
    assert [one.place for one in taken_down(guide.published(ON), "HT01", "")] == [""]


def test_of_a_paper_that_never_goes_stale_it_is_said_so(guide: Guide) -> None:
    append(guide.path(PRINTS_FILE), [record_of(table_card(guide.published(ON), "HT01"), ON, "", 1)])
    with pytest.raises(MotchamError) as raised:
        taken_down(guide.published(ON), "HT01", None)
    assert "không phải ghi gỡ" in str(raised.value.hint)


def test_a_procedure_done_elsewhere_from_now_on_takes_its_posters_down(printed: Guide) -> None:
    printed.add(WARD_FILE, "not_offered: [HT01]\n")
    [item] = found(printed, NEXT_MONTH)
    assert "phường không làm thủ tục này nữa: gỡ tờ dán quầy" in item
    assert 'motcham prints removed HT01 --place "Quầy 1"' in item


def test_a_commune_is_called_a_commune_where_it_does_something_no_more(printed: Guide) -> None:
    printed.add(WARD_FILE, "not_offered: [HT01]\n")
    with use_locale(VIETNAMESE, "commune"):
        [item] = found(printed, NEXT_MONTH)
        assert "xã không làm thủ tục này nữa: gỡ tờ dán quầy" in item
        with pytest.raises(MotchamError, match="Mã HT01 là việc xã không làm"):
            poster(printed.published(NEXT_MONTH), "HT01")


def test_a_poster_printed_anew_for_its_place_is_no_longer_stale(printed: Guide) -> None:
    printed.replace(BIRTH_FILE, "value: 1", "value: 3")
    again = poster(printed.published(ON), "HT01")
    append(printed.path(PRINTS_FILE), [record_of(again, ON, "Cổng", 1)])
    assert [item.partition(":")[0] for item in found(printed)] == ["Quầy 1"]
    append(printed.path(PRINTS_FILE), [record_of(again, ON, "Quầy 1", 2)])
    assert found(printed) == []


def test_what_does_not_hang_cannot_be_taken_down(printed: Guide) -> None:
    with pytest.raises(MotchamError, match="không có tờ HT01") as error:
        taken_down(printed.published(ON), "HT01", "Cổng")
    assert "Quầy 1" in error.value.hint
    with pytest.raises(MotchamError, match="không có tờ HT02"):
        taken_down(printed.published(ON), "HT02", None)


def test_the_table_counts_many_codes_and_lines_up(printed: Guide) -> None:
    library = printed.published(ON)
    many = tag_sheet(library, ["HT01", "HT02", "CT01", "LVHT", "NHA"])
    append(printed.path(PRINTS_FILE), [record_of(many, date(2026, 11, 1), "", 1)])
    append(printed.path(PRINTS_FILE), taken_down(library, "HT01", None))
    lines = list(table(printed.published(ON).prints))
    days = ["01/11/2026", "25/11/2026", "25/11/2026", "25/11/2026"]
    assert [line.partition("  ")[0] for line in lines] == ["Ngày in", *days]
    assert "5 mã" in lines[1]
    assert "HT01 HT02" in lines[3]
    assert "đã gỡ" in lines[4]
    assert len({line.find("Quầy 1") for line in lines[2:]}) == 1


@pytest.fixture
def announced(guide: Guide) -> Guide:
    """The small guide with a renovation whose notice and gate card hang."""
    guide.write(WORKS_FILE, RENOVATION)
    guide.issue_codes()
    library = guide.published(ON)
    wording, _ = load_wording(THE_SAMPLE)
    sheets = [notice(library, CODE, wording=wording), gate_card(library, CODE)]
    append(guide.path(PRINTS_FILE), [record_of(sheet, ON, "", 1) for sheet in sheets])
    return guide


@pytest.mark.parametrize(
    ("old", "new", "papers"),
    [
        ("2026-12-30", "2026-12-31", ["thông báo", "thẻ cổng"]),
        ("status: running", "status: paused", ["thông báo", "thẻ cổng"]),
        ("Sửa mặt tiền", "Sửa bếp", ["thông báo"]),
        ("on: 2026-04-02", "on: 2026-04-03", []),
    ],
    ids=["end", "state", "what is allowed", "a check"],
)
def test_papers_of_a_renovation_go_stale_with_what_they_say(
    announced: Guide, old: str, new: str, papers: list[str]
) -> None:
    assert found(announced) == []
    announced.replace(WORKS_FILE, old, new)
    items = found(announced)
    assert [item.partition(f" {CODE}")[0] for item in items] == papers
    assert all("In lại rồi thay: motcham print" in item for item in items)


def test_a_notice_goes_stale_by_itself_when_the_works_are_late(announced: Guide) -> None:
    assert found(announced, date(2026, 12, 30)) == []
    assert len(found(announced, date(2026, 12, 31))) == 2


def test_papers_of_works_that_have_ended_are_taken_down(announced: Guide) -> None:
    announced.replace(WORKS_FILE, "status: running", "status: finished")
    ended = found(announced)
    announced.delete(WORKS_FILE)
    [row] = [
        line for line in announced.read(UNIT_LEDGER_FILE).splitlines() if line.startswith(CODE)
    ]
    announced.replace(UNIT_LEDGER_FILE, row, f"{row}2026-11-25")
    for items in (ended, found(announced)):
        assert ["đã kết thúc: gỡ" in item for item in items] == [True, True]
        assert all(item.endswith(f"motcham prints removed {CODE}") for item in items)
    append(announced.path(PRINTS_FILE), taken_down(announced.published(ON), CODE, None))
    assert found(announced) == []


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("Q1", "Q1"),
        ("Quầy 1", '"Quầy 1"'),
        ("Quầy '1'", "\"Quầy '1'\""),
        ('Quầy "1"', r'"Quầy \"1\""'),
        ("Quầy $1", "'Quầy $1'"),
    ],
)
def test_a_place_is_quoted_so_that_windows_and_others_read_it(place: str, typed: str) -> None:
    assert in_quotes(place) == typed
    assert shlex.split(typed) == [place]
