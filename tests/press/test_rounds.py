"""An inspection round: which works are on it, in which order, on paper and as a table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.press.pdf import page_sizes_mm
from generator.press.round_sheet import round_sheet
from generator.press.rounds import COLUMNS, natural, on_round, round_csv
from generator.press.verify import verify
from tests.press.paper import says
from tests.press.works import WORKS, changed, with_works

ON = date(2026, 11, 25)
HOUSES = [("3", "10"), ("3", "2"), ("10", "1"), (None, "7"), ("3", "12/10"), ("3", "12/4")]


def at(number: int, neighbourhood: str | None, house: str, **changes: object) -> object:
    name = f"Khu phố {neighbourhood}" if neighbourhood else None
    place = {"house": house, "street": "Đường Mẫu", "neighbourhood": name}
    return changed(code=f"R7K2QX{number:X}", place=place, **changes)


@pytest.fixture(scope="module")
def library(library: Published) -> Published:
    return replace(library, day=ON)


@pytest.fixture
def town(library: Published) -> Published:
    works = [at(number, *where) for number, where in enumerate(HOUSES)]
    return with_works(library, *works)  # type: ignore[arg-type]


def houses(library: Published, neighbourhood: str | None = None) -> list[str]:
    return [item.place.house for item in on_round(library, neighbourhood)]


def test_a_round_goes_by_neighbourhood_and_house_as_numbers_count(town: Published) -> None:
    assert houses(town) == ["2", "10", "12/4", "12/10", "1", "7"]
    keys = [natural(text) for text in ("2", "2A", "10", "12/4", "12/10", "A1", "Á1", "")]
    assert sorted(keys) == [natural(""), *keys[:-1]]
    assert all(first != second for first, second in pairwise(keys))


@pytest.mark.parametrize("name", ["3", "Khu phố 3", "khu pho 3"])
def test_a_neighbourhood_is_known_by_its_end(town: Published, name: str) -> None:
    assert houses(town, name) == ["2", "10", "12/4", "12/10"]


@pytest.mark.parametrize("name", ["0", "pho", "", "33"])
def test_an_unknown_neighbourhood_is_refused_with_all_there_are(town: Published, name: str) -> None:
    with pytest.raises(MotchamError) as error:
        houses(town, name)
    assert "Khu phố 3, Khu phố 10" in error.value.hint


@pytest.mark.parametrize(
    ("changes", "seen"),
    [
        ({"status": "finished"}, False),
        ({"status": "planned", "starts_on": date(2026, 12, 2)}, True),
        ({"status": "planned", "starts_on": date(2026, 12, 3)}, False),
        ({"status": "paused"}, True),
        ({"status": "stopped"}, True),
        ({"ends_on": date(2026, 11, 1)}, True),
    ],
)
def test_works_are_seen_from_shortly_before_they_begin_until_they_have_ended(
    library: Published, changes: dict[str, object], seen: bool
) -> None:
    library = with_works(library, changed(**changes))
    if seen:
        assert on_round(library) == list(library.renovations)
    else:
        with pytest.raises(MotchamError, match="không có công trình nào"):
            on_round(library)


def test_the_sheet_runs_on_and_has_a_code_and_a_box_for_each(library: Published) -> None:
    works = [at(number, "3", str(number), allowed=("Sửa " * 70,)) for number in range(10)]
    library = with_works(library, *works)  # type: ignore[arg-type]
    sheet = round_sheet(library, on_round(library))
    assert len(page_sizes_mm(sheet.pdf)) == 2
    assert [reading.code for reading in verify(sheet.pdf)] == [w.code for w in library.renovations]
    assert all((reading.module_mm or 0) >= 0.40 for reading in verify(sheet.pdf))
    for words, count in (("Đã xem", 10), ("Khu phố 3 · 10 công trình", 1), ("Khu phố 3 (tiếp)", 1)):
        assert says(sheet.pdf, words) == count, words
    assert says(sheet.pdf, "Sửa …") == 10


def test_the_table_opens_in_excel_and_no_cell_is_a_formula(library: Published) -> None:
    place = {"house": "12/4", "street": "Đường Mẫu"}
    works = changed(place=place, allowed=("=1+1", "Sửa"), not_allowed=("@SUM(A1)",))
    library = with_works(library, works)
    table = round_csv(library, [works])
    assert table.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(table.decode("utf-8-sig")))
    assert tuple(head) == COLUMNS
    assert row[:7] == [
        "Chưa ghi khu phố", "12/4 Đường Mẫu", WORKS.code, "Đang làm", "'=1+1; Sửa", "'@SUM(A1)",
        "2026-03-10",
    ]  # fmt: skip
    for start in "=+-@":
        table = round_csv(library, [changed(allowed=(f"{start}1",))])
        assert f"'{start}1".encode() in table
