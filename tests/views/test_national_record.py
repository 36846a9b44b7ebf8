"""A record page answers how long and where only where its record leaves no doubt."""

from __future__ import annotations

import pytest

from generator.guide.now import now_for_procedure
from generator.views.first_screen import boxes
from generator.views.procedure import ProcedureView, procedure_view
from generator.views.record import procedure_record
from tests.guide.conftest import build, with_frame
from tests.guide_files import FIELDS_FILE, WARD_FILE, Guide
from tests.views.full import RECORD, RECORD_FILE

UNITS = {"ngày làm việc": "working_day", "ngày": "day", "giờ": "hour"}


def way(said: str, note: str = "", via: str = "counter") -> str:
    number, unit = said.split(" ", 1)
    words = f', record_note: "{note}"' if note else ""
    time = f"time: {{value: {number}, unit: {UNITS[unit]}}}, record_time: {said}"
    return f"  - {{via: {via}, {time}{words}}}"


def viewed(
    guide: Guide, *ways: str, agency: str = "Ủy ban nhân dân cấp xã", steps: str = "Nộp đơn."
) -> ProcedureView:
    """The page of a record with these ways of handing in."""
    head, _, rest = RECORD.partition("channels:\n")
    rest = rest[rest.index("legal_basis:") :].replace("Thành phần hồ sơ", "Trình tự thực hiện")
    text = f"{head}channels:\n{chr(10).join(ways or [way('3 ngày')])}\n{rest}"
    own_agency = f"agency: {agency}\n" if agency else ""
    text = text.replace("agency: Sở Vật nuôi\n", own_agency).replace("[Tờ khai]", f"[{steps}]")
    guide.write(RECORD_FILE, text)
    guide.issue_codes()
    published = guide.published()
    return procedure_view(published, published.by_code["HT50"])


def first(view: ProcedureView) -> tuple[str, list[str]]:
    """What stands on the first screen of how long it takes: in brief, and the answers."""
    box = boxes(view)[0]
    said = [f"{fact.words} ({fact.label})" if fact.label else fact.words for fact in box.answers]
    return box.brief.replace("\u00a0", " "), [one.replace("\u00a0", " ") for one in said]


CASES = (
    "Trường hợp nuôi một con mèo trong nhà: 3 ngày kể từ ngày nhận",
    "Trường hợp nuôi từ hai con trở lên: 10 ngày kể từ ngày nhận",
)
STAGES = ("Phường xét trong 3 ngày", "Chủ tịch ký trong 10 ngày kể từ ngày phường xét")
TIMES = {
    "the words say the same": ([way("7 ngày", "Trong 07 (bảy) ngày kể từ ngày nhận.")], "7 ngày"),
    "the words say another unit": ([way("7 ngày", "07 ngày làm việc.")], None),
    "the words say other times": ([way("60 ngày", "Không quá 30 ngày, khó thì 45 ngày.")], None),
    "the words say its parts": (
        [way("35 ngày", "Thẩm định 20 ngày, phường 10 ngày, ký 5 ngày.")],
        "35 ngày",
    ),
    "the words say it and more": ([way("5 ngày", "5 ngày; phải xác minh thì 8 ngày.")], "5 ngày"),
    "stages one after the other": (
        [way("3 ngày", STAGES[0]), way("10 ngày", STAGES[1]), way("3 ngày", via="online")],
        None,
    ),
    "one way contradicts itself": (
        [way("3 ngày", "Trong 9 ngày."), way("3 ngày", via="online")],
        None,
    ),
}


@pytest.mark.parametrize(("ways", "time"), TIMES.values(), ids=TIMES)
def test_a_time_heads_the_page_only_where_the_words_beside_it_agree(
    guide: Guide, ways: list[str], time: str | None
) -> None:
    view = viewed(guide, *ways)
    assert first(view) == ("", [time or "Hỏi phường"])
    if time is None:
        assert all(one.split('"')[1] in view.times[0].note for one in ways if '"' in one)


def test_times_of_cases_do_not_depend_on_the_way(guide: Guide) -> None:
    ways = [
        way(said, f"{note}{dot}", via)
        for via, dot in (("counter", ""), ("online", "."))
        for said, note in zip(("3 ngày", "10 ngày"), CASES, strict=True)
    ]
    view = viewed(guide, *ways)
    assert first(view) == ("3 hoặc 10 ngày", ["3 ngày", "10 ngày"])
    assert boxes(view)[0].brief_of == "Tùy trường hợp"


def test_times_that_differ_by_the_way_say_so(guide: Guide) -> None:
    view = viewed(guide, way("3 ngày"), way("1 ngày", via="online"))
    assert first(view)[1] == ["3 ngày (Tại quầy)", "1 ngày (Trực tuyến)"]


POLICE = "fields: [chung-thuc]}\n  - {name: Công an phường, fields: [cu-tru]}"
RESIDENCE = "  - {id: cu-tru, code: LVCU, prefix: CU, title: Cư trú, icon: account, summary: Ở.}\n"
PLACES = {
    "nobody is named": ("", "", "Nộp đơn.", ["Quầy 1"]),
    "the unit": ("Chủ tịch UBND cấp xã", "", "Nộp đơn.", ["Quầy 1"]),
    "the unit, spelt otherwise": ("Uỷ ban Nhân dân xã, phường", "", "Nộp đơn.", ["Quầy 1"]),
    "the police": ("Công an cấp Xã", "", "Nộp đơn.", ["Công an phường"]),
    "the police in the words alone": ("", "Nộp tại Công an cấp xã.", "Nộp.", ["Công an phường"]),
    "the police or the unit": (
        "Công an cấp Xã",
        "Nộp tại Công an cấp xã hoặc bộ phận một cửa.",
        "Nộp đơn.",
        ["Quầy 1"],
    ),
    "a department to which the unit sends it": (
        "Sở Nội vụ",
        "",
        "Người dân nộp hồ sơ tại Trung tâm Phục vụ hành chính công.",
        ["Quầy 1"],
    ),
    "a department": ("Sở Nội vụ", "", "Nộp đơn tại Sở.", ["Hỏi phường"]),
    "a school": ("Cơ sở giáo dục", "", "Cha mẹ nộp đơn cho trường.", ["Hỏi phường"]),
}


@pytest.mark.parametrize(("agency", "note", "steps", "places"), PLACES.values(), ids=PLACES)
def test_a_counter_takes_what_its_office_does(
    guide: Guide, agency: str, note: str, steps: str, places: list[str]
) -> None:
    guide.add(FIELDS_FILE, RESIDENCE)
    guide.replace(WARD_FILE, "fields: [chung-thuc]}", POLICE)
    view = viewed(guide, way("3 ngày", note), agency=agency, steps=steps)
    assert [place.name for place in view.places] == places
    published = guide.published()
    procedure = published.by_code["HT50"]
    counters = procedure_record(published, procedure).get("counters", [])
    assert [one["name"] for one in counters] == [name for name in places if "Hỏi" not in name]
    assert len(now_for_procedure(published, procedure).receives) == len(counters)


def test_the_site_says_so_too_though_what_names_the_unit_is_filled_in_later(guide: Guide) -> None:
    guide.add(FIELDS_FILE, RESIDENCE)
    guide.replace(WARD_FILE, "fields: [chung-thuc]}", POLICE)
    viewed(guide, agency="Công an cấp Xã")
    page = build(with_frame(guide)).joinpath("Q/HT50/index.html").read_text(encoding="utf-8")
    assert "<b>Công an phường</b>" in page
