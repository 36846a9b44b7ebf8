"""Key-tag inserts, stickers and labels: many small pieces on a sheet, laid out by a format."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import chain

from generator.errors import MotchamError, WrongUseError
from generator.library.checked.published import Published
from generator.library.models.base import SHORT_TITLE
from generator.library.registers.sheet_kinds import SheetKind
from generator.matrix import MIN_MODULE_MM, QUIET_MODULES, Symbol, module_mm, svg
from generator.press.cutting import cut_lines
from generator.press.formats import (
    DEFAULT_FORMAT,
    HOLE_MIDDLE_MM,
    HOLE_MM,
    Format,
    Make,
    shipped_formats,
)
from generator.press.pdf import Cut
from generator.press.printers import PLAIN, Finish
from generator.press.proof import Mark
from generator.press.sheet import Part, Sheet, drawn, printed_title, proven_sheet, symbols
from generator.press.typesetting import noted_parts
from generator.views.edition import edition_of
from generator.views.sheets import bilingual, english_titles, issuer, tag_view

RULER_WIDTH_MM, RULER_HEIGHT_MM = 160, 15
"""The room that the ruler and the words beside it take under the grid, from its left edge."""
TAGS_A_PART = 200
"""So many are typeset together: Typst takes 0.5 MB a tag, and 0.1 s to begin."""
RULER_TOP_MM, RULER_GAP_MM = 12.5, 0.5
"""How far above the paper's foot the ruler is where it can be; how far at least from cut marks."""


def tag_sheet(  # noqa: PLR0913 - what of, how laid out, how proven
    published: Published,
    codes: Sequence[str],
    *,
    form: Format | None = None,
    start: int = 1,
    in_english: bool = False,
    finish: Finish = PLAIN,
) -> Sheet:
    """Pieces for `codes` in their order, each as often as it is named; proven.

    `form` is the fold-over insert of 40 × 55 mm where it is not given. `start` is the first free
    place on the first sheet, counted from 1. `in_english` gives each its English title too, if it
    has one; its code and its address stay the same.

    Raises MotchamError where a code must not be printed, a text does not fit, a module would be
    too small, the sheet has no place `start` or no room for two titles, or the proof fails.
    """
    form = form or shipped_formats()[DEFAULT_FORMAT]
    if not codes:
        raise MotchamError("Chưa có mã nào để in.", "Ghi các mã sau lệnh, như: HT01 HT02.")
    if not 1 <= start <= form.places:
        raise WrongUseError(
            f"Không có chỗ số {start}: một tờ «{form.title}» có {form.places} chỗ.",
            f"Ghi --start từ 1 đến {form.places}, đếm từ trái sang phải, từ trên xuống dưới.",
        )
    tags = {
        code: tag_view(published, code, printed_title(published, code))
        for code in dict.fromkeys(codes)
    }
    notes: tuple[str, ...] = ()
    if in_english:
        if not form.roomy:
            raise WrongUseError(
                f"«{form.title}» không đủ chỗ cho tên tiếng Anh.",
                "Bỏ --english, hoặc chọn khổ hai mặt hay tem có chỗ: --format 40x55.",
            )
        titles = english_titles(published)
        tags = {code: bilingual(tag, titles) for code, tag in tags.items()}
        notes = _untranslated(code for code in tags if code not in titles)
    editions = {code: edition_of(tag, published.day) for code, tag in tags.items()}
    sides = (False, True) if form.make is Make.DUPLEX else (False,)
    pages = _paged(codes, form.places, start - 1)

    def part(first: int) -> Part:
        """The pages from `first` that are typeset together."""
        held = pages[first : first + pages_a_part]
        names = dict.fromkeys(code for page in held for code in page.values())
        qr = symbols(tags[code].code for code in names)
        for symbol in qr.values():
            _check_module(symbol, form)
        data = {
            "ward": asdict(issuer(published)),
            "form": _form_data(form),
            "tags": {
                code: {
                    "english": "",
                    **drawn(tags[code]),
                    "edition": editions[code],
                    "svg": svg(qr[code]),
                }
                for code in names
            },
            "pages": [
                _side(form, page, number, back=back)
                for number, page in enumerate(held, start=first + 1)
                for back in sides
            ],
            "sheets": len(pages),
        }
        marks = [
            [] if back else [_mark(form, place, code, qr[code]) for place, code in page.items()]
            for page in held
            for back in sides
        ]
        return Part(data, marks)

    pages_a_part = max(1, TAGS_A_PART // form.places)
    firsts = range(0, len(pages), pages_a_part)
    first = part(0)
    paper = float(form.paper.width), float(form.paper.height)
    cuts = [_cut(form, back=back) for _ in pages for back in sides] if form.bleed_mm else []
    sheet = proven_sheet(
        SheetKind.TAGS,
        first.data,
        published.day,
        first.marks,
        editions,
        page_mm=paper,
        cuts=cuts,
        more=map(part, firsts[1:]),
        finish=finish,
    )
    if not form.roomy and form.make is not Make.SINGLE:
        notes = _left_out(map(part, firsts))
    return replace(sheet, notes=notes)


def _untranslated(codes: Iterable[str]) -> tuple[str, ...]:
    """What staff must know of tags whose pages have no English title."""
    listed = ", ".join(codes)
    return (f"Chưa có tên tiếng Anh, nên thẻ chỉ có tiếng Việt: {listed}.",) if listed else ()


def _left_out(parts: Iterable[Part]) -> tuple[str, ...]:
    """What staff must know of tags that are too small for their titles: cut short, or left out."""
    notes = noted_parts("tags.typ", (part.data for part in parts), "unfinished")
    noted = list(dict.fromkeys(chain.from_iterable(notes)))
    cut = ", ".join(code.removesuffix("…") for code in noted if code.endswith("…"))
    left = ", ".join(code for code in noted if not code.endswith("…"))
    told = [
        (
            cut,
            f"trên thẻ ấy tên dừng ở «…», trừ khi có short_title (nhiều nhất {SHORT_TITLE} ký tự).",
        ),
        (left, "trên thẻ ấy chỉ có mã."),
    ]
    return tuple(f"Khổ này không đủ chỗ cho tên của {all_}: {how}" for all_, how in told if all_)


def _check_module(symbol: Symbol, form: Format) -> None:
    """Raise MotchamError where modules are too small, with what would help."""
    try:
        module_mm(symbol.text, symbol.size, float(form.symbol))
    except MotchamError as error:
        least = math.ceil((symbol.size + 2 * QUIET_MODULES) * MIN_MODULE_MM)
        raise MotchamError(
            error.message,
            f"Chọn khổ lớn hơn với --format (cạnh mã {float(form.symbol):g} mm, cần {least} mm), "
            "hoặc dùng tên miền ngắn hơn (site_url trong ward.yml).",
        ) from error


def _paged(codes: Sequence[str], places: int, taken: int) -> list[Mapping[int, str]]:
    """The codes of each page by their place on it; the first `taken` places stay empty."""
    pages: dict[int, dict[int, str]] = {}
    for number, code in enumerate(codes, start=taken):
        page, place = divmod(number, places)
        pages.setdefault(page, {})[place] = code
    return list(pages.values())


def _side(form: Format, page: Mapping[int, str], number: int, *, back: bool) -> dict[str, object]:
    """One side of the sheet `number`, as the template draws it, in mm."""
    corner = form.back_corner if back else form.corner
    return {
        "number": number,
        "back": back,
        "pieces": [
            {"code": code, "sideways": form.folds_sideways(place), **_floats(x=x, y=y)}
            for place, code in page.items()
            for x, y in [corner(place)]
        ],
        "lines": [] if back else list(cut_lines(form, page)),
    }


def _cut(form: Format, *, back: bool) -> Cut:
    """What the pieces of a full sheet cover."""
    left, top = form.corner(0)
    right, bottom = form.grid_end
    if back:
        left, right = form.paper.width - right, form.paper.width - left
    return Cut(*map(float, (left, top, right, bottom, form.bleed_mm)))


def _form_data(form: Format) -> dict[str, object]:
    """A format as the template draws it, in mm."""
    left, top = form.symbol_corner
    return {
        "make": form.make,
        "title": form.title,
        "paper": _floats(width=form.paper.width, height=form.paper.height),
        "piece": _floats(width=form.piece.width, height=form.piece.height),
        "left": float(form.margin.left),
        "symbol": _floats(left=left, top=top, side=form.symbol),
        "top": float(form.top_mm),
        "hole": {"width": HOLE_MM, "middle": HOLE_MIDDLE_MM} if form.hole else None,
        "panel": [float(mm) for mm in form.panel] if form.panel else None,
        "roomy": form.roomy,
        "code_in_front": form.says_code_in_front,
        "ruler": _ruler(form),
    }


def _ruler(form: Format) -> float | None:
    """How far above the paper's foot the ruler begins, in mm; None where there is no room for it.

    It keeps away from the marks to cut along, and from the foot: a printer that draws all smaller
    is given a larger page, of which it leaves out the end.
    """
    end = float(form.grid_end[1])
    height = float(form.paper.height)
    if height - end < RULER_HEIGHT_MM or form.paper.width - form.margin.left < RULER_WIDTH_MM:
        return None
    lowest = max([end, *(line.to_y for line in cut_lines(form, range(form.places)))])
    return min(RULER_TOP_MM, height - lowest - RULER_GAP_MM)


def _floats(**lengths: object) -> dict[str, float]:
    return {name: float(str(length)) for name, length in lengths.items()}


def _mark(form: Format, place: int, code: str, symbol: Symbol) -> Mark:
    x, y = map(float, form.symbol_place(place))
    return Mark.of(code, symbol, x, y, float(form.symbol))
