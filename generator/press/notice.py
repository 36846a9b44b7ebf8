"""The notice of one renovation, A4, in the form that decree 30/2020/NĐ-CP gives official papers.

Its first page has a code for those who read it. Two more are to hang beside it: large letters for
those who pass on the other side of the street, and one large code for those who stand in the lane.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

from generator.library.checked.published import Published
from generator.library.registers.sheet_kinds import SheetKind
from generator.matrix import QUIET_MODULES, module_mm, svg
from generator.press.announced import announced
from generator.press.printers import PLAIN, Finish
from generator.press.proof import A4_MM, Mark
from generator.press.sheet import Sheet, drawn, proven_sheet, symbols
from generator.press.typesetting import noted
from generator.press.wording import Wording
from generator.views.edition import edition_of
from generator.views.sheets import notice_view, street_view

SYMBOL_LEFT_MM, SYMBOL_SIDE_MM = 26.0, 52.0
"""The first page's code, quiet zone included; how low it stands follows from the text above it."""
LARGE_MM = 150.0
"""The large code's side without its quiet zone: read from 1.5 m even at version 4."""
LARGE_TOP_MM = 58.0
MOST_MM = 202.0
"""The large code's side, quiet zone included: below it are two lines, which keep off the ruler."""
STREET_MM = 5000
LETTER_SHARE = 1 / 250
"""Of the distance, the height of capitals that are read from there: 13.7 minutes of arc.

ISO 8596 (Snellen) gives full sight letters of 5 minutes, so these are read with a third of it.
"""
STREET_LEFT_MM, STREET_TOP_MM, STREET_SIDE_MM = 8.0, 179.0, 98.0
"""The code below the large letters, quiet zone included."""
HANG_BESIDE = (
    "Hai trang cuối để treo cạnh thông báo: chữ lớn đọc được từ khoảng {metres} m, "
    "và mã lớn cho người đứng ngoài đường."
)


def notice(  # noqa: PLR0913 - what of, in which words, with which number, how proven
    published: Published,
    code: str,
    *,
    wording: Wording,
    number: int | None = None,
    signed_on: date | None = None,
    finish: Finish = PLAIN,
) -> Sheet:
    """The notice of the renovation `code`; proven.

    Without `number` and `signed_on` room is left to write them in. Raises MotchamError where the
    works may not be announced, a text does not fit, or the proof fails.
    """
    works = announced(published, code, SheetKind.NOTICE)
    view = notice_view(published, works)
    on = published.day
    symbol = symbols([view.code])[code]
    module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    large = min(side_of(symbol.size, LARGE_MM), MOST_MM)
    edition = edition_of(view, on)
    words = {
        "ward": view.ward.name,
        "place": view.place,
        "unit": view.unit,
        "hotline": view.ward.hotline,
    }
    large_left = (A4_MM[0] - large) / 2
    street = street_view(published, works)
    data = {
        **drawn(view),
        "says": wording.filled(words),
        "number": "" if number is None else f"{number:02}",
        "signed_on": signed_words(signed_on, on),
        "edition": edition,
        "svg": svg(symbol),
        "symbol": {"left": SYMBOL_LEFT_MM, "side": SYMBOL_SIDE_MM},
        "large": {"left": large_left, "top": LARGE_TOP_MM, "side": large},
        "street": {
            **asdict(street),
            "letter": STREET_MM * LETTER_SHARE,
            "symbol": {"left": STREET_LEFT_MM, "top": STREET_TOP_MM, "side": STREET_SIDE_MM},
        },
    }
    top, pages, *letters = noted("notice.typ", data, "places")
    marks = [
        [Mark.of(code, symbol, SYMBOL_LEFT_MM, float(top), SYMBOL_SIDE_MM)],
        *([] for _ in range(int(pages) - 1)),
        [Mark.of(code, symbol, STREET_LEFT_MM, STREET_TOP_MM, STREET_SIDE_MM)],
        [Mark.of(code, symbol, large_left, LARGE_TOP_MM, large)],
    ]
    sheet = proven_sheet(SheetKind.NOTICE, data, on, marks, {code: edition}, finish=finish)
    metres = f"{min(map(float, letters)) / LETTER_SHARE / 1000:.1f}".removesuffix(".0")
    return replace(sheet, notes=(HANG_BESIDE.format(metres=metres.replace(".", ",")),))


def side_of(size: int, inner_mm: float) -> float:
    """The side in mm, quiet zone included, of a code of `size` modules that is `inner_mm` wide."""
    return inner_mm * (size + 2 * QUIET_MODULES) / size


def signed_words(signed_on: date | None, on: date) -> str:
    """The day as the decree writes it: two digits for days below 10 and for January, February."""
    if signed_on is None:
        return f"ngày ……… tháng ……… năm {on.year}"
    month = f"{signed_on.month:02}" if signed_on.month in (1, 2) else f"{signed_on.month}"
    return f"ngày {signed_on.day:02} tháng {month} năm {signed_on.year}"
