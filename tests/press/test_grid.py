"""Posters of a field, a life event or the whole ward: each code meant, once, beside its title."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from generator.errors import MotchamError
from generator.library.library import Library
from generator.matrix import MIN_MODULE_MM, QUIET_MODULES, symbol
from generator.press.grid import (
    HEAD_LEFT_MM,
    HEAD_SIDE_MM,
    HEAD_TOP_MM,
    SYMBOL_SIDE_MM,
)
from generator.press.group import group_poster
from generator.press.pdf import page_sizes_mm
from generator.press.proof import A4_MM
from generator.press.sheet import Sheet, printable_codes
from generator.press.verify import verify
from generator.press.wall import wall_poster
from tests.guide_files import BIRTH_FILE, Guide
from tests.press.conftest import titled
from tests.press.paper import letters_in, says

ON = date(2026, 11, 22)
HEAD_PLACE = (HEAD_LEFT_MM, HEAD_TOP_MM, HEAD_SIDE_MM)


def codes_on(sheet: Sheet, library: Library) -> Counter[str | None]:
    """The codes read back, however often each."""
    readings = verify(sheet.pdf, site=library.site)
    assert all(reading.ok for reading in readings)
    return Counter(reading.code for reading in readings)


def test_every_field_and_life_event_has_a_poster_of_exactly_its_codes(real: Library) -> None:
    members = {g.code: [p.code for p in real.in_field(g)] for g in real.fields}
    for event in real.life_events:
        members[event.code] = list({s.procedure: 0 for s in event.steps if s.procedure})
    assert len(members) == len(real.fields) + len(real.life_events)
    for code, mine in members.items():
        sheet = group_poster(real, code, ON)
        assert codes_on(sheet, real) == Counter([code, *mine])
        for part in (real.ward.hotline.number, sheet.editions[code], real.site.words(code), "MẪU"):
            assert says(sheet.pdf, part) == sheet.proof.pages, (code, part)
        for member in mine:
            assert says(sheet.pdf, real.by_code[member].title), (code, member)
            assert says(sheet.pdf, member), (code, member)
        assert letters_in(sheet.pdf, HEAD_PLACE) == []


def test_the_wall_poster_has_every_code_that_may_be_printed_once(real: Library) -> None:
    sheet = wall_poster(real, ON)
    assert codes_on(sheet, real) == Counter(printable_codes(real))
    pages = sheet.proof.pages
    for size in page_sizes_mm(sheet.pdf):
        assert size == pytest.approx(A4_MM, abs=0.1)
    for part in (real.ward.hotline.number, sheet.editions["NHA"], "MẪU", "In ở tỉ lệ 100 %"):
        assert says(sheet.pdf, part) == pages
    for page in range(1, pages + 1):
        assert says(sheet.pdf, f"Trang {page}/{pages}") == 1
    for title in real.titles().values():
        assert says(sheet.pdf, title), title


def test_a_code_of_the_grid_is_large_enough(real: Library) -> None:
    assert SYMBOL_SIDE_MM >= 20
    for code in real.rows:
        modules = symbol(real.site.qr_text(code)).size + 2 * QUIET_MODULES
        assert SYMBOL_SIDE_MM / modules >= MIN_MODULE_MM


def test_many_procedures_flow_over_further_pages(real: Library) -> None:
    every = tuple(p.model_copy(update={"field": "ho-tich"}) for p in real.procedures)
    sheet = group_poster(replace(real, procedures=every), "LVHT", ON)
    assert sheet.proof.codes == 1 + len(every)
    assert sheet.proof.pages > 3
    assert says(sheet.pdf, f"Trang 2/{sheet.proof.pages}") == 1
    assert says(sheet.pdf, "Hộ tịch") == sheet.proof.pages


def test_a_withdrawn_procedure_is_left_out(guide: Guide) -> None:
    gone = "status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: Đã gộp.\nreplaced_by: [HT02]"
    guide.replace(BIRTH_FILE, "status: published", gone)
    guide.issue_codes()
    library = guide.library()
    assert codes_on(group_poster(library, "LVHT", ON), library) == Counter(["LVHT", "HT02"])
    assert "HT01" not in codes_on(wall_poster(library, ON), library)
    with pytest.raises(MotchamError, match="không có thủ tục nào"):
        group_poster(library, "VDSINH", ON)


@pytest.mark.parametrize("code", ["LVHT", "HT01"])
def test_a_title_of_300_letters_is_refused(real: Library, code: str) -> None:
    library = titled(real, code, "Đăng ký " * 37)
    with pytest.raises(MotchamError, match="Không đủ chỗ in «Đăng ký"):
        group_poster(library, "LVHT", ON)
    with pytest.raises(MotchamError, match="Không đủ chỗ in «Đăng ký"):
        wall_poster(library, ON)


@pytest.mark.parametrize("code", ["LVHT", "HT01"])
def test_a_title_of_80_letters_prints_whole(real: Library, code: str) -> None:
    title = "Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh cho người đang ở nơi xa ạ"
    pdf = group_poster(titled(real, code, title), "LVHT", ON).pdf
    assert says(pdf, title) == 1
    assert letters_in(pdf, HEAD_PLACE) == []


def test_the_edition_changes_with_any_title_on_the_paper(real: Library) -> None:
    changed = titled(real, "HT05", "Bản sao")
    before, after = (group_poster(library, "LVHT", ON) for library in (real, changed))
    assert before.editions.keys() == {"LVHT"}
    assert before.editions != after.editions
    assert before.pdf == group_poster(real, "LVHT", ON).pdf


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("HT01", "không phải lĩnh vực hay việc đời"),
        ("NHA", "không phải lĩnh vực hay việc đời"),
        ("LVXX", "không có trong sổ mã"),
    ],
)
def test_only_fields_and_life_events_have_such_posters(
    real: Library, code: str, message: str
) -> None:
    with pytest.raises(MotchamError, match=message):
        group_poster(real, code, ON)
