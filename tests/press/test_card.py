"""The table card stands with the same code on both faces, one of them printed upside down."""

from __future__ import annotations

from datetime import date

from generator.library.checked.published import Published
from generator.press.card import (
    FOLD_MM,
    SYMBOL_LEFT_MM,
    SYMBOL_SIDE_MM,
    SYMBOL_TOP_MM,
    table_card,
)
from generator.press.proof import A4_MM
from generator.views.sheets import HOME_TITLE
from tests.guide_files import WARD_FILE, Guide
from tests.press.paper import letters_in, says

ON = date(2026, 11, 22)
LOWER = (SYMBOL_LEFT_MM, FOLD_MM + SYMBOL_TOP_MM, SYMBOL_SIDE_MM)
UPPER = (
    A4_MM[0] - SYMBOL_LEFT_MM - SYMBOL_SIDE_MM,
    FOLD_MM - SYMBOL_TOP_MM - SYMBOL_SIDE_MM,
    SYMBOL_SIDE_MM,
)


def longest_titles(library: Published) -> list[str]:
    """The codes of the longest title of each kind, and home."""
    in_force = [one for one in library.procedures if not one.withdrawn_on]
    kinds = (in_force, library.fields, library.life_events, library.pages)
    longest = [max(kind, key=lambda item: len(item.title)) for kind in kinds]
    return ["NHA", *(item.code for item in longest)]  # type: ignore[attr-defined]


def test_a_card_says_the_same_on_both_faces(real: Published) -> None:
    titles = {**real.titles(), "NHA": HOME_TITLE}
    for code in longest_titles(real):
        sheet = table_card(real, code)
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


def test_a_long_address_stays_away_from_the_code(guide: Guide) -> None:
    host = "https://dackhuphuquy.lamdong.hethong.gov.vn/motcham/"
    guide.replace(WARD_FILE, "https://phuong.tinh.vn/", host)
    pdf = table_card(guide.published(ON), "HT01").pdf
    assert says(pdf, host.removeprefix("https://") + "Q/HT01") == 2
    assert letters_in(pdf, LOWER) == []


def test_the_same_card_has_the_same_bytes(real: Published) -> None:
    assert table_card(real, "HT01").pdf == table_card(real, "HT01").pdf
