"""Posters of a field, a life event or the whole ward: each code meant, once, beside its title."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from generator.errors import MotchamError
from generator.library.checked.published import Published
from generator.matrix import MIN_MODULE_MM, QUIET_MODULES, symbol
from generator.press.grid import (
    BOTTOM_MM,
    FIRST_TOP_MM,
    FLOWING,
    HEAD_LEFT_MM,
    HEAD_SIDE_MM,
    HEAD_TOP_MM,
    ROOMY,
    layout_of,
)
from generator.press.group import group_poster
from generator.press.sheet import Sheet
from generator.press.verify import verify
from generator.press.wall import wall_poster
from generator.views.sheets import CodeView, Section
from tests.guide_files import BIRTH_FILE, Guide
from tests.press.conftest import titled
from tests.press.paper import said, says, words_of

ON = date(2026, 11, 22)
HEAD_PLACE = (HEAD_LEFT_MM, HEAD_TOP_MM, HEAD_SIDE_MM)


def codes_on(sheet: Sheet, library: Published) -> Counter[str | None]:
    """The codes read back, however often each."""
    readings = verify(sheet.pdf, site=library.site)
    assert all(reading.ok for reading in readings)
    return Counter(reading.code for reading in readings)


def in_force(library: Published, code: str) -> bool:
    procedure = library.by_code.get(code)
    return procedure is None or procedure.withdrawn_on is None


def test_a_poster_says_the_titles_of_all_its_codes_on_each_page(real: Published) -> None:
    """Of the largest field, and the life event with the most steps."""
    field = max(real.fields, key=lambda group: len(real.in_field(group)))
    event = max(real.life_events, key=lambda event: len(event.steps))
    members = {
        field.code: [p.code for p in real.in_field(field)],
        event.code: [step.procedure for step in event.steps if step.procedure],
    }
    members = {code: [one for one in mine if in_force(real, one)] for code, mine in members.items()}
    for code, mine in members.items():
        sheet = group_poster(real, code)
        words = words_of(sheet.pdf)
        for part in (real.ward.hotline.number, sheet.editions[code], real.site.words(code), "MẪU"):
            assert said(words, part) == sheet.proof.pages, (code, part)
        for member in mine:
            assert said(words, real.by_code[member].title), (code, member)
            assert said(words, member), (code, member)


def test_the_wall_poster_says_every_title_and_its_pages(real: Published, wall: Sheet) -> None:
    words = words_of(wall.pdf)
    pages = wall.proof.pages
    for part in (real.ward.hotline.number, wall.editions["NHA"], "MẪU", "In ở tỉ lệ 100 %"):
        assert said(words, part) == pages
    for page in range(1, pages + 1):
        assert said(words, f"Trang {page}/{pages}") == 1
    for code, title in real.titles().items():
        assert bool(said(words, title)) is in_force(real, code), title


def sections_of(count: int, heading: str = "") -> list[Section]:
    return [Section(heading, (CodeView("HT01", "", "", ""),) * count)]


def test_a_code_of_the_grid_is_large_enough(real: Published) -> None:
    least = min(layout_of(sections_of(count)).side for count in range(1, 40))
    assert least >= 20
    for code in real.rows:
        modules = symbol(real.site.qr_text(code)).size + 2 * QUIET_MODULES
        assert least / modules >= MIN_MODULE_MM


@pytest.mark.parametrize("count", range(1, 15))
def test_few_codes_fill_their_sheet_and_leave_it_none(count: int) -> None:
    room = BOTTOM_MM - FIRST_TOP_MM
    layout = layout_of(sections_of(count))
    rows = math.ceil(count / layout.columns)
    assert rows * layout.row <= room + 0.01
    assert count == 1 or rows * layout.row > room - 0.01
    assert layout.columns == (1 if count <= ROOMY else 2)
    assert layout.side < layout.row
    assert layout.cell - layout.side > 45  # for words


def test_more_codes_than_a_sheet_holds_and_codes_of_fields_flow() -> None:
    assert layout_of(sections_of(15)) == FLOWING
    assert layout_of(sections_of(2, "Hộ tịch")) == FLOWING


def test_beside_few_codes_stands_what_each_is_for(real: Published) -> None:
    few = next(event for event in real.life_events if event.code == "VDNGHI")
    many = next(event for event in real.life_events if event.code == "VDTANG")
    assert len(few.procedures) <= ROOMY < len(many.procedures)
    for event in (few, many):
        sheet = group_poster(real, event.code)
        words = words_of(sheet.pdf)
        assert sheet.proof.pages == 1
        for code in event.procedures:
            assert said(words, real.by_code[code].summary) == (event is few), code


def test_many_procedures_flow_over_further_pages(real: Published) -> None:
    every = tuple(
        p.model_copy(update={"field": "ho-tich"})
        for p in real.procedures
        if not p.withdrawn_on and not p.is_record
    )
    sheet = group_poster(replace(real, procedures=every), "LVHT")
    assert sheet.proof.codes == 1 + len(every)
    assert sheet.proof.pages > 3
    assert says(sheet.pdf, f"Trang 2/{sheet.proof.pages}") == 1
    assert says(sheet.pdf, "Hộ tịch") == sheet.proof.pages


def test_a_withdrawn_procedure_is_left_out(guide: Guide) -> None:
    gone = "status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: Đã gộp.\nreplaced_by: [HT02]"
    guide.replace(BIRTH_FILE, "status: published", gone)
    guide.issue_codes()
    library = guide.published(ON)
    assert codes_on(group_poster(library, "LVHT"), library) == Counter(["LVHT", "HT02"])
    assert "HT01" not in codes_on(wall_poster(library), library)
    with pytest.raises(MotchamError, match="không có thủ tục nào"):
        group_poster(library, "VDSINH")


@pytest.mark.parametrize("code", ["LVHT", "HT01"])
def test_a_title_of_300_letters_is_refused(library: Published, code: str) -> None:
    library = titled(library, code, "Đăng ký " * 37)
    with pytest.raises(MotchamError, match="Không đủ chỗ in «Đăng ký"):
        group_poster(library, "LVHT")
    with pytest.raises(MotchamError, match="Không đủ chỗ in «Đăng ký"):
        wall_poster(library)


def test_the_edition_changes_with_any_title_on_the_paper(real: Published) -> None:
    changed = titled(real, "HT05", "Bản sao")
    before, after = (group_poster(library, "LVHT") for library in (real, changed))
    assert before.editions.keys() == {"LVHT"}
    assert before.editions != after.editions
    assert before.pdf == group_poster(real, "LVHT").pdf


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("HT01", "không phải lĩnh vực hay việc đời"),
        ("NHA", "không phải lĩnh vực hay việc đời"),
        ("LVXX", "không có trong sổ mã"),
    ],
)
def test_only_fields_and_life_events_have_such_posters(
    real: Published, code: str, message: str
) -> None:
    with pytest.raises(MotchamError, match=message):
        group_poster(real, code)
