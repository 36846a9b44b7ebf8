"""The notice of one renovation, A4, in the form that decree 30/2020/NĐ-CP gives official papers.

Its first page has a code for those who read it; its last is one large code, to hang beside it for
those who stand in the lane.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.errors import MotchamError
from generator.library.facts import edition_of
from generator.library.library import Library
from generator.library.models.renovation import Renovation
from generator.library.works import unit_of
from generator.matrix import QUIET_MODULES, module_mm, svg
from generator.press.announced import announced, notice_rows, place_words, report_lines
from generator.press.printers import PLAIN, Finish
from generator.press.proof import A4_MM, Mark
from generator.press.sheet import Sheet, proven_sheet, symbols, ward_data
from generator.press.typesetting import noted
from generator.press.wear import DISTANCE
from generator.press.wording import Wording

SYMBOL_LEFT_MM, SYMBOL_SIDE_MM = 26.0, 52.0
"""The first page's code, quiet zone included; how low it stands follows from the text above it."""
READ_FROM_MM = 1500
LARGE_MM = READ_FROM_MM / DISTANCE
"""The large code's side without its quiet zone: 150 mm, to be read from 1.5 m."""
LARGE_TOP_MM = 64.0
HANG_BESIDE = "Trang cuối là mã lớn: treo cạnh thông báo, cho người đứng ngoài đường."


def notice(  # noqa: PLR0913 - what of, in which words, with which number, how proven
    library: Library,
    code: str,
    on: date,
    *,
    wording: Wording,
    number: int | None = None,
    signed_on: date | None = None,
    finish: Finish = PLAIN,
) -> Sheet:
    """The notice of the renovation `code`, dated `on`; proven.

    Without `number` and `signed_on` room is left to write them in. Raises MotchamError where the
    works may not be announced, a text does not fit, or the proof fails.
    """
    renovation = announced(library, code, on)
    symbol = symbols(library, [code])[code]
    module_mm(symbol.text, symbol.size, SYMBOL_SIDE_MM)
    large = side_of(symbol.size, LARGE_MM)
    if large > A4_MM[0]:
        raise MotchamError(
            f"Mã của «{symbol.text}» quá lớn cho tờ A4.", "Rút ngắn site_url trong ward.yml."
        )
    edition = notice_edition(library, renovation, on)
    ward = ward_data(library)
    words = {
        "ward": library.ward.name,
        "place": place_words(renovation),
        "unit": unit_of(renovation, library.ward),
        "hotline": library.ward.hotline.number,
    }
    large_left = (A4_MM[0] - large) / 2
    data = {
        "ward": {**ward, "sample": library.ward.sample or renovation.sample},
        "says": wording.filled(words),
        "number": "" if number is None else f"{number:02}",
        "signed_on": signed_words(signed_on, on),
        "place": place_words(renovation),
        "rows": notice_rows(library, renovation, on),
        "reports": report_lines(library.ward),
        "code": code,
        "words": library.site.words(code),
        "edition": edition,
        "svg": svg(symbol),
        "symbol": {"left": SYMBOL_LEFT_MM, "side": SYMBOL_SIDE_MM},
        "large": {"left": large_left, "top": LARGE_TOP_MM, "side": large},
    }
    top, pages = noted("notice.typ", data, "places")
    marks = [
        [Mark.of(code, symbol, SYMBOL_LEFT_MM, float(top), SYMBOL_SIDE_MM)],
        *([] for _ in range(int(pages) - 1)),
        [Mark.of(code, symbol, large_left, LARGE_TOP_MM, large)],
    ]
    sheet = proven_sheet("notice", data, on, marks, {code: edition}, finish=finish)
    return replace(sheet, notes=(HANG_BESIDE,))


def notice_edition(library: Library, renovation: Renovation, on: date) -> str:
    """The edition on a notice: its hash changes exactly when the facts on it do."""
    shown = [renovation.code, notice_rows(library, renovation, on), report_lines(library.ward)]
    return edition_of(shown, on)


def side_of(size: int, inner_mm: float) -> float:
    """The side in mm, quiet zone included, of a code of `size` modules that is `inner_mm` wide."""
    return inner_mm * (size + 2 * QUIET_MODULES) / size


def signed_words(signed_on: date | None, on: date) -> str:
    """The day as the decree writes it: two digits for days below 10 and for January, February."""
    if signed_on is None:
        return f"ngày ……… tháng ……… năm {on.year}"
    month = f"{signed_on.month:02}" if signed_on.month in (1, 2) else f"{signed_on.month}"
    return f"ngày {signed_on.day:02} tháng {month} năm {signed_on.year}"
