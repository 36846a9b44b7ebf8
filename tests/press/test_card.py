"""The table card stands with the same code on both faces, one of them printed upside down."""

from __future__ import annotations

from datetime import date

import pytest

from generator.errors import MotchamError
from generator.library.library import Library
from generator.press.card import (
    FOLD_MM,
    SYMBOL_LEFT_MM,
    SYMBOL_SIDE_MM,
    SYMBOL_TOP_MM,
    table_card,
)
from generator.press.pdf import page_sizes_mm
from generator.press.proof import A4_MM
from generator.press.sheet import HOME_TITLE
from generator.press.verify import verify
from tests.guide_files import BIRTH_FILE, WARD_FILE, Guide
from tests.press.conftest import titled
from tests.press.paper import letters_in, says

ON = date(2026, 11, 22)
LOWER = (SYMBOL_LEFT_MM, FOLD_MM + SYMBOL_TOP_MM, SYMBOL_SIDE_MM)
UPPER = (
    A4_MM[0] - SYMBOL_LEFT_MM - SYMBOL_SIDE_MM,
    FOLD_MM - SYMBOL_TOP_MM - SYMBOL_SIDE_MM,
    SYMBOL_SIDE_MM,
)


def ends_of_titles(library: Library) -> list[str]:
    """The codes of the shortest and the longest title of each kind, and home."""
    codes = ["NHA"]
    for kind in (library.procedures, library.fields, library.life_events, library.pages):
        by_length = sorted(kind, key=lambda item: len(item.title))
        codes += [by_length[0].code, by_length[-1].code]  # type: ignore[attr-defined]
    return codes


def test_a_card_says_the_same_on_both_faces(real: Library) -> None:
    titles = {**real.titles(), "NHA": HOME_TITLE}
    for code in ends_of_titles(real):
        sheet = table_card(real, code, ON)
        assert [reading.code for reading in verify(sheet.pdf, site=real.site)] == [code, code]
        [size] = page_sizes_mm(sheet.pdf)
        assert size == pytest.approx(A4_MM, abs=0.1)
        for part in (
            titles[code],
            real.site.words(code),
            real.ward.hotline.number,
            f"Bản {sheet.editions[code]}",
            "In ở tỉ lệ 100 %",
            "MẪU",
        ):
            assert says(sheet.pdf, part) == 2, (code, part)
        assert letters_in(sheet.pdf, LOWER) == []
        assert letters_in(sheet.pdf, UPPER) == []


def test_a_title_of_80_letters_prints_whole(real: Library) -> None:
    title = "Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh cho người đang ở nơi xa ạ"
    pdf = table_card(titled(real, "HT01", title), "HT01", ON).pdf
    assert says(pdf, title) == 2
    assert letters_in(pdf, LOWER) == []


def test_a_title_of_300_letters_is_refused(real: Library) -> None:
    with pytest.raises(MotchamError, match="Không đủ chỗ in «Đăng ký"):
        table_card(titled(real, "HT01", "Đăng ký " * 37), "HT01", ON)


def test_a_long_address_stays_away_from_the_code(guide: Guide) -> None:
    host = "https://dackhuphuquy.lamdong.hethong.gov.vn/motcham/"
    guide.replace(WARD_FILE, "https://phuong.example/", host)
    pdf = table_card(guide.library(), "HT01", ON).pdf
    assert says(pdf, host.removeprefix("https://") + "Q/HT01") == 2
    assert letters_in(pdf, LOWER) == []


def test_the_same_card_has_the_same_bytes(real: Library) -> None:
    assert table_card(real, "HT01", ON).pdf == table_card(real, "HT01", ON).pdf


def test_unknown_and_withdrawn_codes_have_no_card(guide: Guide) -> None:
    with pytest.raises(MotchamError, match="không có trong sổ mã"):
        table_card(guide.library(), "HT99", ON)
    gone = "status: withdrawn\nwithdrawn_on: 2026-11-01\nreason: Đã gộp."
    guide.replace(BIRTH_FILE, "status: published", gone)
    guide.issue_codes()
    with pytest.raises(MotchamError, match="HT01 đã bãi bỏ"):
        table_card(guide.library(), "HT01", ON)
